"""Columns that several tables share, described once."""

from typing import Annotated

from schemas.base import Record, column
from schemas.text import Section

Id = Annotated[str, column("Id", "编号",
    "Place of the row in the raw text, an RFC 5147 fragment of its document: "
    "000_712545bf920ec72c#char=254,262. Moves only when the source does.",
    "该行在原始文本中的位置，即文档的 RFC 5147 片段：000_712545bf920ec72c#char=254,262。只随来源"
    "改变。",
    min_length=1
)]  # fmt: skip
DocId = Annotated[str, column("Document", "文档",
    "Document the row comes from (documents.doc_id).",
    "所出自的文档（documents.doc_id）。",
    min_length=1
)]  # fmt: skip
SentenceId = Annotated[str, column("Sentence", "句子",
    "Sentence that holds the start of the span (sentences.sentence_id).",
    "起点所在的句子（sentences.sentence_id）。",
    min_length=1
)]  # fmt: skip
Text = Annotated[str, column("Text", "文字",
    "The words themselves: the clean text from start to end.",
    "文字本身：净文本从起点到终点的一段。",
    min_length=1
)]  # fmt: skip
Start = Annotated[int, column("Start", "起点",
    "First character in the clean text (repaired, simplified), in code points from 0.",
    "净文本（已修复、已转简体）中的首字位置，按码位从 0 计。",
    ge=0
)]  # fmt: skip
End = Annotated[int, column("End", "终点",
    "One past the last character in the clean text, in code points.",
    "净文本中末字之后的位置，按码位计。",
    ge=0
)]  # fmt: skip
RawStart = Annotated[int, column("Raw start", "原文起点",
    "First character in the raw text (the decoded source, unchanged), in code points from 0.",
    "原始文本（解码后的来源，未作改动）中的首字位置，按码位从 0 计。",
    ge=0
)]  # fmt: skip
RawEnd = Annotated[int, column("Raw end", "原文终点",
    "One past the last character in the raw text, in code points.",
    "原始文本中末字之后的位置，按码位计。",
    ge=0
)]  # fmt: skip
PageSection = Annotated[Section, column("Section", "版块",
    "Part of the page: headline, body, caption, byline, or boilerplate (menus, links to other "
    "stories, rankings: not the article).",
    "所在部分：headline 标题；body 正文；caption 图说；byline 署名；boilerplate 菜单、相关链接、排"
    "行等非正文。"
)]  # fmt: skip
RuleName = Annotated[str, column("Rule", "规则",
    "Name of the rule or model that made the row, unique in the code base.",
    "生成该行的规则或模型之名，在代码中唯一。",
    min_length=1
)]  # fmt: skip
EntityId = Annotated[str, column("Entity", "实体",
    "The real thing named (entities.entity_id); empty when not settled.",
    "所指的实体（entities.entity_id）；未能认定时为空。"
)]  # fmt: skip


class SpanRow(Record):
    """What every row that stands at a span of the text begins with."""

    id: Id
    doc_id: DocId
    sentence_id: SentenceId
    text: Text
    start: Start
    end: End
    raw_start: RawStart
    raw_end: RawEnd
    section: PageSection
    rule: RuleName
