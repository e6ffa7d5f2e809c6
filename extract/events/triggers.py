"""Find the words that tell an event in a clause: by sense, by use, and one for each happening."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extract.events.compounds import Span, next_count
from extract.events.lexicon import EventLexicon, Trigger
from extract.events.retelling import is_ill, same_harm
from extract.events.tokens import Clause, Token
from extract.events.uses import is_event, is_point
from schemas.mentions import CountMention

SITES = frozenset("点站院馆床岗位")
QUOTED = re.compile(r"《[^《》]{1,80}》|[“\"‘][^“”\"‘’,，。；;]{1,10}[”\"’]")
ERRANDS = frozenset({"donate", "condole", "inspect", "supply", "meeting", "discipline"})
TOLD = frozenset({"incident", "case_report", "casualty"})
QUENCHING = frozenset({"扑灭", "扑救", "灭火"})
NAMING = frozenset({"启动", "提供", "发布", "印发", "制定", "出台"})  # 启动应急救助响应
JOINING = frozenset({"参与", "参加", "投入", "加入"})  # 消防车参与救援
GOING = frozenset({"参与", "参加", "投入", "前往", "协助"})
ADMITTED = frozenset({"入院", "住院", "就医", "就诊", "送医"})
FINDING = frozenset({"发现", "出现"})
PENALTIES = frozenset({"处分", "处罚"})  # 警告处分: the second names the deed
CAUSING = frozenset({"引发", "引起", "导致", "造成", "诱发"})
AFTER = 14  # tokens after a trigger among which a cue that must follow stands
MOST = 12  # triggers of a clause; real ones have under 7, and work grows with the square
VERBAL = frozenset({"v", "vd", "vn"})
TAGS = {"count": "NUM", "date": "DATE", "person": "PER", "org": "ORG", "place": "LOC"}


class Hit(NamedTuple):
    """A trigger in its clause: its span, the tokens it covers (half-open), its type.

    `others` are verbs of the same happening in the clause (抽调…下沉), which bring arguments too.
    """

    start: int
    end: int
    first: int
    last: int
    type: str
    trigger: Trigger
    others: tuple["Hit", ...] = ()


def find_hits(text: str, clause: Clause, lexicon: EventLexicon) -> list[Hit]:
    """Give the triggers of a clause that tell an event, one for each happening."""
    tokens = clause.tokens
    start, end = tokens[0].start, tokens[-1].end
    hits: list[Hit] = []
    quoted: list[Span] | None = None
    match = lexicon.pattern.search(text, start, end)
    while match and len(hits) < MOST:
        if quoted is None:
            quoted = [q.span() for q in QUOTED.finditer(text, start, end)]
        hit = read_hit(tokens, match, quoted, lexicon)
        if hit:
            hits.append(hit)
        match = lexicon.pattern.search(text, match.end() if hit else match.start() + 1, end)
    if not hits:
        return []  # 疫情发生后 and 接警后 only say when
    if closes(tokens[-1], lexicon):
        hits = [h for h in hits if h.type != "incident" and h.trigger.frame != "receive"]
    single = single_out(tokens, hits, lexicon)
    kept = drop_errands(tokens, drop_topics(tokens, single))
    return drop_vague(kept, lexicon)


def read_hit(
    tokens: Sequence[Token], match: re.Match[str], quoted: Sequence[Span], lexicon: EventLexicon
) -> Hit | None:
    """Give the trigger a match is, or None; a word that is all of a quotation may be one."""
    start, end = match.span()
    if match.string.startswith("线上线下", start - 1):
        return None
    if any(a < start and end < b and end - start < b - a - 2 for a, b in quoted):
        return None
    placed = cover(tokens, start, end, lexicon)
    if placed is None:
        return None
    trigger = lexicon.triggers[match[0]]
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
        whole = rest == ("大", "") or (not rest[0] and lexicon.marks(rest[1], "complement"))
        compound = lexicon.marks(rest[1][-1:], "solid")
        whole = whole or (
            end - start > 1 and len(first.word) < 5 and first.tag in VERBAL and not compound
        )
    if len(inside) > 1 and not whole and end - start > 1:
        cut = last.end != end and last.word[-1] in "员者"  # 重|伤员
        whole = (first.start == start and not cut) or last.end == end
    return (inside[0], inside[-1] + 1) if whole else None


def choose_sense(tokens: Sequence[Token], placed: Span, trigger: Trigger) -> str:
    """Give the type of the first sense that fits the clause, or ""."""
    if not trigger.senses[0].cues:
        return trigger.senses[0].type
    first, last = placed
    around = Around(
        tokens,
        placed,
        "".join([t.word for t in tokens[last : last + AFTER]]),
        "".join([t.word for t in (*tokens[:first], *tokens[last:])]),
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


def single_out(tokens: Sequence[Token], hits: Sequence[Hit], lexicon: EventLexicon) -> list[Hit]:
    """Keep one verb of those that tell one happening: the one nearest to its count."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: h.start):
        same = next((i for i, k in enumerate(kept) if is_same(tokens, k, hit)), -1)
        if same >= 0 and (same == len(kept) - 1 or hit.type == "deploy"):
            kept[same] = nearer(tokens, kept[same], hit, lexicon)
        else:
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def is_same(tokens: Sequence[Token], one: Hit, two: Hit) -> bool:
    """Say whether two triggers of a clause tell one happening."""
    if one.last == two.first and all(t.tag == "vn" for t in tokens[two.first : two.last]):
        return True
    if one.trigger.word == "恢复" and two.first - one.last < 3 and two.type == "produce":
        return True  # 恢复双向通车
    if one.last == two.first and two.trigger.word in ADMITTED and one.type in TOLD:
        return True  # 食物中毒入院
    if one.type != two.type:
        return False
    if one.type == "casualty" and not same_harm(one.trigger.word, two.trigger.word):
        return False
    between = tokens[one.last : two.first]
    if one.type == "casualty" and two.first > one.last and tokens[two.first - 1].tag == "NUM":
        return False  # 7人受伤其中5人重伤
    if one.type == "casualty" and is_ill(one.trigger.word) and not has_number(between):
        return True  # 呕吐、腹痛、腹泻
    if one.type == "incident" and any(t.word in CAUSING for t in between):
        return False  # 发生爆燃并引发大火
    if one.trigger.frame != two.trigger.frame and not two.trigger.noun:
        return True
    if len(between) > 1 and has_number(between) and has_number(tokens[two.last :]):
        return False
    return not (any(t.word == "、" for t in between) and len(between) > 1)


def has_number(tokens: Sequence[Token]) -> bool:
    """Say whether a count stands among tokens."""
    return any(t.tag == "NUM" for t in tokens)


def nearer(tokens: Sequence[Token], one: Hit, two: Hit, lexicon: EventLexicon) -> Hit:
    """Give the verb whose object holds a count, else the first that is not a mere noun."""
    if one.type != two.type:
        return two if one.trigger.word in JOINING and two.type == "rescue" else one
    if one.type == "case_report" and "新增" in {one.trigger.word, two.trigger.word}:
        return one if one.trigger.word == "新增" else two  # 报告新增确诊病例22例
    if one.trigger.word in FINDING and two.trigger.word not in FINDING:
        return two  # 发现食物中毒事件
    if is_vague(one, lexicon) and not is_vague(two, lexicon):
        return two
    if one.type == "incident" and one.last == two.first and not is_vague(two, lexicon):
        return two  # 漏油着火事故
    if two.trigger.word in PENALTIES and two.first - one.last < 3:
        return two  # 留党察看一年处分
    if one.trigger.word == "主持" and one.last == two.first:
        return two._replace(others=(one,))
    counted = next_count(tokens, two.last) and not next_count(tokens, one.last)
    if counted or (one.trigger.noun and not two.trigger.noun):
        return two._replace(others=(*one.others, one._replace(others=())))
    return one._replace(others=(*one.others, two))


def drop_errands(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Leave out a going that only leads to the deed (奔赴11个街道捐赠), or a deed it is for."""
    kept: list[Hit] = []
    for i, hit in enumerate(hits):
        if hit.type == "rescue" and i + 1 < len(hits) and tokens[hit.last].word == "后":
            continue  # 在治疗后出院
        sent = any(k.type == "deploy" for k in kept)
        if sent and hit.type == "volunteer" and hit.trigger.word in JOINING:
            continue  # 派出官兵投入抢险
        if sent and is_aim(tokens, hit) and i + 1 == len(hits):
            continue  # 出动人员约430人赶赴现场参与救援
        follows = hits[i + 1].type if i + 1 < len(hits) else ""
        goods = bool(kept) and kept[-1].type in {"donate", "supply"}
        if goods and hit.type == "deploy" and hit.trigger.frame == "motion":
            kept[-1] = kept[-1]._replace(others=(*kept[-1].others, hit))
            continue  # 筹集物资驰援菲律宾
        if hit.type == "deploy" and hit.trigger.frame == "motion" and follows in ERRANDS:
            continue
        kept.append(hit)
    return kept


def is_aim(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a rescue ends a clause as what those sent are to do (赶到现场救援)."""
    if hit.type != "rescue" or not hit.trigger.mixed or hit.last < len(tokens):
        return False
    before = tokens[hit.first - 1]
    return before.tag in {"n", "s", "f", "LOC"} or before.word in GOING


def drop_topics(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Leave out an event noun that only says what a deed is about (启动防台风响应, 扑灭大火)."""
    kept: list[Hit] = []
    for i, hit in enumerate(hits):
        last = hits[i - 1] if i else None
        after = hits[i + 1] if i + 1 < len(hits) else None
        named = last is not None and last.trigger.word in NAMING
        named = named and all(t.tag in {"vn", "n"} for t in tokens[hit.first : hit.last])
        topic = (hit.trigger.noun or named) and last is not None and last.type not in TOLD
        if topic and last and not any(t.tag == "v" for t in tokens[last.last : hit.first]):
            continue
        if (
            hit.trigger.noun
            and after
            and after.type == "rescue"
            and after.trigger.word in QUENCHING
        ):
            continue
        kept.append(hit)
    return kept


def drop_vague(hits: Sequence[Hit], lexicon: EventLexicon) -> list[Hit]:
    """Leave out 发生 and 事件 beside the word that says what happened (发生爆炸事件)."""
    telling = [h for h in hits if h.type in TOLD and not is_vague(h, lexicon)]
    kept = [h for h in hits if not telling or not is_vague(h, lexicon)]
    return [h for i, h in enumerate(kept) if not is_description(h, kept[i + 1 :])]


def is_description(hit: Hit, after: Sequence[Hit]) -> bool:
    """Say whether a case only describes who recovers or dies (确诊7例患者已全部治愈)."""
    return hit.type == "case_report" and any(h.type == "recovery" for h in after)


def closes(token: Token, lexicon: EventLexicon) -> bool:
    """Say whether a clause ends in 后 or 时, so that it only tells when."""
    return not token.mention and "when" in lexicon.cues.get(token.word, ())


def is_vague(hit: Hit, lexicon: EventLexicon) -> bool:
    """Say whether a trigger is a word for any incident."""
    return "vague" in lexicon.cues.get(hit.trigger.word, ())
