"""Find the words that tell an event in a clause: by sense, by use, and one for each happening."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.events.lexicon import EventLexicon, Trigger
from extract.events.tokens import NOUNS, Clause, Token
from schemas.mentions import CountMention, DateMention

COMPLEMENTS = frozenset("了过着到至出成完入往起来去上回给为向")
SOLID = frozenset("点区站率室仪员者证卡车队组机岗台亭办局处所科员史性力期")
CASES = frozenset({"病例", "患者"})
SITES = frozenset("点站院馆床岗位")
QUOTED = re.compile(r"《[^《》]{1,80}》|[“\"‘][^“”\"‘’,，。；;]{1,10}[”\"’]")
PURPOSE = frozenset({"v", "vn", "ad", "d", "vd"})


class Hit(NamedTuple):
    """A trigger in its clause: its span, the tokens it covers (half-open), its type."""

    start: int
    end: int
    first: int
    last: int
    type: str
    trigger: Trigger


def find_hits(text: str, clause: Clause, lexicon: EventLexicon) -> list[Hit]:
    """Give the triggers of a clause that tell an event, one for each happening."""
    tokens = clause.tokens
    start, end = tokens[0].start, tokens[-1].end
    quoted = [(m.start() + start, m.end() + start) for m in QUOTED.finditer(text[start:end])]
    hits = []
    for match in lexicon.pattern.finditer(text, start, end):
        if any(a < match.start() and match.end() < b for a, b in quoted):
            continue
        placed = cover(tokens, match.start(), match.end())
        if placed is None:
            continue
        trigger = lexicon.triggers[match[0]]
        sense = choose_sense(tokens, placed, trigger)
        if sense and is_event(tokens, placed, trigger, sense, lexicon):
            hits.append(Hit(match.start(), match.end(), *placed, sense, trigger))
    return single_out(tokens, hits)


def cover(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Give the tokens of a span, or None when it cuts through a word or a mention.

    A verb may go on with a complement (做完, 送到).
    """
    inside = [i for i, t in enumerate(tokens) if t.start < end and t.end > start]
    first, last = tokens[inside[0]], tokens[inside[-1]]
    if any(tokens[i].mention for i in inside):
        return None
    whole = first.start == start and last.end == end
    if len(inside) == 1 and not whole:
        rest = (first.word[: start - first.start], first.word[end - first.start :])
        whole = not rest[0] and len(rest[1]) == 1 and rest[1] in COMPLEMENTS
    if len(inside) > 1 and not whole and end - start > 1:
        whole = first.start == start or last.end == end
    return (inside[0], inside[-1] + 1) if whole else None


def choose_sense(tokens: Sequence[Token], placed: tuple[int, int], trigger: Trigger) -> str:
    """Give the type of the first sense that fits the clause, or ""."""
    for sense in trigger.senses:
        if not sense.cues or any(has_cue(tokens, placed, cue) for cue in sense.cues):
            return sense.type
    return ""


def has_cue(tokens: Sequence[Token], placed: tuple[int, int], cue: str) -> bool:
    """Say whether a cue stands in the clause: `#kind` a mention, `>word` a word after the trigger."""
    if cue.startswith("#"):
        return has_mention(tokens, placed, cue[1:])
    if cue.startswith(">"):
        after = "".join(t.word for t in tokens[placed[1] : placed[1] + 14])
        last = tokens[placed[1] - 1]
        return cue[1:] in after or (len(last.word) > 1 and last.word.endswith(cue[1:]))
    words = "".join(t.word for t in (*tokens[: placed[0]], *tokens[placed[1] :]))
    return cue in words


def has_mention(tokens: Sequence[Token], placed: tuple[int, int], kind: str) -> bool:
    """Say whether a mention of a kind stands in the clause."""
    tags = {"count": "NUM", "date": "DATE", "person": "PER", "org": "ORG", "place": "LOC"}
    if kind in tags:
        return any(t.tag == tags[kind] and is_point(t) for t in tokens)
    if kind == "duration":
        return any(
            isinstance(t.mention, DateMention) and t.mention.kind == "duration" for t in tokens
        )
    if kind == "money":
        return any(
            isinstance(t.mention, CountMention) and t.mention.kind == "money" for t in tokens
        )
    if kind == "moving":
        return any(t.tag in {"LOC", "ORG", "NUM"} for t in tokens[placed[1] : placed[1] + 2])
    return any(t.word[-1] in SITES for t in tokens[placed[1] :])


def is_point(token: Token) -> bool:
    return not isinstance(token.mention, DateMention) or bool(token.mention.value)


def is_event(
    tokens: Sequence[Token],
    placed: tuple[int, int],
    trigger: Trigger,
    kind: str,
    lexicon: EventLexicon,
) -> bool:
    """Say whether the word is used of a happening: no compound, purpose, danger, help or duty."""
    first, last = placed
    if len(trigger.word) == 1 and tokens[first].word[0] != trigger.word:
        return False
    before = tokens[:first]
    if is_compound(tokens, placed, kind, lexicon) or is_set_aside(before, lexicon):
        return False
    noun_use = tokens[last - 1].tag in {"vn", "n", "an", "nz"} and not trigger.noun
    if noun_use and not (is_carried(tokens, placed, lexicon)):
        return False
    return not (is_duty(tokens, placed, lexicon))


def is_compound(
    tokens: Sequence[Token], placed: tuple[int, int], kind: str, lexicon: EventLexicon
) -> bool:
    """Say whether the word only makes a compound with the noun after it (检测点, 确诊病例)."""
    first, last = placed
    if last >= len(tokens) or tokens[last].mention:
        return False
    after = tokens[last]
    if after.word in CASES:
        return not (kind == "case_report" and next_count(tokens, last + 1))
    cues = lexicon.cues.get(after.word, frozenset())
    nominal = tokens[last - 1].tag in {"vn", "n", "nz", "an"}
    if "head" in cues:
        return nominal or after.word in SOLID
    if "soft" in cues:
        return not is_carried(tokens, placed, lexicon)
    return after.word[-1] in SOLID and nominal and after.tag in {"n", "nz", "vn"}


def next_count(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a count stands right at or one word after a place in the clause."""
    return any(t.tag == "NUM" for t in tokens[at : at + 2])


def is_carried(tokens: Sequence[Token], placed: tuple[int, int], lexicon: EventLexicon) -> bool:
    """Say whether a word tagged as a noun still tells what happened.

    It does after a light verb (进行检测), before a count (采样2800万份), and in a clause without
    another verb (全员核酸检测).
    """
    first, last = placed
    before = tokens[:first]
    if any("light" in lexicon.cues.get(t.word.rstrip("了过着"), ()) for t in before):
        return True
    return next_count(tokens, last) or not any(
        t.tag in {"v", "vd"} for i, t in enumerate(tokens) if not first <= i < last
    )


def is_set_aside(before: Sequence[Token], lexicon: EventLexicon) -> bool:
    """Say whether words before put the event aside: purpose, danger, help, condition."""
    for i, token in enumerate(before):
        cues = lexicon.cues.get(token.word, frozenset())
        if "avoid" in cues or "aid" in cues:
            return True
        if "purpose" in cues and token.word != "来":
            follows = before[i + 1].tag if i + 1 < len(before) else "v"
            if token.word != "为" or follows in PURPOSE:
                return True
    return False


def is_duty(tokens: Sequence[Token], placed: tuple[int, int], lexicon: EventLexicon) -> bool:
    """Say whether the clause names a duty or a slogan: 加强排查, without a mention of its own."""
    if any(t.mention and is_point(t) for t in tokens):
        return False
    return any("duty" in lexicon.cues.get(t.word, ()) for t in tokens[: placed[0]])


def single_out(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Keep one verb of those that tell one happening: the one nearest to its count."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: h.start):
        if kept and is_same(tokens, kept[-1], hit):
            kept[-1] = nearer(tokens, kept[-1], hit)
        else:
            kept.append(hit)
    return kept


def is_same(tokens: Sequence[Token], one: Hit, two: Hit) -> bool:
    """Say whether two triggers of a clause tell one happening."""
    if one.type != two.type:
        return False
    between = tokens[one.last : two.first]
    listed = any(t.word == "、" for t in between)
    return not (listed and any(t.tag in NOUNS for t in between))


def nearer(tokens: Sequence[Token], one: Hit, two: Hit) -> Hit:
    """Give the verb whose object holds a count, else the first that is not a mere noun."""
    if next_count(tokens, two.last) and not next_count(tokens, one.last):
        return two
    if one.trigger.noun and not two.trigger.noun:
        return two
    return one
