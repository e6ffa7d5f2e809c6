"""The row models say what the tables promise, and what is generated from them is up to date."""

from pathlib import Path

import pytest
from pydantic import ValidationError

import schemas
from schemas.events import EventReport
from schemas.generate import json_schemas, tables_page
from schemas.mentions import (
    CountMention,
    DateMention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
)
from schemas.rows import TABLES, DocumentRow, EventReportRow
from schemas.rows.columns import columns
from schemas.text import Edit

HERE = Path(schemas.__file__).parent
COMMON = "id doc_id sentence_id text start end raw_start raw_end section rule"
SPANS = "start end raw_start raw_end"
COUNT = "count_value count_low count_high count_unit count_object"
MENTIONS = {
    "dates": (DateMention, "kind value time earliest latest basis anchor_id"),
    "counts": (CountMention, "value low high qualifier unit kind object currency aspect as_of"),
    "people": (PersonMention, "name role organisation age byline entity_id"),
    "places": (
        PlaceMention,
        "name level code province city county township longitude latitude basis candidates "
        "entity_id",
    ),
    "organisations": (OrganisationMention, "name kind place_code parent entity_id"),
    "event_reports": (
        EventReport,
        "event_id type trigger realis date date_start date_end date_basis place place_code "
        f"place_basis agents objects recipients {COUNT} evidence",
    ),
}
OTHERS = {
    "documents": "doc_id file sha256 encoding title publisher published published_basis place "
    "place_code script raw_chars clean_chars repairs repaired_share status reason",
    "repairs": "doc_id kind raw_start raw_end start end before after confidence rule",
    "sentences": f"sentence_id doc_id section paragraph text {SPANS}",
    "entities": "entity_id type name aliases code mentions documents merge_reason",
    "event_arguments": "report_id role mention_table mention_id text value rule",
    "events": "event_id type realis date date_start date_end place place_code agents objects "
    f"recipients {COUNT} reports documents merge_reason conflicts",
}


def test_columns_stand_in_the_order_promised():
    promised = {n: f"{COMMON} {own}".split() for n, (_, own) in MENTIONS.items()}
    promised |= {name: own.split() for name, own in OTHERS.items()}
    assert {name: list(table.row.model_fields) for name, table in TABLES.items()} == promised


@pytest.mark.parametrize("name", MENTIONS)
def test_rows_say_what_mentions_say(name):
    model, _ = MENTIONS[name]
    row = TABLES[name].row.model_fields
    for field, about in model.model_fields.items():
        if field not in ("anchor", "arguments", "word", "inset"):
            assert row[field].annotation == about.annotation, field
            if field not in ("start", "end", "rule"):
                assert row[field].default == about.default, field


def test_repairs_say_what_edits_say():
    row = TABLES["repairs"].row.model_fields
    assert set(row) == {"doc_id", *Edit.model_fields}
    assert all(row[n].annotation == f.annotation for n, f in Edit.model_fields.items())


def test_references_lead_somewhere():
    for table in TABLES.values():
        assert set(table.key) | set(table.references) <= set(table.row.model_fields)
        for target in table.references.values():
            name, _, field = target.partition(".")
            assert TABLES[name].key == (field,)


def test_every_column_is_described_in_both_languages():
    for table in TABLES.values():
        assert table.title and table.title_zh and table.description and table.description_zh
        for column in columns(table.row):
            extra = column.field.json_schema_extra
            english, chinese = column.field.description, extra["description_zh"]
            assert english.endswith("."), (table.name, column.name)
            assert chinese.endswith("。"), (table.name, column.name)
            assert column.field.title and extra["title_zh"]


def test_every_code_is_explained():
    for table in TABLES.values():
        for column in columns(table.row):
            text = f"{column.field.description} {column.field.json_schema_extra['description_zh']}"
            assert all(code in text for code in column.codes), (table.name, column.name)


def test_rows_are_frozen_and_refuse_what_they_do_not_know():
    row = DocumentRow(doc_id="a")
    with pytest.raises(ValidationError, match="frozen"):
        row.doc_id = "b"
    with pytest.raises(ValidationError, match="Extra inputs"):
        DocumentRow(doc_id="a", colour="red")
    assert EventReportRow.model_config["frozen"]


@pytest.mark.parametrize("name", json_schemas())
def test_json_schemas_are_up_to_date(name):
    assert (HERE / name).read_text(encoding="utf-8") == json_schemas()[name], "run `make schemas`"


def test_no_json_schema_is_left_over():
    assert {p.name for p in HERE.glob("*.json")} == set(json_schemas())


def test_the_page_of_tables_is_up_to_date():
    page = HERE.parent / "docs" / "tables.md"
    assert page.read_text(encoding="utf-8") == tables_page(), "run `make schemas`"
