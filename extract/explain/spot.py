"""Where a row stands: its sentence, the raw characters it was read from, the repairs there."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from extract.explain.asked import Asked
from extract.explain.output import KINDS, excerpt, first, heading, plain, said
from extract.explain.tables import Cells
from extract.show import SECTIONS, number
from extract.terminal import visible_line

BESIDE = 8  # raw characters: how near a repair stands that is shown beside those inside
MOST = 12  # repairs shown
KIND_WORDS = {
    "encoding": "read in the wrong encoding 编码错乱",
    "gloss": "a reading put beside the character 注音",
    "halved": "half of a character was lost 半字残缺",
    "mark": "a mark that stands for another 符号",
    "script": "traditional to simplified 繁转简",
    "width": "full-width or a compatible form 全半角、兼容字",
    "line": "a line broken inside a word 断行",
    "markup": "markup of the page 网页标记",
    "invisible": "a character nobody sees 不可见字符",
}


def spot_lines(table: str, row: Cells, asked: Asked) -> Iterator[Text]:
    """Give the sentence of a row, the raw text of it, and the repairs inside and beside it."""
    sentence = asked.sentence(row)
    yield heading("原句", "where it stands")
    section = SECTIONS.get(row["section"], row["section"])
    spans = f"clean {row['start']}–{row['end']} · raw {row['raw_start']}–{row['raw_end']}"
    yield Text(f"  {section} · {spans}", "dim")
    if sentence is None:
        yield Text("  its sentence is not in sentences: run `dashiji check`", "red")
        return
    kind = KINDS[table]
    at = row["start"] - sentence["start"]
    stop = at + row["end"] - row["start"]
    yield Text("  ") + excerpt(sentence["text"], at, stop, kind, asked.coloured)
    repairs = asked.tables.rows("repairs", doc_id=row["doc_id"])
    yield heading("原文", "the raw characters")
    yield Text("  ") + raw_excerpt(row, sentence, repairs, kind, asked)
    yield from repair_lines(row, repairs)


def raw_excerpt(
    row: Cells, sentence: Cells, repairs: Sequence[Cells], kind: str, asked: Asked
) -> Text:
    """Give the raw characters of a row with those around it, as the page has them."""
    again = asked.again(row["doc_id"])
    if not isinstance(again, str):
        raw = again.reading.clean.raw
        return excerpt(raw, row["raw_start"], row["raw_end"], kind, asked.coloured, 40)
    raw = raw_text(sentence, repairs)
    at = row["raw_start"] - sentence["raw_start"]
    return excerpt(raw, at, at + row["raw_end"] - row["raw_start"], kind, asked.coloured, 40)


def raw_text(sentence: Cells, repairs: Sequence[Cells]) -> str:
    """Give the raw text of a sentence from its clean text, by taking its repairs back."""
    pieces: list[str] = []
    at = sentence["start"]
    for repair in repairs:
        inside = (
            sentence["raw_start"] <= repair["raw_start"]
            and repair["raw_end"] <= sentence["raw_end"]
            and at <= repair["start"]
        )
        if inside:
            pieces += [clean(sentence, at, repair["start"]), repair["before"]]
            at = repair["end"]
    return "".join([*pieces, clean(sentence, at, sentence["end"])])


def clean(sentence: Cells, start: int, end: int) -> str:
    """Cut a span of the page's clean text out of one of its sentences."""
    text: str = sentence["text"]
    return text[start - sentence["start"] : end - sentence["start"]]


def repair_lines(row: Cells, repairs: Sequence[Cells]) -> Iterator[Text]:
    """Give the repairs inside a row and right beside it."""
    start, end = row["raw_start"], row["raw_end"]
    near = [r for r in repairs if r["raw_end"] > start - BESIDE and r["raw_start"] < end + BESIDE]
    inside = [r for r in near if r["raw_end"] > start and r["raw_start"] < end]
    yield heading("修复", "repairs")
    if not near:
        yield Text("  none here 无", "dim")
    yield from first((repair_line(r, inside=True) for r in inside), MOST, "inside it")
    beside = (repair_line(r, inside=False) for r in near if r not in inside)
    yield from first(beside, MOST, "beside it")


def repair_line(repair: Cells, *, inside: bool) -> Text:
    """Give the line of a repair: where, what became what, by which rule, how sure."""
    where = f"raw {repair['raw_start']}–{repair['raw_end']}"
    label = f"{'其中 inside' if inside else '旁边 beside'} {where}"
    change = Text.assemble(
        (visible_line(repair["before"]) or "∅", "red"),
        " → ",
        (visible_line(repair["after"]) or "∅", "green"),
    )
    why = KIND_WORDS.get(repair["kind"], "")
    sure = number(repair["confidence"] or None)
    return said(label, change, plain(f"  {repair['rule']} ({sure})  {why}"))
