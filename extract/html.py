"""Pages that come as HTML: markup taken out by edits, and which of the text is the article.

The raw text of such a page is its source; removing markup is a change like any other, so that
offsets stay right. Any text is taken, however broken its markup, in linear time.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from extract.repair.changes import Change

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|fig(?:caption|ure)"
    r"|footer|form|h[1-6r]|head(?:er)?|html|iframe|legend|li|main|nav|ol|option|p|pre|section"
    r"|select|table|t[dhr]|tbody|tfoot|thead|title|ul"
)
_HIDDEN = (
    *("script", "style", "noscript", "template", "textarea", "svg"),
    *("iframe", "video", "audio", "canvas", "rt", "rp"),
)
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "embed", "source", "wbr", "param"))
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_UNSEEN = re.compile(r"\bstyle\s*=[^>]{0,400}?\bdisplay\s*:\s*none", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\shidden(?=[\s/>=])", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"
    r"|(?P<comment><!--)|(?P<data><!\[CDATA\[)"
    r"|<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})"
    r"(?:[^<>\"']|\"[^\"]{0,4096}\"|'[^']{0,4096}')*+/?>"
    r"|(?P<other><[!?/][^<>]{0,4096}>)"
)
_MARKED = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}[\s/>]")
_END = {name: re.compile(rf"</{name}\b[^<>]{{0,256}}>", re.IGNORECASE) for name in _HIDDEN}
_CLOSES = {"comment": "-->", "data": "]]>"}


class Piece(NamedTuple):
    """A stretch of markup or space of the source, and what a reader sees instead of it."""

    start: int
    end: int
    shown: str  # "" nothing, " " a space, "\n" a line break, else the character of an entity


def strip_markup(raw: str) -> tuple[Change, ...]:
    """Give the changes that leave the text a reader sees, one line for each block.

    Tags, comments, scripts, styles and elements that are not displayed go; entities are decoded;
    runs of space become one, and none between two Chinese characters, since sources break their
    lines anywhere, unless two elements stand there. Lines stay lines in `pre` and in a text that
    has no markup.

    >>> [change.after for change in strip_markup("<p>1&nbsp;月<b>7</b>日</p>")]
    ['', ' ', '', '', '']
    """
    return tuple(
        Change(start, end, shown, "markup", _rule(raw[start], shown))
        for start, end, shown in _joined(raw)
        if raw[start:end] != shown
    )


def _rule(first: str, shown: str) -> str:
    return "html.entity" if first == "&" and shown.strip() else "html.markup"


def article_text(raw: str) -> str:
    """Give the article of an HTML page as trafilatura sees it, or "" when it sees none."""
    from trafilatura import extract

    try:
        found = extract(raw, fast=True, include_comments=False, include_tables=True)
    except Exception:  # lxml gives up on some input; then nothing is known of the article
        return ""
    return found or ""


def _joined(raw: str) -> Iterator[tuple[int, int, str]]:
    """Put together what touches: markup and space between two characters are one change."""
    run: list[Piece] = []
    for piece in _seen(raw):
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
        " " in shown and ("\n" not in raw[start:end] or _between(raw, run))
    )
    return start, end, " " if hard else ""


def _between(raw: str, run: list[Piece]) -> bool:
    """Say whether a run stands between two elements: `</a>`, a line break, `<a>`."""
    tags = [raw[piece.start + 1] == "/" for piece in run if raw[piece.start] == "<"]
    return any(tags) and not all(tags)


def _wide(char: str) -> bool:
    return "\u2e80" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"


class Tag(NamedTuple):
    """The name of the tag that a piece is, else ""; whether it opens what is not displayed."""

    name: str
    closes: bool
    unseen: bool


_NO_TAG = Tag("", closes=False, unseen=False)


def _seen(raw: str) -> list[Piece]:
    """Give the pieces of a source, each element that is not displayed as one of them.

    An element that never closes is displayed, and so is one that holds most of the sentences: a
    page that shows its article by a script.
    """
    pieces: list[Piece] = []
    name, first, depth = "", 0, 0  # of the element not displayed that is open, and its first piece
    for piece, tag in _pieces(raw):
        pieces.append(piece)
        if not name:
            if tag.unseen:
                name, first, depth = tag.name, len(pieces) - 1, 1
        elif tag.name == name:
            depth += -1 if tag.closes else 1
            if depth == 0:
                _hide(raw, pieces, first)
            if depth == 0 or name == "p":  # the next paragraph closes one
                name = ""
    return pieces


def _hide(raw: str, pieces: list[Piece], first: int) -> None:
    start, end = pieces[first].start, pieces[-1].end
    if 2 * raw.count("。", start, end) <= raw.count("。"):
        pieces[first:] = [Piece(start, end, pieces[first].shown)]


def _pieces(raw: str) -> Iterator[tuple[Piece, Tag]]:
    """Give the tags, hidden elements, entities and runs of space of a source, in order."""
    at = 0
    open_ended: set[str] = set()  # what has no end further on: not looked for again
    lined = not _MARKED.search(raw)
    while match := _TOKEN.search(raw, at):
        at = match.end()
        kind = match.lastgroup
        name = (match["name"] or "").lower()
        if match["space"]:
            yield Piece(*match.span(), "\n" if lined and "\n" in match[0] else " "), _NO_TAG
        elif match["entity"]:
            yield _entity(match), _NO_TAG
        elif kind in _CLOSES:
            at = _skip(raw, at, kind, open_ended)
            yield Piece(match.start(), at, ""), _NO_TAG
        else:
            closes = bool(match["slash"])
            lined = not closes if name == "pre" else lined
            if name in _HIDDEN and not closes:
                at = _hidden(raw, at, name, open_ended)
            shown = "\n" if _BLOCKS.fullmatch(name) else ""
            unseen = not closes and name not in _VOID and _is_unseen(match[0])
            yield Piece(match.start(), at, shown), Tag(name, closes, unseen)


def _is_unseen(tag: str) -> bool:
    """Say whether a tag opens an element that is not displayed, by its attributes."""
    if "none" in tag and _UNSEEN.search(tag):
        return True
    return "hidden" in tag and _ATTRIBUTE.search(_QUOTED.sub('""', tag)) is not None


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
