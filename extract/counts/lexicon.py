"""The words counts are read with, and the rules built from them; loaded once per process."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from extract.lexicon import read_lexicon
from schemas.mentions import CountKind, Qualifier


class Unit(NamedTuple):
    """A classifier or measure: the kind of its counts, and its role (see `classifiers.tsv`)."""

    kind: CountKind
    role: str


@dataclass(frozen=True, slots=True)
class Words:
    """The word tables of `lexicons/` that counts need."""

    units: dict[str, Unit]
    currencies: dict[str, str]
    signs: tuple[str, ...]
    before: dict[str, Qualifier]
    after: dict[str, Qualifier]
    nouns: dict[str, CountKind]
    cases: tuple[str, ...]
    links: frozenset[str]
    fixed: tuple[str, ...]


def read_words() -> Words:
    """Read the tables."""
    qualifiers = read_lexicon("count_qualifiers")
    nouns = {r["noun"]: kind(r["kind"]) for r in read_lexicon("counted_nouns")}
    currencies = read_lexicon("currencies")
    return Words(
        units={r["unit"]: Unit(kind(r["kind"]), r["role"]) for r in read_lexicon("classifiers")},
        currencies={r["name"]: r["code"] for r in currencies},
        signs=tuple(r["name"] for r in currencies if r["before"] == "before"),
        before={r["word"]: bound(r["qualifier"]) for r in qualifiers if r["side"] == "before"},
        after={r["word"]: bound(r["qualifier"]) for r in qualifiers if r["side"] == "after"},
        nouns=nouns,
        cases=tuple(n for n, k in nouns.items() if k == "case" and len(n) > 1),
        links=frozenset(r["word"] for r in read_lexicon("count_links")),
        fixed=tuple(r["expression"] for r in read_lexicon("fixed_numerals")),
    )


def kind(cell: str) -> CountKind:
    """Read a kind; the tables hold no other words."""
    return _KINDS[cell]


def bound(cell: str) -> Qualifier:
    """Read a qualifier; the tables hold no other words."""
    return _QUALIFIERS[cell]


_KINDS: dict[str, CountKind] = {
    "person": "person", "person_time": "person_time", "household": "household",
    "organisation": "organisation", "place": "place", "case": "case", "event": "event",
    "item": "item", "money": "money", "percent": "percent", "length": "length", "area": "area",
    "mass": "mass", "volume": "volume", "temperature": "temperature", "age": "age",
    "rate": "rate", "other": "other",
}  # fmt: skip
_QUALIFIERS: dict[str, Qualifier] = {
    "about": "about", "nearly": "nearly", "over": "over", "under": "under",
}  # fmt: skip


def alternation(words: Iterable[str]) -> str:
    """Give a pattern that matches the longest of the words, decided character by character."""
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(trie)


def _branch(node: dict) -> str:  # type: ignore[type-arg]
    """Write one node of the trie; an ending comes last, so that longer words win."""
    ways = [re.escape(c) + _branch(rest) for c, rest in sorted(node.items()) if c]
    if not ways:
        return ""
    body = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{body}?" if "" in node else body


def look_ahead(words: Iterable[str]) -> str:
    """Give a pattern that peeks whether one of the words can begin here."""
    return f"(?=[{''.join(sorted({re.escape(w[0]) for w in words}))}])"
