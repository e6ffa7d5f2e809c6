"""Where a name the tagger sees really begins and ends: words cross it, verbs stick to it."""

import re
from collections.abc import Sequence

from extract.people.lexicon import Lexicon
from extract.people.shapes import FUNCTION, starts_with_surname
from schemas.text import Word

MARKS = " ,.、。:：;；!?！？()（）丨|/·•“”‘’\"'《》【】"
# jieba guesses words of two characters; only those that begin like 日夜 say where a name ends
ADVERBS = frozenset("日连正一已曾常每早再当亲")
JOINT = re.compile(r"[和与及](?=[㐀-鿿])")
FOR = re.compile(r"对于?[^,，。;；!！?？\n]*$")
TAIL = re.compile(r"(?:原本|最终|终于|已经|当时|随即|后来|曾经|一直)$")
SAYS = re.compile(r"[^笑直细诉解声自据都还也又就再][说称][,，:：]")  # 部长|陈勇|谋|说,
# “卫福部长”陈时|中|声称: nothing is said in the middle of anybody
MIDDLE = re.compile(
    r"发(?=表示)|转(?=告诉)|中(?:对此|就此|[今昨]天?|随后|再次|则|还|也)?(?:[声宣]称|回应|指出|强调|表示|认为|坦言|透露|呼吁|介绍|说[:：,，“]|称[:：,，“])"
)
STARS = re.compile(
    r"(?![领主饰执担联特友出等合][\u4e00-\u9fff])[\u4e00-\u9fff](?:领衔|主演|饰演|执导)"
)
CALLED = re.compile(r"[\u4e00-\u9fff](?:先生|女士|议员)(?![们性])")  # 涂谨|申|先生
RULER = re.compile(
    "[\u4e00-\u9fff](?:总统|总理|首相|国王|外长|防长|议长|财长)(?=[\u4e00-\u9fff]{2})"
)
AMONG = re.compile(  # 黄强|中|等
    r"中等(?:参加|出席|陪同|领导|同志|人|\d|[一二三四五六七八九十多]+[人名位])"
)
ABLE = re.compile(r"能(?=表示|指出|强调|认为|[里村区局处]长)")  # 里长|黄楷能|表示
SELDOM = frozenset("全永光立恒频良")
SPEAKS = frozenset("道问答摄去来到上下作做出入")
LEADERS = frozenset("向对从与和把被经由于自当")
GIVEN = frozenset(("n", "nz", "nw", "a", "an", "PER"))
# verbs that end names the tagger saw; the first do not end given names of two characters either
LEADS = frozenset("率赴抵偕携")
ACTS = frozenset("任获称带赶说等")


def cut_crossing(
    text: str,
    start: int,
    end: int,
    crossing: dict[int, int],
    lexicon: Lexicon,
) -> int:
    """Give the end of a name before a word that goes on behind it: 王婧|日夜, 陈新|东奔西走.

    Words of two characters are often guesses (定宇|获); only those that begin like 日夜 count.
    """
    if starts_with_surname(text[start:end], lexicon) and end - start < 5:
        for at in range(start + 2, end):
            stop = crossing.get(at, 0)
            word = stop - at > 2 or text[at] in ADVERBS
            if stop > end and text[end] not in FUNCTION and word:
                return at
    return end


def cut_long(text: str, start: int, end: int, crossing: dict[int, int], lexicon: Lexicon) -> int:
    """Give the end of a Chinese name of five characters before its last word: 尹锡悦|违宪."""
    name = text[start:end]
    if end - start != 5 or not starts_with_surname(name, lexicon) or name[:2] in lexicon.compound:
        return end
    if any(c in lexicon.sounds for c in name[3:]):  # 索尔仁尼琴
        return end
    return start + 3 if crossing.get(start + 3) == end else end


def lacks_last(
    text: str,
    tags: Sequence[Word],
    start: int,
    end: int,
    crossing: dict[int, int],
    lexicon: Lexicon,
) -> bool:
    """Whether the other cut has the name and one character more: 陈茂|勇|犯."""
    if end - start != 2 or text[start] not in lexicon.usual:
        return False
    if (
        STARS.match(text, end)
        or MIDDLE.match(text, end)
        or (text[end : end + 1] not in FUNCTION and CALLED.match(text, end))
    ):
        return True
    titled = lexicon.ends.search(text, max(0, start - 10), start)
    if titled and AMONG.match(text, end):
        return True
    if ABLE.match(text, end) and lexicon.ends.search(text, max(0, start - 10), start):
        return True
    listed = text[end + 1 : end + 2] == "、" and text[end] not in FUNCTION
    if listed and any(w.start == end + 2 and w.tag == "PER" for w in tags):
        return True  # 村民|孙观|发、刘小珍
    if crossing.get(start) != end + 1:
        return False
    if lexicon.ends.search(text, max(0, start - 10), start):  # 书记|王伟|中|已于
        if any(w.start == end and w.end == crossing.get(end + 1) == end + 3 for w in tags):
            return True  # 党员|朱美|珍|身患
        verb = any(w.start == end and w.tag in ("v", "vd", "d", "p") for w in tags)
        called = lexicon.after.match(text, end + 1) is not None  # 侨领|陈永|栽|先生
        speaks = SAYS.match(text, end) is not None
        return text[end] not in FUNCTION | LEADS | ACTS | SPEAKS and (called or speaks or not verb)
    if text[start - 1] == "、" and text[end] in SELDOM:  # 、陈德|全|参加
        return True
    return any(w.start == end and w.end == end + 1 and w.tag in GIVEN for w in tags)


def cut_joint(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Give the end of a name before what the tagger joined to it: 江青|和林, 毛|原本."""
    if not starts_with_surname(text[start:end], lexicon) or end - start > 5:
        return end
    tail = JOINT.search(text, start + 2, end) or TAIL.search(text, start + 1, end)
    return tail.start() if tail else end


def is_led_in(text: str, start: int, end: int, crossing: dict[int, int]) -> bool:
    """Whether a name is a preposition and the front of a word: 向|云贵|高原."""
    return text[start] in LEADERS and crossing.get(start + 1, 0) > end


def cut_verb(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Give the end of a Chinese name before a verb the tagger took in: 龙承志|率, 曾毅|赴."""
    name = text[start:end]
    family = 2 if name[:2] in lexicon.compound else 1
    follows = text[end : end + 1]
    if not starts_with_surname(name, lexicon) or (follows in FUNCTION and follows != "说"):
        return end
    given = end - start - family
    if name[-1] == "来" and given == 2 and FOR.search(text, max(0, start - 40), start):
        return end - 1  # 对于|王闻|来说
    if follows == "说":
        return end
    verb = (given == 3 and name[-1] in LEADS | ACTS) or (given == 2 and name[-1] in LEADS)
    return end - 1 if verb else end


def lacks_first(
    text: str, start: int, end: int, crossing: dict[int, int], lexicon: Lexicon
) -> bool:
    """Whether a word behind a title is the name and one character before: 书记|降|巴四郎."""
    if end - start < 3 or crossing.get(start - 1) != end or text[start - 1] in FUNCTION:
        return False
    return lexicon.ends.search(text, max(0, start - 11), start - 1) is not None


def is_tail(text: str, start: int, end: int, crossing: dict[int, int], lexicon: Lexicon) -> bool:
    """Whether a name is the end of a word and a word: 电影周|新闻."""
    if end - start != 3 or start in crossing or crossing.get(start + 1) != end:
        return False
    if all(c in lexicon.sounds for c in text[start:end]):  # 本巴|赫迈德
        return False
    inside = any(at in crossing and crossing[at] == start + 1 for at in (start - 3, start - 2))
    return inside and lexicon.ends.search(text, max(0, start - 10), start) is None


def trim(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Take marks and titles off both ends: 丨华成民, 曹志委员长."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    if end - start > 2 and text[end - 1] == "摄":
        end -= 1
    joint = end - start > 2 and text[start] in "和与及"  # 和|普京总统
    foreign = joint and all(c in lexicon.sounds for c in text[start + 1 : end])
    start += foreign or (joint and end - start == 3 and text[start + 1] in lexicon.usual)
    ruler = RULER.match(text, start, end)  # 黎|总理|米卡提
    start = ruler.end() if ruler else start
    for at in range(start + 2, end - 1):
        if lexicon.after.fullmatch(text, at, end):
            return start, at
    return start, end
