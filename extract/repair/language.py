"""How likely a stretch of Chinese is, by words and their frequencies."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from importlib.util import find_spec
from itertools import accumulate
from math import log
from pathlib import Path
from typing import NamedTuple

LONGEST = 4
# Set by trial on damaged news: a word only the page knows is worth a rare word of the table.
PAGE_COST = 1.5
UNKNOWN = -19.0
MOST_CANDIDATES = 24
MISCOUNTED = -13.0
ASCII = -5.0
NO_WORD = -1e9
HAN_WORD = re.compile("[\u3400-\u9fff]+")
# Logarithms of the share among all words of running text; counted on no text, set by eye between
# the commonest words of jieba's table (的 -3) and its thousandth (-8).
MARKS: Mapping[str, float] = {
    **dict.fromkeys(
        (d + unit for d in "0123456789" for unit in "年月日时分万亿个名人元岁次例"), -7.0
    ),
    **dict.fromkeys("，。,", -3.0),
    **dict.fromkeys("、“”《》：:", -4.5),
    **dict.fromkeys("？！；（）?!;()", -5.5),
    **dict.fromkeys("‘’ \n　", -6.0),
    **dict.fromkeys(("。”", "，“", "：“", ":“", ",“"), -5.0),
    **dict.fromkeys(("——", "……", "。“", "。”“", "、“", "”、", "》、", "、《"), -6.5),
    **dict.fromkeys("—…·～〈〉「」『』【】％－／■●◆▲□○①②③④⑤", -9.0),
}

# Candidates by their place, each with its weight.
Weights = Sequence[tuple[int, float]]


class Reading(NamedTuple):
    """The best choice among candidates: one index a slot, its score, and how sure each slot is."""

    choice: tuple[int, ...]
    score: float
    margins: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Logarithms of word frequencies: of jieba's table, and of what stands on the page itself."""

    words: Mapping[str, float]
    page: Mapping[str, float]

    def weigh(self, word: str) -> float:
        """Give the logarithm of a word's share; minus infinity for several characters no word."""
        known, seen = self.words.get(word), self.page.get(word)
        if known is None:
            known = NO_WORD if len(word) > 1 else ASCII if word < "\x7f" else UNKNOWN
        return known if seen is None or known > seen else seen

    def weigh_all(self, before: str, slot: Iterable[str], after: str) -> Weights:
        """Weigh a word with each of the candidates in its place; those that make none are left out.

        A candidate alone always makes one.
        """
        if not before and not after:
            return [(i, self.weigh(char)) for i, char in enumerate(slot)]
        # All words are made and looked up at once; a line break stands in none of them.
        if "\n" in before or "\n" in after:
            return []
        made = (before + f"{after}\n{before}".join(slot) + after).split("\n")
        found = {i: w for i, w in enumerate(map(self.words.get, made)) if w is not None}
        if self.page:
            seen = {i: w for i, w in enumerate(map(self.page.get, made)) if w is not None}
            found |= {i: w for i, w in seen.items() if w > found.get(i, NO_WORD)}
        return list(found.items())

    def read(self, slots: Sequence[Sequence[str]]) -> Reading:
        """Choose a character for every slot so that the words they make are likeliest together."""
        spans = _weigh_spans(self, slots)
        ahead, behind = _best_before(spans, len(slots)), _best_after(spans, len(slots))
        choice, margins = [0] * len(slots), [99.0] * len(slots)
        for at, scores in _scores(spans, ahead, behind, slots).items():
            first, second = nlargest(2, range(len(scores)), key=scores.__getitem__)
            choice[at], margins[at] = first, scores[first] - scores[second]
        return Reading(tuple(choice), ahead[-1], tuple(margins))

    def unseen(self) -> "Language":
        """Give the same without the page: what is broken twice on it is no better for that."""
        return Language(self.words, {})

    def score(self, text: str) -> float:
        """Give the likelihood of a plain text, by its best cut into words."""
        words, page, best = self.words, self.page, [0.0]
        for end in range(1, len(text) + 1):
            top = best[end - 1] + self.weigh(text[end - 1])
            for start in range(max(0, end - LONGEST), end - 1):
                word = text[start:end]
                if word in words or word in page:
                    top = max(top, best[start] + self.weigh(word))
            best.append(top)
        return best[-1]


@cache
def load_words() -> Mapping[str, float]:
    """Read the word frequencies of jieba's dictionary (MIT), without starting jieba."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed: run `make`")
    table = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").split()
    counts = list(map(int, table[1::3]))
    whole = log(sum(counts))
    weights = {n: log(n) - whole for n in set(counts) if n}
    words = {word: weights[n] for word, n in zip(table[::3], counts, strict=True) if n}
    words |= MARKS
    for char in _miscounted():
        if words.get(char, MISCOUNTED) > MISCOUNTED:
            words[char] = MISCOUNTED
    return words


def _miscounted() -> Iterator[str]:
    """Give the characters that two of UTF-8's bytes make in GBK: 涓 from 中, 锛 from a comma.

    Jieba's counts hold pages read so: 涓 stands there 12958 times, the commoner 滴 1475.
    """
    for lead in (*range(0xE2, 0xEA), 0xEF):
        for trail in range(0x80, 0xC0):
            yield bytes((lead, trail)).decode("gb18030", "ignore")


def page_words(text: str) -> Mapping[str, float]:
    """Give the words of a page that no dictionary need know, with their share of the page.

    A stretch of two or three characters is one when it comes twice and its neighbours vary on both
    sides: 党校 in 市委党校机关 and 向党校求援, but not 市委党.
    """
    words: dict[str, float] = {}
    whole = log(len(text) + 1) + PAGE_COST
    for size in (2, 3):
        grams = [text[at : at + size] for at in range(len(text) - size + 1)]
        often = {g: n for g, n in Counter(grams).items() if n > 1 and HAN_WORD.fullmatch(g)}
        places = [at for at, gram in enumerate(grams) if gram in often]
        ahead = {text[at - 1 : at + size] for at in places if at}
        behind = {text[at : at + size + 1] for at in places}
        before = Counter(g[1:] for g in ahead if g[0] != "?")
        after = Counter(g[:-1] for g in behind if g[-1] != "?")
        for word, n in often.items():
            if before[word] > 1 and after[word] > 1:
                words[word] = log(n) - whole
    return words


class _Span(NamedTuple):
    """The words a span can make: its likeliest, and those by candidate of an open slot."""

    start: int
    end: int
    best: float
    by_slot: Mapping[int, Weights]


def _weigh_spans(language: Language, slots: Sequence[Sequence[str]]) -> list[_Span]:
    """Weigh every span short enough to be a word, in the order of their ends; no word, no span."""
    words, page = language.words, language.page
    base = "".join([slot[0] for slot in slots])
    opened = [at for at, slot in enumerate(slots) if len(slot) > 1]
    common = {at: _commonest(language, slots[at]) for at in opened if len(opened) > 1}
    before = [0, *accumulate(len(slot) > 1 for slot in slots)]
    spans = []
    for end in range(1, len(slots) + 1):
        for start in range(max(0, end - LONGEST), end):
            inside = opened[before[start] : before[end]]
            by_slot: Mapping[int, Weights] = {}
            if not inside:
                word = base[start:end]
                if end - start > 1 and word not in words and word not in page:
                    continue
                best = language.weigh(word)
            elif len(inside) > 2:
                continue
            else:
                if len(inside) == 1:
                    at = inside[0]
                    pieces = base[start:at], slots[at], base[at + 1 : end]
                    by_slot = {at: language.weigh_all(*pieces)}
                else:
                    by_slot = _weigh_pairs(language, common, base, (start, end), inside)
                best = max((weight for _, weight in by_slot[inside[0]]), default=NO_WORD)
            if best > NO_WORD:
                spans.append(_Span(start, end, best, by_slot))
    return spans


def _weigh_pairs(
    language: Language,
    common: Mapping[int, Sequence[tuple[int, str]]],
    base: str,
    span: tuple[int, int],
    inside: Sequence[int],
) -> Mapping[int, Weights]:
    """Weigh a span with two open slots, by the candidates that are words on their own."""
    (start, end), (one, other) = span, inside
    by_one: list[tuple[int, float]] = []
    by_other: list[tuple[int, float]] = []
    places, second = zip(*common[other], strict=True)
    head, middle, tail = base[start:one], base[one + 1 : other], base[other + 1 : end]
    for i, first in common[one]:
        found = language.weigh_all(head + first + middle, second, tail)
        by_one += [(i, weight) for _, weight in found]
        by_other += [(places[j], weight) for j, weight in found]
    return {one: by_one, other: by_other}


def _commonest(language: Language, slot: Sequence[str]) -> list[tuple[int, str]]:
    """Give the candidates that are likeliest on their own, with their places."""
    weights = [language.weigh(c) for c in slot]
    order = sorted(range(len(slot)), key=lambda i: -weights[i])[:MOST_CANDIDATES]
    return [(i, slot[i]) for i in order]


def _best_before(spans: Sequence[_Span], length: int) -> list[float]:
    """Give the best score of the slots before each place."""
    best = [0.0] + [NO_WORD] * length
    for span in spans:
        best[span.end] = max(best[span.end], best[span.start] + span.best)
    return best


def _best_after(spans: Sequence[_Span], length: int) -> list[float]:
    """Give the best score of the slots from each place on."""
    best = [NO_WORD] * length + [0.0]
    for span in reversed(spans):
        best[span.start] = max(best[span.start], span.best + best[span.end])
    return best


def _scores(
    spans: Sequence[_Span], ahead: list[float], behind: list[float], slots: Sequence[Sequence[str]]
) -> Mapping[int, list[float]]:
    """Score each candidate of the open slots by the best way to cut the whole around it."""
    scores = {at: [NO_WORD] * len(slot) for at, slot in enumerate(slots) if len(slot) > 1}
    for span in spans:
        around = ahead[span.start] + behind[span.end]
        for at, weights in span.by_slot.items():
            best = scores[at]
            for i, weight in weights:
                if around + weight > best[i]:
                    best[i] = around + weight
    return scores
