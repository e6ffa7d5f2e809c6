"""Rows of the event tables. Reports and events share most columns, in different order."""

from typing import Annotated

from schemas.base import Record, column
from schemas.events import ArgumentRole, ContextBasis, MentionTable, Realis
from schemas.rows.common import SpanRow

Type = Annotated[str, column("Type", "类型",
    "Type of happening, a code of the event types (deploy, donate, meeting …).",
    "事件类型，取事件类型表的代码（deploy 抽调支援、donate 捐赠、meeting 会议……）。",
    min_length=1
)]  # fmt: skip
EventRealis = Annotated[Realis, column("Realis", "实然",
    "actual (it happened), planned (ordered, intended), negated (it did not happen), generic (it "
    "happens habitually).",
    "actual 已发生；planned 计划或要求；negated 未发生；generic 惯常。"
)]  # fmt: skip
Date = Annotated[str, column("Date", "日期",
    "When it happened, EDTF (ISO 8601-2:2019).",
    "发生的时间，EDTF（ISO 8601-2:2019）。"
)]  # fmt: skip
DateStart = Annotated[str, column("From", "起日",
    "First instant the date allows (ISO 8601); empty when no year is known.",
    "日期所允许的最早时点（ISO 8601）；年份不明时为空。"
)]  # fmt: skip
DateEnd = Annotated[str, column("To", "止日",
    "Last instant the date allows (ISO 8601); empty when no year is known.",
    "日期所允许的最晚时点（ISO 8601）；年份不明时为空。"
)]  # fmt: skip
Place = Annotated[str, column("Place", "地点",
    "Name of the most specific named place where it happened; the destination of a deployment.",
    "发生地中最具体的一级之名；抽调支援取目的地。"
)]  # fmt: skip
PlaceCode = Annotated[str, column("Place code", "地点代码",
    "Division code of the place (as in places.code).",
    "地点的区划代码（同 places.code）。"
)]  # fmt: skip
Agents = Annotated[tuple[str, ...], column("Agents", "施事",
    "Names of the bodies, persons or acting places that do it.",
    "实施的组织、人或地方之名。"
)]  # fmt: skip
Objects = Annotated[tuple[str, ...], column("Objects", "受事",
    "Who or what is formed, sent, tested, found, given: names, else the noun phrase as written.",
    "组建、派出、检测、发现、捐出的人或物：有名用名，否则照原文。"
)]  # fmt: skip
Recipients = Annotated[tuple[str, ...], column("Recipients", "与事",
    "Who is supported, or gets it.",
    "受支援者、接受者。"
)]  # fmt: skip
CountValue = Annotated[float | None, column("Count", "数量",
    "Number of those it concerns (as in counts.value): people sent, goods given.",
    "所涉的数量（同 counts.value）：派出的人、捐出的物。",
    allow_inf_nan=False
)]  # fmt: skip
CountLow = Annotated[float | None, column("Count at least", "数量下限",
    "Lower bound (as in counts.low).",
    "下限（同 counts.low）。",
    allow_inf_nan=False
)]  # fmt: skip
CountHigh = Annotated[float | None, column("Count at most", "数量上限",
    "Upper bound (as in counts.high).",
    "上限（同 counts.high）。",
    allow_inf_nan=False
)]  # fmt: skip
CountUnit = Annotated[str, column("Count unit", "数量单位",
    "Classifier or measure (as in counts.unit).",
    "量词或计量单位（同 counts.unit）。"
)]  # fmt: skip
CountObject = Annotated[str, column("Counted noun", "所计对象",
    "Noun phrase counted (as in counts.object).",
    "所计的名词短语（同 counts.object）。"
)]  # fmt: skip


class EventReportRow(SpanRow):
    """One telling of a happening; text and offsets are those of its trigger."""

    event_id: Annotated[str, column("Event", "事件",
        "Happening it tells of (events.event_id); empty in boilerplate.",
        "所述的事件（events.event_id）；非正文中的为空。"
    )] = ""  # fmt: skip
    type: Type
    trigger: Annotated[str, column("Trigger", "触发词",
        "Verb or event noun that tells it.",
        "表示该事件的动词或名词。",
        min_length=1
    )]  # fmt: skip
    realis: EventRealis
    date: Date = ""
    date_start: DateStart = ""
    date_end: DateEnd = ""
    date_basis: Annotated[ContextBasis, column("Date basis", "日期依据",
        "stated (in the same sentence), context (an earlier sentence or the date of publication), "
        "none.",
        "stated 本句所言；context 据上文或发布日期；none 无。"
    )] = "none"  # fmt: skip
    place: Place = ""
    place_code: PlaceCode = ""
    place_basis: Annotated[ContextBasis, column("Place basis", "地点依据",
        "stated (in the same sentence), context (an earlier sentence or the document), none.",
        "stated 本句所言；context 据上文或全文；none 无。"
    )] = "none"  # fmt: skip
    agents: Agents = ()
    objects: Objects = ()
    recipients: Recipients = ()
    count_value: CountValue = None
    count_low: CountLow = None
    count_high: CountHigh = None
    count_unit: CountUnit = ""
    count_object: CountObject = ""
    evidence: Annotated[str, column("Evidence", "原句",
        "Words of the clean text that tell it.",
        "净文本中叙述该事件的文字。"
    )] = ""  # fmt: skip


class EventArgumentRow(Record):
    """One argument of an event report."""

    report_id: Annotated[str, column("Report", "报道",
        "Event report it belongs to (event_reports.id).",
        "所属的事件报道（event_reports.id）。",
        min_length=1
    )]  # fmt: skip
    role: Annotated[ArgumentRole, column("Role", "角色",
        "agent, object, recipient, time, place or quantity.",
        "agent 施事；object 受事；recipient 与事；time 时间；place 地点；quantity 数量。"
    )]  # fmt: skip
    mention_table: Annotated[MentionTable, column("Mention table", "提及表",
        "Table of the mention it is: dates, counts, people, places or organisations; empty for a "
        "plain noun phrase.",
        "所属提及的表：dates、counts、people、places 或 organisations；普通名词短语为空。"
    )]  # fmt: skip
    mention_id: Annotated[str, column("Mention", "提及",
        "Row of that table (its id); for a plain noun phrase its own place in the raw text.",
        "该表中的行（id）；普通名词短语则为其自身在原始文本中的位置。",
        min_length=1
    )]  # fmt: skip
    text: Annotated[str, column("Text", "文字",
        "The words themselves, from the clean text.",
        "净文本中的文字本身。",
        min_length=1
    )]  # fmt: skip
    value: Annotated[str, column("Value", "取值",
        "Name, EDTF date or number the argument stands for.",
        "该论元所代表的名称、EDTF 日期或数。"
    )] = ""  # fmt: skip
    rule: Annotated[str, column("Rule", "规则",
        "Name of the rule that found it, unique in the code base: argument.agent.passive for who "
        "stands after 被.",
        "找到该论元的规则之名，在代码中唯一：如 argument.agent.passive 表示“被”字所引的施事。"
    )] = ""  # fmt: skip


class EventRow(Record):
    """A happening, its reports merged; summing over rows counts nothing twice."""

    event_id: Annotated[str, column("Event", "事件",
        "Id of the happening: that of its first report.",
        "事件编号，取其首条报道的编号。",
        min_length=1
    )]  # fmt: skip
    type: Type
    realis: EventRealis
    date: Date = ""
    date_start: DateStart = ""
    date_end: DateEnd = ""
    place: Place = ""
    place_code: PlaceCode = ""
    agents: Agents = ()
    objects: Objects = ()
    recipients: Recipients = ()
    count_value: CountValue = None
    count_low: CountLow = None
    count_high: CountHigh = None
    count_unit: CountUnit = ""
    count_object: CountObject = ""
    reports: Annotated[int, column("Reports", "报道数",
        "Number of reports merged (rows of event_reports).",
        "合并的报道数（event_reports 的行数）。",
        ge=1
    )]  # fmt: skip
    documents: Annotated[int, column("Documents", "文档数",
        "Number of documents that tell it.",
        "叙述它的文档数。",
        ge=1
    )]  # fmt: skip
    merge_reason: Annotated[tuple[str, ...], column("Merge reason", "合并理由",
        "Why the reports are one happening; empty for a single report.",
        "视为同一事件的理由；只有一条报道时为空。"
    )] = ()  # fmt: skip
    conflicts: Annotated[tuple[str, ...], column("Conflicts", "出入",
        "Figures, dates or places on which the reports disagree.",
        "各报道不一致的数字、日期或地点。"
    )] = ()  # fmt: skip
