"""What a page tells as a whole: which place each organisation and person belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.events.phrases import Phrase
from extract.events.tokens import Token
from schemas.mentions import Mentions, OrganisationMention, PersonMention, PlaceMention


@dataclass(frozen=True, slots=True)
class Where:
    """A place an event may have: its name and code, and the span and table of what says so."""

    name: str
    code: str
    start: int
    end: int
    table: str = "places"


@dataclass(slots=True)
class Story:
    """Places by name, nested places by organisation span, home places of people."""

    places: dict[str, PlaceMention]
    nested: dict[tuple[int, int], PlaceMention]
    homes: dict[str, Where] = field(default_factory=dict)

    def place_of(self, token: Token) -> Where | None:
        """Give the place a token tells: itself, the seat in an organisation's name, a home."""
        mention = token.mention
        if isinstance(mention, PlaceMention):
            return Where(mention.name, mention.code, mention.start, mention.end)
        if isinstance(mention, OrganisationMention):
            return self.seat(mention)
        if isinstance(mention, PersonMention):
            return self.homes.get(mention.name)
        return None

    def marked(self, token: Token) -> Where | None:
        """Give the place marked inside an organisation's name."""
        inside = self.nested.get((token.start, token.end))
        return Where(inside.name, inside.code, inside.start, inside.end) if inside else None

    def seat(self, organisation: OrganisationMention) -> Where | None:
        """Give the place in an organisation's name: as marked there, else one the page names."""
        inside = self.nested.get((organisation.start, organisation.end))
        if inside:
            return Where(inside.name, inside.code, inside.start, inside.end)
        for length in range(len(organisation.name) - 1, 1, -1):
            place = self.places.get(organisation.name[:length])
            if place:
                span = (organisation.start, organisation.end)
                return Where(place.name, place.code, *span, table="organisations")
        return None

    def phrase_place(self, phrase: Phrase | None) -> Where | None:
        """Give the first place a phrase tells: a place at its head, in it, a body, a person."""
        if phrase is None:
            return None
        heads = [t for t in phrase.names if t.tag == "LOC"]
        named = sorted(phrase.places, key=lambda t: t.tag != "LOC")
        for token in (*heads, *named, *phrase.names):
            where = self.place_of(token)
            if where:
                return where
        return None

    def settle_people(self, tokens: Sequence[Token]) -> None:
        """Remember where the people of a clause belong: the place or body right before them."""
        last: Where | None = None
        for token in tokens:
            if token.tag in {"LOC", "ORG"}:
                last = self.place_of(token) or last
            elif token.tag == "PER" and last and isinstance(token.mention, PersonMention):
                self.homes.setdefault(token.mention.name, last)
            elif token.tag in {"v", "vd"}:
                last = None


def read_story(mentions: Mentions) -> Story:
    """Gather the places of a page by full name, and those inside organisations (the last one)."""
    places: dict[str, PlaceMention] = {}
    for place in mentions.places:
        places.setdefault(place.name, place)
    nested = {}
    at = 0
    for organisation in mentions.organisations:
        while at and mentions.places[at - 1].end > organisation.start:
            at -= 1
        while at < len(mentions.places) and mentions.places[at].start < organisation.end:
            place = mentions.places[at]
            if organisation.start <= place.start and place.end <= organisation.end:
                nested[organisation.start, organisation.end] = place
            at += 1
    return Story(places, nested)
