"""Lay spans over words: the words are cut at the edges, the spans become words themselves."""

from collections.abc import Iterable, Iterator

from schemas.text import Word


def lay_over(words: Iterable[Word], whole: Iterable[Word]) -> Iterator[Word]:
    """Cut `words` at the edges of `whole` and put these in; the first and longest wins."""
    ordered = sorted(whole, key=lambda w: (w.start, -w.end))
    at = index = 0
    for word in words:
        start = max(word.start, at)
        while index < len(ordered) and ordered[index].start < word.end:
            over = ordered[index]
            index += 1
            if over.start < at:
                continue
            if start < over.start:
                yield Word(start, over.start, word.tag)
            yield over
            start = at = over.end
        if start < word.end:
            yield Word(start, word.end, word.tag)
            at = word.end
