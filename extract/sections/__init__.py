"""Sentences of a page and the section each is part of."""

import re
from collections.abc import Sequence

from extract.sections.kinds import is_byline, is_caption
from extract.sections.lines import Line, read_lines
from extract.sections.narrow import entitle, narrow
from extract.sections.regions import body_start, boilerplate
from extract.sections.sentences import cut
from schemas.text import Section, Sentence

_RUNS = re.compile(r"。|[，,、：:；;]$")
_WORD = re.compile(r"\w")
_END = re.compile(r"[。！？!?…；;：:”」][)）]*$")


def split_sections(text: str, article: str = "", title: str = "") -> tuple[Sentence, ...]:
    """Cut the clean `text` of a page into sentences.

    They stand in order, never overlap, and cover all but the space between them. In a stretch of
    boilerplate each runs up to the next, so that the stretch is covered whole. `article` is what
    another reader took for the article, for pages whose markup told: what lies outside it on
    either side is boilerplate too, but for title and bylines. `title` is what their markup calls
    the title.
    """
    lines = read_lines(text)
    start = body_start(lines)
    junk = boilerplate(lines, start)
    titles = _titles(lines[:start], junk)
    if title:
        titles = entitle(lines[:start], junk, title, titles)
    if article:
        narrow(lines, junk, article, keep=titles)
    sentences: list[Sentence] = []
    for at, line in enumerate(lines):
        section: Section = "boilerplate" if junk[at] else _section(lines, at)
        if at in titles:
            section = "headline"
        if sentences and section == sentences[-1].section == "boilerplate":
            sentences[-1] = sentences[-1]._replace(end=line.start)
        sentences += _sentences(text, line, section)
    return tuple(sentences)


def _titles(head: Sequence[Line], junk: Sequence[bool]) -> list[int]:
    """Give the lines of the title: the first two above the running text that say something else."""
    return [
        at
        for at, line in enumerate(head)
        if not (junk[at] or line.byline or line.evidence or _RUNS.search(line.text))
        and not is_caption(line.text)
        and len(line.text) > 3
    ][:2]


def _sentences(text: str, line: Line, section: Section) -> list[Sentence]:
    spans = list(cut(text, line.start, line.end))
    if section == "boilerplate":
        ends = [start for start, _ in spans[1:]] + [line.end]
        spans = [(start, end) for (start, _), end in zip(spans, ends, strict=True)]
    return [Sentence(a, b, _kind(text[a:b], section), line.paragraph) for a, b in spans]


def _kind(sentence: str, section: Section) -> Section:
    """Give the section of one sentence: `新华社记者 周科 摄` signs the caption it closes."""
    return "byline" if section in ("body", "caption") and is_byline(sentence) else section


def _section(lines: Sequence[Line], at: int) -> Section:
    line = lines[at]
    if line.byline:
        return "byline"
    if is_caption(line.text):
        return "caption"
    open_ended = (
        len(line.text) <= 60
        and _WORD.search(line.text)
        and not _END.search(line.text)
        and "。" not in line.text
    )
    return "headline" if open_ended and not _told(lines, at) else "body"


def _told(lines: Sequence[Line], at: int) -> bool:
    """Say whether a short line is one among many: a poem, a list, an article told line by line."""
    near = lines[max(at - 3, 0) : at + 4]
    return len(near) == 7 and all(len(line.text) <= 30 and not line.prose for line in near)
