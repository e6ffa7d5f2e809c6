"""Sentences of a page and the section each is part of."""

import re
from collections.abc import Sequence

from extract.sections.kinds import is_byline, is_caption
from extract.sections.lines import Line, read_lines
from extract.sections.regions import boilerplate
from extract.sections.sentences import cut
from schemas.text import Section, Sentence

_END = re.compile(r"[。！？!?…；;：:”」][)）]*$")


def split_sections(text: str) -> tuple[Sentence, ...]:
    """Cut the clean `text` of a page into sentences that cover all of it but outer space."""
    lines = read_lines(text)
    junk = boilerplate(lines)
    sentences = []
    for at, line in enumerate(lines):
        section: Section = "boilerplate" if junk[at] else _section(lines, junk, at)
        for start, end in cut(text, line.start, line.end):
            kind = section
            if section in ("body", "caption") and is_byline(text[start:end]):
                kind = "byline"
            sentences.append(Sentence(start, end, kind, line.paragraph))
    return tuple(sentences)


def _section(lines: Sequence[Line], junk: Sequence[bool], at: int) -> Section:
    text = lines[at].text
    if is_byline(text):
        return "byline"
    if is_caption(text):
        return "caption"
    if len(text) <= 60 and not _END.search(text) and not _verse(lines, at):
        return "headline"
    return "body"


def _verse(lines: Sequence[Line], at: int) -> bool:
    """A short line among many: a poem, a list, an article told line by line."""
    near = lines[max(at - 3, 0) : at + 4]
    return len(near) == 7 and all(len(line.text) <= 30 and not line.prose for line in near)
