"""Cut a stretch of clean text, at most a line, into sentences."""

import re
from collections.abc import Iterator

_OPEN = "“‘「『（(《〈【〔["
_CLOSE = "”’」』）)》〉】〕]"
_MARK = r"(?:[。！？!?]|…+|\.{3,})+"
_CLOSERS = r"[”’」』）)】〕\"']*"
END = re.compile(_MARK + _CLOSERS)


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences of `text[start:end]`, without outer space."""
    at = start
    for match in END.finditer(text, start, end):
        yield from _trim(text, at, match.end())
        at = match.end()
    yield from _trim(text, at, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
