"""Characters and the bytes that GBK writes them in."""

from functools import cache

# The marks whose full-width form is A3xx in GBK.
MARKS = frozenset("!,?:;()")
FULL = {chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)}
# Characters that GB18030 writes in four bytes, of which the reader left two digits: nbsp is `?0?2`.
FOUR_BYTES = {
    f"{chr(data[1])}?{chr(data[3])}": char
    for char in "\xa0•\u200b\ufeff©®™²³\u2003"
    for data in [char.encode("gb18030")]
}


def bytes_of(char: str) -> bytes:
    """Give the bytes of one character, one or two, else none."""
    data = char.encode("gb18030", "ignore")
    return data if len(data) < 3 else b""


@cache
def two_bytes(lead: int, trail: int) -> str | None:
    """Give the character of two bytes, if GBK has one outside its user-defined area."""
    try:
        char = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 and not "\ue000" <= char <= "\uf8ff" else None
