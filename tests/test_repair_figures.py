"""The figures of `python -m bench.repair` are at their floors."""

import pytest

from bench.annotations import GOLD
from bench.healthy import healthy_texts
from bench.repair import (
    CHARACTERS,
    HALVED,
    case_texts,
    count_changed,
    score_twins,
    sentences,
    undamaged_pages,
)
from extract.repair import load_repair

PAGES = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.clean.txt"))]


@pytest.fixture(scope="module")
def lexicon():
    return load_repair()


def test_twins_come_back(lexicon):
    total = score_twins(PAGES, 2, lexicon)
    assert total["right"] / total["characters"] >= CHARACTERS
    assert total["halved"] > 500
    assert total["mended"] / total["halved"] >= HALVED


def test_healthy_pages_are_left_alone(lexicon):
    texts = list(undamaged_pages())
    assert len(texts) > 10
    assert sum(count_changed(text, lexicon, simplified=True) for text in texts) == 0


def test_cases_are_left_alone(lexicon):
    assert sum(count_changed(text, lexicon) for text in case_texts()) == 0


def test_awkward_text_is_left_alone(lexicon):
    texts = list(healthy_texts(sentences([*PAGES, *case_texts()]), 300_000, seed=2))
    changed = [text for text in texts if count_changed(text, lexicon)]
    assert changed == []
