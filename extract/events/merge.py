"""Merge the reports of one happening into one event, within a page and across pages.

Reports that share a key (a figure, a named object, a day and place) are compared with their near
neighbours in that key's block; two are one happening when nothing in them disagrees. Pairs are
taken in an order of their own, so the result does not depend on the order of the documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.events.gather import gather
from schemas.events import Event, Telling

Key = tuple[str, ...]
WINDOW = 40  # neighbours compared in a block: keeps merging near-linear, pages never hold as many
SPECIFIC = 3  # characters of a common noun that says more than 群众 or 人员
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
    for value, unit in figures(telling):
        yield "same figure", report.type, value, unit
    for name in objects(telling):
        yield "same object", report.type, name
    if report.type == "incident":
        yield "same incident", telling.doc_id
        if report.date_start and report.place:
            yield "same incident", report.date_start, report.place
    elif report.date_start:
        yield "same day and place", report.type, telling.doc_id, report.date_start, report.place
    for name in (*report.agents, *report.recipients):
        yield "same parties", report.type, telling.doc_id, name


def figures(telling: Telling) -> list[tuple[str, str]]:
    """Give the figures of a report that can tell happenings apart: more than one of something."""
    found = []
    for argument in telling.report.arguments:
        if argument.role == "quantity" and argument.value not in {"", "1"}:
            found.append((argument.value, ""))
    return found


def objects(telling: Telling) -> list[str]:
    """Give the named or specific objects of a report."""
    return [
        a.value
        for a in telling.report.arguments
        if a.role == "object" and (a.table not in {"", "counts"} or len(a.value) >= SPECIFIC)
    ]


def agrees(one: Telling, two: Telling, reason: str) -> bool:
    """Say whether two reports that share a key are one happening."""
    if contradicts(one, two, reason):
        return False
    first, second = one.report, two.report
    same_page = one.doc_id == two.doc_id
    same_day = bool(first.date_start) and first.date_start == second.date_start
    same_place = bool(first.place) and first.place == second.place
    parties = bool({*first.agents, *first.recipients} & {*second.agents, *second.recipients})
    if reason == "same figure":
        large = any(abs(float(v)) >= LARGE for v in shared_figures(one, two))
        return (
            same_page
            or (large and (same_day or parties or same_place))
            or (same_day and same_place)
        )
    if reason == "same object":
        if figures(one) and figures(two) and not shared_figures(one, two):
            return False
        return (same_place or parties) and (same_page or same_day)
    if reason == "same incident":
        return same_page or (same_day and same_place)
    if reason == "same day and place":
        return same_parties(one, two) and not (figures(one) and figures(two))
    return (same_page and first.realis != second.realis) or near(one, two)


def near(one: Telling, two: Telling) -> bool:
    """Say whether two reports share agent and recipient within a few sentences."""
    first, second = one.report, two.report
    crossed = set(first.agents) & set(second.recipients) or set(second.agents) & set(
        first.recipients
    )
    return False and bool(crossed)


def shared_figures(one: Telling, two: Telling) -> set[str]:
    """Give the values both reports hold."""
    return {v for v, _ in figures(one)} & {v for v, _ in figures(two)}


def same_parties(one: Telling, two: Telling) -> bool:
    """Say whether two reports have the same agents and objects that do not differ."""
    first, second = one.report, two.report
    if set(first.agents) != set(second.agents):
        return False
    return not first.objects or not second.objects or bool(set(first.objects) & set(second.objects))


def contradicts(one: Telling, two: Telling, reason: str) -> bool:
    """Say whether two reports cannot be one happening: type, realis, days or places differ."""
    first, second = one.report, two.report
    if first.type != second.type or PHASES[first.realis] != PHASES[second.realis]:
        return True
    if first.date_start and second.date_start and apart(one, two):
        return True
    if reason == "same incident" and one.doc_id == two.doc_id:
        return False
    return places_differ(one, two, reason)


def apart(one: Telling, two: Telling) -> bool:
    """Say whether the days of two reports do not meet."""
    first, second = one.report, two.report
    return (
        days(first.date_end or first.date_start)[1] < days(second.date_start)[0]
        or days(second.date_end or second.date_start)[1] < days(first.date_start)[0]
    )


def days(value: str) -> tuple[str, str]:
    """Give the first and last day a date of whatever precision covers, as text that compares."""
    plain = value.rstrip("~?").replace("X", "0")
    return plain + "-01-01"[len(plain) - 4 :] if 4 <= len(plain) < 10 else plain, (
        plain + "-12-31"[len(plain) - 4 :] if 4 <= len(plain) < 10 else plain
    )


def places_differ(one: Telling, two: Telling, reason: str) -> bool:
    """Say whether the places of two reports differ and neither can hold the other."""
    first, second = one.report, two.report
    if not first.place or not second.place or first.place == second.place:
        return False
    if reason == "same figure" and one.doc_id == two.doc_id and shared_figures(one, two):
        codes = first.place_code[:2], second.place_code[:2]
        return all(codes) and codes[0] != codes[1]
    a, b = sorted((stem(first.place_code), stem(second.place_code)), key=len)
    return not (a and b.startswith(a))


def stem(code: str) -> str:
    """Give a division code without the zeros that fill it up."""
    while code.endswith("00") and len(code) > 2:
        code = code[:-2]
    return code
