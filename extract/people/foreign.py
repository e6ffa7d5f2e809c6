"""Find the foreign names: whole ones that are well known, and those the tagger cuts or misses."""

import re
from collections.abc import Iterator, Sequence

from extract.people.lexicon import Lexicon
from extract.people.shapes import Span
from schemas.text import Word

# 特朗普|政府, 里根|号: named after the person
NAMESAKES = re.compile(
    r"政府|内阁|当局|团队|阵营|家族|[”」]?号|[大中小]学|学院|医院|基金会|研究所|[大]?奖|主义|[大]?桥|机场|"
    r"文学奖|文学院|美术学|茶馆|故居|纪念馆|[公大]?[路街]|广场|公园|航母|级|省|州|市|县|镇|岛|湾|湖|河|杯|集团|公司"
)
RULERS = re.compile(
    r"(?:总统|总理|首相|外长|外交大臣|防长|国防部长|财长|外交部长|国务卿|最高领袖|国王|女王|王储|议长|大使|"
    r"国家主席|参议员|众议员|州长|党首|总干事|秘书长|司令|参谋长|发言人|特使|幕僚长|部长|大臣|主帅|前锋|"
    r"中锋|后卫|门将|中场|外援|教练|球星|选手|歌手|导演)$"
)
HARD = frozenset(("v", "vd", "d", "p", "c", "u", "m", "r", "w", "TIME", "LOC", "ORG", "PER"))
FOLLOW = frozenset(("v", "vd", "d", "p", "c", "u", "w", "TIME"))
GLOSS = re.compile(r"[(（][ -'*-~]*$")
PAIRED = re.compile(
    r"(?:[(（][^()（）]{1,20}[)）])?[和与、]"
    r"(?P<name>[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+){1,2})(?![A-Za-z])"
)
LATIN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ.'’-]*")


def by_known(
    text: str, tags: Sequence[Word], words: Sequence[Word], lexicon: Lexicon
) -> Iterator[Span]:
    """Give the well-known names wherever a word begins or ends at an edge of theirs."""
    if not tags:
        return
    edges = {w.start for row in (tags, words) for w in row} | {tags[-1].end}
    for match in lexicon.known.finditer(text, tags[0].start, tags[-1].end):
        start, end = match.span()
        if (start in edges or end in edges) and not goes_on(text, start, end, tags, lexicon):
            yield Span(start, end, "person.known")


def goes_on(text: str, start: int, end: int, tags: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a known name is part of a longer one, or names a thing: 里根号, 约翰逊维尔."""
    if NAMESAKES.match(text, end) or text[end : end + 1] in "·•-" or text[start - 1] in "·•-":
        return True
    return any(
        (w.start < end < w.end or w.start < start < end == w.end)
        and w.tag in ("PER", "LOC", "ORG")
        and all(c in lexicon.sounds for c in text[w.start : w.end])
        for w in tags
    )


def by_sounds(
    text: str, tags: Sequence[Word], words: Sequence[Word], lexicon: Lexicon
) -> Iterator[Span]:
    """Give the names of foreign sounds of which the tagger sees a part: 欧尔|班, 哈梅|内伊.

    Behind the title of a ruler or player it need not have seen any: 总理|内塔尼亚胡.
    """
    whole = {w.start: w.end for w in words if is_sounds(text, w.start, w.end, lexicon)}
    for index, word in enumerate(tags):
        start = word.start
        titled = RULERS.search(text, max(0, start - 6), start) is not None
        seen = word.tag == "PER" and is_sounds(text, start, word.end, lexicon)
        chinese = text[start] in lexicon.usual and word.end - start < 3
        stop = max(whole.get(start, 0), run_end(text, tags, index, lexicon))
        long = stop - start > 3 and lexicon.ends.search(text, max(0, start - 10), start)
        if not titled and not long and (not seen or chinese):
            continue
        stop -= text.startswith("梅开二度", stop - 1)  # 拉什福德|梅开二度
        if stop - start > 2 and (stop > word.end if seen else word.tag not in ("PER", "LOC")):
            yield Span(start, stop, "person.sounds")


def run_end(text: str, tags: Sequence[Word], index: int, lexicon: Lexicon) -> int:
    """Give where a word of foreign sounds ends with the loose characters behind it: 德布劳|内."""
    stop = tags[index].end
    if not is_sounds(text, tags[index].start, stop, lexicon):
        return 0
    for word in tags[index + 1 : index + 3]:
        rest = word.tag == "PER" and tags[index].tag != "PER"  # 部长本巴|赫迈德
        loose = word.end - word.start == 1 or word.tag in ("nz", "nw") or rest
        if (
            (word.tag in HARD and not rest)
            or not loose
            or not all(c in lexicon.sounds for c in text[stop : word.end])
        ):
            break
        stop = word.end
    following = next((w.tag for w in tags[index:] if w.start == stop), "w")
    return stop if following in FOLLOW else tags[index].end


def is_sounds(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a stretch of two characters and more writes foreign sounds and nothing else."""
    return end - start > 1 and all(c in lexicon.sounds for c in text[start:end])


def by_hyphen(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names joined by a hyphen: 迪亚斯-卡内尔."""
    for first, mark, second in zip(tags, tags[1:], tags[2:], strict=False):
        joined = text[mark.start : mark.end] in ("-", "－", "‐", "–")
        if not joined or "PER" not in (first.tag, second.tag):
            continue
        if all(is_sounds(text, w.start, w.end, lexicon) for w in (first, second)):
            yield Span(first.start, second.end, "person.hyphen")


def by_latin(text: str, tags: Sequence[Word]) -> Iterator[Span]:
    """Give a name in Latin letters whole: Sherry| |Guo."""
    stop = tags[-1].end if tags else 0
    for word in tags:
        if (
            word.tag != "PER"
            or is_gloss(text, word.start)
            or not LATIN.fullmatch(text, word.start, word.end)
        ):
            continue
        end = word.end
        while end < stop and text[end] == " ":
            more = LATIN.match(text, end + 1, stop)
            if more is None or not more[0][0].isupper():
                break
            end = more.end()
        if end > word.end:
            yield Span(word.start, end, "person.latin")
            if pair := PAIRED.match(text, end):  # Robert Antokol(公司CEO)和|Uri Shahak
                yield Span(*pair.span("name"), "person.latin")


def is_gloss(text: str, start: int) -> bool:
    """Whether Latin letters in brackets say a name again: 威廉·辛格(William|Singer)."""
    return GLOSS.search(text, max(0, start - 30), start) is not None
