"""Records of the mention stages: what was found at a span of the clean text, and what it means.

The `…Fields` classes hold the columns that a mention and its table row share.
"""

from typing import Literal

from schemas.base import Record

DateKind = Literal["instant", "interval", "duration", "recurring"]
DateBasis = Literal["explicit", "year_from_metadata", "year_from_text", "relative", "lunar", "holiday", "none"]
Qualifier = Literal["exact", "about", "nearly", "over", "under", "range", "vague"]
CountKind = Literal[
    "person", "person_time", "household", "organisation", "place", "case", "event", "item", "money",
    "percent", "length", "area", "mass", "volume", "temperature", "age", "rate", "other",
]  # fmt: skip
Aspect = Literal["increment", "cumulative", "stock", "target", "none"]
PlaceLevel = Literal[
    "country", "province", "city", "county", "township", "village", "poi", "region", "natural"
]
OrganisationKind = Literal[
    "party", "government", "police", "military", "hospital", "school", "company", "media", "social",
    "international", "team", "other",
]  # fmt: skip


class Mention(Record):
    """A span of the clean text, half-open, and the rule or model that found it."""

    start: int
    end: int
    rule: str


class DateFields(Record):
    """What a date mention says."""

    kind: DateKind
    value: str
    time: str = ""
    earliest: str = ""
    latest: str = ""
    basis: DateBasis = "explicit"


class DateMention(Mention, DateFields):
    """A date in the text; `anchor` is the clean span of the date it was reckoned from."""

    anchor: tuple[int, int] | None = None


class CountFields(Record):
    """What a count mention says."""

    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier
    unit: str
    kind: CountKind
    object: str = ""
    currency: str = ""
    aspect: Aspect = "none"
    as_of: str = ""


class CountMention(Mention, CountFields):
    """A count in the text."""


class PersonFields(Record):
    """What is said of a named person beside the name."""

    name: str
    role: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    age: int | None = None
    byline: bool = False


class PersonMention(Mention, PersonFields):
    """A named person in the text."""


class PlaceFields(Record):
    """The division or site a place mention names; an empty code is an unsettled one."""

    name: str
    level: PlaceLevel
    code: str = ""
    province: str = ""
    city: str = ""
    county: str = ""
    township: str = ""
    longitude: float | None = None
    latitude: float | None = None
    basis: str = ""
    candidates: tuple[str, ...] = ()


class PlaceMention(Mention, PlaceFields):
    """A named place in the text."""


class OrganisationFields(Record):
    """The organisation a mention names, its owner made explicit."""

    name: str
    kind: OrganisationKind
    place_code: str = ""
    parent: str = ""


class OrganisationMention(Mention, OrganisationFields):
    """A named organisation in the text."""


class Mentions(Record):
    """All mentions of one page, each tuple in text order."""

    dates: tuple[DateMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
