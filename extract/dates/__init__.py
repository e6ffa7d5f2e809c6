"""Dates: find the expressions of time in a page and say what they mean."""

import re

from extract.dates.compose import uncovered
from extract.dates.pieces import Atom
from extract.dates.reader import Reader
from extract.dates.scan import find_atoms, load_rules, narrow
from schemas.mentions import DateMention
from schemas.text import Page

__all__ = ["find_dates", "load_rules"]

LONGEST_ALONE = 48
ONLY_GLUE = re.compile(r"[ 的至到从自—~,、()起止开始以之前后内或及在约大许左右整.。!\-]*")


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
    return list(Reader(page, text, alone).read(atoms)) if atoms else []


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
