"""How likely a stretch of Chinese is, by words and their frequencies."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple

LONGEST = 5
UNKNOWN = -19.0
ASCII = -5.0
# Logarithms of the share among all words of running text; counted on no text, set by eye between
# the commonest words of jieba's table (的 -3) and its thousandth (-8).
MARKS: Mapping[str, float] = {
    **dict.fromkeys("，。,", -3.0),
    **dict.fromkeys("、“”：？！；（）《》:?!;()", -4.5),
    **dict.fromkeys("…—‘’ \n　", -6.0),
    **dict.fromkeys("·～〈〉「」『』【】％－／■●◆▲□○①②③④⑤", -9.0),
}


class Reading(NamedTuple):
    """The best choice among candidates: one index a slot, its score, and how sure each slot is."""

    choice: tuple[int, ...]
    score: float
    margins: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Logarithms of word frequencies: of jieba's table, and of what stands on the page itself."""

    words: Mapping[str, float]
    page: Mapping[str, float]

    def weigh(self, word: str) -> float | None:
        """Give the logarithm of a word's share, or None when it is no word."""
        known, seen = self.words.get(word), self.page.get(word)
        if known is None:
            known = MARKS.get(word) if len(word) == 1 else None
        if known is None and len(word) == 1:
            known = ASCII if word < "\x7f" else UNKNOWN
        if seen is None or known is None:
            return known if seen is None else seen
        return max(known, seen)

    def read(self, slots: Sequence[Sequence[str]]) -> Reading:
        """Choose a character for every slot so that the words they make are likeliest together."""
        ahead = _best_before(self, slots)
        behind = _best_after(self, slots)
        choice, margins = [], []
        for at, slot in enumerate(slots):
            if len(slot) == 1:
                choice.append(0)
                margins.append(99.0)
                continue
            scores = _through(self, slots, at, ahead, behind)
            order = sorted(range(len(slot)), key=lambda i: -scores[i])
            choice.append(order[0])
            margins.append(scores[order[0]] - scores[order[1]])
        return Reading(tuple(choice), ahead[-1], tuple(margins))

    def score(self, text: str) -> float:
        """Give the likelihood of a plain text, by its best cut into words."""
        return _best_before(self, text)[-1]


@cache
def load_words() -> Mapping[str, float]:
    """Read the word frequencies of jieba's dictionary (MIT), without starting jieba."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed: run `make`")
    table = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").split()
    counts = list(map(int, table[1::3]))
    whole = log(sum(counts))
    weights = {n: log(n) - whole for n in set(counts) if n}
    return {word: weights[n] for word, n in zip(table[::3], counts, strict=True) if n}


def page_words(text: str) -> Mapping[str, float]:
    """Give what a page says more than once: two or three characters, by their share."""
    pairs = Counter(map("".join, pairwise(text)))
    triples = Counter(map("".join, zip(text, text[1:], text[2:], strict=False)))
    whole = log(len(text) + 1) + 1.5
    return {w: log(n) - whole for w, n in (*pairs.items(), *triples.items()) if n > 1}


def _spans(slots: Sequence[Sequence[str]], start: int, end: int) -> list[tuple[str, ...]]:
    """Give the words that the slots of a span can make; at most two open slots are tried out."""
    made: list[tuple[str, ...]] = [()]
    for slot in slots[start:end]:
        if len(made) * len(slot) > 40000:
            return []
        made = [(*word, c) for word in made for c in slot]
    return made


def _weigh_span(language: Language, slots: Sequence[Sequence[str]], start: int, end: int) -> float:
    """Give the weight of the likeliest word over a span, or minus infinity."""
    best = float("-inf")
    for word in _spans(slots, start, end):
        weight = language.weigh("".join(word))
        if weight is not None and weight > best:
            best = weight
    return best


def _best_before(language: Language, slots: Sequence[Sequence[str]]) -> list[float]:
    """Give the best score of the slots before each place."""
    best = [0.0]
    for end in range(1, len(slots) + 1):
        starts = range(max(0, end - LONGEST), end)
        best.append(max(best[s] + _weigh_span(language, slots, s, end) for s in starts))
    return best


def _best_after(language: Language, slots: Sequence[Sequence[str]]) -> list[float]:
    """Give the best score of the slots from each place on."""
    best = [0.0] * (len(slots) + 1)
    for start in range(len(slots) - 1, -1, -1):
        ends = range(start + 1, min(len(slots), start + LONGEST) + 1)
        best[start] = max(_weigh_span(language, slots, start, e) + best[e] for e in ends)
    return best


def _through(
    language: Language,
    slots: Sequence[Sequence[str]],
    at: int,
    ahead: list[float],
    behind: list[float],
) -> list[float]:
    """Give the best score of the whole with each candidate of one slot."""
    scores = [float("-inf")] * len(slots[at])
    for start in range(max(0, at - LONGEST + 1), at + 1):
        for end in range(at + 1, min(len(slots), start + LONGEST) + 1):
            for index, char in enumerate(slots[at]):
                fixed = [*slots[start:at], (char,), *slots[at + 1 : end]]
                weight = _weigh_span(language, fixed, 0, end - start)
                scores[index] = max(scores[index], ahead[start] + weight + behind[end])
    return scores
