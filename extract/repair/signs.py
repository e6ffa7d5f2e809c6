"""Signs in forms of their own: full-width digits, compatibility characters, blanks of no width."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Set
from html import unescape
from itertools import pairwise

from extract.repair.changes import Change

# Zero-width blanks, soft hyphens, direction marks; a joiner between emoji (U+200D) stays.
INVISIBLE = re.compile(
    "[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\u00ad\ufeff]"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
# ２０２１年, １５：４０, ３．５％, ＧＤＰ; a full-width mark goes along only between digits.
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．：／－，][０-９]+)*[％]?")
TABLE = 3
# 15∶45, 上午9∶30: the sign of proportion for a colon, in a time of day; 1∶10, 以21∶15 are scores.
HOUR = "(?:(?<=[日午晨晚夜早])[0-9]|(?<![以分])(?:[01][0-9]|2[0-4]))"
RATIO = re.compile(f"(?<![0-9∶:]){HOUR}(∶)[0-5][0-9](?![0-9∶])")
COMPATIBLE = re.compile("[\u2e80-\u2fd5\uf900-\ufad9]")
HAN = re.compile("[\u3400-\u9fff]")
ENTITY = re.compile(
    "&(?:nbsp|ensp|emsp|amp|lt|gt|quot|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|bull"
    "|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});"
)
CODE = re.compile("[<>`={}\\\\]")
CJK = re.compile("[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e“”‘’—…·]")


# A text without any of these need not be searched.
UNSEEN = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u00ad\ufeff"
)
WIDE_SIGNS = frozenset(map(chr, range(0xFF10, 0xFF5B)))
FORMS = frozenset(map(chr, (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFADA))))


def find_signs(text: str, held: Set[str], radicals: Mapping[str, str]) -> Iterator[Change]:
    """Find the signs that stand for others, and what they stand for.

    `held` are the characters of the text.
    """
    for match in INVISIBLE.finditer(text) if not UNSEEN.isdisjoint(held) else ():
        yield Change(*match.span(), "", "invisible", "repair.invisible")
    for match in WIDE.finditer(text) if not WIDE_SIGNS.isdisjoint(held) else ():
        yield from _narrow(match)
    for match in RATIO.finditer(text) if "∶" in held else ():
        yield Change(*match.span(1), ":", "mark", "repair.ratio", 0.9)
    for match in COMPATIBLE.finditer(text) if not FORMS.isdisjoint(held) else ():
        yield from _plain_form(match, radicals)
    if "&" in held:
        yield from _entities(text)


def _narrow(match: re.Match[str]) -> Iterator[Change]:
    """Write a full-width number or name in ASCII, unless it stands in a table of such signs."""
    text, wide = match.string, match[0]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    steps = sum(ord(b) - ord(a) == 1 for a, b in pairwise(wide))
    if steps >= TABLE or "＠" in (before, after) or "／" in (before, after):
        return
    plain = wide.translate(NARROW)
    for at, (one, other) in enumerate(zip(wide, plain, strict=True), match.start()):
        if one != other:
            yield Change(at, at + 1, other, "width", "repair.width")


NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


def _plain_form(match: re.Match[str], radicals: Mapping[str, str]) -> Iterator[Change]:
    """Write ⻄ or a compatibility form as the character it looks like, inside Chinese text."""
    text, char = match.string, match[0]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if not HAN.match(before) and not HAN.match(after):
        return
    if COMPATIBLE.match(before) and COMPATIBLE.match(after):
        return
    plain = radicals.get(char) or unicodedata.normalize("NFKC", char)
    if len(plain) == 1 and plain != char:
        yield Change(*match.span(), plain, "width", "repair.compatible", 0.95)


def _entities(text: str) -> Iterator[Change]:
    """Resolve the entities that stand in Chinese text; code that shows them keeps them."""
    for match in ENTITY.finditer(text):
        around = text[max(0, match.start() - 12) : match.start()]
        around += text[match.end() : match.end() + 12]
        beside = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        sign = unescape(match[0])
        chinese = any(CJK.match(c) for c in (*beside, sign)) or any(c in ";&" for c in beside if c)
        if (
            chinese
            and not CODE.search(ENTITY.sub("", around))
            and sign.isprintable() | (sign == "\xa0")
        ):
            yield Change(*match.span(), sign.replace("\xa0", " "), "markup", "repair.entity", 0.95)
