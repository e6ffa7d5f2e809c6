"""Rules for repetitions: 每天, 每周三, 每两小时, 每年春节."""

import re

from extract.dates.amounts import UNITS
from extract.dates.length import iso_length
from extract.dates.pieces import DateRule, Payload, Repeat, after, before, rule
from extract.numerals import parse_number

EVERY = {
    **{unit: iso for unit, iso in UNITS.items() if len(unit) > 1 or unit in "年月周天日秒"},
    "晚": "D", "夜": "D", "早": "D", "晨": "D",
}  # fmt: skip
EVERY_UNIT = "(?:" + "|".join(sorted(EVERY, key=lambda u: (-len(u), u))) + ")"
RATE_AFTER = re.compile(r"(?:约|近|超过?|达)?[0-9二三四五六七八九十百千万几数]|[立平]方|流速|增速")
RATE_BEFORE = re.compile(r"(?:公里|千米|米|转|次|升|度|字|吨|元|美元|里|人次|个)/?$")


def _every(match: re.Match[str]) -> Payload | None:
    """每天, 每两小时, 每隔三天; a speed (每小时80公里) is none."""
    unit = EVERY[match["u"]]
    rate = RATE_AFTER.match(match.string, match.end()) or RATE_BEFORE.search(before(match, 3))
    if rate and unit in ("H", "M", "S") and not match["n"]:
        return None
    if after(match) in tuple("级生报龄刊") or (match["u"] == "月" and after(match) == "饼"):
        return None
    count = parse_number(match["n"].replace("半", "0.5")) if match["n"] else 1
    if count is None or count <= 0:
        return None
    if unit == "Ke":
        unit, count = "M", count * 15
    part = {"晚": "night", "夜": "night", "早": "morning", "晨": "morning"}.get(match["u"], "")
    return Repeat(iso_length(((float(count), unit),)), part)


def _each(match: re.Match[str]) -> Payload | None:
    """每逢周二, 每个上午, 每到春节: the period is that of what follows."""
    return Repeat("")


RULES: list[DateRule] = [
    rule(
        "date.repeat.every",
        "每",
        rf"每(?:间?隔)?(?P<n>[0-9]{{1,4}}(?:\.[0-9])?|[一二两三四五六七八九十百]{{1,4}}|半)?"
        rf" ?(?P<u>{EVERY_UNIT})(?:(?<=[周期拜])[一二三四五六日天末]"
        rf"(?:[、和及][一二三四五六日](?![周星礼万千百]))*+(?![次个场期家名条篇届轮班节起批]))?",
        _every,
    ),
    rule("date.repeat.each", "每", r"每(?:逢|到|当|个)(?!人)", _each),
]
