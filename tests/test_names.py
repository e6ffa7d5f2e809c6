"""The name tagger: its file, its sentences, and what it adds to a page."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from extract.errors import DashijiError
from extract.names import load_names, name_tags
from extract.names.features import buckets
from extract.names.tagger import LABELS, read_names, read_paths
from extract.pipeline import read_page
from extract.tools import load_tools
from scripts.train_names import FOLDER, labels_of, read_marked
from tests.pages import make_page

MODEL = Path(__file__).parent.parent / "extract" / "names"


@pytest.fixture(scope="module")
def tagger():
    return load_names()


@pytest.fixture(scope="module")
def tools():
    return load_tools()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("支书苟有粮带着大家修渠。", ["苟有粮"]),
        ("派出所所长亓有得骑车赶到。", ["亓有得"]),
        ("关键时刻,党员和广大群众一起向前。", []),
        ("占两成多的职工高兴地说,日子好过了。", []),
    ],
)
def test_names_that_are_words_and_words_that_are_none(text, names, tools):
    people = read_page("", text, {}, tools).mentions.people
    assert [text[person.start : person.end] for person in people] == names


def test_words_cover_the_sentences_as_before(tagger):
    text = "村党支部书记卜向前说,路修通了。派出所所长亓有得骑车赶到。"
    page = make_page(text, tags=True)
    for sentence, words in zip(page.sentences, name_tags(page, (), tagger).tags, strict=True):
        spans = [(word.start, word.end) for word in words]
        assert spans[0][0] == sentence.start
        assert spans[-1][1] == sentence.end
        assert all(one[1] == other[0] for one, other in pairwise(spans))


def test_batches_change_no_label(tagger):
    texts = ["派出所所长亓有得骑车赶到。", "路通了。", "村党支部书记卜向前说,路修通了,大家都高兴。"]
    page = make_page("".join(texts), tags=True)
    rows = buckets(page.text, page.sentences, page.tags, ())
    assert read_paths(rows, tagger) == [read_paths([row], tagger)[0] for row in rows]


def test_without_a_model_the_page_is_as_it_was():
    page = make_page("村党支部书记卜向前说。", tags=True)
    assert name_tags(page, (), None) is page


def test_labels_give_the_names_back():
    text, spans = read_marked("<L>大竹</L>人<P>仉志</P>进了<O>县医院</O>")
    labels = [LABELS.index(label) for label in labels_of(0, len(text), spans)]
    assert [(w.start, w.end, w.tag) for w in read_names(0, labels)] == spans


def test_another_file_than_the_one_described_is_refused(tmp_path):
    (tmp_path / "model.json").write_bytes((MODEL / "model.json").read_bytes())
    np.savez(tmp_path / "model.npz", buckets=np.zeros(1))
    with pytest.raises(DashijiError, match="train it anew"):
        load_names(tmp_path)


def test_the_card_says_what_the_model_learnt_from():
    card = json.loads((MODEL / "model.json").read_text(encoding="utf-8"))
    assert card["sentences"] > 3000
    assert card["kept_f1"]["PER"] > 0.75


def test_every_sentence_is_marked_well():
    seen = set()
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, spans = read_marked(line)
            assert "<" not in text, line
            assert ">" not in text, line
            assert all(one[1] <= other[0] for one, other in pairwise(spans)), line
            assert text not in seen, line
            seen.add(text)
