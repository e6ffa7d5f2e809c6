"""What finding hands to linking: chains of links, each with what it may mean."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal, NamedTuple

from extract.gazetteer.units import Form
from schemas.mentions import PlaceLevel

# what stands between the items of a list
LISTED = "、和及与"
LinkKind = Literal["unit", "town", "zone", "village", "site", "echo"]


class Link(NamedTuple):
    """One name in a chain.

    A `unit` has forms that the gazetteer knows; a `town`, `zone`, `village` or `site` is known by
    its ending, and `name` is what it is called; an `echo` names something the page named before.
    """

    start: int
    end: int
    kind: LinkKind
    name: str
    level: PlaceLevel
    forms: tuple[Form, ...] = ()

    @property
    def full(self) -> bool:
        """Whether the link is written as the whole name of what it may mean."""
        return True in [form.full for form in self.forms]  # they are few


class Chain(NamedTuple):
    """An unbroken run of place names; `rule` says what found it."""

    links: tuple[Link, ...]
    rule: str

    @property
    def start(self) -> int:
        """Where the chain starts in the text."""
        return self.links[0].start

    @property
    def end(self) -> int:
        """Where the chain ends in the text."""
        return self.links[-1].end

    @property
    def units(self) -> tuple[Link, ...]:
        """The links that the gazetteer knows, largest first."""
        return tuple(link for link in self.links if link.kind == "unit")


class Taken:
    """The chains found so far, in text order and without overlap."""

    def __init__(self, chains: list[Chain]) -> None:
        self.chains = chains
        self._starts = [chain.start for chain in chains]
        self._ends = [chain.end for chain in chains]

    def covers(self, start: int, end: int) -> bool:
        """Say whether a span touches one of the chains."""
        index = bisect_right(self._starts, start)
        if index and self._ends[index - 1] > start:
            return True
        return index < len(self._starts) and self._starts[index] < end

    def joined_by(self, more: Iterable[Chain]) -> "Taken":
        """Give the chains with those of `more` that touch none of them."""
        fresh = [chain for chain in more if not self.covers(chain.start, chain.end)]
        if not fresh:
            return self
        return Taken(sorted([*self.chains, *fresh], key=lambda chain: chain.start))
