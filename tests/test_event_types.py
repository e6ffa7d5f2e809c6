"""The types of event are rows: a new one needs no code, and the codebook says what the rows say."""

import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract.lexicon import read_lexicon
from tests.test_events import reports_of

ROOT = Path(__file__).parent.parent
TYPES = read_lexicon("event_types")
PRICE = {
    "type": "price_change",
    "label": "Price change",
    "label_zh": "调价",
    "definition": "a price is raised or lowered",
    "definition_zh": "价格上调或下调",
    "traits": "place_acts",
    "example": "3月8日,安溪市涨价。",
}
READ = """
import sys
from extract.pipeline import read_page
from extract.tools import load_tools
for r in read_page("a", sys.argv[1], {}, load_tools()).reports:
    print(r.type, r.word, r.realis, r.date, ";".join(r.agents), ";".join(r.objects), r.count_value)
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Give a copy of the code in which rows, and nothing else, add a type."""
    root = tmp_path_factory.mktemp("copy")
    for name in ("extract", "schemas", "scripts"):
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, root / name, ignore=skipped)
    add_row(root, "event_types", PRICE)
    add_trigger(root, "涨价", "price_change", "object")
    add_trigger(root, "下调价格", "price_change", "agent")
    return root


def add_trigger(root, word, kind, frame):
    add_row(root, "triggers", {"word": word, "senses": kind, "pos": "v", "frame": frame})


def add_row(root, name, cells):
    path = root / "extract" / "lexicons" / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    first = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    row = "\t".join(cells.get(column, "") for column in lines[first].split("\t"))
    rows = sorted([*lines[first + 1 :], row], key=lambda line: line.split("\t")[0])
    path.write_text("\n".join([*lines[: first + 1], *rows]) + "\n", encoding="utf-8")


def test_rows_alone_add_a_type(copy):
    text = "2024年3月8日,安溪市420种药品涨价。3月9日,顺丰集团下调价格。"
    done = subprocess.run(
        [sys.executable, "-c", READ, text], cwd=copy, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "price_change 涨价 actual 2024-03-08  药品 420.0",
        "price_change 下调价格 actual 2024-03-09 顺丰集团  None",
    ]


def test_the_codebook_takes_the_new_type_in(copy):
    (copy / "docs").mkdir()
    subprocess.run([sys.executable, "scripts/event_codebook.py"], cwd=copy, check=True)
    assert "## price_change" in (copy / "docs" / "events.md").read_text(encoding="utf-8")


def test_a_trigger_of_an_unknown_type_is_named(copy):
    add_trigger(copy, "降价促销", "sale", "agent")
    done = subprocess.run(
        [sys.executable, "-c", READ, ""], cwd=copy, capture_output=True, text=True, check=False
    )
    assert "降价促销 tells sale, which is no row of event_types.tsv" in done.stderr


def test_the_codebook_is_what_the_rows_say():
    script = runpy.run_path(str(ROOT / "scripts" / "event_codebook.py"))
    assert (ROOT / "docs" / "events.md").read_text(encoding="utf-8") == script["codebook"]()


@pytest.mark.parametrize("row", TYPES, ids=lambda row: row["type"])
def test_the_example_of_a_type_is_read_as_it(row, tools):
    _, reports = reports_of(row["example"], tools, published="2024-10-20")
    assert [(r.type, r.realis) for r in reports] == [(row["type"], "actual")]
    assert reports[0].date
    assert all(row[c] and row[c + "_zh"] for c in ("label", "definition"))
