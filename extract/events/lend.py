"""What a headline leaves out, it takes from the report in the body that it tells before."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.events.merging import headline_pairs, read_facts
from schemas.events import Argument, EventReport, Telling
from schemas.text import Section


class Loan(NamedTuple):
    """The fields of a report that a headline can take, and its argument for them."""

    fields: tuple[str, ...]
    role: str
    rule: str


DATE = Loan(("date", "date_start", "date_end"), "time", "argument.time.told_below")
PLACE = Loan(("place", "place_code"), "place", "argument.place.told_below")
DATED = frozenset(
    {"meeting", "donate", "produce", "rescue", "commend", "inspect", "personnel"}
)  # done once, on a day
BEFORE = 3  # characters before a date that say that figures hold up to it: 截至


def lend(reports: Sequence[EventReport], sections: Sequence[Section]) -> list[EventReport]:
    """Give the reports of a page, the headlines with the day and place of what they tell.

    A figure told up to a time (截至8日) has no day that a headline could take.
    """
    headed = {r.type for r, s in zip(reports, sections, strict=True) if s == "headline"}
    picked = [i for i, report in enumerate(reports) if report.type in headed]
    told = [
        read_facts(Telling(report=reports[i], id="", doc_id="", section=sections[i]))
        for i in picked
    ]
    lent = list(reports)
    for one, two in headline_pairs(told):
        head, body = picked[one], picked[two]
        dated = reports[body].date and reports[body].type in DATED
        if dated and not lent[head].date and not is_asof(reports[body]):
            lent[head] = take(lent[head], reports[body], DATE)
        if not lent[head].place and reports[body].place:
            lent[head] = take(lent[head], reports[body], PLACE)
    return lent


def take(head: EventReport, body: EventReport, loan: Loan) -> EventReport:
    """Give a report with some fields of another, and the argument that stands for them."""
    fields = {name: getattr(body, name) for name in loan.fields}
    taken = tuple(
        a.model_copy(update={"rule": loan.rule}) for a in body.arguments if a.role == loan.role
    )
    basis = {f"{loan.fields[0]}_basis": "context"}
    return head.model_copy(update={**fields, **basis, "arguments": (*head.arguments, *taken)})


def is_asof(report: EventReport) -> bool:
    """Say whether the date of a report only says up to when its figures hold."""
    base = report.start - report.inset
    times: list[Argument] = [a for a in report.arguments if a.role == "time"]
    return any(
        "截" in report.evidence[max(0, a.start - base - BEFORE) : max(0, a.start - base)]
        for a in times
    )
