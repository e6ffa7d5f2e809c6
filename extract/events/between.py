"""What stands between two triggers of one clause, and whose doing the second is."""

from collections.abc import Sequence

from extract.events.chain import Chain
from extract.events.clauses import Reading, read_before
from extract.events.hits import Hit
from extract.events.lexicon import EventLexicon
from extract.events.objects import read_after
from extract.events.phrases import JOINERS, Noun, Phrase, read_phrase
from extract.events.story import Story
from extract.events.tokens import Token


def read_between(
    tokens: Sequence[Token],
    last: Hit,
    hit: Hit,
    reading: Reading,
    chain: Chain,
    story: Story,
    lexicon: EventLexicon,
) -> tuple[Reading, Phrase | None]:
    """Read what stands between two triggers of a clause; give it, and a subject of its own."""
    between = tokens[last.last : hit.first]
    rest = read_before(between, len(between), lexicon)
    kept = () if any(t.word == "、" for t in between) else reading.adjuncts
    movers = rest.movers
    if last.type == "directive":
        movers = read_after(tokens, last.last, hit.first, lexicon)[1]
    told = story.phrase_place(rest.movers) or story.phrase_place(rest.subject)
    if chain.place is None:
        chain.put_place(told, "argument.place.between")
    own = own_subject(last, hit, rest, tokens)
    return Reading(None, movers, (*kept, *rest.adjuncts)), own


def own_subject(last: Hit, hit: Hit, between: Reading, tokens: Sequence[Token]) -> Phrase | None:
    """Give a later trigger's own subject: people between (…、6人受伤), an event (大火被扑灭)."""
    if hit.trigger.frame == "object" and between.subject:
        return between.subject
    if doer := next_doer(tokens[last.last : hit.first]):
        return doer
    described = between.subject is not None and any(t.tag == "PER" for t in between.subject.names)
    if described and any(t.word == "的" for t in tokens[last.last : hit.first]):
        return between.subject  # 获得金牌的李明再次夺冠
    told = between.subject is not None and between.subject.heads()
    if told and tokens[last.last].word == "的" and not last.trigger.noun:
        return between.subject  # 完成改扩建的某博物馆正式开馆
    if (
        last.trigger.noun
        and hit.type == "rescue"
        and not any(t.tag in {"v", "vd"} for t in tokens[last.last : hit.first])
    ):
        return Phrase(common=(Noun(last.start, last.end, False),))
    return None


def next_doer(between: Sequence[Token]) -> Phrase | None:
    """Give who does the next of several deeds (付某捐款2000元、|付永某|捐款1000元), or None."""
    joints = [i for i, t in enumerate(between) if t.word in JOINERS and not t.mention]
    if not joints or not joints[-1] or between[joints[-1] - 1].tag != "NUM":
        return None
    doer = read_phrase(between[joints[-1] + 1 :])
    return doer if any(t.tag in {"PER", "ORG"} for t in doer.names) else None
