"""What repair brings back of damaged twins of the annotated pages, and what it leaves alone.

    python -m bench.repair [--twins N] [--healthy FOLDER]; exit 1 when a figure is not as wanted

A twin is a page written in traditional characters and damaged as the sites do it: glosses behind
150 to 900 characters, marks replaced or not, all by the bytes (`tests/damage.py`). A character is
halved when it no longer stands in the damaged text. Healthy are the annotated pages and the
sentences of the project's own cases in five million characters (`bench/healthy.py`); `--healthy`
names a folder of undamaged .txt files to count changes in as well.
"""

import argparse
import gc
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from bench.annotations import GOLD
from bench.healthy import healthy_texts
from extract.repair import RepairLexicon, load_repair, repair
from extract.repair.language import load_words
from tests.casefiles import CASES, read_cases
from tests.damage import HALF, damage, glossable, traditional

CHARACTERS, HALVED = 0.999, 0.97  # the shares wanted right
MADE = 5_000_000
SENTENCE = re.compile(r"[^\n。!?]{4,80}[。!?]”?")
GLOSS = re.compile(r"\([a-zü\u00e0-\u01dc ]{1,8}\)")
TO_HALF = str.maketrans("！，？：；（）", HALF)


def main() -> None:
    """Print what came out right and what was changed for no reason."""
    parser = argparse.ArgumentParser(description="What repair brings back, and leaves alone.")
    parser.add_argument("--twins", type=int, default=3, metavar="N", help="of each page")
    parser.add_argument("--healthy", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    lexicon = load_repair()
    load_words()  # which repair reads when first needed
    gc.freeze()  # as in a run: half a million words are no garbage
    pages = [p.read_text(encoding="utf-8") for p in sorted(GOLD.glob("*.clean.txt"))]
    total = score_twins(pages, arguments.twins, lexicon)
    right, mended = total["right"] / total["characters"], total["mended"] / total["halved"]
    print(f"characters right   {right:8.4%}  wanted {CHARACTERS:.1%}")
    print(f"halved mended      {mended:8.2%}  wanted {HALVED:.0%}, of {total['halved']}")
    print(f"damaged            {total['damaged'] / total['seconds']:12,.0f} characters/s")
    texts = [*undamaged_pages(), *folder_texts(arguments.healthy)]
    changed, speed = healthy(texts, lexicon, simplified=True)
    print(f"healthy changed    {changed} of {sum(map(len, texts)):,} characters, wanted 0")
    print(f"healthy            {speed:12,.0f} characters/s")
    texts = list(healthy_texts(sentences([*pages, *case_texts()]), MADE))
    altered, speed = healthy(texts, lexicon, simplified=False)
    print(f"awkward changed    {altered} of {sum(map(len, texts)):,} characters, wanted 0")
    print(f"awkward            {speed:12,.0f} characters/s")
    sys.exit(right < CHARACTERS or mended < HALVED or changed + altered > 0)


def healthy(texts: list[str], lexicon: RepairLexicon, *, simplified: bool) -> tuple[int, float]:
    """Count the characters changed in healthy texts; give also how many are read a second."""
    start = time.process_time()
    changed = sum(count_changed(text, lexicon, simplified=simplified) for text in texts)
    return changed, sum(map(len, texts)) / (time.process_time() - start)


def score_twins(pages: list[str], number: int, lexicon: RepairLexicon) -> Counter[str]:
    """Add up the scores of some twins of every page."""
    total: Counter[str] = Counter()
    for twin in range(number):
        for page in pages:
            total.update(score_twin(page, random.Random(f"{twin} {page[:20]}"), lexicon))
    return total


def score_twin(page: str, chance: random.Random, lexicon: RepairLexicon) -> dict[str, float]:
    """Damage a page and compare what repair makes of it with the page."""
    table = sorted(glossable())
    glossed = chance.sample(table, chance.randint(150, 900))
    damaged = damage(traditional(page), "".join(glossed), marks=chance.random() < 0.7)
    wanted = page.translate(TO_HALF)
    start = time.process_time()
    clean = repair(damaged, lexicon).text
    seconds = time.process_time() - start
    kept = matched(GLOSS.sub("", repair_script(damaged, lexicon)), wanted)
    right = matched(clean, wanted)
    halved = set(range(len(wanted))) - kept
    return {
        "characters": len(wanted),
        "right": len(right),
        "halved": len(halved),
        "mended": len(halved & right),
        "seconds": seconds,
        "damaged": len(damaged),
    }


def repair_script(text: str, lexicon: RepairLexicon) -> str:
    """Simplify alone, so that a traditional character is not taken for a lost one."""
    return text.translate(lexicon.simplifier.characters)


def matched(text: str, wanted: str) -> set[int]:
    """Give the places of `wanted` that stand in `text`, in order."""
    blocks = SequenceMatcher(None, text, wanted, autojunk=False).get_matching_blocks()
    return {block.b + i for block in blocks for i in range(block.size)}


def count_changed(text: str, lexicon: RepairLexicon, *, simplified: bool = False) -> int:
    """Count the characters that repair changes, but for what the texts hold on purpose.

    That is words broken over page lines and full-width digits.
    """
    edits = repair(text, lexicon, simplified=simplified).edits
    return sum(max(len(e.before), len(e.after)) for e in edits if e.kind not in ("line", "width"))


def case_texts() -> Iterator[str]:
    """Give the texts of the project's own cases but those of repair."""
    for path in sorted(CASES.glob("*.txt")):
        if not path.name.startswith("repair"):
            yield "\n".join(case.text for case in read_cases(path.name))


def undamaged_pages() -> Iterator[str]:
    """Give the annotated pages as their authors wrote them."""
    for path in sorted(GOLD.parent.glob("*/*.clean.txt")):
        yield path.read_text(encoding="utf-8")


def sentences(texts: Iterable[str]) -> list[str]:
    """Give the different sentences of some texts, sorted."""
    return sorted({sentence for text in texts for sentence in SENTENCE.findall(text)})


def folder_texts(folder: Path | None) -> Iterable[str]:
    """Give the texts of a folder."""
    paths = sorted(folder.rglob("*.txt")) if folder else []
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths]


if __name__ == "__main__":
    main()
