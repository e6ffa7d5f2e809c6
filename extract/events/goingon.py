"""What a clause adds to the trigger before it: more things, more people, who is addressed."""

from collections.abc import Sequence
from itertools import pairwise

from extract.events.cast import named, plain
from extract.events.chain import Draft
from extract.events.clauses import Reading
from extract.events.following import is_issue, someone
from extract.events.hits import Hit
from extract.events.lexicon import EventLexicon
from extract.events.objects import read_after
from extract.events.tokens import Token

MARKS = "，,：:；;“「 "
THINGS = frozenset({"donate", "supply", "org_form", "facility_open", "produce", "deploy"})
NAMED = frozenset({"DATE", "PER", "ORG", "LOC"})


def go_on(
    text: str,
    number: int,
    tokens: Sequence[Token],
    reading: Reading,
    hits: Sequence[Hit],
    last: Draft,
    lexicon: EventLexicon,
) -> None:
    """Add to the last draft what clause `number`, which comes after it, still says of it."""
    subject = reading.subject
    if not hits and subject and (is_bare(tokens) or is_counted(tokens, number, last)):
        last.cast.objects += plain("argument.object.next_clause", text, subject)
    if last.hit.type == "personnel" and last.cast.objects and not hits:
        people = [a for a, b in pairwise(tokens) if a.tag == "PER" and b.word == "为"]
        last.cast.objects += named("argument.object.also_named", people)
    if not hits and last.hit.type == "donate" and tokens[0].word == "惠及":
        _, reached = read_after(tokens, 1, len(tokens), lexicon)
        found = someone("argument.recipient.benefiting", text, reached, lexicon)
        last.cast.recipients = last.cast.recipients or found
    if subject and is_address(text, number, tokens, last, lexicon):
        rule = "argument.recipient.next_clause"
        last.cast.recipients += someone(rule, text, subject, lexicon)


def is_bare(tokens: Sequence[Token]) -> bool:
    """Say whether a clause is one more counted thing (…, 602个临时党小组)."""
    return tokens[0].tag == "NUM" and not any(t.tag in {"v", "vd", "p"} for t in tokens)


def is_counted(tokens: Sequence[Token], number: int, last: Draft) -> bool:
    """Say whether a clause is one more thing with its count behind it (…, 防护服7100套)."""
    if last.hit.type not in THINGS or last.clause < number - 4 or tokens[-1].tag != "NUM":
        return False
    listed = bool(last.cast.objects) and bool(last.counts)
    return listed and not any(t.tag in {"v", "vd", "p", "d"} | NAMED for t in tokens)


def is_address(
    text: str, number: int, tokens: Sequence[Token], last: Draft, lexicon: EventLexicon
) -> bool:
    """Say whether the subject of a clause is whom the order before it is for (要求,各单位要…)."""
    if last.clause != number - 1 or not lexicon.lets(last.hit.type, "addressed"):
        return False
    if last.hit.type != "directive" or last.cast.recipients or is_issue(last.hit, lexicon):
        return False
    return not text[last.hit.end : tokens[0].start].strip(MARKS)
