"""Drop what the tagger takes for a name when it is a word and nothing else on the page agrees."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.people.lexicon import Lexicon
from extract.people.shapes import Span
from schemas.mentions import PlaceMention
from schemas.text import Page

# what people do right behind their names
ACTS = re.compile(
    r"[ 　]?(?:[说道称问喊](?![法明]|过)|表示|介绍|告诉|认为|坦言|直言|透露|回忆|指出|强调|感慨|"
    r"解释|补充|[(（]|[,，](?:男|女|\d+岁|今年|现年|\d{4}年)|同志|先生|女士|等人|夫妇|一家|"
    r"的(?:妻子|丈夫|儿子|女儿|父亲|母亲))"
)
SELF = re.compile(r"(?:岁的|名叫|叫做|叫|名为|艺名|笔名|本名|原名|化名|我是|她是|他是)[ “‘]?$")
LIST_MARKS = frozenset("、")


def drop_doubtful(
    page: Page, spans: Sequence[Span], places: Sequence[PlaceMention], lexicon: Lexicon
) -> list[Span]:
    """Keep the names that are no words, and those words that something else calls a name."""
    counts = Counter(page.text[s.start : s.end] for s in spans)
    sites = {(p.start, p.end) for p in places}
    return [
        span
        for index, span in enumerate(spans)
        if span.rule != "person.tagger"
        or not is_doubtful(page, span, sites, lexicon)
        or is_supported(page, spans, index, counts, lexicon)
    ]


def is_doubtful(page: Page, span: Span, places: set[tuple[int, int]], lexicon: Lexicon) -> bool:
    """Whether a name is a common word, a place, or four characters that sound like a phrase."""
    name = page.text[span.start : span.end]
    if (span.start, span.end) in places or name in lexicon.words:
        return True
    chinese = len(name) == 4 and name[0] in lexicon.usual | lexicon.wordlike
    if not chinese or "·" in name or lexicon.elements.search(name):
        return False
    if name[:2] in lexicon.compound | lexicon.japanese:
        return False
    return name[1] not in lexicon.usual and sum(c in lexicon.sounds for c in name) < 3


def is_supported(
    page: Page, spans: Sequence[Span], index: int, counts: Counter[str], lexicon: Lexicon
) -> bool:
    """Whether a title, an act, a list of names or repetition says that this is a name."""
    span, text = spans[index], page.text
    left = max(0, span.start - 10)
    title = lexicon.ends.search(text, left, span.start)
    after = index > 0 and title is not None and spans[index - 1].end == title.start()
    if (title and not after) or SELF.search(text, left, span.start):
        return True
    if ACTS.match(text, span.end) or lexicon.after.match(text, span.end):
        return True
    name = text[span.start : span.end]
    if counts[name] > 2:
        return True
    before = index and spans[index - 1].end == span.start - 1 and text[span.start - 1] in LIST_MARKS
    follows = index + 1 < len(spans) and spans[index + 1].start == span.end + 1
    return bool(before) or (follows and text[span.end] in LIST_MARKS)
