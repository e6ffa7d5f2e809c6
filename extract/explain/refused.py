"""What looked like a mention in a sentence and was refused, and why; found by reading again."""

from collections.abc import Iterator
from typing import NamedTuple

from extract.counts import find_counts, find_refusals
from extract.dates import find_dates
from extract.dates.names import refusals
from extract.dates.pieces import Point
from extract.dates.scan import find_atoms, narrow
from extract.explain.again import Again
from extract.names import name_tags
from extract.organisations import find_organisations
from extract.people import find_people
from extract.places import find_places
from extract.rows import MENTION_TABLES
from extract.settle import covered
from schemas.mentions import Mention

NAMES = {"PER": "people", "LOC": "places", "ORG": "organisations"}
NUMBERS = frozenset("0123456789〇零一二三四五六七八九十百年月日周")


class Refused(NamedTuple):
    """A span of the clean text, the table it is not in, and the rule or the reason."""

    start: int
    end: int
    table: str
    reason: str


def find_refused(again: Again, start: int, end: int) -> list[Refused]:
    """Give what was refused in a span of the clean text, in text order."""
    found = {
        r
        for stage in (counts, dates, settled, tagged)
        for r in stage(again, start, end)
        if start <= r.start < end
    }
    return sorted(found)


def counts(again: Again, start: int, end: int) -> Iterator[Refused]:
    """Give the numbers that count nothing, by the rule that says so."""
    page, mentions = again.reading.page, again.reading.mentions
    for first, last, rule in find_refusals(page, mentions.dates, again.tools.counts):
        yield Refused(first, last, "counts", rule)


def dates(again: Again, start: int, end: int) -> Iterator[Refused]:
    """Give the date words that are none by a rule, and those that say too little by themselves."""
    text = narrow(again.reading.page.text[start:end])
    for rule in refusals():
        for match in rule.pattern.finditer(text):
            if not NUMBERS.isdisjoint(match[0]):
                yield Refused(start + match.start(), start + match.end(), "dates", rule.name)
    dated = covered(again.reading.mentions.dates)
    for atom in find_atoms(text):
        if start + atom.start not in dated and isinstance(atom.payload, Point):
            why = "no date word beside it" if atom.payload.weak else "nothing tells which it is"
            reason = f"{atom.rule}: {why}"
            yield Refused(start + atom.start, start + atom.end, "dates", reason)


def settled(again: Again, start: int, end: int) -> Iterator[Refused]:
    """Give the mentions that another one outweighs."""
    page, tools, kept = again.reading.page, again.tools, again.reading.mentions
    dates = find_dates(page)
    places = find_places(page, tools.gazetteer)
    tagged = name_tags(page, places, tools.names)
    organisations = find_organisations(tagged, places, tools.organisations)
    people = find_people(tagged, places, organisations, tools.people)
    counts = find_counts(page, dates, tools.counts)
    named = [m for t in MENTION_TABLES for m in getattr(kept, t)]
    every: tuple[list[Mention], ...] = ([*dates], [*counts], [*people], [*places], [*organisations])
    for table, mentions in zip(MENTION_TABLES, every, strict=True):
        spans = {(m.start, m.end) for m in getattr(kept, table)}
        for mention in mentions:
            if (mention.start, mention.end) not in spans:
                yield Refused(mention.start, mention.end, table, outweighed(again, mention, named))


def outweighed(again: Again, mention: Mention, named: list[Mention]) -> str:
    """Say which mention a lost one lies in."""
    over = [m for m in named if m.start <= mention.start < m.end]
    by = again.reading.page.text[over[0].start : over[0].end] if over else "a number"
    return f"{mention.rule}, but it is part of {by}"


def tagged(again: Again, start: int, end: int) -> Iterator[Refused]:
    """Give the words that the tagger takes for names and no stage keeps."""
    named = covered([m for t in MENTION_TABLES for m in getattr(again.reading.mentions, t)])
    for words in again.reading.page.tags:
        for word in words:
            if word.tag in NAMES and named.isdisjoint(range(word.start, word.end)):
                reason = f"tagged {word.tag}, and no rule keeps it"
                yield Refused(word.start, word.end, NAMES[word.tag], reason)
