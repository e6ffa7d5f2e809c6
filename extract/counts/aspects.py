"""How a figure relates to its time: added, summed up, at hand, or aimed at; and as of when."""

import re
from collections.abc import Sequence

from schemas.mentions import Aspect, DateMention
from schemas.text import Sentence

_CLAUSE = re.compile("[,，。；;!！?？\n]")
_CUES: tuple[tuple[Aspect, re.Pattern[str]], ...] = (
    ("increment", re.compile("新增|净增|增加|新开|新建成|当日|新发展|新签|新吸纳|单日")),
    (
        "cumulative",
        re.compile(
            "累计|共计|总计|合计|先后|一共|总共|截至|截止|共(?!有|同|享|建|识|产|和|青)|历年"
        ),
    ),
    ("stock", re.compile("现有|共有|拥有|现存|尚有|实有|在册|在院|保有|留存|总数|存量|库存")),
    (
        "target",
        re.compile(
            "计划|将(?=达|有|建|为|在|于|新|实|投|完|超|突|增|从|继|会|派|举|再|募|招|引|安排|支出|提供|拨)|(?<![只需主重不首还])要(?!求)|力争|目标|拟|预计|争取|确保|有望|规划|到20[0-9]{2}年"
        ),
    ),
)
_AS_OF = re.compile("(?:截至|截止|截止到|截至到|截至目前|截止至) ?$")


def aspect_of(text: str, sentence: Sentence, start: int, as_of: str) -> Aspect:
    """Give the aspect that the nearest word before a count says, in its clause."""
    lead = text[max(sentence.start, start - 30) : start]
    lead = _CLAUSE.split(lead)[-1]
    best: tuple[int, Aspect] = (-1, "cumulative" if as_of else "none")
    for aspect, cue in _CUES:
        for match in cue.finditer(lead):
            if match.start() > best[0]:
                best = (match.start(), aspect)
    return best[1]


def date_of(text: str, sentence: Sentence, dates: Sequence[DateMention], start: int) -> str:
    """Give the EDTF date behind 截至 in the sentence, before `start`; nothing when there is none."""
    for date in reversed(dates):
        if sentence.start <= date.start and date.end <= start and date.kind == "instant":
            if _AS_OF.search(text, max(0, date.start - 6), date.start):
                return date.value
    return ""
