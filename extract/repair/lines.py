"""Words broken over two lines where a printed page was turned into text: `迅速转⏎⏎化打造`."""

import re
from collections.abc import Iterator, Mapping

from extract.repair.changes import Change
from extract.repair.language import LONGEST, Language, load_words

# A new paragraph is indented or begins with a mark, a digit or a bracket; a broken line does not.
# The blank comes first in the pattern, so that it is looked for before anything else.
BREAK = re.compile(
    "[ \t\r\n](?<=[\u4e00-\u9fff][ \t\r\n])(?:(?<=\n)|(?<!\n)[ \t\r]*\n)[\r\n]*(?=[\u4e00-\u9fff])"
)
MARK = re.compile("[，。、；：,;:。！？!?”]")
AROUND = 8
# Lines shorter than this, or without a mark, are headings, verse, names in a list.
SHORTEST = 8
# How much likelier (natural logarithm) the words must be when the lines are read as one.
LIKELIER = 5.0


def find_broken_lines(text: str, simple: Mapping[int, str]) -> Iterator[Change]:
    """Find the line breaks that stand inside a word."""
    language: Language | None = None
    for match in BREAK.finditer(text):
        before, after = _line_before(text, match.start()), _line_after(text, match.end())
        if not _prose(before) or not MARK.search(after):
            continue
        language = language or Language(load_words(), {})
        left, right = before[-AROUND:].translate(simple), after[:AROUND].translate(simple)
        if not _word_across(left, right, language):
            continue
        gain = language.score(left + right) - language.score(left) - language.score(right)
        if gain > LIKELIER:
            yield Change(*match.span(), "", "line", "repair.line", 0.9)


def _line_before(text: str, at: int) -> str:
    return text[max(text.rfind("\n", 0, at) + 1, at - 400) : at].rstrip(" \t\r")


def _line_after(text: str, at: int) -> str:
    end = text.find("\n", at, at + 400)
    return text[at : end if end >= 0 else at + 400]


def _prose(line: str) -> bool:
    """Say if a line is long enough to be full, and written in sentences."""
    return len(line) >= SHORTEST and bool(MARK.search(line))


def _word_across(left: str, right: str, language: Language) -> bool:
    """Say if the two lines share a word of the dictionary."""
    return any(
        left[-before:] + right[:after] in language.words
        for before in range(1, LONGEST)
        for after in range(1, LONGEST - before + 1)
    )
