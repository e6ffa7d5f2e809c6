"""Characters that GBK does not have, and blanks, of which a damaged page kept a `?`."""

import re

from extract.repair.changes import Change
from extract.repair.gbk import FOUR_BYTES

FOUR = re.compile("|".join(map(re.escape, FOUR_BYTES)))
# 001: `10日電? 疫情`, `(2月7日攝)。?新華社記者`: a no-break space that GBK cannot write.
SPACE = re.compile(r"(?<=。)\?(?=[\u3400-\u9fff])|(?<=日[電电讯訊])\?(?=\s)")
# ????本報訊: the two ideographic blanks that open a paragraph, byte by byte or one by one
INDENT = re.compile(r"^[ \t]*(\?{4}|\?{2})(?=[“‘「《（(0-9A-Za-z\u3400-\u9fff])", re.MULTILINE)

PARAGRAPH = 20  # characters of a line that is no heading


def find_indents(text: str) -> list[Change]:
    """Find the `?` that open most paragraphs of a page, two at the least, and all alike.

    A chat may open a line or two with them.
    """
    opened = list(INDENT.finditer(text)) if "\n??" in text else []
    paragraphs = sum(len(line) >= PARAGRAPH for line in text.split("\n")) if opened else 0
    if len(opened) < max(2, paragraphs / 2) or len({match[1] for match in opened}) > 1:
        return []
    return [
        Change(*match.span(1), "\u3000\u3000", "encoding", "repair.lost_indent", 0.9)
        for match in opened
    ]


def find_lost(text: str) -> list[Change]:
    """Find, on a page that is damaged, the `?` that stand for blanks and signs outside GBK."""
    signs = [
        Change(m.start() - 1, m.end(), FOUR_BYTES[m[0]], "halved", "repair.lost_sign", 0.9)
        for m in FOUR.finditer(text)
        if text[m.start() - 1 : m.start()] == "?"
    ]
    blanks = [
        Change(m.start(), m.end(), " ", "encoding", "repair.lost_blank", 0.8)
        for m in SPACE.finditer(text)
    ]
    return signs + blanks
