"""Repair: damage is undone, healthy text stays, and the edits say exactly what changed."""

import random
import time
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.repair import load_repair, repair
from extract.simplify import simplify
from tests.casefiles import check, read_cases
from tests.damage import FULL, HALF, damage, glossable, traditional

GOLD = Path(__file__).parent.parent / "bench" / "gold"
SEEDS = Path(__file__).parent.parent / "seeds"
LEXICON = load_repair()
NEWS = "新华社北京3月10日电(记者张三、李四)今年一季度,中国经济增长5.3%。“稳中求进”是总的要求。"

# What damage is made of, and what only looks like it.
ODD = [
    "?",
    "??",
    "?!",
    "?,",
    "(diǎn)",
    "?zé)",
    "(",
    ")",
    "\ue247",
    "著",
    "點",
    "県",
    "\u200b",
    "&amp;",
]
ODD += ["æ–°", "锟斤拷", "１２", "\n", "\n\n", "，", "。", "A", "7", "\ufffd", "\ud800", "⻄", "∶"]
TEXTS = st.lists(st.sampled_from(ODD) | st.text(max_size=6), max_size=30).map("".join)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=12)
HEALTHY = st.lists(
    HAN | st.sampled_from(["。", "，", "\n", "“", "”", "？", "!", "2024年"]), max_size=12
)


def replay(clean):
    pieces, at = [], 0
    for edit in clean.edits:
        pieces += [clean.raw[at : edit.raw_start], edit.after]
        at = edit.raw_end
    return "".join([*pieces, clean.raw[at:]])


def runs(clean):
    """Give neighbouring edits as one: raw span and what stands there now, blanks aside."""
    found = []
    for edit in clean.edits:
        if found and found[-1][1] == edit.raw_start:
            found[-1] = (found[-1][0], edit.raw_end, found[-1][2] + edit.after)
        else:
            found.append((edit.raw_start, edit.raw_end, edit.after))
    return [(start, end, {"value": "".join(after.split())}) for start, end, after in found]


@pytest.mark.parametrize("case", read_cases("repair.txt"), ids=lambda c: c.where)
def test_cases(case):
    check(case, runs(repair(case.text, LEXICON)))


def check_edits(clean):
    assert replay(clean) == clean.text
    end = raw_end = 0
    for edit in clean.edits:
        assert raw_end <= edit.raw_start < edit.raw_end <= len(clean.raw)
        assert end <= edit.start <= edit.end <= len(clean.text)
        assert clean.raw[edit.raw_start : edit.raw_end] == edit.before != edit.after
        assert clean.text[edit.start : edit.end] == edit.after
        assert 0 < edit.confidence <= 1
        assert edit.kind != "script" or len(edit.before) == len(edit.after)
        end, raw_end = edit.end, edit.raw_end


@given(TEXTS)
@settings(deadline=None)
def test_edits_replay_and_spans_slice(raw):
    clean = repair(raw, LEXICON)
    check_edits(clean)
    spans = [clean.raw_span(at, at + 1) for at in range(len(clean.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert spans == sorted(spans)


@given(HEALTHY.map("".join))
@settings(deadline=None)
def test_healthy_text_stays(raw):
    assert repair(raw, LEXICON, simplified=False).text == raw


# 001 has one character more than its annotation: damage shows that the page read 消毒水味, where
# the annotation has 消毒水; repair reads 消毒水位, a near tie whose confidence says so.
@pytest.mark.parametrize(
    ("doc", "wrong"),
    [("000_712545bf920ec72c", 0), ("001_5a0b46c90f3415b7", 1), ("002_d2ae9443c32f9818", 0)],
)
def test_seeds_come_out_as_annotated(doc, wrong):
    raw = (SEEDS / f"{doc}.txt").read_bytes().decode("utf-8")
    gold = (GOLD / f"{doc[:3]}.clean.txt").read_bytes().decode("utf-8")
    clean = repair(raw, LEXICON)
    check_edits(clean)
    assert count_wrong(clean.text, gold) == wrong


@pytest.mark.parametrize("doc", ["000", "001", "002"])
@pytest.mark.parametrize("marks", [True, False])
def test_damaged_twins_come_out_as_written(doc, marks):
    text = traditional((GOLD / f"{doc}.clean.txt").read_bytes().decode("utf-8"))
    glossed = random.Random(int(doc)).sample(sorted(glossable()), 900)
    found = repair(damage(text, glossed, marks), LEXICON).text
    want = simplify(text, LEXICON.simplifier).translate(str.maketrans(FULL, HALF))
    assert count_wrong(found, want) <= 0.001 * len(want)


def count_wrong(found, want):
    """Count the characters of `want` that `found` lacks or has otherwise, blanks aside."""
    one, other = "".join(found.split()), "".join(want.split())
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(max(j - i, n - m) for tag, i, j, m, n in codes if tag != "equal")


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_bytes_read_as_latin(encoding, codec):
    data = NEWS.encode(encoding)
    raw = "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in data)
    clean = repair(raw, LEXICON)
    assert clean.text == NEWS
    at = NEWS.index("李四")
    start, end = clean.raw_span(at, at + 2)
    assert end - start == len("李四".encode(encoding))


@pytest.mark.parametrize("lost", ["\ufffd", "?"])
def test_utf8_read_as_gbk(lost):
    raw = NEWS.encode().decode("gb18030", "replace").replace("\ufffd", lost)
    assert repair(raw, LEXICON).text == NEWS


def test_what_is_beyond_help_stays():
    assert repair("锟斤拷锟斤拷,锟斤拷", LEXICON).text == "锟斤拷锟斤拷,锟斤拷"


@pytest.mark.parametrize(
    "text",
    [
        "?",
        "(",
        "\ue247",
        "?!",
        "?a",
        "(a",
        "點(diǎn)",
        "?zé)",
        "&#",
        "æ–",
        "１",
        "\n",
        "改\n造,",
        "锛",
    ],
)
def test_linear_whatever_the_text(text):
    start = time.process_time()
    repair(text * (50_000 // len(text)), LEXICON)
    assert time.process_time() - start < 5


def test_a_list_of_glossed_characters_is_a_lesson():
    text = (
        "羅(luó)江的棗(zǎo)子熟了,今年的雨水多,山上的果子也多,村裏的人忙着上山,一天要走十幾里路。\n"
        "嬪(pín)、藹(ǎi)、維(wéi)、邐(lǐ)、瘂(yǎ)"
    )
    assert repair(text, LEXICON, simplified=False).text == text
