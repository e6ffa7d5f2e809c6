"""`dashiji show`: sections, mentions and events are marked; nothing of a page steers a terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from extract.show import bracketed_text, find_marks, show
from schemas.events import EventReport
from schemas.mentions import CountMention, DateMention, Mentions, OrganisationMention, PlaceMention
from schemas.text import Page, Sentence

TEXT = "支援广州\n1月7日,深圳市委派出超10万名党员。\n上一篇"
SENTENCES = (
    Sentence(0, 4, "headline", 0),
    Sentence(5, 24, "body", 1),
    Sentence(25, 28, "boilerplate", 2),
)


def at(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "rule": "test"}


MENTIONS = Mentions(
    dates=(DateMention(**at("1月7日"), kind="instant", value="2022-01-07"),),
    counts=(
        CountMention(
            **at("超10万名"), value=100000, low=100000, qualifier="over", unit="名", kind="person"
        ),
    ),
    places=(PlaceMention(**at("深圳"), name="深圳市", level="city", code="440300"),),
    organisations=(OrganisationMention(**at("深圳市委"), name="中共深圳市委", kind="party"),),
)
REPORTS = (
    EventReport(
        **at("派出"), type="deploy", realis="actual", date="2022-01-07", agents=("中共深圳市委",),
        count_value=100000, count_unit="名", count_object="党员",
    ),
)  # fmt: skip


def shown(text=TEXT, mentions=MENTIONS, reports=REPORTS, sentences=SENTENCES, terminal=False):
    page = Page("000", text, sentences, (), (), title="支援广州", published="2022-01")
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=terminal, width=80, color_system="standard" if terminal else None
    )
    show(page, mentions, reports, console)
    return out.getvalue()


def test_marks_stand_in_brackets_in_a_pipe():
    assert shown() == (
        "000\n"
        "支援广州 · 2022-01\n"
        "\n── 标题 headline\n"
        "支援广州\n"
        "\n── 正文 body\n"
        "⟦1月7日|date 2022-01-07⟧,⟦⟦深圳|place 深圳市 440300⟧市委|organisation 中共深圳市委⟧"
        "⟦派出|event deploy actual⟧⟦超10万名|count 100000 (100000–)⟧党员。\n"
        "\n── 非正文 boilerplate\n"
        "上一篇\n"
        "\n── 事件报道 event reports\n"
        "deploy actual  派出  date 2022-01-07  agents 中共深圳市委  count 100000名党员\n"
    )


def test_marks_are_coloured_on_a_terminal():
    out = shown(terminal=True)
    assert "⟦" not in out
    assert "\x1b[33m1月7日\x1b[0m" in out
    assert "\x1b[36m超10万名\x1b[0m" in out
    assert "日期 date" in out


@pytest.mark.parametrize("terminal", [False, True])
def test_a_page_cannot_steer_the_terminal(terminal):
    text = "[bold]一\x1b[2J\x9b2J\u202e二[/]\r\n:smile:"
    out = shown(text, Mentions(), (), (Sentence(0, len(text), "body", 0),), terminal)
    assert "[bold]一␛[2J\ufffd2J\ufffd二[/]" in out
    assert ":smile:" in out


def test_a_page_without_text_shows_its_name():
    assert shown("", Mentions(), (), ()) == "000\n支援广州 · 2022-01\n"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=6))
def test_taking_the_brackets_away_gives_the_text(spans):
    text = "甲乙丙丁戊己庚辛壬癸"
    dates = [
        DateMention(start=s, end=min(10, s + n), rule="t", kind="instant", value="")
        for s, n in spans
    ]
    marked = bracketed_text(text, 0, find_marks(Mentions(dates=tuple(dates)), ())).plain
    assert marked.replace("⟦", "").replace("|date ⟧", "") == text
    assert marked.count("⟦") == len(spans)
