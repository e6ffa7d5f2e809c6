"""Rows for tests: a page made by hand, and rows made by hypothesis for any table."""

from hashlib import sha256

from hypothesis import strategies as st

from schemas import rows as r
from schemas.rows import TABLES
from schemas.rows.columns import columns

DOC = "页#1"
RAW = "1月7日,深圳派出326名(míng)党員。\r\n广州增援20多人。"
CLEAN = "1月7日,深圳派出326名党员。\r\n广州增援20多人。"

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
PLAIN = st.sampled_from(
    ["党员", "a,b", 'say "x"', "两\n行", "\r", "NA", "=1+1", "０", "440307", " "]
)
TEXTS = PLAIN | WORDS
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 10**15).map(float)


def cell(column):
    """Give a strategy for the values of a column."""
    if column.codes:
        return st.sampled_from(column.codes if column.required else ("", *column.codes))
    if column.name == "sha256":
        return st.sampled_from(["", "0" * 64])
    values = {
        "string": TEXTS,
        "list": st.lists(TEXTS.map(lambda t: t.replace(";", "；")), max_size=3).map(tuple),
        "integer": st.integers(1, 150),
        "number": st.floats(0, 1) if bounded(column) else NUMBERS,
        "boolean": st.booleans(),
    }[column.kind]
    return values if column.required or column.kind == "list" else values | st.just(empty(column))


def bounded(column):
    return any(hasattr(rule, "ge") or hasattr(rule, "le") for rule in column.field.metadata)


def empty(column):
    return "" if column.kind == "string" else None


def table_rows(name):
    """Give a strategy for lists of rows of a table, their keys unique."""
    table = TABLES[name]
    row = st.fixed_dictionaries({c.name: cell(c) for c in columns(table.row)})
    return st.lists(
        row.map(table.row.model_validate),
        max_size=4,
        unique_by=lambda r: tuple(getattr(r, k) for k in table.key),
    )


def raw_place(clean):
    """Give the raw place of a clean one: the gloss of six characters stands after 名."""
    return clean + 6 * (clean > CLEAN.index("党"))


def raw_span(start, end):
    return raw_place(start + 1) - 1, raw_place(end)


def page_id(words, doc=DOC):
    start = CLEAN.index(words)
    raw_start, raw_end = raw_span(start, start + len(words))
    return f"{doc}#char={raw_start},{raw_end}"


def span(words, rule="test"):
    """Give the columns a mention of these words starts with."""
    start = CLEAN.index(words)
    end = start + len(words)
    raw_start, raw_end = raw_span(start, end)
    sentence = next(s for s in CLEAN.split("\r\n") if words in s)
    return {
        "id": page_id(words), "doc_id": DOC, "sentence_id": page_id(sentence), "text": words,
        "start": start, "end": end, "raw_start": raw_start, "raw_end": raw_end,
        "section": "body", "rule": rule,
    }  # fmt: skip


def sentence_row(text, paragraph):
    common = {k: v for k, v in span(text).items() if k not in ("id", "rule")}
    return r.SentenceRow(**common, paragraph=paragraph)


def place_row(words, name, code):
    return r.PlaceRow(
        **span(words), name=name, level="city", code=code, province="广东省", city=name,
        basis="unique", entity_id=f"place/{code}",
    )  # fmt: skip


def hand_made():
    """Give the rows of one small page, table by table: two deployments, one damaged character."""
    deploy, join = span("派出"), span("增援")
    one = {"type": "deploy", "realis": "actual", "place": "深圳市", "place_code": "440300"}
    one |= {"date": "XXXX-01-07", "agents": ("深圳市",), "objects": ("党员",)}
    one |= {"count_value": 326, "count_unit": "名", "count_object": "党员"}
    two = {"type": "deploy", "realis": "actual", "agents": ("广州市",)}
    two |= {"count_value": 20, "count_low": 20, "count_high": 30, "count_unit": "人"}
    return {
        "documents": [
            r.DocumentRow(
                doc_id=DOC, file=f"{DOC}.txt", sha256=sha256(RAW.encode()).hexdigest(),
                encoding="utf-8", script="mixed", raw_chars=len(RAW), clean_chars=len(CLEAN),
                repairs=2, repaired_share=0.2,
            ),
            r.DocumentRow(doc_id="空", file="空.txt", status="refused", reason="it is empty"),
        ],
        "repairs": [
            r.RepairRow(
                doc_id=DOC, kind="gloss", raw_start=13, raw_end=19, start=13, end=13,
                before="(míng)", after="", confidence=1, rule="repair.gloss",
            ),
            r.RepairRow(
                doc_id=DOC, kind="script", raw_start=20, raw_end=21, start=14, end=15,
                before="員", after="员", confidence=1, rule="repair.script",
            ),
        ],
        "sentences": [sentence_row(t, n) for n, t in enumerate(CLEAN.split("\r\n"))],
        "dates": [r.DateRow(**span("1月7日"), kind="instant", value="XXXX-01-07", basis="none")],
        "counts": [
            r.CountRow(
                **span("326名"), value=326, qualifier="exact", unit="名", kind="person",
                object="党员",
            ),
            r.CountRow(
                **span("20多人"), value=20, low=20, high=30, qualifier="over", unit="人",
                kind="person",
            ),
        ],
        "places": [place_row("深圳", "深圳市", "440300"), place_row("广州", "广州市", "440100")],
        "entities": [
            r.EntityRow(
                entity_id=f"place/{code}", type="place", name=name, code=code, mentions=1,
                documents=1,
            )
            for code, name in (("440100", "广州市"), ("440300", "深圳市"))
        ],
        "event_reports": [
            r.EventReportRow(
                **deploy, **one, event_id=deploy["id"], trigger="派出", date_basis="stated",
                place_basis="stated", evidence=CLEAN.split("\r\n")[0],
            ),
            r.EventReportRow(
                **join, **two, event_id=join["id"], trigger="增援",
                evidence=CLEAN.split("\r\n")[1],
            ),
        ],
        "event_arguments": [
            argument(deploy, "time", "dates", "1月7日", "XXXX-01-07"),
            argument(deploy, "agent", "places", "深圳", "深圳市"),
            argument(deploy, "quantity", "counts", "326名", "326"),
            argument(deploy, "object", "", "党员", "党员"),
            argument(join, "agent", "places", "广州", "广州市"),
            argument(join, "quantity", "counts", "20多人", "20"),
        ],
        "events": [
            r.EventRow(event_id=deploy["id"], **one, reports=1, documents=1),
            r.EventRow(event_id=join["id"], **two, reports=1, documents=1),
        ],
    }  # fmt: skip


def argument(report, role, table, words, value):
    return r.EventArgumentRow(
        report_id=report["id"], role=role, mention_table=table, mention_id=page_id(words),
        text=words, value=value,
    )  # fmt: skip


MANIFEST = {"sources": [{"file": f"{DOC}.txt"}, {"file": "空.txt"}]}
