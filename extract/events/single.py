"""Of the triggers of a clause one for each happening: no errand, topic or second word for it."""

from collections.abc import Sequence

from extract.events.compounds import next_count
from extract.events.hits import Hit, is_verb
from extract.events.lexicon import EventLexicon
from extract.events.stages import is_ill, same_harm
from extract.events.tokens import Token
from extract.events.topics import HELD, TOLD, drop_topics

ERRANDS = frozenset({"donate", "condole", "inspect", "supply", "meeting", "discipline"})
GOODS = frozenset({"donate", "supply"})
TAKING = frozenset({"接收", "收到", "接受"})
PENALTIES = frozenset({"处分", "处罚"})  # 警告处分: the second names the deed
CAUSING = frozenset({"引发", "引起", "导致", "造成", "诱发"})
JOINING = frozenset({"参与", "参加", "投入", "加入"})  # 消防车参与救援
GOING = frozenset({"参与", "参加", "投入", "前往", "协助"})
PAIRED = frozenset({"inspect", "screening", "rescue", "condole", "discipline"})  # 督办调研
SENDING = frozenset({"派人", "派员"})
ENDING = frozenset({"后", "之后", "时"})
FINDING = frozenset({"发现", "出现"})
ADMITTED = frozenset({"入院", "住院", "就医", "就诊", "送医"})


def single_hits(tokens: Sequence[Token], hits: Sequence[Hit], lexicon: EventLexicon) -> list[Hit]:
    """Give one trigger for each happening a clause tells."""
    single = single_out(tokens, hits, lexicon)
    return drop_vague(drop_errands(tokens, drop_topics(tokens, single)), lexicon)


def single_out(tokens: Sequence[Token], hits: Sequence[Hit], lexicon: EventLexicon) -> list[Hit]:
    """Keep one verb of those that tell one happening: the one nearest to its count."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: h.start):
        same = next((i for i, k in enumerate(kept) if is_same(tokens, k, hit)), -1)
        if same >= 0 and (same == len(kept) - 1 or hit.type == "deploy"):
            chosen = nearer(tokens, kept[same], hit, lexicon)
            kept[same] = as_one(tokens, kept[same], hit, chosen, lexicon)
        else:
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def as_one(tokens: Sequence[Token], one: Hit, two: Hit, chosen: Hit, lexicon: EventLexicon) -> Hit:
    """Give the trigger chosen of two with the span of both where they stand side by side.

    安置转移 and 透水事故 are one word each to the reader.
    """
    apart = one.last != two.first or one.end != two.start or one.type != two.type
    verbs = [tokens[h.first].tag in {"v", "vd"} for h in (one, two)]
    object_like = verbs == [True, False] and one.type not in PAIRED
    if apart or object_like or is_vague(one, lexicon):
        return chosen  # 召开座谈会: the noun is the object
    others = tuple(o for o in chosen.others if o.start >= two.end or o.end <= one.start)
    return chosen._replace(
        start=one.start, end=two.end, first=one.first, last=two.last, others=others
    )


def is_same(tokens: Sequence[Token], one: Hit, two: Hit) -> bool:
    """Say whether two triggers of a clause tell one happening."""
    if one.last == two.first and all(t.tag == "vn" for t in tokens[two.first : two.last]):
        return True
    if one.trigger.word == "恢复" and two.first - one.last < 3 and two.type == "produce":
        return True  # 恢复双向通车
    if one.last == two.first and two.trigger.word in ADMITTED and one.type in TOLD:
        return True  # 食物中毒入院
    if one.type == "donate" and two.type == "produce" and one.last == two.first:
        return True  # 捐资重建
    if one.type in GOODS and two.type in GOODS and two.trigger.word[-1] in "往抵给":
        return two.first > one.last and tokens[two.first - 1].word != "、"  # 调拨帐篷400顶运往
    if one.type != two.type:
        return False
    if one.type == "casualty" and one.last == two.first:
        return True  # 溺水身亡
    if one.type == "casualty" and not same_harm(one.trigger.word, two.trigger.word):
        return False
    between = tokens[one.last : two.first]
    if any(t.word == "的" for t in between) and any(t.tag == "PER" for t in between):
        return False  # 获得金牌的李明再次夺冠
    if one.type == "casualty" and two.first > one.last and tokens[two.first - 1].tag == "NUM":
        return False  # 7人受伤其中5人重伤
    if one.type == "casualty" and is_ill(one.trigger.word) and not has_number(between):
        return True  # 呕吐、腹痛、腹泻
    if one.type == "incident" and any(t.word in CAUSING or t.word in ENDING for t in between):
        return False  # 发生爆燃并引发大火, 相撞后燃起大火
    if one.type == "incident" and one.trigger.noun and two.trigger.noun and is_list(between):
        return False  # 内涝、泥石流和滑坡
    if one.trigger.frame != two.trigger.frame and not two.trigger.noun:
        return True
    if len(between) > 1 and has_number(between) and has_number(tokens[two.last :]):
        return False
    return not (any(t.word == "、" for t in between) and len(between) > 1)


def is_list(between: Sequence[Token]) -> bool:
    """Say whether only a mark or word of a list stands between two words."""
    return len(between) == 1 and between[0].word in {"、", "和", "及", "与"}


def has_number(tokens: Sequence[Token]) -> bool:
    """Say whether a count stands among tokens."""
    return any(t.tag == "NUM" for t in tokens)


def nearer(tokens: Sequence[Token], one: Hit, two: Hit, lexicon: EventLexicon) -> Hit:
    """Give the verb whose object holds a count, else the first that is not a mere noun."""
    if one.type in GOODS and two.type in GOODS and two.trigger.word[-1] in "往抵给":
        return one._replace(others=(*one.others, two))
    if one.type != two.type:
        errand = one.type == "deploy" and one.trigger.frame == "motion" and two.type in ERRANDS
        joined = one.trigger.word in JOINING and two.type == "rescue"
        joined = joined or (one.type, two.type) == ("donate", "produce")
        return two if errand or joined else one  # 进村勘查
    if one.type == "inspect" and tokens[one.last].word == "的" and is_verb(tokens, two):
        return two  # 前来调研的调研组走访了
    if one.trigger.word in TAKING:
        return one  # 接收捐赠1510笔
    if two.trigger.word in HELD and not is_verb(tokens, one):
        return two  # 合作会晤在景洪举行
    if one.type == "case_report" and describes_cases(tokens, two):
        return one  # 累计报告本土确诊病例568例
    if one.type == "case_report" and "新增" in {one.trigger.word, two.trigger.word}:
        return one if one.trigger.word == "新增" else two  # 报告新增确诊病例22例
    if one.trigger.word in FINDING and two.trigger.word == "遗体":
        return one._replace(others=(*one.others, two))  # 发现23具遗体
    if one.trigger.word in FINDING and two.trigger.word not in FINDING:
        return two  # 发现食物中毒事件
    if is_vague(one, lexicon) and not is_vague(two, lexicon):
        return two
    if one.type == "casualty" and one.last == two.first and not is_ill(one.trigger.word):
        return two  # 溺水身亡
    if one.type == "incident" and one.last == two.first and not is_vague(two, lexicon):
        return two  # 漏油着火事故
    if one.trigger.word == "启动" and one.last == two.first:
        return two  # 启动建设细滘项目
    if two.trigger.word in PENALTIES and two.first - one.last < 3:
        return two  # 留党察看一年处分
    if one.trigger.word == "主持" and one.last == two.first:
        return two._replace(others=(one,))
    counted = next_count(tokens, two.last) and not next_count(tokens, one.last)
    if counted or (one.trigger.noun and not two.trigger.noun):
        return two._replace(others=(*one.others, one._replace(others=())))
    return one._replace(others=(*one.others, two))


def describes_cases(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a trigger only says of what sort cases are (确诊病例)."""
    return hit.last < len(tokens) and tokens[hit.last].word in {"病例", "患者"}


def drop_errands(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Leave out a going that only leads to the deed (奔赴11个街道捐赠), or a deed it is for."""
    kept: list[Hit] = []
    for i, hit in enumerate(hits):
        if hit.type == "rescue" and i + 1 < len(hits) and tokens[hit.last].word == "后":
            continue  # 在治疗后出院
        if hit.trigger.frame == "receive" and len(hits) > 1 and is_before(tokens, hit):
            continue  # 接到报告后要求…
        if hit.trigger.word in SENDING and i + 1 < len(hits):
            continue  # 派人到医院采集样本
        sent = any(k.type == "deploy" for k in kept)
        if sent and hit.type == "volunteer" and hit.trigger.word in JOINING:
            continue  # 派出官兵投入抢险
        if sent and is_aim(tokens, hit) and i + 1 == len(hits):
            continue  # 出动约300人赶赴现场救援
        follows = hits[i + 1].type if i + 1 < len(hits) else ""
        goods = bool(kept) and kept[-1].type in {"donate", "supply"}
        if goods and hit.type == "deploy" and hit.trigger.frame == "motion":
            kept[-1] = kept[-1]._replace(others=(*kept[-1].others, hit))
            continue  # 筹集物资驰援菲律宾
        if hit.type == "deploy" and hit.trigger.frame == "motion" and follows in ERRANDS:
            continue
        kept.append(hit)
    return kept


def is_before(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether 后 right after a trigger makes it only a time (接到报告后)."""
    return any(t.word in ENDING for t in tokens[hit.last : hit.last + 2])


def is_aim(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a rescue ends a clause as what those sent are to do (赶到现场救援)."""
    if hit.type != "rescue" or not hit.trigger.mixed or hit.last < len(tokens):
        return False
    before = tokens[hit.first - 1]
    return before.tag in {"n", "s", "f", "LOC"} or before.word in GOING


def drop_vague(hits: Sequence[Hit], lexicon: EventLexicon) -> list[Hit]:
    """Leave out 发生 and 事件 beside the word that says what happened (发生爆炸事件)."""
    telling = [h for h in hits if h.type in TOLD and not is_vague(h, lexicon)]
    kept = [h for h in hits if not telling or not is_vague(h, lexicon)]
    return [h for i, h in enumerate(kept) if not is_description(h, kept[i + 1 :])]


def is_description(hit: Hit, after: Sequence[Hit]) -> bool:
    """Say whether a case only describes who recovers or dies (确诊7例患者已全部治愈)."""
    return hit.type == "case_report" and any(h.type == "recovery" for h in after)


def is_vague(hit: Hit, lexicon: EventLexicon) -> bool:
    """Say whether a trigger is a word for any incident."""
    return "vague" in lexicon.cues.get(hit.trigger.word, ())
