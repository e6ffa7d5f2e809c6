"""Every word table says where its words come from, and is sorted and unique."""

import runpy
from pathlib import Path

import pytest

from extract.lexicon import read_lexicon

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "extract" / "lexicons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.tsv"))


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_it_is_and_where_from(name):
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    comments = " ".join(line for line in text.split("\n") if line.startswith("#"))
    assert any(word in comments for word in ("ource", "ompilation", "ritten for", "after ")), name
    assert any(word in comments for word in ("MIT", "Apache", "Unicode License")), name
    assert text.endswith("\n")
    assert "\r" not in text


@pytest.mark.parametrize("name", NAMES)
def test_it_is_sorted_and_unique(name):
    firsts = [next(iter(row.values())) for row in read_lexicon(name)]
    assert firsts == sorted(firsts)
    assert len(set(firsts)) == len(firsts)


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_has_outer_space(name):
    for row in read_lexicon(name):
        assert all(cell == cell.strip() for cell in row.values()), row


def test_the_readme_is_what_the_tables_say():
    script = runpy.run_path(str(ROOT / "scripts" / "lexicon_readme.py"))
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == script["readme"]()
