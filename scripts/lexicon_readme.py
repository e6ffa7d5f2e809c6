"""Write extract/lexicons/README.md from the `#` lines of the word tables.

python scripts/lexicon_readme.py
"""

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "extract" / "lexicons"
HEAD = """# Word tables

UTF-8, `\\n`, tab-separated. Lines that begin with `#` say what a table holds, where its words
come from and under which licence; the next line names the columns; then one row a line, sorted by
code point on the first column, each key once.
`tests/test_lexicons.py` checks all of it.

What is admitted: general words of Chinese and general knowledge, each with its source; never the
strings of one page. A word comes in with a case in `tests/cases/` that needs it, and one it must
leave alone.

Written by `scripts/lexicon_readme.py`:

| table | words | what it holds |
|---|---|---|
"""


def describe(path: Path) -> str:
    """Give the line of one table: its name, how many rows, its first sentence."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    comments = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    rows = sum(not line.startswith("#") for line in lines) - 1
    first = comments.split(". ")[0].rstrip(".").replace("|", "\\|")
    return f"| `{path.name}` | {rows:,} | {first} |"


def readme() -> str:
    """Give the whole page."""
    tables = sorted(FOLDER.glob("*.tsv"), key=lambda path: path.stem)
    return HEAD + "\n".join(describe(path) for path in tables) + "\n"


if __name__ == "__main__":
    (FOLDER / "README.md").write_text(readme(), encoding="utf-8")
