"""Score the mention tables against the annotated pages, on raw offsets.

A row and an annotated mention pair up when they overlap, best overlap first. `overlap` counts
pairs, `exact` pairs of equal raw span, `value` pairs of equal content. Optional annotations neither
earn nor cost; what is inside <junk> is scored as boilerplate characters instead.
"""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from bench.annotations import GOLD, Gold, load_mentions

TABLES = {
    "date": "dates",
    "count": "counts",
    "person": "people",
    "place": "places",
    "org": "organisations",
}
Row = dict[str, str]
Check = Callable[[Mapping[str, str], Row], bool]


class Spanned(Protocol):
    """Anything with a raw span."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Found(NamedTuple):
    """A table row with its raw span as numbers."""

    start: int
    end: int
    row: Row


G = TypeVar("G", bound=Spanned)


def read_rows(path: Path) -> list[Row]:
    """Give the rows of a CSV table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def find(rows: Sequence[Row], doc_id: str) -> list[Found]:
    """Give one document's rows with their raw spans."""
    return [Found(int(r["raw_start"]), int(r["raw_end"]), r) for r in rows if r["doc_id"] == doc_id]


def overlap(a: Spanned, b: Spanned) -> int:
    """Count the raw characters two spans share."""
    return min(a.end, b.end) - max(a.start, b.start)


def pair(gold: Sequence[G], found: Sequence[Found]) -> list[tuple[G, Found]]:
    """Pair greedily, one to one, by the share of overlap, best first."""
    scored = sorted(
        (
            (overlap(g, f) / (max(g.end, f.end) - min(g.start, f.start)), -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if overlap(g, f) > 0
        ),
        reverse=True,
    )
    golds: set[int] = set()
    founds: set[int] = set()
    pairs = []
    for _, i, j in scored:
        if i not in golds and j not in founds:
            golds.add(i)
            founds.add(j)
            pairs.append((gold[-i], found[-j]))
    return pairs


def f1(hits: int, extra: int, missed: int) -> float:
    """Give the harmonic mean of precision and recall."""
    return 2 * hits / (2 * hits + extra + missed) if hits else 0.0


def near(a: Any, b: Any) -> bool:  # noqa: ANN401  # cells, JSON numbers and None alike
    """Compare two cells as numbers; two empty ones are equal."""
    if a in (None, "") or b in (None, ""):
        return a in (None, "") and b in (None, "")
    x, y = float(a), float(b)
    return abs(x - y) <= 1e-9 * max(1.0, abs(x), abs(y))


def is_tail(a: str, b: str) -> bool:
    """Say whether one text ends with the other."""
    return a == b or a.endswith(b) or b.endswith(a)


def _date(g: Mapping[str, str], r: Row) -> bool:
    return r["kind"] == g["kind"] and r["value"] == g["v"]


def _count(g: Mapping[str, str], r: Row) -> bool:
    bounds = (("value", "v"), ("low", "lo"), ("high", "hi"))
    return all(near(r[column], g.get(key)) for column, key in bounds)


def _object(g: Mapping[str, str], r: Row) -> bool:
    mine, theirs = r["object"], g.get("obj", "")
    return mine == theirs or (bool(mine and theirs) and is_tail(mine, theirs))


def _role(g: Mapping[str, str], r: Row) -> bool:
    def words(text: str) -> set[str]:
        return {w for w in re.split(r"[;；、,，\s/和兼]+", text) if w}

    wanted, given = words(g.get("role", "")), words(r["role"])
    return not wanted or any(a in b or b in a for a in wanted for b in given)


def _code(g: Mapping[str, str], r: Row, digits: int) -> bool:
    return not g.get("code") or r["code"][:digits] == g["code"][:digits]


CHECKS: dict[str, dict[str, Check]] = {
    "date": {"value": _date, "time": lambda g, r: r["time"][:5] == g.get("time", "")[:5]},
    "count": {
        "value": _count,
        "qualifier": lambda g, r: r["qualifier"] == g["q"],
        "unit": lambda g, r: r["unit"] == g["unit"],
        "kind": lambda g, r: r["kind"] == g["kind"],
        "object": _object,
    },
    "person": {
        "value": lambda g, r: r["name"] == g["name"],
        "role": _role,
        "byline": lambda g, r: (r["byline"] == "true") == (g.get("byline") == "1"),
    },
    "place": {
        "value": lambda g, r: r["name"] == g["name"],
        "code": lambda g, r: _code(g, r, 12),
        "county_code": lambda g, r: _code(g, r, 6),
        "level": lambda g, r: r["level"] == g["level"],
    },
    "org": {
        "name": lambda g, r: r["name"] == g["name"],
        "kind": lambda g, r: r["kind"] == g["kind"],
    },
}


class Tally:
    """Counts of one type of mention over all pages."""

    def __init__(self) -> None:
        self.gold = self.found = self.extra = self.exact = 0
        self.parts: dict[str, int] = {}
        self.errors: list[str] = []

    def figures(self) -> dict[str, float]:
        """Give overlap, exact and part figures, each as a share of one."""

        def over_all(right: int) -> float:
            return f1(right, self.found - right + self.extra, self.gold - right)

        figures = {"overlap_f1": over_all(self.found), "exact_f1": over_all(self.exact)}
        for name, right in self.parts.items():
            if name == "value":
                figures["value_f1"] = over_all(right)
            else:
                figures[name] = right / max(1, self.found)
        return figures


def tally_page(tag: str, mentions: Sequence[Gold], found: Sequence[Found], tally: Tally) -> None:
    """Add one page's mentions of one type to the tally."""
    junk = [m for m in mentions if m.tag == "junk"]

    def outside(span: Spanned) -> bool:
        return not any(overlap(span, j) > 0 for j in junk)

    gold = [m for m in mentions if m.tag == tag and outside(m)]
    needed = [m for m in gold if not m.optional]
    found = [f for f in found if outside(f)]
    pairs = pair(needed, found)
    used = {id(f) for _, f in pairs}
    tally.gold += len(needed)
    tally.found += len(pairs)
    for mention, row in pairs:
        tally.exact += (mention.start, mention.end) == (row.start, row.end)
        for name, check in CHECKS[tag].items():
            right = bool(check(mention.fields, row.row))
            tally.parts[name] = tally.parts.get(name, 0) + right
            if not right:
                tally.errors.append(f"{name:9} {mention.text} {mention.fields} got {row.row}")
    hit = {id(m) for m, _ in pairs}
    tally.errors += [f"missed    {m.text} {m.fields}" for m in needed if id(m) not in hit]
    for row in found:
        if id(row) not in used and not any(overlap(m, row) > 0 for m in gold if m.optional):
            tally.extra += 1
            tally.errors.append(f"extra     {row.row['text']}")


def boilerplate_f1(out: Path, documents: Mapping[str, Sequence[Gold]]) -> float:
    """Give the F1 over raw characters of boilerplate."""
    sentences = read_rows(out / "sentences.csv")
    hits = extra = missed = 0
    for doc_id, mentions in documents.items():
        junk = {i for m in mentions if m.tag == "junk" for i in range(m.start, m.end)}
        rows = [f for f in find(sentences, doc_id) if f.row["section"] == "boilerplate"]
        mine = {i for f in rows for i in range(f.start, f.end)}
        hits += len(junk & mine)
        extra += len(mine - junk)
        missed += len(junk - mine)
    return f1(hits, extra, missed)


def score_mentions(
    out: Path, folder: Path = GOLD
) -> tuple[dict[str, dict[str, float]], dict[str, list[str]]]:
    """Give the figures, and the errors, of every type of mention and of boilerplate."""
    documents = load_mentions(folder)
    figures, errors = {}, {}
    for tag, table in TABLES.items():
        rows, tally = read_rows(out / f"{table}.csv"), Tally()
        for doc_id, mentions in documents.items():
            tally_page(tag, mentions, find(rows, doc_id), tally)
        figures[table], errors[table] = tally.figures(), tally.errors
    figures["sentences"] = {"boilerplate_f1": boilerplate_f1(out, documents)}
    return figures, errors
