"""What a name looks like: its characters, family names, titles before it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.people.lexicon import Lexicon
from schemas.text import Word

HAN = r"㐀-䶿一-鿿"
DOT = "·•・‧"
SHORT = re.compile(
    rf"[老阿大][{HAN}]|[{HAN}][叔婶嫂姨伯]|[{HAN}](?:[xXＸ×]{{1,2}}|姓|阿[婆姨公伯]|[总队])|"
    rf"[{HAN}]{{1,2}}(?:阿姨|大哥|大姐|大爷|大妈|叔叔|爷爷|奶奶|老师|师傅|先生|女士|同学|医生|总|局长|书记|"
    rf"[警法]官|大夫|大娘|大叔|婆婆|教授|主任|校长|院长|所长|队长|经理|律师|村长|镇长|县长|护士|导演|教练)"
)
NOT_NAMES = re.compile(
    rf"[{HAN}]{{1,2}}氏|阿[婆姨公妈爸爷哥姐弟妹]|大[妈爷叔婶哥姐]|老[爷太板师人]|小姐|先生|女士|同志|[老小]?[爸妈爷奶]+|[蓝白绿黄红皮]皮书|[男女]子|来[源稿]|[全融]媒体|陈情|(?P<town>.)[来返离赴抵](?P=town).?|..(?:中华|中国|天下|神州)|"
    r"[曾也并]?(?:多次|先后|屡次|[两三数几]次|一度|一再)|曾(?:多|两|三|几|数)?(?:次|度|先|经|任|获|到|在|于)"
)
# what people do right behind their names
ACTS = re.compile(
    r"[ 　]?(?:[说道称问喊](?![法明]|过)|表示|介绍|告诉|认为|坦言|直言|透露|回忆|指出|强调|感慨|"
    r"解释|补充|[(（](?:化名|[音笔本原网艺]|男|女|[左右中前后]|\d|图|见图|时任|现|[A-Z]|[^()（）]{0,6}[岁饰摄届级])|[,，](?:男|女|\d+岁|今年|现年|\d{4}年)|同志|先生|女士|等人|夫妇|一家|"
    r"的(?:妻子|丈夫|儿子|女儿|父亲|母亲))"
)
DIVISION = re.compile(rf"[{HAN}{DOT}]{{2,}}[省市县郡]")
CLASSES = frozenset("节期队类型式性化率度量员们户时季县镇区馆厂网报奖杯会矿大多高长广强快深重")
# what may go on right behind a name: 严汉祥|和
FUNCTION = frozenset("和与及在是的说等为对向从也就又还已将把被则都并而却,，、。:：;；（()）)")


class Span(NamedTuple):
    """Where a name stands, and the rule that found it."""

    start: int
    end: int
    rule: str


def is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span overlaps none of those taken."""
    return all(span.end <= t.start or t.end <= span.start for t in taken)


class Held:
    """The spans taken so far, none overlapping another."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans: list[Span] = []
        self.at: set[int] = set()
        for span in spans:
            self.take(span)

    def is_free(self, span: Span) -> bool:
        """Whether a span overlaps none of those taken."""
        return self.at.isdisjoint(range(span.start, span.end))

    def take(self, span: Span) -> None:
        """Take a span in if it is free."""
        if self.is_free(span):
            self.spans.append(span)
            self.at.update(range(span.start, span.end))


def starts_with_surname(name: str, lexicon: Lexicon) -> bool:
    """Whether a name begins with a Chinese family name."""
    first = name[:1]
    return name[:2] in lexicon.compound or first in lexicon.usual or first in lexicon.wordlike


def is_name(name: str, lexicon: Lexicon) -> bool:
    """Whether what the tagger sees can be a full name."""
    if len(name) == 2 and name[0] == "小" and name[1] in lexicon.usual:
        return False
    if name.isascii() and (name.islower() or name.isupper()):  # ehub, IUCN
        return False
    if (
        "/" in name
        or len(name) < 2
        or name.isdigit()
        or name in lexicon.titles
        or name[-3:] in lexicon.titles
    ):
        return False
    if DIVISION.fullmatch(name) and (len(name) > 3 or name[0] not in lexicon.usual):
        return False  # 克尔曼省
    if len(name) == 3 and name[1:] in lexicon.titles:
        rare = name[0] not in lexicon.usual and not SHORT.fullmatch(name)
        return rare and "office" not in lexicon.titles[name[1:]]
    return not NOT_NAMES.fullmatch(name) and not SHORT.fullmatch(name)


def is_word_with_class(name: str, lexicon: Lexicon) -> bool:
    """Whether three characters are a word and its class: 丰收|节, 通话|时."""
    return len(name) == 3 and name[:2] in lexicon.words and name[2] in CLASSES


def ends_in_title(text: str, word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a title or ends in one."""
    return word.tag in ("n", "ORG", "nz") and any(
        lexicon.before.fullmatch(text, at, word.end) for at in range(word.start, word.end - 1)
    )


def is_kin(text: str, word: Word, lexicon: Lexicon) -> bool:
    """Whether a word names a relative: 弟弟."""
    return "kin" in lexicon.titles.get(text[word.start : word.end], frozenset())
