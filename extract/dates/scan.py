"""Find the atoms of date expressions: one pass over the text, all rules behind one look-ahead."""

import re
from functools import cache

from extract.dates import (
    absolute,
    clock,
    festivals,
    lengths,
    loose,
    names,
    offsets,
    relative,
    repeats,
)
from extract.dates.pieces import Atom, DateRule, Refused

GROUP_NAME = re.compile(r"\(\?P<[a-z_0-9]+>")
NARROW = str.maketrans(
    "０１２３４５６７８９：∶﹕．，（）／－–～〜○　\u00a0", "0123456789:::.,()/--~~〇  "
)


@cache
def load_rules() -> tuple[DateRule, ...]:
    """Give all rules in the order they are tried; reads the lexicons, once."""
    return (
        *names.refusals(),
        *lengths.WINDOWS,
        *names.vague_rules(),
        *repeats.RULES,
        *relative.period_rules(),
        *relative.day_rules(),
        *relative.RULES,
        *festivals.holiday_rules(),
        *festivals.RULES,
        *absolute.RULES,
        *clock.RULES,
        *clock.part_rules(),
        *offsets.RULES,
        *lengths.RULES,
    )


@cache
def _scanner(alone: bool) -> tuple[re.Pattern[str], tuple[DateRule, ...]]:
    """All rules as one alternation; group r7 is the seventh rule."""
    rules = (*load_rules(), *loose.RULES) if alone else load_rules()
    pieces = (GROUP_NAME.sub("(?:", r.pattern.pattern) for r in rules)
    pattern = "|".join(f"(?P<r{i}>{piece})" for i, piece in enumerate(pieces))
    return re.compile(pattern), rules


def narrow(text: str) -> str:
    """Make full-width digits and marks narrow, character for character."""
    return text.translate(NARROW)


def find_atoms(text: str, alone: bool = False) -> list[Atom]:
    """Give the atoms of a narrowed text, in order, none overlapping."""
    scanner, rules = _scanner(alone)
    atoms: list[Atom] = []
    at = 0
    while (match := scanner.search(text, at)) is not None:
        assert match.lastgroup is not None
        atom = _first_made(text, match.start(), rules[int(match.lastgroup[1:]) :])
        if atom is None:
            at = match.start() + 1
            continue
        at = atom.end
        if not isinstance(atom.payload, Refused):
            atoms.append(atom)
    return atoms


def _first_made(text: str, at: int, rules: tuple[DateRule, ...]) -> Atom | None:
    """Give the atom of the first rule that accepts its match at this place."""
    for rule in rules:
        match = rule.pattern.match(text, at)
        if match is not None:
            payload = rule.make(match)
            if payload is not None:
                return Atom(match.start(), match.end(), rule.name, payload)
    return None
