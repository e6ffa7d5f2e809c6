"""A recogniser of one's own changes what the name stages read, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import DashijiError
from extract.pipeline import read_page
from extract.recogniser import Recognised, lay_over, load_recogniser, name_words
from extract.tools import load_tools
from schemas.text import Sentence, Word
from tests.pages import make_page

TEXT = "昨天,阿米娜·古丽在会上发言。"


def finds_amina(sentences):
    return [
        [Recognised(s.index("阿米娜"), s.index("阿米娜") + 6, "PER")] if "阿米娜" in s else []
        for s in sentences
    ]


def posseg(sentences):
    """The example of docs/recognisers.md: jieba's tags nr, ns, nt."""
    from jieba import posseg

    labels = {"nr": "PER", "ns": "LOC", "nt": "ORG"}
    found = []
    for sentence in sentences:
        names, at = [], 0
        for word, flag in posseg.cut(sentence):
            if flag in labels:
                names.append(Recognised(at, at + len(word), labels[flag]))
            at += len(word)
        found.append(names)
    return found


def test_its_names_stand_among_the_tags():
    page = make_page(TEXT, tags=True)
    tags = lay_over(TEXT, page.sentences, page.tags, finds_amina)
    start = TEXT.index("阿米娜")
    assert Word(start, start + 6, "PER") in tags[0]


def test_a_run_reads_them(tools):
    from dataclasses import replace

    plugged = replace(tools, recogniser=finds_amina)
    people = read_page("a", TEXT, {}, plugged).mentions.people
    assert [TEXT[p.start : p.end] for p in people] == ["阿米娜·古丽"]


def test_the_documented_one_runs(tools):
    from dataclasses import replace

    plugged = replace(tools, recogniser=posseg)
    reading = read_page("a", "3月5日,王小明在深圳市龙岗区开会。", {}, plugged)
    assert [p.name for p in reading.mentions.people] == ["王小明"]


WORDS = st.lists(st.integers(1, 4), min_size=1, max_size=8)
SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 5), st.floats(0, 1)), max_size=5)


@given(WORDS, SPANS)
def test_words_still_cover_the_sentence(lengths, spans):
    total = sum(lengths)
    starts = [5 + sum(lengths[:i]) for i in range(len(lengths))]
    words = [Word(s, s + n, "PER") for s, n in zip(starts, lengths, strict=True)]
    names = [Recognised(s, min(s + n, total), "ORG", p) for s, n, p in spans if s < total]
    laid = name_words(Sentence(5, 5 + total, "body", 0), words, names)
    assert [at for w in laid for at in range(w.start, w.end)] == list(range(5, 5 + total))


@pytest.mark.parametrize("given", [[], [[Recognised(0, 99, "PER")]], [[Recognised(3, 3, "PER")]]])
def test_what_does_not_fit_is_refused(given):
    page = make_page("王小明。", tags=True)
    with pytest.raises(DashijiError):
        lay_over("王小明。", page.sentences, page.tags, lambda sentences: given)


@pytest.mark.parametrize("name", ["nowhere:f", "json", "json:nothing", "json:__name__", ""])
def test_one_that_is_not_there_is_named(name):
    with pytest.raises(DashijiError):
        load_recogniser(name)


def test_it_is_loaded_by_name():
    assert load_tools("tests.test_recogniser:posseg").recogniser
