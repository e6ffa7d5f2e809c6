"""Check a draft against the words around it: a numeral inside a name or a word counts nothing."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from extract.counts.drafts import Draft, Left
from extract.counts.phrases import Reader

# tags of LAC that a number may be part of: a numeral, a classifier, a time, a particle
COUNTING = frozenset(("m", "q", "TIME", "w", "xc", "d", "r", "c", "p", "u", "f", "a", "ad"))
# 两车苹果 and 6车30人, but 两车相撞
LOADS = re.compile("[货沙土煤菜粮石肥0-9]|物资|苹果|西瓜|蔬菜|水果")
LOADED = re.compile("(?:垃圾|渣土|淤泥|杂物|物资|苹果|西瓜|蔬菜|水果)$")
# 两人均被评为满意, not 3年来人均收入
ALL_OF_THEM = re.compile(
    "人均(?=[被为是已未有无因系属从在获表认通达称说])(?!为[0-9一二三四五六七八九十])"
)
FORMAL = frozenset("拾佰仟")
NAMES = frozenset(("PER", "LOC", "ORG"))


class Found(NamedTuple):
    """A draft at its place: where number and unit begin, what stands before, and its rule."""

    rule: str
    at: int
    left: Left
    draft: Draft
    unit_at: int
    refusal: str = ""


def check(reader: Reader, found: Found) -> Found:
    """Refuse a draft inside a word, and mend one whose unit only begins a longer noun."""
    if found.refusal:
        return found
    cargo = LOADS.match(reader.text, found.draft.end) or LOADED.search(
        reader.text, max(0, found.left.start - 2), found.left.start
    )
    if cargo and found.draft.unit == "车" and reader.text[found.draft.end].isdigit():
        return found._replace(draft=found.draft._replace(role="crewed"))
    if found.draft.unit == "车" and not cargo:
        draft = found.draft._replace(end=found.unit_at, unit="", kind="item", role="vehicles")
        return found._replace(draft=draft)
    if inside_word(reader, found):
        return found._replace(refusal="count.not.inside")
    if cut_word(reader, found):
        if found.draft.amount.value is None:
            return found._replace(refusal="count.not.cut")
        draft = found.draft._replace(end=found.unit_at, unit="", kind="other", role="direct")
        return found._replace(draft=draft, rule="count.noun")
    return found


def inside_word(reader: Reader, found: Found) -> bool:
    """Say whether the number is part of a word that is no numeral: 波尔多队, 零部件, 百里洲."""
    if not reader.tags or reader.text[found.at].isdigit() or found.left.currency:
        return False
    if not FORMAL.isdisjoint(reader.text[found.at : found.unit_at]) or alone(reader, found):
        return False
    place = bisect_right(reader.tags, found.at, key=lambda w: w.end)
    if place == len(reader.tags):
        return False
    word = reader.tags[place]
    if word.start == found.at and reader.text[found.draft.end : word.end] == "校":
        return False  # 四校 is one word to the tagger
    wide = word.start < found.at or word.end > found.draft.end
    whole = word.end == found.draft.end
    vague = found.draft.amount.value is None
    named = whole and (word.tag in NAMES or (vague and word.tag == "n"))
    if found.draft.strong:  # 打对折 is one word
        return wide and word.tag in NAMES
    return named or (wide and word.tag not in COUNTING)


FAMOUS = frozenset("校医家企师人城将")  # 30所名校, 两名医: well-known ones


def alone(reader: Reader, found: Found) -> bool:
    """Say whether the count is all the sentence says, with no context that could make it a name."""
    first, last = reader.tags[0], reader.tags[-1]
    return first.start == found.left.start and last.end == found.draft.end


def cut_word(reader: Reader, found: Found) -> bool:
    """Say whether the unit only begins a longer noun: 近1000万人口, 30多部委."""
    end = found.draft.end
    if found.unit_at + 1 != end:
        return False
    if ALL_OF_THEM.match(reader.text, found.unit_at):
        return False
    if reader.text[found.unit_at : end + 1] in reader.words.roles["cut"]:
        return True
    if found.draft.role != "noun" and found.draft.kind != "person":
        return False
    vague = found.draft.amount.value is None
    place = bisect_left(reader.tags, found.unit_at, key=lambda w: w.start)
    word = reader.tags[place] if place < len(reader.tags) else None
    if word is None or word.start != found.unit_at or word.end <= end:
        return False
    if reader.piece(word) in ("个人", "个子"):
        return False
    if reader.text[found.unit_at] == "名" and reader.text[end : end + 1] not in FAMOUS:
        return False  # 377名战“疫”一线干部: the tagger's 名战 is no word
    return vague or word.tag == "n"


def listed_name(reader: Reader, found: Found) -> bool:
    """Say whether a small numeral with its unit stands in a list of places: 原平、五台、保德."""
    text, at, end = reader.text, found.at, found.draft.end
    if found.draft.role != "noun" or text[at] not in "三四五六七八九" or end - at != 2:
        return False
    if text[at - 1 : at] == "、":
        return any(w.tag == "LOC" and w.end == at - 1 for w in reader.tags)
    return text.startswith("、", end) and any(
        w.tag == "LOC" and w.start == end + 1 for w in reader.tags
    )
