"""Event reports of a page: every trigger with its realis, arguments, date, place and counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.events.arguments import Cast, cast_roles
from extract.events.lexicon import EventLexicon
from extract.events.phrases import Adjunct, Phrase, read_after, read_before
from extract.events.realis import find_realis, opens_scope
from extract.events.story import WHOLE, Story, Where, read_story
from extract.events.tokens import Clause, Token, outer_mentions, sentence_tokens, split_clauses
from extract.events.triggers import Hit, find_hits
from schemas.events import Argument, ContextBasis, EventReport, MentionTable
from schemas.mentions import CountMention, DateMention, Mentions
from schemas.text import Page

SPEECH = frozenset(
    {"说", "表示", "介绍", "称", "告诉", "指出", "认为", "透露", "坦言", "说道", "回忆", "介绍说"}
)
SILENT = frozenset({"boilerplate", "byline"})
LOCATIVE = frozenset({"在", "于", "到", "赴", "往", "从", "至", "位于", "当"})
IDLE_COUNTS = frozenset({"age", "percent"})


@dataclass(slots=True)
class Chain:
    """What earlier clauses hand on: subject, date, place, whether an order reaches on."""

    subject: Phrase | None = None
    date: Token | None = None
    date_end: Token | None = None
    dated: bool = False
    place: Where | None = None
    scoped: bool = False
    last: int = -1


@dataclass(slots=True)
class Draft:
    """A report being filled: counts and late dates may still come from clauses after it."""

    hit: Hit
    clause: int
    realis: str
    cast: Cast
    counts: list[Token] = field(default_factory=list)
    date: Token | None = None
    date_end: Token | None = None
    date_basis: ContextBasis = "none"
    place: Where | None = None
    place_basis: ContextBasis = "none"
    anchored: bool = False


def find_reports(page: Page, mentions: Mentions, lexicon: EventLexicon) -> list[EventReport]:
    """Give the event reports of a page in text order; boilerplate and bylines make none."""
    outer = outer_mentions(mentions)
    story = read_story(page, mentions)
    reports: list[EventReport] = []
    held = Chain()
    paragraph = -1
    for index, sentence in enumerate(page.sentences):
        if sentence.section in SILENT:
            continue
        clauses = split_clauses(sentence_tokens(page, index, outer))
        if not clauses:
            continue
        earlier = held if sentence.paragraph == paragraph else Chain()
        paragraph = sentence.paragraph
        drafts, held = read_sentence(page, clauses, earlier, story, lexicon)
        evidence = page.text[sentence.start : sentence.end]
        reports += [finish(page.text, d, evidence) for d in drafts if d.anchored]
    return reports


def read_sentence(
    page: Page, clauses: Sequence[Clause], earlier: Chain, story: Story, lexicon: EventLexicon
) -> tuple[list[Draft], Chain]:
    """Read the clauses of a sentence in order; give its drafts and what it hands on."""
    chain = Chain()
    drafts: list[Draft] = []
    for number, clause in enumerate(clauses):
        story.settle_people(clause.tokens)
        hits = find_hits(page.text, clause, lexicon)
        read_clause(page.text, number, clause, hits, chain, drafts, story, lexicon)
    finish_sentence(page, clauses, drafts, chain, earlier, story)
    return drafts, chain


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
    update_dates(tokens, hits, chain)
    limit = hits[0].first if hits else len(tokens)
    before = read_before(tokens, limit)
    if before.subject:
        chain.subject = before.subject
    where = stated_place(before.adjuncts, before.subject, story)
    if where:
        chain.place = where
    for at, hit in enumerate(hits):
        stop = hits[at + 1].first if at + 1 < len(hits) else len(tokens)
        adjuncts = before.adjuncts
        if at:
            between = read_before(
                tokens[hits[at - 1].last : hit.first], hit.first - hits[at - 1].last
            )
            adjuncts = (*between.adjuncts,)
        after = read_after(tokens, hit, stop)
        passive = any(t.word in {"被", "遭"} for t in tokens[: hit.first])
        draft = Draft(
            hit,
            number,
            find_realis(tokens[: hit.first], tokens, chain.scoped, lexicon),
            cast_roles(text, hit, chain.subject, adjuncts, after, passive, lexicon),
        )
        settle_draft(draft, after, chain, story)
        drafts.append(draft)
    give_counts(number, tokens, hits, drafts)
    chain.scoped = chain.scoped or any(opens_scope(t, lexicon) for t in tokens)
    if any(t.word in SPEECH for t in tokens[-2:]):
        chain.subject = None


def update_dates(tokens: Sequence[Token], hits: Sequence[Hit], chain: Chain) -> None:
    """Take the date a clause begins with; a vague one (随后, 目前) ends what ran before."""
    first = hits[0].first if hits else len(tokens)
    for i, token in enumerate(tokens):
        mention = token.mention
        if not isinstance(mention, DateMention) or mention.kind in {"duration", "recurring"}:
            continue
        if i + 1 < len(tokens) and tokens[i + 1].word == "的":
            continue
        if not mention.value:
            chain.date, chain.date_end = None, None
        elif i < first or chain.date is None:
            if i and tokens[i - 1].word == "、" and chain.date:
                chain.date_end = token
            else:
                chain.date, chain.date_end = token, None
        chain.dated = True


def stated_place(adjuncts: Sequence[Adjunct], subject: Phrase | None, story: Story) -> Where | None:
    """Give the place a clause states before its trigger: after 在 and its like, else its subject's."""
    for adjunct in reversed(adjuncts):
        if adjunct.word in LOCATIVE:
            where = story.phrase_place(adjunct.phrase)
            if where:
                return where
    where = story.phrase_place(subject)
    if where:
        return where
    for adjunct in adjuncts:
        where = story.phrase_place(adjunct.phrase)
        if where:
            return where
    return None


def settle_draft(draft: Draft, after: tuple[str, Phrase], chain: Chain, story: Story) -> None:
    """Give a draft the date and place that stand by now."""
    link, phrase = after
    goes = (
        draft.hit.trigger.frame == "motion"
        or draft.hit.type == "deploy"
        or link in {"到", "至", "在", "于", "往"}
    )
    places = [t for t in phrase.places if t.tag == "LOC"] or list(phrase.places)
    where = story.place_of(places[0]) if places and (goes or not chain.place) else None
    draft.place = where or chain.place
    draft.place_basis = "stated" if draft.place else "none"
    draft.date, draft.date_end = chain.date, chain.date_end
    draft.date_basis = "stated" if draft.date else "none"


def give_counts(
    number: int, tokens: Sequence[Token], hits: Sequence[Hit], drafts: list[Draft]
) -> None:
    """Give each count of a clause to its trigger: the one before it, else the first of the clause."""
    mine = [d for d in drafts if d.clause == number]
    for i, token in enumerate(tokens):
        mention = token.mention
        if not isinstance(mention, CountMention) or mention.kind in IDLE_COUNTS:
            continue
        before = [d for d in mine if d.hit.last <= i]
        if before:
            before[-1].counts.append(token)
        elif mine:
            mine[0].counts.append(token)
        elif drafts and drafts[-1].clause >= number - 2:
            drafts[-1].counts.append(token)


def finish_sentence(
    page: Page,
    clauses: Sequence[Clause],
    drafts: list[Draft],
    chain: Chain,
    earlier: Chain,
    story: Story,
) -> None:
    """Fill what no clause before a trigger told: from later in the sentence, then from context."""
    tokens = [t for c in clauses for t in c.tokens]
    late = next(
        (t for t in tokens if isinstance(t.mention, DateMention) and dated(t.mention)), None
    )
    whole = WHOLE.search(page.text, tokens[0].start, tokens[-1].end)
    for draft in drafts:
        own = clauses[draft.clause].tokens
        if draft.date is None and late and not chain.dated:
            draft.date, draft.date_basis = late, "stated"
        if draft.date is None and not chain.dated and earlier.date:
            draft.date, draft.date_end, draft.date_basis = earlier.date, earlier.date_end, "context"
        if draft.place is None and earlier.place:
            draft.place, draft.place_basis = earlier.place, "context"
        draft.anchored = is_anchored(draft, own)
    if chain.place is None:
        chain.place = earlier.place
    if chain.date is None and not chain.dated:
        chain.date, chain.date_end = earlier.date, earlier.date_end


def dated(mention: DateMention) -> bool:
    return bool(mention.value) and mention.kind in {"instant", "interval"}


def is_anchored(draft: Draft, own: Sequence[Token]) -> bool:
    """Say whether a draft has a mention of its own."""
    if draft.counts or draft.date_basis == "stated" or draft.place_basis == "stated":
        return True
    named = (*draft.cast.agents, *draft.cast.objects, *draft.cast.recipients)
    return any(a.table for a in named)


def unique(arguments: Sequence[Argument]) -> list[Argument]:
    """Leave out what an earlier argument of the role already says."""
    kept: list[Argument] = []
    for argument in arguments:
        if not any(k.value.endswith(argument.value) for k in kept):
            kept.append(argument)
    return kept


def counted_objects(draft: Draft, text: str) -> list[Argument]:
    """Give the counted nouns that no object says yet, for types whose counts count their objects."""
    found = []
    said = [a.value for a in (*draft.cast.objects, *draft.cast.recipients, *draft.cast.agents)]
    for token in draft.counts:
        mention = token.mention
        assert isinstance(mention, CountMention)
        noun = mention.object
        if noun and not any(s.endswith(noun) or noun.endswith(s) for s in said):
            found.append(
                Argument(
                    role="object", table="counts", start=token.start, end=token.end, value=noun
                )
            )
    return found


def finish(text: str, draft: Draft, evidence: str) -> EventReport:
    """Make the record of a draft."""
    cast = draft.cast
    objects = unique([*cast.objects, *counted_objects(draft, text)])
    agents, recipients = unique(cast.agents), unique(cast.recipients)
    value, start, end = date_values(draft)
    main = main_count(draft)
    return EventReport(
        start=draft.hit.start,
        end=draft.hit.end,
        rule=f"event.{draft.hit.trigger.word}",
        type=draft.hit.type,
        realis=draft.realis,  # type: ignore[arg-type]
        date=value,
        date_start=start,
        date_end=end,
        date_basis=draft.date_basis,
        place=draft.place.name if draft.place else "",
        place_code=draft.place.code if draft.place else "",
        place_basis=draft.place_basis,
        agents=tuple(a.value for a in agents),
        objects=tuple(a.value for a in objects),
        recipients=tuple(a.value for a in recipients),
        count_value=main.value if main else None,
        count_low=main.low if main else None,
        count_high=main.high if main else None,
        count_unit=main.unit if main else "",
        count_object=main.object if main else "",
        evidence=evidence,
        arguments=tuple(
            [*agents, *objects, *recipients, *time_and_place(draft), *quantities(draft)]
        ),
    )


def main_count(draft: Draft) -> CountMention | None:
    """Give the count that stands nearest after the trigger, else the nearest before it."""
    if not draft.counts:
        return None
    hit = draft.hit
    best = min(draft.counts, key=lambda t: (t.start < hit.start, abs(t.start - hit.start)))
    assert isinstance(best.mention, CountMention)
    return best.mention


def date_values(draft: Draft) -> tuple[str, str, str]:
    """Give the EDTF value of a draft's date and its first and last day."""
    if draft.date is None:
        return "", "", ""
    first = draft.date.mention
    assert isinstance(first, DateMention)
    value = first.value
    if draft.date_end is not None and isinstance(draft.date_end.mention, DateMention):
        value = f"{value.split('/')[0]}/{draft.date_end.mention.value.split('/')[-1]}"
    start, _, end = value.partition("/")
    return value, first.earliest[:10] or start, (end or first.latest[:10] or start)


def time_and_place(draft: Draft) -> list[Argument]:
    """Give the arguments of the date and the place."""
    found = []
    for token in (draft.date, draft.date_end):
        if token is not None and isinstance(token.mention, DateMention):
            found.append(
                Argument(
                    role="time",
                    table="dates",
                    start=token.start,
                    end=token.end,
                    value=token.mention.value,
                )
            )
    if draft.place:
        w = draft.place
        table: MentionTable = "organisations" if w.table == "organisations" else "places"
        found.append(Argument(role="place", table=table, start=w.start, end=w.end, value=w.name))
    return found


def quantities(draft: Draft) -> list[Argument]:
    """Give the arguments of the counts."""
    found = []
    for t in draft.counts:
        assert isinstance(t.mention, CountMention)
        v = t.mention.value
        found.append(
            Argument(
                role="quantity",
                table="counts",
                start=t.start,
                end=t.end,
                value="" if v is None else f"{v:g}",
            )
        )
    return found
