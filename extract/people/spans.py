"""Find the spans of names: what the tagger sees, mended by family names, titles and words."""

import re
from collections.abc import Iterator, Sequence

from extract.people.elements import by_elements
from extract.people.foreign import by_hyphen, by_known, by_latin, by_sounds, is_gloss
from extract.people.lexicon import Lexicon
from extract.people.marked import by_byline, by_dot, by_list, by_space, by_title
from extract.people.shapes import (
    FUNCTION,
    Span,
    ends_in_title,
    is_free,
    is_name,
    starts_with_surname,
)
from schemas.text import Page, Word

PRIZE = re.compile(
    r"(?:物理学|化学|和平|文学|经济学|生理学或医学|生理学|医学|建筑|数学)?奖(?![励项金])"
)
MARKS = " ,.、。:：;；!?！？()（）丨|/·•“”‘’\"'《》【】"
# jieba guesses words of two characters; only those that begin like 日夜 say where a name ends
ADVERBS = frozenset("日连正一已曾常每早再当亲")
ENDS_IN_HE = re.compile(r"和(?=[,，。、;；!！)）]|\d|$)")  # 张本智|和,
JOINT = re.compile(r"[和与及](?=[㐀-鿿])")
TAIL = re.compile(r"(?:原本|最终|终于|已经|当时|随即|后来|曾经|一直)$")
SAYS = re.compile(r"[^笑直细诉解声自据都还也又就再][说称][,，:：]")  # 部长|陈勇|谋|说,
ABLE = re.compile(r"能(?=表示|指出|强调|认为|[里村区局处]长)")  # 里长|黄楷能|表示
SPEAKS = frozenset("道问答摄去来到上下作做出入")
LEADERS = frozenset("向对从与和把被经由于自当")
GIVEN = frozenset(("n", "nz", "nw", "a", "an", "PER"))
# verbs that end names the tagger saw; the first do not end given names of two characters either
LEADS = frozenset("率赴抵偕携")
ACTS = frozenset("任获称带赶说等")


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
    signed = [*by_space(text, tags, lexicon), *by_byline(text, tags, lexicon)]
    yield from signed
    taken: list[Span] = list(by_dot(text, tags, lexicon))
    ways = (
        by_hyphen(text, tags, lexicon),
        by_latin(text, tags),
        by_known(text, tags, words, lexicon),
        by_sounds(text, tags, words, lexicon),
        by_elements(text, tags, words, lexicon),
        by_tag(text, tags, words, lexicon),
        by_title(text, tags, lexicon),
    )
    for way in ways:
        taken += [s for s in way if is_free(s, taken)]
    taken += [s for s in by_list(text, tags, list(taken), lexicon) if is_free(s, taken)]
    yield from (s for s in taken if is_free(s, signed))


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
        start -= lacks_first(text, start, end, crossing, lexicon)
        latin = start < end and text[start] <= "z" and is_gloss(text, start)
        if PRIZE.match(text, end) or latin or is_led_in(text, start, end, crossing):
            continue
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())  # the tagger takes line ends in: 张北\n
        if is_name(text[start:end], lexicon):
            yield Span(start, end, "person.tagger")


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
        if last and last.end == word.start and not is_chinese(text, last, word, lexicon):
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
    if text[word.start] not in lexicon.usual | lexicon.wordlike:
        return False
    if text[given.start : given.end] == "和":  # 副书记|仇|和|被查
        follows = tags[index + 2].tag if index + 2 < len(tags) else "w"
        return follows in ("v", "p", "d") and ends_in_title(text, tags[index - 1], lexicon)
    whole = text[word.start : given.end] not in lexicon.words
    named = given.tag in ("n", "nz", "nw", "a", "an", "PER", "LOC")
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
    if before.tag == "PER" or (before.tag == "n" and text[word.start] not in lexicon.usual):
        return True
    return titled


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
    if ABLE.match(text, end) and lexicon.ends.search(text, max(0, start - 10), start):
        return True
    if crossing.get(start) != end + 1:
        return False
    if lexicon.ends.search(text, max(0, start - 10), start):  # 书记|王伟|中|已于
        verb = any(w.start == end and w.tag in ("v", "vd", "d", "p") for w in tags)
        called = lexicon.after.match(text, end + 1) is not None  # 侨领|陈永|栽|先生
        speaks = SAYS.match(text, end) is not None
        return text[end] not in FUNCTION | LEADS | ACTS | SPEAKS and (called or speaks or not verb)
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
    if not starts_with_surname(name, lexicon) or text[end : end + 1] in FUNCTION:
        return end
    given = end - start - family
    verb = (given == 3 and name[-1] in LEADS | ACTS) or (given == 2 and name[-1] in LEADS)
    return end - 1 if verb else end


def lacks_first(
    text: str, start: int, end: int, crossing: dict[int, int], lexicon: Lexicon
) -> bool:
    """Whether a word behind a title is the name and one character before: 书记|降|巴四郎."""
    if end - start < 3 or crossing.get(start - 1) != end or text[start - 1] in FUNCTION:
        return False
    return lexicon.ends.search(text, max(0, start - 11), start - 1) is not None


def trim(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Take marks and titles off both ends: 丨华成民, 曹志委员长."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    if end - start > 2 and text[end - 1] == "摄":
        end -= 1
    start += end - start == 3 and text[start] in "和与及" and text[start + 1] in lexicon.usual
    for at in range(start + 2, end - 1):
        if lexicon.after.fullmatch(text, at, end):
            return start, at
    return start, end
