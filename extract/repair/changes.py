"""Changes of a text: apply them, lay one pass over another, and write them as edits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from schemas.text import Edit, EditKind


@dataclass(frozen=True, slots=True)
class Change:
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
    while i < len(first) or j < len(second):
        ours, theirs, span = _group(first, second, i, j, shift)
        i, j = i + len(ours), j + len(theirs)
        moved = shift + sum(c.end - c.start - len(c.after) for c in ours)
        out.append(_one_of_both(middle, ours, theirs, span, (shift, moved)))
        shift = moved
    return out


def _group(
    first: Sequence[Change], second: Sequence[Change], i: int, j: int, shift: int
) -> tuple[list[Change], list[Change], tuple[int, int]]:
    """Take the next changes of both passes that overlap; `shift` leads from middle to before."""
    ours: list[Change] = []
    theirs: list[Change] = []
    begin = end = -1
    while True:
        at = first[i].start - shift if i < len(first) else None
        if at is not None and (begin < 0 or at < end):
            nearest = second[j].start if j < len(second) else at + 1
            if begin >= 0 or at < nearest or (at == nearest and not first[i].after):
                begin, end = _widen(begin, end, at, at + len(first[i].after))
                shift += first[i].end - first[i].start - len(first[i].after)
                ours.append(first[i])
                i += 1
                continue
        if j < len(second) and (begin < 0 or second[j].start < end):
            begin, end = _widen(begin, end, second[j].start, second[j].end)
            theirs.append(second[j])
            j += 1
            continue
        return ours, theirs, (begin, end)


def _widen(begin: int, end: int, start: int, stop: int) -> tuple[int, int]:
    return (start if begin < 0 else min(begin, start)), max(end, stop)


def _one_of_both(
    middle: str,
    ours: list[Change],
    theirs: list[Change],
    span: tuple[int, int],
    shifts: tuple[int, int],
) -> Change:
    """Make one change of a group; `shifts` lead from middle to before at its start and its end."""
    if not theirs and len(ours) == 1:
        return ours[0]
    begin, end = span
    if not ours:
        (only,) = theirs
        moved = begin + shifts[0], end + shifts[0]
        return Change(*moved, only.after, only.kind, only.rule, only.confidence)
    inside = [replace(c, start=c.start - begin, end=c.end - begin) for c in theirs]
    return replace(
        ours[0],
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
    edits, shift = [], 0
    for change in _merge_script(changes):
        start, end = change.start + shift, change.start + shift + len(change.after)
        edits.append(
            Edit(
                kind=change.kind,
                raw_start=change.start,
                raw_end=change.end,
                start=start,
                end=end,
                before=raw[change.start : change.end],
                after=change.after,
                confidence=round(change.confidence, 3),
                rule=change.rule,
            )
        )
        shift = end - change.end
    return tuple(edits)


def _merge_script(changes: Sequence[Change]) -> Iterator[Change]:
    at = 0
    while at < len(changes):
        first, after = changes[at], at + 1
        if first.kind == "script":
            while after < len(changes) and _goes_on(changes[after - 1], changes[after]):
                after += 1
        if after - at > 1:
            text = "".join(c.after for c in changes[at:after])
            first = Change(first.start, changes[after - 1].end, text, "script", first.rule)
        yield first
        at = after


def _goes_on(one: Change, other: Change) -> bool:
    return other.start == one.end and other.kind == "script" and other.rule == one.rule
