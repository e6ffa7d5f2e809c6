"""How the fields of a mention were settled: the anchor of a date, the division of a place."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from rich.text import Text

from extract.dates.scan import find_atoms, narrow
from extract.explain.asked import Asked
from extract.explain.output import column_label, excerpt, field, plain, said
from extract.explain.tables import Cells
from extract.gazetteer import Gazetteer

DATE_BASES = {
    "explicit": "the words say it all 文字本身",
    "year_from_metadata": "the year is that of publication 年份取自发布日期",
    "year_from_text": "the year is told elsewhere on the page 年份取自上下文",
    "relative": "reckoned from another date 由另一日期推算",
    "lunar": "a lunar date, turned into the solar calendar 农历换算",
    "holiday": "the calendar of holidays 节日历",
    "none": "not settled 未落实",
}
PLACE_BASES = {
    "unique": "there is one of that name 全国唯一",
    "chain": "the names before it in the chain 地名链的上级",
    "rank": "every reader takes the larger one 通常指级别较高者",
    "repeated": "the page names it elsewhere 本页别处已确定",
    "document": "what the page is about 全文所述地区",
    "neighbour": "the place named before it 上文相邻地名",
    "list": "its neighbours in a list 并列地名",
    "none": "not settled: more than one fits, or none is known 未落实",
}
LEVELS = ("province", "city", "county", "township")


def settled_lines(table: str, row: Cells, asked: Asked) -> Iterator[Text]:
    """Give the fields of a mention, with the evidence beside each."""
    yield from RESOLVERS[table](row, asked)


def date_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Say what a date was put together of, and what it was reckoned from."""
    for name in ("kind", "value", "time", "earliest", "latest"):
        yield from field("dates", name, row)
    yield from field("dates", "basis", row, (f"  {DATE_BASES.get(row['basis'], '')}"))
    atoms = find_atoms(narrow(row["text"]))
    if len(atoms) > 1:
        parts = (f"{row['text'][a.start : a.end]} ({a.rule})" for a in atoms)
        yield said("组成 made of", plain(" + ".join(parts)))
    document = asked.tables.row("documents", row["doc_id"])
    anchor = asked.tables.row("dates", row["anchor_id"]) if row["anchor_id"] else None
    if anchor:
        yield said(
            column_label("dates", "anchor_id"),
            plain(f"{anchor['text']} = {anchor['value']}  {anchor['id']}"),
        )
        if sentence := asked.sentence(anchor):
            at = anchor["start"] - sentence["start"]
            stop = at + len(anchor["text"])
            yield said("", excerpt(sentence["text"], at, stop, "date", asked.coloured, 24))
    elif document and document["published"] and row["basis"] in ("relative", "year_from_metadata"):
        yield said(
            "发布 published",
            plain(f"{document['published']} ({document['published_basis']}), the document's"),
        )


def count_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Say how large the number is, what is counted and what the figure holds for."""
    for name in ("value", "qualifier", "low", "high", "unit", "kind", "object", "currency"):
        yield from field("counts", name, row)
    yield from field("counts", "aspect", row)
    dates = asked.tables.rows("dates", doc_id=row["doc_id"]) if row["as_of"] else []
    told = [d for d in dates if d["value"] == row["as_of"] and d["start"] <= row["start"]]
    by = f"  by {told[-1]['text']}  {told[-1]['id']}" if told else ""
    yield from field("counts", "as_of", row, by)


def person_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Say who it is by the titles beside the name and what they belong to."""
    for name in ("name", "role", "organisation", "age", "byline"):
        yield from field("people", name, row)
    if row["organisation"]:
        owners = row["organisation"].split(";")
        named = [
            r
            for t in ("organisations", "places")
            for r in asked.tables.rows(t, sentence_id=row["sentence_id"])
        ]
        for other in named:
            if other["text"] in owners:
                yield said("", plain(f"{other['text']} is {other['name']}  {other['id']}"))


def place_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Say which division was meant, by what evidence, and which of that name were refused."""
    yield from field("places", "name", row)
    yield from field("places", "level", row)
    chain = [row[level] for level in LEVELS if row[level]]
    if chain:
        yield said(
            "所在 lies in", plain(" › ".join(a for a, b in pairwise([*chain, ""]) if a != b))
        )
    yield from field("places", "code", row)
    yield from field("places", "basis", row, f"  {PLACE_BASES.get(row['basis'], '')}")
    again = asked.again(row["doc_id"])
    gazetteer = None if isinstance(again, str) else again.tools.gazetteer
    label = column_label("places", "candidates")
    for candidate in filter(None, row["candidates"].split(";")):
        code, _, score = candidate.partition(":")
        named = f" {full_name(gazetteer, code)}" if gazetteer else ""
        yield said(label, plain(f"{code}{named}  score {score}"))
        label = ""


def full_name(gazetteer: Gazetteer, code: str) -> str:
    """Give the name of a division with those that hold it, from the outside in; "" for none."""
    unit = gazetteer.by_code.get(code)
    if unit is None and len(code) >= 9:
        unit = gazetteer.town_of(code[:9])
        if unit >= len(gazetteer.codes) or gazetteer.codes[unit] != code[:9]:
            return ""
    if unit is None:
        return ""
    return "".join(gazetteer.names[u] for u in reversed(gazetteer.line(unit)) if gazetteer.codes[u])


def organisation_lines(row: Cells, asked: Asked) -> Iterator[Text]:
    """Say what the body is called in full, and what it is part of."""
    owner = "  the page tells whose it is 上级据文补出" if row["name"] != row["text"] else ""
    yield from field("organisations", "name", row, owner)
    for name in ("kind", "parent", "place_code"):
        yield from field("organisations", name, row)
    inside = [
        p
        for p in asked.tables.rows("places", sentence_id=row["sentence_id"])
        if row["start"] <= p["start"] and p["end"] <= row["end"]
    ]
    for place in inside:
        yield said("名中地点 place in it", plain(f"{place['text']} {place['code']}  {place['id']}"))


Resolver = Callable[[Cells, Asked], Iterator[Text]]
RESOLVERS: dict[str, Resolver] = {
    "dates": date_lines,
    "counts": count_lines,
    "people": person_lines,
    "places": place_lines,
    "organisations": organisation_lines,
}
