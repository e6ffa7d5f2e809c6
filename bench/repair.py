"""What repair brings back of damaged twins of the annotated pages, and what it leaves alone.

    python -m bench.repair [--twins N] [--healthy FOLDER]

A twin is a page written in traditional characters and damaged as the sites do it: glosses behind
150 to 900 characters, marks replaced or not, all by the bytes (`tests/damage.py`). A character is
halved when it no longer stands in the damaged text. `--healthy` names a folder of undamaged .txt
files to count changes in, beside the annotated pages and the project's own cases.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from bench.annotations import GOLD
from extract.repair import RepairLexicon, load_repair, repair
from extract.repair.language import load_words
from tests.casefiles import CASES, read_cases
from tests.damage import HALF, damage, glossable, traditional

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
    pages = [p.read_text(encoding="utf-8") for p in sorted(GOLD.glob("*.clean.txt"))]
    total = score_twins(pages, arguments.twins, lexicon)
    print(f"characters right   {total['right'] / total['characters']:8.4%}  wanted 99.9%")
    mended = total["mended"] / total["halved"]
    print(f"halved mended      {mended:8.2%}  wanted 97%, of {total['halved']}")
    print(f"damaged            {total['damaged'] / total['seconds']:12,.0f} characters/s")
    texts = [*pages, *case_texts(), *folder_texts(arguments.healthy)]
    start = time.process_time()
    changed = sum(count_changed(text, lexicon) for text in texts)
    speed = sum(map(len, texts)) / (time.process_time() - start)
    print(f"healthy changed    {changed} of {sum(map(len, texts)):,} characters, wanted 0")
    print(f"healthy            {speed:12,.0f} characters/s")


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


def count_changed(text: str, lexicon: RepairLexicon) -> int:
    """Count the characters that repair changes, but for what the texts hold on purpose.

    That is words broken over page lines and full-width digits.
    """
    edits = repair(text, lexicon, simplified=False).edits
    return sum(max(len(e.before), len(e.after)) for e in edits if e.kind not in ("line", "width"))


def case_texts() -> Iterator[str]:
    """Give the texts of the project's own cases but those of repair."""
    for path in sorted(CASES.glob("*.txt")):
        if not path.name.startswith("repair"):
            yield "\n".join(case.text for case in read_cases(path.name))


def folder_texts(folder: Path | None) -> Iterable[str]:
    """Give the texts of a folder."""
    paths = sorted(folder.rglob("*.txt")) if folder else []
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths]


if __name__ == "__main__":
    main()
