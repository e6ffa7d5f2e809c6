"""The counted noun that stands apart from its number: before a comma, behind 关于…, in a list."""

import re
from typing import NamedTuple

from extract.counts.before import read_before, skip_links
from extract.counts.drafts import Draft
from extract.counts.phrases import NOUNS, Reader, words_after
from schemas.text import Word

SUMMED = re.compile("[,，](?:一共|总共|共计|共有|合计|共)$")
CASE_REACH = 60  # characters before 18例 within which its 病例 may stand
ABOUT = ("关于", "有关", "涉及", "针对", "因")
LISTED = ("、", "和", "与", "及", "以及", "或")
# 调整列车运行88列: the unit is short for the thing named before it in the sentence
NAMED_BY = {"列": "列车"}


class Told(NamedTuple):
    """The count before in the sentence, where it stands, and the nouns that units have had."""

    start: int
    end: int
    noun: str
    nouns: dict[str, str]


def noun_summed(reader: Reader, start: int, draft: Draft) -> str:
    """Find what 共有929箱 sums up, one comma back: 查获的假冒茅台酒,共有929箱."""
    if draft.role != "noun":
        return ""
    summed = SUMMED.search(reader.text, max(0, start - 5), start)
    noun = read_before(reader, summed.start(), draft)[0] if summed else ""
    return noun if reader.fits(noun, draft) else ""


def noun_shared(reader: Reader, start: int, draft: Draft, last: Told) -> str:
    """Find what 同比增长6% goes on about: the noun of the figure before, one comma back."""
    between = [w for w in reader.tags if last.end <= w.start and w.end <= start]
    skip_links(reader, between, draft)
    if len(between) != 1 or reader.piece(between[0]) not in (",", "，"):
        return ""
    return read_before(reader, last.start, draft).text


def case_before(reader: Reader, start: int) -> str:
    """Find the 病例 that a bare 18例 goes on about."""
    reach = reader.text[max(0, start - CASE_REACH) : start]
    ends = [(reach.rfind(noun) + len(noun), noun) for noun in reader.words.cases if noun in reach]
    return max(ends, key=lambda e: (e[0], len(e[1])), default=(0, ""))[1]


def noun_about(reader: Reader, draft: Draft) -> str:
    """Find what 4起关于扶贫领域的典型案件 counts: the noun that ends the words behind 关于."""
    ahead: list[Word] = []
    for word in words_after(reader, draft.end):
        if word.tag in ("w", "bracket"):
            break
        ahead.append(word)
    if not ahead or reader.piece(ahead[0]) not in ABOUT or ahead[-1].tag not in NOUNS:
        return ""
    begin = ahead[-1].start
    if ahead[-2].tag in ("a", "b") and ahead[-2].end == begin:
        begin = ahead[-2].start
    noun = reader.text[begin : ahead[-1].end]
    return noun if reader.fits(noun, draft) else ""


def noun_named(reader: Reader, start: int, draft: Draft) -> str:
    """Find the thing a unit is short for, earlier in the sentence: 列车 of 停运54列."""
    noun = NAMED_BY.get(draft.unit, "")
    first = reader.tags[0].start if reader.tags else start
    return noun if noun and reader.text.rfind(noun, first, start) >= 0 else ""
