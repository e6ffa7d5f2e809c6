"""Say of a page what script it is in, how much of it was repaired, and what is beyond help."""

import re
from typing import NamedTuple

from extract.simplify import Script, Simplifier, find_script
from schemas.text import CleanText

LOST = re.compile(r"[\ufffd\ue000-\uf8ff]|锟斤拷")


class Verdict(NamedTuple):
    """Script of the raw text, share of it repaired (script aside), and why it is suspect."""

    script: Script
    repaired_share: float
    suspect: str


def judge(clean: CleanText, simplifier: Simplifier) -> Verdict:
    """Judge a page from its raw text, its clean text and the edits between them."""
    repaired = sum(e.raw_end - e.raw_start for e in clean.edits if e.kind != "script")
    share = round(repaired / max(1, len(clean.raw)), 4)
    return Verdict(find_script(clean.raw, simplifier), share, find_lost(clean.text))


def find_lost(text: str) -> str:
    """Say how many characters of the clean text are still lost, "" when none is."""
    lost = len(LOST.findall(text))
    if not lost:
        return ""
    return f"{lost} places could not be repaired: fetch the page again, or compare it with the site"
