"""Find the spans of names: what the tagger sees, mended by family names, titles and words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.people.lexicon import Lexicon
from schemas.text import Page, Word

HAN = r"㐀-䶿一-鿿"
DOT = "·•・‧"
FOREIGN = re.compile(rf"[{HAN}]{{1,10}}(?:[{DOT}][{HAN}A-Z]{{1,10}}\.?){{1,4}}")
SHORT = re.compile(
    rf"[老小阿大][{HAN}]|[{HAN}](?:某某?|[XxＸ×]{{1,2}}|姓)|"
    rf"[{HAN}]{{1,2}}(?:阿姨|大哥|大姐|大爷|大妈|叔叔|爷爷|奶奶|老师|师傅|先生|女士|同学|医生|老|总|局长|书记)"
)
JUNK = re.compile(rf"^[^{HAN}A-Za-z]+|[^{HAN}A-Za-z.]+$")
NOT_NAMES = re.compile(
    r"阿婆|阿姨|大妈|大爷|大叔|阿公|老爷|老太|小姐|先生|女士|同志|某某|[老小]?[爸妈爷奶]+"
)


class Span(NamedTuple):
    """Where a name stands, and the rule that found it."""

    start: int
    end: int
    rule: str


def find_spans(page: Page, lexicon: Lexicon) -> list[Span]:
    """Give the spans of names, each found once, in text order."""
    found: dict[tuple[int, int], Span] = {}
    for tags, words in zip(page.tags, page.words, strict=True):
        for span in [*by_dot(page.text, tags), *by_tag(page.text, tags, words, lexicon)]:
            if all(span.end <= s or e <= span.start for s, e in found):
                found[span.start, span.end] = span
    return sorted(found.values())


def by_dot(text: str, tags: Sequence[Word]) -> Iterator[Span]:
    """Give the names with a dot: 买买提·艾力."""
    if not tags:
        return
    starts = {w.start for w in tags}
    for match in FOREIGN.finditer(text, tags[0].start, tags[-1].end):
        start = max(s for s in starts if s <= match.start())
        start = match.start() if start < match.start() and match.start() not in starts else start
        yield Span(max(start, match.start()), match.end(), "person.dotted")


def by_tag(
    text: str, tags: Sequence[Word], words: Sequence[Word], lexicon: Lexicon
) -> Iterator[Span]:
    """Give the names the tagger sees, cut where another word begins inside them."""
    crossing = {w.start: w.end for w in words}
    for tag in tags:
        if tag.tag != "PER":
            continue
        start, end = trim(text, tag.start, tag.end)
        for at in range(start + 2, end):
            if crossing.get(at, 0) > end and starts_with_surname(text[start:end], lexicon):
                end = at
                break
        if is_name(text[start:end], lexicon):
            yield Span(start, end, "person.tagger")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take marks off both ends."""
    word = text[start:end]
    left = JUNK.match(word)
    if left and left.start() == 0:
        start += left.end()
    stripped = text[start:end].rstrip(" ,.、。:：;；!?()丨|/·“”‘’\"'")
    return start, start + len(stripped)


def starts_with_surname(name: str, lexicon: Lexicon) -> bool:
    """Whether a name begins with a Chinese family name."""
    return name[:2] in lexicon.compound or name[:1] in lexicon.usual | lexicon.wordlike


def is_name(name: str, lexicon: Lexicon) -> bool:
    """Whether what the tagger sees can be a full name."""
    return not (len(name) < 2 or NOT_NAMES.fullmatch(name) or SHORT.fullmatch(name))
