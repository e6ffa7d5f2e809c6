"""Merge the reports of one happening into one event, within a page and across pages.

Reports that share a key (a figure, a named object, a day and place) are compared with their near
neighbours in that key's block; two are one happening when nothing in them disagrees. Pairs are
taken in an order of their own, the surest reasons first, so the result does not depend on the
order of the documents.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.events.merging.agreement import TOLD_ALIKE, agrees
from extract.events.merging.details import THINGS, title_of
from extract.events.merging.differences import contradicts, magnitude
from extract.events.merging.facts import Facts, read_facts
from extract.events.merging.gather import gather
from extract.events.merging.headlines import echo_pairs, headline_pairs
from extract.events.merging.pages import tolls
from extract.events.merging.totals import total_pairs
from schemas.events import Event, Telling

DAY = re.compile(r"\d{4}-\d\d-\d\d")
Key = tuple[str, ...]
WINDOW = 40  # neighbours compared in a block: keeps merging near-linear, pages never hold as many
CITY, COUNTY = 4, 6  # digits of the codes of a city and a county
SPECIFIC = 3  # characters of a common noun that says more than 群众 or 人员
REPEATED = 15  # characters of a sentence that hardly stands twice by chance
REPRINTED = 25  # characters of one that two pages hardly share by chance
PHRASE = 8  # characters of a clause with a figure, likewise
BEFORE, AFTER = 6, 2  # characters around a trigger that stand twice only in a retelling
VISITS = frozenset({"inspect", "condole", "meeting"})  # a round of one day, stop by stop
COUNTED = frozenset({"casualty", "case_report"})
REASONS = (
    "same words",
    "headline",
    "same clause",
    "same figure",
    "same order",
    "told before",
    "same incident",
    "same stage",
    "same visitor",
    "same phrase",
    "same object",
    "near figure",
    "same toll",
    "same document",
    "same winner",
    "same meeting",
    "same thing",
    "same victims",
    "same parties",
    "same day and place",
)


def merge_reports(tellings: Iterable[Telling]) -> list[Event]:
    """Give the events that reports tell, in the order of their ids.

    Reports in boilerplate make no event. The event id is that of the first report, by document
    and place in it.
    """
    told = sorted((t for t in tellings if t.section != "boilerplate"), key=position)
    facts = [read_facts(t) for t in told]
    groups = Groups(facts)
    for rank, one, two in sorted(set(candidates(facts))):
        groups.join(one, two, REASONS[rank])
    for one, two in list(tolls(facts, groups.group, groups.members)):
        groups.join(one, two, "same toll")
    return [gather([told[i] for i in sorted(members)], why) for members, why in groups.all()]


def position(telling: Telling) -> tuple[str, int, int]:
    """Give the order of reports: by document, then by place in it."""
    return telling.doc_id, telling.report.start, telling.report.end


def event_ids(events: Iterable[Event]) -> dict[str, str]:
    """Give the event of each report, by report id."""
    return {report: event.event_id for event in events for report in event.reports}


class Groups:
    """Reports joined so far; two groups join only when no member contradicts another.

    Of two groups that give a quake one size only those members speak that give it.
    """

    def __init__(self, told: Sequence[Facts]) -> None:
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
        sized = magnitude(self.told[one]) and magnitude(self.told[two])
        if any(
            contradicts(self.told[i], self.told[j], reason)
            for i in self.members[a][:WINDOW]
            for j in self.members[b][:WINDOW]
            if not sized or (magnitude(self.told[i]) and magnitude(self.told[j]))
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


def candidates(told: Sequence[Facts]) -> Iterator[tuple[int, int, int]]:
    """Give the pairs of reports that agree, with the rank of the reason."""
    for pair in headline_pairs(told):
        yield REASONS.index("headline"), *pair
    for pair in (*echo_pairs(told), *total_pairs(told)):
        yield REASONS.index("told before"), *pair
    blocks: dict[Key, list[int]] = defaultdict(list)
    for i, facts in enumerate(told):
        for key in keys(facts):
            blocks[key].append(i)
    for key, block in blocks.items():
        block.sort(key=lambda i: (told[i].report.date_start, i))
        for n, first in enumerate(block):
            for second in block[n + 1 : n + 1 + WINDOW]:
                one, two = min(first, second), max(first, second)
                if agrees(told[one], told[two], key[0]):
                    yield REASONS.index(key[0]), one, two


def keys(facts: Facts) -> Iterator[Key]:
    """Give the keys under which a report may meet another telling of its happening."""
    report, page = facts.report, facts.telling.doc_id
    for value in {v for values in facts.figures.values() for v in values} - {1.0, 2.0}:
        yield "same figure", report.type, f"{value:g}"
    for name in {*facts.named, *(t for t in facts.things if len(t) >= SPECIFIC)}:
        yield "same object", report.type, name
    if len(report.evidence) >= REPEATED:
        told = "" if len(report.evidence) >= REPRINTED and facts.figures else page
        yield "same words", report.type, told, report.word, str(report.inset), report.evidence
    if len(facts.clause) >= PHRASE and facts.figures:
        yield "same clause", report.type, page, facts.clause
    if report.type in VISITS:
        for name in facts.people:
            yield "same visitor", report.type, page, name
    if report.type in TOLD_ALIKE or report.type == "directive":
        ends = report.inset + report.end - report.start
        phrase = report.evidence[max(0, report.inset - BEFORE) : ends + AFTER]
        if len(phrase) >= BEFORE + AFTER:
            yield "same phrase", report.type, page, phrase
    if report.type == "discipline" and facts.kind:
        yield "same stage", page, facts.kind
    yield from scenes(facts)
    if report.recipients and facts.figures:
        yield "near figure", report.type, page
    if report.type == "casualty":
        yield "same toll", page
    if report.type == "directive":
        for name in report.agents:
            yield "same order", page, name
    if report.type == "request" and report.recipients:
        yield "same parties", page
    yield from details(facts)


def scenes(facts: Facts) -> Iterator[Key]:
    """Give the keys by where and when it was: an incident by its area alone, too."""
    report, page = facts.report, facts.telling.doc_id
    if report.type == "incident":
        yield "same incident", page
        for where in {report.place, report.place_code[:CITY]} - {""}:
            yield "same incident", report.date_start, where
            if magnitude(facts):
                yield "same incident", "", where
    elif report.date_start and DAY.match(report.date):
        for where in {report.place, report.place_code[:COUNTY]} - {""}:
            yield "same day and place", report.type, page, report.date_start, where


def details(facts: Facts) -> Iterator[Key]:
    """Give the keys by what is told once on a page: victims, a winner, a document, a thing."""
    report, page = facts.report, facts.telling.doc_id
    if report.type in COUNTED:
        yield "same victims", page, facts.kind
    if report.type == "meeting" and title_of(facts):
        yield "same meeting", page
        if DAY.match(report.date):
            yield "same meeting", report.date_start, report.place
    if report.type == "commend":
        for name in (*sorted(facts.named), ""):
            yield "same winner", page, name
    for title in facts.documents:
        yield "same document", page, title
    if report.type in THINGS:
        yield "same thing", page, report.type, report.word
