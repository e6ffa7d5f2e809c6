"""Learn `extract/lexicons/event_weights.tsv` from annotated pages.

    python scripts/learn_event_weights.py GOLD:PAGES ...

GOLD holds NNN.events.jsonl and NNN.map.json as `bench/` does, PAGES the raw pages they are of and
their sources.csv (`bench/gold:seeds bench/more:seeds bench/news:bench/news/pages`). A draft that a
required event overlaps is one, a draft that no event overlaps is none; optional events teach
nothing. Logistic regression with a ridge; features of fewer than FEWEST drafts are left out.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

import numpy as np

from extract.events import context
from extract.events.chain import Draft
from extract.events.weigh import features
from extract.metadata import NOTHING_KNOWN, read_metadata
from extract.pipeline import read_page
from extract.read import decode
from extract.tools import Tools, load_tools

HERE = Path(__file__).parent.parent / "extract" / "lexicons" / "event_weights.tsv"
RIDGE = 8.0
FEWEST = 5
STEPS = 30
HEAD = """\
# What a feature around a trigger is worth, in log-odds, for a draft to be an event; how each is
# read stands in extract/events/weigh.py. Written by scripts/learn_event_weights.py, which learnt
# it from {pages} annotated news pages ({drafts} drafts), of which fifteen stand in bench/; no
# text of theirs is here. Source: this project. Licence: MIT, as the project.
feature\tweight
"""
Sample = tuple[frozenset[str], bool]


def label(
    events: list[dict[str, Any]], spans: list[list[int]], start: int, end: int
) -> bool | None:
    """Say whether a required event overlaps a raw span; None for an optional one alone."""
    near = [
        e
        for e in events
        if spans[e["start"]][0] < end and start < spans[e["start"] + len(e["trigger"]) - 1][1]
    ]
    if near and all(e.get("opt") for e in near):
        return None
    return bool(near)


def samples(gold: Path, pages: Path, tools: Tools) -> Iterator[list[Sample]]:
    """Give the drafts of every page of a set, with their labels."""
    seen: list[tuple[int, int, frozenset[str]]] = []

    def note(draft: Draft, anchored: bool, *where: Any) -> bool:  # noqa: ANN401  as is_likely takes it
        told = frozenset(features(draft, *where))
        seen.append((draft.hit.start, draft.hit.end, told))
        return anchored

    vars(context)["is_likely"] = note
    known = read_metadata(pages / "sources.csv") if (pages / "sources.csv").exists() else None
    for file in sorted(gold.glob("*.events.jsonl")):
        mapped = json.loads(file.with_name(file.name[:3] + ".map.json").read_text("utf-8"))
        events = [json.loads(x) for x in file.read_text("utf-8").splitlines() if x.strip()]
        source = pages / PurePath(mapped["file"]).name
        said = (known or NOTHING_KNOWN).find(source.name, source.stem)
        seen.clear()
        reading = read_page(source.stem, decode(source.read_bytes()).text, said, tools)
        found = []
        for start, end, told in seen:
            value = label(events, mapped["raw"], *reading.clean.raw_span(start, end))
            if value is not None:
                found.append((told, value))
        yield found


def learn(drafts: list[Sample]) -> dict[str, float]:
    """Give the weight of every feature, by Newton's method on the penalised likelihood."""
    often = Counter(f for told, _ in drafts for f in told)
    names = sorted(f for f, n in often.items() if n >= FEWEST)
    table = np.array([[f in told for f in names] for told, _ in drafts], dtype=float)
    wanted = np.array([value for _, value in drafts], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (wanted - likely) - RIDGE * weights
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(bend, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> None:
    """Read the sets named on the command line and write the table."""
    tools = load_tools()
    pages: list[list[Sample]] = []
    for pair in sys.argv[1:]:
        gold, _, raw = pair.partition(":")
        pages += samples(Path(gold), Path(raw), tools)
    drafts = [draft for page in pages for draft in page]
    weights = learn(drafts)
    rows = "".join(f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items()))
    HERE.write_text(HEAD.format(pages=len(pages), drafts=len(drafts)) + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
