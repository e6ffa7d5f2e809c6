"""Find the organisations of a page: whole names, their kinds, their owners made explicit."""

from collections.abc import Sequence

from extract.organisations.lexicon import Lexicon, load_organisations
from extract.organisations.pieces import read_lines
from extract.organisations.search import find_candidates, outermost
from schemas.mentions import OrganisationMention, PlaceMention
from schemas.text import Page

__all__ = ["Lexicon", "find_organisations", "load_organisations"]


def find_organisations(
    page: Page, places: Sequence[PlaceMention], lexicon: Lexicon
) -> list[OrganisationMention]:
    """Give the organisations the page names, in text order; a body inside another is left out."""
    found = []
    for line in read_lines(page, places, lexicon):
        for span in outermost(find_candidates(page.text, line, lexicon)):
            found.append(
                OrganisationMention(
                    start=span.start,
                    end=span.end,
                    rule=span.rule,
                    name=page.text[span.start : span.end],
                    kind=span.kind,
                )
            )
    return found
