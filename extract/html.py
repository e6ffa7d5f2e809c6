"""Pages that come as HTML: markup taken out by edits, and which of the text is the article.

The raw text of such a page is its source; removing markup is a change like any other, so that
offsets stay right. Any text is taken, however broken its markup, in linear time.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from schemas.text import Edit

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|fig(?:caption|ure)"
    r"|footer|form|h[1-6r]|head(?:er)?|html|iframe|legend|li|main|nav|ol|option|p|pre|section"
    r"|select|table|t[dhr]|tbody|tfoot|thead|title|ul"
)
_HIDDEN = ("script", "style", "noscript", "template", "textarea", "svg")
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"
    r"|(?P<comment><!--)|(?P<data><!\[CDATA\[)"
    r"|<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})"
    r"(?:[^<>\"']|\"[^\"]{0,4096}\"|'[^']{0,4096}')*+/?>"
    r"|(?P<other><[!?/][^<>]{0,4096}>)"
)
_END = {name: re.compile(rf"</{name}\b[^<>]{{0,256}}>", re.IGNORECASE) for name in _HIDDEN}
_CLOSES = {"comment": "-->", "data": "]]>"}


class Piece(NamedTuple):
    """A stretch of markup or space of the source, and what a reader sees instead of it."""

    start: int
    end: int
    shown: str  # "" nothing, " " a space, "\n" a line break, else the character of an entity


def strip_markup(raw: str) -> tuple[Edit, ...]:
    """Give the edits that leave the text a reader sees, one line for each block.

    Tags, comments, scripts and styles go; entities are decoded; runs of space become one, and none
    between two Chinese characters, since sources break their lines anywhere.

    >>> [(edit.before, edit.after) for edit in strip_markup("<p>1&nbsp;月<b>7</b>日</p>")]
    [('<p>', ''), ('&nbsp;', ' '), ('<b>', ''), ('</b>', ''), ('</p>', '')]
    """
    edits: list[Edit] = []
    moved = 0  # how much longer the text became so far
    for start, end, shown in _joined(raw):
        before = raw[start:end]
        if before == shown:
            continue
        at = start + moved
        moved += len(shown) - len(before)
        edits.append(
            Edit(
                kind="markup",
                raw_start=start,
                raw_end=end,
                start=at,
                end=at + len(shown),
                before=before,
                after=shown,
                confidence=1.0,
                rule="html.entity" if before.startswith("&") and shown.strip() else "html.markup",
            )
        )
    return tuple(edits)


def article_text(raw: str) -> str:
    """Give the article of an HTML page as trafilatura sees it, or "" when it sees none."""
    from trafilatura import extract

    try:
        found = extract(raw, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:  # lxml gives up on some input; then nothing is known of the article
        return ""
    return found or ""


def _joined(raw: str) -> Iterator[tuple[int, int, str]]:
    """Put together what touches: markup and space between two characters are one change."""
    run: list[Piece] = []
    for piece in _pieces(raw):
        if run and (piece.start > run[-1].end or not _blank(piece)):
            yield _closed(raw, run)
            run = []
        if _blank(piece):
            run.append(piece)
        else:
            yield piece
    if run:
        yield _closed(raw, run)


def _blank(piece: Piece) -> bool:
    return not piece.shown.strip()


def _closed(raw: str, run: list[Piece]) -> tuple[int, int, str]:
    """Say what a run of markup and space comes to."""
    start, end = run[0].start, run[-1].end
    shown = {piece.shown for piece in run}
    if start == 0 or end == len(raw):
        return start, end, ""
    if "\n" in shown:
        return start, end, "\n"
    if " " in shown and not (_wide(raw[start - 1]) and _wide(raw[end])):
        return start, end, " "
    hard = any(piece.shown == "\xa0" for piece in run) or (
        " " in shown and "\n" not in raw[start:end]
    )
    return start, end, " " if hard else ""


def _wide(char: str) -> bool:
    return "\u2e80" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"


def _pieces(raw: str) -> Iterator[Piece]:
    """Give the tags, hidden elements, entities and runs of space of a source, in order."""
    at = 0
    open_ended: set[str] = set()  # what has no end further on: not looked for again
    while match := _TOKEN.search(raw, at):
        at = match.end()
        kind = match.lastgroup
        name = (match["name"] or "").lower()
        if match["space"]:
            yield Piece(*match.span(), " ")
        elif match["entity"]:
            yield _entity(match)
        elif kind in _CLOSES:
            at = _skip(raw, at, kind, open_ended)
            yield Piece(match.start(), at, "")
        else:
            if name in _HIDDEN and not match["slash"]:
                at = _hidden(raw, at, name, open_ended)
            yield Piece(match.start(), at, "\n" if _BLOCKS.fullmatch(name) else "")


def _entity(match: re.Match[str]) -> Piece:
    """Decode an entity; a bare `&` with letters that name none stays as it is."""
    shown = unescape(match[0])
    if shown.isspace():
        shown = "\xa0"
    return Piece(*match.span(), shown)


def _skip(raw: str, at: int, kind: str, open_ended: set[str]) -> int:
    found = -1 if kind in open_ended else raw.find(_CLOSES[kind], at)
    if found < 0:
        open_ended.add(kind)
        return at
    return found + len(_CLOSES[kind])


def _hidden(raw: str, at: int, name: str, open_ended: set[str]) -> int:
    found = None if name in open_ended else _END[name].search(raw, at)
    if not found:
        open_ended.add(name)
        return at
    return found.end()
