"""The word tables that finding people reads."""

import re
from typing import NamedTuple

from extract.lexicon import read_lexicon


class Lexicon(NamedTuple):
    """Family names and titles.

    `usual`, `wordlike` and `rare` are single characters, `compound` the longer names; `words` look
    like names but are common words; foreign names are written with `sounds`, `known` matches the
    well-known ones whole, those of minorities are made of `elements`. `titles` gives the uses of a
    title; `before`, `after` and `byline` match one title, `ends` a text that ends in any, `signs`
    one that ends in a title of a byline, `office` of an office.
    """

    usual: frozenset[str]
    wordlike: frozenset[str]
    rare: frozenset[str]
    compound: frozenset[str]
    words: frozenset[str]
    sounds: frozenset[str]
    japanese: frozenset[str]
    elements: re.Pattern[str]
    known: re.Pattern[str]
    titles: dict[str, frozenset[str]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    byline: re.Pattern[str]
    ends: re.Pattern[str]
    signs: re.Pattern[str]
    office: re.Pattern[str]


def load_people() -> Lexicon:
    """Load the tables, about 5 ms."""
    names = read_lexicon("surnames")
    foreign = read_lexicon("foreign_names")
    titles = {r["title"]: frozenset(r["use"].split(",")) for r in read_lexicon("titles")}
    return Lexicon(
        frozenset(r["surname"] for r in names if r["use"] == "usual"),
        frozenset(r["surname"] for r in names if r["use"] == "wordlike"),
        frozenset(r["surname"] for r in names if r["use"] == "rare"),
        frozenset(r["surname"] for r in names if r["use"] == "compound"),
        frozenset(
            r["word"] for table in ("wordlike_names", "news_words") for r in read_lexicon(table)
        ),
        frozenset(r["part"] for r in foreign if r["use"] == "sound"),
        frozenset(r["part"] for r in foreign if r["use"] == "japanese"),
        name_pattern([r["part"] for r in foreign if r["use"] == "element"]),
        known_pattern([r["part"] for r in foreign if r["use"] == "known"]),
        titles,
        re.compile(one_of([t for t, uses in titles.items() if uses - {"after"}])),
        re.compile(one_of([t for t, uses in titles.items() if "after" in uses])),
        re.compile(one_of([t for t, uses in titles.items() if "byline" in uses])),
        re.compile(rf"(?:{one_of(list(titles))})[ 　:：丨”]*$"),
        re.compile(rf"(?:{one_of([t for t, uses in titles.items() if 'byline' in uses])})$"),
        re.compile(rf"(?:{one_of([t for t, uses in titles.items() if 'office' in uses])})$"),
    )


def name_pattern(elements: list[str]) -> re.Pattern[str]:
    """Give the pattern of a run of elements of names, `run` when there are two or more."""
    first = "".join(sorted({e[0] for e in elements}))
    each = one_of(elements)
    return re.compile(rf"(?=[{first}])(?:(?P<run>(?:{each}){{2,4}})|{each})")


def known_pattern(names: list[str]) -> re.Pattern[str]:
    """Give the pattern of whole names."""
    first = "".join(sorted({n[0] for n in names}))
    return re.compile(rf"(?=[{first}])(?:{one_of(names)})")


def one_of(words: list[str]) -> str:
    """Give the pattern of any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
