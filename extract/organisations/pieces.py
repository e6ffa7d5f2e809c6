"""A sentence as the search for organisations reads it: words, with places and known names whole."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from extract.organisations.lexicon import Lexicon
from extract.organisations.mend import longest_head, mend_tags
from extract.overlay import lay_over
from schemas.mentions import OrganisationKind, PlaceMention
from schemas.text import Page, Word

PLACE, NAME, PHRASE, QUOTE = "PLACE", "NAME", "PHRASE", "QUOTE"
SITE_KINDS = ("hospital", "school", "company", "government", "police", "military", "media")


QUOTED = re.compile(r"[“‘《]([^“”‘’《》,，。;；:：!！?？\n]{1,12})[”’》]")
FOREIGN = re.compile(  # 约翰斯·霍普金斯|大学
    r"(?:(?![的是在和与及了由被对从])[\u4e00-\u9fff]){1,6}(?:·[\u4e00-\u9fff]{1,8})+?"
    r"(?=大学|学院|医院|银行|公司|基金会|研究所|研究院|集团|学校|剧院|乐团)"
)
POSTED = re.compile(  # 中国|驻琅勃拉邦|总领事馆, 越南|驻台北经济文化|办事处
    r"(?<![派进入常留])驻(?![守扎村点防地])[\u4e00-\u9fff]{1,12}?"
    r"(?=大使馆|使馆|总?领事馆|总?领馆|代表处|代表团|办事处|使团)"
)
BRACKETED = re.compile(  # 完美|（中国）|有限公司
    r"[(（][\u4e00-\u9fff]{2,6}[)）](?=[\u4e00-\u9fff]{0,8}(?:有限|股份|集团|公司|投资))"
)
INSERTED = re.compile(  # 市文化旅游|（文物）|局, 市农业农村局|（乡村振兴局）|农业综合行政执法支队
    r"(?<=[\u4e00-\u9fff])[(（](?![县市区省镇乡]委[)）])[\u4e00-\u9fff]{2,6}[)）]"
    r"(?=(?:管理)?(?:局|厅|委员会|办公室)(?![\u4e00-\u9fff]{0,2}[:：]))|"
    r"(?<=[局委办厅室院])[(（][\u4e00-\u9fff]{1,10}[局委办厅室院][)）]"
    r"(?=[\u4e00-\u9fff]{2,12}(?:支队|大队|中队|中心|处|科|站|所))"
)
ZONE = re.compile(  # 高新区|（新市区）|人民检察院
    r"(?:高新|经开|开发|新|自贸|示范|试验|保税|度假)区[(（][\u4e00-\u9fff]{2,6}[)）]"
    r"(?=人民|公安|检察|法院|[党纪]?工?委|政府|管委会|[\u4e00-\u9fff]{2,8}[局委院队])"
)
AIDING = re.compile(
    "援[沪鄂京津渝琼吉陕豫冀晋粤闽赣湘桂黔滇川藏疆青甘宁蒙辽黑苏浙皖鲁港澳](?=[\u4e00-\u9fff])"
)
ZONED = re.compile(  # 开发区|管委会, which the tagger cuts into 开发|区管委会
    r"(?:开发|高新|经开|保税|度假|工业园|产业园|示范)区"
    r"(?=管委会|管理委员会|党工?委|纪工?委|法院|检察院|公安分?局|[\u4e00-\u9fff]{2,6}局(?!面|部|势))"
)
HAN = re.compile(r"[\u4e00-\u9fff]")
GOES_ON = re.compile(r"部门|安法")  # 人社部|门, 国安|法
TOGETHER = re.compile("[两二三四五六七八九十]+[校所家]|等校|等")
INSIDE = re.compile(r"企业$")  # 企业|文化部
# 敖汉|小米: what is eaten, on a page that speaks of no firm
EATEN = frozenset(("小米", "苹果", "贝壳"))
FIRM = re.compile("手机|科技|公司|智能|股价|市值|iPhone|雷军|库克|门店|找房|中介")


class Candidate(NamedTuple):
    """A span that names an organisation, its kind, and the rule that found it."""

    start: int
    end: int
    kind: OrganisationKind
    rule: str


class Line(NamedTuple):
    """One sentence: its span, its pieces in order, where words of either cut may end and start.

    `bodies` are the spans the tagger takes for organisations, starts by ends; `countries` and
    `places` are the ends of countries and of all places.
    """

    start: int
    end: int
    pieces: tuple[Word, ...]
    ends: frozenset[int]
    starts: frozenset[int]
    bodies: dict[int, int]
    countries: frozenset[int]
    places: frozenset[int]


def read_lines(page: Page, places: Sequence[PlaceMention], lexicon: Lexicon) -> Iterator[Line]:
    """Give each sentence with its places, known names and fixed phrases as single pieces."""
    ordered = sorted((before_title(page.text, p, lexicon) for p in places), key=lambda p: p.start)
    starts = [p.start for p in ordered]
    for sentence, tags, words in zip(page.sentences, page.tags, page.words, strict=True):
        inside = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        both = [*tags, *words]
        opens = frozenset(w.start for w in both) | {p.start for p in inside}
        ends = frozenset(w.end for w in both) | {p.end for p in inside}
        bodies = {w.end: w.start for w in tags if w.tag == "ORG"}
        sites = frozenset(p.end for p in inside)
        lands = frozenset(p.end for p in inside if p.level == "country")
        line = Line(sentence.start, sentence.end, tags, ends, opens, bodies, lands, sites)
        held = [
            w for w in tags if w.tag == "ORG" and longest_head(page.text, w.start, w.end, lexicon)
        ]
        whole = [
            *find_names(page.text, line, lexicon),
            *[
                place_piece(page.text, p, lexicon)
                for p in inside
                if stands(page.text, p, held, lexicon)
            ],
            *find_phrases(page.text, line, lexicon),
        ]
        yield line._replace(pieces=tuple(lay_over(mend_tags(page.text, tags, lexicon), whole)))


def is_misread(text: str, place: PlaceMention) -> bool:
    """Whether a place is the end of one body and the level of the next: 红十字会和|县医院."""
    joined = text[place.start : place.end] in ("和县", "与县")
    return joined and place.start > 0 and HAN.match(text, place.start - 1) is not None


def stands(text: str, place: PlaceMention, held: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a place is one piece: not a site that is a body, nor inside a name: 滴滴武汉公司."""
    if is_site(text, place, lexicon) or text[place.start : place.end] in lexicon.context["lead"]:
        return False
    if any(place.start <= w.start and w.end < place.end and w.end - w.start > 4 for w in held):
        return False
    return not any(w.start < place.start and place.end < w.end for w in held)


def place_piece(text: str, place: PlaceMention, lexicon: Lexicon) -> Word:
    """Give the place without a head the tagger joined to it: 息马地社区|党委."""
    head = longest_head(text, place.start + 2, place.end, lexicon)
    organ = len(head) > 1 and lexicon.heads[head].kind in ("party", "government", "police")
    return Word(place.start, place.end - len(head) if organ else place.end, PLACE)


def piece_at(line: Line, offset: int) -> Word:
    """Give the piece that covers an offset of the line, or the last before it."""
    return line.pieces[max(0, bisect_right(line.pieces, offset, key=lambda p: p.start) - 1)]


def before_title(text: str, place: PlaceMention, lexicon: Lexicon) -> PlaceMention:
    """Give a place without the first character of what is behind it: 消防站|站长, 日本|国家.

    Countries keep it: 埃塞俄比亚|军队 holds no 亚军.
    """
    shifted = (
        place.level != "country"
        and lexicon.titles.match(text, place.end - 1)
        and not lexicon.titles.match(text, place.end)
    )
    if shifted or text.startswith("国家", place.end - 1):
        return place.model_copy(update={"end": place.end - 1})
    return place


def is_site(text: str, place: PlaceMention, lexicon: Lexicon) -> bool:
    """Whether a site is a body as well, as hospitals and schools are."""
    if place.level != "poi":
        return False
    head = longest_head(text, place.start, place.end, lexicon)
    return bool(head) and lexicon.heads[head].kind in SITE_KINDS


def find_names(text: str, line: Line, lexicon: Lexicon) -> Iterator[Word]:
    """Find the standing names; those that are words too only where the tagger sees a name."""
    people = [w for w in line.pieces if w.tag == "PER"]
    named = {(at, w.end) for w in line.pieces if w.tag in ("ORG", "nz", "nw") for at in cuts(w)}
    chained = set(chain.from_iterable(find_chains(text, line, lexicon)))
    at = line.start
    for start in sorted({*line.starts, *(start for start, _ in chained)}):
        if start < at or text[start : start + 2] not in lexicon.name_starts:
            continue
        for end in range(min(line.end, start + lexicon.longest_name), start + 1, -1):
            if text[start:end] not in lexicon.names or not (
                (start, end) in chained or may_end(text, end, line, lexicon)
            ):
                continue
            if GOES_ON.match(text, end - 1) or is_inside(line, start, end):
                continue
            if INSIDE.search(text, max(0, start - 2), start) or is_eaten(text, start, end):
                continue
            if any(
                p.start <= start < p.end and not start == p.start < p.end <= end for p in people
            ):
                break
            if (
                text[start:end] not in lexicon.wordlike
                or (start, end) in named
                or (start, end) in chained
            ):
                yield Word(start, end, NAME)
                at = end
                break


def find_chains(text: str, line: Line, lexicon: Lexicon) -> Iterator[list[tuple[int, int]]]:
    """Give the names that the tagger took for one: 北大|清华|南开, 南开|三校."""
    for word in line.pieces:
        if word.tag not in ("ORG", "nz") or word.end - word.start < 4:
            continue
        names: list[tuple[int, int]] = []
        at = word.start
        while at < word.end:
            ends = range(min(word.end, at + lexicon.longest_name), at + 1, -1)
            end = next((e for e in ends if text[at:e] in lexicon.names), at)
            if end == at:
                break
            names.append((at, end))
            at = end
        if names and at > word.start and (at == word.end or TOGETHER.fullmatch(text, at, word.end)):
            yield names


def is_eaten(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a food on a page that speaks of no firm."""
    return text[start:end] in EATEN and FIRM.search(text, 0, 8000) is None


def is_inside(line: Line, start: int, end: int) -> bool:
    """Whether a short name is the end of a longer body the tagger sees: 广播电视|总台."""
    body = line.bodies.get(end, start)
    return end - start < 4 and body + 3 < start and start not in line.places


def may_end(text: str, end: int, line: Line, lexicon: Lexicon) -> bool:
    """Whether a name may end here: at the end of a word, or before a title."""
    if end in line.ends or text[end - 1 : end + 1] == "报网":
        return True
    return lexicon.titles.match(text, end, line.end) is not None


def cuts(word: Word) -> range:
    """Give where a short name may begin inside the tagger's name: 深圳|美团."""
    return range(word.start, word.end - 1)


def find_phrases(text: str, line: Line, lexicon: Lexicon) -> Iterator[Word]:
    """Find quoted words, and the phrases with 和 or 与 that names contain: 发展和改革."""
    for match in QUOTED.finditer(text, line.start, line.end):
        yield Word(match.start(), match.end(), QUOTE)
    for match in FOREIGN.finditer(text, line.start, line.end):
        if match.start() in line.starts:
            yield Word(match.start(), match.end(), "nz")
    for match in BRACKETED.finditer(text, line.start, line.end):
        opens = [w.start for w in line.pieces if w.end == match.start() and w.end - w.start > 1]
        if opens:
            yield Word(opens[0], match.end(), "nz")
    for match in AIDING.finditer(text, line.start, line.end):
        yield Word(match.start(), match.end(), PHRASE)
    for match in INSERTED.finditer(text, line.start, line.end):
        yield Word(match.start(), match.end(), PHRASE)
    for match in ZONE.finditer(text, line.start, line.end):
        if match.start() in line.starts:
            yield Word(match.start(), match.end(), PLACE)
    for match in ZONED.finditer(text, line.start, line.end):
        if match.start() in line.starts:
            yield Word(match.start(), match.end(), "nz")
    for match in POSTED.finditer(text, line.start, line.end):
        yield Word(match.start(), match.end(), "nz")
    for match in lexicon.inner.finditer(text, line.start, line.end):
        yield Word(match.start(), match.end(), PHRASE)
