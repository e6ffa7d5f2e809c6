import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sections import split_sections
from extract.sections.sentences import LONGEST, cut
from tests.casefiles import CASES, check, read_cases

TEXTS = st.text(
    alphabet=st.sampled_from(
        "中国他说道一。！？!?…“”‘’「」（）()，,、：; \n\u3000\t.…·>|0aA《》-首页©"
    ),
    max_size=300,
)
PROSE = "昨天上午，三百名志愿者在河边栽下两千棵树苗，预计五年后成林。"


def lines(name):
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines("sentences.txt"))
def test_sentences(line):
    text = line.replace("|", "")
    pieces = [text[a:b] for a, b in cut(text, 0, len(text))]
    assert "|".join(pieces) == line


def stretches(text, sections):
    """Sentences of the sections asked for, those of one stretch of boilerplate as one."""
    found = []
    for s in split_sections(text):
        if s.section not in sections:
            continue
        joined = found and found[-1][1:] == (s.start, "boilerplate") and s.section == "boilerplate"
        start = found.pop()[0] if joined else s.start
        found.append((start, s.end, s.section))
    return [(start, end, {"value": section}) for start, end, section in found]


@pytest.mark.parametrize("name", ["sections.txt", "sections_kinds.txt", "sections_sites.txt"])
def test_sections(name):
    for case in read_cases(name):
        sections = case.context.get("sections", "boilerplate").split(" ")
        check(case, stretches(case.text, sections))


@given(TEXTS)
def test_sentences_cover_the_page(text):
    at, sentences = 0, split_sections(text)
    for sentence in sentences:
        assert not text[at : sentence.start].strip()
        assert sentence.start < sentence.end
        assert text[sentence.start].strip()
        assert sentence.section == "boilerplate" or text[sentence.end - 1].strip()
        at = sentence.end
    assert not text[at:].strip()
    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)


@given(TEXTS)
def test_no_sentence_is_too_long(text):
    for a, b in cut(text * 12, 0, len(text) * 12):
        assert b - a <= LONGEST


@pytest.mark.parametrize("char", list('。？!….“"（(《·> 　a中1|-—:\n'))
def test_one_character_for_ever(char):
    start = time.perf_counter()
    sentences = split_sections(char * 200_000)
    assert time.perf_counter() - start < 3
    assert sentences or not char.strip()


def test_speed():
    text = "\n".join([PROSE * 5] * 2000)
    start = time.perf_counter()
    split_sections(text)
    assert len(text) / (time.perf_counter() - start) > 300_000  # alone on a machine over 1M


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：张三",
        "标题一二三四五",
        "首页\n标题一二三",
        "相关链接\n一二",
        "2020-01-01 10:00",
        PROSE,
    ],
)
def test_one_line_for_ever(line):
    text = (line + "\n") * (60_000 // len(line))
    start = time.perf_counter()
    split_sections(text)
    assert time.perf_counter() - start < 5
