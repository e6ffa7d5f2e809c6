"""A clause after its trigger: the object, and where those sent go."""

from collections.abc import Sequence

from extract.events.clauses import is_adverb, is_befallen, is_preposition, is_verb, next_de
from extract.events.lexicon import EventLexicon
from extract.events.phrases import BODY, JOINERS, Phrase, read_phrase
from extract.events.tokens import Token

GOALS = frozenset({"到", "赴", "至", "往", "前往"})  # where those sent go stands after them
GIVES = frozenset(
    {"给", "予", "赠予", "驰援", "支援", "支持", "资助", "援助", "运往", "送往", "发往"}
)
QUOTES = {"“": "”", "「": "」", "『": "』"}
LONGEST = 12  # tokens of a quotation that is a name
RECEIVING = frozenset({"接到", "接报", "拨打", "收到"})  # 接到求助电话
ENDING = frozenset("往到至入给")


def read_after(
    tokens: Sequence[Token], last: int, limit: int, lexicon: EventLexicon
) -> tuple[str, Phrase]:
    """Read the object of a trigger: the preposition between them (到, 给) and the noun phrase."""
    if last < limit and not QUOTES.keys().isdisjoint([t.word for t in tokens[last:limit]]):
        after = whole_quotes(tokens[last:limit])
        tokens = [*tokens[:last], *after, *tokens[limit:]]
        limit = last + len(after)
    at = last
    link = tokens[last - 1].word[-1] if tokens[last - 1].word[-1] in ENDING else ""
    while at < limit and is_link(tokens[at], lexicon):
        if tokens[at].tag not in {"u", "w"}:
            link = tokens[at].word
        at += 1
    end = at
    while end < limit:
        token = tokens[end]
        received = tokens[last - 1].word in RECEIVING and end == at and end + 1 < limit
        if is_listed(tokens, at, end, limit) or (
            end + 1 < limit
            and (received or is_befallen(tokens, end, lexicon) or is_inner(tokens, at, end))
        ):
            end += 1
            continue
        if is_verb(tokens, end) or is_preposition(tokens, end, limit):
            de = next_de(tokens, end, limit)
            if de < 0:
                break
            end = de
        elif (token.tag in {"c", "xc"} and token.word not in JOINERS) or (
            end > at and token.word in GOALS and not token.mention
        ):
            break
        end += 1
    return link, read_phrase([t for t in tokens[at:end] if not is_adverb(t, lexicon)])


def read_goal(tokens: Sequence[Token], last: int, limit: int, lexicon: EventLexicon) -> Phrase:
    """Read where those sent go: what follows 到 or 赴 after the verb that sends them."""
    for at in range(last, limit):
        if tokens[at].word in GOALS and not tokens[at].mention:
            return read_after(tokens, at + 1, limit, lexicon)[1]
    return Phrase()


def read_given(tokens: Sequence[Token], last: int, limit: int, lexicon: EventLexicon) -> Phrase:
    """Read who gets what is given: what follows 给, 予 or 运往 after the thing (口罩给医院)."""
    for at in range(last + 1, limit):
        if tokens[at].word in GIVES and not tokens[at].mention:
            return read_after(tokens, at + 1, limit, lexicon)[1]
    return Phrase()


def whole_quotes(tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens with each short quotation that holds a verb as one noun (“守护热线”)."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        close = QUOTES.get(tokens[at].word)
        words = [t.word for t in tokens[at + 1 : at + LONGEST]]
        inside = tokens[at + 1 : at + 1 + words.index(close)] if close in words else ()
        kept.append(tokens[at])
        at += 1
        if inside and any(t.tag in {"v", "vd"} for t in inside):
            word = "".join(t.word for t in inside)
            kept.append(Token(inside[0].start, inside[-1].end, "nz", word))
            at += len(inside)
    return kept


def is_listed(tokens: Sequence[Token], first: int, at: int, limit: int) -> bool:
    """Say whether a verb only makes a noun in a list of things (口罩、消毒酒精)."""
    return first < at < limit - 1 and tokens[at - 1].word == "、" and tokens[at + 1].tag in BODY


def is_inner(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a verb behind a relative clause describes its head (在岗的值班备勤民警)."""
    if tokens[at + 1].tag not in BODY or tokens[at + 1].tag == "vn":
        return False
    start = at
    while start > first and tokens[start - 1].tag == "vn":
        start -= 1
    return start > first and tokens[start - 1].word == "的"


def is_link(token: Token, lexicon: EventLexicon) -> bool:
    """Say whether a word only joins a verb to its object (了, 到, 给)."""
    return not token.mention and "link" in lexicon.cues.get(token.word, ())
