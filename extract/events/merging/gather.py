"""Make one event of the reports that tell it: the fullest telling leads, disagreement is kept."""

from collections.abc import Iterable, Sequence

from schemas.events import Event, EventReport, Realis, Telling

RANK: dict[Realis, int] = {"actual": 0, "negated": 1, "planned": 2, "generic": 3}
BASES = {"stated": 0, "context": 1, "none": 2}


def gather(told: Sequence[Telling], reasons: tuple[str, ...]) -> Event:
    """Give the event of reports in document order."""
    reports = [t.report for t in told]
    dated = min(reports, key=date_rank)
    placed = min(reports, key=place_rank)
    counted = min(reports, key=count_rank)
    return Event(
        event_id=told[0].id,
        type=reports[0].type,
        realis=min((r.realis for r in reports), key=RANK.__getitem__),
        date=dated.date,
        date_start=dated.date_start,
        date_end=dated.date_end,
        place=placed.place,
        place_code=placed.place_code,
        agents=together(r.agents for r in reports),
        objects=together(r.objects for r in reports),
        recipients=together(r.recipients for r in reports),
        count_value=counted.count_value,
        count_low=counted.count_low,
        count_high=counted.count_high,
        count_unit=counted.count_unit,
        count_object=counted.count_object,
        reports=tuple(t.id for t in told),
        documents=tuple(sorted({t.doc_id for t in told})),
        merge_reason=reasons if len(told) > 1 else (),
        conflicts=conflicts(told),
    )


def date_rank(report: EventReport) -> tuple[bool, int, int, int]:
    """Rank dates: any before none, stated before context, the most exact, that of the done."""
    return (
        not report.date,
        BASES[report.date_basis],
        -len(report.date.partition("/")[0]),
        RANK[report.realis],
    )


def count_rank(report: EventReport) -> tuple[bool, bool, int]:
    """Rank counts: any before none, a figure before 一场, that of the done."""
    return report.count_value is None, report.count_value == 1, RANK[report.realis]


def place_rank(report: EventReport) -> tuple[bool, int, int]:
    """Rank places: any before none, stated before context, the most exact."""
    return not report.place, BASES[report.place_basis], -len(report.place_code)


def together(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Give all names once, in order; a name that another ends with says nothing more."""
    kept: list[str] = []
    for name in (n for names in lists for n in names):
        if any(k.endswith(name) for k in kept):
            continue
        kept = [name if name.endswith(k) else k for k in kept if k != name]
        if name not in kept:
            kept.append(name)
    return tuple(dict.fromkeys(kept))


def conflicts(told: Sequence[Telling]) -> tuple[str, ...]:
    """Give the figures of one unit on which done tellings disagree, with the report of each."""
    by_unit: dict[str, dict[float, str]] = {}
    for telling in told:
        report = telling.report
        if report.count_value is not None and report.realis != "planned":
            by_unit.setdefault(report.count_unit, {}).setdefault(report.count_value, telling.id)
    return tuple(
        f"count_value {value:g}{unit}: {where}"
        for unit, values in by_unit.items()
        if len(values) > 1
        for value, where in values.items()
    )
