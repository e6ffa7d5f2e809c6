"""The row models, one for each table of `out/`, and the registry of tables.

Field order is column order; an empty string, an empty list and None are an empty cell: unknown.
"""

from schemas.rows.common import SpanRow
from schemas.rows.documents import DocumentRow, RepairRow, SentenceRow
from schemas.rows.events import EventArgumentRow, EventReportRow, EventRow
from schemas.rows.mentions import (
    CountRow,
    DateRow,
    EntityRow,
    OrganisationRow,
    PersonRow,
    PlaceRow,
)
from schemas.rows.tables import TABLES, Table

__all__ = [
    "TABLES",
    "CountRow",
    "DateRow",
    "DocumentRow",
    "EntityRow",
    "EventArgumentRow",
    "EventReportRow",
    "EventRow",
    "OrganisationRow",
    "PersonRow",
    "PlaceRow",
    "RepairRow",
    "SentenceRow",
    "SpanRow",
    "Table",
]
