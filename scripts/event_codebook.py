"""Write docs/events.md from the event types and their triggers.

python scripts/event_codebook.py
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from extract.lexicon import read_lexicon  # noqa: E402

HEAD = """# The types of event

Generated from `extract/lexicons/event_types.tsv` and `triggers.tsv` by `make schemas`; do not edit.

What is an event: something of one of these types happened (`actual`), was ordered or intended
(`planned`), did not happen (`negated`) or happens habitually (`generic`), said with at least one
count, date, named person, place or organisation of its own. Of every event the tables also give the
date and the place, as the sentence states them or its context tells, and say which.

To add a type, add a row to `event_types.tsv` and rows for its words to `triggers.tsv`: no code
knows how many types there are. A word may tell several types (`type?cue/cue;type`: the first whose
cue stands in the clause); its frame says what its subject is (`agent` it acts, `object` it suffers,
`motion` it goes, `receive` it gets, `become` it turns into, `none`). The `#` lines of the two
tables explain every column. `~` marks a loose likeness to another scheme.

事件类型表由 `extract/lexicons/event_types.tsv` 与 `triggers.tsv` 生成，请勿手改。
事件须属下列类型之一，且句中自有数量、日期、人名、地名或组织名之一；口号与一般职责不计。
增加一种类型只需在两张词表中加行，无须改动代码。
"""
PARTS = (
    ("agents", "Agents", "施事"),
    ("objects", "Objects", "受事"),
    ("recipients", "Recipients", "与事"),
    ("counts", "Counts", "数量"),
)
SCHEMES = (("plover", "PLOVER"), ("ace", "ACE 2005"), ("cec", "CEC"), ("duee", "DuEE"))
SHOWN = 60  # trigger words shown of a type: the shortest, which make most of its events


def codebook() -> str:
    """Give the whole page."""
    words: dict[str, list[str]] = {}
    for row in read_lexicon("triggers"):
        for sense in row["senses"].split(";"):
            kind, _, cues = sense.partition("?")
            words.setdefault(kind, []).append(row["word"] + ("*" if cues else ""))
    types = read_lexicon("event_types")
    return HEAD + "".join(section(row, words.get(row["type"], [])) for row in types)


def section(row: dict[str, str], words: list[str]) -> str:
    """Give the section of one type."""
    return "\n" + "\n".join(lines(row, words)) + "\n"


def lines(row: dict[str, str], words: list[str]) -> Iterator[str]:
    """Give the lines of the section of one type."""
    yield f"## {row['type']}\n"
    yield f"**{row['label']} · {row['label_zh']}.** {capital(row['definition'])}."
    yield f"{row['definition_zh']}。\n"
    for column, english, chinese in PARTS:
        if row[column]:
            yield f"- {english} ({chinese}): {row[column]}"
    if "place_acts" in row["traits"].split(";"):
        yield "- A place may be the agent: it stands for its authorities."
    kin = [f"{name}: {row[column]}" for column, name in SCHEMES if row[column]]
    yield f"- Nearest kin: {'; '.join(kin) or 'none'}"
    ordered = sorted(dict.fromkeys(words), key=lambda w: (len(w.rstrip("*")), w))
    more = f" and {len(ordered) - SHOWN} more" if len(ordered) > SHOWN else ""
    yield f"- Words ({len(ordered)}; * with a cue): {'、'.join(sorted(ordered[:SHOWN]))}{more}"
    yield f"- Example (made up): {row['example']}"


def capital(text: str) -> str:
    """Give a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


if __name__ == "__main__":
    page = ROOT / "docs" / "events.md"
    page.write_text(codebook(), encoding="utf-8", newline="\n")
