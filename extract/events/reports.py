"""Event reports of a page: every trigger with its realis, arguments, date, place and counts."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.events.anaphora import named_mentions, refer
from extract.events.arguments import cast_roles
from extract.events.between import read_between
from extract.events.carry import Day, carry_on, stay
from extract.events.cast import again
from extract.events.chain import Chain, Draft, hand_on_date, hand_on_place, hand_on_subject
from extract.events.clauses import read_before
from extract.events.close import close_clause, is_led
from extract.events.context import settle_sentence
from extract.events.courts import hand_on_court
from extract.events.finish import finish
from extract.events.frames import Scene
from extract.events.goingon import go_on
from extract.events.hits import Hit
from extract.events.lend import lend
from extract.events.lexicon import EventLexicon
from extract.events.occasions import resume, settle_occasions
from extract.events.phrases import Phrase
from extract.events.quantities import give_counts
from extract.events.realis import find_realis
from extract.events.scenes import settle_page
from extract.events.sessions import settle_sessions
from extract.events.story import Story, read_story
from extract.events.tokens import (
    Clause,
    Token,
    drop_bearings,
    mend_tags,
    outer_mentions,
    sentence_tokens,
    split_clauses,
)
from extract.events.triggers import find_hits
from extract.events.whereabouts import revisit, settle_draft
from schemas.events import EventReport
from schemas.mentions import DateMention, Mention, Mentions, PersonMention
from schemas.text import Page, Sentence

SILENT = frozenset({"boilerplate", "byline"})
DASH = ("——", "--", "—")
SHARED = frozenset({"supply", "donate"})  # one giving after another is to the same people
MOST = 500  # characters of evidence on either side of a trigger
LINE = 120  # characters a dateline may take
DATELINE = re.compile(
    r"\s*[^，。,；:：]{0,30}(?:[日报社网]电|[日报社网]讯|[日报社网]消息)(?:\s*[（(][^（）()]{0,60}[）)])?"
)


def find_reports(page: Page, mentions: Mentions, lexicon: EventLexicon) -> list[EventReport]:
    """Give the event reports of a page in text order; boilerplate and bylines make none."""
    outer = outer_mentions(mentions)
    named = named_mentions(mentions)
    story = read_story(mentions, page.place, page.text)
    told: list[tuple[Draft, Sentence]] = []
    days: list[Day] = []
    held = Chain()
    paragraph = -1
    quiet = quiet_ends(page, outer, lexicon)
    for index, sentence in enumerate(page.sentences):
        if sentence.section in SILENT or index in quiet:
            continue
        tokens = drop_bearings(mend_tags(sentence_tokens(page, index, outer)))
        tokens = refer(tokens, named)
        clauses = split_clauses(skip_dateline(page.text, sentence, tokens))
        if not clauses:
            continue
        item = page.text.startswith(DASH, sentence.start)
        if sentence.paragraph != paragraph:
            held = Chain(subject=held.subject, place=held.place) if item else Chain()
        paragraph = sentence.paragraph
        drafts, held = read_sentence(page, clauses, held, story, lexicon)
        for draft in drafts:
            if draft.realis == "actual" and is_ahead(draft, page.published):
                draft.realis = "planned"
        told += [(draft, sentence) for draft in drafts]
        if held.date and held.date.start >= sentence.start and sentence.section != "headline":
            days.append(Day(held.date, held.date_end, held.place))
    carry_on(page.text, told, days)
    settle_page(page.text, told, story)
    stay(page.text, told, story)
    settle_occasions(page.text, told, story)
    resume(page.text, told)
    settle_sessions(page.text, told)
    hand_on_court((draft for draft, _ in told), lexicon)
    reports = [finish(page.text, d, *evidence(page.text, s, d)) for d, s in told]
    return lend(reports, [s.section for _, s in told])


def quiet_ends(page: Page, outer: Sequence[Mention], lexicon: EventLexicon) -> set[int]:
    """Give the sentences at the ends of paragraphs that need no reading.

    They hold no trigger, no day and nobody by name, so that nothing reads what they hand on; a page
    with items after dashes, which hand on to the next paragraph, has none.
    """
    text = page.text
    if any(text.startswith(DASH, s.start) for s in page.sentences):
        return set()
    telling = [m.start for m in outer if isinstance(m, DateMention | PersonMention)]
    quiet: set[int] = set()
    paragraph, told = -1, False
    for index in range(len(page.sentences) - 1, -1, -1):
        sentence = page.sentences[index]
        if sentence.section in SILENT:
            continue
        if sentence.paragraph != paragraph:
            paragraph, told = sentence.paragraph, False
        if told:
            continue
        at = bisect_left(telling, sentence.start)
        told = at < len(telling) and telling[at] < sentence.end
        told = told or any(lexicon.find_words(text, sentence.start, sentence.end))
        if not told:
            quiet.add(index)
    return quiet


def skip_dateline(text: str, sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """Leave out the place of a dateline and the names of reporters; only its day may matter."""
    found = DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + LINE))
    return [t for t in tokens if t.tag == "DATE" or t.start >= found.end()] if found else tokens


def is_ahead(draft: Draft, published: str) -> bool:
    """Say whether a draft's date lies after the page was published, so that it is yet to come.

    Only a year that the words tell counts: one taken from the metadata was chosen by nearness, and
    so was the day that 当天 refers to.
    """
    mention = draft.date.mention if draft.date else None
    if not isinstance(mention, DateMention) or mention.basis != "explicit":
        return False
    value = mention.value
    size = min(len(value.partition("/")[0]), len(published), 10)
    return size >= 4 and "X" not in value[:size] and value[:size] > published[:size]


def evidence(text: str, sentence: Sentence, draft: Draft) -> tuple[str, int]:
    """Give the sentence, or the part of an endless one around the trigger; and where that is."""
    start = max(sentence.start, draft.hit.start - MOST)
    return text[start : min(sentence.end, draft.hit.end + MOST)], draft.hit.start - start


def read_sentence(
    page: Page, clauses: Sequence[Clause], earlier: Chain, story: Story, lexicon: EventLexicon
) -> tuple[list[Draft], Chain]:
    """Read the clauses of a sentence in order; give its drafts and what it hands on."""
    carried = named_subject(earlier.subject)
    chain = Chain(subject=carried, inherited=carried is not None)
    drafts: list[Draft] = []
    for number, clause in enumerate(clauses):
        story.settle_people(clause.tokens)
        hits = find_hits(page.text, clause, lexicon)
        read_clause(page.text, number, clause, hits, chain, drafts, story, lexicon)
    kept = settle_sentence(page.text, clauses, drafts, chain, earlier, story, lexicon)
    return kept, chain


def named_subject(subject: Phrase | None) -> Phrase | None:
    """Give a subject that an elided one in the next sentence may stand for: a named one."""
    if subject and any(t.tag in {"PER", "ORG"} for t in subject.names):
        return subject
    return None


def read_clause(
    text: str,
    number: int,
    clause: Clause,
    hits: Sequence[Hit],
    chain: Chain,
    drafts: list[Draft],
    story: Story,
    lexicon: EventLexicon,
) -> None:
    """Read one clause: update the chain, add a draft for each trigger."""
    tokens = clause.tokens
    reading = read_before(tokens, hits[0].first if hits else len(tokens), lexicon)
    subject = hand_on_subject(chain, tokens, reading, hits, lexicon)
    hand_on_date(chain, tokens, hits)
    hand_on_place(chain, tokens, reading, story)
    revisit(chain, hits, story)
    if hits and is_led(chain, reading, hits[0]):
        reading, subject = reading._replace(movers=chain.led), None
    if drafts:
        go_on(text, number, tokens, reading, hits, drafts[-1], lexicon)
    for at, hit in enumerate(hits):
        stop = hits[at + 1].first if at + 1 < len(hits) else len(tokens)
        ordered = at > 0 and hits[at - 1].type == "directive"
        if at:
            reading, own = read_between(tokens, hits[at - 1], hit, reading, chain, story, lexicon)
            subject = own or subject
        held = chain.actor, reading, stop, lexicon
        scene = Scene(text, tokens, hit, subject, *held, {}, chain.inherited, ordered)
        realis = find_realis(tokens, hit.first, hit.trigger.word, chain.scoped, lexicon)
        draft = Draft(hit, number, realis, cast_roles(scene), subject)
        settle_draft(draft, scene, chain, story)
        share_cast(draft, drafts)
        drafts.append(draft)
    give_counts(number, tokens, drafts, chain, lexicon)
    close_clause(text, tokens, chain, drafts, story, lexicon)


def share_cast(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Take what the trigger before gave: an elided object, the same people given to."""
    if not drafts:
        return
    if not draft.cast.objects and draft.elided:
        draft.cast.objects += again("argument.object.elided", drafts[-1].cast.objects)
    formed = drafts[-1].hit.type == "org_form" and draft.hit.trigger.frame == "motion"
    if formed and draft.hit.type == "deploy" and not draft.cast.objects:
        draft.cast.objects += again("argument.object.formed", drafts[-1].cast.objects)
    if draft.hit.type in SHARED and drafts[-1].hit.type == draft.hit.type:
        given = again("argument.recipient.elided", drafts[-1].cast.recipients)
        draft.cast.recipients = draft.cast.recipients or given
