"""What a page goes on with from one paragraph to the next: the day and the place told last."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.events.chain import ADJUNCT_RULE, OBJECT_RULE, SUBJECT_RULE, Draft
from extract.events.context import CARRIED, is_asof
from extract.events.stages import stage
from extract.events.story import Story, Where, stem
from extract.events.tokens import Token
from schemas.mentions import DateMention, PersonMention
from schemas.text import Sentence

DATED = frozenset(
    {"incident", "casualty", "case_report", "meeting", "personnel", "reopen", "commend"}
)
TAKEN_UP = frozenset({"produce", "facility_open", "org_form"})
PARTY = re.compile("一行|调研组|检查组|考察组|考察团|代表团|督导组|巡视组")
PART = re.compile(r"其中|[此这本]次")
BEFORE = re.compile(r"(?:已经?|此前|之前|曾|原定|早在)[^，。；]{0,12}$")
FAR = 40  # characters before a trigger that may say that it was before
LONGEST = 10  # days of a span that a story may be about
STAYS = frozenset(
    {
        "recovery",
        "screening",
        "mass_test",
        "case_report",
        "rescue",
        "casualty",
        "restrict",
        "reopen",
    }
    | {"produce", "supply", "commend", "donate"}
)
HARM = frozenset({"incident", "casualty"})
PLAYERS = re.compile(
    "选手|名将|运动员|组合|小将|球员|[国中韩日]羽|国乒|队员|世界冠军|奥运冠军|[男女]单|[男女]双|混双|战胜|击败|决赛|比赛|联赛|[0-9][比:：][0-9]"
)
COURT = "argument.place.court"
HOMES = frozenset({SUBJECT_RULE, CARRIED})
OF_WINNER = HOMES | {ADJUNCT_RULE, OBJECT_RULE}
TRIED = frozenset({"verdict", "charge", "dismissal"})
OF_SOMEONE = frozenset({"personnel", "commend", "party_membership"})
WIDE = (0, 1)  # countries and provinces

Told = tuple[Draft, Sentence]


class Day(NamedTuple):
    """A day or a short span that a story goes on with, where it was, and what kind of event."""

    date: Token
    end: Token | None
    place: Where | None
    type: str = ""
    people: frozenset[str] = frozenset()


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
        elif (
            draft.date is None
            and day
            and (
                is_round(
                    draft, day, PARTY.search(text, sentence.start, draft.hit.start) is not None
                )
                or (
                    (takes_day(text, draft) or is_part(text, draft, sentence))
                    and belongs(draft, day)
                )
            )
        ):
            draft.put_date(day.date, "context", "argument.time.earlier_paragraph")
            draft.date_end = day.end
        elif draft.date and tells_day(draft) and not is_asof(text, draft.date):
            visitors = frozenset(a.value for a in draft.cast.agents if a.table == "people")
            day = Day(draft.date, draft.date_end, draft.place, draft.hit.type, visitors)


def stay(text: str, told: Sequence[Told], story: Story) -> None:
    """Give drafts without a place the one that the page told last: a story stays where it is.

    `told` are the drafts with their sentences, in text order; they are changed in place. Where
    someone is from or takes office is not where the story is, and a province is too wide for one.
    """
    last: Where | None = None
    court: Where | None = None
    harmed = False
    for draft, sentence in told:
        if is_home(draft, story):
            tried = stage(draft.hit.trigger.word) == "verdict"
            draft.put_place(court if tried else None, "context", COURT)
        elif draft.hit.type == "discipline" and draft.cast.agents and draft.place:
            court = draft.place
        if draft.place is None and is_verdict(draft) and sentence.section != "headline":
            draft.put_place(court or story.court, "context", COURT)
        won = draft.hit.type == "commend" and draft.hit.trigger.frame == "receive"
        arena = contest(text, draft, sentence, story) if won else None
        if arena is not None:
            draft.put_place(arena, "context", "argument.place.contest")
        harmed = harmed or draft.hit.type in HARM
        if draft.place is None and sentence.section != "headline" and stays(draft, harmed):
            if last is not None:
                draft.put_place(last, "context", "argument.place.earlier_paragraph")
        elif draft.place is not None and draft.hit.type not in OF_SOMEONE:
            last = None if is_wide(draft.place, story) else draft.place


def is_verdict(draft: Draft) -> bool:
    """Say whether a draft tells what a court did, wherever that sits."""
    verdict = draft.hit.type == "discipline" and stage(draft.hit.trigger.word) == "verdict"
    return verdict and draft.realis == "actual" and not draft.nowhere


def contest(text: str, draft: Draft, sentence: Sentence, story: Story) -> Where | None:
    """Give where a contest is that someone wins: told in the sentence, else first on the page.

    Where the winner is from is not where he won (丹麦名将安赛龙夺得冠军).
    """
    inside = [w for w in story.stages if sentence.start <= w.start < draft.hit.start]
    if inside:
        return inside[-1]
    before = text[sentence.start : draft.hit.end + FAR]
    sport = draft.place is None or PLAYERS.search(before) is not None
    located = draft.place_basis == "stated" and draft.place_rule not in OF_WINNER
    return story.stages[0] if story.stages and sport and not located else None


def is_home(draft: Draft, story: Story) -> bool:
    """Say whether the place of someone tried or of a party member is only where he is from.

    安徽省原副省长倪发科…被判处有期徒刑: by the court told before, wherever that is.
    """
    if draft.place is None or draft.subject is None or draft.cast.agents:
        return draft.hit.type == "party_membership" and draft.place_rule in HOMES
    people = [t.mention for t in draft.subject.names if isinstance(t.mention, PersonMention)]
    homes = [story.homes.get(m.name) for m in people]
    tried = draft.hit.type == "discipline" and stage(draft.hit.trigger.word) in TRIED
    return tried and any(home and home.name == draft.place.name for home in homes)


def stays(draft: Draft, harmed: bool) -> bool:
    """Say whether a draft without a place happens where the story is: of a kind that stays.

    An inquiry does on a page that told of harm.
    """
    if draft.nowhere or draft.realis not in {"actual", "negated"}:
        return False
    inquiry = draft.hit.type == "discipline" and stage(draft.hit.trigger.word) in {"probe", ""}
    return draft.hit.type in STAYS or (inquiry and harmed)


def is_wide(place: Where, story: Story) -> bool:
    """Say whether a place is a country or a province, but no municipality."""
    return story.rank(place) in WIDE and not place.name.endswith("市")


def is_round(draft: Draft, day: Day, comes: bool) -> bool:
    """Say whether a visit is one more stop of a round told with its days before."""
    visits = draft.hit.type == day.type == "inspect" and draft.realis == "actual"
    return visits and (not day.people.isdisjoint(a.value for a in draft.cast.agents) or comes)


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


def is_part(text: str, draft: Draft, sentence: Sentence) -> bool:
    """Say whether a sentence takes up what was just told (其中,共有177个项目集中开工)."""
    taken_up = PART.match(text, sentence.start, sentence.start + FAR) is not None
    return taken_up and draft.hit.type in TAKEN_UP and draft.realis == "actual" and not draft.vague


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
