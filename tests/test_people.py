"""People as the case files say, and what is promised of any text."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.organisations import find_organisations, load_organisations
from extract.people import find_people, load_people
from extract.places import find_places, load_gazetteer
from extract.tagger import load_tagger, tag_sentences
from schemas.text import Page, Sentence
from tests.casefiles import check, read_cases
from tests.pages import make_page


@pytest.fixture(scope="session")
def tools():
    return load_gazetteer(), load_organisations(), load_people()


def find(text, tools):
    gazetteer, bodies, people = tools
    page = make_page(text, words=True, tags=True)
    places = find_places(page, gazetteer)
    found = find_people(page, places, find_organisations(page, places, bodies), people)
    return [(m.start, m.end, fields(m)) for m in found]


def fields(mention):
    return {
        "value": mention.name,
        "role": ";".join(mention.role),
        "organisation": ";".join(mention.organisation),
        "age": str(mention.age or ""),
        "byline": str(mention.byline).lower(),
    }


@pytest.mark.parametrize("case", read_cases("people.txt"), ids=lambda case: case.where)
def test_case(case, tools):
    check(case, find(case.text, tools))


ROLL = "姓名 | 学校\n柯子涵 | 一中\n许可欣 | 二中\n张地 | 二中\n王梓萱 | 三中\n等级 | 备注\n"


def test_names_in_a_column_are_found_by_their_like(tools):
    found = find(ROLL, tools)
    assert [fields["value"] for _, _, fields in found] == ["柯子涵", "许可欣", "张地", "王梓萱"]


def test_names_on_a_line_are_found_by_their_like(tools):
    found = find("名单如下:\n吴晓峰 刘志强 陈 立 黄河 赵国庆\n天气 晴朗 北风\n", tools)
    assert [fields["value"] for _, _, fields in found] == [
        "吴晓峰", "刘志强", "陈立", "黄河", "赵国庆",
    ]  # fmt: skip


def test_a_name_in_latin_letters_is_whole(tools):
    found = find("另外一名名叫Sherry Guo的中国女学生被录取。", tools)
    assert [fields["value"] for _, _, fields in found] == ["Sherry Guo"]


def test_no_sentences(tools):
    assert find_people(Page("x", "", (), (), ()), [], [], tools[2]) == []


@settings(max_examples=25, deadline=None)
@given(text=st.text(alphabet="王李小明伟书记者摄、,。(:) ·买买提a1\n", max_size=60))
def test_spans_are_in_order_and_apart(text, tools):
    found = find(text, tools)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    assert all(0 <= start < end <= len(text) for start, end, _ in found)


def test_a_name_ends_before_the_end_of_its_line(tools):
    """Boilerplate is one stretch of many lines, and the tagger takes the breaks into its names."""
    text = "首页\n莫里斯\n张北\n严昊\n更多\n"
    sentences = (Sentence(0, len(text), "boilerplate", 0),)
    tagged = tag_sentences(text, sentences, load_tagger())
    page = Page("a", text, sentences, ((),), tagged)
    found = find_people(page, [], [], tools[2])
    names = [text[m.start : m.end] for m in found]
    assert names
    assert not any("\n" in name for name in names)
