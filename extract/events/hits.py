"""A trigger found in its clause."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.events.lexicon import Trigger
from extract.events.tokens import Token


class Hit(NamedTuple):
    """A trigger in its clause: its span, the tokens it covers (half-open), its type.

    `others` are verbs of the same happening in the clause (抽调…下沉), which bring arguments too.
    """

    start: int
    end: int
    first: int
    last: int
    type: str
    trigger: Trigger
    others: tuple["Hit", ...] = ()


def is_verb(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a trigger is tagged as a verb."""
    return any(t.tag in {"v", "vd"} for t in tokens[hit.first : hit.last])
