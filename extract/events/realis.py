"""Whether an event is told as done, ordered, denied or habitual."""

from collections.abc import Sequence

from extract.events.lexicon import EventLexicon
from extract.events.tokens import Token
from schemas.events import Realis
from schemas.mentions import DateMention


def find_realis(
    before: Sequence[Token], clause: Sequence[Token], scoped: bool, lexicon: EventLexicon
) -> Realis:
    """Read the realis of a trigger from the words before it and the dates of its clause.

    `scoped` says that an order or a plan earlier in the sentence reaches this clause.
    """
    found: Realis = "actual"
    for token in before:
        cues = () if token.mention else lexicon.cues.get(token.word, ())
        if "negator" in cues:
            return "negated"
        if "planned" in cues and token.tag != "p":
            found = "planned"
        elif "generic" in cues and found == "actual":
            found = "generic"
    if found == "actual" and any(is_recurring(t) for t in clause):
        found = "generic"
    return "planned" if scoped and found == "actual" else found


def is_recurring(token: Token) -> bool:
    return isinstance(token.mention, DateMention) and token.mention.kind == "recurring"


def opens_scope(token: Token, lexicon: EventLexicon) -> bool:
    """Say whether a word puts what follows it in the sentence under an order or a plan."""
    return (
        not token.mention
        and token.tag in {"v", "vn"}
        and "scope" in lexicon.cues.get(token.word, ())
    )
