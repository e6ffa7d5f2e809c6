"""What a page goes on with from one paragraph to the next: the day told last."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.events.chain import Draft
from extract.events.context import is_asof
from extract.events.story import Where, stem
from extract.events.tokens import Token
from schemas.mentions import DateMention
from schemas.text import Sentence

DATED = frozenset(
    {"incident", "casualty", "case_report", "meeting", "personnel", "reopen", "commend"}
)
BEFORE = re.compile(r"(?:已经?|此前|之前|曾|原定|早在)[^，。；]{0,12}$")
FAR = 40  # characters before a trigger that may say that it was before
LONGEST = 10  # days of a span that a story may be about

Told = tuple[Draft, Sentence]


class Day(NamedTuple):
    """A day or a short span that a story goes on with, where it was, and what kind of event."""

    date: Token
    end: Token | None
    place: Where | None
    type: str = ""


def carry_on(text: str, told: Sequence[Told], days: Sequence[Day]) -> None:
    """Give drafts the day that the paragraphs before them told last, when they are of one place.

    `told` are the drafts with their sentences, in text order; they are changed in place. `days` are
    the dates that sentences end on, whether or not an event is told of them. A headline begins
    anew. Only what happens on a day of its own takes one: donations and teams are told as of any
    time.
    """
    day: Day | None = None
    waiting = iter(sorted(days, key=lambda d: d.date.start))
    ahead = next(waiting, None)
    for draft, sentence in told:
        while ahead and ahead.date.start < sentence.start:
            told_of = day is not None and day.date is ahead.date
            if not told_of and is_short(ahead.date) and not is_asof(text, ahead.date):
                day = ahead
            ahead = next(waiting, None)
        if sentence.section == "headline":
            day = None
        elif draft.date is None and day and takes_day(text, draft) and belongs(draft, day):
            draft.put_date(day.date, "context", "argument.time.earlier_paragraph")
            draft.date_end = day.end
        elif draft.date and tells_day(draft) and not is_asof(text, draft.date):
            day = Day(draft.date, draft.date_end, draft.place, draft.hit.type)


def belongs(draft: Draft, day: Day) -> bool:
    """Say whether a draft may be of a day: of the kind told of it, or of a place that meets its."""
    place = draft.place
    if draft.hit.type in {day.type, "commend"} or place is None or day.place is None:
        return True  # who wins is named by where he comes from
    if place.name == day.place.name:
        return True
    a, b = sorted((stem(place.code), stem(day.place.code)), key=len)
    return not a or b.startswith(a)


def takes_day(text: str, draft: Draft) -> bool:
    """Say whether an undated draft happens on the day of the story: of a dated kind, not before."""
    if draft.hit.type not in DATED or draft.realis not in {"actual", "negated"} or draft.vague:
        return False
    return not BEFORE.search(text[max(0, draft.hit.start - FAR) : draft.hit.start])


def tells_day(draft: Draft) -> bool:
    """Say whether a draft states the day it was on, and was."""
    stated = draft.date is not None and draft.date_basis == "stated"
    return stated and draft.realis != "planned" and is_short(draft.date)


def is_short(date: Token | None) -> bool:
    """Say whether a date is a day or a few, so that a story may be of it."""
    mention = date.mention if date else None
    value = mention.value if isinstance(mention, DateMention) else ""
    first, _, last = value.partition("/")
    if len(first) != 10 or not last:
        return len(first) == 10
    days = first[8:], last[8:]
    if first[:7] != last[:7] or not all(map(str.isdigit, days)):
        return False  # 2021-05-21/2021-05, XXXX-XX-XX/XXXX-XX-XX
    return int(days[1]) - int(days[0]) < LONGEST
