"""Find the spans of names: what the tagger sees, mended by family names, titles and words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.people.lexicon import Lexicon
from schemas.text import Page, Word

HAN = r"㐀-䶿一-鿿"
DOT = "·•・‧"
PART = rf"(?:(?![和与及的是在])[{HAN}A-Z]){{1,10}}"
DOTTED = re.compile(rf"{PART}(?:[{DOT}]{PART}){{1,8}}")
PRIZE = re.compile(
    r"(?:物理学|化学|和平|文学|经济学|生理学或医学|生理学|医学|建筑|数学)?奖(?![励项金])"
)
SPACED = re.compile(rf"(?<![{HAN}])([{HAN}])[ 　]{{1,3}}([{HAN}])(?![{HAN}])")
SIGNED = re.compile(r"[ 　]*[:：丨|｜][ 　]*|[ 　]+")
PIECE = re.compile(rf"[{HAN}]{{2,4}}(?![{HAN}])")
LISTED = re.compile(
    rf"(?<![{HAN}])[{HAN}]{{2,3}}(?=、)|(?<=、)[{HAN}]{{2,3}}(?![{HAN}])|(?<=、)[{HAN}]{{2,3}}(?=[和与等])"
)
SHORT = re.compile(
    rf"[老阿大][{HAN}]|[{HAN}](?:[xXＸ×]{{1,2}}|姓|阿[婆姨公伯]|[总队])|"
    rf"[{HAN}]{{1,2}}(?:阿姨|大哥|大姐|大爷|大妈|叔叔|爷爷|奶奶|老师|师傅|先生|女士|同学|医生|总|局长|书记)"
)
NOT_NAMES = re.compile(
    rf"[{HAN}]{{1,2}}氏|阿[婆姨公妈爸爷哥姐弟妹]|大[妈爷叔婶哥姐]|老[爷太板师人]|小姐|先生|女士|同志|[老小]?[爸妈爷奶]+|[男女]子"
)
MARKS = " ,.、。:：;；!?！？()（）丨|/·•“”‘’\"'《》【】"
# what goes on after a name: a word that begins with one of these is no part of it (严汉祥|和)
ADVERBS = frozenset("日连正一已曾常每早再当亲")
FUNCTION = frozenset("和与及在是的说等为对向从也就又还已将把被则都并而却,，、。:：;；（()）)")


class Span(NamedTuple):
    """Where a name stands, and the rule that found it."""

    start: int
    end: int
    rule: str


def find_spans(page: Page, lexicon: Lexicon) -> list[Span]:
    """Give the spans of the names the sentences themselves show, in text order."""
    found: list[Span] = []
    for tags, words in zip(page.tags, page.words, strict=True):
        dotted = list(by_dot(page.text, tags, lexicon))
        tagged = by_tag(page.text, tags, words, lexicon)
        plain = [s for s in tagged if all(s.end <= d.start or d.end <= s.start for d in dotted)]
        taken = [*dotted, *plain]
        taken += [s for s in by_title(page.text, tags, lexicon) if is_free(s, taken)]
        taken += [s for s in by_list(page.text, tags, taken, lexicon) if is_free(s, taken)]
        spaced = [*by_space(page.text, tags, lexicon), *by_byline(page.text, tags, lexicon)]
        found += [*spaced, *[s for s in taken if is_free(s, spaced)]]
    return sorted(found)


def is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span overlaps none of those taken."""
    return all(span.end <= t.start or t.end <= span.start for t in taken)


def by_dot(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names with a dot: 买买提·艾力; their outer parts end where words do."""
    if not tags:
        return
    for match in DOTTED.finditer(text, tags[0].start, tags[-1].end):
        first = min(text.find(d, match.start()) % (match.end() + 1) for d in DOT)
        last = max(text.rfind(d, match.start(), match.end()) for d in DOT)
        start = first_start(text, tags, match.start(), first, lexicon)
        end = last_end(tags, last + 1, match.end())
        seen = sum(min(w.end, end) - max(w.start, start) for w in tags if is_inside(w, start, end))
        size = sum(c not in DOT for c in text[start:end])
        if seen * 2 > size and first - start < 8:
            yield Span(start, end, "person.dotted")


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


def by_tag(
    text: str, tags: Sequence[Word], words: Sequence[Word], lexicon: Lexicon
) -> Iterator[Span]:
    """Give the names the tagger sees, cut where another word begins inside them."""
    crossing = {w.start: w.end for w in words}
    for tag in join_parts(text, tags, lexicon):
        start, end = trim(text, tag.start, tag.end, lexicon)
        end = cut_crossing(text, start, end, crossing, lexicon)
        if PRIZE.match(text, end) or (start and text[start - 1] in "(（" and text[start] < "z"):
            continue
        if is_name(text[start:end], lexicon):
            yield Span(start, end, "person.tagger")


def join_parts(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """Give the tagger's names; two that touch are one when neither is Chinese: 吐尔逊|古丽."""
    last: Word | None = None
    for index, word in enumerate(tags):
        if word.tag != "PER":
            continue
        if is_cut_off(text, tags, index, lexicon):
            last = None if last and last.end == word.start else last
            if last:
                yield last
            last = Word(word.start - 1, word.end, "PER")
            continue
        if last and last.end == word.start and not is_chinese(text, last, word, lexicon):
            last = Word(last.start, word.end, "PER")
            continue
        if last:
            yield last
        last = word
    if last:
        yield last


def is_cut_off(text: str, tags: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether the family name of a name stands before it as a word: 医师|应|华暄, 任|黎兰."""
    word, before = tags[index], tags[index - 1]
    if not index or before.end - before.start != 1 or word.end - word.start != 2:
        return False
    if text[before.start] not in lexicon.usual | lexicon.wordlike:
        return False
    if before.tag == "PER" or (before.tag == "n" and text[word.start] not in lexicon.usual):
        return True
    return index > 1 and ends_in_title(text, tags[index - 2], lexicon)


def is_chinese(text: str, first: Word, second: Word, lexicon: Lexicon) -> bool:
    """Whether one of two names begins with a usual Chinese family name, or is but a character."""
    if 1 in (first.end - first.start, second.end - second.start):
        return True
    if text[second.start] in lexicon.wordlike and second.end - second.start == 3:
        return True
    return text[first.start] in lexicon.usual or text[second.start] in lexicon.usual


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


def trim(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Take marks and titles off both ends: 丨华成民, 曹志委员长."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    for at in range(start + 2, end - 1):
        if lexicon.after.fullmatch(text, at, end):
            return start, at
    return start, end


def starts_with_surname(name: str, lexicon: Lexicon) -> bool:
    """Whether a name begins with a Chinese family name."""
    return name[:2] in lexicon.compound or name[:1] in lexicon.usual | lexicon.wordlike


def is_name(name: str, lexicon: Lexicon) -> bool:
    """Whether what the tagger sees can be a full name."""
    if len(name) == 2 and name[0] == "小" and name[1] in lexicon.usual:
        return False
    if len(name) < 2 or name in lexicon.titles or name[-3:] in lexicon.titles:
        return False
    return not NOT_NAMES.fullmatch(name) and not SHORT.fullmatch(name)


def by_title(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names behind a title that the tagger took for words: 书记|高丽."""
    for index, word in enumerate(tags[:-1]):
        if not ends_in_title(text, word, lexicon):
            continue
        end = name_end(text, tags, index + 1, lexicon)
        start = tags[index + 1].start
        known = text[start:end] in lexicon.words and not is_kin(text, word, lexicon)
        if end and is_name(text[start:end], lexicon) and not known:
            yield Span(start, end, "person.title")


def by_list(
    text: str, tags: Sequence[Word], taken: Sequence[Span], lexicon: Lexicon
) -> Iterator[Span]:
    """Give what stands in a list beside a name and looks like one: 全红婵、陈芋汐."""
    if not tags:
        return
    starts, ends = {s.start for s in taken}, {s.end for s in taken}
    for match in LISTED.finditer(text, tags[0].start, tags[-1].end):
        beside = match.end() + 1 in starts or match.start() - 1 in ends
        known = match[0] in lexicon.words or match[0] in lexicon.titles
        sure = len(match[0]) > 2 or match[0][0] in lexicon.usual
        if beside and sure and not known and starts_with_surname(match[0], lexicon):
            yield Span(*match.span(), "person.list")


def by_space(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give signed names of two characters set wide: (班 澜), 记者 王 伟."""
    if not tags:
        return
    for match in SPACED.finditer(text, tags[0].start, tags[-1].end):
        if match[1] in lexicon.usual | lexicon.wordlike and signs(text, match, lexicon):
            yield Span(match.start(1), match.end(2), "person.spaced")


def by_byline(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    """Give the names behind the title of a signature: 校对丨华成, 责编:李宁 王一, (记者黄洁如)."""
    if not tags:
        return
    stop = tags[-1].end
    for title in lexicon.byline.finditer(text, tags[0].start, stop):
        gap = SIGNED.match(text, title.end(), stop)
        at = gap.end() if gap else title.end()
        if gap is None and title.end() - title.start() == 1:
            continue
        for name in PIECE.finditer(text, at, min(stop, at + 40)):
            if name.start() != at and text[name.start() - 1] not in " 　、/":
                break
            if not signs_name(name[0], gap is None, lexicon):
                break
            yield Span(*name.span(), "person.signed")


def signs_name(name: str, close: bool, lexicon: Lexicon) -> bool:
    """Whether a word behind a title of a byline is a name; right behind it no common word is."""
    if not starts_with_surname(name, lexicon) or name in lexicon.titles:
        return False
    return not close or (len(name) < 4 and name not in lexicon.words)


def signs(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether brackets or a title say that a name is signed here."""
    before, after = text[match.start(1) - 1 : match.start(1)], text[match.end(2) : match.end(2) + 1]
    if before in ("(", "（"):
        return after in (")", "）")
    return lexicon.ends.search(text, max(0, match.start(1) - 10), match.start(1)) is not None


def ends_in_title(text: str, word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a title or ends in one."""
    return word.tag in ("n", "ORG", "nz") and any(
        lexicon.before.fullmatch(text, at, word.end) for at in range(word.start, word.end - 1)
    )


def name_end(text: str, tags: Sequence[Word], index: int, lexicon: Lexicon) -> int:
    """Give where the name that begins with word `index` ends, or 0 when none does."""
    first = tags[index]
    size = first.end - first.start
    if first.tag == "PER" or not starts_with_surname(text[first.start : first.end], lexicon):
        return 0
    kin = index > 0 and is_kin(text, tags[index - 1], lexicon)
    office = index > 0 and lexicon.office.search(text, tags[index - 1].start, first.start)
    rare = text[first.start] in lexicon.wordlike and (size != 3 or not office)
    if rare or first.tag in ("m", "q", "r", "u", "w", "TIME", "c", "p"):
        return 0
    if first.tag not in ("n", "nz", "LOC", "ORG") and (size < 2 or not office):
        return 0
    end = first.end
    if size == 1 and index + 1 < len(tags) and tags[index + 1].end - first.start <= 3:
        end = tags[index + 1].end
    if not 2 <= end - first.start <= 3 or end >= tags[-1].end:
        return 0
    follows = tags[index + 1].tag if index + 1 < len(tags) and end == first.end else ""
    acts = (kin or size == 3) and follows in ("TIME", "v", "d", "p")
    return end if text[end] in FUNCTION or acts else 0


def is_kin(text: str, word: Word, lexicon: Lexicon) -> bool:
    """Whether a word names a relative: 弟弟."""
    return "kin" in lexicon.titles.get(text[word.start : word.end], frozenset())
