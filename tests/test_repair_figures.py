"""The figures of `python -m bench.repair` are at their floors."""

import pytest

from bench.annotations import GOLD
from bench.repair import case_texts, count_changed, score_twins
from extract.repair import load_repair

CHARACTERS, HALVED = 0.999, 0.97  # shares that come out right
PAGES = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.clean.txt"))]


@pytest.fixture(scope="module")
def lexicon():
    return load_repair()


def test_twins_come_back(lexicon):
    total = score_twins(PAGES, 2, lexicon)
    assert total["right"] / total["characters"] >= CHARACTERS
    assert total["halved"] > 500
    assert total["mended"] / total["halved"] >= HALVED


def test_healthy_text_is_left_alone(lexicon):
    texts = [*PAGES, *case_texts()]
    assert sum(map(len, texts)) > 50_000
    assert sum(count_changed(text, lexicon) for text in texts) == 0
