"""Find the names that marks or titles show: dotted ones, those in lists, those signed."""

import re
from collections.abc import Iterator, Sequence

from extract.people.elements import rest_end
from extract.people.lexicon import Lexicon
from extract.people.shapes import (
    DOT,
    FUNCTION,
    HAN,
    Span,
    ends_in_title,
    is_kin,
    is_name,
    is_word_with_class,
    starts_with_surname,
)
from schemas.text import Word

PART = rf"(?:(?![和与及的是在])[{HAN}A-Z]){{1,10}}"
DOTTED = re.compile(rf"{PART}(?:[{DOT}]{PART}){{1,8}}")
KINDS = "者员们家户人"  # 前总统|支持者
LISTED = re.compile(
    rf"(?<![{HAN}])[{HAN}]{{2,3}}(?=、)|(?<=、)[{HAN}]{{2,3}}(?![{HAN}])|(?<=、)[{HAN}]{{2,3}}(?=[和与等])"
)


HOUSES = re.compile(r"旗下|集团|公司|出版|基金会|大学|学院|研究所|银行|[大]?奖|号")
SESSION = re.compile(r"·第|届|全国|中国|[年月日]")  # 德耀中华·第八届
ACTING = ("v", "vd", "d", "p", "w")
GAP = re.compile(rf"[{HAN}]{{2,3}}?(?=[、(（]|等\d|等[多数])")
VISITED = re.compile(  # 村民|王伟|家中, 困难党员|秦有得|家,
    rf"(?:群众|党员|贫困户|低保户|特困户|脱贫户|农户|养殖户|种植户|困难户|村民|居民|户主|军属|烈属|职工|老人|同志)"
    rf"(?P<name>[{HAN}]{{2,3}}?)(?=家(?:[中里,，、。;；的]))"
)


def by_dot(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names with a dot: 买买提·艾力; their outer parts end where words do."""
    if not tags:
        return
    for match in DOTTED.finditer(text, tags[0].start, tags[-1].end):
        first = min(text.find(d, match.start()) % (match.end() + 1) for d in DOT)
        last = max(text.rfind(d, match.start(), match.end()) for d in DOT)
        start = first_start(text, tags, match.start(), first, lexicon)
        end = last_end(tags, last + 1, match.end())
        end = rest_end(text, end, match.end(), lexicon)
        seen = sum(min(w.end, end) - max(w.start, start) for w in tags if is_inside(w, start, end))
        size = sum(c not in DOT for c in text[start:end])
        if SESSION.search(text, start, end) or HOUSES.match(text, end):
            continue
        if first - start < 8 and (seen * 2 > size or is_foreign(text, start, end, lexicon)):
            yield Span(start, end, "person.dotted")


def is_foreign(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a dotted name unseen is of foreign sounds and stands free: 尼尔斯江·吾加布拉,."""
    parts = re.split(f"[{DOT}]", text[start:end])
    sounds = sum(c in lexicon.sounds for part in parts for c in part)
    free = text[end : end + 1] in FUNCTION or end == len(text)
    titled = lexicon.ends.search(text, max(0, start - 10), start) or text[start - 1] in "、,，"
    most = 4 * sounds >= 3 * sum(map(len, parts))
    return bool(free and titled and most and min(map(len, parts)) > 1)


def is_inside(word: Word, start: int, end: int) -> bool:
    """Whether the tagger sees a name that reaches into a span."""
    return word.tag == "PER" and word.start < end and start < word.end


def first_start(text: str, tags: Sequence[Word], floor: int, dot: int, lexicon: Lexicon) -> int:
    """Give where the first part begins: with the tagger's name, else with the last word."""
    for word in tags:
        if word.start < dot <= word.end and word.start >= floor:
            titles = list(lexicon.before.finditer(text, word.start, dot - 1))
            return titles[-1].end() if titles else word.start
    return floor


def last_end(tags: Sequence[Word], start: int, ceiling: int) -> int:
    """Give where the last part ends: with the tagger's name, else with the first word."""
    for word in tags:
        if word.start <= start < word.end:
            return min(word.end, ceiling)
    return ceiling


def by_title(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names behind a title that the tagger took for words: 书记|高丽."""
    for index, word in enumerate(tags[:-1]):
        if not ends_in_title(text, word, lexicon):
            continue
        end = name_end(text, tags, index + 1, lexicon)
        start = tags[index + 1].start
        known = text[start:end] in lexicon.words and not is_kin(text, word, lexicon)
        known = known and not is_in_list(text, tags[index + 1 :], end, lexicon)
        known = known or is_word_with_class(text[start:end], lexicon)
        if end and is_name(text[start:end], lexicon) and not known:
            yield Span(start, end, "person.title")


def by_gap(
    text: str, tags: Sequence[Word], words: Sequence[Word], lexicon: Lexicon
) -> Iterator[Span]:
    """Give the names between a title and a mark of a list that the tagger cut to pieces.

    小区物业主管|符如家、环卫工人冼少玉: another name of the sentence stands in the list.
    """
    named = [w for w in tags if w.tag == "PER"]
    if not named:
        return
    starts = {w.start for row in (tags, words) for w in row}
    for title in lexicon.before.finditer(text, tags[0].start, tags[-1].end):
        match = GAP.match(text, title.end())
        if match is None or title.start() not in starts or match[0][0] not in lexicon.usual:
            continue
        listed = any(abs(w.start - match.start()) < 40 for w in named)
        common = match[0] in lexicon.words or is_word_with_class(match[0], lexicon)
        if listed and not common and is_name(match[0], lexicon):
            yield Span(*match.span(), "person.title")


def by_word(
    text: str, tags: Sequence[Word], words: Sequence[Word], lexicon: Lexicon
) -> Iterator[Span]:
    """Give the names behind a title that the other cut keeps whole: 旗长|于宝君|走进."""
    titles = {w.end for w in tags if ends_in_title(text, w, lexicon)}
    follows = {w.start: w.tag for w in tags}
    for word in words:
        name = text[word.start : word.end]
        if len(name) != 3 or word.start not in titles or follows.get(word.end, "") not in ACTING:
            continue
        surname = name[0] in lexicon.usual or name[0] == "于"
        if not surname or name[2] in "人者员" or is_word_with_class(name, lexicon):
            continue
        if (
            is_name(name, lexicon)
            and name[1:] not in lexicon.titles
            and name[:2] not in lexicon.words
        ):
            yield Span(word.start, word.end, "person.title")


def is_in_list(text: str, tags: Sequence[Word], end: int, lexicon: Lexicon) -> bool:
    """Whether names follow in a list: 画家|方成、丁午、缪印堂."""
    listed = [w for w in tags if end <= w.start < end + 8]
    return text[end : end + 1] == "、" and any(
        w.tag == "PER" and starts_with_surname(text[w.start : w.end], lexicon) for w in listed
    )


def name_end(text: str, tags: Sequence[Word], index: int, lexicon: Lexicon) -> int:
    """Give where the name that begins with word `index` ends, or 0 when none does."""
    first = tags[index]
    size = first.end - first.start
    if first.tag == "PER" or not starts_with_surname(text[first.start : first.end], lexicon):
        return 0
    if text[first.end - 1] in KINDS and size > 2:
        return 0
    kin = index > 0 and is_kin(text, tags[index - 1], lexicon)
    office = index > 0 and lexicon.office.search(text, tags[index - 1].start, first.start)
    follows = tags[index + 1].tag if index + 1 < len(tags) else ""
    told = size == 2 and first.tag in ("d", "n") and follows in ("v", "p")  # 州长|向秋|赶到
    rare = text[first.start] in lexicon.wordlike and not (office and (size == 3 or told))
    if rare or first.tag in ("m", "q", "r", "u", "w", "TIME", "c", "p"):
        return 0
    given = tags[index + 1] if index + 1 < len(tags) else first
    torn = size == 1 and given.end - given.start == 2 and given.tag in ("LOC", "nz", "nw", "PER")
    if torn and office and text[first.start] in lexicon.usual and given.end < tags[-1].end:
        return given.end  # 巡视员|尤|永东|希望
    if first.tag not in ("n", "nz", "LOC", "ORG") and (size < 2 or not office):
        return 0
    end = first.end
    if size == 1 and index + 1 < len(tags) and tags[index + 1].end - first.start <= 3:
        end = tags[index + 1].end
    if not 2 <= end - first.start <= 3 or end >= tags[-1].end:
        return 0
    acts = end == first.end and (kin or size > 1) and follows in ("TIME", "v", "d", "p")
    return end if text[end] in FUNCTION or acts else 0


def by_list(
    text: str, tags: Sequence[Word], taken: Sequence[Span], lexicon: Lexicon
) -> Iterator[Span]:
    """Give what stands in a list beside a name and looks like one: 全红婵、陈芋汐."""
    if not tags:
        return
    starts, ends = {s.start for s in taken}, {s.end for s in taken}
    for match in LISTED.finditer(text, tags[0].start, tags[-1].end):
        listed = text[match.start() - 1 : match.start()] in ("、", "和", "与", "及")
        beside = match.end() + 1 in starts or (listed and match.start() - 1 in ends)
        known = match[0] in lexicon.words or match[0] in lexicon.titles
        known = known or is_word_with_class(match[0], lexicon)  # 强度|大
        sure = len(match[0]) > 2 or match[0][0] in lexicon.usual
        if beside and sure and not known and starts_with_surname(match[0], lexicon):
            yield Span(*match.span(), "person.list")


def by_visit(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names of those at whose home somebody is: 困难群众|马德喜|家."""
    if not tags:
        return
    for match in VISITED.finditer(text, tags[0].start, tags[-1].end):
        name = match["name"]
        if starts_with_surname(name, lexicon) and is_name(name, lexicon):
            yield Span(*match.span("name"), "person.visited")
