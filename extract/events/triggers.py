"""Find the words that tell an event in a clause: by sense, by use, and one for each happening."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extract.events.compounds import Span, is_tally
from extract.events.hits import Hit
from extract.events.lexicon import EventLexicon, Trigger
from extract.events.single import single_hits
from extract.events.tokens import Clause, Token
from extract.events.uses import is_event, is_point
from schemas.mentions import CountMention

SITES = frozenset("点站院馆床岗位")
QUOTED = re.compile(r"《[^《》]{1,80}》|[“\"‘][^“”\"‘’,，。；;]{1,10}[”\"’]")
AFTER = 14  # tokens after a trigger among which a cue that must follow stands
DEGREES = (("大", ""), ("火", ""))  # 大地震, 火烧伤
CALLS = frozenset({"报警", "求助", "报案", "警情", "电话", "报警电话", "求助电话"})
DONE = frozenset({"完毕", "结束"})
MOST = 12  # triggers of a clause; real ones have under 7, and work grows with the square
VERBAL = frozenset({"v", "vd", "vn"})
TAGS = {"count": "NUM", "date": "DATE", "person": "PER", "org": "ORG", "place": "LOC"}


def find_hits(text: str, clause: Clause, lexicon: EventLexicon) -> list[Hit]:
    """Give the triggers of a clause that tell an event, one for each happening."""
    tokens = clause.tokens
    start, end = tokens[0].start, tokens[-1].end
    hits: list[Hit] = []
    quoted: list[Span] | None = None
    free = start
    for at, word in lexicon.find_words(text, start, end):
        if at < free or len(hits) == MOST:
            continue
        if quoted is None:
            quoted = [q.span() for q in QUOTED.finditer(text, start, end)]
        hit = read_hit(text, tokens, at, word, quoted, lexicon)
        if hit:
            hits.append(hit)
            free = hit.end
    if not hits:
        return []  # 疫情发生后 and 接警后 only say when
    if closes(tokens[-1], lexicon) and any(t.word in DONE for t in tokens):
        return []  # 现场处置完毕后
    if closes(tokens[-1], lexicon):
        hits = [h for h in hits if h.type != "incident" and not is_occasion_only(tokens, h)]
    return single_hits(tokens, hits, lexicon)


def is_occasion_only(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a receipt only says when: one by a named body is told (消防队接到报警后)."""
    called = any(t.word in CALLS for t in tokens[hit.last :])
    named = called and any(t.tag == "ORG" for t in tokens[: hit.first])
    return hit.trigger.frame == "receive" and not (named and hit.type == "request")


def read_hit(
    text: str,
    tokens: Sequence[Token],
    start: int,
    word: str,
    quoted: Sequence[Span],
    lexicon: EventLexicon,
) -> Hit | None:
    """Give the trigger a word is, or None; a word that is all of a quotation may be one."""
    end = start + len(word)
    if text.startswith("线上线下", start - 1):
        return None
    if any(a < start and end < b and end - start < b - a - 2 for a, b in quoted):
        return None
    placed = cover(tokens, start, end, lexicon)
    if placed is None:
        return None
    trigger = lexicon.triggers[word]
    sense = choose_sense(tokens, placed, trigger)
    if not sense or not is_event(tokens, placed, trigger, sense, lexicon):
        return None
    return Hit(start, end, *placed, sense, trigger)


def cover(tokens: Sequence[Token], start: int, end: int, lexicon: EventLexicon) -> Span | None:
    """Give the tokens of a span, or None when it cuts through a word or a mention.

    A verb may go on with a complement (做完, 送到).
    """
    begin = bisect_right(tokens, start, key=lambda t: t.end)
    finish = bisect_left(tokens, end, begin, key=lambda t: t.start)
    inside = range(begin, finish)
    if not inside:
        return None  # in a bracket that was left out
    first, last = tokens[begin], tokens[finish - 1]
    if any(tokens[i].mention for i in inside):
        return None
    whole = first.start == start and last.end == end
    if len(inside) == 1 and not whole:
        rest = (first.word[: start - first.start], first.word[end - first.start :])
        whole = rest in DEGREES or (not rest[0] and lexicon.marks(rest[1], "complement"))
        harmed = not rest[0] and tells(lexicon, first.word[: end - start], "casualty")
        whole = whole or (harmed and is_tally(tokens, (begin, finish), rest[1]))
        compound = lexicon.marks(rest[1][-1:], "solid") or rest[1] == "令"  # 集结令
        whole = whole or is_glued(tokens, begin, end - start, rest)
        whole = whole or (
            end - start > 1 and len(first.word) < 5 and first.tag in VERBAL and not compound
        )
    if len(inside) > 1 and not whole and end - start > 1:
        cut = last.end != end and last.word[-1] in "员者能备"  # 重|伤员, 年|产能, 新|设备
        whole = (first.start == start and not cut) or last.end == end
    return (inside[0], inside[-1] + 1) if whole else None


def tells(lexicon: EventLexicon, word: str, kind: str) -> bool:
    """Say whether a word can tell an event of a type."""
    return any(s.type == kind for s in lexicon.triggers[word].senses)


def is_glued(tokens: Sequence[Token], at: int, size: int, rest: tuple[str, str]) -> bool:
    """Say whether a verb took the first character of its object with it (紧急|调拨棉|帐篷)."""
    one = size > 1 and not rest[0] and len(rest[1]) == 1
    return one and tokens[at].tag == "nz" and at > 0 and tokens[at - 1].tag in {"ad", "d"}


def choose_sense(tokens: Sequence[Token], placed: Span, trigger: Trigger) -> str:
    """Give the type of the first sense that fits the clause, or ""."""
    if not trigger.senses[0].cues:
        return trigger.senses[0].type
    first, last = placed
    words = [t.word for t in tokens]
    around = Around(
        tokens,
        placed,
        "".join(words[last : last + AFTER]),
        "".join(words[:first]) + "".join(words[last:]),
    )
    for sense in trigger.senses:
        if not sense.cues or any(around.has(cue) for cue in sense.cues):
            return sense.type
    return ""


class Around(NamedTuple):
    """What stands around a trigger: the words soon after it, and all words of its clause but it."""

    tokens: Sequence[Token]
    placed: Span
    after: str
    words: str

    def has(self, cue: str) -> bool:
        """Say whether a cue stands in the clause.

        `#kind` is a mention of that kind, `>word` a word after the trigger, else a word anywhere.
        """
        if cue[0] == "#":
            return has_mention(self.tokens, self.placed, cue[1:])
        if cue[0] == ">":
            last = self.tokens[self.placed[1] - 1].word
            return cue[1:] in self.after or (len(last) > 1 and last.endswith(cue[1:]))
        return cue in self.words


def has_mention(tokens: Sequence[Token], placed: Span, kind: str) -> bool:
    """Say whether a mention of a kind stands in the clause."""
    if kind in TAGS:
        return any(t.tag == TAGS[kind] and is_point(t) for t in tokens)
    if kind == "money":
        return any(
            isinstance(t.mention, CountMention) and t.mention.kind == "money" for t in tokens
        )
    if kind == "moving":
        return any(t.tag in {"LOC", "ORG", "NUM"} for t in tokens[placed[1] : placed[1] + 2])
    return any(t.word[-1] in SITES for t in tokens[placed[1] :])


def closes(token: Token, lexicon: EventLexicon) -> bool:
    """Say whether a clause ends in 后 or 时, so that it only tells when."""
    return not token.mention and "when" in lexicon.cues.get(token.word, ())
