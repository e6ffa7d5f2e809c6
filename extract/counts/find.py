"""Find the counts of a page: scan for numbers, try the rules, settle noun, kind and aspect."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.counts.apart import Told
from extract.counts.aspects import AsOf, aspect_of, date_of, dates_as_of
from extract.counts.checks import Found, check, listed_name
from extract.counts.direct import Noun
from extract.counts.drafts import Left
from extract.counts.nouns import find_noun
from extract.counts.phrases import Reader
from extract.counts.refusals import refused
from extract.counts.rules import CountLexicon
from extract.numerals import NUMERAL_CHARACTERS
from schemas.mentions import CountMention, DateMention, Qualifier
from schemas.text import Page, Sentence

OTHER_UNIT = re.compile("[(（]([一-鿿])[)）]")
BEFORE = 12  # characters of the longest words before a number
WINDOW = 24  # characters behind the start of a number in which a rule's mark must stand

Span = tuple[int, int]
BREAKS = frozenset("侦打攻告连识")  # 侦破3起, 打破100米纪录; 游客破千万人次


def find_counts(
    page: Page, dates: Sequence[DateMention], lexicon: CountLexicon
) -> list[CountMention]:
    """Give the counts of a page, in text order; spans of `dates` are not counts.

    Counts never cross a sentence. Their nouns are read from `page.tags`; without tags, values and
    units are found all the same, objects are empty and kinds are those of the units.
    """
    as_of = dates_as_of(page.text, dates)
    return [
        make_mention(page.text, sentence, as_of, found, noun, lexicon)
        for found, noun, sentence in settle(page, dates, lexicon)
        if noun is not None
    ]


def find_refusals(
    page: Page, dates: Sequence[DateMention], lexicon: CountLexicon
) -> list[tuple[int, int, str]]:
    """Give what looked like a count and was refused, as span and rule, for `dashiji explain`."""
    return [
        (found.left.start, found.draft.end, found.refusal or "count.not.alone")
        for found, noun, _ in settle(page, dates, lexicon)
        if noun is None
    ]


def settle(
    page: Page, dates: Sequence[DateMention], lexicon: CountLexicon
) -> Iterator[tuple[Found, Noun | None, Sentence]]:
    """Give every draft with its noun, or with none when it is refused or counts nothing."""
    starts = [s.start for s in page.sentences]
    last, last_index = Told(0, 0, "", {}), -1
    for found in scan(page.text, dates, lexicon):
        index = bisect_right(starts, found.at) - 1
        if index < 0 or found.draft.end > page.sentences[index].end:
            continue
        reader = Reader(page.text, page.tags[index] if page.tags else (), lexicon.words)
        found = check(reader, found)
        noun = None
        if not found.refusal:
            shared = last if index == last_index else None
            noun = find_noun(reader, found.left.start, found.at, found.draft, shared)
        if noun is not None and not noun.text and listed_name(reader, found):
            noun, found = None, found._replace(refusal="count.not.listed")
        if noun is not None:
            nouns = last.nouns if index == last_index else {}
            nouns |= {found.draft.unit: noun.text} if noun.text else {}
            last, last_index = Told(found.left.start, found.draft.end, noun.text, nouns), index
        yield found, noun, page.sentences[index]


def scan(text: str, dates: Sequence[DateMention], lexicon: CountLexicon) -> Iterator[Found]:
    """Give the drafts of a text, in order, those refused by their context among them."""
    blocked = block(text, dates, lexicon)
    ends = [end for _, end in blocked]
    position = floor = 0
    while match := lexicon.start.search(text, position):
        at = match.start()
        place = bisect_right(ends, at)
        found = read_at(text, at, floor, lexicon)
        fits = found is not None and clear(found, blocked, place)
        if found and fits:
            yield found
        if found and fits and not found.refusal:
            position = floor = found.draft.end
        elif place < len(blocked) and blocked[place][0] <= at:
            position = floor = blocked[place][1]
        else:
            position = skip(text, at)


def block(text: str, dates: Sequence[DateMention], lexicon: CountLexicon) -> list[Span]:
    """Give the spans that hold no count, dates and fixed expressions, in order and joined."""
    spans = [(d.start, d.end) for d in dates]
    spans += [m.span() for m in lexicon.fixed.finditer(text)]
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def clear(found: Found, blocked: list[Span], place: int) -> bool:
    """Say whether a draft may stand: it touches no blocked span, or outweighs the one inside it."""
    if place >= len(blocked) or blocked[place][0] >= found.draft.end:
        return True
    start, end = blocked[place]
    inside = found.left.start <= start and end <= found.draft.end
    return found.draft.strong and inside and end - start < found.draft.end - found.left.start


def read_at(text: str, at: int, floor: int, lexicon: CountLexicon) -> Found | None:
    """Try the rules at a number; the first draft decides, and may be refused."""
    left = read_left(text, at, floor, lexicon)
    window = frozenset(text[at : at + WINDOW])
    for rule in lexicon.rules:
        if rule.marks and rule.marks.isdisjoint(window):
            continue
        match = rule.pattern.match(text, at)
        draft = rule.make(match, left, lexicon.words) if match else None
        if match is None or draft is None:
            continue
        unit_at = match.start("u") if "u" in match.re.groupindex else -1
        unit = match["u"] or "" if unit_at >= 0 else ""
        number = text[at:unit_at] if unit else match[0]
        refusal = refused(lexicon.refusals, text, (left.start, draft.end), number, unit)
        return Found(rule.name, at, left, draft, unit_at if unit else draft.end, refusal)
    return None


def read_left(text: str, at: int, floor: int, lexicon: CountLexicon) -> Left:
    """Read the qualifier, currency and sign before a number, none further left than `floor`."""
    if at == floor or text[at - 1] not in lexicon.left_ends:
        return Left(at)
    match = lexicon.left.search(text, max(floor, at - BEFORE), at)
    if match is None:
        return Left(at)
    signs = match["s"] or ""
    if signs[-1:] in ("-", "－", "−") and not text[at].isdigit():
        return Left(at)
    named = match["q"] or ""
    if named == "破" and text[match.start("q") - 1] in BREAKS:
        return Left(at)
    qualifier: Qualifier | None = lexicon.words.before.get(named)
    scale = "华氏" if "华氏" in signs else "摄氏" if "摄氏" in signs else ""
    negative = any(s in signs for s in ("零下", "负", "-", "－", "−"))
    start = match.start() + (len(match[0]) - len(match[0].lstrip()))
    return Left(start, qualifier, match["c"] or "", negative, scale)


def skip(text: str, at: int) -> int:
    """Give the end of the run of numerals at `at`."""
    end = at + 1
    while (
        end < len(text) and text[end] in NUMERAL_CHARACTERS and text[end - 1] in NUMERAL_CHARACTERS
    ):
        end += 1
    return end


def other_unit(text: str, found: Found, lexicon: CountLexicon) -> str:
    """Give a second classifier in brackets: 车辆1285台(套), 志愿者29万人(次)."""
    match = OTHER_UNIT.match(text, found.draft.end)
    if match is None or found.draft.unit not in lexicon.words.units:
        return ""
    own, other = lexicon.words.units[found.draft.unit], lexicon.words.units.get(match[1])
    noun = other is not None and other.role == own.role == "noun"
    return match[0] if noun or (match[1] == "次" and own.kind != "money") else ""


def make_mention(
    text: str,
    sentence: Sentence,
    dates: list[AsOf],
    found: Found,
    noun: Noun,
    lexicon: CountLexicon,
) -> CountMention:
    """Make the record of a count."""
    value, low, high, qualifier = found.draft.amount
    as_of = date_of(sentence, dates, found.left.start)
    also = other_unit(text, found, lexicon)
    kind = "person_time" if found.draft.unit == "人" and also else noun.kind
    return CountMention(
        start=found.left.start,
        end=found.draft.end + len(also),
        rule=found.rule,
        value=None if value is None else float(value),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        qualifier=qualifier,
        unit=found.draft.unit + also,
        kind=kind,
        object=noun.text,
        currency=found.draft.currency,
        aspect=aspect_of(text, sentence, found.left.start, as_of, lexicon.words, kind),
        as_of=as_of,
    )
