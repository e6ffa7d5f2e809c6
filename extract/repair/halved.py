"""Characters broken in half: back to the bytes of GBK, with the lost ones left open.

A site replaced bytes without regard to where characters begin. The orphaned byte is shown as `?`,
and what follows is read one byte off until an ASCII byte brings the reader back in step.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.repair.gbk import FOUR_BYTES, FULL, MARKS, bytes_of, two_bytes
from extract.repair.glosses import GLOSS, PLAIN, TAIL, trail_before

FOUR_BYTE_LEADS = frozenset((0x81, 0x84))
LEADS = frozenset(range(0x81, 0xFF))
TRAILS = frozenset(range(0x80, 0xFF))
# No character begins with 0x80: its reader took it for broken whatever followed.
ALONE = frozenset((0x80,))
MOST_STEPS = 160
MOST_PATHS = 12

# The readings of a character, and the characters of a reading.
Readings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Run:
    """A way to read a broken run: `text[start:end]` is these slots, each with its candidates."""

    end: int
    slots: tuple[tuple[str, ...], ...]
    penalty: float


@dataclass(frozen=True, slots=True)
class _Path:
    """A reading under way: the trail byte behind, the lead bytes that wait for their trail."""

    at: int
    behind: int
    leads: frozenset[int]
    slots: tuple[tuple[str, ...], ...]
    penalty: float


def readings_of_run(text: str, start: int, readings: Readings) -> Iterator[Run]:
    """Give every way to bring the text from the `?` at `start` back into step."""
    path = _begin(text, start, readings)
    paths = [path] if path else []
    given = 0
    for _ in range(MOST_STEPS):
        if not paths or given >= MOST_PATHS:
            return
        ahead: list[_Path] = []
        for path in paths:
            for step in _steps(text, path, readings):
                if isinstance(step, Run):
                    given += 1
                    yield step
                else:
                    ahead.append(step)
        paths = ahead[:4]


def _begin(text: str, start: int, readings: Readings) -> _Path | None:
    """Take the `?` for a lead byte: a mark or a gloss must have torn it from its trail."""
    after = text[start + 1 : start + 2]
    behind = trail_before(text, start)
    if text[start + 2 : start + 5] in FOUR_BYTES:
        return None
    if after in MARKS and after:
        return _Path(start + 1, behind, LEADS, (), 0.0)
    tail = TAIL.match(text, start + 1)
    if not tail:
        return None
    fitting = _fitting(behind, LEADS, tail[1], readings)
    return _Path(tail.end(), behind, fitting or LEADS, (), 0.0 if fitting else 8.0)


def _fitting(
    behind: int, leads: frozenset[int], reading: str, readings: Readings
) -> frozenset[int]:
    """Give the lead bytes that make, with the byte behind, a character of this reading."""
    codes = map(bytes_of, readings.get(reading, ()))
    return frozenset(code[1] for code in codes if code[0] == behind and code[1] in leads)


@cache
def _slot(leads: frozenset[int], trails: frozenset[int]) -> tuple[str, ...]:
    made = (two_bytes(lead, trail) for lead in sorted(leads) for trail in sorted(trails))
    return tuple(char for char in made if char)


def _steps(text: str, path: _Path, readings: Readings) -> Iterator[_Path | Run]:
    """Give the ways to read on from a path."""
    gloss = GLOSS.match(text, path.at)
    if gloss:
        yield _past_gloss(text, path, gloss.end(), readings)
        return
    char = text[path.at : path.at + 1]
    outside = FOUR_BYTES.get(text[path.at : path.at + 3])
    if outside and not path.leads.isdisjoint(FOUR_BYTE_LEADS):
        yield _finish(text, path, path.at + 3, (outside,), "")
    if char == "?":
        yield from _lost_trail(text, path, readings)
    if char in MARKS and char:
        yield from _on(path, path.at + 1, FULL[char].encode("gb18030"), text)
        return
    data = bytes_of(char)
    if len(data) == 2:
        yield from _on(path, path.at + 1, data, text)
    elif data and 0x40 <= data[0] < 0x7F:
        slot = _slot(path.leads, frozenset(data))
        if slot:
            yield _finish(text, path, path.at + 1, slot, "")


def _on(path: _Path, at: int, data: bytes, text: str) -> Iterator[_Path | Run]:
    """Read two bytes: the first ends a character, the second begins one or is ASCII."""
    slot = _slot(path.leads, frozenset(data[:1]))
    if not slot:
        return
    if data[1] >= 0x81:
        yield _Path(at, data[0], frozenset(data[1:]), (*path.slots, slot), path.penalty)
    elif data[1] < 0x7F:
        yield _finish(text, path, at, slot, chr(data[1]))


def _past_gloss(text: str, path: _Path, end: int, readings: Readings) -> _Path:
    """Pass a gloss that fell between two bytes; it names the pair they make."""
    plain = PLAIN.fullmatch(text, path.at, end)
    fitting = _fitting(path.behind, path.leads, plain[1], readings) if plain else frozenset()
    penalty = path.penalty + (0.0 if fitting else 6.0)
    return _Path(end, path.behind, fitting or path.leads, path.slots, penalty)


def _lost_trail(text: str, path: _Path, readings: Readings) -> Iterator[Run]:
    """Take a `?` inside the run for a trail byte that its reader took for a lead."""
    if text[path.at + 1 : path.at + 4] in FOUR_BYTES:
        return
    after = text[path.at + 1 : path.at + 2]
    tail = TAIL.match(text, path.at + 1)
    if tail:
        fitting = tuple(c for c in _slot(path.leads, TRAILS) if tail[1] in readings.get(c, ()))
        if fitting:
            yield Run(tail.end(), (*path.slots, fitting), path.penalty)
    if path.leads == LEADS:  # both bytes lost: any character at all
        return
    tag = "/p>" if text.startswith("/p>", path.at + 1) else ""
    slot = _slot(path.leads, TRAILS)
    if slot and (tag or after < "@"):
        yield Run(path.at + 1 + len(tag), (*path.slots, slot), path.penalty)
    elif slot:
        alone = _slot(path.leads, ALONE)
        yield Run(path.at + 1, (*path.slots, alone or slot), path.penalty + (1.0 if alone else 6.0))


def _finish(text: str, path: _Path, at: int, slot: Sequence[str], rest: str) -> Run:
    """End a run in step; a gloss right behind it belongs to it."""
    gloss = GLOSS.match(text, at)
    slots = (*path.slots, tuple(slot), *((rest,) if rest else ()))
    return Run(gloss.end() if gloss else at, slots, path.penalty)
