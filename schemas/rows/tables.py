"""The tables: their row models, keys, and what one row of each is, in English and Chinese."""

from typing import NamedTuple

from schemas.base import Record
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


class Table(NamedTuple):
    """A table; `references` leads from a column to the `table.column` it must be found in."""

    name: str
    row: type[Record]
    key: tuple[str, ...]
    references: dict[str, str]
    title: str
    title_zh: str
    description: str
    description_zh: str


IN_SENTENCE = {"doc_id": "documents.doc_id", "sentence_id": "sentences.sentence_id"}
NAMED = {**IN_SENTENCE, "entity_id": "entities.entity_id"}

_TABLES = (
    Table(
        "documents", DocumentRow, ("doc_id",), {},
        "Documents", "文档",
        "One row is a source, read or refused.",
        "每行一个来源，不论读入或拒收。",
    ),
    Table(
        "repairs", RepairRow, ("doc_id", "raw_start", "raw_end"), {"doc_id": "documents.doc_id"},
        "Repairs", "修复",
        "One row is one change from the raw to the clean text of a document.",
        "每行是文档从原始文本到净文本的一处改动。",
    ),
    Table(
        "sentences", SentenceRow, ("sentence_id",), {"doc_id": "documents.doc_id"},
        "Sentences", "句子",
        "One row is a sentence of the clean text.",
        "每行是净文本的一个句子。",
    ),
    Table(
        "dates", DateRow, ("id",), {**IN_SENTENCE, "anchor_id": "dates.id"},
        "Dates", "日期",
        "One row is a point, stretch, length or repetition of time that the text names.",
        "每行是文中一处时点、时段、时长或重复时间。",
    ),
    Table(
        "counts", CountRow, ("id",), IN_SENTENCE,
        "Counts", "数量",
        "One row is a number of something that the text gives, with its bounds.",
        "每行是文中一处数量及其上下限。",
    ),
    Table(
        "people", PersonRow, ("id",), NAMED,
        "People", "人物",
        "One row is a named person at a place in the text.",
        "每行是文中一处人名。",
    ),
    Table(
        "places", PlaceRow, ("id",), NAMED,
        "Places", "地点",
        "One row is a named place, the longest unbroken chain, linked to its division.",
        "每行是文中一处地名（最长的连续地名链）及其所属区划。",
    ),
    Table(
        "organisations", OrganisationRow, ("id",), NAMED,
        "Organisations", "组织",
        "One row is a named, particular organisation at a place in the text.",
        "每行是文中一处具名的特定组织。",
    ),
    Table(
        "entities", EntityRow, ("entity_id",), {},
        "Entities", "实体",
        "One row is a person, place or organisation across all sources.",
        "每行是贯穿所有来源的一个人、地或组织。",
    ),
    Table(
        "event_reports", EventReportRow, ("id",), {**IN_SENTENCE, "event_id": "events.event_id"},
        "Event reports", "事件报道",
        "One row is one telling of a happening.",
        "每行是对一个事件的一次叙述。",
    ),
    Table(
        "event_arguments", EventArgumentRow,
        ("report_id", "role", "mention_table", "mention_id"), {"report_id": "event_reports.id"},
        "Event arguments", "事件论元",
        "One row is one argument of an event report: who, whom, for whom, when, where, how many.",
        "每行是事件报道的一个论元：谁、对谁、为谁、何时、何地、多少。",
    ),
    Table(
        "events", EventRow, ("event_id",), {},
        "Events", "事件",
        "One row is a happening, its reports merged, so that sums count nothing twice.",
        "每行是一个事件，其各次叙述已合并，求和不会重复计数。",
    ),
)  # fmt: skip

TABLES: dict[str, Table] = {table.name: table for table in _TABLES}
