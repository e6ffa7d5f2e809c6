"""Event reports: the cases of `cases/events`, and what holds of every report."""

import re
import time
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import extract.events
from extract.events import find_reports, load_events
from extract.pipeline import read_page
from extract.tools import load_tools
from schemas.mentions import Mentions, PlaceMention
from schemas.text import Page, Sentence, Word
from tests.eventcases import FOLDER, check_events, read_event_cases
from tests.pages import make_page

FILES = sorted(p.name for p in FOLDER.glob("*.txt") if not p.name.endswith("failing.txt"))
ALL = [case for name in FILES for case in read_event_cases(name)]
FAILING = [c for p in sorted(FOLDER.glob("*failing.txt")) for c in read_event_cases(p.name)]


@cache
def lexicon():
    return load_events()


def reports_of(text, tools, **context):
    page = make_page(text, words=True, tags=True, **context)
    return page, find_reports(page, find_mentions(page, tools), lexicon())


def find_mentions(page, tools):
    from extract.counts import find_counts
    from extract.dates import find_dates
    from extract.organisations import find_organisations
    from extract.people import find_people
    from extract.places import find_places
    from extract.settle import settle

    dates = find_dates(page)
    counts = find_counts(page, dates, tools.counts)
    places = find_places(page, tools.gazetteer)
    organisations = find_organisations(page, places, tools.organisations)
    people = find_people(page, places, organisations, tools.people)
    return settle(dates, counts, people, places, organisations)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_case(case, tools):
    check_events(case, reports_of(case.text, tools, **case.context)[1])


@pytest.mark.parametrize("case", FAILING, ids=lambda case: case.where)
@pytest.mark.xfail(strict=True)
def test_known_failure(case, tools):
    check_events(case, reports_of(case.text, tools, **case.context)[1])


def test_spans_slice_and_stand_in_order(tools):
    for case in ALL:
        page, reports = reports_of(case.text, tools, **case.context)
        assert [r.start for r in reports] == sorted(r.start for r in reports)
        for report in reports:
            assert report.word in lexicon().triggers
            assert report.word in page.text[report.start : report.end]
            assert report.evidence in page.text
            assert all(page.text[a.start : a.end].strip() for a in report.arguments)


def test_every_argument_names_the_rule_that_found_it(tools):
    written = Counter(
        name
        for path in Path(extract.events.__file__).parent.glob("*.py")
        for name in re.findall(r'"(argument\.[a-z._]+)"', path.read_text(encoding="utf-8"))
    )
    assert set(written.values()) == {1}, "a rule name is written in one place"
    used = set()
    for case in ALL:
        for report in reports_of(case.text, tools, **case.context)[1]:
            for argument in report.arguments:
                assert argument.rule.startswith(f"argument.{argument.role}."), case.where
                used.add(argument.rule)
    assert used <= set(written)


def test_every_type_has_a_case():
    types = {e.type for case in ALL for e in case.expected}
    senses = {s.type for t in lexicon().triggers.values() for s in t.senses}
    assert types == senses


def test_boilerplate_and_bylines_make_no_report(tools):
    page = make_page("3月5日,合肥市成立防汛指挥部。", words=True, tags=True)
    silent = tuple(s._replace(section="boilerplate") for s in page.sentences)
    page = replace(page, sentences=silent)
    assert find_reports(page, find_mentions(page, tools), lexicon()) == []


def test_a_page_without_tags_or_mentions_is_read():
    assert find_reports(make_page("成立。检测点,发生爆炸。"), Mentions(), lexicon()) == []
    assert find_reports(make_page(""), Mentions(), lexicon()) == []


def test_types_of_triggers_are_in_the_table():
    from extract.lexicon import read_lexicon

    known = {row["type"] for row in read_lexicon("event_types")}
    assert {s.type for t in lexicon().triggers.values() for s in t.senses} == known


WORDS = ["捐款", "在", "的", "3人", "死亡", "、", "被", "“", "对", "感染", "我市", "和", ","]


@pytest.mark.parametrize("word", WORDS)
def test_no_text_is_slow(word):
    text = word * (30000 // len(word))
    tags = {"捐款": "v", "在": "p", "的": "u", "3人": "m", "死亡": "v"}
    words = tuple(
        Word(i, i + len(word), tags.get(word, "v")) for i in range(0, len(text), len(word))
    )
    page = Page("case", text, (Sentence(0, len(text), "body", 0),), (words,), (words,))
    place = PlaceMention(start=0, end=len(word), rule="x", name="某市", level="city", code="440100")
    start = time.perf_counter()
    find_reports(page, Mentions(places=(place,)), lexicon())
    assert time.perf_counter() - start < 5


def test_a_page_without_a_year_or_month_is_read():
    """Days that nothing places: 今晚到明天 is XXXX-XX-XX/XXXX-XX-XX."""
    text = "本报讯 1日至3日,暴雨来袭,5人受伤。\n救出12人,今晚到明天转移80人。\n8日上午恢复通车。"
    reading = read_page("a", text, {}, load_tools())
    assert any(d.value.endswith("/XXXX-XX-XX") for d in reading.mentions.dates)
    assert reading.reports
