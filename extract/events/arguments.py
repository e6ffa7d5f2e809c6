"""Who, what and for whom: the arguments of a trigger, by its frame and the clause around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.events.lexicon import EventLexicon
from extract.events.phrases import Adjunct, Phrase
from extract.events.tokens import Token
from extract.events.triggers import Hit
from schemas.events import Argument, ArgumentRole, MentionTable
from schemas.mentions import OrganisationMention, PersonMention, PlaceMention

TABLES: dict[str, MentionTable] = {"PER": "people", "ORG": "organisations", "LOC": "places"}
TO_WHOM = frozenset({"directive", "condole", "request"})
TOWARDS = frozenset({"为", "给", "向", "对", "替", "帮"})
DESTINATION = frozenset({"deploy"})


@dataclass(slots=True)
class Cast:
    """The arguments found so far, by role, in order and without repetition."""

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
        Argument(role=role, table="", start=a, end=b, value=text[a:b]) for a, b in phrase.common
    ]


def everyone(role: ArgumentRole, text: str, phrase: Phrase) -> list[Argument]:
    """Give all heads of a phrase, named and common, in text order."""
    found = [*named(role, phrase.names), *plain(role, text, phrase)]
    return sorted(found, key=lambda a: a.start)


def acting(phrase: Phrase, hit: Hit, lexicon: EventLexicon) -> list[Token]:
    """Give the heads of a subject that can act: names, places when the type allows, owners."""
    heads = [t for t in phrase.names if t.tag != "LOC" or hit.type in lexicon.acts]
    return [*heads, *phrase.owners]


def cast_roles(
    text: str,
    hit: Hit,
    subject: Phrase | None,
    adjuncts: Sequence[Adjunct],
    after: tuple[str, Phrase],
    passive: bool,
    lexicon: EventLexicon,
) -> Cast:
    """Give every role of a trigger its arguments."""
    cast = Cast()
    if subject:
        cast_subject(cast, text, hit, subject, passive, lexicon)
    for adjunct in adjuncts:
        cast_adjunct(cast, text, hit, adjunct, lexicon)
    cast_object(cast, text, hit, after)
    return cast


def cast_subject(
    cast: Cast, text: str, hit: Hit, subject: Phrase, passive: bool, lexicon: EventLexicon
) -> None:
    """Place the subject: it acts, it moves itself, or it is what the event befalls."""
    frame = "object" if passive else hit.trigger.frame
    if frame == "agent":
        cast.agents += named("agent", acting(subject, hit, lexicon))
    elif frame == "object":
        names = [t for t in subject.names if t.tag != "LOC"]
        places = [t for t in subject.names if t.tag == "LOC"]
        if hit.type in {"restrict", "reopen", "facility_open"}:
            names = list(subject.names)
        elif hit.type in lexicon.acts and places:
            cast.agents += named("agent", places)
        cast.objects += [*named("object", names), *plain("object", text, subject)]
    elif frame == "motion":
        people = [t for t in subject.names if t.tag != "LOC"]
        cast.agents += named("agent", [*people, *subject.owners])
        cast.objects += plain("object", text, subject)


def cast_adjunct(cast: Cast, text: str, hit: Hit, adjunct: Adjunct, lexicon: EventLexicon) -> None:
    """Place what a preposition brings: 由 and 被 an agent, 把 and 将 an object, 为 a recipient."""
    phrase = adjunct.phrase
    if adjunct.word in {"由", "被"}:
        cast.agents += named("agent", acting(phrase, hit, lexicon))
    elif adjunct.word in {"把", "将"} or (adjunct.word == "对" and hit.type not in TO_WHOM):
        cast.objects += everyone("object", text, phrase)
    elif adjunct.word in TOWARDS:
        if hit.type == "mass_test":
            cast.objects += everyone("object", text, phrase)
        else:
            cast.recipients += everyone("recipient", text, phrase)


def cast_object(cast: Cast, text: str, hit: Hit, after: tuple[str, Phrase]) -> None:
    """Place what follows the trigger: its object, or whom or what place it goes to."""
    link, phrase = after
    if hit.type in TO_WHOM and hit.trigger.word not in {"印发", "下发", "发布", "出台", "接到"}:
        cast.recipients += everyone("recipient", text, phrase)
    elif hit.trigger.frame == "motion" or link in {"给", "向"}:
        cast.recipients += everyone("recipient", text, phrase)
    elif hit.trigger.frame != "none":
        places = hit.type in {"restrict", "reopen", "facility_open"}
        names = [t for t in phrase.names if t.tag != "LOC" or places]
        found = [*named("object", names), *plain("object", text, phrase)]
        cast.objects += sorted(found, key=lambda a: a.start)
        if link in {"到", "至", "往"}:
            cast.recipients += named("recipient", [t for t in phrase.names if t.tag == "LOC"])
