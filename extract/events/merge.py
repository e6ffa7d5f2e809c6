"""Merge the reports of one happening into one event, within a page and across pages.

Reports that share a key (a figure, a named object, a day and place) are compared with their near
neighbours in that key's block; two are one happening when nothing in them disagrees. Pairs are
taken in an order of their own, so the result does not depend on the order of the documents.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.events.gather import gather
from extract.events.retelling import amounts, retells, rounded, words_differ
from extract.events.story import stem
from schemas.events import Event, EventReport, Telling

DAY = re.compile(r"\d{4}-\d\d-\d\d")
Key = tuple[str, ...]
WINDOW = 40  # neighbours compared in a block: keeps merging near-linear, pages never hold as many
SPECIFIC = 3  # characters of a common noun that says more than 群众 or 人员
CLOSE = 200  # characters between a call and the telling of its receipt
LARGE = 100  # a figure that two pages hardly share by chance
PHASES = {"planned": "done", "actual": "done", "negated": "negated", "generic": "generic"}


def merge_reports(tellings: Iterable[Telling]) -> list[Event]:
    """Give the events that reports tell, in the order of their ids.

    Reports in boilerplate make no event. The event id is that of the first report, by document
    and place in it.
    """
    told = sorted((t for t in tellings if t.section != "boilerplate"), key=position)
    groups = Groups(told)
    for reason, one, two in sorted(set(candidates(told))):
        groups.join(one, two, reason)
    return [gather([told[i] for i in sorted(members)], why) for members, why in groups.all()]


def position(telling: Telling) -> tuple[str, int, int]:
    """Give the order of reports: by document, then by place in it."""
    return telling.doc_id, telling.report.start, telling.report.end


def event_ids(events: Iterable[Event]) -> dict[str, str]:
    """Give the event of each report, by report id."""
    return {report: event.event_id for event in events for report in event.reports}


class Groups:
    """Reports joined so far; two groups join only when no member contradicts another."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self.told = told
        self.group = list(range(len(told)))
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(told))}
        self.reasons: dict[int, set[str]] = defaultdict(set)

    def join(self, one: int, two: int, reason: str) -> None:
        """Join the groups of two reports, for a reason."""
        a, b = self.group[one], self.group[two]
        if a == b:
            self.reasons[a].add(reason)
            return
        if any(
            contradicts(self.told[i], self.told[j], reason)
            for i in self.members[a][:WINDOW]
            for j in self.members[b][:WINDOW]
        ):
            return
        a, b = min(a, b), max(a, b)
        for i in self.members[b]:
            self.group[i] = a
        self.members[a] += self.members.pop(b)
        self.reasons[a] |= {*self.reasons.pop(b, set()), reason}

    def all(self) -> Iterator[tuple[list[int], tuple[str, ...]]]:
        """Give every group with its reasons, in the order of first reports."""
        for first in sorted(self.members):
            yield self.members[first], tuple(sorted(self.reasons.get(first, ())))


def candidates(told: Sequence[Telling]) -> Iterator[tuple[str, int, int]]:
    """Give the pairs of reports that share a key and agree, with the reason."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for i, telling in enumerate(told):
        for key in keys(telling):
            blocks[key].append(i)
    for key, block in blocks.items():
        block.sort(key=lambda i: (told[i].report.date_start, i))
        for n, one in enumerate(block):
            for two in block[n + 1 : n + 1 + WINDOW]:
                pair = (min(one, two), max(one, two))
                if agrees(told[pair[0]], told[pair[1]], key[0]):
                    yield key[0], *pair


def keys(telling: Telling) -> Iterator[Key]:
    """Give the keys under which a report may meet another telling of its happening."""
    report = telling.report
    for value in figures(telling):
        yield "same figure", report.type, value
    for name in objects(telling):
        yield "same object", report.type, name
    if report.type == "incident":
        yield "same incident", telling.doc_id
        if report.date_start and report.place:
            yield "same incident", report.date_start, report.place
    elif report.date_start and DAY.match(report.date):
        yield "same day and place", report.type, telling.doc_id, report.date_start, report.place
    if report.type == "directive":
        for name in report.agents:
            yield "same order", telling.doc_id, name
    if amounts(report):
        yield "same rounded figure", report.type, telling.doc_id
    for name in report.recipients:
        yield "same parties", report.type, telling.doc_id, name


def figures(telling: Telling) -> list[str]:
    """Give the figures of a report that can tell happenings apart: more than one of something."""
    return [
        a.value
        for a in telling.report.arguments
        if a.role == "quantity" and a.value not in {"", "1", "2"}
    ]


def objects(telling: Telling) -> list[str]:
    """Give the named objects of a report, and the common ones that say enough."""
    return [
        a.value
        for a in telling.report.arguments
        if a.role == "object" and (a.table not in {"", "counts"} or len(a.value) >= SPECIFIC)
    ]


def agrees(one: Telling, two: Telling, reason: str) -> bool:
    """Say whether two reports that share a key are one happening."""
    if contradicts(one, two, reason):
        return False
    if reason == "same figure":
        return same_figure(one, two)
    if reason == "same object":
        return same_object(one, two)
    if reason == "same incident":
        return one.doc_id == two.doc_id or same_day(one, two)
    if reason == "same day and place":
        return same_parties(one, two) and retells(one.report, two.report)
    if reason == "same rounded figure":
        close = rounded(one, two) and not shared_figures(one, two)
        return close and like(one.report.objects, two.report.objects)
    if reason == "same order":
        return one.report.evidence == two.report.evidence
    return facing(one, two)


def same_figure(one: Telling, two: Telling) -> bool:
    """Say whether a shared figure makes two reports one: of like things, large or well placed."""
    if not like(one.report.objects, two.report.objects):
        return False
    first, second = one.report, two.report
    units = {first.count_unit, second.count_unit} - {""}  # a headline has none: 3死11伤
    if len(units) > 1 and first.count_value == second.count_value:
        return False
    large = any(abs(float(v)) >= LARGE for v in shared_figures(one, two))
    place = bool(first.place) and first.place == second.place
    parties = bool({*first.agents, *first.recipients} & {*second.agents, *second.recipients})
    if one.doc_id == two.doc_id:
        return large or place or parties
    return (large and (same_day(one, two) or parties or place)) or (same_day(one, two) and place)


def same_object(one: Telling, two: Telling) -> bool:
    """Say whether a shared object makes two reports one.

    A named one does with a place or an agent in common; a common one only with the same agents, and
    a headline, a day or an order between them.
    """
    if figures(one) and figures(two) and not shared_figures(one, two):
        return False
    first, second = one.report, two.report
    same_page = one.doc_id == two.doc_id
    if same_page and first.evidence == second.evidence:
        return False
    agents = bool(first.agents) and set(first.agents) == set(second.agents)
    place = bool(first.place) and first.place == second.place
    named = {
        a.value for a in first.arguments if a.role == "object" and a.table not in {"", "counts"}
    }
    if named & set(second.objects):
        return (place or agents) and (same_page or same_day(one, two))
    linked = "headline" in {one.section, two.section} or first.realis != second.realis
    return agents and (same_day(one, two) or (same_page and linked))


def names(report: EventReport) -> set[str]:
    """Give the named objects of a report."""
    return {
        a.value for a in report.arguments if a.role == "object" and a.table not in {"", "counts"}
    }


def facing(one: Telling, two: Telling) -> bool:
    """Say whether one report's agent is the other's recipient, close by (求援 and 接到电话)."""
    first, second = one.report, two.report
    if one.doc_id != two.doc_id or abs(first.start - second.start) > CLOSE:
        return False
    return bool(set(first.recipients) & set(second.recipients)) and first.type == "request"


def same_day(one: Telling, two: Telling) -> bool:
    """Say whether two reports begin on the same known day."""
    return bool(one.report.date_start) and one.report.date_start == two.report.date_start


def shared_figures(one: Telling, two: Telling) -> set[str]:
    """Give the values both reports hold."""
    return set(figures(one)) & set(figures(two))


def same_parties(one: Telling, two: Telling) -> bool:
    """Say whether two reports have the same agents and objects that do not differ."""
    first, second = one.report, two.report
    return set(first.agents) == set(second.agents) and like(first.objects, second.objects)


def like(first: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether two lists of things may be the same: one is empty, or a name ends another."""
    if not first or not second:
        return True
    return any(a.endswith(b) or b.endswith(a) for a in first for b in second)


def contradicts(one: Telling, two: Telling, reason: str) -> bool:
    """Say whether two reports cannot be one happening: type, realis, days or places differ."""
    first, second = one.report, two.report
    if first.type != second.type or PHASES[first.realis] != PHASES[second.realis]:
        return True
    if apart(one, two) and reason != "same rounded figure":
        return True
    if words_differ(first, second):
        return True
    if reason == "same order":
        return False
    same_page = one.doc_id == two.doc_id
    if same_page and reason in {"same incident", "same rounded figure"}:
        return False
    if same_page and any(abs(float(v)) >= LARGE for v in shared_figures(one, two)):
        return False
    return places_differ(one, two)


def apart(one: Telling, two: Telling) -> bool:
    """Say whether the days of two reports are known and do not meet."""
    first, second = one.report, two.report
    if not first.date_start or not second.date_start:
        return False
    first_end = first.date_end or first.date_start
    second_end = second.date_end or second.date_start
    return last_day(first_end) < first_day(second.date_start) or last_day(second_end) < first_day(
        first.date_start
    )


def first_day(value: str) -> str:
    """Give the first day of a date of whatever precision, as text that compares."""
    return filled(value, "-01-01")


def last_day(value: str) -> str:
    """Give the last day of a date of whatever precision, as text that compares."""
    return filled(value, "-12-31")


def filled(value: str, rest: str) -> str:
    """Fill the month and day a date lacks."""
    plain = value.rstrip("~?")
    return plain + rest[len(plain) - 4 :] if 4 <= len(plain) < 10 else plain


def places_differ(one: Telling, two: Telling) -> bool:
    """Say whether the places of two reports differ and neither can hold the other."""
    first, second = one.report, two.report
    if not first.place or not second.place or first.place == second.place:
        return False
    a, b = sorted((stem(first.place_code), stem(second.place_code)), key=len)
    return not (a and b.startswith(a))
