"""Arguments by role, made of the named and common heads of phrases."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from extract.events.phrases import Phrase
from extract.events.tokens import Token
from schemas.events import Argument, ArgumentRole, MentionTable
from schemas.mentions import OrganisationMention, PersonMention, PlaceMention

FRONT = re.compile(r"(?:[一第最]+(?:一线|线|前沿|前线)|现场)?$")
AREAS = (
    *("地区", "区域", "灾区", "疫区", "震区", "路段", "事发地", "震中", "现场"),
    *"村乡镇县里点",
)
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


def role_of(rule: str) -> ArgumentRole:
    """Give the role a rule finds, which is the second part of its name: argument.agent.passive."""
    return cast(ArgumentRole, rule.split(".")[1])


def named(rule: str, tokens: Iterable[Token]) -> list[Argument]:
    """Give named tokens as arguments."""
    return [at_mention(rule, t) for t in tokens]


def at_mention(rule: str, token: Token) -> Argument:
    """Give a named token as an argument: the mention it carries, which 该校 takes from before."""
    said = token.mention or token
    table, value = TABLES[token.tag], name_of(token)
    role = role_of(rule)
    return Argument(role=role, table=table, start=said.start, end=said.end, value=value, rule=rule)


def plain(rule: str, text: str, phrase: Phrase) -> list[Argument]:
    """Give the common nouns of a phrase as arguments."""
    return [noun(rule, text, n.start, n.end) for n in phrase.common]


def noun(rule: str, text: str, start: int, end: int) -> Argument:
    """Give a span of the text as an argument that names nobody."""
    role = role_of(rule)
    return Argument(role=role, table="", start=start, end=end, value=text[start:end], rule=rule)


def goal(rule: str, text: str, phrase: Phrase) -> list[Argument]:
    """Give whom or what place a movement is for: places named in it, else its nouns but no deeds.

    社区一线 is 社区; 一线 alone and activities (支援疫情防控) are nobody.
    """
    places = [t for t in phrase.places if t.tag == "LOC"]
    if places or phrase.names:
        return named(rule, places or phrase.names)
    found = []
    for head in phrase.common:
        end = head.end - len(FRONT.search(text[head.start : head.end])[0])  # type: ignore[index]
        anywhere = text[head.start : head.end].endswith(AREAS)
        if end > head.start and not head.deed and not anywhere:
            found.append(noun(rule, text, head.start, end))
    return found


def everyone(rule: str, text: str, phrase: Phrase) -> list[Argument]:
    """Give all heads of a phrase, named and common, in text order."""
    found = [*named(rule, phrase.names), *plain(rule, text, phrase)]
    return sorted(found, key=lambda a: a.start)


def again(rule: str, arguments: Iterable[Argument]) -> list[Argument]:
    """Give arguments of another trigger once more, under a rule of their own."""
    return [a.model_copy(update={"rule": rule}) for a in arguments]
