"""What place a whole page is about."""

from collections import Counter

from schemas.mentions import PlaceLevel, PlaceMention
from schemas.text import Page


def document_place(page: Page, mentions: list[PlaceMention]) -> PlaceMention | None:
    """Give the mention that says best what place the page is about, or None when nothing tells.

    It is the first of the smallest division that at least half of the settled mentions lie in.
    """
    divisions = ("province", "city", "county", "township", "village")
    mentions = [m for m in mentions if m.level in divisions]
    codes = [m.code for m in mentions if m.code]
    best = None
    for width in (2, 4, 6):
        counts = Counter(code[:width] for code in codes if code[width - 2 : width] != "00")
        if not counts:
            break
        top, count = counts.most_common(1)[0]
        if 2 * count < len(codes):
            break
        wanted = top.ljust(6, "0")
        exact = [m for m in mentions if m.code == wanted]
        inner = next(m for m in mentions if m.code.startswith(top))
        best = exact[0] if exact else outer(inner, wanted)
    return best


def outer(mention: PlaceMention, code: str) -> PlaceMention:
    """Give the division of a six-digit code as a mention at the place of one inside it."""
    level: PlaceLevel = "province" if code[2:] == "0000" else "city"
    level = level if code[4:] == "00" else "county"
    named = {"province": mention.province, "city": mention.city, "county": mention.county}
    columns = {"township": "", "county": named["county"] if level == "county" else ""}
    columns |= {"city": named["city"] if level != "province" else ""}
    where = {"longitude": None, "latitude": None, "candidates": (), "basis": "document"}
    what = {"name": named[level] or mention.name, "level": level, "code": code}
    return mention.model_copy(update=what | where | columns)
