"""Find the names that stand like others: in a column of a table, on a line of names."""

import re
from collections.abc import Iterator, Sequence

from extract.people.lexicon import Lexicon
from extract.people.shapes import HAN, Held, Span, is_name, starts_with_surname
from schemas.text import Page

CELL = re.compile(r"[^|｜\t\n]+")
ROW = re.compile(r"(?m)^[^\n|｜\t]*[|｜\t][^\n]*$")
NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}][ 　]{{1,2}}[{HAN}]")
NUMBERED = re.compile(rf"(?m)^[ 　]*\d{{1,4}}[ 　.、．]+(?P<name>{NAME.pattern})[ 　]*$")
LINE = re.compile(rf"(?m)^[ 　]*(?:(?:{NAME.pattern})[ 　、]+){{2,}}(?:{NAME.pattern})[ 　]*$")

POST = re.compile(  # 门将:|曾诚, 领队:|何伟、张立
    rf"(?m)^[ 　]*(?P<title>[{HAN}]{{2,8}})[:：][ 　]*"
    rf"(?P<names>(?:{NAME.pattern})(?:[、,，/ 　]+(?:{NAME.pattern})){{0,12}})[ 　]*$"
)


def by_roster(page: Page, spans: Sequence[Span], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names of tables and rolls that the tagger missed among others it saw."""
    named = {(s.start, s.end) for s in spans}
    held = Held(spans)
    yield from (s for s in by_post(page.text, lexicon) if held.is_free(s))
    for group in [*columns(page.text), *lines(page.text), *numbered(page.text)]:
        seen = sum(span in named for span in group)
        if seen < 3 or 2 * seen < len(group):
            continue
        for start, end in group:
            name = page.text[start:end].replace(" ", "").replace("　", "")
            span = Span(start, end, "person.roster")
            fits = len(name) < 4 and starts_with_surname(name, lexicon) and is_name(name, lexicon)
            if fits and name not in lexicon.words and held.is_free(span):
                yield span


def columns(text: str) -> Iterator[list[tuple[int, int]]]:
    """Give the cells that look like names, column by column, of tables with bars or tabs."""
    cells: dict[int, list[tuple[int, int]]] = {}
    for row in ROW.finditer(text):
        for index, cell in enumerate(CELL.finditer(text, row.start(), row.end())):
            match = NAME.fullmatch(cell[0].strip())
            if match:
                start = cell.start() + len(cell[0]) - len(cell[0].lstrip())
                cells.setdefault(index, []).append((start, start + len(match[0])))
    yield from cells.values()


def numbered(text: str) -> Iterator[list[tuple[int, int]]]:
    """Give the names of a list with a number and a name a line."""
    yield [m.span("name") for m in NUMBERED.finditer(text)]


def lines(text: str) -> Iterator[list[tuple[int, int]]]:
    """Give the words of each line that has nothing but words as long as names."""
    for line in LINE.finditer(text):
        yield [m.span() for m in NAME.finditer(text, line.start(), line.end())]


def by_post(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Give the names of a line that has a title, a colon and nothing but names."""
    for line in POST.finditer(text):
        if not lexicon.titles.get(line["title"], frozenset()) & {"office", "trade"}:
            continue
        for match in NAME.finditer(text, *line.span("names")):
            name = match[0].replace(" ", "").replace("　", "")
            fits = len(name) < 4 and starts_with_surname(name, lexicon) and is_name(name, lexicon)
            if fits and name not in lexicon.words:
                yield Span(*match.span(), "person.roster")
