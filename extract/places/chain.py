"""What finding hands to linking: chains of links, each link with the units it may mean."""

from dataclasses import dataclass
from typing import NamedTuple


class Link(NamedTuple):
    """One name in a chain; `units` are those it may mean, `key` and `tail` stand for a village."""

    start: int
    end: int
    units: tuple[int, ...]
    full: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """An unbroken run of names: upper links, then perhaps a village and a site.

    `village` is the name without its ending, `site` the span of a site's name, "" and None without.
    """

    start: int
    end: int
    links: tuple[Link, ...]
    village: str = ""
    village_span: tuple[int, int] | None = None
    site: tuple[int, int] | None = None
    site_level: str = ""
