"""Arguments by role, made of the named and common heads of phrases."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.events.phrases import Phrase
from extract.events.tokens import Token
from schemas.events import Argument, ArgumentRole, MentionTable
from schemas.mentions import OrganisationMention, PersonMention, PlaceMention

FRONT = re.compile(r"(?:[一第最]+(?:一线|线|前沿|前线)|现场)?$")
TABLES: dict[str, MentionTable] = {"PER": "people", "ORG": "organisations", "LOC": "places"}


@dataclass(slots=True)
class Cast:
    """The arguments found so far, by role, in order."""

    agents: list[Argument] = field(default_factory=list)
    objects: list[Argument] = field(default_factory=list)
    recipients: list[Argument] = field(default_factory=list)


def name_of(token: Token) -> str:
    """Give the name a token's mention stands for."""
    mention = token.mention
    if isinstance(mention, PersonMention | PlaceMention | OrganisationMention):
        return mention.name
    return token.word


def named(role: ArgumentRole, tokens: Iterable[Token]) -> list[Argument]:
    """Give named tokens as arguments."""
    return [
        Argument(role=role, table=TABLES[t.tag], start=t.start, end=t.end, value=name_of(t))
        for t in tokens
    ]


def plain(role: ArgumentRole, text: str, phrase: Phrase) -> list[Argument]:
    """Give the common nouns of a phrase as arguments."""
    return [
        Argument(role=role, table="", start=n.start, end=n.end, value=text[n.start : n.end])
        for n in phrase.common
    ]


def goal(text: str, phrase: Phrase) -> list[Argument]:
    """Give whom or what place a movement is for: places named in it, else its nouns but no deeds.

    社区一线 is 社区; 一线 alone and activities (支援疫情防控) are nobody.
    """
    places = [t for t in phrase.places if t.tag == "LOC"]
    if places or phrase.names:
        return named("recipient", places or phrase.names)
    found = []
    for noun in phrase.common:
        end = noun.end - len(FRONT.search(text[noun.start : noun.end])[0])  # type: ignore[index]
        if end > noun.start and not noun.deed:
            value = text[noun.start : end]
            found.append(
                Argument(role="recipient", table="", start=noun.start, end=end, value=value)
            )
    return found


def everyone(role: ArgumentRole, text: str, phrase: Phrase) -> list[Argument]:
    """Give all heads of a phrase, named and common, in text order."""
    found = [*named(role, phrase.names), *plain(role, text, phrase)]
    return sorted(found, key=lambda a: a.start)
