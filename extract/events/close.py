"""What the end of a clause hands to the next: where it was, who is led, who only said it."""

from collections.abc import Sequence

from extract.events.chain import Chain, Draft
from extract.events.clauses import Reading, read_before
from extract.events.context import is_asof
from extract.events.hits import Hit
from extract.events.lexicon import EventLexicon
from extract.events.realis import opens_scope
from extract.events.story import Story
from extract.events.tokens import Token

FROM = frozenset({"据", "另据", "根据"})
HEARD = frozenset({"获悉", "得知", "了解到"})
AT = frozenset({"位于", "地处", "坐落于"})


def close_clause(
    text: str,
    tokens: Sequence[Token],
    chain: Chain,
    drafts: Sequence[Draft],
    story: Story,
    lexicon: EventLexicon,
) -> None:
    """Hand on what the end of a clause says: where it was, an order, who only said it."""
    if drafts and tokens[0].word in AT:
        moved = next((t for t in tokens if t.tag == "LOC"), None)
        where = story.place_of(moved) if moved else None
        if where:
            drafts[-1].put_place(where, "stated", "argument.place.situated")
    lead_on(tokens, chain, drafts, lexicon)
    chain.scoped = chain.scoped or opens_scope(tokens, lexicon)
    told = any(is_speech(t, lexicon) for t in tokens[-2:])
    if told:
        chain.subject = chain.actor = None
    if is_source(tokens) and chain.place and chain.place.start >= tokens[0].start:
        chain.place, chain.place_rule = None, ""  # 记者从某县有关部门了解到
    heard = chain.date is not None and chain.date in tokens and is_source(tokens)
    if (told or heard) and chain.date and not is_asof(text, chain.date):
        chain.spoken.append(chain.date)  # of who says so, not of what they say
        chain.date, chain.date_end, chain.dated = None, None, False
    if told and (tokens[0].word == "”" or "”" in text[tokens[0].start - 1 : tokens[0].start]):
        chain.date, chain.date_end = None, None


def lead_on(
    tokens: Sequence[Token], chain: Chain, drafts: Sequence[Draft], lexicon: EventLexicon
) -> None:
    """Keep who is made to act in a clause, for the next one (动员党员干部迅速行动,参与防控)."""
    pivots = lexicon.marked["pivot"]
    if chain.led is None and pivots.isdisjoint([t.word for t in tokens]):
        return
    made = read_before(tokens, len(tokens), lexicon)
    formed = bool(drafts) and drafts[-1].hit.type == "org_form"
    if made.movers and made.movers.heads() and not formed:
        chain.led = made.movers
        if not drafts or drafts[-1].hit.start < tokens[0].start:
            chain.waiting += [t for t in made.movers.counts if t not in chain.waiting]
    elif made.subject or formed:
        chain.led = None  # who acts now; 组成攻坚队,进驻花都


def is_led(chain: Chain, reading: Reading, hit: Hit) -> bool:
    """Say whether those led in the clause before act in this one, which has no other subject."""
    own = reading.subject is not None or reading.movers is not None
    return chain.led is not None and not own and hit.trigger.frame == "motion"


def is_speech(token: Token, lexicon: EventLexicon) -> bool:
    """Say whether a word tells that someone speaks: 表示, 证实说, not 小说."""
    says = token.tag == "v" and len(token.word) > 2 and token.word.endswith("说")
    return says or lexicon.marks(token.word, "speech")


def is_source(tokens: Sequence[Token]) -> bool:
    """Say whether a clause only names where the news is from (另据最高检4月3日通报, 记者获悉)."""
    return tokens[0].word in FROM or (tokens[-1].word in HEARD and not tokens[-1].mention)
