"""Which report a headline tells before, and which one words like 这起事故 take as told."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.events.merging.differences import (
    LARGE,
    akin,
    alike,
    contradicts,
    covers,
    near,
    other_post,
    overlap,
    parties_apart,
    shared,
)
from extract.events.merging.facts import Facts
from extract.events.merging.figures import other_giver
from extract.events.merging.retelling import ATTENDING

CALLED = re.compile(r"^[\u4e00-\u9fff]{2,6}?(?:会议|仪式|大会)(?=在)")
MOST = 60  # headlines of one type on a page, and reports compared with each
ENOUGH = 4
SURE = 10  # so alike that more than one report tells what the headline does
LEAD = 400  # characters after a headline that its lead takes
MUCH = 6  # what a clause that repeats the headline scores
OTHERS = 0.5  # of a headline repeated, so that parties that seem others need not be
SMALL = frozenset({0.0, 1.0, 2.0})
LOOSE = frozenset({"incident", "casualty", "case_report", "meeting", "donate", "rescue", "inspect"})
FACING = frozenset({"会见", "会谈", "会晤", "通话"})
STATES = frozenset({"incident", "casualty", "case_report", "recovery", "rescue"})


def headline_pairs(told: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Give each headline report with the later report of its page that it tells before."""
    pages: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, facts in enumerate(told):
        pages[facts.telling.doc_id, facts.report.type].append(i)
    for members in pages.values():
        heads = [i for i in members if told[i].headline][:MOST]
        for head in heads:
            later = [i for i in members if i > head][:MOST]
            scored = [(fit(told[head], told[i]), -i) for i in later]
            best = max(scored, default=(0, 0))
            for score, i in scored:
                sure = score >= SURE and figures_fit(told[head], told[-i]) > 0
                if sure or (score >= ENOUGH and (score, i) == best):
                    yield head, -i


def echo_pairs(told: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Give each report that its words take as told with the nearest before it that it can be."""
    pages: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, facts in enumerate(told):
        before = pages[facts.telling.doc_id, facts.report.type]
        meeting = facts.report.type == "meeting"
        known = facts.known or (meeting and facts.report.word in ATTENDING)
        named = CALLED.findall(facts.clause) if meeting else []
        if (known or named) and not facts.fresh:
            meant = [
                j
                for j in reversed(before[-MOST:])
                if (known or any(n in told[j].report.evidence for n in named))
                and not contradicts(told[j], facts, "told before")
                and (is_loose(facts) or akin_words(told[j], facts))
            ]
            if meant:  # the nearest with the same word, else the nearest
                near = {
                    j: (how_akin(told[j], facts), not same_place(told[j], facts), -j) for j in meant
                }
                yield min(meant, key=near.__getitem__), i
        before.append(i)


def is_loose(facts: Facts) -> bool:
    """Say whether what is told again may go by another word: 仪式 does for 揭牌, not 会见."""
    return facts.report.type in LOOSE and facts.report.word not in FACING


def how_akin(one: Facts, two: Facts) -> int:
    """Give 0 for reports of one word, 1 when the words share a character, else 2."""
    return 0 if one.report.word == two.report.word else 2 - akin_words(one, two)


def akin_words(one: Facts, two: Facts) -> bool:
    """Say whether the words of two reports share a character."""
    return bool({*one.report.word} & {*two.report.word})


def fit(head: Facts, body: Facts) -> int:
    """Score how well a report fits what a headline tells; 0 when it is another."""
    if (body.fresh and not head.fresh) or contradicts(head, body, "headline"):
        return 0
    first, second = head.report, body.report
    repeated = overlap(head.clause, body.clause)
    if repeated < OTHERS and not shared(head, body) and parties_apart(head, body):
        return 0
    if first.type == "personnel" and other_post(head, body):
        return 0
    if first.type == "donate" and shared(head, body) and other_giver(head, body):
        return 0
    score = figures_fit(head, body) + round(MUCH * repeated)
    score += 2 * (same_place(head, body) or first.type in STATES)
    score += 2 * any(akin(a, b) for a in first.agents for b in second.agents)
    score += things_fit(head, body)
    score += 2 * any(akin(a, b) for a in head.given for b in body.given)
    score += bool(head.first) and head.first == body.first
    score += words_fit(head, body)
    score += 0 <= second.start - first.end < LEAD
    return score


def figures_fit(head: Facts, body: Facts) -> int:
    """Score the figures: one in common, a large one, one that the headline rounds."""
    values = shared(head, body)
    if any(value >= LARGE for value in values):
        return 5
    if values - SMALL:
        return 3
    if values:
        return 2
    if covers(head, body):
        return 3
    if any(near(few, body.figures.get(unit, ())) for unit, few in head.figures.items()):
        return 3
    units = head.figures.keys() & body.figures.keys() or "" in {*head.figures, *body.figures}
    counted = all(f.report.count_value not in {None, 1.0} for f in (head, body))
    return -3 if counted and units else 0


def things_fit(head: Facts, body: Facts) -> int:
    """Score the objects: the same name, or nouns for one thing."""
    if any(akin(a, b) for a in head.named for b in body.named):
        return 3
    objects = [(a, b) for a in head.report.objects for b in body.report.objects]
    return 2 * any(alike(a, b) for a, b in objects)


def words_fit(head: Facts, body: Facts) -> int:
    """Score the words: the same, or of one root (开罚 and 裁罚)."""
    one, two = head.report.word, body.report.word
    if head.report.type in {"incident", "casualty"}:
        return 2  # nothing in them contradicts
    return 2 * (one == two) or int(bool(set(one) & set(two)))


def same_place(one: Facts, two: Facts) -> bool:
    """Say whether two reports have one place, or the place of one lies in that of the other."""
    a, b = sorted((one.stem, two.stem), key=len)
    if not one.report.place or not two.report.place:
        return False
    return one.report.place == two.report.place or (bool(a) and b.startswith(a))
