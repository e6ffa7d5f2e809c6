"""Which count belongs to which trigger."""

from collections.abc import Sequence

from extract.events.chain import Chain, Draft
from extract.events.phrases import JOINERS
from extract.events.tokens import Token
from schemas.mentions import CountMention

IDLE_COUNTS = frozenset({"age"})


def give_counts(
    number: int,
    tokens: Sequence[Token],
    drafts: list[Draft],
    chain: Chain,
) -> None:
    """Give each count of a clause to its trigger: the one before it, else the first of the clause.

    Counts of a subject that has not acted wait for the next trigger; others in a clause without a
    trigger go to the one before.
    """
    mine = [d for d in drafts if d.clause == number]
    if mine and chain.waiting:
        mine[0].counts += [t for t in chain.waiting if kind_of(t) not in IDLE_COUNTS]
        chain.waiting = []
    for i, token in enumerate(tokens):
        mention = token.mention
        if not isinstance(mention, CountMention) or mention.kind in IDLE_COUNTS:
            continue
        before = [d for d in mine if d.hit.last <= i]
        if (
            before
            and len(before) < len(mine)
            and goes_on(tokens[before[-1].hit.last : i], before[-1])
        ):
            mine[len(before)].counts.append(token)
        elif before:
            before[-1].counts.append(token)
        elif mine:
            mine[0].counts.append(token)
        elif drafts and drafts[-1].clause >= number - 2 and token not in chain.waiting:
            drafts[-1].counts.append(token)


def kind_of(token: Token) -> str:
    """Give the kind of a count."""
    return token.mention.kind if isinstance(token.mention, CountMention) else ""


def goes_on(between: Sequence[Token], draft: Draft) -> bool:
    """Say whether a count after a trigger belongs to the next (3人死亡、6人受伤)."""
    return draft.hit.trigger.frame == "none" or any(t.word in JOINERS for t in between)
