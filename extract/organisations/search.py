"""Find the spans of organisations in one sentence."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extract.organisations.edges import LEVEL, Edge, find_edge, is_common
from extract.organisations.lexicon import Lexicon
from extract.organisations.pieces import NAME, PLACE, QUOTE, Line, longest_head
from schemas.mentions import OrganisationKind
from schemas.text import Word


class Candidate(NamedTuple):
    """A span that names an organisation, its kind, and the rule that found it."""

    start: int
    end: int
    kind: OrganisationKind
    rule: str


def find_candidates(text: str, line: Line, lexicon: Lexicon) -> list[Candidate]:
    """Give all candidates of a sentence, nested ones too."""
    return [
        *by_head(text, line, lexicon),
        *by_name(text, line, lexicon),
    ]


def by_name(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the standing names, and the papers and magazines in 《》."""
    for piece in line.pieces:
        if piece.tag == QUOTE and text[piece.start] == "《":
            head = (
                longest_head(text, piece.start + 1, piece.end - 1, lexicon) or text[piece.end - 2]
            )
            if head == "报" or (head in lexicon.heads and lexicon.heads[head].kind == "media"):
                yield Candidate(piece.start + 1, piece.end - 1, "media", "organisation.paper")
        if piece.tag == NAME:
            _, kind = lexicon.names[text[piece.start : piece.end]]
            yield Candidate(piece.start, piece.end, kind, "organisation.name")


def by_head(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the names that end in a head and have an anchor."""
    for index, piece in enumerate(line.pieces):
        if piece.tag in (PLACE, NAME, QUOTE):
            continue
        for end in head_ends(text, piece, line, lexicon):
            for head in heads_at(text, line.start, end, lexicon):
                found = try_head(text, line, index, Word(end - len(head), end, piece.tag), lexicon)
                if found:
                    yield found
                    break


def heads_at(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[str]:
    """Give the heads ending at `end`, the longest first; one character only when none is longer."""
    longest = head = longest_head(text, max(start, end - lexicon.longest_head), end, lexicon)
    while head and (len(head) > 1 or head == longest):
        yield head
        head = longest_head(text, end - len(head) + 1, end, lexicon)


def head_ends(text: str, piece: Word, line: Line, lexicon: Lexicon) -> Iterator[int]:
    """Give the places inside or at the end of a word where a head may end."""
    for end in range(piece.start + 1, piece.end + 1):
        free = end in line.ends and piece.tag not in ("ORG", "LOC", "PER")
        if end == piece.end or free or lexicon.titles.match(text, end, piece.end):
            yield end


def try_head(text: str, line: Line, index: int, head: Word, lexicon: Lexicon) -> Candidate | None:
    """Give the name that ends in this head, when it names one particular body."""
    while line.pieces[index].start > head.start:
        index -= 1
        if index < 0 or line.pieces[index].tag in (NAME,):
            return None
    entry = lexicon.heads[text[head.start : head.end]]
    if text.startswith(("特殊津贴", "令", "面"), head.end):
        return None
    edge = edge_of(text, line, index, head, lexicon)
    if edge.generic or not is_particular(text, line, edge, head, lexicon):
        return None
    return Candidate(edge.start, head.end, entry.kind, f"organisation.{edge.anchor}")


def edge_of(text: str, line: Line, index: int, head: Word, lexicon: Lexicon) -> Edge:
    """Give the left edge; a head that begins with the level of a place belongs to it: 福建省|委."""
    piece = line.pieces[index]
    if piece.tag != PLACE:
        return find_edge(text, line, index, head.start, lexicon)
    whole = piece.start < head.start == piece.end - 1
    return Edge(piece.start, "place") if whole else Edge(head.start, "", True)


def is_particular(text: str, line: Line, edge: Edge, head: Word, lexicon: Lexicon) -> bool:
    """Whether the anchor is enough for this head."""
    word = text[head.start : head.end]
    use = lexicon.heads[word].use
    if edge.anchor == "":
        level = LEVEL.match(word)
        return level is not None and len(word) > 1 and use == "alone" and edge.start == head.start
    if word[0] in "一二三四五六七八九十" and head.start not in line.starts | {edge.start}:
        return line.pieces[0].start <= edge.start and edge.anchor in ("level", "place")
    if len(word) == 1:
        return single_head(text, edge, head, line)
    if use == "unit":
        return edge.anchor in ("whole", "level")
    if use == "named":
        return is_named(text, line, edge, head, lexicon)
    return True


def is_named(text: str, line: Line, edge: Edge, head: Word, lexicon: Lexicon) -> bool:
    """Whether there is a name of its own between the anchor and a head like 公司 or 酒店."""
    if edge.anchor in ("name", "whole"):
        return text[edge.start] != "“"
    start = next((p.end for p in line.pieces if p.start == edge.start), edge.start)
    return head.start - start > 1 and not is_common(text, start, head.start, lexicon)


def single_head(text: str, edge: Edge, head: Word, line: Line) -> bool:
    """Whether a head of one character closes a name: the tagger says so, or 市局, 省厅."""
    if head.tag == "ORG" and edge.anchor:
        return True
    if edge.anchor == "level" and head.start - edge.start == 1:
        return text[head.start : head.end] in "局厅委署院队"
    if edge.anchor == "place":
        return text[head.start] in "队" and head.end in line.ends and edge.start < head.start
    whole = any(p.start == head.start and p.end == head.end for p in line.pieces)
    return whole and edge.anchor == "whole"


def outermost(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the widest of candidates that overlap, in text order."""
    kept: list[Candidate] = []
    for found in sorted(candidates, key=lambda c: (c.start - c.end, c.start)):
        if all(found.end <= k.start or k.end <= found.start for k in kept):
            kept.append(found)
    return sorted(kept)
