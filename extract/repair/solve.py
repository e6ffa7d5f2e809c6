"""Choose among the ways to read a broken run, by how likely the words are that they make."""

import re
from collections.abc import Sequence
from math import exp

from extract.repair.changes import Change
from extract.repair.glosses import GLOSS, SYLLABLE
from extract.repair.halved import FULL, Readings, Run, readings_of_run
from extract.repair.language import Language

# A `?` that may be an orphaned byte: a mark or the tail of a gloss stands behind it.
START = re.compile(rf"\?(?=[!,?:;()]|{SYLLABLE} ?\))")
AROUND = 8
CERTAIN = 12.0
HALF = {full: half for half, full in FULL.items()}


def find_halved(
    text: str, readings: Readings, language: Language, simple: dict[int, str], threshold: float
) -> list[Change]:
    """Find the broken runs that can be read, with what they say.

    `threshold` is how much likelier (natural logarithm) the repaired text must be than the text as
    it stands; the characters chosen are those of the page's own script.
    """
    changes: list[Change] = []
    at = 0
    while match := START.search(text, at):
        change = _solve(text, match.start(), readings, language, simple, threshold)
        at = change.end if change else match.end()
        changes += [change] if change else []
    return changes


def _solve(
    text: str,
    start: int,
    readings: Readings,
    language: Language,
    simple: dict[int, str],
    threshold: float,
) -> Change | None:
    """Read one run, or nothing when no reading is likelier than the text as it stands."""
    runs = list(readings_of_run(text, start, readings))
    if not runs:
        return None
    before = GLOSS.sub("", text[max(0, start - 40) : start])[-AROUND:].translate(simple)
    furthest = max(run.end for run in runs)
    best: tuple[float, Run, str, float] | None = None
    for run in runs:
        rest = GLOSS.sub("", text[run.end : furthest]) + _after(text, furthest)
        read = _read(language, before, run, rest, simple)
        score = read[0] - run.penalty
        if best is None or score > best[0]:
            best = (score, run, *read[1:])
    if best is None:
        return None
    plain = before + text[start:furthest].translate(simple) + _after(text, furthest)
    gain = best[0] - language.score(plain.translate(simple))
    if gain < threshold:
        return None
    confidence = min(1 - exp(-gain), best[3])
    return Change(start, best[1].end, best[2], "halved", "repair.halved", confidence)


def _after(text: str, end: int) -> str:
    """Give the text behind a run, without glosses, as far as it is whole."""
    ahead = GLOSS.sub("", text[end : end + 60])
    return START.split(ahead, maxsplit=1)[0][:AROUND]


def _read(
    language: Language, before: str, run: Run, rest: str, simple: dict[int, str]
) -> tuple[float, str, float]:
    """Give score, text and confidence of the best reading of a run."""
    slots: list[Sequence[str]] = [*before]
    open_slots = []
    for slot in run.slots:
        options = list(dict.fromkeys(c.translate(simple) for c in slot))
        open_slots.append(options)
        slots.append([HALF.get(c, c) for c in options])
    slots += rest.translate(simple)
    reading = language.read(slots)
    first = len(before)
    chosen, margin = [], 99.0
    for index, slot in enumerate(run.slots):
        want = open_slots[index][reading.choice[first + index]]
        fitting = [c for c in slot if c.translate(simple) == want]
        chosen.append(max(fitting, key=lambda c: c.translate(simple) != c))
        margin = min(margin, reading.margins[first + index])
    return reading.score, "".join(HALF.get(c, c) for c in chosen), 1 / (1 + exp(-margin))
