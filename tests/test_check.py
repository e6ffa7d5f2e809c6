"""`dashiji check` finds what is wrong with a folder of tables, and nothing in a sound one."""

import frictionless
import pytest

from extract.check import check_tables
from extract.errors import DashijiError
from extract.tables import write_tables
from tests.conftest import SEEDS
from tests.rows import DOC, MANIFEST, RAW, hand_made


@pytest.fixture
def made(tmp_path):
    """A sound folder of tables beside its source."""
    write_tables(hand_made(), tmp_path / "out", MANIFEST)
    (tmp_path / f"{DOC}.txt").write_bytes(RAW.encode())
    return tmp_path / "out"


def changed(**tables):
    """Give the hand-made rows with the columns of a table's first row changed."""
    rows = hand_made()
    for name, columns in tables.items():
        rows[name][0] = rows[name][0].model_copy(update=columns)
    return rows


def test_sound_tables_have_no_problems(made):
    assert check_tables(made) == []


def test_frictionless_finds_no_fault_either(made):
    report = frictionless.validate(str(made / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note", "rowNumber"])


def test_the_tables_of_the_seeds_have_no_problems(tables):
    assert check_tables(tables, [SEEDS]) == []
    report = frictionless.validate(str(tables / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note", "rowNumber"])


WRONG = [
    ({"repairs": {"confidence": 1.5}}, "repairs: row 2: confidence: Input should be less than"),
    ({"counts": {"kind": "people"}}, "counts: row 2: kind: Input should be 'person'"),
    ({"events": {"reports": 2}}, "says 2 reports, the table has 1"),
    ({"documents": {"repairs": 7}}, "documents: 页#1 says 7 repairs, the table has 2"),
    ({"documents": {"file": "else.txt"}}, "manifest.json: it does not name the source else.txt"),
    ({"dates": {"anchor_id": "页#1#char=0,9"}}, "anchor_id 页#1#char=0,9 is not in dates.id"),
    ({"event_reports": {"event_id": "none"}}, "event_id none is not in events.event_id"),
    ({"event_arguments": {"mention_table": "people"}}, "there is no such row in people"),
    ({"dates": {"id": "页#1#char=1,5"}}, "页#1#char=1,5: the id is not its place in the raw text"),
    ({"dates": {"text": "1月8日"}}, "slicing its sentence does not give its text"),
    ({"dates": {"section": "headline"}}, "its section is not that of its sentence"),
    ({"dates": {"start": 1, "end": 5}}, "slicing its sentence does not give its text"),
    ({"dates": {"start": 30, "end": 34}}, "it does not start in its sentence"),
    ({"repairs": {"before": "(ming)"}}, "the raw text at 13 is not '(ming)'"),
    ({"repairs": {"start": 12, "end": 12}}, "the repair at 13 does not land at 12"),
    ({"sentences": {"text": "2月7日,深圳派出326名党员。"}}, "slicing the clean text does not"),
]


@pytest.mark.parametrize(("change", "message"), WRONG)
def test_a_wrong_row_is_named(made, change, message):
    write_tables(changed(**change), made, MANIFEST)
    assert any(message in problem for problem in check_tables(made)), check_tables(made)


def test_a_key_that_stands_twice_is_named(made):
    rows = hand_made()
    write_tables({**rows, "dates": rows["dates"] * 2}, made, MANIFEST)
    assert check_tables(made) == [f"dates: 2 rows have the key {DOC}#char=0,4"]


def test_raw_offsets_are_compared_with_the_source(made):
    one = hand_made()["counts"][1]
    moved = {"raw_start": one.raw_start - 1, "id": f"{DOC}#char={one.raw_start - 1},{one.raw_end}"}
    rows = hand_made()
    rows["counts"][1] = one.model_copy(update=moved)
    rows["event_arguments"] = rows["event_arguments"][:-1]
    write_tables(rows, made, MANIFEST)
    assert check_tables(made) == [f"counts: {moved['id']}: the repairs lead to another raw span"]


def test_a_source_that_changed_is_not_taken_for_the_source(made):
    (made.parent / f"{DOC}.txt").write_text("else")
    assert check_tables(made) == []


def test_an_edited_file_is_told_by_its_hash(made):
    path = made / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("unique", "chain"), encoding="utf-8")
    assert check_tables(made) == [
        "places.parquet: its rows are not those of places.csv",
        "places.csv: changed since it was written (see its hash)",
    ]


def test_a_missing_table_and_a_missing_column_are_told(made):
    (made / "people.csv").unlink()
    path = made / "dates.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",anchor_id", ",anchor"), "utf-8")
    problems = "\n".join(check_tables(made))
    assert "people: cannot read" in problems
    assert "dates: its columns are" in problems


def test_cut_files_are_told(made):
    (made / "people.parquet").write_bytes(b"PAR1")
    (made / "manifest.json").write_text("{")
    problems = "\n".join(check_tables(made))
    assert "people.parquet: cannot be read" in problems
    assert "manifest.json: cannot be read" in problems


def test_a_folder_without_tables_says_what_to_do(tmp_path):
    with pytest.raises(DashijiError, match="holds no tables; make some with"):
        check_tables(tmp_path)


def test_many_problems_of_one_kind_are_cut_short(made):
    rows = hand_made()
    many = [
        rows["entities"][0].model_copy(update={"entity_id": str(n), "type": "x"}) for n in range(99)
    ]
    write_tables({**rows, "entities": many}, made, MANIFEST)
    problems = check_tables(made)
    assert "entities: and 79 more like these" in problems
