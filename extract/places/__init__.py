"""Places: found in the text as chains of names, then linked to the divisions they mean."""

from extract.gazetteer import Gazetteer, load_gazetteer
from extract.places.about import document_place
from extract.places.chain import Chain, Taken
from extract.places.dashes import dashed
from extract.places.find import Finder
from extract.places.link import link_chains
from extract.places.loose import join, tagged_places, villages
from extract.places.patterns import gates, highways, letters, lines, numbered_roads, quoted, wards
from extract.places.posts import short_gates
from extract.places.rank import named_units
from extract.places.shorter import short_sites
from extract.places.spread import groups, listed_villages, mines, rivers, stretches, trade_zones
from extract.places.tokens import Tokens
from extract.places.visits import listed_names, visits
from schemas.mentions import PlaceMention
from schemas.text import Page

__all__ = ["document_place", "find_chains", "find_places", "link_chains", "load_gazetteer"]

# what is read after the chains of names, in this order
STEPS = (
    gates,
    lines,
    numbered_roads,
    highways,
    quoted,
    visits,
    wards,
    villages,
    listed_names,
    tagged_places,
)


def find_places(page: Page, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Give the places of a page in text order, each linked as far as text and page settle it."""
    return link_chains(page, find_chains(page, gazetteer), gazetteer)


def find_chains(page: Page, gazetteer: Gazetteer) -> list[Chain]:
    """Give the chains of a page in text order, without overlap."""
    tokens = Tokens(page)
    finder = Finder(tokens, gazetteer)
    finder.seen.update(named_units(page.place, gazetteer))
    finder.echo(finder.run())
    taken = Taken(finder.run()).joined_by(letters(tokens, gazetteer))
    for more in STEPS:
        taken = taken.joined_by(more(finder, taken))
    chains = trade_zones(finder, rivers(finder, groups(join(taken.chains))))
    chains = stretches(finder, dashed(finder, chains))
    chains = mines(listed_villages(finder, short_gates(finder, chains)))
    return short_sites(finder, chains)
