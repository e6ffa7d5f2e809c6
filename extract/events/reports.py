"""Event reports of a page: every trigger with its realis, arguments, date, place and counts."""

from collections.abc import Sequence
from itertools import pairwise

from extract.events.arguments import TOWARDS, Scene, cast_roles, plain
from extract.events.chain import Chain, Draft, hand_on_date, hand_on_place, hand_on_subject
from extract.events.clauses import Reading, read_before
from extract.events.finish import finish
from extract.events.lexicon import EventLexicon
from extract.events.objects import read_after
from extract.events.phrases import Noun, Phrase
from extract.events.quantities import give_counts
from extract.events.realis import find_realis, opens_scope
from extract.events.story import Story, Where, read_story
from extract.events.tokens import Clause, Token, outer_mentions, sentence_tokens, split_clauses
from extract.events.triggers import Hit, find_hits
from extract.events.uses import is_point
from schemas.events import EventReport
from schemas.mentions import Mentions
from schemas.text import Page

SILENT = frozenset({"boilerplate", "byline"})
DASH = ("——", "--", "—")
ARRIVING = frozenset({"到", "至", "在", "于", "往"})
GIVING = frozenset({"supply", "donate", "condole", "rescue"})
UNPLACED = frozenset({"incident", "casualty", "case_report"})
AT = frozenset({"位于", "地处", "坐落于"})


def find_reports(page: Page, mentions: Mentions, lexicon: EventLexicon) -> list[EventReport]:
    """Give the event reports of a page in text order; boilerplate and bylines make none."""
    outer = outer_mentions(mentions)
    story = read_story(mentions, page.place)
    reports: list[EventReport] = []
    held = Chain()
    paragraph = -1
    for index, sentence in enumerate(page.sentences):
        if sentence.section in SILENT:
            continue
        clauses = split_clauses(sentence_tokens(page, index, outer))
        if not clauses:
            continue
        item = page.text.startswith(DASH, sentence.start)
        if sentence.paragraph != paragraph:
            held = Chain(subject=held.subject, place=held.place) if item else Chain()
        paragraph = sentence.paragraph
        drafts, held = read_sentence(page, clauses, held, story, lexicon)
        evidence = page.text[sentence.start : sentence.end]
        reports += [finish(page.text, draft, evidence) for draft in drafts]
    return reports


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
    kept = finish_sentence(page, clauses, drafts, chain, earlier, story)
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
    hand_on_place(chain, reading, story)
    revisit(chain, hits, story)
    ordered = False
    for at, hit in enumerate(hits):
        if at:
            start = hits[at - 1].last
            rest = read_before(tokens[start : hit.first], hit.first - start, lexicon)
            listed = any(t.word == "、" for t in tokens[start : hit.first])
            kept = () if listed else reading.adjuncts
            ordered = hits[at - 1].type == "directive"
            movers = read_after(tokens, start, hit.first, lexicon)[1] if ordered else rest.movers
            reading = Reading(None, movers, (*kept, *rest.adjuncts))
            told = story.phrase_place(rest.movers) or story.phrase_place(rest.subject)
            chain.place = chain.place or told
            subject = own_subject(hits[at - 1], hit, rest, tokens) or subject
        stop = hits[at + 1].first if at + 1 < len(hits) else len(tokens)
        scene = Scene(
            text,
            tokens,
            hit,
            subject,
            chain.actor,
            reading,
            stop,
            lexicon,
            chain.inherited,
            ordered,
        )
        realis = find_realis(tokens, hit.first, chain.scoped, lexicon)
        draft = Draft(hit, number, realis, cast_roles(scene), subject)
        settle_draft(draft, scene, chain, story)
        if not draft.cast.objects and drafts and draft.elided:
            draft.cast.objects += drafts[-1].cast.objects
        drafts.append(draft)
    if not hits and drafts and reading.subject and is_bare(tokens):
        drafts[-1].cast.objects += plain("object", text, reading.subject)
    give_counts(number, tokens, drafts, chain, lexicon)
    if drafts and tokens[0].word in AT:
        moved = next((t for t in tokens if t.tag == "LOC"), None)
        drafts[-1].place = (story.place_of(moved) if moved else None) or drafts[-1].place
    chain.scoped = chain.scoped or opens_scope(tokens, lexicon)
    if any("speech" in lexicon.cues.get(t.word, ()) for t in tokens[-2:]):
        chain.subject = chain.actor = None
        if tokens[0].word == "”" or "”" in text[tokens[0].start - 1 : tokens[0].start]:
            chain.date, chain.date_end = None, None


def revisit(chain: Chain, hits: Sequence[Hit], story: Story) -> None:
    """Take the place where an incident happened when it is told again without one."""
    if chain.place is None:
        known = (story.scenes.get(h.trigger.word) for h in hits if h.type == "incident")
        chain.place = next(filter(None, known), None)


def is_bare(tokens: Sequence[Token]) -> bool:
    """Say whether a clause is one more counted thing (…, 602个临时党小组)."""
    return tokens[0].tag == "NUM" and not any(t.tag in {"v", "vd", "p"} for t in tokens)


def own_subject(last: Hit, hit: Hit, between: Reading, tokens: Sequence[Token]) -> Phrase | None:
    """Give a later trigger's own subject: people between (…、6人受伤), an event (大火被扑灭)."""
    if hit.trigger.frame == "object" and between.subject:
        return between.subject
    if (
        last.trigger.noun
        and hit.type == "rescue"
        and not any(t.tag in {"v", "vd"} for t in tokens[last.last : hit.first])
    ):
        return Phrase(common=(Noun(last.start, last.end, False),))
    return None


def settle_draft(draft: Draft, scene: Scene, chain: Chain, story: Story) -> None:
    """Give a draft the date and place that stand by now; a destination outweighs where it began."""
    hit = draft.hit
    places: list[Token] = []
    goes = hit.type == "deploy" or hit.trigger.frame == "motion"
    for verb in (hit, *hit.others):
        stop = scene.stop if verb.last <= scene.stop else len(scene.tokens)
        link, phrase = read_after(scene.tokens, verb.last, stop, scene.lexicon)
        draft.elided = hit.type in GIVING and link in ARRIVING
        if goes or link in ARRIVING or chain.place is None:
            places += phrase.places
    if hit.type == "org_form":
        founded = [t for t in scene.tokens[hit.last : scene.stop] if t.tag == "ORG"]
        inside = story.marked(founded[0]) if founded else None
        chain.place = inside or chain.place
    where = next(filter(None, map(story.place_of, places)), None)
    staged = staged_at(scene.tokens[hit.last : scene.stop])
    if staged is not None:
        where = chain.place = story.place_of(staged)
    if hit.type in GIVING:
        given = [story.phrase_place(a.phrase) for a in scene.reading.adjuncts if a.word in TOWARDS]
        where = where or next(filter(None, given), None)
    if scene.ordered and scene.reading.movers:
        where = where or story.phrase_place(scene.reading.movers)
    draft.place = where or chain.place
    draft.place_basis = "stated" if draft.place else "none"
    draft.date, draft.date_end = chain.date, chain.date_end
    draft.date_basis = "stated" if draft.date else "none"


def staged_at(tokens: Sequence[Token]) -> Token | None:
    """Give the place after a 在 that follows the trigger (排查在武汉上演)."""
    for one, two in pairwise(tokens):
        if one.word in {"在", "于"} and two.tag == "LOC":
            return two
    return None


def finish_sentence(
    page: Page,
    clauses: Sequence[Clause],
    drafts: list[Draft],
    chain: Chain,
    earlier: Chain,
    story: Story,
) -> list[Draft]:
    """Fill what no clause before a trigger told: from later in the sentence, then from context."""
    late = next((t for c in clauses for t in c.tokens if t.tag == "DATE" and is_point(t)), None)
    start = clauses[0].tokens[0].start
    for draft in drafts:
        if draft.place and draft.place.start < start:
            draft.place_basis = "context"
        if draft.place and draft.date and draft.hit.type == "incident":
            story.scenes.setdefault(draft.hit.trigger.word, draft.place)
    following: Where | None = None
    for draft in reversed(drafts):
        if draft.place is None and following and draft.hit.type in UNPLACED:
            draft.place, draft.place_basis = following, "stated"
        following = draft.place
    running = earlier.date is not None and is_day(earlier.date)
    for draft in drafts:
        if draft.date is None and late and not chain.dated:
            draft.date, draft.date_basis = late, "stated"
        if draft.date is None and not chain.dated and running and draft.realis != "generic":
            draft.date, draft.date_end, draft.date_basis = earlier.date, earlier.date_end, "context"
        if draft.place is None:
            draft.place = story.phrase_place(draft.subject) or story.whole(
                page.text, start, draft.hit.start
            )
            draft.place_basis = "context" if draft.place else "none"
        if draft.place is None and earlier.place and not is_elsewhere(draft):
            draft.place, draft.place_basis = earlier.place, "context"
    kept = [
        d
        for d in drafts
        if is_anchored(page.text, start, d, clauses[d.clause].tokens)
        or is_own(page.text, d, clauses[d.clause].tokens, story)
    ]
    chain.place = chain.place or earlier.place
    if chain.date is None and not chain.dated:
        chain.date, chain.date_end = earlier.date, earlier.date_end
    return kept


def is_elsewhere(draft: Draft) -> bool:
    """Say whether the subject is a body of its own, which need not be where the story was."""
    return draft.subject is not None and any(t.tag == "ORG" for t in draft.subject.names)


def is_day(token: Token) -> bool:
    """Say whether a date names a day, so that what follows may be taken to happen on it."""
    value = getattr(token.mention, "value", "")
    first, _, last = value.partition("/")
    return len(first) == 10 and (
        not last or (first[:7] == last[:7] and int(last[8:] or 99) - int(first[8:]) < 4)
    )


def is_own(text: str, draft: Draft, own: Sequence[Token], story: Story) -> bool:
    """Say whether 我市 or 全县 with a figure or a time anchors a draft (我市32天无新增)."""
    whole = story.whole(text, own[0].start, draft.hit.start)
    return whole is not None and any(t.tag in {"NUM", "DATE"} for t in own)


def is_anchored(text: str, start: int, draft: Draft, own: Sequence[Token]) -> bool:
    """Say whether a draft has a mention of its own; in a quotation its own clause must hold one."""
    before = text[start : draft.hit.start]
    if before.count("“") > before.count("”"):
        since = start + before.rindex("“")
        own_date = draft.date is not None and draft.date.start > since
        if not own_date and not any(is_point(t) for t in own):
            return False
    if draft.counts or draft.date_basis == "stated" or draft.place_basis == "stated":
        return True
    named = (*draft.cast.agents, *draft.cast.objects, *draft.cast.recipients)
    return any(a.table for a in named)
