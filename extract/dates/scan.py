"""Find the atoms of date expressions: a first character tells which rules to try."""

import re
from functools import cache
from typing import NamedTuple

from extract.dates import (
    clock,
    days,
    festivals,
    lengths,
    months,
    names,
    offsets,
    relative,
    repeats,
    weeks,
    years,
)
from extract.dates.pieces import NUMERALS, Atom, DateRule, Refused, heads_of

GROUP_NAME = re.compile(r"\(\?P<[a-z_0-9]+>")
NARROW = str.maketrans(
    "０１２３４５６７８９：∶﹕．，（）／－–～〜○　\u00a0", "0123456789:::.,()/--~~〇  "
)


class Scanner(NamedTuple):
    """Rules by first character: any of them as one pattern, then each in turn."""

    heads: re.Pattern[str]
    any_of: dict[str, re.Pattern[str]]
    rules: dict[str, tuple[DateRule, ...]]


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
        *festivals.holiday_rules(),
        *relative.RULES,
        *weeks.RULES,
        *festivals.RULES,
        *years.RULES,
        *days.RULES,
        *months.RULES,
        *clock.RULES,
        *clock.part_rules(),
        *offsets.RULES,
        *lengths.RULES,
    )


def load_loose_rules() -> tuple[DateRule, ...]:
    """Give the rules for a page that is nothing but a date."""
    last = (*years.LOOSE_LAST, *lengths.LOOSE_LAST)
    return (*days.LOOSE_FIRST, *load_rules(), *last)


@cache
def _scanner(alone: bool) -> Scanner:
    rules = load_loose_rules() if alone else load_rules()
    by_head: dict[str, list[DateRule]] = {}
    for rule in rules:
        for head in heads_of(rule):
            by_head.setdefault(head, []).append(rule)
    any_of = {
        head: re.compile("|".join(GROUP_NAME.sub("(?:", r.pattern.pattern) for r in group))
        for head, group in by_head.items()
    }
    # A numeral is tried at its first character only: 三 of 二十三日 begins nothing.
    others = "".join(sorted(set(by_head) - set(NUMERALS)))
    heads = re.compile(f"(?<![{NUMERALS}])[{NUMERALS}]|[{re.escape(others)}]")
    return Scanner(heads, any_of, {head: tuple(group) for head, group in by_head.items()})


def narrow(text: str) -> str:
    """Make full-width digits and marks narrow, character for character."""
    return text.translate(NARROW)


def find_atoms(text: str, alone: bool = False) -> list[Atom]:
    """Give the atoms of a narrowed text, in order, none overlapping."""
    scanner = _scanner(alone)
    search, at = scanner.heads.search, 0
    atoms: list[Atom] = []
    while True:
        atom = _atom_at(text, at, scanner) if atoms and atoms[-1].end == at else None
        if atom is None:
            found = search(text, at)
            if found is None:
                return [a for a in atoms if not isinstance(a.payload, Refused)]
            at = found.start()
            atom = _atom_at(text, at, scanner)
        if atom is None:
            at += 1
            continue
        atoms.append(atom)
        at = atom.end


def _atom_at(text: str, at: int, scanner: Scanner) -> Atom | None:
    """Give the atom of the first rule that accepts its match at this place."""
    head = text[at : at + 1]
    any_of = scanner.any_of.get(head)
    if any_of is None or any_of.match(text, at) is None:
        return None
    for rule in scanner.rules[head]:
        match = rule.pattern.match(text, at)
        if match is not None:
            payload = rule.make(match)
            if payload is not None:
                return Atom(match.start(), match.end(), rule.name, payload)
    return None
