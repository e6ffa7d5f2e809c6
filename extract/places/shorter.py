"""The shorter names by which a page calls a site again: 金融街 for 众创金融街."""

import re

from extract.gazetteer import Endings
from extract.places.chain import Chain, Link, Taken
from extract.places.find import Finder
from extract.places.tokens import Tokens

# what may stand alone for the whole name
KINDS = frozenset(("home", "building", "park", "road", "hub"))


def short_sites(finder: Finder, chains: list[Chain]) -> list[Chain]:
    """Give the sites that a page calls again by the end of their name the whole name."""
    names = shorter_names(chains, finder.tokens, finder.gazetteer.endings)
    if not names:
        return chains
    again: dict[tuple[int, int], Chain] = {}
    for match in re.finditer("|".join(sorted(names, key=lambda n: (-len(n), n))), finder.text):
        start, end = match.span()
        if finder.tokens.edge(start) and finder.tokens.edge(end):
            whole = names[match[0]]
            link = Link(start, end, "echo", whole.name, whole.level)
            again[match.span()] = Chain((link,), "place.echo")
    bare = {(c.start, c.end) for c in chains if len(c.links) == 1 and c.links[0].kind == "site"}
    kept = [c for c in chains if (c.start, c.end) not in again or (c.start, c.end) not in bare]
    return Taken(kept).joined_by(again.values()).chains


def shorter_names(chains: list[Chain], tokens: Tokens, endings: Endings) -> dict[str, Link]:
    """Give the ends of sites' names that are names of their own, each with its one site."""
    found: dict[str, Link] = {}
    names = {chain.links[-1].name for chain in chains if len(chain.links) > 1}
    refused: set[str] = set()
    for link in (chain.links[-1] for chain in chains):
        if link.kind != "site" or link.level != "poi" or len(link.name) < 5:
            continue
        first = link.end - len(link.name)
        if tokens.text[first : link.end] != link.name:
            continue
        for at in filter(tokens.edge, range(first + 2, link.end - 2)):
            name = tokens.text[at : link.end]
            if not standing(name, endings):
                continue
            other = found.setdefault(name, link)
            refused |= {name} if other.name != link.name else set()
    return {name: link for name, link in found.items() if name not in names | refused}


def standing(name: str, endings: Endings) -> bool:
    """Say whether the end of a site's name can be a name: 金融街, and not 步行街 or 大桥."""
    ending = endings.ending(name)
    if not ending or endings.plain(name) or endings.sites[ending].kind not in KINDS:
        return False
    return len(name) - len(ending) > 1
