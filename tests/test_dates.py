"""Dates: the cases of `cases/dates*.txt`, every rule fired, and no text slow or fatal."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.dates import find_dates
from extract.dates import load_rules as all_rules
from extract.dates.period import value_text
from extract.dates.scan import find_atoms, load_loose_rules, load_rules, narrow
from extract.dates.story import parse_published
from schemas.text import Page, Sentence
from tests.casefiles import CASES, check, read_cases
from tests.pages import make_page

FILES = sorted(p.name for p in CASES.glob("dates*.txt") if not p.name.endswith("failing.txt"))
ALL = [case for name in FILES for case in read_cases(name)]
CHARACTERS = (
    "0123456789一二三十廿百两半年月日号天周时点分秒初底旬第每前后上下今昨明至到—-/:.,、()《“”"
    "今晚除夕春节农历内多 \n"
)


def bare_page(text, **facts):
    """A page that is one body sentence."""
    return Page("case", text, (Sentence(0, len(text), "body", 0),), (), (), **facts)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.where)
def test_case(case):
    page = make_page(case.text, **case.context)
    found = find_dates(page)
    check(case, [(m.start, m.end, {k: str(v) for k, v in m.model_dump().items()}) for m in found])


def test_rule_names_are_unique():
    names = [rule.name for rule in load_loose_rules()]
    assert len(names) == len(set(names))
    assert all(name.startswith("date.") for name in names)


def test_every_rule_fires_in_a_case():
    fired = set()
    for case in ALL:
        text = narrow(case.text)
        fired |= {m.rule for m in find_dates(make_page(case.text, **case.context))}
        fired |= {a.rule for a in find_atoms(text)}
        fired |= {
            r.name
            for r in load_rules()
            if r.name.startswith("date.not.") and r.pattern.search(text)
        }
    assert {r.name for r in load_loose_rules()} - fired == set()


def test_every_rule_of_a_row_is_listed_and_fires():
    rows = {m.rule for case in ALL for m in find_dates(make_page(case.text, **case.context))}
    made = {"date.interval", "date.interval.now", "date.repeat.habit", "date.repeat.schedule"}
    assert rows <= {rule.name for rule in all_rules()}
    assert made <= rows


def test_offsets_slice_and_never_overlap():
    for case in ALL:
        found = find_dates(make_page(case.text, **case.context))
        ends = [(m.start, m.end) for m in found]
        assert ends == sorted(ends)
        assert all(a[1] <= b[0] for a, b in pairwise(ends))
        assert all(case.text[s:e].strip() == case.text[s:e] != "" for s, e in ends)


@pytest.mark.parametrize("char", sorted(set(CHARACTERS) | set("点零元个的~:大周")))
def test_no_character_is_slow(char):
    start = time.process_time()
    find_dates(bare_page(char * 33_000, published="2022-01-07"))
    assert time.process_time() - start < 5  # half a second on a quiet machine


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=CHARACTERS, max_size=60), st.sampled_from(["", "2022-01", "2020-02-29"]))
def test_any_text_is_read(text, published):
    for mention in find_dates(bare_page(text, published=published)):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.value or mention.rule == "date.vague"


def test_years_are_never_invented():
    found = find_dates(bare_page("5月3日,大会开幕。次日闭幕。去年,他来过。昨天下雨。"))
    assert [m.value for m in found] == ["XXXX-05-03", "XXXX-05-04", "XXXX", "XXXX-XX-XX"]
    assert all(m.earliest == m.latest == "" for m in found)


def test_anchor_is_the_date_it_was_reckoned_from():
    text = "1月7日凌晨,疫情突袭。当天早上6时30分,启用检测点。10个小时后,采样完成。"
    first, second, third = find_dates(bare_page(text, published="2022-01"))
    assert second.anchor == (first.start, first.end) and second.basis == "relative"
    assert third.anchor == (second.start, second.end) and third.time == "16:30"


def test_bylines_and_boilerplate_never_anchor_the_body():
    text = "6月1日大会开幕。\n推荐阅读 5月5日新闻\n当天,大会闭幕。"
    cuts = [(0, 9, "body"), (9, 20, "boilerplate"), (21, len(text), "body")]
    page = Page("case", text, tuple(Sentence(a, b, s, i) for i, (a, b, s) in enumerate(cuts)),
                (), (), published="2021-06-11")  # fmt: skip
    assert [m.value for m in find_dates(page)] == ["2021-06-01", "2021-05-05", "2021-06-01"]


def test_a_quotation_does_not_move_the_story():
    text = "6月1日他报到。他说:“5月20日我还在外地。”第二天,他上岗了。"
    values = [m.value for m in find_dates(bare_page(text, published="2021-06-11"))]
    assert values == ["2021-06-01", "2021-05-20", "2021-06-02"]


def test_published_is_read_in_any_grain():
    shown = {text: value_text(p) for text in ("2022", "2022-01", "2022-01-07", "2022-01-07T05:38")
             if (p := parse_published(text))}  # fmt: skip
    assert shown == {"2022": "2022", "2022-01": "2022-01", "2022-01-07": "2022-01-07",
                     "2022-01-07T05:38": "2022-01-07"}  # fmt: skip
    assert parse_published("unknown") is None and parse_published("2022-13-40") is None


def test_bounds():
    found = {
        m.value: (m.earliest, m.latest)
        for m in find_dates(
            bare_page(
                "从1月11日起供应,1月9日前完成,干了20多年,每天超过15个小时,5月下旬。",
                published="2022-06-01",
            )
        )
    }
    assert found["2022-01-11"] == ("2022-01-11T00:00:00", "..")
    assert found["2022-01-09"] == ("..", "2022-01-09T23:59:59")
    assert found["P20Y"] == ("P20Y", "P30Y")
    assert found["PT15H"] == ("PT15H", "..")
    assert found["2022-05-21/2022-05-31"] == ("2022-05-21T00:00:00", "2022-05-31T23:59:59")
