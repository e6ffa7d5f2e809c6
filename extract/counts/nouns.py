"""The counted noun of a number, and the kind of count it makes."""

import re

from extract.counts.apart import (
    LISTED,
    Told,
    case_before,
    noun_about,
    noun_named,
    noun_shared,
    noun_summed,
)
from extract.counts.before import noun_before
from extract.counts.direct import DIRECT, Noun, find_direct
from extract.counts.drafts import Draft
from extract.counts.phrases import (
    MEASURED,
    REACH,
    Phrase,
    Reader,
    past_adjective,
    read_phrase,
    read_relative,
    words_after,
)
from schemas.mentions import CountKind

OWN = frozenset(("例", "次", "轮", "起", "场"))  # units that keep their own kind
WATERS = tuple("河流江溪街巷沟渠")  # 26条支流
THINGS = frozenset(("口", "台", "套", "台套", "箱", "包", "件"))  # no places, whatever they hold
BUILT = frozenset(("栋", "幢", "座", "层"))  # whatever is built in them
SHAPED = frozenset("间栋幢座辆艘架台顶头只株棵")  # units of few things
SHARING = ("percent", "area", "mass", "volume")
SICK = ("确诊", "确诊感染", "感染", "发病")
NOT_GREAT = tuple("队会厦楼道街学桥军湖洲洋人型小")
EMPTY = ("处", "以外", "时", "后", "前", "内", "者", "范围", "远", "开外")  # 60级时, 20米范围内
DIMENSIONS = tuple("积度离量率价额长高重宽深数值比")
LABEL, COLON = re.compile(" *[0-9０-９:：]"), re.compile("[:：]")
OF = re.compile("[长宽高深厚重]?的")  # 万亩的山坡, 80斤重的粮食
ALSO = re.compile("[(（][省州市县区旗乡镇村社园场组队]{1,4}[)）]")
NAMED = re.compile("[0-9]{1,7}[万余多]{0,2}名")


def find_noun(
    reader: Reader, start: int, at: int, draft: Draft, last: Told | None = None
) -> Noun | None:
    """Settle noun and kind of a draft; None when it turns out to count nothing.

    `start` is where the count begins, `at` its number, `last` the count before in the sentence.
    """
    if draft.role == "direct":
        return find_direct(reader, start, draft)
    if draft.role == "casualties":
        noun = reader.text[draft.end]
        if noun in "胜平负":
            return Noun(noun, "event")
        return Noun(noun if noun in "男女儿" else "", "person")
    if draft.role == "great":
        return great_thing(reader, draft)
    if draft.role in ("vehicles", "crewed"):
        return Noun("车" if draft.role == "vehicles" else "", "item")
    if draft.kind == "event" and draft.unit == "度":
        return Noun("", "event")
    one = reader.text[at] == "一" and draft.amount.value == 1
    noun = noun_of(reader, start, draft, one)
    ahead = noun and reader.text.find(noun, draft.end, draft.end + REACH) >= 0
    if last and last.noun and not ahead and reader.text.startswith(noun or "\n", last.end):
        noun = noun.removeprefix(last.noun)  # 16个县在100毫米以上, 43个气象站雨量超过80毫米
    if not noun and last and draft.kind in SHARING:
        noun = noun_shared(reader, start, draft, last)
    if not noun and last and goes_on(reader, start, draft, last):
        near = last.end == start or draft.unit not in last.nouns
        noun = last.noun if near else last.nouns[draft.unit]
    if one and not counts_one(reader, draft, noun):
        return None
    sick = draft.unit in ("人", "名") and reader.text.endswith(SICK, 0, start)
    return Noun(with_bracket(reader, draft, noun), "case" if sick else kind_of(reader, noun, draft))


def great_thing(reader: Reader, draft: Draft) -> Noun | None:
    """Read what 两大 counts, a thing known by its name: 两大片区, not 三大队."""
    noun = read_phrase(reader, list(words_after(reader, draft.end)), draft)[0].text
    kind = reader.head(noun)
    return None if kind is None or len(noun) < 2 or noun.startswith(NOT_GREAT) else Noun(noun, kind)


def with_bracket(reader: Reader, draft: Draft, noun: str) -> str:
    """Add what stands in brackets behind a counted division: 11个县(市), 26个村(社区)."""
    stop = draft.end + len(noun)
    also = ALSO.match(reader.text, stop)
    behind = noun and also and reader.text.startswith(noun, draft.end)
    return noun + also[0] if behind and also else noun


def goes_on(reader: Reader, start: int, draft: Draft, last: Told) -> bool:
    """Say whether a bare count counts what the one before did.

    It stands right behind it (房屋217户670间), or has its unit (3.7万间房屋倒塌,18.7万间受损).
    """
    if last.end == start:
        people = draft.kind in ("person", "household") and reader.head(last.noun) == "person"
        return draft.role == "noun" or people
    if reader.text[last.end : start] == "、" and draft.role == "noun":  # 茅台酒929箱、5574瓶
        first = reader.text.find(last.noun, last.end, start + REACH) < 0
        return first and draft.unit not in last.nouns and reader.fits(last.noun, draft)
    between = reader.text[last.end : start]
    if draft.kind in SHARING and between in LISTED:  # 安置房为50平方米、60平方米
        return last.nouns.get(draft.unit) == last.noun
    listed = between.endswith(LISTED)
    return draft.unit in SHAPED and draft.unit in last.nouns and not listed


def noun_of(reader: Reader, start: int, draft: Draft, one: bool) -> str:
    """Find the counted noun: behind the unit, or right before the number, or further before.

    What a percentage is of stands before it, linked (占总数的63%), rather than loose behind it.
    """
    if draft.kind in ("money", "age"):
        return ""
    after = Phrase("")
    if draft.role in ("noun", "measure") or draft.unit == "人次" or draft.kind == "percent":
        after = noun_after(reader, draft)
    settled = after.text and not after.verb
    of = reader.text.startswith("的", draft.end)
    loose = of == (draft.kind in ("mass", "volume")) and draft.role != "noun"
    if one or (settled and not loose):
        return after.text
    before = noun_before(reader, start, draft) or noun_summed(reader, start, draft)
    before = before or noun_named(reader, start, draft)
    if settled:
        whole = before and reader.text.endswith("的", 0, start)  # 占总数的63%
        return before if whole or before.endswith(DIMENSIONS) else after.text
    if before and (not after.text or reader.fits(before, draft)):
        return before
    named = any(w.end == start and w.tag == "LOC" for w in reader.tags)  # 上海1例
    bare = draft.unit == "例" and not named and not reader.text.endswith("确诊", 0, start)
    return case_before(reader, start) if bare and not after.text else after.text


def kind_of(reader: Reader, noun: str, draft: Draft) -> CountKind:
    """Give the kind of a count by what is counted, else by its unit."""
    head = reader.head(noun)
    if draft.unit in ("名", "位", "人"):
        return "case" if head == "case" else "person"
    if draft.unit in BUILT:
        return draft.kind
    if draft.unit == "户":
        return "organisation" if head == "organisation" else "household"
    if draft.role in ("measure", "whole") or draft.unit in OWN:
        return draft.kind
    if draft.unit in THINGS and head == "place":
        return draft.kind  # 18口油井, 32台套泵站设备
    if draft.unit == "条" and noun.endswith(WATERS):
        return "place"
    if draft.kind == "item" and head in ("event", "person"):
        return head if draft.unit in reader.words.roles["groups"] else "item"
    if head is not None and (draft.unit == "个" or reader.fits(noun, draft)):
        return head
    return "other" if draft.unit == "个" else draft.kind


def counts_one(reader: Reader, draft: Draft, noun: str) -> bool:
    """一 counts when a known noun of the right kind follows; 一人 when something befalls them."""
    if draft.role == "noun":
        return reader.fits(noun, draft) and reader.head(noun) != "other"
    if draft.role == "measure":
        return len(draft.unit) > 1 or draft.unit in "吨斤克升米亩磅"
    if draft.unit == "人":
        return reader.text.startswith(reader.words.roles["befalls"], draft.end)
    return draft.kind in ("money", "percent", "person_time", "rate")


def noun_after(reader: Reader, draft: Draft) -> Phrase:
    """Read the noun phrase behind a unit: the shortest that says what is counted."""
    if draft.unit == "户" and (named := NAMED.match(reader.text, draft.end)):
        return noun_after(reader, draft._replace(end=named.end(), unit="名"))  # 12户29名村民
    ahead = list(words_after(reader, draft.end))
    stuff = draft.kind in ("percent", "mass", "volume", "area") or draft.unit == "级"
    of = OF.match(reader.text, draft.end)
    if of and (stuff or len(of[0]) > 1):
        behind = [word for word in ahead if word.start >= of.end()]
        phrase = read_phrase(reader, behind, draft)[0]
        return phrase if phrase.verb and draft.kind != "percent" else phrase._replace(verb=False)
    described = past_adjective(reader, draft.end)
    ahead = [w for w in ahead if w.start >= described]
    if ahead and reader.piece(ahead[0]) == "被":
        victims = read_phrase(reader, ahead[1:], draft)[0]
        whole = reader.text[ahead[0].start : victims.end]
        return Phrase(whole if reader.fits(whole, draft) else "", end=victims.end)
    phrase, rest = read_phrase(reader, ahead, draft)
    action = any(w.end == phrase.end and w.tag == "vn" for w in ahead)
    action = action or (draft.unit == "个" and bool(rest) and rest[0].tag == "v")
    first = shortened(reader, phrase, draft, action)
    bare = reader.head(first.text) == "other" and rest and reader.piece(rest[0]) == "的"
    if bare or not reader.fits(first.text, draft):  # 3个智力障碍的小叔子
        if draft.role == "noun" and (second := read_relative(reader, rest, draft)):
            return second
        if draft.role == "noun" and (about := noun_about(reader, draft)):
            return Phrase(about)
        if draft.unit in reader.words.roles["events"] and not first.text:
            return Phrase(event_after(reader, draft.end))
    return accepted(reader, first, draft)


def shortened(reader: Reader, phrase: Phrase, draft: Draft, action: bool) -> Phrase:
    """Cut a phrase back to the part the classifier can count: 两家 盗版企业 主管人员.

    So is one that ends in an action or a quantity: 62个 站点 统计, 57个 气象站 降雨量.
    """
    picky = draft.unit in ("家", "例") or draft.unit in reader.words.roles["people"]
    if draft.role == "noun" and draft.unit not in reader.words.roles["events"]:
        action = action or phrase.text.endswith(MEASURED)
    head = reader.head(phrase.text)
    wrong = head is None or (draft.unit == "处" and head == "event") or head == "other"
    wrong = wrong or (draft.unit in SHAPED and head in ("event", "person"))
    if action and draft.unit == "个" and head == "item":  # 3个省份报告新增病例
        return first_place(reader, phrase)
    if (action or draft.unit == "处" or draft.unit in SHAPED) and wrong:
        for size in range(len(phrase.text) - 1, 1, -1):
            cut = phrase.text[:size]
            if reader.head(cut) not in ("event", "other") and reader.fits(cut, draft):
                return phrase._replace(text=cut)
    if picky and not reader.fits(phrase.text, draft):
        for size in range(len(phrase.text) - 1, 1, -1):
            if reader.fits(phrase.text[:size], draft):
                return phrase._replace(text=phrase.text[:size])
    return phrase


def first_place(reader: Reader, phrase: Phrase) -> Phrase:
    """Cut a phrase whose last word may be a verb back to the divisions or bodies that act."""
    sizes = range(len(phrase.text) - 2, 1, -1)
    cuts = (phrase.text[:n] for n in sizes if reader.head(phrase.text[:n]) in DIRECT)
    return phrase._replace(text=next(cuts, phrase.text))


def accepted(reader: Reader, phrase: Phrase, draft: Draft) -> Phrase:
    """Give the phrase when it can be what the unit counts, else none."""
    head, fits = reader.head(phrase.text), reader.fits(phrase.text, draft)
    if phrase.text in EMPTY or phrase.text[:1].isdigit() or is_label(reader, phrase, draft):
        return Phrase("")
    if draft.unit in reader.words.roles["people"] or draft.unit == "例":
        unknown = head is None and not phrase.verb and draft.unit in ("名", "位")
        return phrase if fits or unknown else Phrase("")
    if draft.kind == "percent" and phrase.verb and head == "person":
        return phrase  # 近六成受访者, of which 受访 is a verb
    if draft.role == "measure" or draft.kind == "percent":
        return phrase if not phrase.verb and phrase.text not in ("强", "弱", "不等") else Phrase("")
    own = draft.unit in ("个", "间") or head == draft.kind
    return phrase if not phrase.verb or (fits and own) else Phrase("")


def is_label(reader: Reader, phrase: Phrase, draft: Draft) -> bool:
    """Say whether the noun behind a measure names the next figure: 10万平方米 占地面积 30万."""
    if draft.role == "noun" or phrase.end < 0:
        return False
    pattern = LABEL if phrase.text.endswith(DIMENSIONS) else COLON
    return pattern.match(reader.text, phrase.end) is not None


def event_after(reader: Reader, end: int) -> str:
    """Give a verb behind 次 or 轮 that names the event: 四轮排查, 四轮全面排查."""
    for word in words_after(reader, end):
        if word.tag in ("v", "vn", "n"):
            piece = reader.piece(word)
            return piece if reader.words.nouns.get(piece) == "event" else ""
        if word.tag not in ("a", "ad", "d"):
            return ""
    return ""
