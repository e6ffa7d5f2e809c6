"""Show a rule: what it matches, where it stands, what it made; write the page of them all."""

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from extract.explain.output import KINDS, excerpt, first, heading, plain, said, times
from extract.explain.rules import KnownRule, load_rules
from extract.explain.tables import Tables
from extract.rows import MENTION_TABLES
from extract.terminal import visible_line

LONGEST = 400  # characters of a pattern that are shown
EXAMPLES = 3
RULED = ("repairs", *MENTION_TABLES, "event_reports", "event_arguments")
HEAD = """# The rules

Generated from the stages' own lists and `extract/explain/rules.tsv` by `make schemas`; do not edit.

Every row says in its column `rule` which of these made it; `dashiji explain RULE` shows one, with
its pattern and the rows it made. ⟦⟧ marks what a rule takes; the last column is a text that it
leaves alone.

表中每行的 `rule` 列写明由下列哪条规则得出；`dashiji explain 规则名` 可看其模式与所得各行。
⟦⟧ 为规则所取的文字，末列是规则不应触及的文字。
"""


def rule_page_lines(rule: KnownRule, tables: Tables | None, coloured: bool) -> Iterator[Text]:
    """Give the lines of a rule; without tables, what it made is left out."""
    yield Text.assemble(("规则 rule", "bold"), "  ", rule.name)
    yield said("阶段 stage", rule.stage)
    yield said("含义 meaning", plain(rule.what))
    yield said("", plain(rule.what_zh))
    if rule.place:
        yield said("次序 place", f"{rule.place}; the first that fits is taken")
    if rule.fires:
        yield said("适用 fires", plain(rule.fires))
    if rule.spares:
        yield said("不适用 leaves alone", plain(rule.spares))
    if rule.pattern:
        pattern = visible_line(rule.pattern)
        more = f" … {len(pattern) - LONGEST} more characters" if len(pattern) > LONGEST else ""
        words = rule.name.startswith("event.")
        yield said("词 words" if words else "模式 pattern", pattern[:LONGEST], (more, "dim"))
    if tables:
        yield from made_lines(rule.name, tables, coloured)


def made_lines(name: str, tables: Tables, coloured: bool) -> Iterator[Text]:
    """Give how many rows a rule made in some tables, with examples."""
    yield heading("所得", f"the rows it made in {tables.folder}")
    made = {table: tables.count(table, rule=name) for table in RULED}
    if not any(made.values()):
        yield Text("  none 无", "dim")
    for table, number in made.items():
        if number:
            yield said(table, times(number, "row"))
            rows = tables.rows(table, EXAMPLES, rule=name)
            lines = (example(table, dict(row), tables, coloured) for row in rows)
            yield from first(lines, EXAMPLES, f"rows of {table}", number)


def example(table: str, row: dict[str, str], tables: Tables, coloured: bool) -> Text:
    """Give a row that a rule made, in a few words."""
    if table == "repairs":
        change = f"{row['before'] or '∅'} → {row['after'] or '∅'}"
        return said(f"{row['doc_id']} raw {row['raw_start']}", plain(f" {change}"))
    if table == "event_arguments":
        return said(f"{row['report_id']} ", plain(f"{row['role']} {row['text']}"))
    sentence = tables.row("sentences", row["sentence_id"])
    if sentence is None:
        return said(f"{row['id']} ", plain(row["text"]))
    at = int(row["start"]) - int(sentence["start"])
    words = excerpt(sentence["text"], at, at + len(row["text"]), KINDS[table], coloured, 16)
    return said(f"{row['id']} ", words)


def rules_page() -> str:
    """Give the page of all rules, in Markdown, a table for each stage."""
    rules = load_rules().values()
    parts = [HEAD]
    for stage, group in groupby(rules, key=lambda rule: rule.stage):
        parts.append(f"\n## {stage}\n\n| rule | what it matches | 含义 | fires | leaves alone |\n")
        parts.append("|---|---|---|---|---|\n")
        for rule in group:
            cells = (f"`{rule.name}`", rule.what, rule.what_zh, rule.fires, rule.spares)
            parts.append("| " + " | ".join(markdown(cell) for cell in cells) + " |\n")
    return "".join(parts)


def markdown(cell: str) -> str:
    """Write a cell of a Markdown table."""
    for mark, written in (("&", "&amp;"), ("<", "&lt;"), ("|", "\\|"), ("*", "\\*")):
        cell = cell.replace(mark, written)
    return visible_line(cell)
