"""Places: found in the text as chains of names, then linked to the divisions they mean."""

from extract.gazetteer import Gazetteer, load_gazetteer
from extract.places.find import find_chains
from extract.places.link import document_place, link_chains
from schemas.mentions import PlaceMention
from schemas.text import Page

__all__ = ["document_place", "find_places", "load_gazetteer"]


def find_places(page: Page, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Give the places of a page in text order, each linked as far as text and page settle it."""
    return link_chains(page, find_chains(page, gazetteer), gazetteer)
