"""The word tables that finding organisations reads."""

import re
from typing import NamedTuple, get_args

from extract.lexicon import read_lexicon
from schemas.mentions import OrganisationKind

CLUB = re.compile(  # 河南|建业: a club by its province or city
    r"(?:北京|上海|天津|重庆|广东|广州|深圳|山东|江苏|浙江|河南|河北|辽宁|吉林|四川|成都|湖北|武汉|福建|贵州|云南|陕西|"
    r"山西|新疆|大连|长春|青岛|南京|杭州|宁波|沧州|梅州|延边|沈阳|呼和|昆明)(?!队|男|女)[\u4e00-\u9fff]{2,3}$"
)
KINDS: frozenset[OrganisationKind] = frozenset(get_args(OrganisationKind))


class Head(NamedTuple):
    """The last word of a name: the kind it gives and what must stand before it."""

    kind: OrganisationKind
    use: str


class Lexicon(NamedTuple):
    """Everything `find_organisations` reads beside the page.

    `last_characters` end heads and `name_starts`, two characters each, begin names: most looks are
    spared.
    """

    heads: dict[str, Head]
    longest_head: int
    last_characters: frozenset[str]
    names: dict[str, tuple[str, OrganisationKind]]
    wordlike: frozenset[str]
    longest_name: int
    name_starts: frozenset[str]
    context: dict[str, frozenset[str]]
    inner: re.Pattern[str]
    titles: re.Pattern[str]
    clubs: dict[str, str]


def load_organisations() -> Lexicon:
    """Load the tables, about 10 ms."""
    heads = {r["head"]: Head(as_kind(r["kind"]), r["use"]) for r in rows("heads")}
    names = {r["form"]: (r["name"], as_kind(r["kind"])) for r in rows("names")}
    context: dict[str, set[str]] = {}
    for row in rows("context"):
        for name in row["class"].split(","):
            context.setdefault(name, set()).add(row["word"])
    titles = [r["title"] for r in read_lexicon("titles") if len(r["title"]) > 1]
    phrases = [w for w in context["inner"] if len(w) > 3 or w[-1] in "和与"]
    return Lexicon(
        heads,
        max(map(len, heads)),
        frozenset(head[-1] for head in heads),
        names,
        frozenset(r["form"] for r in rows("names") if r["needs"]),
        max(map(len, names)),
        frozenset(name[:2] for name in names),
        {name: frozenset(words) for name, words in context.items()},
        re.compile(one_of(phrases)),
        re.compile(rf"(?:原|现任|首任|前|时任)?(?:{one_of(titles)})"),
        {
            form[2:]: form
            for form, (_, kind) in names.items()
            if kind == "team" and CLUB.match(form)
        },
    )


def rows(table: str) -> list[dict[str, str]]:
    """Read one of the tables named after organisations."""
    return read_lexicon(f"organisation_{table}")


def as_kind(text: str) -> OrganisationKind:
    """Give the kind a cell names."""
    return next(kind for kind in KINDS if kind == text)


def one_of(words: list[str]) -> str:
    """Give the pattern of any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
