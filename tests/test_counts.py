"""Counts are found with value, bounds, unit, kind and object, and nothing else is."""

from functools import cache
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.counts import find_counts, find_refusals, load_counts
from extract.dates import find_dates
from extract.lexicon import read_lexicon
from schemas.text import Page, Sentence
from tests.casefiles import CASES, check, read_cases
from tests.pages import make_page

FILES = sorted(p.name for p in CASES.glob("counts_*.txt") if ".failing" not in p.name)
LEXICONS = (
    "classifiers", "count_aspects", "count_links", "count_qualifiers", "count_roles",
    "counted_nouns", "currencies", "fixed_numerals",
)  # fmt: skip
REFUSED_BY_TAGS = {"count.not.inside", "count.not.cut", "count.not.listed", "count.not.doubled"}

lexicon = cache(load_counts)


def number(value):
    """Write a figure as in the case files: 3, 0.5, nothing."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(round(value, 6))


def fields(count):
    """Give the fields of a count under the short keys of the case files."""
    return {
        "value": number(count.value),
        "low": number(count.low),
        "high": number(count.high),
        "q": count.qualifier,
        "unit": count.unit,
        "kind": count.kind,
        "obj": count.object,
        "cur": count.currency,
        "aspect": count.aspect,
        "as_of": count.as_of,
    }


@cache
def page_of(text, published):
    return make_page(text, tags=True, published=published)


def read(case):
    page = page_of(case.text, case.context.get("published", ""))
    dates = find_dates(page)
    return page, dates, find_counts(page, dates, lexicon())


@pytest.mark.parametrize("name", FILES)
def test_cases(name):
    for case in read_cases(name):
        check(case, [(c.start, c.end, fields(c)) for c in read(case)[2]])


@pytest.mark.parametrize("case", read_cases("counts.failing.txt"), ids=lambda c: c.where)
@pytest.mark.xfail(strict=True)
def test_known_failures(case):
    check(case, [(c.start, c.end, fields(c)) for c in read(case)[2]])


def test_every_rule_fires_and_is_held_back_in_a_case():
    found, refused = set(), set()
    for name in FILES:
        for case in read_cases(name):
            page, dates, counts = read(case)
            found |= {c.rule for c in counts}
            refused |= {rule for _, _, rule in find_refusals(page, dates, lexicon())}
    assert {r.name for r in lexicon().rules} - found == set()
    assert {r.name for r in lexicon().refusals} - refused == set()
    assert REFUSED_BY_TAGS - refused == set()


def test_rule_names_are_unique():
    names = [r.name for r in (*lexicon().rules, *lexicon().refusals)]
    assert len(names) == len(set(names))
    assert not set(names) & REFUSED_BY_TAGS


@pytest.mark.parametrize("name", LEXICONS)
def test_lexicons_are_sorted_and_unique(name):
    keys = [tuple(row.values()) for row in read_lexicon(name)]
    assert keys == sorted(keys)
    assert len({key[0] for key in keys}) == len(keys)
    assert all(cell == cell.strip() for key in keys for cell in key)


def test_counts_without_tags_keep_value_and_unit():
    page = make_page("超10万名党员参加。")
    (count,) = find_counts(page, [], lexicon())
    assert (count.value, count.low, count.unit, count.kind) == (1e5, 1e5, "名", "person")


@settings(deadline=None)
@given(
    st.text(
        "一二三两几数多上百千万亿半点零0123.,，-—至约近超名个人元%％℃米斤块五毛百分之成折“”的第 \n"
    )
)
def test_any_text_gives_counts_in_order_and_inside_it(text):
    page = Page("x", text, (Sentence(0, len(text), "body", 0),) if text else (), (), ())
    counts = find_counts(page, [], lexicon())
    ends = [0, *(c.end for c in counts)]
    assert all(end <= c.start < c.end <= len(text) for end, c in zip(ends, counts, strict=False))
    for count in counts:
        bounds = [b for b in (count.low, count.high) if b is not None]
        assert bounds == sorted(bounds)


@pytest.mark.parametrize("piece", ["一", "1", "万", "多", "1,", "三元", "十点", "1至", "百分之"])
def test_time_is_linear(piece):
    text = piece * (100_000 // len(piece))
    page = Page("x", text, (Sentence(0, len(text), "body", 0),), (), ())
    begin = process_time()
    find_counts(page, [], lexicon())
    assert process_time() - begin < 10
