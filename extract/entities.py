"""Give every mention the identity of the thing it names, and gather things across sources.

An identity is made of what the page says and of nothing else, so documents can be read in any
order, and the same thing meets itself across them:

- a division is its code; a site or region its name within the smallest division known to hold it;
  a place that could not be settled stays with its document, for two of that name may be two;
- an organisation is its full name, within its document when the name has no owner of its own;
- a person is a name and what they belong to, so two people of one name in different organisations
  stay two; one without an organisation stays with their document.
"""

from collections.abc import Iterable, Mapping, Sequence

from schemas.mentions import Mentions, OrganisationMention, PersonMention, PlaceMention

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
    full = {text[m.start : m.end]: m.name for m in (*mentions.places, *mentions.organisations)}
    found: dict[str, str] = {}
    for person in mentions.people:
        if person.organisation and person.name not in found:
            found[person.name] = full.get(person.organisation[0], person.organisation[0])
    return {p.name: found.get(p.name, doc_id) for p in mentions.people}


def person_entity(person: PersonMention, belongs: Mapping[str, str]) -> str:
    """Give the entity id of a person; `belongs` is what `affiliations` gave for the page."""
    return f"person/{person.name}@{belongs[person.name]}"


def surfaces(names: Iterable[str], full: str) -> tuple[str, ...]:
    """Give the other forms a thing was named by, sorted."""
    return tuple(sorted(set(names) - {full}))


def most_common(values: Sequence[str]) -> str:
    """Give the most common of some texts, the first by code point when two are."""
    return min(set(values), key=lambda v: (-values.count(v), v))
