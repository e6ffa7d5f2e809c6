"""Find the people a page names: the name alone, with role, organisation, age, byline."""

from collections.abc import Sequence

from extract.people.lexicon import Lexicon, load_people
from extract.people.spans import find_spans
from schemas.mentions import OrganisationMention, PersonMention, PlaceMention
from schemas.text import Page

__all__ = ["Lexicon", "find_people", "load_people"]


def find_people(
    page: Page,
    places: Sequence[PlaceMention],
    organisations: Sequence[OrganisationMention],
    lexicon: Lexicon,
) -> list[PersonMention]:
    """Give the people the page names, in text order."""
    return [
        PersonMention(
            start=s.start, end=s.end, rule=s.rule, name=page.text[s.start : s.end].replace(" ", "")
        )
        for s in find_spans(page, lexicon)
    ]
