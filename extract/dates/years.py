"""Rules for years and longer: 2021年, 二〇二一年, 98年, 民国三年, 80年代, 19世纪, 年底."""

import re
from dataclasses import replace
from functools import partial

from extract.dates.length import Amount
from extract.dates.lunar import lunar_year_of
from extract.dates.period import Grain, Period, month_of, months_of, within, year_of
from extract.dates.pieces import (
    CENTURY,
    CN,
    CN_DIGITS,
    DECADE,
    EDGE,
    MONTH_N,
    NUMERALS,
    TO,
    YEAR,
    YEAR_4,
    YEAR_CN,
    DateRule,
    Payload,
    Point,
    before,
    number,
    number_before,
    rule,
)
from extract.dates.scene import Reading, Scene, base_year

# 2000年历史, 2000年来: a length, not a year. 近1000年, 长达1500年.
ZEROS = str.maketrans("零○Oo", "〇〇〇〇")
LENGTH_AFTER = re.compile(r"(?:的|多)?(?:历史|文明|时间|以上|之久|来|间|传承|积淀|古)")
LENGTH_BEFORE = re.compile(
    r"(?:近|约|超|超过|长达|历经|历时|距今|已有|有着|拥有|绵延|跨越|满|逾|共|上下)$"
)


def year_step(year: int, scene: Scene) -> Reading:
    """Give a year is itself."""
    return Reading(year_of(year))


def _year(match: re.Match[str]) -> Payload | None:
    if number_before(match):
        return None
    year = _digits(match["y"])
    if year < 1900 and (
        LENGTH_AFTER.match(match.string, match.end()) or LENGTH_BEFORE.search(before(match, 3))
    ):
        return None
    return Point(YEAR, partial(year_step, year))


def _digits(text: str) -> int:
    """Read a year digit by digit (二〇二一, 2021)."""
    return int(
        "".join(
            str("〇一二三四五六七八九".find(c)) if not c.isdigit() else c
            for c in text.translate(ZEROS)
        )
    )


def _short_year(match: re.Match[str]) -> Payload | None:
    """98年, 零六年, 07年第三季度: the century is that nearest to publication."""
    text = match["y"]
    if number_before(match) or (text[0] != "0" and LENGTH_BEFORE.search(before(match, 3))):
        return None
    if text[0] != "0" and before(match, 3) == "以来的":
        return None  # 成立以来的88年
    if not text.isdigit() and _is_guess(text):
        return None
    return Point(YEAR, partial(_short_year_step, _digits(text)))


def _short_range(match: re.Match[str]) -> Payload | None:
    """80-85年, 八〇至八五年: two years of one century, the first two digits left out."""
    first, last = _digits(match["a"]), _digits(match["b"])
    if number_before(match) or first >= last:
        return None
    return Point(YEAR, partial(_short_range_step, first, last))


def _short_range_step(first: int, last: int, scene: Scene) -> Reading:
    start, end = _short_year_step(first, scene), _short_year_step(last, scene)
    return Reading(start.period._replace(end=end.period.end, many=True))


def _is_guess(text: str) -> bool:
    """七八年 and 三五年 are lengths."""
    first, second = (("〇一二三四五六七八九").find(c) for c in text.replace("零", "〇"))
    return first > 0 and (second - first == 1 or text == "三五")


def _short_year_step(two: int, scene: Scene) -> Reading:
    if scene.republic and two > 30:
        return Reading(year_of(1911 + two))  # 98年8月8日 on a page of Taiwan
    pivot = scene.today.period.start.year if scene.today else 2020
    century = pivot // 100 * 100
    year = min((century + k + two for k in (-100, 0, 100)), key=lambda y: abs(y - pivot - 0.1))
    return Reading(year_of(year))


def _bce(match: re.Match[str]) -> Payload | None:
    """公元前221年: EDTF counts a year 0, so it is -0220."""
    return Point(YEAR, partial(_bce_step, number(match["n"])))


def _bce_step(count: int, scene: Scene) -> Reading:
    return Reading(year_of(1)._replace(label=f"-{count - 1:04d}"))


def _republic(match: re.Match[str]) -> Payload | None:
    """民国 counts from 1912."""
    count = 1 if match["n"] == "元" else number(match["n"])
    return Point(YEAR, partial(year_step, 1911 + count)) if 0 < count < 200 else None


def _republic_bare(match: re.Match[str]) -> Payload | None:
    """105年 on a page of Taiwan is 2016; elsewhere it is a length."""
    if number_before(match) or LENGTH_BEFORE.search(before(match, 3)):
        return None
    count = int(match["n"])
    length = Amount(((float(count), "Y"),))
    return Point(YEAR, partial(_republic_step, count), length=length)


def _republic_step(count: int, scene: Scene) -> Reading | None:
    return Reading(year_of(1911 + count)) if scene.republic else None


def _lunar_year(match: re.Match[str]) -> Payload | None:
    """辛丑年: the year of the sixty-year cycle nearest to publication."""
    return Point(YEAR, partial(_cycle_step, match[0][:2]))


def _cycle_step(name: str, scene: Scene) -> Reading | None:
    now = scene.today.period.start.year if scene.today else None
    year = lunar_year_of(name, now)
    return Reading(year_of(year), "lunar") if year else None


def _century(match: re.Match[str]) -> Payload | None:
    if number_before(match) and before(match) != "第":
        return None
    count = number(match["n"])
    return Point(CENTURY, partial(_century_step, count)) if 1 <= count <= 30 else None


def _century_step(count: int, scene: Scene) -> Reading:
    year = (count - 1) * 100
    return Reading(within(year_of(year or 1), "century"))


def _decade(match: re.Match[str]) -> Payload | None:
    if number_before(match):
        return None
    text = match["n"]
    tens = int(text) % 100 if text.isdigit() else number(text)
    century = int(text) // 100 if len(text) == 4 else None
    return Point(DECADE, partial(_decade_step, tens, century)) if tens % 10 == 0 else None


def _decade_step(tens: int, century: int | None, scene: Scene) -> Reading:
    if scene.outer:
        century = scene.outer.period.start.year // 100
    if century is None:
        now = scene.today.period.start.year if scene.today else 2020
        century = now // 100 - (tens > now % 100)
    year = century * 100 + tens
    grain: Grain = "decade"
    return Reading(Period(year_of(year).start, year_of(year + 9).end, grain))


def _decade_part(match: re.Match[str]) -> Payload | None:
    key = match["e"][:2] if match["e"][:2] == "中后" else match["e"][0]
    first, last = {"中后": (4, 9), "初": (0, 2), "前": (0, 2), "早": (0, 2), "中": (4, 6)}.get(
        key, (7, 9)
    )
    return Point(YEAR, partial(_decade_part_step, first, last), bound=True)


def _decade_part_step(first: int, last: int, scene: Scene) -> Reading | None:
    if scene.outer is None or scene.outer.period.grain != "decade":
        return None
    start = scene.outer.period.start.year
    end = year_of(start + last).end
    found = Period(year_of(start + first).start, end, "year", many=True)
    return scene.outer._replace(period=found)


def _year_range(match: re.Match[str]) -> Payload | None:
    """2016至2018年, 1985到89年: the unit stands once."""
    if number_before(match):
        return None
    first, text = _digits(match["a"]), match["b"]
    last = _digits(text)
    last = first // 100 * 100 + last if len(text) == 2 else last
    return Point(YEAR, partial(_year_range_step, first, last)) if first < last else None


def _year_range_step(first: int, last: int, scene: Scene) -> Reading:
    return Reading(Period(year_of(first).start, year_of(last).end, "year", many=True))


SOME = frozenset("十百千数几多余")


def _year_edge(match: re.Match[str]) -> Payload | None:
    """年初, 去年底: January (and February), December (and November)."""
    if before(match) in SOME:
        return None  # 数十年中国经济
    key = match["e"]
    return Point(EDGE, partial(_year_edge_step, {"初": 1, "中": 6}.get(key, 12)))


def _year_edge_after(match: re.Match[str]) -> Payload | None:
    """去年底: the edge right behind its year."""
    found = _year_edge(match)
    return replace(found, bound=True) if isinstance(found, Point) else None


def _year_edge_step(month: int, scene: Scene) -> Reading:
    year = base_year(scene)
    start = year.period.start.year
    if month == 6:
        return year._replace(period=months_of(start, 6, 7, year.period.unknown))
    return year._replace(period=month_of(start, month, year.period.unknown))


def _loose_year(match: re.Match[str]) -> Payload | None:
    """2018, on a page that is nothing but a date."""
    return None if number_before(match) else Point(YEAR, partial(year_step, int(match["y"])))


SHORT_YEAR_BEFORE = (
    rf"(?= ?(?:{MONTH_N} ?月|[上下]半年|第?[一二三四1-4] ?季|[前后第][0-9一二两三四五六七八九十]"
    r"|[春夏秋冬](?:[季天])?[,。、;]|除夕|春节|元旦|国庆|[小大]寒|(?:年)?[初底末]))"
)

RULES: list[DateRule] = [
    rule("date.year.bce", "公", rf"公元前(?P<n>[0-9]{{1,4}}|{CN}{{1,5}}) ?年(?!来)", _bce),
    rule("date.year.range", "12一二",
         rf"(?P<a>{YEAR_4})(?: ?年)?{TO}(?P<b>{YEAR_4}|[0-9]{{2}}|{YEAR_CN}{{2}}) ?年(?:度)?"
         rf"(?! ?{MONTH_N}月)", _year_range),
    rule("date.year.range.short", "56789",
         rf"(?P<a>[5-9][0-9])(?: ?年)?{TO}(?P<b>[5-9][0-9]) ?年(?![间来的内以])", _short_range),
    rule("date.year.republic", "中民",
         rf"(?:中华)?民国(?P<n>[0-9]{{1,3}}|元|{CN}{{1,4}}) ?年", _republic),
    rule("date.year.republic.short", "1",
         rf"(?P<n>1[0-2][0-9]) ?年(?= ?{MONTH_N} ?月)", _republic),
    rule("date.year.republic.bare", "1",
         r"(?P<n>1[0-2][0-9]) ?年度?(?![的多余间前后内级代之半]|历史|来(?!自)|以[上下内])",
         _republic_bare),
    rule("date.year", "12一二", rf"(?P<y>{YEAR_4}) ?(?:年度?(?![级代])|财年)", _year),
    rule("date.year.short", "0", r"(?P<y>0[0-9]) ?年(?!级)", _short_year),
    rule("date.year.short.numeral", CN_DIGITS,
         r"(?P<y>[〇零一二三四五六七八九]{2})年(?!级)", _short_year),
    rule("date.year.nineties", "789",
         r"(?P<y>[7-9][0-9])年(?![级来间的前后多代]|以[上来])", _short_year),
    rule("date.year.short.month", "0123456789",
         rf"(?P<y>[0-9]{{2}}) ?年{SHORT_YEAR_BEFORE}", _short_year),
    rule("date.year.cycle", "甲乙丙丁戊己庚辛壬癸",
         r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年", _lunar_year),
    rule("date.century", "0123456789" + CN_DIGITS,
         r"(?P<n>[0-9]{1,2}|[一二三十][一二三四五六七八九十]{0,2}) ?世纪", _century),
    rule("date.decade", NUMERALS,
         r"(?P<n>(?:1[0-9]|20)?[0-9]0|[一二三四五六七八九]?十) ?年代", _decade),
    rule("date.decade.part", "初前早中末后晚",
         r"(?<=年代)(?P<e>初期?|前期|早期|中[后晚前]期|中期|中叶|末期?|后期|晚期)", _decade_part),
    rule("date.year.edge", "年岁", r"(?:年|岁)(?P<e>[初底末中])(?!级|期|产|学|医)", _year_edge),
    rule("date.year.edge.after", "初底末", r"(?<=年)(?P<e>[初底末])(?![春夏秋冬])",
         _year_edge_after),
]  # fmt: skip

LOOSE_LAST: list[DateRule] = [
    rule("date.loose.year", "12", r"(?P<y>(?:19|20)[0-9]{2})(?![0-9年./:-])", _loose_year),
]  # fmt: skip
