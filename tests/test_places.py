"""Places: what is found, and what it is linked to."""

from itertools import pairwise

import pytest

from bench.places import measure
from extract.places import document_place, find_places, load_gazetteer
from tests.casefiles import check, read_cases
from tests.pages import make_page

FILES = ("places.txt", "places_ambiguous.txt", "places_news.txt", "places_real.txt")
CASES = [case for name in FILES for case in read_cases(name)]


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def places(text, gazetteer, **facts):
    page = make_page(text, words=True, tags=True, **facts)
    return page, find_places(page, gazetteer)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_cases(case, gazetteer):
    _, found = places(case.text, gazetteer, **case.context)
    rows = [(m.start, m.end, m.model_dump() | {"value": m.name}) for m in found]
    check(case, rows)


@pytest.mark.parametrize(
    "case", read_cases("places_ambiguous.failing.txt"), ids=lambda case: case.where
)
@pytest.mark.xfail(strict=True)
def test_known_failures(case, gazetteer):
    _, found = places(case.text, gazetteer, **case.context)
    check(case, [(m.start, m.end, m.model_dump() | {"value": m.name}) for m in found])


def test_ambiguous_names_are_settled_or_left_open(gazetteer):
    share, guessed, names = measure(gazetteer)
    assert names > 300
    assert share >= 0.98
    assert guessed == 0


def test_mentions_are_in_order_and_do_not_overlap(gazetteer):
    text = "浙江宁波、云南昆明、辽宁沈阳等地下雪，宁波市海曙区月湖街道积雪五厘米。"
    _, found = places(text, gazetteer)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [m.name for m in found][-1] == "月湖街道"


def test_columns_name_what_holds_the_place(gazetteer):
    _, (found,) = places("在四川省成都市锦江区狮子山街道佳宏路社区举行。", gazetteer)
    assert (found.province, found.city, found.county) == ("四川省", "成都市", "锦江区")
    assert (found.township, found.level, found.code) == ("狮子山街道", "village", "510104032009")
    assert found.longitude is None, "no finer coordinate than the text says"


def test_cities_have_coordinates(gazetteer):
    _, (found,) = places("拉萨今天晴。", gazetteer)
    assert found.longitude == pytest.approx(91.1, abs=0.2)
    assert found.latitude == pytest.approx(29.6, abs=0.2)


def test_the_losers_stay_as_candidates(gazetteer):
    _, found = places("福州今天下雨，鼓楼区积水。", gazetteer)
    assert found[1].code == "350102"
    assert {c.split(":")[0] for c in found[1].candidates} == {"320106", "320302", "410204"}
    _, (open_one,) = places("鼓楼区积水。", gazetteer)
    assert (open_one.code, open_one.county, open_one.basis) == ("", "鼓楼区", "none")
    assert len(open_one.candidates) == 4


def test_a_place_named_once_is_known_by_its_bare_name(gazetteer):
    text = "龙岗区布吉街道昨天演习。\n布吉今年已演习三次，居民说布吉很安全。"
    _, found = places(text, gazetteer)
    assert [(m.name, m.code) for m in found] == [("布吉街道", "440307014")] * 3


def test_the_text_says_where_a_site_lies(gazetteer):
    _, found = places("南京南站位于雨花台区农花社区，客流很大。", gazetteer)
    assert found[0].name == "南京南站"
    assert found[0].code == found[1].code == "320114001015"


def test_the_place_of_a_document(gazetteer):
    text = "深圳今天通报情况。龙岗区布吉街道、罗湖区莲塘街道加强防控。深圳还将公布进展。"
    page, found = places(text, gazetteer)
    place = document_place(page, found)
    assert place is not None
    assert (place.name, place.code) == ("深圳市", "440300")
    page, found = places("天气晴好。", gazetteer)
    assert document_place(page, found) is None


@pytest.mark.parametrize(
    "text", ["", "\n\n", "村" * 5000, "市" * 5000, "社区" * 3000, "北京" * 3000, "京、" * 9000]
)
def test_odd_texts_are_read(text, gazetteer):
    from schemas.text import Page

    page = Page("odd", text, (), (), ())
    for mention in find_places(page, gazetteer):
        assert 0 <= mention.start < mention.end <= len(text)


def test_half_a_surrogate_pair_stops_nothing(gazetteer):
    _, found = places("北京\ud800\n广东省\udfff深圳今天晴。", gazetteer, place="广州\ud800")
    assert [(m.start, m.name) for m in found] == [(0, "北京市"), (4, "广东省"), (8, "深圳市")]
