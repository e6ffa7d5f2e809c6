"""Find the spans of names: what the tagger sees, mended by family names, titles and words."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from extract.people.cuts import (
    cut_crossing,
    cut_joint,
    cut_long,
    cut_verb,
    is_led_in,
    is_tail,
    lacks_first,
    lacks_last,
    trim,
)
from extract.people.elements import by_elements
from extract.people.foreign import by_hyphen, by_known, by_latin, by_sounds, is_gloss
from extract.people.lexicon import Lexicon
from extract.people.marked import (
    by_dot,
    by_gap,
    by_list,
    by_title,
    by_visit,
    by_word,
)
from extract.people.offices import by_office
from extract.people.shapes import (
    ACTS,
    FUNCTION,
    Held,
    Span,
    ends_in_title,
    is_name,
)
from extract.people.signed import by_byline, by_space
from schemas.text import Page, Word

PRIZE = re.compile(
    r"(?:物理学|化学|和平|文学|经济学|生理学或医学|生理学|医学|建筑|数学)?奖(?![励项金])"
)
BROTHERS = ("太郎", "次郎", "一郎", "二郎", "三郎", "之助")
ENDS_IN_HE = re.compile(r"和(?=[,，。、;；!！)）]|\d|$)")  # 张本智|和,


def find_spans(page: Page, lexicon: Lexicon) -> list[Span]:
    """Give the spans of the names the sentences themselves show, in text order."""
    found: list[Span] = []
    for tags, words in zip(page.tags, page.words, strict=True):
        found += find_in_line(page.text, tags, words, lexicon)
    return sorted(found)


def find_in_line(
    text: str, tags: Sequence[Word], words: Sequence[Word], lexicon: Lexicon
) -> Iterator[Span]:
    """Give the names of one sentence; where ways to see them meet, the surer one comes first."""
    signed = Held((*by_space(text, tags, lexicon), *by_byline(text, tags, lexicon)))
    yield from signed.spans
    taken = Held((*by_dot(text, tags, lexicon), *by_visit(text, tags, lexicon)))
    ways = (
        by_hyphen(text, tags, lexicon),
        by_latin(text, tags),
        by_known(text, tags, words, lexicon),
        by_sounds(text, tags, words, lexicon),
        by_elements(text, tags, words, lexicon),
        by_tag(text, tags, words, lexicon),
        by_title(text, tags, lexicon),
        by_office(text, tags, lexicon),
        by_gap(text, tags, words, lexicon),
        by_word(text, tags, words, lexicon),
    )
    for span in chain.from_iterable(ways):
        taken.take(span)
    for span in list(by_list(text, tags, list(taken.spans), lexicon)):
        taken.take(span)
    yield from (s for s in taken.spans if signed.is_free(s))


def by_tag(
    text: str, tags: Sequence[Word], words: Sequence[Word], lexicon: Lexicon
) -> Iterator[Span]:
    """Give the names the tagger sees, cut where another word begins inside them."""
    crossing = {w.start: w.end for w in words}
    for tag in join_parts(text, tags, lexicon):
        start, end = trim(text, tag.start, tag.end, lexicon)
        end = cut_crossing(text, start, end, crossing, lexicon)
        end = cut_long(text, start, end, crossing, lexicon)
        end = cut_joint(text, start, end, lexicon)
        end += lacks_last(text, tags, start, end, crossing, lexicon)
        end = cut_verb(text, start, end, lexicon)
        end += text[start : start + 2] in lexicon.japanese and bool(ENDS_IN_HE.match(text, end))
        end -= text.startswith("梅开二度", end - 1)  # 姆巴佩|梅开二度
        start -= lacks_first(text, start, end, crossing, lexicon)
        end += text.startswith(BROTHERS, end) * 2 if end - start > 1 else 0  # 伊坂幸|太郎
        latin = start < end and text[start] <= "z" and is_gloss(text, start)
        prize = text[start:end] == "诺贝尔" and "奖" in text[end : end + 12]
        if prize or PRIZE.match(text, end) or latin or is_led_in(text, start, end, crossing):
            continue
        if is_tail(text, start, end, crossing, lexicon) or is_town(text, tags, start, end, lexicon):
            continue
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())  # the tagger takes line ends in: 张北\n
        if is_name(text[start:end], lexicon) or is_champion(text, start, end, lexicon):
            yield Span(start, end, "person.tagger")


def is_town(text: str, tags: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name is the front of a town's that the tagger cut: 萨瑟兰斯|普林斯市."""
    town = next((w for w in tags if w.start == end), None)
    if town is None or town.tag != "LOC" or text[town.end - 1] not in "市州省县郡镇":
        return False
    whole = all(c in lexicon.sounds for c in text[start : town.end - 1])
    known = lexicon.known.fullmatch(text, start, end)
    return whole and not known and not lexicon.ends.search(text, max(0, start - 10), start)


def is_champion(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether 冠军 is a given name: behind a title, before what follows names: 主席|梁冠军、."""
    titled = lexicon.ends.search(text, max(0, start - 10), start) is not None
    given = end - start == 3 and text.endswith("冠军", start, end)
    return given and titled and text[end : end + 1] in FUNCTION


def join_parts(text: str, tags: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """Give the tagger's names; two that touch are one when neither is Chinese: 吐尔逊|古丽."""
    last: Word | None = None
    for index, word in enumerate(tags):
        if word.tag != "PER":
            continue
        if index + 1 < len(tags) and is_cut_short(text, tags, index, lexicon):
            word = word._replace(end=tags[index + 1].end)
        if is_cut_off(text, tags, index, lexicon):
            last = None if last and last.end == word.start else last
            if last:
                yield last
            last = Word(word.start - 1, word.end, "PER")
            continue
        touch = last is not None and last.end == word.start
        if last and touch and is_one(text, last, word, lexicon):
            last = Word(last.start, word.end, "PER")
            continue
        if last:
            yield last
        last = word
    if last:
        yield last


def is_cut_short(text: str, tags: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether only the family name behind a title was seen: 大学生|莫|家豪."""
    word, given = tags[index], tags[index + 1]
    if index == 0 or word.end - word.start != 1 or given.end - given.start > 2:
        return False
    if text[word.start] not in lexicon.usual | lexicon.wordlike | lexicon.rare:
        return False
    if text[given.start : given.end] == "和":  # 副书记|仇|和|被查
        follows = tags[index + 2].tag if index + 2 < len(tags) else "w"
        return follows in ("v", "p", "d") and ends_in_title(text, tags[index - 1], lexicon)
    whole = text[word.start : given.end] not in lexicon.words
    follows = tags[index + 2].tag if index + 2 < len(tags) else ""
    if given.tag == "d" and given.end - given.start == 1 and follows in ("v", "p"):
        return whole and ends_in_title(text, tags[index - 1], lexicon)  # 村民|纪|刚|捐赠
    named = given.tag in ("n", "nz", "nw", "a", "an", "PER", "LOC")
    named = named or (given.tag == "v" and ACTS.match(text, given.end) is not None)  # 药|建国|说
    return whole and named and ends_in_title(text, tags[index - 1], lexicon)


def is_cut_off(text: str, tags: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether the family name of a name stands before it as a word: 医师|应|华暄, 任|黎兰."""
    word, before = tags[index], tags[index - 1]
    if not index or before.end - before.start != 1:
        return False
    titled = index > 1 and ends_in_title(text, tags[index - 2], lexicon)
    if titled and text[before.start] in lexicon.sounds and text[word.start] in lexicon.sounds:
        return True
    if word.end - word.start != 2:
        return False
    if text[before.start] not in lexicon.usual | lexicon.wordlike:
        return False
    whole = text[word.start] in lexicon.usual or lexicon.known.fullmatch(text, word.start, word.end)
    if text[before.start] in "和与及" and whole:  # 主席|和|普京, 局长|和|李明
        return False
    if before.tag == "PER" or (before.tag == "n" and text[word.start] not in lexicon.usual):
        return True
    return titled


def is_one(text: str, first: Word, second: Word, lexicon: Lexicon) -> bool:
    """Whether two names that touch are one: neither is Chinese, or one title stands before."""
    if lexicon.ends.search(text, first.start + 1, first.end):  # 利总统|维阿
        return False
    if not is_chinese(text, first, second, lexicon):
        return True
    if min(first.end - first.start, second.end - second.start) < 2:
        return False
    foreign = all(c in lexicon.sounds for c in text[first.start : second.end])
    left = max(0, first.start - 10)
    titled = lexicon.ends.search(text, left, first.start)
    return foreign and titled is not None and not lexicon.signs.search(text, left, first.start)


def is_chinese(text: str, first: Word, second: Word, lexicon: Lexicon) -> bool:
    """Whether one of two names begins with a usual Chinese family name, or is but a character."""
    if 1 in (first.end - first.start, second.end - second.start):
        return True
    if second.end - second.start > 3 and all(
        c in lexicon.sounds for c in text[second.start : second.end]
    ):
        return text[first.start] in lexicon.usual  # 拉夫|罗夫斯基
    if text[second.start] in lexicon.wordlike and second.end - second.start == 3:
        return True
    return text[first.start] in lexicon.usual or text[second.start] in lexicon.usual
