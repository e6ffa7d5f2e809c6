"""Train the name tagger (extract/names) from the sentences of training/names.

    python scripts/train_names.py [--caution X]

Needs `python-crfsuite` (the extra `train`). Writes extract/names/model.npz and model.json; the same
sentences give the same bytes. Every fifth sentence is kept from a first run, which says how good
the model is alone; the model itself learns from all.
"""

import argparse
import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

from extract.gazetteer import load_gazetteer
from extract.names.features import BUCKETS, Buckets, buckets
from extract.names.tagger import LABELS, NameTagger, careful, read_names, read_paths
from extract.places import find_places
from extract.sections import split_sections
from extract.tagger import load_tagger, tag_sentences
from extract.words import load_segmenter, split_words
from schemas.text import Page

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "training" / "names"
KINDS = {"P": "PER", "O": "ORG", "L": "LOC"}
# Less of c1 keeps more weights: exact persons of unseen pages .82 at .1/.01, .84 at .02/.1.
SETTINGS = {"c1": 0.02, "c2": 0.1, "max_iterations": 100, "feature.possible_transitions": True}
STEPS = 127  # of a weight as it is stored


class Example(NamedTuple):
    """A sentence as the model sees it, and the labels it should give."""

    rows: Buckets
    labels: list[str]


def read_marked(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Read a marked sentence: its text, and the spans of its names.

    >>> read_marked("<L>大竹</L>人<P>仉志</P>")
    ('大竹人仉志', [(0, 2, 'LOC'), (3, 5, 'PER')])
    """
    text, spans, start = "", [], 0
    for part in re.split(r"(</?[POL]>)", line):
        if re.fullmatch(r"<[POL]>", part):
            start = len(text)
        elif re.fullmatch(r"</[POL]>", part):
            spans.append((start, len(text), KINDS[part[2]]))
        else:
            text += part
    return text, spans


def read_examples() -> Iterator[Example]:
    """Give the training sentences with their features; names inside damage would be left out."""
    tagger, segmenter, gazetteer = load_tagger(), load_segmenter(), load_gazetteer()
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            text, spans = read_marked(line)
            sentences = split_sections(text)
            page = Page(
                doc_id="",
                text=text,
                sentences=sentences,
                words=tuple(split_words(text, s, segmenter) for s in sentences),
                tags=tag_sentences(text, sentences, tagger),
            )
            places = [(p.start, p.end) for p in find_places(page, gazetteer)]
            rows = buckets(text, sentences, page.tags, places)
            for sentence, row in zip(sentences, rows, strict=True):
                yield Example(row, labels_of(sentence.start, sentence.end, spans))


def labels_of(start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """Give the labels of the characters from `start` to `end`."""
    labels = ["O"] * (end - start)
    for first, last, kind in spans:
        for at in range(max(first, start), min(last, end)):
            labels[at - start] = ("B-" if at == first else "I-") + kind
    return labels


def train(examples: Sequence[Example]) -> dict[str, np.ndarray]:
    """Train a conditional random field; give its weights by bucket, and its moves."""
    import pycrfsuite  # the extra `train`: nothing else needs it

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for example in examples:
        trainer.append([[str(bucket) for bucket in row] for row in example.rows], example.labels)
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    number = {label: at for at, label in enumerate(LABELS)}
    places = sorted({int(feature) for feature, _ in info.state_features})
    row = {place: at for at, place in enumerate(places)}
    weights = np.zeros((len(places), len(LABELS)), dtype=np.float64)
    for (feature, label), weight in info.state_features.items():
        weights[row[int(feature)], number[label]] = weight
    moves = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for (one, other), weight in info.transitions.items():
        moves[number[one], number[other]] = weight
    return {"buckets": np.array(places, dtype=np.uint32), "weights": weights, "moves": moves}


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--caution", type=float, default=2.0, help="the price of beginning a name")
    caution = parser.parse_args().caution
    examples = list(read_examples())
    kept = examples[::5]
    trained = train([e for at, e in enumerate(examples) if at % 5])
    figures = measure(trained, kept, caution)
    write(train(examples), len(examples), examples[0].rows.shape[1], caution, figures)


def measure(
    trained: dict[str, np.ndarray], kept: Sequence[Example], caution: float
) -> dict[str, float]:
    """Give exact F1 of people and organisations on sentences the model has not seen."""
    weights = np.zeros((BUCKETS, len(LABELS)), dtype=np.float32)
    weights[trained["buckets"]] = trained["weights"]
    tagger = careful(NameTagger(weights, trained["moves"]), caution, len(kept[0].rows[0]))
    paths = read_paths([e.rows for e in kept], tagger)
    figures = {}
    for kind in ("PER", "ORG"):
        right = found = wanted = 0
        for example, path in zip(kept, paths, strict=True):
            gold = [LABELS.index(label) for label in example.labels]
            want = {w for w in read_names(0, gold) if w.tag == kind}
            have = {w for w in read_names(0, path) if w.tag == kind}
            right, found, wanted = right + len(want & have), found + len(have), wanted + len(want)
        figures[kind] = round(2 * right / max(1, found + wanted), 3)
    return figures


def write(
    trained: dict[str, np.ndarray],
    sentences: int,
    templates: int,
    caution: float,
    figures: dict[str, float],
) -> None:
    """Write the model in small whole numbers, and what must be known to read it."""
    scale = float(np.abs(trained["weights"]).max()) / STEPS
    weights = np.rint(trained["weights"] / scale).astype(np.int8)
    some = np.flatnonzero(weights.any(axis=1))
    out = io.BytesIO()
    np.savez_compressed(
        out, buckets=trained["buckets"][some], weights=weights[some], moves=trained["moves"]
    )
    folder = ROOT / "extract" / "names"
    (folder / "model.npz").write_bytes(out.getvalue())
    card = {
        "sha256": hashlib.sha256(out.getvalue()).hexdigest(),
        "sentences": sentences,
        "buckets": len(some),
        "templates": templates,
        "scale": scale,
        "caution": caution,
        "kept_f1": figures,
    }
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
