"""Find the counts of a page: scan for numbers, try the rules, settle noun, kind and aspect."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.counts.aspects import aspect_of, date_of
from extract.counts.drafts import Draft, Left
from extract.counts.nouns import Noun, find_noun
from extract.counts.refusals import refused
from extract.counts.rules import CountLexicon
from schemas.mentions import CountMention, DateMention, Qualifier
from schemas.text import Page

NUMERALS = frozenset(
    "0123456789０１２３４５６７８９零〇○一二三四五六七八九两十百千万亿点.．壹贰叁肆伍陆柒捌玖拾佰仟"
)

# tags of LAC a number may be part of: a numeral, a classifier, a time, or a mark
COUNTING = frozenset(("m", "q", "TIME", "w", "xc", "d", "r", "c", "p", "u", "f", "a", "ad"))

NAMES = frozenset(("PER", "LOC", "ORG"))
# words that begin like a unit; LAC cuts them wrongly behind a number
CUT = frozenset(
    "人口 人民 人才 人员 人士 人群 人均 部委 部门 部队 名额 名单 条件 项目 位置 级别".split()
)


class Found(NamedTuple):
    """A draft at its place: where the number begins, what stands before it, its rule."""

    rule: str
    at: int
    left: Left
    draft: Draft
    unit_at: int


def find_counts(
    page: Page, dates: Sequence[DateMention], lexicon: CountLexicon
) -> list[CountMention]:
    """Give the counts of a page, in text order; spans of `dates` are not counts.

    Counts never cross a sentence. Objects are read from `page.tags`; without tags the noun that
    the lexicon knows beside the number is taken.
    """
    starts = [s.start for s in page.sentences]
    counts = []
    for found in scan(page.text, dates, lexicon):
        index = bisect_right(starts, found.at) - 1
        if index < 0 or found.draft.end > page.sentences[index].end:
            continue
        if inside_word(page, index, found):
            continue
        found = uncut(page, index, found)
        if not found.rule:
            continue
        noun = find_noun(page, index, found.left.start, found.at, found.draft, lexicon.words)
        if noun is not None and (noun.text or not listed_name(page, index, found)):
            counts.append(make_mention(page, index, dates, found, noun))
    return counts


def scan(text: str, dates: Sequence[DateMention], lexicon: CountLexicon) -> Iterator[Found]:
    """Give the drafts of a text, in order and without overlap."""
    blocked = block(text, dates, lexicon)
    ends = [end for _, end in blocked]
    position = floor = 0
    while match := lexicon.start.search(text, position):
        at = match.start()
        place = bisect_right(ends, at)
        inside = place < len(blocked) and blocked[place][0] <= at
        found = read_at(text, at, floor, lexicon)
        if found and clear(found, blocked, place):
            yield found
            position = floor = found.draft.end
        elif inside:
            position = floor = blocked[place][1]
        else:
            position = skip(text, at)


def inside_word(page: Page, index: int, found: Found) -> bool:
    """Say whether the number is part of a word that is no numeral: 波尔多队, 零部件, 百里洲."""
    if not page.tags or page.text[found.at].isdigit():
        return False
    for word in page.tags[index]:
        if word.end > found.at:
            wide = word.start < found.at or word.end > found.draft.end
            whole = word.end == found.draft.end
            vague = found.draft.amount.value is None
            named = whole and (word.tag in NAMES or vague and word.tag == "n")
            return named or (wide and word.tag not in COUNTING)
    return False


def listed_name(page: Page, index: int, found: Found) -> bool:
    """Say whether a small numeral with its unit stands in a list of places: 原平、五台、保德."""
    text, end = page.text, found.draft.end
    if found.draft.role != "noun" or text[found.at] not in "三四五六七八九" or end - found.at != 2:
        return False
    names = {w.start: w for w in page.tags[index] if w.tag == "LOC"} if page.tags else {}
    before = any(w.end == found.at - 1 for w in names.values()) and text[found.at - 1] == "、"
    return before or (text.startswith("、", end) and end + 1 in names)


def uncut(page: Page, index: int, found: Found) -> Found:
    """Read a unit that only begins a longer noun as that noun: 近1000万人口, 30多部委."""
    end = found.draft.end
    longer = page.text[end - 1 : end + 1] in CUT
    vague = found.draft.amount.value is None
    for word in page.tags[index] if page.tags else ():
        if word.start >= found.unit_at:
            longer |= word.start == found.unit_at and word.end > end and (word.tag == "n" or vague)
            break
    if longer and found.draft.amount.value is None and not found.draft.unit.isascii():
        return found._replace(rule="")
    if not longer or found.draft.role in ("direct", "measure") or found.unit_at + 1 != end:
        return found
    draft = found.draft._replace(end=found.unit_at, unit="", kind="other", role="direct")
    return found._replace(draft=draft, rule="count.noun")


def block(text: str, dates: Sequence[DateMention], lexicon: CountLexicon) -> list[tuple[int, int]]:
    """Give the spans that hold no count: dates and fixed expressions, in order, joined."""
    spans = [(d.start, d.end) for d in dates]
    spans += [m.span() for m in lexicon.fixed.finditer(text)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def clear(found: Found, blocked: list[tuple[int, int]], place: int) -> bool:
    """Say whether a draft may stand: it touches no blocked span, or strongly outweighs it."""
    if place >= len(blocked) or blocked[place][0] >= found.draft.end:
        return True
    start, end = blocked[place]
    return found.draft.strong and found.left.start <= start and end < found.draft.end


def read_at(text: str, at: int, floor: int, lexicon: CountLexicon) -> Found | None:
    """Try the rules at a number; the first draft decides, and may be refused."""
    left = read_left(text, at, floor, lexicon)
    for rule in lexicon.rules:
        match = rule.pattern.match(text, at)
        draft = rule.make(match, left, lexicon.words) if match else None
        if match is None or draft is None:
            continue
        unit = match.groupdict().get("u") or ""
        number = text[at : match.start("u")] if unit else match[0]
        if refused(text, left, draft.end, number, unit):
            return None
        return Found(rule.name, at, left, draft, match.start("u") if unit else draft.end)
    return None


def read_left(text: str, at: int, floor: int, lexicon: CountLexicon) -> Left:
    """Read the qualifier, currency and sign before a number, none further left than `floor`."""
    match = lexicon.left.search(text, max(floor, at - 12), at)
    if match is None:
        return Left(at)
    signs = match["s"] or ""
    qualifier: Qualifier | None = lexicon.words.before.get(match["q"] or "")
    scale = "华氏" if "华氏" in signs else "摄氏" if "摄氏" in signs else ""
    negative = any(s in signs for s in ("零下", "负", "-", "－", "−"))
    start = match.start() + (len(match[0]) - len(match[0].lstrip()))
    return Left(start, qualifier, match["c"] or "", negative, scale)


def skip(text: str, at: int) -> int:
    """Give the end of the run of numerals at `at`."""
    end = at + 1
    while end < len(text) and text[end] in NUMERALS and text[end - 1] in NUMERALS:
        end += 1
    return end


def make_mention(
    page: Page, index: int, dates: Sequence[DateMention], found: Found, noun: Noun
) -> CountMention:
    """Make the record of a count."""
    value, low, high, qualifier = found.draft.amount
    sentence = page.sentences[index]
    as_of = date_of(page.text, sentence, dates, found.left.start)
    return CountMention(
        start=found.left.start,
        end=found.draft.end,
        rule=found.rule,
        value=None if value is None else float(value),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        qualifier=qualifier,
        unit=found.draft.unit,
        kind=noun.kind,
        object=noun.text,
        currency=found.draft.currency,
        aspect=aspect_of(page.text, sentence, found.left.start, as_of),
        as_of=as_of,
    )
