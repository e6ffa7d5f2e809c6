"""Organisations as the case files say, and what is promised of any text."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.organisations import find_organisations, load_organisations
from extract.places import find_places, load_gazetteer
from schemas.text import Page
from tests.casefiles import check, read_cases
from tests.pages import make_page


@pytest.fixture(scope="session")
def lexicon():
    return load_organisations()


@pytest.fixture(scope="session")
def gazetteer():
    return load_gazetteer()


def find(text, lexicon, gazetteer, **facts):
    page = make_page(text, words=True, tags=True, **facts)
    found = find_organisations(page, find_places(page, gazetteer), lexicon)
    return [(m.start, m.end, {"value": m.name, "kind": m.kind, "parent": m.parent}) for m in found]


@pytest.mark.parametrize("case", read_cases("organisations.txt"), ids=lambda case: case.where)
def test_case(case, lexicon, gazetteer):
    check(case, find(case.text, lexicon, gazetteer, **case.context))


def test_no_sentences(lexicon):
    assert find_organisations(Page("x", "", (), (), ()), [], lexicon) == []


@settings(max_examples=25, deadline=None)
@given(text=st.text(alphabet="市委公安局医院第一“”《》、,。北京王伟书记a1 \n", max_size=60))
def test_spans_are_in_order_and_apart(text, lexicon, gazetteer):
    found = find(text, lexicon, gazetteer)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
