"""Records of the event stages: a telling of a happening, and its arguments."""

from typing import Literal

from schemas.base import Record
from schemas.mentions import Mention
from schemas.text import Section

Realis = Literal["actual", "planned", "negated", "generic"]
ContextBasis = Literal["stated", "context", "none"]
ArgumentRole = Literal["agent", "object", "recipient", "time", "place", "quantity"]
MentionTable = Literal["dates", "counts", "people", "places", "organisations", ""]


class Argument(Record):
    """One argument of a report.

    `table`, `start` and `end` name the mention it is; a plain noun phrase has table "" and its own
    span.
    `value` is the name, EDTF date or number the argument stands for; `rule` names what found it,
    as `argument.agent.passive`.
    """

    role: ArgumentRole
    table: MentionTable
    start: int
    end: int
    value: str
    rule: str = ""


class EventReport(Mention):
    """One telling of a happening; the span is that of the trigger."""

    type: str
    realis: Realis
    word: str = ""  # of the lexicon
    date: str = ""
    date_start: str = ""
    date_end: str = ""
    date_basis: ContextBasis = "none"
    place: str = ""
    place_code: str = ""
    place_basis: ContextBasis = "none"
    agents: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    count_value: float | None = None
    count_low: float | None = None
    count_high: float | None = None
    count_unit: str = ""
    count_object: str = ""
    evidence: str = ""
    inset: int = 0  # where in the evidence the trigger begins
    arguments: tuple[Argument, ...] = ()


class Telling(Record):
    """A report with its id, its document and the section it stands in, as merging wants it."""

    report: EventReport
    id: str
    doc_id: str
    section: Section = "body"


class Event(Record):
    """A happening, its reports merged; `event_id` is the id of its first report.

    `reports` and `documents` are ids, sorted; `merge_reason` says why the reports are one
    happening, `conflicts` which figures, dates or places they disagree on.
    """

    event_id: str
    type: str
    realis: Realis
    date: str = ""
    date_start: str = ""
    date_end: str = ""
    place: str = ""
    place_code: str = ""
    agents: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    count_value: float | None = None
    count_low: float | None = None
    count_high: float | None = None
    count_unit: str = ""
    count_object: str = ""
    reports: tuple[str, ...]
    documents: tuple[str, ...]
    merge_reason: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
