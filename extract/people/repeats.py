"""Find the names of a page everywhere: a name found once is looked for in all of the page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.occurrences import find_all
from extract.people.lexicon import Lexicon
from extract.people.shapes import ACTS, DOT, Span, is_free
from schemas.mentions import OrganisationMention, PlaceMention
from schemas.text import Page

# after these parts of speech a word of two characters that is also a name stays a word
LEADERS = frozenset("令让使请和与及由对向跟同给被把将")
SHIP = re.compile("[”」』’]?号")  # “西奥多·罗斯福”|号
WORD_TAGS = frozenset(("a", "v", "d", "ad", "an", "vd", "p", "c", "u", "r", "f"))


def settle(page: Page, spans: Sequence[Span], lexicon: Lexicon) -> list[Span]:
    """Settle names of which one is the other and a character more.

    The shorter grows where that character follows it too (葛宇成 … 葛宇|成就问); else the longer
    loses it when it stands but once (王婧 … 王婧日).
    """
    counts = Counter(page.text[s.start : s.end] for s in spans)
    grown = Counter(page.text[s.start : s.end + 1] for s in spans)
    settled = []
    for span in spans:
        name, more = page.text[span.start : span.end], page.text[span.start : span.end + 1]
        front = page.text[max(0, span.start - 1) : span.end]
        if span.rule == "person.tagger" and counts[front] and front != name and span.start:
            span = Span(span.start - 1, span.end, "person.repeat")  # 次|旺卓玛
        elif name[0] in LEADERS and len(name) == 3 and counts[name[1:]] and counts[name] == 1:
            span = Span(span.start + 1, span.end, "person.repeat")  # 令|郎平
        elif counts[more] and more != name:
            span = Span(span.start, span.end + 1, "person.repeat")
        elif (
            span.rule == "person.tagger"
            and name[:2] not in lexicon.japanese  # 石破茂 … 石破说
            and len(name) > 2
            and counts[name] == 1
            and counts[name[:-1]] > grown[name]
        ):
            span = Span(span.start, span.end - 1, "person.repeat")
        settled.append(span)
    return settled


def repeat(
    page: Page,
    spans: Sequence[Span],
    organisations: Sequence[OrganisationMention],
    places: Sequence[PlaceMention],
    lexicon: Lexicon,
) -> Iterator[Span]:
    """Give the places where a name of the page stands again, unseen by the tagger."""
    sites = {(p.start, p.end) for p in places}
    names = trusted(page, spans, lexicon) | last_parts(page.text, spans, lexicon)
    if not names:
        return
    edges = word_edges(page)
    bodies = [Span(o.start, o.end, "") for o in organisations]
    taken = [*spans, *bodies]
    nearby = index_spans(taken)
    for start, end in find_all(page.text, names):
        span = Span(start, end, "person.repeat")
        titled = lexicon.ends.search(page.text, max(0, start - 10), start) is not None
        if (start, end) in sites and not titled and not ACTS.match(page.text, end):
            continue  # 主任沈阳 … |沈阳|冰雪节
        free = is_free(span, nearby.get(span.start // 64, []))
        if free and (
            fits(span, edges) or (titled and (start, "start") in edges and (end, "end") in edges)
        ):
            yield span


def trusted(page: Page, spans: Sequence[Span], lexicon: Lexicon) -> set[str]:
    """Give the names worth looking for: beside a title, or seen at least every other time."""
    seen: Counter[str] = Counter()
    for span in spans:
        titled = lexicon.ends.search(page.text, max(0, span.start - 10), span.start)
        name = page.text[span.start : span.end]
        seen[name] += len(page.text) if titled or span.rule != "person.tagger" else 1
    seen = Counter({name: count for name, count in seen.items() if len(name) > 1})
    stands = Counter(page.text[start:end] for start, end in find_all(page.text, seen))
    return {name for name, count in seen.items() if 2 * count >= stands[name]}


def last_parts(text: str, spans: Sequence[Span], lexicon: Lexicon) -> set[str]:
    """Give the last parts of dotted names, by which the page may call people: 哈加里."""
    dotted = {
        text[s.start : s.end]
        for s in spans
        if s.rule == "person.dotted" and not SHIP.match(text, s.end)
    }
    lasts = {re.split(f"[{DOT}]", name)[-1] for name in dotted}
    return {p for p in lasts if len(p) > 2 and all(c in lexicon.sounds for c in p)}


def index_spans(spans: Iterable[Span]) -> dict[int, list[Span]]:
    """Group spans by the stretches of 64 characters they may meet."""
    index: dict[int, list[Span]] = {}
    for span in spans:
        for block in range(span.start // 64 - 1, span.end // 64 + 2):
            index.setdefault(block, []).append(span)
    return index


def word_edges(page: Page) -> dict[tuple[int, str], str]:
    """Give the tag of the word that starts or ends at an offset, for both cuts of the page."""
    edges: dict[tuple[int, str], str] = {}
    for rows in (page.words, page.tags):
        for words in rows:
            for word in words:
                edges[word.start, "start"] = word.tag
                edges[word.end, "end"] = word.tag
    return edges


def fits(span: Span, edges: dict[tuple[int, str], str]) -> bool:
    """Whether words begin and end at the edges of the span; longer names need but one edge."""
    begins, ends = edges.get((span.start, "start")), edges.get((span.end, "end"))
    if span.end - span.start > 2:
        return begins is not None or ends is not None
    if begins is None or ends is None:
        return False
    return not (begins in WORD_TAGS and ends in WORD_TAGS)
