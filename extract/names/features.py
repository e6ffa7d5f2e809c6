"""What the name tagger looks at around a character, as numbers.

Each template joins a few properties of the character and its neighbours; a template and its
values are hashed to one of `BUCKETS` places, where the model keeps its weights. Training and
reading use this very code, so that they cannot differ.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick
from numpy.typing import NDArray

from extract.lexicon import read_lexicon
from schemas.text import Sentence, Word

BUCKETS = 1 << 18
PAD = 2  # blank places between two sentences, so that neighbours stay inside one
Codes = NDArray[np.int64]
Buckets = NDArray[np.uint64]
Span = tuple[int, int]
PLANE = 1 << 16

BEGIN, INSIDE, END, SINGLE = 1, 2, 3, 4
DIGIT, LETTER, HAN, MARK = 1, 2, 3, 4
MIX = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits (Knuth)


class Marks(NamedTuple):
    """What the tables know: endings of organisations, titles of people, surnames.

    `kinds`, `single` and `double` say of each character of the basic plane what sort it is,
    whether it is a surname, and whether a surname of two begins with it; the last place is all
    others'.
    """

    kinds: Codes
    single: Codes
    double: NDArray[np.bool_]
    heads: CharwiseDoubleArrayAhoCorasick
    titles: CharwiseDoubleArrayAhoCorasick
    surnames: frozenset[str]
    offices: tuple[str, ...]


class Columns(NamedTuple):
    """The properties of every character of a page's sentences, `PAD` blanks between sentences."""

    char: Codes
    kind: Codes
    tag: Codes  # LAC's tag and the place in its word
    word: Codes
    before: Codes  # the word before, and its tag
    before_tag: Codes
    after: Codes
    after_tag: Codes
    place: Codes
    head: Codes
    title: Codes
    surname: Codes


@cache
def load_marks() -> Marks:
    """Read the tables, once a process."""
    heads = sorted({row["head"] for row in read_lexicon("organisation_heads")})
    rows = read_lexicon("titles")
    titles = sorted({row["title"] for row in rows})
    offices = tuple(sorted({row["title"] for row in rows if "office" in row["use"].split(",")}))
    surnames = frozenset(r["surname"] for r in read_lexicon("surnames") if r["use"] != "rare")
    single, double = np.zeros(PLANE, dtype=np.int64), np.zeros(PLANE, dtype=np.bool_)
    single[[ord(name) for name in surnames if len(name) == 1]] = 1
    double[[ord(name[0]) for name in surnames if len(name) == 2]] = True
    kinds = np.array([kind_of(chr(code)) for code in range(PLANE)], dtype=np.int64)
    return Marks(kinds, single, double, _automaton(heads), _automaton(titles), surnames, offices)


def kind_of(char: str) -> int:
    """Say what sort of character it is; nothing stands for a blank place."""
    if "\u4e00" <= char <= "\u9fff":
        return HAN
    if char.isdigit():
        return DIGIT
    return 0 if char == "\0" else LETTER if char.isalpha() else MARK


def _automaton(words: list[str]) -> CharwiseDoubleArrayAhoCorasick:
    return CharwiseDoubleArrayAhoCorasick(words, MATCH_KIND_LEFTMOST_LONGEST)


def buckets(
    text: str,
    sentences: Sequence[Sentence],
    tags: Sequence[Sequence[Word]],
    places: Iterable[Span],
) -> list[Buckets]:
    """Give for each sentence the buckets of its characters: one row each, one column a template.

    `tags` are LAC's words of each sentence, `places` the spans of the page's places.
    """
    columns = read_columns(text, sentences, tags, sorted(places))
    hashed = np.stack(
        [join(number, values) for number, values in enumerate(templates(columns), 1)], axis=1
    )
    rows, at = [], PAD
    for sentence in sentences:
        size = sentence.end - sentence.start
        rows.append(hashed[at : at + size])
        at += size + PAD
    return rows


def join(number: int, values: Sequence[Codes]) -> Buckets:
    """Hash a template's number and its values to buckets."""
    hashed = np.full(len(values[0]), number, dtype=np.uint64)
    for value in values:
        hashed = (hashed ^ value.astype(np.uint64)) * MIX
        hashed ^= hashed >> np.uint64(29)
    return hashed & np.uint64(BUCKETS - 1)


def templates(c: Columns) -> list[tuple[Codes, ...]]:
    """Give the templates: what stands at a character and beside it."""
    char, tag, place, head, title = c.char, c.tag, c.place, c.head, c.title
    return [
        (char,),
        (moved(char, -1),),
        (moved(char, 1),),
        (moved(char, -2),),
        (moved(char, 2),),
        (moved(char, -1), char),
        (char, moved(char, 1)),
        (moved(char, 1), moved(char, 2)),
        (moved(char, -2), moved(char, -1)),
        (moved(c.kind, -1), c.kind, moved(c.kind, 1)),
        (tag,),
        (c.before_tag, tag),
        (tag, c.after_tag),
        (c.word, tag & 7),
        (c.before, tag & 7),
        (c.after, tag & 7),
        (place,),
        (moved(place, -1), place, moved(place, 1)),
        (head,),
        (moved(head, -1), head, moved(head, 1)),
        (moved(title, -1), title, moved(title, 1)),
        (c.surname,),
        (c.surname, tag),
        (moved(c.surname, -1), moved(c.surname, -2)),
        (moved(c.surname, -1), moved(title, -1), moved(title, -2)),
        (c.surname, moved(title, -1), moved(place, -1)),
    ]


def moved(column: Codes, by: int) -> Codes:
    """Give at every place what stands `by` places on; nothing stands beyond the ends."""
    out = np.zeros_like(column)
    if by > 0:
        out[:-by] = column[by:]
    else:
        out[-by:] = column[:by]
    return out


def read_columns(
    text: str, sentences: Sequence[Sentence], tags: Sequence[Sequence[Word]], places: Sequence[Span]
) -> Columns:
    """Read the properties of every character."""
    size = sum(s.end - s.start + PAD for s in sentences) + PAD
    columns = Columns(*(np.zeros(size, dtype=np.int64) for _ in Columns._fields))
    page = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    starts = [start for start, _ in places]
    marks, at, shifts = load_marks(), PAD, []
    for sentence in sentences:
        piece, end = text[sentence.start : sentence.end], at + sentence.end - sentence.start
        shifts.append(at - sentence.start)
        columns.char[at:end] = page[sentence.start : sentence.end]
        first = max(bisect_left(starts, sentence.start) - 1, 0)
        near = places[first : bisect_left(starts, sentence.end)]
        near = [span for span in near if span[1] > sentence.start]
        put_spans(columns.place, at - sentence.start, near, (at, end))
        put_spans(columns.head, at, marks.heads.find(piece), (at, end))
        put_spans(columns.title, at, marks.titles.find(piece), (at, end))
        at = end + PAD
    known = np.minimum(columns.char, len(marks.kinds) - 1)
    columns.kind[:] = marks.kinds[known]
    columns.surname[:] = marks.single[known]
    for at in np.flatnonzero(marks.double[known]).tolist():
        if chr(columns.char[at]) + chr(columns.char[at + 1]) in marks.surnames:
            columns.surname[at] += 2
    put_words(
        columns, text, [(shift, w) for shift, ws in zip(shifts, tags, strict=True) for w in ws]
    )
    return columns


def put_words(columns: Columns, text: str, words: Sequence[tuple[int, Word]]) -> None:
    """Write down LAC's words, each with how far its sentence is moved."""
    if not words:
        return
    starts = np.array([word.start + shift for shift, word in words])
    sizes = np.array([word.end - word.start for _, word in words])
    codes = np.array([crc32(text[word.start : word.end].encode()) for _, word in words])
    names = np.array([crc32(word.tag.encode()) & 0xFFFF for _, word in words])
    joined = starts[1:] == starts[:-1] + sizes[:-1]  # of one sentence
    every = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    columns.word[every] = np.repeat(codes, sizes)
    columns.before[every] = np.repeat(np.append(0, codes[:-1] * joined), sizes)
    columns.before_tag[every] = np.repeat(np.append(0, names[:-1] * joined), sizes)
    columns.after[every] = np.repeat(np.append(codes[1:] * joined, 0), sizes)
    columns.after_tag[every] = np.repeat(np.append(names[1:] * joined, 0), sizes)
    columns.tag[every] = np.repeat(names << 3, sizes) + INSIDE
    columns.tag[starts + sizes - 1] = (names << 3) + END
    columns.tag[starts] = (names << 3) + np.where(sizes > 1, BEGIN, SINGLE)


def put_spans(column: Codes, shift: int, spans: Iterable[tuple[int, ...]], within: Span) -> None:
    """Mark spans: where each begins, goes on and ends."""
    for span in spans:
        start, end = max(span[0] + shift, within[0]), min(span[1] + shift, within[1])
        column[start:end] = INSIDE
        column[start] = BEGIN
        if end - start > 1:
            column[end - 1] = END
