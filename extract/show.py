"""Show a page in the terminal: its clean text, section by section, mentions and events marked.

On a terminal mentions are coloured by what they are and triggers stand in reverse; in a pipe they
stand in brackets with their value: ⟦326名|count 326⟧.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from extract.terminal import visible, visible_line
from schemas.events import EventReport
from schemas.mentions import CountMention, Mentions
from schemas.text import Page

STYLES = {
    "date": "yellow",
    "count": "cyan",
    "person": "magenta",
    "place": "green",
    "organisation": "blue",
    "event": "bold reverse",
}
LABELS = {
    "date": "日期 date",
    "count": "数量 count",
    "person": "人物 person",
    "place": "地点 place",
    "organisation": "组织 organisation",
    "event": "事件 event",
}
SECTIONS = {
    "headline": "标题 headline",
    "body": "正文 body",
    "caption": "图说 caption",
    "byline": "署名 byline",
    "boilerplate": "非正文 boilerplate",
}


class Mark(NamedTuple):
    """A span of the page, what it is, and what it says."""

    start: int
    end: int
    kind: str
    value: str


def show(
    page: Page,
    mentions: Mentions,
    reports: Sequence[EventReport],
    console: Console | None = None,
) -> None:
    """Print a page; `console` is standard output unless another is given."""
    console = console or Console(highlight=False)
    marks = find_marks(mentions, reports)
    coloured = console.is_terminal and not console.no_color
    for line in (*page_lines(page, marks, coloured), *report_lines(reports, page)):
        console.print(line, soft_wrap=not console.is_terminal)


def find_marks(mentions: Mentions, reports: Sequence[EventReport]) -> list[Mark]:
    """Give all marks of a page in text order, the longer first where two begin together."""
    marks = [Mark(m.start, m.end, "date", f"{m.value} {m.time}".strip()) for m in mentions.dates]
    marks += [Mark(m.start, m.end, "count", count_value(m)) for m in mentions.counts]
    marks += [Mark(m.start, m.end, "person", m.name) for m in mentions.people]
    marks += [Mark(m.start, m.end, "place", f"{m.name} {m.code}".strip()) for m in mentions.places]
    marks += [Mark(m.start, m.end, "organisation", m.name) for m in mentions.organisations]
    marks += [Mark(m.start, m.end, "event", f"{m.type} {m.realis}") for m in reports]
    return sorted(marks, key=lambda m: (m.start, -m.end, m.kind))


def count_value(count: CountMention) -> str:
    """Give the number of a count, with its bounds: `20 (20–30)`, `100000 (100000–)`."""
    low, high = number(count.low), number(count.high)
    return f"{number(count.value)} ({low}–{high})" if low or high else number(count.value)


def number(value: float | None) -> str:
    """Give a number without a trailing `.0`, and nothing for none."""
    return "" if value is None else f"{value:.15g}"


def page_lines(page: Page, marks: Sequence[Mark], coloured: bool) -> Iterator[Text]:
    """Give the lines of a page: what is known of it, the legend, and the text of every section."""
    facts = (page.title, page.publisher, page.published, page.place)
    yield Text(visible_line(page.doc_id), "bold")
    yield Text(visible_line(" · ".join(filter(None, facts))), "dim")
    if coloured:
        yield Text(" ").join(Text(LABELS[kind], style) for kind, style in STYLES.items())
    starts = [mark.start for mark in marks]
    write = coloured_text if coloured else bracketed_text
    for section, start, end in sections(page):
        yield Text(f"\n── {SECTIONS[section]}", "dim")
        inside = marks[bisect_left(starts, start) : bisect_left(starts, end)]
        yield write(page.text[start:end], start, inside)


def sections(page: Page) -> list[tuple[str, int, int]]:
    """Give the runs of sentences of one section, with the span of each."""
    runs = (list(run) for _, run in groupby(page.sentences, key=lambda s: s.section))
    return [(run[0].section, run[0].start, run[-1].end) for run in runs]


def coloured_text(text: str, offset: int, marks: Sequence[Mark]) -> Text:
    """Give the text with its marks coloured; `offset` is where in the page it begins."""
    shown = Text(visible(text))
    for mark in marks:
        shown.stylize(STYLES[mark.kind], mark.start - offset, mark.end - offset)
    return shown


def bracketed_text(text: str, offset: int, marks: Sequence[Mark]) -> Text:
    """Give the text with its marks in brackets, nested as they are."""
    opening = Counter(mark.start - offset for mark in marks)
    closing: dict[int, list[str]] = {}
    for mark in reversed(marks):
        end = min(mark.end - offset, len(text))
        closing.setdefault(end, []).append(f"|{mark.kind} {mark.value}⟧")
    pieces: list[str] = []
    at = 0
    for place in sorted({*opening, *closing}):
        pieces += [text[at:place], *closing.get(place, ()), "⟦" * opening[place]]
        at = place
    return Text(visible("".join([*pieces, text[at:]])))


def report_lines(reports: Sequence[EventReport], page: Page) -> Iterator[Text]:
    """Give a line for every event report: what, when, where, by whom, whom, for whom, how many."""
    if reports:
        yield Text("\n── 事件报道 event reports", "dim")
    for report in reports:
        count = f"{number(report.count_value)}{report.count_unit}{report.count_object}"
        parts = {
            "date": report.date,
            "place": f"{report.place} {report.place_code}".strip(),
            "agents": "、".join(report.agents),
            "objects": "、".join(report.objects),
            "recipients": "、".join(report.recipients),
            "count": count,
        }
        said = "  ".join(f"{name} {value}" for name, value in parts.items() if value)
        trigger = visible_line(page.text[report.start : report.end])
        head = (f"{report.type} {report.realis}", "bold")
        yield Text.assemble(head, f"  {trigger}  ", visible_line(said))
