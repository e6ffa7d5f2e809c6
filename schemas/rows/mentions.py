"""Rows of the mention tables, and of the entities their names stand for."""

from typing import Annotated, Literal

from schemas.base import Record, column
from schemas.mentions import CountFields, DateFields, OrganisationFields, PersonFields, PlaceFields
from schemas.rows.common import EntityId, SpanRow

EntityType = Literal["person", "place", "organisation"]


class DateRow(DateFields, SpanRow):
    """A date mention."""

    anchor_id: Annotated[str, column("Anchor", "基准",
        "Date mention the value was reckoned from (dates.id); empty when it needed none, or was "
        "reckoned from the date of publication.",
        "推算所据的日期（dates.id）；无需推算或据发布日期推算时为空。"
    )] = ""  # fmt: skip


class CountRow(CountFields, SpanRow):
    """A count mention."""


class PersonRow(PersonFields, SpanRow):
    """A person mention."""

    entity_id: EntityId = ""


class PlaceRow(PlaceFields, SpanRow):
    """A place mention."""

    entity_id: EntityId = ""


class OrganisationRow(OrganisationFields, SpanRow):
    """An organisation mention."""

    entity_id: EntityId = ""


class EntityRow(Record):
    """A person, place or organisation across all sources."""

    entity_id: Annotated[str, column("Entity", "实体",
        "Id of the entity; the mention tables refer to it.",
        "实体编号，供各提及表引用。",
        min_length=1
    )]  # fmt: skip
    type: Annotated[EntityType, column("Type", "类型",
        "person, place or organisation.",
        "person 人；place 地；organisation 组织。"
    )]  # fmt: skip
    name: Annotated[str, column("Name", "名称",
        "Fullest name found.",
        "所见最完整的名称。",
        min_length=1
    )]  # fmt: skip
    aliases: Annotated[tuple[str, ...], column("Aliases", "别称",
        "Other ways the sources write it.",
        "来源中的其他写法。"
    )] = ()  # fmt: skip
    code: Annotated[str, column("Code", "代码",
        "Division code of a place (as in places.code), or of the place an organisation belongs to.",
        "地方的区划代码（同 places.code），或组织所属区划的代码。"
    )] = ""  # fmt: skip
    mentions: Annotated[int, column("Mentions", "提及数",
        "Number of mentions that name it.",
        "提及的次数。",
        ge=0
    )]  # fmt: skip
    documents: Annotated[int, column("Documents", "文档数",
        "Number of documents that name it.",
        "提及它的文档数。",
        ge=0
    )]  # fmt: skip
    merge_reason: Annotated[tuple[str, ...], column("Merge reason", "合并理由",
        "Why the mentions are one thing; empty for a single mention. Places: same code, same name "
        "in one division. People: same name and organisation. Organisations: same full name, known "
        "short form, short form of the page, owner made explicit. Places without a code and "
        "people: same name in one document.",
        "视为同一实体的理由；只有一次提及时为空。地点：same code 代码相同，"
        "same name in one division 同一区划内同名。人：same name and organisation 姓名与组织皆同。"
        "组织：same full name 全称相同，known short form 通行简称，short form of the page "
        "本页所用简称，owner made explicit 补出所属。人及无代码的地点：same name in one document "
        "同一文档内同名。"
    )] = ()  # fmt: skip
