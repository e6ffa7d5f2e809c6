"""Records of the text stages: edits, clean text, sentences, words, the page later stages read.

Coordinates are half-open code points: `start`/`end` in the clean text, `raw_*` in the raw text.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

from schemas.base import Record

Section = Literal["headline", "body", "caption", "byline", "boilerplate"]
EditKind = Literal[
    "encoding", "gloss", "halved", "mark", "script", "width", "line", "markup", "invisible"
]


class Edit(Record):
    """One change from raw to clean text; edits are sorted and never overlap in the raw text."""

    kind: EditKind
    raw_start: int
    raw_end: int
    start: int
    end: int
    before: str
    after: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """Raw text, clean text and the edits between them.

    Replaying `edits` on `raw` gives `text`. Outside edits characters stand one to one.
    """

    raw: str
    text: str
    edits: tuple[Edit, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the raw span of a clean span; `start < end`, inside the text.

        A character inside a many-to-many edit covers the whole raw run of that edit, one inside an
        edit of equal length its own character; characters that repair removed belong to no other.
        """
        return self._raw(start)[0], self._raw(end - 1)[1]

    def _raw(self, at: int) -> tuple[int, int]:
        """Give the raw span of the one clean character `at`."""
        index = bisect_right(self.edits, at, key=lambda e: e.start) - 1
        while index >= 0 and self.edits[index].start == self.edits[index].end:
            if self.edits[index].end <= at:
                break
            index -= 1
        if index < 0:
            return at, at + 1
        edit = self.edits[index]
        if at >= edit.end:
            shifted = at - edit.end + edit.raw_end
            return shifted, shifted + 1
        if edit.end - edit.start == edit.raw_end - edit.raw_start and edit.kind != "halved":
            shifted = at - edit.start + edit.raw_start
            return shifted, shifted + 1
        return edit.raw_start, edit.raw_end


class Sentence(NamedTuple):
    """A sentence of the clean text: its span, the section it is part of, its paragraph (from 0)."""

    start: int
    end: int
    section: Section
    paragraph: int


class Word(NamedTuple):
    """A word of the clean text with a tag; `start`/`end` are offsets into the page.

    Tags are those of LAC: n, v, m, q, …, and PER, LOC, ORG, TIME for names; "" from jieba.
    """

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Page:
    """What every stage after the text stages reads.

    `words` (jieba) and `tags` (LAC) hold one tuple per sentence, in the order of `sentences`.
    `published` is EDTF, with a time when known (`2021-06-11T05:38`), or "" when nothing tells.
    `place` is what the metadata or the dateline says of where the page comes from, or "".
    """

    doc_id: str
    text: str
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[Word, ...], ...]
    tags: tuple[tuple[Word, ...], ...]
    title: str = ""
    publisher: str = ""
    published: str = ""
    place: str = ""
