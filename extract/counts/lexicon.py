"""The word tables counts are read with."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple, get_args

from extract.lexicon import read_lexicon
from schemas.mentions import Aspect, CountKind, Qualifier


class Unit(NamedTuple):
    """A classifier or measure: the kind of its counts, and its role (see `classifiers.tsv`)."""

    kind: CountKind
    role: str


@dataclass(frozen=True, slots=True)
class Words:
    """The word tables of `lexicons/` that counts need, by the names of their files."""

    units: dict[str, Unit]  # classifiers
    currencies: dict[str, str]  # name -> ISO 4217
    signs: tuple[str, ...]  # currencies that may stand before the number
    before: dict[str, Qualifier]  # count_qualifiers, before a figure
    after: dict[str, Qualifier]  # count_qualifiers, behind one
    nouns: dict[str, CountKind]  # counted_nouns
    cases: tuple[str, ...]  # counted_nouns of kind case
    links: frozenset[str]  # count_links
    fixed: tuple[str, ...]  # fixed_numerals
    aspects: dict[str, Aspect]  # count_aspects
    cues: re.Pattern[str]  # finds the words of `aspects`
    roles: dict[str, tuple[str, ...]]  # count_roles


def read_words() -> Words:
    """Read the tables."""
    qualifiers = read_lexicon("count_qualifiers")
    currencies = read_lexicon("currencies")
    nouns = {r["noun"]: _KINDS[r["kind"]] for r in read_lexicon("counted_nouns")}
    aspects = {r["word"]: _ASPECTS[r["aspect"]] for r in read_lexicon("count_aspects")}
    return Words(
        units={r["unit"]: Unit(_KINDS[r["kind"]], r["role"]) for r in read_lexicon("classifiers")},
        currencies={r["name"]: r["code"] for r in currencies},
        signs=tuple(r["name"] for r in currencies if r["before"] == "before"),
        before={r["word"]: _BOUNDS[r["qualifier"]] for r in qualifiers if r["side"] == "before"},
        after={r["word"]: _BOUNDS[r["qualifier"]] for r in qualifiers if r["side"] == "after"},
        nouns=nouns,
        cases=tuple(n for n, k in nouns.items() if k == "case" and len(n) > 1),
        links=frozenset(r["word"] for r in read_lexicon("count_links")),
        fixed=tuple(r["expression"] for r in read_lexicon("fixed_numerals")),
        aspects=aspects,
        cues=re.compile(look_ahead(aspects) + alternation(aspects)),
        roles=_read_roles(),
    )


def _read_roles() -> dict[str, tuple[str, ...]]:
    """Read `count_roles` the other way round: role -> its words."""
    roles: dict[str, tuple[str, ...]] = {}
    for row in read_lexicon("count_roles"):
        for role in row["roles"].split(";"):
            roles[role] = (*roles.get(role, ()), row["word"])
    return roles


_KINDS: dict[str, CountKind] = {kind: kind for kind in get_args(CountKind)}
_BOUNDS: dict[str, Qualifier] = {qualifier: qualifier for qualifier in get_args(Qualifier)}
_ASPECTS: dict[str, Aspect] = {aspect: aspect for aspect in get_args(Aspect)}


def alternation(words: Iterable[str]) -> str:
    """Give a pattern that matches the longest of the words, decided character by character.

    >>> alternation(["人", "人次", "名"])
    '(?:人(?:次)?|名)'
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(trie)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """Write one node of the trie; an ending is optional, so that longer words win."""
    ways = [re.escape(c) + _branch(rest) for c, rest in sorted(node.items()) if c]
    if not ways:
        return ""
    ends = "" in node
    body = ways[0] if len(ways) == 1 and not ends else f"(?:{'|'.join(ways)})"
    return f"{body}?" if ends else body


def look_ahead(words: Collection[str]) -> str:
    """Give a pattern that peeks whether one of the words can begin here."""
    return f"(?=[{''.join(sorted({re.escape(w[0]) for w in words}))}])"
