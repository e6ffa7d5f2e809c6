"""Explain an event and its reports: what is told where, by which rules, and why they are one."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from extract.explain.asked import Asked
from extract.explain.mention import again_lines, difference_lines, rule_lines, rule_meaning
from extract.explain.output import column_label, excerpt, field, heading, plain, said, title
from extract.explain.spot import spot_lines
from extract.explain.tables import Cells
from extract.lexicon import read_lexicon
from extract.terminal import visible_line

WHAT = (
    "realis", "date", "date_start", "date_end", "place", "place_code", "agents", "objects",
    "recipients", "count_value", "count_low", "count_high", "count_unit", "count_object",
)  # fmt: skip
REALIS = {
    "actual": "it happened 已发生",
    "planned": "ordered or intended 计划或要求",
    "negated": "it did not happen 未发生",
    "generic": "it happens as a habit 惯常",
}
BASES = {"stated": "in the same sentence 本句所言", "context": "from the context 据上文"}

REASONS = {
    "same words": "同句重出",
    "headline": "标题先述",
    "same clause": "同一分句",
    "same figure": "数字相同",
    "same order": "同一部署",
    "told before": "前文已述",
    "same incident": "同一事故",
    "same stage": "同案同一环节",
    "same visitor": "同一人同日走访",
    "same phrase": "措辞相同",
    "same object": "受事相同",
    "near figure": "数字相近",
    "same toll": "同一伤亡数更新",
    "same document": "同一文件",
    "same winner": "同一人同一奖项",
    "same meeting": "同一会议",
    "same thing": "同一事物",
    "same victims": "人数与姓名相合",
    "same parties": "双方相同",
    "same day and place": "同日同地",
}
MOST_REPORTS = 12  # told in full; of the rest the ids
READ_AGAIN = 3  # documents of an event that are read again


def type_line(table: str, row: Cells) -> Text:
    """Give the line of a type, with its name in both languages."""
    types = {t["type"]: t for t in read_lexicon("event_types")}
    known = types.get(row["type"], {"label": "", "label_zh": ""})
    return said(
        column_label(table, "type"), plain(f"{row['type']}  {known['label_zh']} {known['label']}")
    )


def what_lines(table: str, row: Cells) -> Iterator[Text]:
    """Give what a report or an event says, with the basis of its date and place."""
    yield type_line(table, row)
    for name in WHAT:
        more = REALIS.get(row["realis"], "") if name == "realis" else ""
        basis = row.get(f"{name}_basis", "")
        more = f"{basis}: {BASES[basis]}" if basis in BASES else more
        yield from field(table, name, row, f"  {more}" if more else "")


def event_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Give the explanation of an event, each of its reports with its arguments."""
    yield title("events", row["event_id"])
    yield heading("取值", "what happened")
    yield from what_lines("events", row)
    reports = asked.tables.rows("event_reports", event_id=row["event_id"])
    yield heading("合并", "why its reports are one happening")
    if len(reports) < 2:
        yield Text("  there is one report only 仅一条报道", "dim")
    for part in filter(None, row["merge_reason"].split(";")):
        reason = f"{part} {REASONS.get(part, '')}"
        yield said(column_label("events", "merge_reason"), plain(reason))
    for part in filter(None, row["conflicts"].split(";")):
        yield said(column_label("events", "conflicts"), plain(part))
    for number, report in enumerate(reports[:MOST_REPORTS], 1):
        yield heading(f"报道 {number}", f"report {number} of {len(reports)}: {report['id']}")
        yield from telling_lines(report, asked)
    if len(reports) > MOST_REPORTS:
        yield heading("其余", f"{len(reports) - MOST_REPORTS} more reports")
        yield from (Text(f"  {visible_line(report['id'])}") for report in reports[MOST_REPORTS:])
    if row["documents"] <= READ_AGAIN:
        yield from checked_lines(reports, asked)


def checked_lines(reports: Sequence[Cells], asked: Asked) -> Iterator[Text]:
    """Say whether the sources, read with this version, give the same reports."""
    yield heading("核对", "read again from the source")
    for report in reports:
        again = asked.again(report["doc_id"])
        yield Text(f"  {visible_line(report['id'])}", "dim")
        if isinstance(again, str):
            yield Text(f"  not done: {visible_line(again)}", "yellow")
        else:
            yield from difference_lines("event_reports", report, again)


def telling_lines(report: Cells, asked: Asked) -> Iterator[Text]:
    """Give one report of an event: its words, its rule, its arguments, what holds today."""
    sentence = asked.sentence(report)
    if sentence is not None:
        at = report["start"] - sentence["start"]
        stop = at + report["end"] - report["start"]
        words = excerpt(sentence["text"], at, stop, "event", asked.coloured)
        yield said(f"原句 {report['section']}", words)
        yield said("", plain(report["sentence_id"]))
    yield said("触发词 trigger", plain(report["trigger"]))
    rule = "".join(rule_meaning(report["rule"], asked))
    yield said("", (f"{report['rule']}  ", "dim"), rule)
    for name in ("date", "place"):
        basis = report[f"{name}_basis"]
        yield from field("event_reports", name, report, f"  {basis}: {BASES.get(basis, 'none')}")
    yield from argument_lines(report, asked)


def report_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Give the explanation of a report."""
    yield title("event_reports", row["id"])
    yield Text(visible_line(row["trigger"]), "bold")
    yield from spot_lines("event_reports", row, asked)
    yield from rule_lines(row["rule"], asked)
    yield heading("取值", "what it says")
    yield from what_lines("event_reports", row)
    yield heading("论元", "its arguments, each with the rule that found it")
    yield from argument_lines(row, asked)
    yield heading("事件", "the event it tells")
    if row["event_id"]:
        event = asked.tables.row("events", row["event_id"]) or {}
        told = f"told by {event.get('reports', '')} reports"
        yield said("事件 event_id", plain(f"{row['event_id']}  {told} {event.get('merge_reason')}"))
    else:
        yield Text("  none: what stands in boilerplate makes no event 非正文不成事件", "dim")
    yield from again_lines("event_reports", row, asked)


def argument_lines(report: Cells, asked: Asked) -> Iterator[Text]:
    """Give the arguments of a report, each with its rule."""
    labels = {
        "agent": "施事", "object": "受事", "recipient": "与事", "time": "时间", "place": "地点",
        "quantity": "数量",
    }  # fmt: skip
    for row in asked.tables.rows("event_arguments", report_id=report["id"]):
        value = f" = {row['value']}" if row["value"] != row["text"] else ""
        where = f"{row['mention_table'] or 'noun phrase 名词短语'} {row['mention_id']}"
        label = f"{labels.get(row['role'], '')} {row['role']}"
        yield said(label, plain(f"{row['text']}{value}  {where}"))
        if row["rule"]:
            yield said(
                "", (visible_line(f"{row['rule']}  "), "dim"), *rule_meaning(row["rule"], asked)
            )
