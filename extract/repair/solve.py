"""Choose among the ways to read a broken run, by how likely the words are that they make."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import exp
from typing import NamedTuple

from extract.repair.changes import Change
from extract.repair.gbk import FULL, MARKS
from extract.repair.glosses import GLOSS, SYLLABLE
from extract.repair.halved import Readings, Run, readings_of_run
from extract.repair.language import Language

# A `?` that may be an orphaned byte: a mark or the tail of a gloss stands behind it. Four in a row
# are what a site left of blanks or signs (`????本報記者`), whichever of them is looked at.
NOT_FOUR = r"(?<!\?\?\?\?)(?!(?<=\?\?\?)\?)(?!(?<=\?\?)\?\?)(?!\?\?\?)"
START = re.compile(rf"\?{NOT_FOUR}(?=[!,?:;()]|{SYLLABLE} ?\))")
# A page on which so many `?` lead nowhere is no page that can be mended; it would only take time.
BACK, REACH, MOST_KNOWN = 40, 1200, 1000
FAILURES, LENGTH_A_FAILURE = 80, 5000
AROUND = 6
STOPS = frozenset("，。、；：？！—…,;:?!")
FAR = 160
BEYOND_DOUBT = 30.0
RARE = -16.0
FEW = 8
HALF = {FULL[mark]: mark for mark in MARKS}


class Options(NamedTuple):
    """The candidates of a slot, simplified and half-width, each with its form in the page's script.

    `likely` are those that are not rare.
    """

    written: Mapping[str, str]
    likely: Sequence[str]


@dataclass(frozen=True, slots=True)
class Solver:
    """What the choice rests on.

    `threshold` is how much likelier (natural logarithm) than the text as it stands a reading
    must be; `least` is how sure of itself a short one. `known` keeps the options of slots seen.
    """

    readings: Readings
    language: Language
    simple: Mapping[int, str]
    threshold: float
    least: float = 0.0
    known: dict[Sequence[str], Options] = field(default_factory=dict)

    def options(self, slot: Sequence[str]) -> Options:
        """Give the options of a slot, read once a page: most open slots hold the same hundred."""
        if slot not in self.known:
            written: dict[str, str] = {}
            for char in slot:
                plain = char.translate(self.simple)
                key = HALF.get(plain, plain)
                if key not in written or (char != plain and written[key] == plain):
                    written[key] = char
            likely = [char for char in written if self.language.weigh(char) > RARE]
            self.known[slot] = Options(written, likely)
        return self.known[slot]


def broken_runs(text: str, readings: Readings) -> Iterator[int]:
    """Give the places of `?` behind which a way back into step exists, likely or not."""
    tries = FAILURES + len(text) // LENGTH_A_FAILURE
    for match in islice(START.finditer(text), tries):
        if any(True for _ in readings_of_run(text, match.start(), readings)):
            yield match.start()


def find_halved(text: str, solver: Solver) -> list[Change]:
    """Find the broken runs that can be read, with what they say in the page's own script."""
    changes: list[Change] = []
    behind, at, done = "", 0, 0
    failures = FAILURES + len(text) // LENGTH_A_FAILURE
    known: dict[tuple[str, int, str], Change | None] = {}
    while failures and (match := START.search(text, at)):
        start = match.start()
        behind = (behind + _plain(text[max(done, start - 2 * FAR) : start], solver))[-FAR:]
        near = max(0, start - BACK)
        seen = text[near : start + REACH], start - near, behind
        if seen not in known:
            if len(known) > MOST_KNOWN:
                known.clear()
            known[seen] = _solve(*seen, solver)
        solved = known[seen]
        if solved:
            change = solved._replace(start=near + solved.start, end=near + solved.end)
            changes.append(change)
            behind += change.after.translate(solver.simple)
            at = done = change.end
        else:
            at, done = start + 1, start
            failures -= 1
    return changes


def _plain(text: str, solver: Solver) -> str:
    """Give a text without glosses, in simplified characters."""
    return GLOSS.sub("", text).translate(solver.simple)


def _solve(text: str, start: int, behind: str, solver: Solver) -> Change | None:
    """Read one run, or nothing when no reading is likelier than the text as it stands."""
    language, unseen = solver.language, solver.language.unseen()
    best: tuple[float, int, _Read] | None = None
    for run in readings_of_run(text, start, solver.readings):
        if not _plausible(run, solver):
            continue
        after = _after(text, run.end, solver)
        read = _read(behind, run, after, solver)
        plain = unseen.score(_plain(text[start : run.end], solver))
        plain += language.score(behind[-AROUND:]) + language.score(after)
        gain = read.score - run.penalty - plain
        if best is None or gain > best[0]:
            best = (gain, run.end, read)
    if best is None or best[0] < max(solver.threshold, 0.1):
        return None
    gain, end, read = best
    sure = min(1 - exp(-gain), read.sure)
    if sure < solver.least and gain < BEYOND_DOUBT:
        return None
    return Change(start, end, read.text, "halved", "repair.halved", sure)


def _plausible(run: Run, solver: Solver) -> bool:
    """Say if the certain characters of a run could be a text: hardly one of them rare."""
    certain = "".join([slot[0] for slot in run.slots if len(slot) == 1]).translate(solver.simple)
    rare = sum([solver.language.weigh(char) < RARE for char in certain])
    return rare <= 1 + len(certain) // 8


def _after(text: str, end: int, solver: Solver) -> str:
    """Give the text behind a run, without glosses, as far as it is whole."""
    ahead = _plain(text[end : end + 60], solver)
    return START.split(ahead, maxsplit=1)[0][:AROUND]


class _Read(NamedTuple):
    """The best reading of a run: its score, its text, how sure it is of the next best."""

    score: float
    text: str
    sure: float


def _read(behind: str, run: Run, rest: str, solver: Solver) -> _Read:
    """Choose the characters of a run by the words they make with the text around."""
    before = behind[-AROUND:]
    choices = [_possible(slot, behind, at, run, solver) for at, slot in enumerate(run.slots)]
    reading = solver.language.read([*before, *choices, *rest])
    chosen, margin = "", 99.0
    for index, slot in enumerate(run.slots):
        at = len(before) + index
        char = solver.options(slot).written[choices[index][reading.choice[at]]]
        margin = min(margin, reading.margins[at])
        chosen += HALF.get(char, char)
    return _Read(reading.score, chosen, 1 / (1 + exp(-margin)))


def _possible(slot: Sequence[str], behind: str, at: int, run: Run, solver: Solver) -> Sequence[str]:
    """Give the candidates of a slot that its neighbours allow."""
    options = solver.options(slot)
    if len(slot) == 1:
        return list(options.written)
    barred: set[str] = set()
    near = (behind[-1:] if at == 0 else run.slots[at - 1], *run.slots[at + 1 : at + 2])
    # No text says 。、 or ,。.
    if any(len(n) == 1 and n[0] in STOPS for n in near) and not options.written.keys() <= STOPS:
        barred |= STOPS
    if "”" in options.written:
        before = behind + "".join([s[0] for s in run.slots[:at] if len(s) == 1])
        opened = before.rfind("“") > max(before.rfind("”"), before.rfind("\n"))
        barred.add("“" if opened else "”")
    left = [char for char in options.written if char not in barred] or list(options.written)
    if len(left) <= FEW:
        return left
    return [char for char in options.likely if char not in barred] or left
