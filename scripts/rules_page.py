"""Write docs/rules.md: every rule of every stage, what it matches, and a case of each kind.

.venv/bin/python scripts/rules_page.py
"""

from pathlib import Path

from extract.explain.rule_page import rules_page

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"

if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8", newline="\n")
