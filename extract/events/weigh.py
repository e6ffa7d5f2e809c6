"""How likely a draft is an event, by what stands around its trigger: a sum of learnt weights.

The rules say what can be an event; whether annotators take it for one hangs on many small things
at once: a noun in a list of duties, an object, a figure, a plan. `event_weights.tsv` holds what
each of them is worth, in log-odds.
"""

from collections.abc import Iterator, Sequence

from extract.events.chain import Draft
from extract.events.lexicon import EventLexicon
from extract.events.story import Story
from extract.events.tokens import Clause, Token

DOUBTFUL = -1.2  # below it (one in four) an anchored draft is left out
LIKELY = 0.0  # the same for what is told in praise of everyone: 党员奔赴一线
GENERAL = frozenset({"deploy", "volunteer", "produce"})
CLEAR = 0.3  # above it a draft is kept that only its page anchors
MENTIONS = ("NUM", "DATE", "PER", "ORG", "LOC")
SOON = 3  # tokens after the trigger
LENGTHS = (15, 30, 60)  # tokens of a sentence
VERBS = frozenset({"v", "vd"})


def is_likely(
    draft: Draft,
    anchored: bool,
    order: tuple[int, int],
    clauses: Sequence[Clause],
    story: Story,
    lexicon: EventLexicon,
) -> bool:
    """Say whether a draft is kept; `order` is its place among those of the sentence, from 0."""
    worth = lexicon.weights.get
    score = sum([worth(f, 0.0) for f in features(draft, order, clauses, story, lexicon)])
    doubtful = LIKELY if draft.hit.type in GENERAL else DOUBTFUL
    return score > (doubtful if anchored else CLEAR)


def features(
    draft: Draft,
    order: tuple[int, int],
    clauses: Sequence[Clause],
    story: Story,
    lexicon: EventLexicon,
) -> Iterator[str]:
    """Give what speaks for or against a draft, as the names of `event_weights.tsv`."""
    tokens = clauses[draft.clause].tokens
    trigger = draft.hit.trigger
    yield "always"
    yield f"type={draft.hit.type}"
    yield f"frame={trigger.frame}"
    yield "pos=" + ("n" if trigger.noun else "vn" if trigger.mixed else "v")
    yield f"scene={story.scene is not None}"
    yield f"order={min(order[0], 3)}"
    yield f"among={min(order[1], 5)}"
    size = sum(len(c.tokens) for c in clauses)
    yield f"length={sum(size > most for most in LENGTHS)}"
    yield from around(tokens, draft.hit.first, draft.hit.last, lexicon)
    yield from filled(draft)


def around(tokens: Sequence[Token], first: int, last: int, lexicon: EventLexicon) -> Iterator[str]:
    """Give what the words of the clause around the trigger say."""
    tags = [t.tag for t in tokens]
    words = [t.word for t in tokens]
    yield f"tag={tags[first]}"
    yield f"next={tags[last] if last < len(tags) else ''}"
    yield f"previous={tags[first - 1] if first else ''}"
    yield f"listed={'、' in words[max(0, first - 2) : first]}{words[last : last + 1] == ['、']}"
    if "的" in words[last:]:
        yield "later=的"
        if words[last] == "的":
            yield "describing"
    for tag in MENTIONS:
        if tag not in tags:
            continue
        yield f"clause={tag}"
        if tag in tags[:first]:
            yield f"before={tag}"
        if tag in tags[last : last + SOON]:
            yield f"soon={tag}"
    yield f"verbs_before={min(2, sum(t in VERBS for t in tags[:first]))}"
    yield f"verbs_after={min(2, sum(t in VERBS for t in tags[last:]))}"
    cues = lexicon.cues
    told = {c for t in tokens[:first] if not t.mention and t.word in cues for c in cues[t.word]}
    yield from [f"cue_before={cue}" for cue in told]
    if last < len(tags) and not tokens[last].mention:
        yield from [f"cue_next={cue}" for cue in cues.get(words[last], ())]


def filled(draft: Draft) -> Iterator[str]:
    """Give which arguments the draft has."""
    cast = draft.cast
    yield f"agents={min(2, len(cast.agents))}"
    yield f"objects={min(2, len(cast.objects))}"
    yield f"recipients={min(2, len(cast.recipients))}"
    yield f"counts={min(2, len(draft.counts))}"
    yield f"date={draft.date_basis}"
    yield f"place={draft.place_basis}"
    yield f"realis={draft.realis}"
    named = draft.subject is not None and bool(draft.subject.names)
    yield "subject=" + ("none" if draft.subject is None else "named" if named else "common")
    anchors = [bool(draft.counts), draft.date_basis == "stated", draft.place_basis == "stated"]
    cells = (cast.agents, cast.objects, cast.recipients)
    anchors += [any(a.table for a in cell) for cell in cells]
    yield f"anchors={min(4, sum(anchors))}"
