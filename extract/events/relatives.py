"""Whom or what a relative clause is about: 被隔离的村庄, 前来调研的调研组, 获得金牌的李明."""

from extract.events.frames import Scene
from extract.events.objects import read_after
from extract.events.phrases import Phrase
from extract.events.tokens import Token


def headed(scene: Scene) -> Phrase | None:
    """Give whom or what a relative clause is about: 被隔离的村庄, 他所包联的学生; or None."""
    tokens, first, last = scene.tokens, scene.hit.first, scene.hit.last
    if last + 1 >= len(tokens) or tokens[last].word != "的" or scene.hit.trigger.noun:
        return None
    before = tokens[first - 1] if first else None
    made = before is not None and before.word == "所" and not before.mention
    if not made and not (scene.passive() and scene.hit.trigger.frame != "none"):
        return None
    head = read_after(tokens, last + 1, scene.stop, scene.lexicon)[1]
    return head if head.heads() else None


def heading(scene: Scene) -> Token | None:
    """Give the body a relative clause says something of (前来调研的政协调研组), or None."""
    tokens, last = scene.tokens, scene.hit.last
    acts = scene.frame() in {"agent", "motion"} and not scene.hit.trigger.noun
    if not acts or last + 1 >= scene.stop or tokens[last].word != "的":
        return None
    own = scene.reading.subject is not None or scene.reading.movers is not None
    return tokens[last + 1] if tokens[last + 1].tag == "ORG" and not own else None


def described(scene: Scene) -> Token | None:
    """Give who is named behind a verb that describes them (获得金牌的选手李明), or None."""
    tokens, at = scene.tokens, scene.hit.last
    named = any(t.tag == "PER" for t in tokens[at : scene.stop])
    if not named or scene.frame() != "receive":
        return None
    while at < scene.stop and tokens[at].word != "的":
        at += 1
    at += 1
    while at < scene.stop and tokens[at].tag in {"n", "nz", "LOC", "ORG", "b", "a"}:
        at += 1
    return tokens[at] if at < scene.stop and tokens[at].tag == "PER" else None
