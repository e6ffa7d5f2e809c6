"""Dates: find the expressions of time in a page and say what they mean."""

import re
from bisect import bisect_right

from extract.dates.compose import uncovered
from extract.dates.pieces import Atom, DateRule
from extract.dates.reader import RULES, Reader
from extract.dates.scan import find_atoms, load_loose_rules, narrow
from schemas.mentions import DateMention
from schemas.text import Page

__all__ = ["find_dates", "load_rules"]

# Rules of words that also stand in names: 张国庆, 国庆路, 黎明.
WORDS = ("date.holiday", "date.part")
# 马英九一年来: the numeral begins inside a name.
CUT = "date.year.short.numeral"
LONGEST_ALONE = 48
ONLY_GLUE = re.compile(r"[ 的至到从自—~,、()起止开始以之前后内或及在约大许左右整.。!\-]*")


def load_rules() -> tuple[DateRule, ...]:
    """Give every rule whose name can stand on a row, those that join atoms last."""
    return (*load_loose_rules(), *RULES)


def find_dates(page: Page) -> list[DateMention]:
    """Find the dates, intervals, durations and repetitions of a page, in text order.

    Relative ones are resolved from the story and from `page.published`; nothing else tells the
    time, and digits that nothing tells stay X. Mentions never overlap.
    """
    text = narrow(page.text)
    alone = len(text.strip()) <= LONGEST_ALONE
    atoms = find_atoms(text, alone)
    if alone and not _is_alone(text, atoms):
        alone = False
        atoms = find_atoms(text)
    atoms = _outside_names(page, atoms)
    return list(Reader(page, text, alone).read(atoms)) if atoms else []


def _outside_names(page: Page, atoms: list[Atom]) -> list[Atom]:
    """Leave out words such as 国庆 and 黎明 where the tagger saw a person, or a longer name."""
    if not any(atom.rule in (*WORDS, CUT) for atom in atoms):
        return atoms
    names = sorted(w for row in page.tags for w in row if w.tag in ("PER", "LOC", "ORG"))
    starts = [word.start for word in names]

    def in_name(atom: Atom) -> bool:
        index = bisect_right(starts, atom.start) - 1
        if index >= 0 and atom.rule == CUT:
            return names[index].start < atom.start < names[index].end
        if atom.rule not in WORDS or index < 0 or names[index].end < atom.end:
            return False
        longer = names[index].end - names[index].start > atom.end - atom.start
        return longer or names[index].tag == "PER"

    return [atom for atom in atoms if not in_name(atom)]


def _is_alone(text: str, atoms: list[Atom]) -> bool:
    """Whether the page is nothing but dates."""
    return bool(atoms) and all(
        ONLY_GLUE.fullmatch(rest)
        for rest in uncovered(
            text.strip(),
            [a._replace(start=a.start - _lead(text), end=a.end - _lead(text)) for a in atoms],
        )
    )


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())
