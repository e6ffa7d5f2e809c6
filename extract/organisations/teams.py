"""Find the clubs that a page of sports calls by their short names: 建业 of 建业队, 泰达."""

import re
from collections.abc import Sequence

from extract.occurrences import find_all
from extract.organisations.evidence import is_free
from extract.organisations.lexicon import Lexicon
from extract.organisations.pieces import Line
from schemas.mentions import OrganisationMention, PlaceMention

SPORT = re.compile("球队|联赛|球员|比赛|主场|客场|赛季|主教练|进球|保级")
CLUB = re.compile(r"(?:足球俱乐部|篮球俱乐部|俱乐部|足球队|篮球队|女[足篮排]|男[足篮排]|队)$")
HAN = re.compile(r"[\u4e00-\u9fff]{2,5}")
GAME = re.compile(
    r"(?:队(?![员长友医])|主场|客场|输球|告负|获胜|取胜|保级|降级|晋级|夺冠|[战击]败|战胜|战平|不敌|[负胜]于|迎战|对阵|"
    r"球迷|球员|外援|主帅|门将|[与和、](?:[\u4e00-\u9fff]{2,4})(?:各取|战平|输球|获胜))"
)
PLAYED = re.compile(r"(?:[战击]败|战胜|战平|不敌|[负胜]于|迎战|对阵|逼平|力克|横扫|主场战|客场战)$")
NATIONAL = re.compile("中国[男女][足篮排]")
MANY = 4  # words of sport that make a page one of sports


def settle_teams(
    text: str,
    lines: Sequence[Line],
    places: Sequence[PlaceMention],
    found: Sequence[OrganisationMention],
    lexicon: Lexicon,
) -> list[OrganisationMention]:
    """Give the bodies of a page, on one of sports with its clubs called by one name."""
    if sum(1 for _ in SPORT.finditer(text, 0, 8000)) < MANY:
        return list(found)
    sites = frozenset(text[p.start : p.end] for p in places) | {p.name for p in places}
    cores = page_cores(text, found, sites, lexicon)
    full = {core: full_club(text, core, sites, lexicon) for core in {*cores, *lexicon.clubs}}
    kept = name_national(text, [settle_team(text, m, cores, full) for m in found])
    taken = sorted((m.start, m.end) for m in kept)
    opens = [start for start, _ in taken]
    starts = {s for line in lines for s in line.starts}
    ends = {e for line in lines for e in line.ends}
    known = {*full, *(core + "队" for core in cores)}
    for start, end in find_all(text, known):
        core = text[start:end].removesuffix("队")
        core = core if core in full else text[start:end]
        sure = (
            core in cores or GAME.match(text, end) or PLAYED.search(text, max(0, start - 4), start)
        )
        whole = start in starts and end in ends
        if sure and whole and is_free(start, end, taken, opens):
            kept.append(
                OrganisationMention(
                    start=start,
                    end=end,
                    rule="organisation.club",
                    name=full[core],
                    kind="team",
                )
            )
    return kept


def name_national(text: str, found: list[OrganisationMention]) -> list[OrganisationMention]:
    """Give the team called 国足 or 中国队 the name of the only one of China: 中国男足."""
    named = frozenset(NATIONAL.findall(text))
    name = {"name": str(min(named, default=""))}
    short = [text[m.start : m.end] in ("国足", "中国队", "国家队") for m in found]
    pairs = zip(found, short, strict=True)
    return [m.model_copy(update=name) if len(named) == 1 and s else m for m, s in pairs]


def page_cores(
    text: str, found: Sequence[OrganisationMention], sites: frozenset[str], lexicon: Lexicon
) -> frozenset[str]:
    """Give the own parts of the clubs a page names: 建业 of 建业队, 恒丰 of 贵州恒丰."""
    cores: set[str] = set()
    for mention in found:
        short = (
            text[mention.start : mention.end] in lexicon.names and mention.end - mention.start < 3
        )
        if mention.kind == "team" and not short:  # not 国足
            core = CLUB.sub("", text[mention.start : mention.end])
            place = next((s for s in sites if core.startswith(s) and len(core) - len(s) > 1), "")
            core = core[len(place) :]
            if HAN.fullmatch(core) and core not in sites and not core.endswith(("国", "国家")):
                cores.add(core)
    return frozenset(cores)


def full_club(text: str, core: str, sites: frozenset[str], lexicon: Lexicon) -> str:
    """Give the name of a club by its own part: with the place the page or the table gives it."""
    placed = sorted(site + core for site in sites if site + core in text)
    return placed[0] if placed else lexicon.clubs.get(core, core)


def settle_team(
    text: str, mention: OrganisationMention, cores: frozenset[str], full: dict[str, str]
) -> OrganisationMention:
    """Give a club called by its own part, or that with 队, its name."""
    surface = text[mention.start : mention.end]
    if surface in full and surface not in cores and mention.kind == "company":
        return mention.model_copy(update={"kind": "team"})  # 恒大
    core = surface.removesuffix("队")
    if core not in cores or (core == surface and mention.kind not in ("team", "company")):
        return mention
    return mention.model_copy(
        update={"name": full[core] if full[core] != core else surface, "kind": "team"}
    )
