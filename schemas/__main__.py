"""`python -m schemas`: write the generated JSON Schemas, and `docs/tables.md` in a checkout."""

from pathlib import Path

from schemas.generate import json_schemas, tables_page

HERE = Path(__file__).parent


def main() -> None:
    """Write everything that is generated from the row models."""
    for name, text in json_schemas().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    docs = HERE.parent / "docs"
    if docs.is_dir():
        (docs / "tables.md").write_text(tables_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
