"""What the clauses of a sentence did not say: from its end, from what was told before."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.events.anchors import AFTERMATH, NEAR, UNPLACED, is_event, is_quoted
from extract.events.cast import noun
from extract.events.chain import NEXT_CLAUSE, REACHED, Chain, Draft, Figure, describes
from extract.events.lexicon import EventLexicon
from extract.events.stages import stage
from extract.events.story import WHOLE, Scene, Story, Where
from extract.events.tokens import Clause, Token
from extract.events.uses import is_point
from extract.events.weigh import is_likely

MANY = 99  # days
WIRED = re.compile(r"[电讯](?!话)|[（(][^（）()]{0,40}记者")  # 4月2日电: when it was sent
REPORTED = re.compile(r"[，,]?(?:本报|本网)?记者[^，。；]{0,30}(?:获悉|了解到|得知)")
INCIDENT = "argument.time.incident"
EARLIER = "argument.place.earlier_sentence"
OWN_DIVISION = "argument.place.own_division"
CARRIED = "argument.place.carried_subject"
COMING = frozenset({"来到", "前往", "到达", "抵达", "赶到", "赴"})
VISITS = frozenset({"condole", "inspect", "meeting"})
MEASURES = frozenset({"discipline", "org_form", "condole", "commend", "personnel"})
COMMON = frozenset({"deploy", "volunteer", "produce", "restrict", "reopen", "personnel"})


def settle_sentence(
    text: str,
    clauses: Sequence[Clause],
    drafts: list[Draft],
    chain: Chain,
    earlier: Chain,
    story: Story,
    lexicon: EventLexicon,
) -> list[Draft]:
    """Fill dates and places from the end of the sentence, then from context; keep the likely."""
    start = clauses[0].tokens[0].start
    remember_scenes(drafts, start, story)
    place_ahead(drafts)
    runs = earlier.date is not None and is_day(earlier.date) and not is_asof(text, earlier.date)
    joined = text[max(0, start - 1) : start] in {"；", ";"}  # one sentence to the reader
    date_sentence(clauses, drafts, chain, earlier, story, joined, runs, text)
    for draft in drafts:
        place_from_context(text, start, draft, earlier, story)
    place_offices(drafts)
    for draft in drafts:
        draft.counts = [f for f in draft.counts if not is_parted_count(clauses, f)]
    drafts = [d for i, d in enumerate(drafts) if not leads_on(d, drafts[i + 1 :])]
    drafts = [d for d in drafts if not is_press(text, d)]
    named = bool(drafts) and any(is_point(t) for clause in clauses for t in clause.tokens)
    kept = []
    for i, draft in enumerate(drafts):
        own = clauses[draft.clause].tokens
        anchored = is_event(text, start, draft, own, story)
        near = (
            named and draft.hit.type not in COMMON and not is_quoted(text, start, draft.hit.start)
        )
        order = i, len(drafts)
        if (anchored or near) and is_likely(draft, anchored, order, clauses, story, lexicon):
            kept.append(draft)
    if chain.place is None:
        chain.put_place(earlier.place, earlier.place_rule)
    if chain.date is None and not chain.dated:
        chain.date, chain.date_end = earlier.date, earlier.date_end
    return kept


def remember_scenes(drafts: Sequence[Draft], start: int, story: Story) -> None:
    """Say which places come from before the sentence; remember the scenes of incidents."""
    for draft in drafts:
        if draft.place and draft.place.start < start:
            draft.place_basis = "context"
        if draft.place and draft.hit.type == "incident":
            remember_scene(draft, draft.place, story)


def remember_scene(draft: Draft, place: Where, story: Story) -> None:
    """Keep where and when an incident was first told to be; an exact place outweighs a wide one."""
    word = draft.hit.trigger.word
    known = story.scenes.get(word)
    date = draft.date or (known.date if known else None)
    if date is None or (known and not story.is_finer(place, known.place)):
        return
    scene = story.scenes[word] = Scene(place, date)
    if story.scene is None or story.scene is known:
        story.scene = scene


def is_parted_count(clauses: Sequence[Clause], figure: Figure) -> bool:
    """Say whether a count went back over a semicolon, which begins another thing told."""
    if figure.rule != NEXT_CLAUSE:
        return False
    own = [c for c in clauses if c.tokens[0].start <= figure.token.start]
    return own[-1].before in {"；", ";"}


def is_press(text: str, draft: Draft) -> bool:
    """Say whether a reporter goes somewhere or asks someone, which is no part of the story."""
    if draft.hit.trigger.frame == "receive" and draft.hit.type == "request":
        return draft.realis == "negated"  # 暂无接到群众报警 is no request
    if draft.hit.type not in {"deploy", "inspect", "request"} or draft.subject is None:
        return False
    return any(text[n.start : n.end].endswith("记者") for n in draft.subject.common)


def leads_on(draft: Draft, after: Sequence[Draft]) -> bool:
    """Say whether an official only comes to a place to inspect or visit it (来到社区,看望…)."""
    if draft.hit.trigger.word not in COMING or not after or after[0].hit.type not in VISITS:
        return False
    return not draft.counts and after[0].clause - draft.clause <= 1


def place_ahead(drafts: Sequence[Draft]) -> None:
    """Give an incident the place that the rest of its sentence names."""
    following: Where | None = None
    for draft in reversed(drafts):
        if draft.place is None and following and draft.hit.type in UNPLACED:
            draft.put_place(following, "stated", "argument.place.later_clause")
        following = draft.place


def date_sentence(
    clauses: Sequence[Clause],
    drafts: Sequence[Draft],
    chain: Chain,
    earlier: Chain,
    story: Story,
    joined: bool,
    runs: bool,
    text: str,
) -> None:
    """Give drafts a date the sentence tells later, the running day, or the day of the incident."""
    day = earlier.date if runs else None
    late = late_date(clauses, chain)
    for draft in drafts:
        if draft.date is not None and is_of_telling(text, draft, draft.date):
            scene = story.scene.date if story.scene and draft.hit.type == "incident" else None
            draft.put_date(scene, "context", INCIDENT)
            draft.date_end = None
        draft.vague = draft.date is None and chain.dated
        if draft.date is not None or chain.dated:
            continue
        if late and not is_parted(clauses, draft, late):
            draft.put_date(late, "stated", "argument.time.later_clause")
        elif draft.realis == "generic":
            continue
        elif day is not None and not is_later(draft, clauses[draft.clause].tokens, joined):
            draft.put_date(day, "context", "argument.time.running_day")
            draft.date_end = earlier.date_end
        elif story.scene and draft.hit.type in UNPLACED and draft.realis == "actual":
            draft.put_date(story.scene.date, "context", INCIDENT)


def is_of_telling(text: str, draft: Draft, date: Token) -> bool:
    """Say whether a date is of the telling: of a dateline (states hold then), of what was heard.

    截至8日 dates what was counted by then, not the quake that did it.
    """
    if draft.hit.type == "incident" and is_asof(text, date):
        return True
    between = text[date.end : draft.hit.start]
    told = WIRED.match(between) is not None and draft.hit.type not in UNPLACED | {"rescue"}
    return told or REPORTED.match(between) is not None


def place_from_context(text: str, start: int, draft: Draft, earlier: Chain, story: Story) -> None:
    """Give a draft its subject's place, 我市, the place told before, or that of the incident."""
    if draft.place is not None or draft.nowhere:
        return
    near = max(start, draft.hit.start - NEAR)
    found = [(story.phrase_place(draft.subject), CARRIED)]
    if is_carried(draft, start) and earlier.place_rule == REACHED:
        found.insert(0, (earlier.place, EARLIER))  # 赶到虹桥街道。他们…
    found.append((story.whole(text, near, draft.hit.start), OWN_DIVISION))
    if not is_elsewhere(draft):
        found.append((earlier.place, EARLIER))
        if story.scene and draft.hit.type in AFTERMATH:
            found.append((story.scene.place, "argument.place.incident"))
    where, rule = next(((w, r) for w, r in found if w), (None, ""))
    draft.put_place(where, "context", rule)
    if where and rule == OWN_DIVISION and tells_cases(draft):
        own = WHOLE.search(text, near, draft.hit.start)
        if own and not draft.cast.agents:
            agent = noun("argument.agent.own_division", text, *own.span())
            draft.cast.agents = [agent.model_copy(update={"value": where.name})]


def tells_cases(draft: Draft) -> bool:
    """Say whether cases are reported, by the place that 全市 means (全市累计报告568例)."""
    return draft.hit.type == "case_report" and draft.hit.trigger.word.endswith("报告")


def place_offices(drafts: Sequence[Draft]) -> None:
    """Give who leaves office the place of the office told beside (任命…为县长,免去某人的职务)."""
    for one, two in pairwise(drafts):
        both = one.hit.type == two.hit.type == "personnel"
        if both and two.place is None and not two.nowhere:
            two.put_place(one.place, "context", "argument.place.office")


def is_carried(draft: Draft, start: int) -> bool:
    """Say whether who acts was named in an earlier sentence only."""
    names = draft.subject.names if draft.subject else ()
    return bool(names) and all(t.start < start for t in names)


def is_elsewhere(draft: Draft) -> bool:
    """Say whether the subject is a body of its own, which need not be where the story was."""
    return draft.subject is not None and any(t.tag == "ORG" for t in draft.subject.names)


def late_date(clauses: Sequence[Clause], chain: Chain) -> Token | None:
    """Give the first date of a sentence that names a time and dates what happened."""
    for clause in clauses:
        for i, token in enumerate(clause.tokens):
            told = token.tag == "DATE" and is_point(token) and token not in chain.spoken
            if told and not describes(clause.tokens, i):
                return token
    return None


def is_parted(clauses: Sequence[Clause], draft: Draft, late: Token) -> bool:
    """Say whether a space parts a draft from a later date, as in headlines (余震29次 明日停课)."""
    between = clauses[draft.clause + 1 :]
    return any(c.before.isspace() and c.tokens[0].start <= late.start for c in between if c.before)


def is_asof(text: str, date: Token) -> bool:
    """Say whether a date only says up to when figures hold (截至8日), so that nothing runs on."""
    return "截" in text[max(0, date.start - 3) : date.start]


def is_later(draft: Draft, tokens: Sequence[Token], joined: bool) -> bool:
    """Say whether a measure need not be of the running day: a penalty, a plan, what 已 tells."""
    court = draft.hit.type == "discipline" and stage(draft.hit.trigger.word) in {
        "verdict",
        "hearing",
    }
    return (draft.hit.type in MEASURES and not joined and not court) or has_been(
        tokens, draft.hit.first
    )


def has_been(tokens: Sequence[Token], first: int) -> bool:
    """Say whether 已 stands before a trigger: it was done by then, the day is not told."""
    return any(t.word in {"已", "已经", "均已", "都已"} for t in tokens[:first] if not t.mention)


def is_day(token: Token) -> bool:
    """Say whether a date names a day, so that what follows may be taken to happen on it."""
    value = getattr(token.mention, "value", "")
    first, _, last = value.partition("/")
    known = len(first) == 10 and first[8:].isdigit()  # 今天 of a page without a date is XXXX-XX-XX
    return known and (not last or days_between(first, last) < 4)


def days_between(first: str, last: str) -> int:
    """Give how many days lie between two of a month; many when a day or the month is unknown."""
    one, two = first[8:], last[8:]
    known = first[:7] == last[:7] and one.isdigit() and two.isdigit()
    return int(two) - int(one) if known else MANY
