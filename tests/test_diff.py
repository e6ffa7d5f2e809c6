"""Differences between tables: rows that came, went and changed; against a folder or a revision."""

import json
import subprocess

import pytest

from extract.diff import diff_tables, print_differences
from extract.diff.output import MOST
from extract.errors import DashijiError
from extract.tables import write_tables
from tests.rows import MANIFEST, hand_made


@pytest.fixture
def made(tmp_path):
    write_tables(hand_made(), tmp_path / "old", MANIFEST)
    return tmp_path / "old"


def write_changed(folder):
    """Write the hand-made rows with one count changed, one date gone and one entity more."""
    rows = hand_made()
    rows["counts"][0] = rows["counts"][0].model_copy(update={"value": 327.0, "object": ""})
    rows["dates"] = []
    more = rows["entities"][0].model_copy(update={"entity_id": "place/1", "name": "a|b\n\x1b[1m"})
    write_tables({**rows, "entities": [*rows["entities"], more]}, folder, MANIFEST)
    return folder


def test_the_same_tables_do_not_differ(made):
    assert not diff_tables(made, made)


def test_rows_are_compared_by_id_and_column(made, tmp_path):
    found = diff_tables(str(made), write_changed(tmp_path / "new"))
    dates, counts, entities = found.tables
    assert [t.table for t in found.tables] == ["dates", "counts", "entities"]
    assert list(dates.removed) == ["页#1#char=0,4"] and not dates.added
    assert counts.changed[0].cells == {"value": ("326", "327"), "object": ("党员", "")}
    assert entities.added["place/1"]["name"] == "a|b\n\x1b[1m"


def test_text_is_plain_in_a_pipe(made, tmp_path, capsys):
    print_differences(diff_tables(made, write_changed(tmp_path / "new")))
    assert capsys.readouterr().out == (
        "dates: 1 removed\n"
        "  - 页#1#char=0,4  text=1月7日 kind=instant value=XXXX-01-07 basis=none\n"
        "counts: 1 changed\n"
        "  ~ 页#1#char=9,13\n"
        "      value: 326 → 327\n"
        "      object: 党员 → ∅\n"
        "entities: 1 added\n"
        "  + place/1  entity_id=place/1 type=place name=a|b␊␛[1m code=440100 mentions=1 "
        "documents=1\n"
    )


def test_markdown_escapes_what_would_break_the_table(made, tmp_path, capsys):
    print_differences(diff_tables(made, write_changed(tmp_path / "new")), "markdown")
    out = capsys.readouterr().out
    assert "| ~ | 页\\#1\\#char=9,13 | value | 326 | 327 |" in out
    assert "name=a\\|b␊␛\\[1m" in out


def test_json_holds_everything(made, tmp_path, capsys):
    found = diff_tables(made, write_changed(tmp_path / "new"))
    print_differences(found, "json")
    assert json.loads(capsys.readouterr().out) == json.loads(found.model_dump_json())


def test_many_rows_are_cut_short(made, tmp_path, capsys):
    rows = hand_made()
    entity = rows["entities"][0]
    rows["entities"] = [entity.model_copy(update={"entity_id": f"{n:03}"}) for n in range(99)]
    write_tables(rows, tmp_path / "new", MANIFEST)
    print_differences(diff_tables(made, tmp_path / "new"))
    assert f"    … and {99 - MOST} more\n" in capsys.readouterr().out


def test_columns_and_tables_come_and_go(made, tmp_path):
    write_tables(hand_made(), tmp_path / "new", MANIFEST)
    (tmp_path / "new" / "dates.csv").unlink()
    path = tmp_path / "new" / "counts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",as_of\n", ",until\n"), "utf-8")
    dates, counts = diff_tables(made, tmp_path / "new").tables
    assert len(dates.removed) == 1 and "id" in dates.columns_removed
    assert (counts.columns_added, counts.columns_removed) == (("until",), ("as_of",))
    assert not counts.changed


def test_two_rows_of_one_key_are_both_kept(made, tmp_path):
    rows = hand_made()
    write_tables({**rows, "dates": rows["dates"] * 2}, tmp_path / "new", MANIFEST)
    assert list(diff_tables(made, tmp_path / "new").tables[0].added) == ["页#1#char=0,4 (2)"]


def git(folder, *arguments):
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("revision", ["HEAD:out", "HEAD", "HEAD:out/"])
def test_the_older_may_be_a_git_revision(tmp_path, revision):
    out = tmp_path / "out"
    write_tables(hand_made(), out, MANIFEST)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    assert not diff_tables(revision, out)
    write_changed(out)
    assert [t.table for t in diff_tables(revision, out).tables] == ["dates", "counts", "entities"]


@pytest.mark.parametrize("old", ["HEAD:nowhere", "no-such-revision", "--output=x", "-p:out", ":"])
def test_what_is_no_folder_and_no_revision_says_what_to_do(made, old):
    with pytest.raises(DashijiError, match="REVISION:FOLDER"):
        diff_tables(old, made)
    with pytest.raises(DashijiError, match="holds no tables"):
        diff_tables(made, made / "nothing")
