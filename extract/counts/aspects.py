"""How a figure relates to its time: added, summed up, at hand, or aimed at; and as of when."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from extract.counts.lexicon import Words
from schemas.mentions import Aspect, DateMention
from schemas.text import Sentence

REACH = 30  # characters before a count, within its clause
_CLAUSE = re.compile("[,，。；;!！?？\n]")
_AS_OF = re.compile("截[至止](?:到|至|目前)? ?$")

AsOf = tuple[int, str]


def aspect_of(text: str, sentence: Sentence, start: int, as_of: str, words: Words) -> Aspect:
    """Give the aspect that the nearest word before a count says, in its clause."""
    lead = text[max(sentence.start, start - REACH) : start]
    lead = _CLAUSE.split(lead)[-1]
    aspect: Aspect = "cumulative" if as_of else "none"
    for match in words.cues.finditer(lead):
        found = words.aspects[match[0]]
        planned = aspect == "target" and found == "increment"  # 计划今年新增就业5000人
        if found != "none" and not planned:
            aspect = found
    return aspect


def dates_as_of(text: str, dates: Sequence[DateMention]) -> list[AsOf]:
    """Give the dates behind 截至, as where they end and their EDTF value, in text order."""
    return [
        (date.end, date.value)
        for date in dates
        if date.kind == "instant" and _AS_OF.search(text, max(0, date.start - 6), date.start)
    ]


def date_of(sentence: Sentence, dates: Sequence[AsOf], start: int) -> str:
    """Give the last date behind 截至 in the sentence before `start`; nothing when there is none."""
    place = bisect_right(dates, start, key=lambda d: d[0]) - 1
    return dates[place][1] if place >= 0 and dates[place][0] > sentence.start else ""
