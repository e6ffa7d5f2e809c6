"""`python -m extract.explain`: write `docs/rules.md` in a checkout."""

from pathlib import Path

from extract.explain.rule_page import rules_page

DOCS = Path(__file__).parents[2] / "docs"


def main() -> None:
    """Write the page of the rules."""
    (DOCS / "rules.md").write_text(rules_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
