"""What the tagger and the segmenter think of a span: a second opinion on place names."""

from bisect import bisect_right
from itertools import chain, compress
from operator import itemgetter
from typing import Literal

from schemas.text import Page, Word

Standing = Literal["place", "free", "no"]

PLACE_TAGS = frozenset({"LOC", "ORG", "nt", "ns"})
# a name that is one of these words is no place: 平安 (a), 建设 (v), 王朝阳 (PER), 北京时间 (TIME)
OTHER_TAGS = frozenset(
    {"PER", "TIME", "v", "vd", "vn", "a", "ad", "an", "d", "p", "c", "u", "r", "q", "w"}
)
# 武汉人, 德国籍: what may follow a place inside one word
OF_PLACE = frozenset({"人", "籍", "方", "市民", "人民", "女子", "男子", "队", "话", "政府"})
# words no name of a village or site runs across
BREAK_TAGS = frozenset({"v", "vd", "d", "p", "c", "u", "xc", "r", "w", "TIME", "PER", "ORG", "q"})


class Cut:
    """One way to cut a page into words, asked by position."""

    def __init__(self, rows: tuple[tuple[Word, ...], ...]) -> None:
        self.words = list(chain.from_iterable(rows))
        self._starts = list(map(itemgetter(0), self.words))

    def at(self, place: int) -> Word | None:
        """Give the word that covers a position."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and self.words[index].end > place:
            return self.words[index]
        return None

    def tagged(self, tags: frozenset[str]) -> list[Word]:
        """Give the words of some tags."""
        return list(compress(self.words, map(tags.__contains__, map(itemgetter(2), self.words))))

    def between(self, start: int, end: int) -> list[Word]:
        """Give the words that touch a span."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        while index < len(self.words) and self.words[index].start < end:
            if self.words[index].end > start:
                found.append(self.words[index])
            index += 1
        return found

    def fits(self, start: int, end: int) -> bool:
        """Say whether words begin and end just at the edges of a span."""
        first, last = self.at(start), self.at(end - 1)
        return bool(first and last and first.start == start and last.end == end)


class Tokens:
    """Both cuts of a page: the tagger's with tags, the segmenter's without."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.tags = Cut(page.tags)
        self.words = Cut(page.words)

    def standing(self, start: int, end: int) -> Standing:
        """Say whether a span stands in the text as a place, as a word that may be one, or not."""
        return self.standing_of(self.tags.at(start), start, end)

    def standing_of(self, first: Word | None, start: int, end: int) -> Standing:
        """Say the same where the tagger's word at the start is known."""
        last = first if first and first.end >= end else self.tags.at(end - 1)
        if first is None or last is None:
            bare = self.words.at(start) is None
            return "free" if bare or self.words.fits(start, end) else "no"
        if first.start == start and first.end >= end:
            return self._inside(first, end)
        if first.start == start and last.end == end:
            return "free" if last.tag not in OTHER_TAGS else "no"
        if first.tag == "PER" or last.tag == "PER":
            return "no"
        if not self.words.fits(start, end):
            return "no"
        return "free"

    def _inside(self, word: Word, end: int) -> Standing:
        """Judge a span that starts with a word of the tagger and is all or part of it."""
        if word.tag in PLACE_TAGS:
            edge = self.words.at(end)
            whole = word.end == end or (word.tag == "LOC" and (not edge or edge.start == end))
            return "place" if whole else "free"
        if word.tag in OTHER_TAGS:
            return "no"
        if word.end == end or self.text[end : word.end] in OF_PLACE:
            return "free"
        return "no"

    def edge(self, at: int) -> bool:
        """Say whether a word of either cut ends here."""
        words = (self.tags.at(at), self.words.at(at))
        return any(word is None or word.start == at for word in words)

    def place_word(self, at: int) -> Word | None:
        """Give the tagger's LOC word that covers a position."""
        word = self.tags.at(at)
        return word if word and word.tag == "LOC" else None

    def in_person(self, start: int, end: int) -> bool:
        """Say whether a person's name covers the span."""
        word = self.tags.at(start)
        return bool(word and word.tag == "PER" and word.end >= end)

    def run_end(self, start: int, limit: int, but: frozenset[str] = frozenset()) -> int:
        """Give where a run of words that a name may be made of ends, from `start` on."""
        for word in self.tags.between(start, limit):
            # 华源·国秀家园小区
            if word.tag in BREAK_TAGS and word.tag not in but and self.text[word.start] != "·":
                return max(word.start, start)
        return limit
