"""What 该校, 该公司 and 该县 stand for: the last mention before them that they can mean."""

from bisect import bisect_left
from collections.abc import Sequence

from extract.events.tokens import BREAKS, Token, mention_tag
from schemas.mentions import Mention, Mentions, OrganisationMention, PlaceMention

THAT = "该"
KINDS = {"校": "school", "学校": "school", "公司": "company", "企业": "company", "厂": "company"}
BARE = frozenset(
    {"学校", "公司", "企业", "医院", "法院", "检察院", "大队", "支队", "中队", "合作社", "医疗队"}
    | {"居委会", "村委会", "指挥部", "协会", "商会", "集团", "基金会"}
)
FIRST = frozenset(THAT) | {word[0] for word in BARE}
HOSPITALS = frozenset({"院", "医院"})
ENDS = (*"市县区省州镇乡村局委厅所会院队部办园矿馆站社店", "社区", "街道", "中心", "小区", "集团")
FAR = 40  # mentions looked back at; a story names its subject again within fewer


def named_mentions(mentions: Mentions) -> list[Mention]:
    """Give the places and organisations of a page in text order, those inside others too."""
    every: list[Mention] = [*mentions.places, *mentions.organisations]
    return sorted(every, key=lambda m: (m.start, m.end))


def refer(tokens: list[Token], before: Sequence[Mention]) -> list[Token]:
    """Give the tokens with those of 该 and its noun as one that carries the mention it means.

    `before` are the mentions before the sentence and in it, in text order.
    """
    if FIRST.isdisjoint([t.word[0] for t in tokens]):
        return tokens
    kept: list[Token] = []
    held = False
    for i, token in enumerate(tokens):
        if held:
            held = False
            continue
        noun, end = pointed(tokens, i)
        meant = antecedent(noun, token.start, before) if noun else None
        if not noun and token.word in BARE and opens(tokens, i):
            meant = only(token.word, token.start, before)
        if meant is None:
            kept.append(token)
            continue
        word = token.word if end == token.end else THAT + noun
        kept.append(Token(token.start, end, mention_tag(meant), word, meant))
        held = end != token.end
    return kept


def pointed(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Give the noun after 该 and where it ends, or "" when there is no 该."""
    token = tokens[at]
    if token.mention or not token.word.startswith(THAT):
        return "", token.end
    if len(token.word) > 1:
        return token.word[1:], token.end
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.mention or after.tag not in {"n", "nz", "nt"}:
        return "", token.end
    return after.word, after.end


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a bare noun is the subject a clause begins with (学校8时拨打120)."""
    if tokens[at].mention or (at and tokens[at - 1].word[0] not in BREAKS):
        return False
    after = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    return after in {"d", "ad", "v", "p", "DATE", "t"}


def only(noun: str, start: int, before: Sequence[Mention]) -> Mention | None:
    """Give the one body of its kind that was named before, or None when there are more or none."""
    at = bisect_left(before, start, key=lambda m: m.start)
    fitting = [m for m in before[max(0, at - FAR) : at] if can_mean(noun, m)]
    names = {m.name for m in fitting if isinstance(m, OrganisationMention)}
    return fitting[-1] if len(names) == 1 else None


def antecedent(noun: str, start: int, before: Sequence[Mention]) -> Mention | None:
    """Give the last mention before a place in the text that a noun can mean."""
    if noun not in KINDS and noun not in HOSPITALS and not noun.endswith(ENDS):
        return None
    at = bisect_left(before, start, key=lambda m: m.start)
    return next((m for m in reversed(before[max(0, at - FAR) : at]) if can_mean(noun, m)), None)


def can_mean(noun: str, mention: Mention) -> bool:
    """Say whether a noun can mean a mention: by the kind of body, else by how its name ends."""
    if isinstance(mention, PlaceMention):
        return mention.name.endswith(noun) and noun not in KINDS
    if not isinstance(mention, OrganisationMention):
        return False
    if noun in KINDS:
        return mention.kind == KINDS[noun]
    return mention.name.endswith(noun) or (noun in HOSPITALS and mention.kind == "hospital")
