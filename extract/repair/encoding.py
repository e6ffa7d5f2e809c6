"""Text that was decoded in the wrong encoding: UTF-8 as Latin-1, cp1252 or GBK; GBK as Latin-1."""

import re
from collections.abc import Iterator, Set
from functools import cache
from math import exp
from typing import NamedTuple

from extract.repair.changes import Change
from extract.repair.language import Language, load_words

# cp1252 gives the bytes 80 to 9F signs of their own; Latin-1 leaves them control characters.
HIGH = {bytes([n]).decode("cp1252", "ignore") or chr(n): chr(n) for n in range(0x80, 0xA0)}
TO_BYTES = str.maketrans(HIGH)
LATIN = f"[\x80-\xff{''.join(HIGH)}]"
UTF8 = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Three bytes of a CJK character or mark, twice: `æ–°å` is in no healthy text.
UTF8_START = re.compile(f"(?=[ã-éï])(?:[ã-éï]{LATIN}{{2}}){{2}}")
UTF8_LEADS = frozenset("ãäåæçèéï")
# What is below stands for the first byte of rare characters only.
LATIN_LETTERS = frozenset(map(chr, range(0xA0, 0x100)))
LATIN_RUN = re.compile(f"{LATIN}+")
GBK_RUN = re.compile(f"{LATIN}(?:{LATIN}|(?<={LATIN})[@-~])+")
GBK_PAIR = re.compile("[\x81-\xfe][@-~\x80-\xfe]")
# What UTF-8's E4 to E9, EF BC and E3 80 are in GBK: the first characters of 中, 新, ，, 。
GBK_START = re.compile("[\u4e00-\u9fff\u20ac\ue000-\uf8ff]{6}")
ODD = frozenset("锛銆鐨鏄涓鍦浜鍜鏈鈥鏂鍥寰鍙鍒鍏鐢绗璁杩鎴戠殑")
WIDE_RUN = re.compile("[^\x00-\x7f][^\x00-\x3e\x40-\x7f]*")
OPEN = "\u0100"
UTF8_OPEN = re.compile(
    "[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef](?:[\x80-\xbf]{2}|\u0100[\x80-\xbf]|[\x80-\xbf]\u0100)"
    "|[\xf0-\xf4][\x80-\xbf]{3}"
)
CJK_MARKS = frozenset("，。、；：？！“”（）《》")
LEAST_COMMON = 0.6
LEAST_RUN = 4
# One in ten of the characters of misread news (the annotated pages), hardly one of healthy text.
ODD_SHARE = 20


class _Piece(NamedTuple):
    """What character bytes make, or may make; the places of its bytes; how sure it is."""

    chars: tuple[str, ...]
    start: int
    end: int
    sure: float


def find_misread(text: str, held: Set[str], common: frozenset[str]) -> list[Change]:
    """Find the stretches that were decoded wrongly, with what their bytes say.

    `held` are the characters of the text, `common` those that most Chinese text is made of: what is
    read must read like Chinese.
    """
    if not UTF8_LEADS.isdisjoint(held) and UTF8_START.search(text):
        return [change for m in LATIN_RUN.finditer(text) for change in _utf8_as_latin(m)]
    if not ODD.isdisjoint(held) and GBK_START.search(text):
        return _utf8_as_gbk(text, common)
    return [] if LATIN_LETTERS.isdisjoint(held) else _gbk_as_latin(text, common)


def _utf8_as_latin(run: re.Match[str]) -> Iterator[Change]:
    """Read a run of Latin-1 or cp1252 characters as the UTF-8 bytes they are."""
    data = run[0].translate(TO_BYTES)
    for match in UTF8.finditer(data):
        try:
            char = match[0].encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            continue
        start, end = run.start() + match.start(), run.start() + match.end()
        yield Change(start, end, char, "encoding", "repair.utf8_as_latin1")


def _gbk_as_latin(text: str, common: frozenset[str]) -> list[Change]:
    """Read runs of Latin-1 characters as GBK where that reads like Chinese."""
    runs = [list(_pairs(run)) for run in GBK_RUN.finditer(text)]
    if not any(_reads(made, common, LEAST_RUN) for made in runs):
        return []
    return [change for made in runs if _reads(made, common, 1) for change in made]


def _pairs(run: re.Match[str]) -> Iterator[Change]:
    data = run[0].translate(TO_BYTES)
    for match in GBK_PAIR.finditer(data):
        char = match[0].encode("latin-1").decode("gb18030", "ignore")
        start, end = run.start() + match.start(), run.start() + match.end()
        if len(char) == 1:
            yield Change(start, end, char, "encoding", "repair.gbk_as_latin1")


def _reads(changes: list[Change], common: frozenset[str], least: int) -> bool:
    """Say if what was read is Chinese: most of it common characters and marks."""
    known = sum(c.after in common or c.after in CJK_MARKS for c in changes)
    return len(changes) >= least and known >= LEAST_COMMON * len(changes)


def _utf8_as_gbk(text: str, common: frozenset[str]) -> list[Change]:
    """Read the page's wide characters as UTF-8 bytes where that reads like Chinese."""
    if not any(_looks_misread(run[0]) for run in WIDE_RUN.finditer(text)):
        return []
    runs = [(run, list(_groups(run))) for run in WIDE_RUN.finditer(text)]
    if not any(_reads_as_a_whole(made, run[0], common, LEAST_RUN) for run, made in runs):
        return []
    good = (made for run, made in runs if _reads_as_a_whole(made, run[0], common, 1))
    return [change for made in good for change in made]


def _looks_misread(run: str) -> bool:
    """Say if enough of a run is what UTF-8's first bytes are in GBK; 横浜 alone is a town."""
    if ODD.isdisjoint(run):
        return False
    odd = sum(map(ODD.__contains__, run))
    return odd > 1 and odd * ODD_SHARE >= len(run)


def _reads_as_a_whole(changes: list[Change], run: str, common: frozenset[str], least: int) -> bool:
    """Say if a run, read anew, is more like Chinese, and nearly all of it could be read."""
    after = "".join(change.after for change in changes)
    covered = sum(change.end - change.start for change in changes)
    if len(after) < least or covered < 0.8 * len(run):
        return False
    before = sum(map(common.__contains__, run)) / len(run)
    return sum(map((common | CJK_MARKS).__contains__, after)) / len(after) > before


def _groups(run: re.Match[str]) -> Iterator[Change]:
    """Cut a run where a character of its bytes ends with one of its own: three make two."""
    ends, data = [0], ""
    for at, char in enumerate(run[0]):
        data += _as_bytes(char, run[0][at + 1 : at + 2])
        ends.append(len(data))
    at_byte = {byte: place for place, byte in enumerate(ends)}
    start, made, sure = 0, "", 1.0
    before = run.string[max(0, run.start() - 3) : run.start()]
    for piece in _choose(before, list(_characters(data))):
        made += piece.chars[0]
        sure = min(sure, piece.sure)
        if piece.end in at_byte:
            end = at_byte[piece.end]
            if "\ufffd" not in made and made != run[0][start:end]:
                first, last = run.start() + start, run.start() + end
                yield Change(first, last, made, "encoding", "repair.utf8_as_gbk", sure)
            start, made, sure = end, "", 1.0


def _as_bytes(char: str, following: str) -> str:
    """Give the bytes of a character, one Latin-1 character each; a lost one is open.

    0x80 begins no character of GBK, so it is lost whatever follows; any other byte only before
    ASCII.
    """
    if char in "?\ufffd":
        return "\x80" if following > "\x7f" else OPEN
    return char.encode("gb18030", "replace").decode("latin-1")


def _characters(data: str) -> Iterator[_Piece]:
    """Read bytes as UTF-8; what fits nowhere is U+FFFD, an open byte leaves candidates."""
    at = 0
    for match in UTF8_OPEN.finditer(data):
        yield from (_lone(data[i], i) for i in range(at, match.start()))
        yield _Piece(_candidates(match[0]), match.start(), match.end(), 1.0)
        at = match.end()
    yield from (_lone(data[i], i) for i in range(at, len(data)))


def _lone(byte: str, at: int) -> _Piece:
    return _Piece((byte if byte < "\x80" else "\ufffd",), at, at + 1, 1.0)


@cache
def _candidates(data: str) -> tuple[str, ...]:
    """Decode one character, or all that an open byte allows."""
    if OPEN not in data:
        return (data.encode("latin-1").decode("utf-8", "replace"),)
    filled = (data.replace(OPEN, chr(byte)) for byte in range(0x80, 0xC0))
    chars = [f.encode("latin-1").decode("utf-8", "ignore") for f in filled]
    return tuple(c for c in chars if c) or ("\ufffd",)


def _choose(before: str, pieces: list[_Piece]) -> Iterator[_Piece]:
    """Settle the open characters by the words they make with those before."""
    for at, piece in enumerate(pieces):
        if len(piece.chars) > 1:
            near = [*before, *(p.chars for p in pieces[max(0, at - 6) : at + 3])]
            reading = Language(load_words(), {}).read(near)
            place = len(before) + min(6, at)
            char = piece.chars[reading.choice[place]]
            sure = 1 / (1 + exp(-reading.margins[place]))
            piece = piece._replace(chars=(char,), sure=sure)
            pieces[at] = piece
        yield piece
