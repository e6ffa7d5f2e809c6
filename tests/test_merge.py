"""Merging: one happening told twice is one event, two that look alike stay two."""

import random

import pytest

from extract.events.merging import event_ids, merge_reports
from schemas.events import Argument, EventReport, Telling


def tell(doc="a", start=0, kind="deploy", section="body", **fields):
    """Give a telling; `counts`, `named` and `things` become arguments."""
    counts = fields.pop("counts", ())
    named, things = fields.pop("named", ()), fields.pop("things", ())
    arguments = [
        Argument(role="quantity", table="counts", start=start, end=start + 1, value=f"{c:g}")
        for c in counts
    ]
    for table, values in (("organisations", named), ("", things)):
        arguments += [
            Argument(role="object", table=table, start=start, end=start + 1, value=v)
            for v in values
        ]
    if counts:
        fields |= {"count_value": counts[0], "count_unit": fields.get("count_unit", "名")}
    if day := fields.get("date", ""):
        fields |= {"date_start": day, "date_end": day, "date_basis": "stated"}
    report = EventReport(
        start=start,
        end=start + 2,
        rule="event.test",
        type=kind,
        realis=fields.pop("realis", "actual"),
        objects=tuple(named) + tuple(things),
        arguments=tuple(arguments),
        evidence=fields.pop("evidence", f"{doc}{start}"),
        **fields,
    )
    return Telling(report=report, id=f"{doc}#{start}", doc_id=doc, section=section)


def groups(*tellings):
    return sorted(e.reports for e in merge_reports(tellings))


CITY = {"place": "广州市", "place_code": "440100"}
OTHER = {"place": "深圳市", "place_code": "440300"}


def test_headline_and_body_share_a_figure():
    one = tell(counts=(84000,), section="headline", **CITY)
    two = tell(start=50, counts=(84000,), agents=("广州市委组织部",), **CITY)
    [event] = merge_reports([one, two])
    assert event.event_id == "a#0"
    assert event.count_value == 84000
    assert event.agents == ("广州市委组织部",)
    assert event.merge_reason == ("headline", "same figure")
    assert event.conflicts == ()


def test_one_figure_in_two_cities_on_two_pages_is_two():
    assert len(groups(tell(counts=(326,), **CITY), tell("b", counts=(326,), **OTHER))) == 2


def test_a_figure_alone_does_not_join_pages():
    assert len(groups(tell(counts=(500,)), tell("b", counts=(500,)))) == 2


def test_a_figure_and_a_day_join_pages():
    one = tell(counts=(500,), date="2021-06-01", **CITY)
    two = tell("b", counts=(500,), date="2021-06-01", **CITY)
    assert groups(one, two) == [("a#0", "b#0")]


def test_other_days_are_other_events():
    one = tell(counts=(500,), date="2021-06-01", **CITY)
    assert len(groups(one, tell(start=9, counts=(500,), date="2021-06-02", **CITY))) == 2


def test_a_month_holds_its_days():
    one = tell(kind="incident", date="2021-06", **CITY)
    assert len(groups(one, tell(start=9, kind="incident", date="2021-06-11", **CITY))) == 1


def test_other_things_of_one_number_are_two():
    one = tell(counts=(66,), things=("党支部",), **CITY)
    assert len(groups(one, tell(start=9, counts=(66,), things=("志愿者队伍",), **CITY))) == 2


@pytest.mark.parametrize("kind", ["deploy", "org_form"])
def test_types_never_mix(kind):
    other = "donate"
    assert (
        len(groups(tell(kind=kind, counts=(300,)), tell(start=9, kind=other, counts=(300,)))) == 2
    )


def test_what_did_not_happen_joins_nothing_that_did():
    one = tell(kind="case_report", counts=(300,), realis="negated", **CITY)
    assert len(groups(one, tell(start=9, kind="case_report", counts=(300,), **CITY))) == 2


def test_planned_and_done_are_one_and_done_wins():
    one = tell(kind="mass_test", counts=(500000,), realis="planned", **CITY)
    two = tell(start=90, kind="mass_test", counts=(500000,), **CITY)
    [event] = merge_reports([one, two])
    assert event.realis == "actual"


def test_a_named_body_is_set_up_once():
    one = tell(kind="org_form", named=("东山临时党支部",), section="headline", **CITY)
    two = tell(start=40, kind="org_form", named=("东山临时党支部",), counts=(12,), **CITY)
    [event] = merge_reports([one, two])
    assert event.count_value == 12


def test_figures_that_disagree_are_conflicts():
    one = tell(kind="incident", date="2021-06-01", counts=(3,), **CITY)
    two = tell(start=40, kind="incident", date="2021-06-01", counts=(5,), **CITY)
    [event] = merge_reports([one, two])
    assert event.conflicts == ("count_value 3名: a#0", "count_value 5名: a#40")


def test_one_sentence_with_two_figures_is_two_events():
    shared = {"date": "2021-06-01", "evidence": "s", **CITY}
    one = tell(kind="donate", counts=(202,), **shared)
    assert len(groups(one, tell(start=9, kind="donate", counts=(230,), **shared))) == 2


def test_orders_of_two_days_in_one_sentence_are_two():
    shared = {"kind": "directive", "agents": ("中共中央组织部",), "evidence": "s"}
    one = tell(date="2020-01-29", **shared)
    assert len(groups(one, tell(start=9, date="2020-02-03", **shared))) == 2
    assert len(groups(one, tell(start=9, **shared))) == 1


def test_a_month_is_no_day_to_meet_on():
    shared = {"kind": "screening", "date": "2020-03", **CITY}
    assert len(groups(tell(**shared), tell(start=9, **shared))) == 2


def test_boilerplate_makes_no_event():
    assert merge_reports([tell(section="boilerplate")]) == []


def test_every_report_has_one_event():
    told = [tell(start=i, counts=(i % 7 + 100,), **CITY) for i in range(50)]
    ids = event_ids(merge_reports(told))
    assert sorted(ids) == sorted(t.id for t in told)


def test_the_order_of_documents_changes_nothing():
    rng = random.Random(7)
    told = [
        tell(
            f"d{rng.randrange(9)}",
            i,
            rng.choice(["deploy", "incident", "donate"]),
            counts=(rng.choice([12, 300, 4700]),),
            date=rng.choice(["", "2021-06-01", "2021-06-02"]),
            **rng.choice([CITY, OTHER, {}]),
        )
        for i in range(120)
    ]
    first = merge_reports(told)
    rng.shuffle(told)
    assert merge_reports(told) == first


def test_many_reports_of_one_key_take_linear_time():
    import time

    def seconds(n):
        told = [tell(f"d{i:05}", counts=(300,), date="2021-06-01") for i in range(n)]
        start = time.perf_counter()
        merge_reports(told)
        return time.perf_counter() - start

    seconds(50)
    assert seconds(2000) < 20 * seconds(250) + 0.5


def test_the_dead_and_the_hurt_of_one_day_are_two():
    one = tell(kind="casualty", word="死亡", counts=(3,), date="2023-07-18", **CITY)
    two = tell(start=9, kind="casualty", word="受伤", counts=(11,), date="2023-07-18", **CITY)
    again = tell(start=50, kind="casualty", word="死", counts=(3,), section="headline", **CITY)
    assert groups(one, two, again) == [("a#0", "a#50"), ("a#9",)]


def test_a_fire_told_again_is_one_incident_and_a_quake_and_its_aftershock_are_two():
    day = {"date": "2023-07-18", "kind": "incident"} | CITY
    fires = [tell(word="火灾", **day), tell(start=9, word="大火", **day)]
    assert groups(*fires, tell(start=50, word="事故", **day)) == [("a#0", "a#9", "a#50")]
    assert len(groups(tell(word="地震", **day), tell(start=9, word="余震", **day))) == 2


def test_a_headline_rounds_the_figure_of_the_body():
    one = tell(kind="rescue", counts=(1860,), things=("群众",), section="headline")
    two = tell(start=50, kind="rescue", counts=(1863,), things=("群众",), date="2023-07-18")
    other = tell(start=90, kind="rescue", counts=(2400,), things=("群众",), date="2023-07-18")
    assert groups(one, two, other) == [("a#0", "a#50"), ("a#90",)]
