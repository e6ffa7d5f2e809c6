"""How a figure relates to its time: added, summed up, at hand, or aimed at; and as of when."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from extract.counts.lexicon import Words
from schemas.mentions import Aspect, CountKind, DateMention
from schemas.text import Sentence

REACH = 30  # characters before a count, within its clause
FAR = 60  # characters before a count in which a total may begin
SUMMED = frozenset(
    {"person", "person_time", "household", "organisation", "case", "event", "item", "money"}
)
# Nothing is told apart from the total on the way: no part of it, no day, no state.
_TOTAL = re.compile(
    "累计[^，,。；;！？\n]{2,24}(?:[，,](?![^，,]{0,6}(?:其中|占|人均|平均|同比|比上|目前|现|当|今|昨|另|计划|将|预计|力争))"
    "[^，,。；;！？\n]{1,20})+$"
)
_CLAUSE = re.compile("[,，。；;!！?？\n]")
_AS_OF = re.compile("截[至止](?:到|至|目前)? ?$")

AsOf = tuple[int, str]


def aspect_of(
    text: str, sentence: Sentence, start: int, as_of: str, words: Words, kind: CountKind
) -> Aspect:
    """Give the aspect that the nearest word before a count says, in its clause.

    A total goes on in the clauses behind it: 累计接种120万剂,完成全程接种45万人. What a share is of
    says nothing of it (占计划投资的72%).
    """
    lead = text[max(sentence.start, start - REACH) : start]
    lead = _CLAUSE.split(lead)[-1]
    total = text[max(sentence.start, start - FAR) : start]
    if kind in SUMMED and not words.cues.search(lead) and _TOTAL.search(total):
        return "cumulative"
    lead = lead.rpartition("占")[0] if "占" in lead else lead
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
