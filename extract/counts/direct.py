"""A number right before its noun, or without a unit: 8000多居民, 两男子, 粉丝数达两百五十万."""

import re
from bisect import bisect_right
from typing import NamedTuple

from extract.counts.before import read_before
from extract.counts.drafts import Draft
from extract.counts.phrases import Reader, past_adjective, read_phrase, words_after
from schemas.mentions import CountKind

DIRECT = frozenset(("organisation", "place", "household"))
PLACES = tuple("省市县区国镇")
DIALLED = re.compile("[0-9]{8,}")  # a number to call
SCHOOLS = re.compile("校(?![区园长车友服花舍门医官尉级对验正])")  # 两校签约
YEAR = re.compile("19[0-9]{2}|20[0-4][0-9]")
PEOPLE = ("人数", "人口", "灾民", "游客", "旅客", "网民")
LARGE = re.compile("[万亿]")
CLAUSE_ENDS = (
    "的",
    "",
    " ",
    "\xa0",
    "\u3000",
    "(",
    "（",
    ",",
    "，",
    "。",
    ";",
    "；",
    "、",
    "!",
    "！",
    ")",
    "）",
    "\n",
)


class Noun(NamedTuple):
    """The counted noun as written, and the kind of the count."""

    text: str
    kind: CountKind


def find_direct(reader: Reader, start: int, draft: Draft) -> Noun | None:
    """Read a number right before its noun: 8000多居民, 30多部委, 3县市.

    Many people, about so many bodies or places, or divisions counted in figures.
    """
    amount = draft.amount
    if amount.value is None or amount.value < 1 or DIALLED.fullmatch(reader.text, start, draft.end):
        return None
    if "个" in reader.text[start : draft.end]:  # 投资3个亿
        return Noun("", "money")
    if given(reader, start, draft):
        return Noun("", "money")
    if reader.text[draft.end : draft.end + 1] in CLAUSE_ENDS:
        return find_total(reader, start, draft)
    if 2 <= amount.value < 20 and SCHOOLS.match(reader.text, draft.end):
        return Noun("校", "organisation")
    division = first_piece(reader, draft.end)
    figures = reader.text[draft.end - 1].isdigit()
    if figures and amount.value < 1000 and division in reader.words.roles["divisions"]:
        return Noun(division, "place")  # 12国公民, which the tagger takes for one numeral
    if len(division) > 1 and division != "地区" and division in reader.words.roles["divisions"]:
        return Noun(division, "place")  # 川、青、藏三省区
    known = division in PLACES or division in reader.words.roles["divisions"]
    if known and any(w.tag == "LOC" and w.end == start for w in reader.tags):
        return Noun(division, "place")  # 南京、沈阳两市
    return find_few(reader, start, draft)


def given(reader: Reader, start: int, draft: Draft) -> bool:
    """Say whether a large number without a unit is a sum given or taken: 慨捐700万, 派5万鼓励."""
    lead = reader.text[max(0, start - 5) : start].rstrip()
    if not LARGE.search(reader.text, start, draft.end):
        return False
    phrase, _ = read_phrase(reader, list(words_after(reader, draft.end)), draft)
    return lead.endswith(reader.words.roles["moneyed"]) and reader.head(phrase.text) is None


def find_few(reader: Reader, start: int, draft: Draft) -> Noun | None:
    """Read the noun phrase behind a number: of many, of about so many, or of few of a common kind.

    A year is none: 2010球迷.
    """
    amount, roles = draft.amount, reader.words.roles
    described = past_adjective(reader, draft.end)
    phrase, _ = read_phrase(reader, list(words_after(reader, described)), draft)
    if phrase.verb or not phrase.text or not reader.text.startswith(phrase.text, described):
        return None
    kind = reader.head(phrase.text)
    if YEAR.fullmatch(reader.text, start, draft.end) and phrase.text not in reader.words.nouns:
        return None
    assert amount.value is not None
    large = amount.value >= 100 or amount.qualifier != "exact"
    few = 2 <= amount.value < 20 and reader.text.startswith(roles["direct"], draft.end)
    common = few and kind is not None  # 两男子落水, 五部门发文
    if common or (kind == "person" and large) or (kind in DIRECT and amount.qualifier != "exact"):
        return Noun(phrase.text, kind or "other")
    if kind == "event" and phrase.text in roles["scores"]:
        return Noun(phrase.text, "event")
    return None


def find_total(reader: Reader, start: int, draft: Draft) -> Noun | None:
    """Read a large number with no unit: 粉丝数达两百五十万, 年薪20万的职位."""
    if draft.amount.value is None or draft.amount.value < 1000:
        return None
    if people := listed_people(reader, start, draft):
        return people
    noun, linked, _ = read_before(reader, start, draft)
    roles = reader.words.roles
    million = LARGE.search(reader.text, start, draft.end)
    if noun.endswith(roles["sums"]) and million:
        return Noun("", "money")
    if linked and noun.endswith(roles["totals"]):
        return Noun(noun, reader.head(noun) or "other")
    return None


def listed_people(reader: Reader, start: int, draft: Draft) -> Noun | None:
    """Read a place's share in a list of people: 受灾人数之多罕见:湖南169万,重庆137万."""
    place = bisect_right(reader.tags, start, key=lambda w: w.end) - 1
    if place < 0 or reader.tags[place].end != start or reader.tags[place].tag != "LOC":
        return None
    if not LARGE.search(reader.text, start, draft.end):
        return None
    for word in reader.tags[place::-1]:
        piece = reader.piece(word)
        if piece.endswith(PEOPLE):
            return Noun(read_before(reader, word.end, draft).text or piece, "person")
        if piece.endswith(reader.words.roles["sums"]):
            return None
    return None


def first_piece(reader: Reader, end: int) -> str:
    """Give the first word behind `end`, unless the two make a name: 20国集团."""
    ahead = [reader.piece(w) for w in words_after(reader, end)][:2]
    leagues = reader.words.roles["leagues"]
    return "" if not ahead or (len(ahead) > 1 and ahead[1] in leagues) else ahead[0]
