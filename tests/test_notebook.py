"""The tour runs from top to bottom and answers its question, on tables made afresh."""

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
TOUR = ROOT / "notebooks" / "tour.ipynb"

# added behind the last cell: the answer as data, for the assertions below
ASK = """
import json
rows = answer.assign(page=on_the_page(counts.loc[answer["mention_id"]]))
print(rows.astype(object).where(rows.notna(), None).to_json(orient="records", force_ascii=False))
"""


@pytest.fixture(scope="module")
def tour(tables):
    """Give the executed notebook, with a cell that prints the answer behind it."""
    notebook = nbformat.read(TOUR, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(ASK))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHIJI_OUT", str(tables))
        patch.setenv("DASHIJI_SEEDS", str(ROOT / "seeds"))
        place = {"metadata": {"path": TOUR.parent}}
        NotebookClient(notebook, timeout=120, resources=place).execute()
    return notebook


@pytest.fixture(scope="module")
def answer(tour):
    return json.loads(tour.cells[-1].outputs[0]["text"])


def test_it_is_kept_without_outputs():
    code = [c for c in nbformat.read(TOUR, as_version=4).cells if c.cell_type == "code"]
    assert not any(c.outputs or c.execution_count for c in code)


def test_every_cell_shows_something_and_warns_of_nothing(tour):
    for cell in tour.cells:
        if cell.cell_type == "code":
            kinds = {output["output_type"] for output in cell.outputs}
            assert kinds <= {"execute_result", "display_data", "stream"} and kinds, cell.id
            assert "Warning" not in str(cell.outputs), cell.id


# what the annotated pages say: page, number as saved, bounds, kind, where
SENT = [
    ("000", "326名", (326, None, None), "person", "东心岭小区"),
    ("000", "4700余人次", (4700, 4700, 4800), "person_time", "莲塘街道"),
    ("001", "58萬(wàn)余名", (580000, 580000, 590000), "person", "湖北省"),
    ("001", "1.3萬(wàn)多名", (13000, 13000, 14000), "person", "天津市"),
    ("001", "113萬(wàn)名", (1130000, None, None), "person", "山东省"),
]


@pytest.mark.parametrize(("page", "words", "numbers", "kind", "place"), SENT)
def test_it_says_how_many_were_sent_where(answer, page, words, numbers, kind, place):
    [row] = [r for r in answer if r["doc_id"].startswith(page) and r["page"] == words]
    assert (row["value"], row["low"], row["high"]) == numbers
    assert (row["kind"], row["place"]) == (kind, place)
    assert row["text"] in row["sentence"]
