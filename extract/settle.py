"""Settle what two stages claim: a span is read one way only."""

from collections.abc import Sequence
from typing import TypeVar

from extract.numerals import NUMERAL_CHARACTERS
from schemas.mentions import (
    CountMention,
    DateMention,
    Mention,
    Mentions,
    OrganisationMention,
    PersonMention,
    PlaceMention,
)

M = TypeVar("M", bound=Mention)


def settle(
    dates: Sequence[DateMention],
    counts: Sequence[CountMention],
    people: Sequence[PersonMention],
    places: Sequence[PlaceMention],
    organisations: Sequence[OrganisationMention],
) -> Mentions:
    """Give the mentions of a page, freed of contradictions and in text order.

    A name outweighs a number or a place inside it (黄战一开始; the 朝阳 of 王朝阳; 五台、保德).
    Places inside organisations stay: they say where the organisation is (深圳市委组织部); a place
    that is a team and nothing else goes (山东泰山), and so does a mine, which is a firm (新井煤矿).
    """
    people = [p for p in people if not NUMERAL_CHARACTERS.issuperset(p.name)]  # 人民币肆佰元整
    within = strictly_within(places)
    people = [p for p in people if (p.start, p.end) not in within]  # 卜奎出城口, 伊朗克尔曼省
    persons = covered(people)
    named = persons | covered(organisations)
    teams = {(m.start, m.end) for m in organisations if m.kind == "team"}
    ends = {at for m in organisations for at in (m.end, m.end - 3)}  # 新兴煤矿|调度室
    sites = covered([p for p in places if p.code or p.rule == "place.stretch"])
    return Mentions(
        dates=_sorted([m for m in dates if m.start not in named]),
        counts=_sorted([m for m in counts if m.start not in named | sites]),
        people=_sorted(people),
        places=_sorted(
            [
                m
                for m in places
                if m.start not in persons
                and (m.start, m.end) not in teams
                and not (m.level == "poi" and m.name.endswith("矿") and m.end in ends)
            ]
        ),
        organisations=_sorted(organisations),
    )


def strictly_within(places: Sequence[PlaceMention]) -> set[tuple[int, int]]:
    """Give the spans of two to eight characters inside longer places."""
    return {
        (start, end)
        for m in places
        for start in range(m.start, m.end - 1)
        for end in range(start + 2, min(start + 8, m.end) + 1)
        if end - start < m.end - m.start
    }


def covered(mentions: Sequence[Mention]) -> set[int]:
    """Give the offsets that some mentions cover."""
    return {at for m in mentions for at in range(m.start, m.end)}


def _sorted(mentions: Sequence[M]) -> tuple[M, ...]:
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
