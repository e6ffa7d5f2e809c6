"""People's names by a linear model over hashed features: a second opinion beside LAC's.

On pages that no rule was mended with it took persons from 0.89 to 0.92 (exact F1). Its
organisations were found worse than those of the rules, and are left alone.
"""

import hashlib
import io
import json
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.errors import DashijiError
from extract.names.features import BUCKETS, Buckets, buckets, load_marks
from extract.overlay import lay_over
from extract.tagger import BATCH, best_paths
from schemas.mentions import PlaceMention
from schemas.text import Page, Word

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
JOINING = ("c", "p", "d", "u", "r")  # conjunctions, prepositions, adverbs, particles, pronouns
LONGEST_OFFICE = 8  # characters looked at for a title before a name
BEGINS = slice(1, None, 2)  # the labels that begin a name
Floats = NDArray[np.float32]


class NameTagger(NamedTuple):
    """The model: the weight of each label in each bucket, and of a label behind another."""

    weights: Floats
    moves: Floats


def load_names(folder: Traversable | None = None) -> NameTagger:
    """Load the model, a few milliseconds; DashijiError when its file is not the one described."""
    folder = folder or files("extract.names")
    card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    data = (folder / "model.npz").read_bytes()
    if hashlib.sha256(data).hexdigest() != card["sha256"]:
        raise DashijiError(
            "extract/names/model.npz is not the model that model.json describes: "
            "restore it with git, or train it anew with scripts/train_names.py"
        )
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        weights = np.zeros((BUCKETS, len(LABELS)), dtype=np.float32)
        weights[arrays["buckets"]] = arrays["weights"] * np.float32(card["scale"])
        return careful(NameTagger(weights, arrays["moves"]), card["caution"], card["templates"])


def careful(tagger: NameTagger, caution: float, templates: int) -> NameTagger:
    """Make it dearer to begin a name, by `caution`: fewer are found, more of them are right.

    `templates` is the number of features of a character, over which the price is spread.
    """
    tagger.weights[:, BEGINS] -= np.float32(caution / templates)
    return tagger


def name_tags(page: Page, places: Sequence[PlaceMention], tagger: NameTagger | None) -> Page:
    """Give the page with the people of the model laid over its tags; without a model as it is.

    `places` are those found before; the model looks at them.
    """
    if tagger is None:
        return page
    spans = [(place.start, place.end) for place in places]
    rows = buckets(page.text, page.sentences, page.tags, spans)
    paths = read_paths(rows, tagger)
    people = [
        [name for name in read_names(sentence.start, path) if name.tag == "PER"]
        for sentence, path in zip(page.sentences, paths, strict=True)
    ]
    cuts = {word.end for words in page.words for word in words} | {s.start for s in page.sentences}
    titled = {
        page.text[name.start : name.end]
        for names in people
        for name in names
        if follows_office(page.text, name.start)
    }
    tags = []
    for names, words in zip(people, page.tags, strict=True):
        names = [
            name
            for name in names
            if is_made_well(page.text, name, words)
            and fits_words(page.text, name, words, cuts)
            and (page.text[name.start : name.end] in titled or not is_word(name, words, cuts))
        ]
        tags.append(tuple(lay_over(words, names)) if names else words)
    return replace(page, tags=tuple(tags))


def is_made_well(text: str, name: Word, words: Sequence[Word]) -> bool:
    """Say whether a name has a surname and one or two characters behind it, or a dot inside.

    Of a dotted one LAC too sees a part: 史丛书·广东 is none.
    """
    surnames, start, size = load_marks().surnames, name.start, name.end - name.start
    if "·" in text[start : name.end]:
        return any(w.tag == "PER" and w.start < name.end and start < w.end for w in words)
    double = text[start : start + 2] in surnames
    return (double and 3 <= size <= 4) or (text[start] in surnames and 2 <= size <= 3)


def fits_words(text: str, name: Word, words: Sequence[Word], cuts: Set[int]) -> bool:
    """Say whether a name leaves the words around it whole.

    和广大 and 高兴地 begin with surnames, but 和 and 地 are words of their own; 史立言 of 历史立言
    begins inside one, for LAC as for jieba, between whose words the `cuts` are.
    """
    over = [word for word in words if word.start < name.end and name.start < word.end]
    first, last = over[0], over[-1]
    begins = first.start < name.start and first.tag != "PER" and name.start not in cuts
    ends = last.end > name.end and last.tag != "PER" and name.end not in cuts
    joins = first.start == name.start and first.end == name.start + 1 and first.tag in JOINING
    trails = last.tag == "u" and text[last.start] in "地着了的"
    named = any(word.tag in ("LOC", "ORG") for word in over)
    return not (begins or ends or joins or trails or named)


def is_word(name: Word, words: Sequence[Word], cuts: Set[int]) -> bool:
    """Say whether LAC and jieba take the whole for one word: 关切, 幸福感, but also 海洋."""
    whole = any((w.start, w.end) == (name.start, name.end) and w.tag != "PER" for w in words)
    return whole and cuts.isdisjoint(range(name.start + 1, name.end))


def follows_office(text: str, start: int) -> bool:
    """Say whether the title of an office stands right before: 书记海洋."""
    before = text[max(0, start - LONGEST_OFFICE) : start]
    return before.endswith(load_marks().offices)


def read_paths(rows: Sequence[Buckets], tagger: NameTagger) -> list[list[int]]:
    """Give the best labels of each sentence; sentences of like length go together."""
    order = sorted((i for i, row in enumerate(rows) if len(row)), key=lambda i: len(rows[i]))
    paths: list[list[int]] = [[] for _ in rows]
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        lengths = np.array([len(rows[i]) for i in batch], dtype=np.int32)
        scores = np.zeros((len(batch), int(lengths.max()), len(LABELS)), dtype=np.float32)
        for row, number in enumerate(batch):
            scores[row, : lengths[row]] = tagger.weights[rows[number]].sum(axis=1)
        found = best_paths(scores, lengths, tagger.moves)
        for row, number in enumerate(batch):
            paths[number] = found[row, : lengths[row]].tolist()
    return paths


def read_names(start: int, path: Sequence[int]) -> Iterator[Word]:
    """Give the names of a path of labels, as words; `start` is where its sentence begins."""
    at = 0
    while at < len(path):
        label, end = LABELS[path[at]], at + 1
        if label[0] == "B":
            while end < len(path) and LABELS[path[end]] == "I" + label[1:]:
                end += 1
            yield Word(start + at, start + end, label[2:])
        at = end
