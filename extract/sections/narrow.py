"""Heed what the markup of a page says: its title, and what another reader took for its article."""

import re
from collections.abc import Sequence

from extract.sections.lines import Line

_GRAM = 8  # letters of a line's start and end by which it is found


def narrow(lines: Sequence[Line], junk: list[bool], article: str, keep: Sequence[int]) -> None:
    """Mark what lies above and below a given article; one that misses half the text is not heeded.

    Running text between the title and the article is its lead or a caption, and stays.

    Lines are looked up by their first and last eight letters, so that marks and space may differ.
    """
    letters = _letters(article)
    grams = {letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1)}
    inside = [at for at, line in enumerate(lines) if not junk[at] and _within(line.text, grams)]
    whole = sum(line.prose for line, is_junk in zip(lines, junk, strict=True) if not is_junk)
    if not inside or 2 * sum(lines[at].prose for at in inside) < whole:
        return
    top = max((at for at in keep if at < inside[0]), default=len(lines))
    for at, line in enumerate(lines):
        lead = top < at < inside[0] and line.prose > 0
        if not (inside[0] <= at <= inside[-1] or at in keep or line.byline or lead):
            junk[at] = True


def entitle(head: Sequence[Line], junk: list[bool], title: str, titles: Sequence[int]) -> list[int]:
    """Take the last line above the running text that is the given title for the title.

    Other titles stay when they stand right below, else they are furniture. The first line is that
    of the window, not of the page. A title that stands nowhere is not heeded.
    """
    letters = _letters(title)
    same = [at for at in range(1, len(head)) if _letters(head[at].text) == letters]
    if not letters or not same:
        if len(titles) > 1 and titles[0] == 0 and _letters(head[0].text).startswith(letters):
            junk[0] = True
            return list(titles[1:])
        return list(titles)
    at = same[-1]
    for above in range(at):
        junk[above] = junk[above] or not head[above].byline
    junk[at] = False
    return [at, *(other for other in titles if other == at + 1)]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _within(line: str, grams: set[str]) -> bool:
    letters = _letters(line)
    return len(letters) >= _GRAM and letters[:_GRAM] in grams and letters[-_GRAM:] in grams
