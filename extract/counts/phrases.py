"""Read noun phrases in the tagged words around a number."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from extract.counts.drafts import Draft
from extract.counts.lexicon import Words
from schemas.mentions import CountKind
from schemas.text import Word

NOUNS = frozenset(("n", "nz", "nw", "an", "vn", "ORG", "LOC", "nt", "ns", "s"))
INNER = frozenset(("a", "b", "v", "t", "ad", "TIME"))
STILL = frozenset(("a", "b", "t", "TIME"))
CLOSING = frozenset('”"」』’》')
QUOTES = frozenset("“「『‘《") | CLOSING
SAYS = frozenset(("告诉", "表示", "介绍", "向", "对", "称", "说", "透露", "坦言"))
ADVERBS = ("不同程度", "先后", "相继", "均", "全部")
FIGURE = re.compile("[一-鿿][0-9.]+[万亿]?[一-鿿]")
MEASURED = tuple("率量数额值幅")
HEAD = 8  # characters of the longest counted noun looked up
REACH = 30  # characters behind a unit within which its noun may stand


class Phrase(NamedTuple):
    """A noun phrase, whether it begins with something that may be a predicate, and its end."""

    text: str
    verb: bool = False
    end: int = -1


class Reader(NamedTuple):
    """What finding a noun needs: the text, the tagged words of the sentence, the lexicon."""

    text: str
    tags: tuple[Word, ...]
    words: Words

    def piece(self, word: Word) -> str:
        """Give the text of a word."""
        return self.text[word.start : word.end]

    def head(self, noun: str) -> CountKind | None:
        """Give the kind of the longest known ending of a noun phrase."""
        nouns = self.words.nouns
        for size in range(min(len(noun), HEAD), 0, -1):
            if kind := nouns.get(noun[-size:]):
                return kind
        return None

    def fits(self, noun: str, draft: Draft) -> bool:
        """Say whether a noun is known and can stand with the classifier."""
        head, unit, roles = self.head(noun), draft.unit, self.words.roles
        if head is None:
            return False
        if draft.kind == "percent":
            return True
        if unit in roles["people"]:
            return head in ("person", "case") or noun.endswith("商")  # 一位经销商
        if unit == "例":
            return head == "case"
        if unit == "家":
            return head in ("organisation", "place", "household")
        if unit in roles["events"]:
            return head in ("event", "case")
        if head == "case" and unit in ("件", "宗"):
            return True
        return head not in ("person", "case") or unit in roles["groups"]


def words_after(reader: Reader, end: int) -> Iterator[Word]:
    """Give the words from `end` on, within reach, the first cut at `end`.

    What stands in brackets is left out; the brackets come as words tagged so.
    """
    bracket = False
    first = bisect_right(reader.tags, end, key=lambda w: w.end)
    for word in reader.tags[first:]:
        if word.start - end > REACH:
            return
        piece = reader.text[word.start : word.end]
        if piece in ("(", "（", ")", "）"):
            bracket = piece in ("(", "（")
            yield Word(word.start, word.end, "bracket")
        elif not bracket:
            # 377名 | 战“疫”一线干部: what 名 leaves of the tagger's word is no noun
            lost = word.start < end and piece.startswith("名")
            yield Word(max(word.start, end), word.end, "a" if lost else word.tag)


def past_adjective(reader: Reader, end: int) -> int:
    """Give the end of a word on what people or bodies are like: 规模以上企业, 在押被告人."""
    for word in reader.words.roles["adjective"]:
        if reader.text.startswith(word, end):
            return end + len(word)
    return end


def read_phrase(reader: Reader, ahead: list[Word], draft: Draft) -> tuple[Phrase, list[Word]]:
    """Read one unbroken noun phrase from the front of `ahead`; also give the words behind it."""
    begin, stop, verb, place, outside = -1, -1, False, 0, (-1, -1)
    for place, word in enumerate(ahead):
        if reader.text.startswith(ADVERBS, word.start):
            break
        if word.tag == "bracket":  # 镇(街)党群服务中心, but 省(区、市)的
            outside = (begin, stop) if stop >= 0 else outside
            begin, stop, verb = -1, -1, False
        elif word.tag == "w" and reader.piece(word) in (QUOTES if begin < 0 else CLOSING):
            continue
        elif word.tag in NOUNS or longer_noun(reader, begin, word):
            begin, stop = word.start if begin < 0 else begin, word.end
        elif begin < 0 and reader.piece(word) == "是" and draft.unit in ("个", "名", "位"):
            continue
        elif word.tag in INNER and begin < 0 and reader.piece(word) not in reader.words.links:
            begin, verb = word.start, word.tag not in STILL
        elif (
            begin < 0
            or (word.tag not in INNER and word.tag != "d")
            or not joins(reader, begin, stop, ahead[place:], draft)
        ):
            break
    else:
        place = len(ahead)
    if stop < 0:
        begin, stop = outside
    if begin >= 0:
        stop = known_after(reader, begin, stop)
    if reader.text.startswith("均", stop) and reader.text.endswith("中场", 0, max(stop, 0)):
        stop -= 1  # 10场比赛中 | 场均, of which the tagger makes 中场
    if begin >= 0 and (figure := FIGURE.search(reader.text, begin, stop)):
        stop = figure.start() + 1  # 16个直辖县360万人, of which the tagger makes one word
    text = trim(reader.text[begin:stop]) if stop > begin >= 0 else ""
    return Phrase(text, verb, stop), ahead[place:]


def known_after(reader: Reader, begin: int, stop: int) -> int:
    """Reach further right for a longer known noun: 发展中国家, of which 发展 is one word."""
    for size in range(HEAD, max(stop - begin, 1), -1):
        if reader.text[begin : begin + size] in reader.words.nouns:
            return begin + size
    return stop


def joins(reader: Reader, begin: int, stop: int, ahead: list[Word], draft: Draft) -> bool:
    """Say whether a word inside a phrase belongs to it.

    It does when the whole is a known noun (疫情 防控 小组) and the one before it is none
    (项目 带动 企业), or hardly what is counted (一批 国家 重大 工程).
    """
    if len(ahead) < 2 or ahead[1].tag not in NOUNS:
        return False
    if reader.piece(ahead[0]) in SAYS:
        return False
    owner = reader.text[begin:stop] in reader.words.roles["owners"]
    if ahead[0].tag == "d" or (owner and ahead[0].tag in ("a", "b")):
        return owner
    if stop >= 0 and reader.fits(reader.text[begin:stop], draft):
        return False
    if stop >= 0 and draft.role == "direct" and reader.head(reader.text[begin:stop]) == "person":
        return False  # 万余党员干部 | 下沉 | 社区
    return reader.fits(reader.text[begin : ahead[1].end], draft)


def longer_noun(reader: Reader, begin: int, word: Word) -> bool:
    """Say whether a word not tagged a noun ends a known one: 部委 办局, 核酸 采样."""
    if begin < 0 or word.tag == "w":
        return False
    text, own = reader.text[begin : word.end], word.end - word.start
    sizes = range(own + 1, min(len(text), HEAD) + 1)
    return any(text[-size:] in reader.words.nouns for size in sizes)


def read_relative(reader: Reader, ahead: list[Word], draft: Draft) -> Phrase | None:
    """Read the noun behind the 的 of a relative clause: 2000多名身体健康的在职党员."""
    for place, word in enumerate(ahead):
        piece = reader.piece(word)
        if word.tag == "w" and piece not in QUOTES and piece not in "、~～-—–":
            return None
        if piece == "的":
            behind = ahead[place + 1 :]
            homes = list(takewhile(lambda w: w.tag == "LOC", behind))
            phrase, _ = read_phrase(reader, behind[len(homes) :], draft)
            people = not homes or draft.unit in reader.words.roles["people"]
            if reader.fits(phrase.text, draft) and people:
                return phrase
    return None


def trim(noun: str) -> str:
    """Strip quotation marks, blanks and words of place or sum from a noun phrase."""
    noun = noun.strip().strip('“”"「」‘’《》 ')
    if noun in ("村中", "县中", "省中"):
        return noun[0]  # 43个村中
    for tail in ("全部", "之间", "中", "内", "里", "上", "们"):
        if (
            len(noun) > len(tail) + 1
            and noun.endswith(tail)
            and not noun.endswith(("人们", "线上"))
        ):
            return noun.removesuffix(tail)
    return noun
