"""Who is meant by part of a name: 陈书记, 小王, 阿博特; only when the page has the full name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.people.lexicon import Lexicon
from extract.people.shapes import DOT, FUNCTION
from schemas.mentions import PersonMention
from schemas.text import Page

POLITE = frozenset(
    (
        *("老师", "先生", "女士", "阿姨", "大哥", "大姐", "师傅", "医生", "同学", "同志", "律师"),
        *("警官", "教授", "博士", "奶奶", "爷爷", "大爷", "大妈", "大叔", "叔叔", "总"),
    )
)


def link_parts(found: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """Give those named by the last part of a dotted name their whole name: 阿博特."""
    parts: dict[str, set[str]] = {}
    for mention in found:
        pieces = re.split(f"[{DOT}]", mention.name)
        if len(pieces) > 1:
            for part in (pieces[0], pieces[-1]):
                parts.setdefault(part, set()).add(mention.name)
    for mention in found:
        whole = parts.get(mention.name, set())
        yield mention.model_copy(update={"name": next(iter(whole))}) if len(whole) == 1 else mention


def surnames(
    page: Page, found: Sequence[PersonMention], lexicon: Lexicon
) -> Iterator[PersonMention]:
    """Give the mentions by family name of those whose full name stands before: 陈书记, 小王."""
    families: dict[str, list[PersonMention]] = {}
    for mention in found:
        if is_full(mention.name, lexicon) and not mention.byline:
            families.setdefault(family_of(mention.name, lexicon), []).append(mention)
    if not families:
        return
    taken = {at for m in found for at in range(m.start, m.end)}
    starts = {w.start for rows in (page.tags, page.words) for row in rows for w in row}
    ends = {w.end for rows in (page.tags, page.words) for row in rows for w in row}
    for match in called(families, lexicon).finditer(page.text):
        title = match["title"] or ""
        person = meant(families[match["family"] or match["young"]], match.start(), title)
        whole = match.start() in starts and match.end() in ends
        if person and whole and taken.isdisjoint(range(*match.span())):
            yield PersonMention(
                start=match.start(),
                end=match.end(),
                rule="person.surname",
                name=person.name,
                role=(title,) if title else (),
                organisation=person.organisation,
            )


def called(families: Iterable[str], lexicon: Lexicon) -> re.Pattern[str]:
    """Give the pattern of a family name with a title behind it or 小 or 老 before it."""
    names = "|".join(sorted(families, key=lambda f: (-len(f), f)))
    titles = f"{lexicon.after.pattern}|{'|'.join(sorted(POLITE))}"
    return re.compile(rf"(?P<family>{names})(?P<title>{titles})|[小老](?P<young>{names})")


def family_of(name: str, lexicon: Lexicon) -> str:
    """Give the family name of a full Chinese name."""
    return name[:2] if name[:2] in lexicon.compound else name[:1]


def is_full(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is a Chinese full name, none hidden: not 张某."""
    if name[:1] in FUNCTION:  # 和|同学
        return False
    usual = name[:1] in lexicon.usual | lexicon.wordlike or name[:2] in lexicon.compound
    return usual and 1 < len(name) < 5 and "某" not in name and "·" not in name


def meant(people: Iterable[PersonMention], at: int, title: str) -> PersonMention | None:
    """Give the only one of a family a title can mean: named before, and of that title."""
    before = [p for p in people if p.start < at]
    if len({p.name for p in before}) != 1:
        return None
    held = any(role.endswith(title) for p in before for role in p.role)
    stated = next((p for p in before if p.organisation), before[0])
    return stated if held or not title or title in POLITE else None
