"""What the rest of the page says: short forms that are introduced, names that stand again."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.occurrences import find_all
from extract.organisations.lexicon import Lexicon
from extract.organisations.pieces import Line
from extract.organisations.search import Candidate
from schemas.mentions import OrganisationMention

ALIAS = re.compile(
    r"[(（](?:以下|下文|下|后文)?(?:均|统一|统)?(?:简称|称|称为)(?:为|作)?[:：]?[“\"‘]?([^“”\"‘’()（）,，、]{2,12})[”\"’]?[)）]"
)
FULL = re.compile(r"(?:有限(?:责任)?公司|股份公司)$")
SHORT = re.compile(r"(?P<core>[\u4e00-\u9fff]{2,6})(?:公司|集团)")
MARKS = str.maketrans("", "", "《》“”")


def find_aliases(text: str, found: Sequence[OrganisationMention]) -> dict[str, OrganisationMention]:
    """Give the short forms that brackets introduce: 深圳市腾讯…有限公司(以下简称“腾讯”)."""
    aliases: dict[str, OrganisationMention] = {}
    for mention in found:
        match = ALIAS.match(text, mention.end)
        if match:
            aliases[match[1]] = mention
    return aliases


def fill_companies(found: Sequence[OrganisationMention]) -> Iterator[OrganisationMention]:
    """Give a company named in short the full name on the page that alone holds it: 恒远公司."""
    full = {m.name for m in found if m.kind == "company" and FULL.search(m.name)}
    for mention in found:
        match = SHORT.fullmatch(mention.name) if mention.name not in full else None
        names = [name for name in full if match and match["core"] in name]
        yield mention.model_copy(update={"name": names[0]}) if len(names) == 1 else mention


def repeats(
    text: str,
    lines: Sequence[Line],
    found: Sequence[OrganisationMention],
    lexicon: Lexicon,
) -> Iterator[OrganisationMention]:
    """Give the places where an organisation of the page stands again, unseen so far."""
    known = {m.name.translate(MARKS): m for m in reversed(found)}
    known |= {text[m.start : m.end].translate(MARKS): m for m in reversed(found)}
    known = {surface: m for surface, m in known.items() if len(surface) > 3}
    known |= find_aliases(text, found)
    if not known:
        return
    taken = sorted((m.start, m.end) for m in found)
    opens = [start for start, _ in taken]
    starts = {s for line in lines for s in line.starts}
    ends = {e for line in lines for e in line.ends}
    for start, end in find_all(text, known):
        named = end in ends or lexicon.titles.match(text, end) is not None
        if start in starts and named and is_free(start, end, taken, opens):
            source = known[text[start:end]]
            yield source.model_copy(
                update={"start": start, "end": end, "rule": "organisation.repeat"}
            )


def is_free(start: int, end: int, taken: Sequence[tuple[int, int]], opens: list[int]) -> bool:
    """Whether a span overlaps none of those taken, which are in order and begin at `opens`."""
    before = bisect_left(opens, end)
    return before == 0 or taken[before - 1][1] <= start


def nested(found: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """Give the body that a unit is part of: the longest that starts with it and ends before it."""
    inner = [
        c for c in candidates if c.start == found.start and found.start + 1 < c.end < found.end
    ]
    return max(inner, key=lambda c: c.end, default=None)
