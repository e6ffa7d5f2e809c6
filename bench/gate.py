"""Compare the accuracy of the tables with the pinned floors.

    python -m bench.gate                    print the figures beside their floors; exit 1 on a drop
    python -m bench.gate --update           raise the floors to what is reached
    python -m bench.gate --errors counts    list what is wrong in one table, set by set

Three sets of annotated pages: `gold` (seeds 000 to 002), `more` (seeds 003 and 004) and `news`
(pages of other kinds). A floor is lowered only by hand, with the reason in the commit.
"""

import argparse
import json
import math
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.annotations import fingerprint
from bench.score_mentions import score_mentions
from bench.score_reports import score_reports
from extract.run import run

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SETS = {"gold": HERE.parent / "seeds", "more": HERE.parent / "seeds", "news": HERE / "news/pages"}
Figures = dict[str, dict[str, float]]
Pinned = dict[str, dict[str, Any]]


def measure(name: str, out: Path) -> Figures:
    """Give every figure of a set of annotated pages, from the tables of their sources."""
    figures, _ = score_mentions(out, HERE / name)
    return {**figures, "event_reports": score_reports(out, HERE / name)}


def problems(name: str, figures: Figures, pinned: Pinned) -> list[str]:
    """Give one line for every figure of a set below its floor, and for changed annotations."""
    lines = [
        f"{name} {table} {figure} is {figures[table][figure]:.3f}, below its floor {floor:.3f}"
        for table, floors in pinned[name]["floors"].items()
        for figure, floor in floors.items()
        if figures[table][figure] < floor
    ]
    if pinned[name]["annotations"] != fingerprint(HERE / name):
        lines.append(f"the annotations of {name} changed: pin its floors anew with --update")
    return lines


def raised(figures: Figures, floors: Figures) -> Figures:
    """Give the floors raised to the figures, cut (not rounded) to three decimals."""
    return {
        table: {
            name: max(math.floor(value * 1000) / 1000, floors.get(table, {}).get(name, 0.0))
            for name, value in named.items()
        }
        for table, named in figures.items()
    }


def report(name: str, figures: Figures, pinned: Pinned) -> None:
    """Print the figures of a set beside their floors."""
    for table, named in figures.items():
        for figure, value in named.items():
            floor = pinned[name]["floors"][table][figure]
            print(f"{name:5} {table:14} {figure:15} {value:.3f}  floor {floor:.3f}")


def main() -> int:
    """Print the figures; give 1 when one is below its floor or annotations changed."""
    parser = argparse.ArgumentParser(description="Compare the accuracy with the pinned floors.")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--errors", metavar="TABLE")
    arguments = parser.parse_args()
    pinned: Pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    wrong = []
    with TemporaryDirectory() as folder:
        for name, sources in SETS.items():
            out = Path(folder) / sources.parent.name
            if not out.exists():
                run([str(sources)], out, None, workers=1)
            if arguments.errors:
                print("\n".join(score_mentions(out, HERE / name)[1][arguments.errors]))
                continue
            figures = measure(name, out)
            if arguments.update:
                floors = raised(figures, pinned.get(name, {}).get("floors", {}))
                pinned[name] = {"annotations": fingerprint(HERE / name), "floors": floors}
            report(name, figures, pinned)
            wrong += problems(name, figures, pinned)
    if arguments.update:
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    for line in wrong:
        print(line, file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
