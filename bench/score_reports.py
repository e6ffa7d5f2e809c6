"""Score event reports and their arguments against the annotated events, on raw offsets.

A report and an annotated event pair up when their triggers overlap. Slots are scored on pairs of
the same type with a required annotation; `merged` is over pairs of reports of one page that tell
the same happening.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.annotations import GOLD, GoldEvent, load_events, load_mentions
from bench.score_mentions import Found, f1, find, is_tail, near, overlap, pair, read_rows

SLOTS = ("date", "place", "agents", "objects", "recipients", "counts")


def match_sets(
    gold: Sequence[Any], mine: Sequence[Any], same: Callable[[Any, Any], bool]
) -> tuple[int, int, int]:
    """Give hits, extra and missed of two bags."""
    left, hits = list(mine), 0
    for wanted in gold:
        for given in left:
            if same(wanted, given):
                left.remove(given)
                hits += 1
                break
    return hits, len(left), len(gold) - hits


def quantities(out: Path) -> dict[str, list[str]]:
    """Give the count values of every report by report id."""
    counts = {r["id"]: r for r in read_rows(out / "counts.csv")}
    values: dict[str, list[str]] = {}
    for row in read_rows(out / "event_arguments.csv"):
        if row["role"] == "quantity":
            value = counts.get(row["mention_id"], row)["value"]
            values.setdefault(row["report_id"], []).append(value)
    return values


def compare_slot(
    slot: str, event: GoldEvent, report: Found, quantity: dict[str, list[str]]
) -> tuple[int, int, int]:
    """Give hits, extra and missed of one slot of one pair."""
    if slot == "counts":
        required = [c["v"] for c in event.fields["counts"] if not c.get("opt")]
        optional = [c["v"] for c in event.fields["counts"] if c.get("opt")]
        mine = [
            v for v in quantity.get(report.row["id"], []) if not any(near(o, v) for o in optional)
        ]
        return match_sets(required, mine, near)
    cell = report.row[slot]
    if slot in ("date", "place"):
        wanted = [event.fields[slot]] if event.fields[slot] else []
        same = (lambda a, b: a == b) if slot == "date" else is_tail
        return match_sets(wanted, [cell] if cell else [], same)
    return match_sets(event.fields[slot], [x for x in cell.split(";") if x], is_tail)


def merged_pairs(typed: Sequence[tuple[GoldEvent, Found]]) -> tuple[int, int, int]:
    """Give hits, extra and missed over pairs of reports that tell one happening."""
    hits = extra = missed = 0
    for i, (gold_a, row_a) in enumerate(typed):
        for gold_b, row_b in typed[:i]:
            wanted = gold_a.happening == gold_b.happening
            event_id = row_a.row["event_id"]
            given = bool(event_id) and event_id == row_b.row["event_id"]
            hits += wanted and given
            extra += given and not wanted
            missed += wanted and not given
    return hits, extra, missed


class Tally:
    """Counts over all pages."""

    def __init__(self) -> None:
        self.gold = self.hits = self.extra = self.typed = self.realis = 0
        self.slots = {slot: [0, 0, 0] for slot in SLOTS}
        self.merged = [0, 0, 0]

    def figures(self) -> dict[str, float]:
        """Give every figure as a share of one."""
        total = [sum(counts[i] for counts in self.slots.values()) for i in range(3)]
        wrong = self.hits - self.typed + self.extra
        return {
            "trigger_f1": f1(self.hits, self.extra, self.gold - self.hits),
            "typed_f1": f1(self.typed, wrong, self.gold - self.typed),
            "realis": self.realis / max(1, self.typed),
            "arguments_f1": f1(*total),
            "merged_f1": f1(*self.merged),
            **{f"{slot}_f1": f1(*counts) for slot, counts in self.slots.items()},
        }


def tally_page(
    events: Sequence[GoldEvent],
    found: Sequence[Found],
    quantity: dict[str, list[str]],
    tally: Tally,
) -> None:
    """Add one page's reports to the tally."""
    needed = [e for e in events if not e.optional]
    optional = [e for e in events if e.optional]
    pairs = pair(needed, found)
    used = {id(f) for _, f in pairs}
    tally.gold += len(needed)
    tally.hits += len(pairs)
    tally.extra += sum(
        id(f) not in used and not any(overlap(e, f) > 0 for e in optional) for f in found
    )
    typed = [(e, f) for e, f in pairs if e.fields["type"] == f.row["type"]]
    tally.typed += len(typed)
    tally.realis += sum(e.fields["realis"] == f.row["realis"] for e, f in typed)
    for event, report in typed:
        for slot in SLOTS:
            for i, n in enumerate(compare_slot(slot, event, report, quantity)):
                tally.slots[slot][i] += n
    for i, n in enumerate(merged_pairs(typed)):
        tally.merged[i] += n


def score_reports(out: Path, folder: Path = GOLD) -> dict[str, float]:
    """Give trigger, typed, realis, argument and merge figures over the pages of a folder."""
    mentions, quantity, tally = load_mentions(folder), quantities(out), Tally()
    rows = read_rows(out / "event_reports.csv")
    for doc_id, events in load_events(folder).items():
        junk = [m for m in mentions[doc_id] if m.tag == "junk"]
        found = [f for f in find(rows, doc_id) if not any(overlap(f, j) > 0 for j in junk)]
        tally_page(events, found, quantity, tally)
    return tally.figures()
