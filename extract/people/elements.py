"""Find the names that are made of the elements of Tibetan, Mongolian, Uyghur, Kazakh, Yi names."""

import re
from collections.abc import Iterator, Sequence

from extract.people.lexicon import Lexicon
from extract.people.shapes import DOT, Span, is_name
from schemas.text import Word

# 索南达杰|保护站, 班玛|县
LAST = re.compile("[买麦][买麦]?提(?:江|明)?|古丽|别克|拜克")
NOT_PEOPLE = re.compile(r"[县乡镇村湖河山寺路街州市旗站馆庙塔江]|苏木|草原|自治|机场")


def rest_end(text: str, start: int, stop: int, lexicon: Lexicon) -> int:
    """Give where a dotted name ends of which the tagger saw the front: 阿合|买提, 托合提|麦麦提."""
    rest = text[start:stop]
    if len(rest) < 5 and all(c in lexicon.sounds or c in "提江力依合买热都古" for c in rest):
        return stop
    more = LAST.match(text, start, stop)
    return more.end() if more else start


def by_elements(
    text: str, tags: Sequence[Word], words: Sequence[Word], lexicon: Lexicon
) -> Iterator[Span]:
    """Give the names of two and more elements, and one alone behind a title: 次仁|拉姆, 护士|央金.

    One element that reaches out of the tagger's name completes it: 买买|提江.
    """
    if not tags:
        return
    starts = {w.start for row in (tags, words) for w in row}
    ends = {w.end for row in (tags, words) for w in row}
    named = [w for w in tags if w.tag == "PER"]
    for match in lexicon.elements.finditer(text, tags[0].start, tags[-1].end):
        start, end = match.span()
        if text[start - 1 : start] in DOT or text[end : end + 1] in DOT:
            continue
        if NOT_PEOPLE.match(text, end) or any(w.start <= start and end <= w.end for w in named):
            continue
        crossed = [w for w in named if w.start < end and start < w.end]
        whole = start in starts and end in ends
        titled = whole and lexicon.ends.search(text, max(0, start - 10), start)
        if (match["run"] and (start in starts or end in ends)) or crossed or titled:
            start = min([start, *(w.start for w in crossed)])
            end = max([end, *(w.end for w in crossed)])
            if is_name(text[start:end], lexicon):
                yield Span(start, end, "person.elements")
