"""Rows about the sources: documents, repairs, sentences."""

from typing import Annotated, Literal

from schemas.base import Record, column
from schemas.rows.common import DocId, End, PageSection, RawEnd, RawStart, RuleName, Start, Text
from schemas.text import EditKind

PublishedBasis = Literal["stated", "metadata", "none"]
Script = Literal["hans", "hant", "mixed", ""]
Status = Literal["ok", "suspect", "refused"]


class DocumentRow(Record):
    """A source."""

    doc_id: Annotated[str, column("Document", "文档",
        "Name of the document: the file name without its last ending, or the record's id.",
        "文档名：去掉末尾扩展名的文件名，或记录的 id。",
        min_length=1
    )]  # fmt: skip
    file: Annotated[str, column("File", "文件",
        "File it was read from: the path inside the folder that was named, or the file's own name.",
        "所读的文件：在所给目录内的路径，或文件名本身。"
    )] = ""  # fmt: skip
    sha256: Annotated[str, column("SHA-256", "SHA-256",
        "Hash of the bytes of the source: of the file as it stands, or of the record's text in "
        "UTF-8; empty when it could not be read.",
        "来源字节的散列值：文件本身，或记录文字的 UTF-8 编码；读不到时为空。",
        pattern=r"^([0-9a-f]{64})?$"
    )] = ""  # fmt: skip
    encoding: Annotated[str, column("Encoding", "编码",
        "Encoding the bytes were decoded from (IANA name); empty when they could not be decoded.",
        "解码所用的字符编码（IANA 名称）；无法解码时为空。"
    )] = ""  # fmt: skip
    title: Annotated[str, column("Title", "标题",
        "Headline as the page states it, else as the metadata say.",
        "页面所载的标题，否则取元数据。"
    )] = ""  # fmt: skip
    publisher: Annotated[str, column("Publisher", "发布者",
        "Publisher as the page states it, else as the metadata say.",
        "页面所载的发布者，否则取元数据。"
    )] = ""  # fmt: skip
    published: Annotated[str, column("Published", "发布日期",
        "Date or time of publication, EDTF (ISO 8601-2:2019), local time.",
        "发布的日期或时刻，EDTF（ISO 8601-2:2019），当地时间。"
    )] = ""  # fmt: skip
    published_basis: Annotated[PublishedBasis, column("Published basis", "发布日期依据",
        "stated (on the page), metadata (sources.csv or the record), none (unknown; never today).",
        "stated 页面所载；metadata 元数据；none 未知（从不取当天）。"
    )] = "none"  # fmt: skip
    place: Annotated[str, column("Place", "地点",
        "Full name of the division the page is about: the smallest one that at least half of its "
        "settled places lie in; empty when nothing tells.",
        "页面所述地区的全称：至少一半已确定地点所属的最小政区；无从得知时为空。"
    )] = ""  # fmt: skip
    place_code: Annotated[str, column("Place code", "地点代码",
        "GB/T 2260 code of that division.",
        "该政区的 GB/T 2260 代码。"
    )] = ""  # fmt: skip
    script: Annotated[Script, column("Script", "字体",
        "Script of the raw text: hans (simplified), hant (traditional), mixed (ISO 15924 in lower "
        "case); empty when refused.",
        "原始文本的字体：hans 简体；hant 繁体；mixed 繁简混用（ISO 15924 小写）；拒收时为空。"
    )] = ""  # fmt: skip
    raw_chars: Annotated[int, column("Raw characters", "原文字数",
        "Length of the raw text in code points.",
        "原始文本的码位数。",
        ge=0
    )] = 0  # fmt: skip
    clean_chars: Annotated[int, column("Clean characters", "净文字数",
        "Length of the clean text in code points.",
        "净文本的码位数。",
        ge=0
    )] = 0  # fmt: skip
    repairs: Annotated[int, column("Repairs", "修复数",
        "Number of changes from raw to clean text (rows of repairs).",
        "从原始文本到净文本的改动数（repairs 的行数）。",
        ge=0
    )] = 0  # fmt: skip
    repaired_share: Annotated[float, column("Repaired share", "修复占比",
        "Share of the raw characters that a change other than that of the script touches, 0 to 1.",
        "受繁简转换以外改动影响的原文字符占比，0 到 1。",
        ge=0, le=1
    )] = 0.0  # fmt: skip
    status: Annotated[Status, column("Status", "状态",
        "ok; suspect (read, but some of it could not be repaired or contradicts the metadata); "
        "refused (no rows in the other tables).",
        "ok 正常；suspect 可疑（已读入，但有未能修复处或与元数据矛盾）；"
        "refused 拒收（其他表中无行）。"
    )] = "ok"  # fmt: skip
    reason: Annotated[str, column("Reason", "缘由",
        "Why the document is suspect or refused.",
        "可疑或拒收的缘由。"
    )] = ""  # fmt: skip


class RepairRow(Record):
    """One change from raw to clean text; replayed in order on the raw text they give the clean."""

    doc_id: DocId
    kind: Annotated[EditKind, column("Kind", "类别",
        "What was wrong: encoding (decoded by a wrong table), gloss (pinyin in brackets), halved "
        "(characters broken in half), mark (punctuation), script (traditional characters), width "
        "(full or half width), line (a line broken inside a word), markup, invisible.",
        "何处有误：encoding 错码；gloss 拼音注音；halved 半个汉字；mark 标点；script 繁体字；"
        "width 全半角；line 词中断行；markup 残留标记；invisible 不可见字符。"
    )]  # fmt: skip
    raw_start: RawStart
    raw_end: RawEnd
    start: Start
    end: End
    before: Annotated[str, column("Before", "改前",
        "Raw text from raw_start to raw_end; empty where something was inserted.",
        "原始文本从 raw_start 到 raw_end 的一段；纯插入时为空。"
    )]  # fmt: skip
    after: Annotated[str, column("After", "改后",
        "Clean text from start to end; empty where something was taken out.",
        "净文本从 start 到 end 的一段；纯删除时为空。"
    )]  # fmt: skip
    confidence: Annotated[float, column("Confidence", "把握",
        "How sure the repair is, 0 to 1; 1 when only one reading is possible.",
        "对修复的把握，0 到 1；只有一种读法时为 1。",
        ge=0, le=1
    )]  # fmt: skip
    rule: RuleName


class SentenceRow(Record):
    """A sentence."""

    sentence_id: Annotated[str, column("Sentence", "句子",
        "Place of the sentence in the raw text, an RFC 5147 fragment of its document.",
        "句子在原始文本中的位置，即文档的 RFC 5147 片段。",
        min_length=1
    )]  # fmt: skip
    doc_id: DocId
    section: PageSection
    paragraph: Annotated[int, column("Paragraph", "段落",
        "Paragraph of the page, from 0.",
        "页面中的段落序号，从 0 计。",
        ge=0
    )]  # fmt: skip
    text: Text
    start: Start
    end: End
    raw_start: RawStart
    raw_end: RawEnd
