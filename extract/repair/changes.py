"""Changes of a text: apply them, lay one pass over another, and write them as edits."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from pydantic import TypeAdapter

from schemas.text import Edit, EditKind


class Change(NamedTuple):
    """Replace `text[start:end]` by `after`; changes are sorted, disjoint and never empty before."""

    start: int
    end: int
    after: str
    kind: EditKind
    rule: str
    confidence: float = 1.0


def apply_changes(text: str, changes: Sequence[Change]) -> str:
    """Give the text with every change made."""
    pieces, at = [], 0
    for change in changes:
        pieces += [text[at : change.start], change.after]
        at = change.end
    return "".join([*pieces, text[at:]])


def compare(before: str, after: str, kind: EditKind, rule: str) -> list[Change]:
    """Give the changed characters of two texts of equal length, each a change of its own."""
    if before == after:
        return []
    one, other = (
        np.frombuffer(t.encode("utf-32-le", "surrogatepass"), "<u4") for t in (before, after)
    )
    places = np.flatnonzero(one != other).tolist()
    return [Change(at, at + 1, after[at], kind, rule) for at in places]


def lay_over(middle: str, first: Sequence[Change], second: Sequence[Change]) -> list[Change]:
    """Give one list for two passes: `first` made `middle`, `second` changes it.

    The result starts from the text before `first`. Where the two overlap they become one change,
    which keeps the kind and rule of the first.
    """
    if not first or not second:
        return list(first or second)
    out: list[Change] = []
    shift = i = j = 0
    while i < len(first) and j < len(second):
        ours, theirs = first[i], second[j]
        at, end = ours.start - shift, ours.start - shift + len(ours.after)
        if end <= theirs.start:
            out.append(ours)
            shift += ours.end - ours.start - len(ours.after)
            i += 1
        elif theirs.end <= at:
            out.append(_moved(theirs, shift))
            j += 1
        else:
            many, other, span = _group(first, second, i, j, shift)
            i, j = i + len(many), j + len(other)
            moved = shift + sum(c.end - c.start - len(c.after) for c in many)
            out.append(_one_of_both(middle, many, other, span, (shift, moved)))
            shift = moved
    out += first[i:]
    out += [_moved(change, shift) for change in second[j:]]
    return out


def _moved(change: Change, by: int) -> Change:
    start, end, after, kind, rule, confidence = change
    return Change(start + by, end + by, after, kind, rule, confidence)


def _group(
    first: Sequence[Change], second: Sequence[Change], i: int, j: int, shift: int
) -> tuple[list[Change], list[Change], tuple[int, int]]:
    """Take the next changes of both passes, which overlap; `shift` leads from middle to before."""
    ours: list[Change] = []
    theirs: list[Change] = []
    begin = min(first[i].start - shift, second[j].start)
    end = begin + 1
    while True:
        if i < len(first) and (at := first[i].start - shift) < end:
            end = max(end, at + len(first[i].after))
            shift += first[i].end - first[i].start - len(first[i].after)
            ours.append(first[i])
            i += 1
        elif j < len(second) and second[j].start < end:
            end = max(end, second[j].end)
            theirs.append(second[j])
            j += 1
        else:
            return ours, theirs, (begin, end)


def _one_of_both(
    middle: str,
    ours: list[Change],
    theirs: list[Change],
    span: tuple[int, int],
    shifts: tuple[int, int],
) -> Change:
    """Make one change of a group; `shifts` lead from middle to before at its start and its end."""
    begin, end = span
    inside = [c._replace(start=c.start - begin, end=c.end - begin) for c in theirs]
    return ours[0]._replace(
        start=begin + shifts[0],
        end=end + shifts[1],
        after=apply_changes(middle[begin:end], inside),
        confidence=min(c.confidence for c in (*ours, *theirs)),
    )


def disjoint(changes: Iterable[Change]) -> list[Change]:
    """Sort changes; of two that overlap the earlier, longer one stays."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda c: (c.start, -c.end)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def to_edits(raw: str, changes: Sequence[Change]) -> tuple[Edit, ...]:
    """Write changes as edits; neighbouring script changes become one run of equal length."""
    rows: list[dict[str, object]] = []
    shift = 0
    for start, end, after, kind, rule, confidence in _merge_script(changes):
        moved = start + shift
        shift += len(after) - (end - start)
        rows.append(
            {
                "kind": kind,
                "raw_start": start,
                "raw_end": end,
                "start": moved,
                "end": end + shift,
                "before": raw[start:end],
                "after": after,
                "confidence": confidence if confidence == 1 else round(confidence, 3),
                "rule": rule,
            }
        )
    return _edits().validate_python(rows) if rows else ()


@cache
def _edits() -> TypeAdapter[tuple[Edit, ...]]:
    """Validate all edits of a page at once, in half the time."""
    return TypeAdapter(tuple[Edit, ...])


def _merge_script(changes: Sequence[Change]) -> Iterator[Change]:
    at = 0
    while at < len(changes):
        first, after = changes[at], at + 1
        if first.kind == "script":
            while after < len(changes) and _goes_on(changes[after - 1], changes[after]):
                after += 1
            if after - at > 1:
                text = "".join([c.after for c in changes[at:after]])
                first = Change(first.start, changes[after - 1].end, text, "script", first.rule)
        yield first
        at = after


def _goes_on(one: Change, other: Change) -> bool:
    return other.start == one.end and other.kind == "script" and other.rule == one.rule
