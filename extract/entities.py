"""Give every mention the identity of the thing it names, and gather things across sources.

An identity is made of what the page says and of nothing else, so documents can be read in any
order, and the same thing meets itself across them:

- a division is its code; a site or region its name within the smallest division known to hold it;
  a place that could not be settled stays with its document, for two of that name may be two;
- an organisation is its full name;
- a person is a name and what they belong to, so two people of one name in different organisations
  stay two; one without an organisation stays with their document.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from schemas.mentions import Mentions, OrganisationMention, PersonMention, PlaceMention
from schemas.rows import EntityRow, OrganisationRow, PersonRow, PlaceRow
from schemas.rows.mentions import EntityType

DIVISIONS = frozenset({"country", "province", "city", "county", "township", "village"})


def place_entity(place: PlaceMention, doc_id: str) -> str:
    """Give the entity id of a place."""
    if not place.code:
        return f"place/{doc_id}/{place.name}"
    return f"place/{place.code}" if place.level in DIVISIONS else f"place/{place.code}/{place.name}"


def organisation_entity(organisation: OrganisationMention) -> str:
    """Give the entity id of an organisation."""
    return f"organisation/{organisation.name}"


def affiliations(text: str, mentions: Mentions, doc_id: str) -> dict[str, str]:
    """Give what every named person of a page belongs to, or the page when it does not say."""
    full = {text[m.start : m.end]: m.name for m in mentions.places}
    full |= {text[m.start : m.end]: m.name for m in mentions.organisations}
    found: dict[str, str] = {}
    for person in mentions.people:
        if person.organisation and person.name not in found:
            found[person.name] = full.get(person.organisation[0], person.organisation[0])
    return {p.name: found.get(p.name, doc_id) for p in mentions.people}


def person_entity(person: PersonMention, belongs: Mapping[str, str]) -> str:
    """Give the entity id of a person; `belongs` is what `affiliations` gave for the page."""
    return f"person/{person.name}@{belongs[person.name]}"


class Thing:
    """What is gathered of one entity while rows go by."""

    def __init__(self, kind: EntityType, code: str) -> None:
        self.kind = kind
        self.code = code
        self.names: Counter[str] = Counter()
        self.texts: set[str] = set()
        self.documents: set[str] = set()

    def row(self, entity_id: str) -> EntityRow:
        """Give the row: the most common full name, and every other form it goes by."""
        name = min(self.names, key=lambda n: (-self.names[n], n))
        return EntityRow(
            entity_id=entity_id,
            type=self.kind,
            name=name,
            aliases=tuple(sorted((self.texts | set(self.names)) - {name})),
            code=self.code,
            mentions=self.names.total(),
            documents=len(self.documents),
        )


def gather_entities(rows: Iterable[PersonRow | PlaceRow | OrganisationRow]) -> list[EntityRow]:
    """Give the entities that mention rows name, in any order of the rows."""
    things: dict[str, Thing] = {}
    for row in rows:
        if row.entity_id not in things:
            things[row.entity_id] = Thing(entity_type(row), entity_code(row))
        thing = things[row.entity_id]
        thing.names[row.name] += 1
        thing.texts.add(row.text)
        thing.documents.add(row.doc_id)
    return [things[entity_id].row(entity_id) for entity_id in sorted(things)]


def entity_type(row: PersonRow | PlaceRow | OrganisationRow) -> EntityType:
    """Give the type of the entity a row names."""
    if isinstance(row, PersonRow):
        return "person"
    return "place" if isinstance(row, PlaceRow) else "organisation"


def entity_code(row: PersonRow | PlaceRow | OrganisationRow) -> str:
    """Give the division code of the entity a row names, or of where it is."""
    if isinstance(row, PlaceRow):
        return row.code
    return row.place_code if isinstance(row, OrganisationRow) else ""
