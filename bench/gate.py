"""Compare the accuracy of the tables with the pinned floors.

    python -m bench.gate                    print the figures beside their floors; exit 1 on a drop
    python -m bench.gate --update           raise the floors to what is reached
    python -m bench.gate --errors counts    list what is wrong in one table

A floor is lowered only by hand, with the reason in the commit.
"""

import argparse
import json
import math
import sys
from pathlib import Path

from bench.annotations import fingerprint
from bench.score_mentions import score_mentions
from bench.score_reports import score_reports

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).parent / "floors.json"
Figures = dict[str, dict[str, float]]


def measure(out: Path) -> Figures:
    """Give every figure of the tables in a folder."""
    figures, _ = score_mentions(out)
    return {**figures, "event_reports": score_reports(out)}


def drops(figures: Figures, floors: Figures) -> list[str]:
    """Give one line for every figure below its floor."""
    return [
        f"{table} {name} is {figures[table][name]:.3f}, below its floor {floor:.3f}"
        for table, pinned in floors.items()
        for name, floor in pinned.items()
        if figures[table][name] < floor
    ]


def raised(figures: Figures, floors: Figures) -> Figures:
    """Give the floors raised to the figures, cut (not rounded) to three decimals."""
    return {
        table: {
            name: max(math.floor(value * 1000) / 1000, floors.get(table, {}).get(name, 0.0))
            for name, value in named.items()
        }
        for table, named in figures.items()
    }


def main() -> int:
    """Print the figures; give 1 when one is below its floor or the annotations changed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "out")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--errors", metavar="TABLE")
    arguments = parser.parse_args()
    if arguments.errors:
        print("\n".join(score_mentions(arguments.out)[1][arguments.errors]))
        return 0
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures = measure(arguments.out)
    if arguments.update:
        pinned = {"annotations": fingerprint(), "floors": raised(figures, pinned["floors"])}
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    for table, named in figures.items():
        for name, value in named.items():
            print(f"{table:14} {name:15} {value:.3f}  floor {pinned['floors'][table][name]:.3f}")
    problems = drops(figures, pinned["floors"])
    if pinned["annotations"] != fingerprint():
        problems.append("the annotations changed: pin the floors anew with --update")
    for problem in problems:
        print(problem, file=sys.stderr)
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
