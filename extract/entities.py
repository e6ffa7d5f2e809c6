"""Give every mention the identity of the thing it names, and gather things across sources.

An identity is made of what the page says and of nothing else, so documents can be read in any
order, and the same thing meets itself across them:

- a division is its code; a site or region its name within the smallest division known to hold it;
  a place that could not be settled stays with its document, for two of that name may be two;
- an organisation is its full name;
- a person is a name and what they belong to, so two people of one name in different organisations
  stay two; one without an organisation stays with their document. On one page a name is one person,
  unless one sentence gives it two organisations (甲厂的王伟和乙校的王伟).

Every entity of more than one mention says why they are one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from schemas.mentions import Mentions, OrganisationMention, PersonMention, PlaceMention
from schemas.rows import EntityRow, OrganisationRow, PersonRow, PlaceRow
from schemas.rows.mentions import EntityType

DIVISIONS = frozenset({"country", "province", "city", "county", "township", "village"})
STOP = re.compile(r"[。!?！？\n]")


def place_entity(place: PlaceMention, doc_id: str) -> str:
    """Give the entity id of a place."""
    if not place.code:
        return f"place/{doc_id}/{place.name}"
    return f"place/{place.code}" if place.level in DIVISIONS else f"place/{place.code}/{place.name}"


def organisation_entity(organisation: OrganisationMention) -> str:
    """Give the entity id of an organisation."""
    return f"organisation/{organisation.name}"


def affiliations(text: str, mentions: Mentions, doc_id: str) -> dict[int, str]:
    """Give, by the start of every name, what the person belongs to, or the page if it says none."""
    full = {text[m.start : m.end]: m.name for m in mentions.places}
    full |= {text[m.start : m.end]: m.name for m in mentions.organisations}
    stated = {
        m.start: full.get(m.organisation[0], m.organisation[0])
        for m in mentions.people
        if m.organisation
    }
    first: dict[str, PersonMention] = {}
    for person in mentions.people:
        if person.organisation:
            first.setdefault(person.name, person)
    found: dict[int, str] = {}
    for person in mentions.people:
        same = first.get(person.name, person)
        other = person.organisation and is_other(text, same, person)
        found[person.start] = stated.get(person.start if other else same.start, doc_id)
    return found


def is_other(text: str, first: PersonMention, second: PersonMention) -> bool:
    """Whether one sentence gives a name two organisations: 甲厂的王伟和乙校的王伟."""
    apart = not set(first.organisation) & set(second.organisation)
    return apart and not STOP.search(text, first.end, second.start)


def person_entity(person: PersonMention, belongs: Mapping[int, str]) -> str:
    """Give the entity id of a person; `belongs` is what `affiliations` gave for the page."""
    return f"person/{person.name}@{belongs[person.start]}"


class Thing:
    """What is gathered of one entity while rows go by."""

    def __init__(self, kind: EntityType, code: str) -> None:
        self.kind = kind
        self.code = code
        self.names: Counter[str] = Counter()
        self.texts: set[str] = set()
        self.documents: Counter[str] = Counter()
        self.reasons: set[str] = set()

    def add(self, row: PersonRow | PlaceRow | OrganisationRow) -> None:
        """Take in one mention."""
        self.names[row.name] += 1
        self.texts.add(row.text)
        self.documents[row.doc_id] += 1
        if isinstance(row, OrganisationRow):
            self.reasons.add(form_reason(row))

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
            merge_reason=tuple(sorted(self.why(entity_id))) if self.names.total() > 1 else (),
        )

    def why(self, entity_id: str) -> Iterator[str]:
        """Give the reasons why several mentions are one thing."""
        if self.kind == "organisation":
            yield from self.reasons
        elif self.kind == "person":
            if len(self.documents) > 1:
                yield "same name and organisation"
            if self.names.total() > len(self.documents):
                yield "same name in one document"
        elif not self.code:
            yield "same name in one document"
        else:
            yield "same code" if entity_id == f"place/{self.code}" else "same name in one division"


def form_reason(row: OrganisationRow) -> str:
    """Give why what a page writes stands for the full name of a body."""
    if row.text == row.name:
        return "same full name"
    if row.rule == "organisation.standing":
        return "known short form"
    return "short form of the page" if row.rule == "organisation.repeat" else "owner made explicit"


def gather_entities(rows: Iterable[PersonRow | PlaceRow | OrganisationRow]) -> list[EntityRow]:
    """Give the entities that mention rows name, in any order of the rows."""
    things: dict[str, Thing] = {}
    for row in rows:
        if row.entity_id not in things:
            things[row.entity_id] = Thing(entity_type(row), entity_code(row))
        things[row.entity_id].add(row)
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
