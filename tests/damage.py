"""Damage a text as some sites do: bytes of GBK replaced without regard to where characters begin.

1. the bytes of a full-width mark become one ASCII byte, also across two characters;
2. behind the bytes of some traditional characters their pinyin is put in brackets, also across two;
3. what results is read as GBK; an orphaned byte is shown as `?` and swallows an opening bracket.
"""

from opencc import OpenCC

from extract.lexicon import read_lexicon

MARKS = {"！": b"!", "，": b",", "？": b"?"}
FULL, HALF = "！，？：；（）", "!,?:;()"


def traditional(text):
    """Write a simplified text in the traditional characters that GBK has, one for one."""
    converter = OpenCC("s2t")
    pairs = ((c, converter.convert(c)) for c in text)
    return "".join(t if len(t) == 1 and len(t.encode("gb18030")) < 3 else c for c, t in pairs)


def glossable():
    """Give the readings of the characters that a site may gloss."""
    rows = read_lexicon("pinyin")
    return {row["char"]: row["readings"].split(" ")[0] for row in rows}


def damage(text, glossed="", marks=True):
    """Damage a traditional text; `glossed` are the glossed characters, in the site's order."""
    data = text.translate(str.maketrans(HALF, FULL)).encode("gb18030")
    if marks:
        for mark, ascii_mark in MARKS.items():
            data = data.replace(mark.encode("gb18030"), ascii_mark)
    readings = glossable()
    for char in glossed:
        code = char.encode("gb18030")
        data = data.replace(code, code + b"(" + readings[char].encode("gb18030") + b")")
    return _read(data).translate(str.maketrans(FULL, HALF))


def _read(data):
    out, at = [], 0
    while at < len(data):
        trail = data[at + 1] if at + 1 < len(data) else 0
        if data[at] < 0x80:
            out.append(chr(data[at]))
            at += 1
        elif trail < 0x40:
            out.append("?")
            at += 2 if trail in b"(<" else 1
        else:
            try:
                out.append(data[at : at + 2].decode("gb18030"))
                at += 2
            except UnicodeDecodeError:
                out.append("?")
                at += 1
    return "".join(out)
