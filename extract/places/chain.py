"""What finding hands to linking: chains of links, each with what it may mean."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from extract.gazetteer.load import Form
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


@dataclass(frozen=True, slots=True)
class Chain:
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
