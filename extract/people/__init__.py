"""Find the people a page names: the name alone, with role, organisation, age, byline."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.people.bylines import is_signed, stands_alone
from extract.people.doubts import drop_doubtful
from extract.people.lexicon import Lexicon, load_people
from extract.people.references import link_parts, surnames
from extract.people.repeats import repeat, settle
from extract.people.roles import (
    LISTED,
    Beside,
    Said,
    find_age,
    look_up,
    role_after,
    roles_before,
)
from extract.people.rosters import by_roster
from extract.people.shapes import Span
from extract.people.spans import find_spans
from schemas.mentions import OrganisationMention, PersonMention, PlaceMention
from schemas.text import Page, Sentence

__all__ = ["Lexicon", "find_people", "load_people"]

SURE = ("person.title", "person.signed", "person.spaced")
NOTHING = Said((), (), False)


def find_people(
    page: Page,
    places: Sequence[PlaceMention],
    organisations: Sequence[OrganisationMention],
    lexicon: Lexicon,
) -> list[PersonMention]:
    """Give the people the page names, in text order."""
    seen = outside(find_spans(page, lexicon), organisations)
    spans = drop_doubtful(page, settle(page, seen, lexicon), places, lexicon)
    spans += outside(list(by_roster(page, spans, lexicon)), organisations)
    spans = sorted([*spans, *repeat(page, spans, organisations, places, lexicon)])
    beside = look_up(page.text, organisations, places)
    found = list(link_parts(sign_glued(list(describe(page, spans, beside, lexicon)))))
    parts = [m for m in surnames(page, found, lexicon) if not covers(organisations, m)]
    return sorted([*found, *parts], key=lambda m: m.start)


def covers(organisations: Sequence[OrganisationMention], person: PersonMention) -> bool:
    """Whether a body holds the characters a name begins with."""
    at = bisect_right([o.start for o in organisations], person.start) - 1
    return at >= 0 and person.start < organisations[at].end


def outside(spans: Sequence[Span], organisations: Sequence[OrganisationMention]) -> Sequence[Span]:
    """Drop the names that are part of a body: 瑞幸|咖啡, 李嘉诚|基金会, 乔治|·华盛顿大学."""
    starts = [o.start for o in organisations]
    ends = [o.end for o in organisations]
    kept = []
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        inside = at >= 0 and span.end <= ends[at]
        same = inside and (span.start, span.end) == (starts[at], ends[at])
        if not inside or (span.rule in SURE and not same):
            kept.append(span)
    return kept


def describe(
    page: Page, spans: Sequence[Span], beside: Beside, lexicon: Lexicon
) -> Iterator[PersonMention]:
    """Say of each name what stands beside it; names in a list share the role before the first."""
    starts = [s.start for s in page.sentences]
    before, last = NOTHING, 0
    for span in spans:
        sentence = page.sentences[max(0, bisect_right(starts, span.start) - 1)]
        floor = max(last, sentence.start)
        said = roles_before(beside, floor, span.start, lexicon)
        close = last == span.start or LISTED.fullmatch(page.text, last, span.start)
        alone = not role_after(beside, span.end, sentence.end, lexicon)
        if not said.roles and before.roles and close and alone:
            said = before
        before, last = said, span.end
        yield make(beside, span, sentence, floor, said, lexicon)


def sign_glued(found: list[PersonMention]) -> list[PersonMention]:
    """Take a name for signed when it runs into one that is: 记者|张章|陈序)."""
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        if one.end == other.start and one.rule == other.rule == "person.signed" and other.byline:
            found[index] = one.model_copy(update={"byline": True})
    return found


def full_form(written: str) -> str:
    """Give a name as it is written elsewhere: 李 明 is 李明, Sherry Guo stays."""
    return written if written.isascii() else written.replace(" ", "")


def make(
    beside: Beside, span: Span, sentence: Sentence, floor: int, said: Said, lexicon: Lexicon
) -> PersonMention:
    """Make the record of one name."""
    text, where = beside.text, (span.start, span.end)
    after = role_after(beside, span.end, sentence.end, lexicon)
    byline = stands_alone(text, *where) or (
        said.byline and is_signed(text, sentence, said.roles[-1], where, lexicon)
    )
    bodies = said.bodies
    if after and not bodies and span.start in beside.bodies and not said.roles:
        bodies = (text[beside.bodies[span.start].start : span.start],)  # 南开大学|李靖|副校长
    roles = said.roles + ((after,) if after and after not in said.roles else ())
    return PersonMention(
        start=span.start,
        end=span.end,
        rule=span.rule,
        name=full_form(text[span.start : span.end]),
        role=roles,
        organisation=bodies,
        age=find_age(text, floor, span.start, span.end, sentence.end),
        byline=byline,
    )
