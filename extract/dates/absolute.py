"""Rules for what the calendar names: years, months, days, figures, quarters, halves, decades."""

import re
from functools import partial

from extract.dates.lunar import lunar_year_of
from extract.dates.period import (
    Grain,
    Period,
    day_of,
    days_of,
    month_of,
    months_of,
    within,
    year_of,
)
from extract.dates.pieces import (
    CENTURY,
    CN,
    DASH,
    DAY,
    DAY_N,
    DECADE,
    EDGE,
    HALF,
    MONTH,
    MONTH_N,
    YEAR,
    YEAR_4,
    DateRule,
    Payload,
    Point,
    after,
    before,
    number,
    number_before,
    rule,
)
from extract.dates.scene import Reading, Scene, base_year, month_for, year_for

# 2000年历史, 2000年来: a length, not a year. 近1000年, 长达1500年.
LENGTH_AFTER = re.compile(r"(?:的|多)?(?:历史|文明|时间|以上|之久|来|间|传承|积淀|古)")
LENGTH_BEFORE = re.compile(
    r"(?:近|约|超|超过|长达|历经|历时|距今|已有|有着|拥有|绵延|跨越|满|逾|共|上下)$"
)


def year_step(year: int, scene: Scene) -> Reading:
    """A year is itself."""
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
            for c in text.replace("零", "〇")
        )
    )


def _short_year(match: re.Match[str]) -> Payload | None:
    """98年, 零六年, 07年第三季度: the century is that nearest to publication."""
    text = match["y"]
    if number_before(match) or LENGTH_BEFORE.search(before(match, 3)):
        return None
    if not text.isdigit() and _is_guess(text):
        return None
    return Point(YEAR, partial(_short_year_step, _digits(text)))


def _is_guess(text: str) -> bool:
    """七八年 and 三五年 are lengths."""
    first, second = (("〇一二三四五六七八九").find(c) for c in text.replace("零", "〇"))
    return first > 0 and (second - first == 1 or text == "三五")


def _short_year_step(two: int, scene: Scene) -> Reading:
    pivot = scene.today.period.start.year if scene.today else 2020
    century = pivot // 100 * 100
    year = min((century + k + two for k in (-100, 0, 100)), key=lambda y: abs(y - pivot - 0.1))
    return Reading(year_of(year))


def _republic(match: re.Match[str]) -> Payload | None:
    """民国 counts from 1912."""
    count = 1 if match["n"] == "元" else number(match["n"])
    return Point(YEAR, partial(year_step, 1911 + count)) if 0 < count < 200 else None


def _month(match: re.Match[str]) -> Payload | None:
    if (
        number_before(match)
        or after(match) in tuple("亮饼球台嫂娘季")
        or before(match) in ("近", "每")
    ):
        return None
    month = number(match["m"])
    return Point(MONTH, partial(_month_step, month))


def _month_step(month: int, scene: Scene) -> Reading:
    year, basis, unknown = year_for(scene, month)
    return Reading(month_of(year, month, unknown), basis)


def _month_bare(match: re.Match[str]) -> Payload | None:
    """三月 before a day, an edge or a clear end; 三月 is else also three months."""
    return _month(match)


def _day(match: re.Match[str]) -> Payload | None:
    """17日 is a day of the story's month; 三日 and 90日 and 12号 need a month before them."""
    if number_before(match) or LENGTH_BEFORE.search(before(match, 3)):
        return None
    text = match["d"]
    day = number(text)
    weak = match["u"] == "号" or (not text.isdigit() and day <= 10)
    if re.match(
        r"(?:以?内|间|游|龄|以来|来|之内|后|之后|以后|(?:无|未|零)?[余多])",
        match.string[match.end() : match.end() + 3],
    ):
        weak = True
    if before(match, 2) in ("连续", "为期", "历时", "每隔", "达到", "长达", "超过"):
        weak = True
    return Point(DAY, partial(_day_step, day), weak=weak)


def _day_step(day: int, scene: Scene) -> Reading | None:
    if scene.outer and scene.outer.period.grain == "year" and not scene.outer.period.many:
        return None
    if scene.outer and scene.outer.period.grain == "month" and not scene.outer.period.many:
        start = scene.outer.period.start
        if scene.outer.basis in ("year_from_metadata", "year_from_text", "none"):
            return _month_day(start.month, day, scene)
        found = day_of(start.replace(day=day), scene.outer.period.unknown)
        return Reading(found, scene.outer.basis, scene.outer.anchor)
    month, basis, anchor = month_for(scene, day)
    return Reading(day_of(month.start.replace(day=day), month.unknown), basis, anchor)


def _month_day(month: int, day: int, scene: Scene) -> Reading:
    """1月7日: the year must suit the day, not only the month."""
    from dataclasses import replace

    year, basis, unknown = year_for(replace(scene, outer=None), month, day)
    return Reading(day_of(month_of(year, month).start.replace(day=day), unknown), basis)


def _figures(match: re.Match[str]) -> Payload | None:
    """2022-01-07, 2022/1/7, 2022.1.7, 20220107."""
    if number_before(match) or before(match) in ("-", "/"):
        return None
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Point(DAY, partial(_figures_step, year, month, day))


def _figures_step(year: int, month: int, day: int, scene: Scene) -> Reading:
    return Reading(day_of(month_of(year, month).start.replace(day=day)))


def _figure_month(match: re.Match[str]) -> Payload | None:
    if number_before(match):
        return None
    return Point(MONTH, partial(_figure_month_step, int(match["y"]), int(match["m"])))


def _figure_month_step(year: int, month: int, scene: Scene) -> Reading:
    return Reading(month_of(year, month))


def _unitless(match: re.Match[str]) -> Payload | None:
    """二零零四年八月十五: the unit of the day left out."""
    return Point(DAY, partial(_unitless_step, number(match["m"]), number(match["d"])))


def _unitless_step(month: int, day: int, scene: Scene) -> Reading:
    year, basis, unknown = year_for(scene, month, day)
    return Reading(day_of(month_of(year, month).start.replace(day=day), unknown), basis)


def _third(match: re.Match[str]) -> Payload | None:
    """上旬, 5月底: the third of a month; 月底 is the 21st to the last day."""
    key = match["e"]
    first = {"上": 1, "初": 1, "中": 11, "下": 21, "底": 21, "末": 21, "尾": 21}[key[0]]
    last = {"中下": 3, "上中": 2}.get(key, 1)
    return Point(EDGE, partial(_third_step, first, last))


def _third_step(first: int, last: int, scene: Scene) -> Reading:
    if scene.outer:
        month, basis, anchor = scene.outer.period, scene.outer.basis, scene.outer.anchor
    else:
        month, basis, anchor = month_for(scene, first)
    start = month.start
    length = 10 * (2 if last > 1 else 1)
    end_day = (
        month.last.day if first == 21 or last == 3 else min(first + length - 1, month.last.day)
    )
    return Reading(
        days_of(start.replace(day=first), start.replace(day=end_day), month.unknown), basis, anchor
    )


def _year_edge(match: re.Match[str]) -> Payload | None:
    """年初, 去年底: January (and February), December (and November)."""
    key = match["e"]
    return Point(EDGE, partial(_year_edge_step, {"初": 1, "中": 6}.get(key, 12)))


def _year_edge_step(month: int, scene: Scene) -> Reading:
    year = base_year(scene)
    start = year.period.start.year
    if month == 6:
        return year._replace(period=months_of(start, 6, 7, year.period.unknown))
    return year._replace(period=month_of(start, month, year.period.unknown))


def _quarter(match: re.Match[str]) -> Payload | None:
    """第三季度, 前三季度, Q3."""
    if number_before(match) and before(match) != "第":
        return None
    if "个" in match[0] and not match["all"]:
        return None
    last = number(match["q"])
    first = 1 if match["all"] else last
    return Point(HALF, partial(_months_step, 3 * first - 2, 3 * last)) if last < 5 else None


def _months_step(first: int, last: int, scene: Scene) -> Reading:
    if scene.outer:
        year = base_year(scene)
        start, unknown, basis = year.period.start.year, year.period.unknown, year.basis
    else:
        start, basis, unknown = year_for(scene, first)
    return Reading(months_of(start, first, last, unknown), basis)


def _half(match: re.Match[str]) -> Payload | None:
    first = 1 if match["h"] in "上前" else 7
    return Point(HALF, partial(_months_step, first, first + 5))


def _first_months(match: re.Match[str]) -> Payload | None:
    """前5个月, 后三个月 of a year."""
    count = number(match["n"])
    if not 1 <= count <= 12:
        return None
    span = (1, count) if match["w"] in ("前", "头") else (13 - count, 12)
    bound = match["w"] not in ("前", "头") or not match["u"] or count == 1
    return Point(HALF, partial(_months_step, *span), bound=bound)


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
    key = match["e"][0]
    first, last = {"初": (0, 2), "前": (0, 2), "早": (0, 2), "中": (4, 6)}.get(key, (7, 9))
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


def _month_range(match: re.Match[str]) -> Payload | None:
    if number_before(match) and before(match) not in "零〇":
        return None
    first, last = number(match["a"]), number(match["b"])
    if "、" in match[0] and last != first + 1:
        return None
    return Point(MONTH, partial(_month_range_step, first, last))


def _month_range_step(first: int, last: int, scene: Scene) -> Reading:
    year, basis, unknown = year_for(scene, first)
    later = month_of(year + (last < first), last)
    start = month_of(year, first).start
    return Reading(Period(start, later.end, "month", first != last, unknown), basis)


def _day_range(match: re.Match[str]) -> Payload | None:
    if number_before(match) or number(match["a"]) >= number(match["b"]):
        return None
    first, last = number(match["a"]), number(match["b"])
    if "、" in match[0] and last != first + 1:
        return None
    weak = not match["a"].isdigit()
    return Point(DAY, partial(_day_range_step, first, last), weak=weak)


def _day_range_step(first: int, last: int, scene: Scene) -> Reading | None:
    begin, end = _day_step(first, scene), _day_step(last, scene)
    if begin is None or end is None:
        return None
    start = begin.period
    if end.period.start < start.start:
        end = Reading(day_of(start.start.replace(day=last)))
    return begin._replace(period=days_of(start.start, end.period.start, start.unknown))


def _lunar_year(match: re.Match[str]) -> Payload | None:
    """辛丑年: the year of the sixty-year cycle nearest to publication."""
    return Point(YEAR, partial(_cycle_step, match[0][:2]))


def _cycle_step(name: str, scene: Scene) -> Reading | None:
    now = scene.today.period.start.year if scene.today else None
    year = lunar_year_of(name, now)
    return Reading(year_of(year), "lunar") if year else None


SHORT_YEAR_BEFORE = (
    rf"(?= ?(?:{MONTH_N} ?月|[上下]半年|第?[一二三四1-4] ?季|[前后第][0-9一二两三四五六七八九十]"
    r"|[春夏秋冬](?:[季天])?[,。、;]|除夕|春节|元旦|国庆|[小大]寒|(?:年)?[初底末]))"
)
MONTH_END = r"(?:月份|月)"

RULES: list[DateRule] = [
    rule(
        "date.figures",
        r"(?P<y>[12][0-9]{3}) ?[-/.] ?(?P<m>1[0-2]|0?[1-9]) ?[-/.] ?"
        r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9](?![0-9]:))(?![./][0-9])",
        _figures,
    ),
    rule(
        "date.figures.compact",
        r"(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])"
        r"(?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9.]|[a-zA-Z%元人万亿])",
        _figures,
    ),
    rule(
        "date.year.range",
        rf"(?P<a>{YEAR_4})(?: ?年)? ?(?:至|到|{DASH}) ?"
        rf"(?P<b>{YEAR_4}|[0-9]{{2}}) ?年(?:度)?(?! ?{MONTH_N}月)",
        _year_range,
    ),
    rule(
        "date.figures.month",
        rf"(?P<y>(?:19|20)[0-9]{{2}})[./](?P<m>0[1-9]|1[0-2])"
        rf"(?= ?(?:至|到|{DASH}) ?(?:(?:19|20)[0-9]{{2}}|今)|(?<=[至到—~-].{{7}})(?![0-9.]))",
        _figure_month,
    ),
    rule("date.year.republic", rf"(?:中华)?民国(?P<n>[0-9]{{1,3}}|元|{CN}{{1,4}}) ?年", _republic),
    rule("date.year", rf"(?P<y>{YEAR_4}) ?年(?:度)?(?![级])", _year),
    rule("date.year.short", r"(?P<y>0[0-9]) ?年(?![级])", _short_year),
    rule("date.year.short.numeral", r"(?P<y>[〇零一二三四五六七八九]{2})年(?![级])", _short_year),
    rule("date.year.nineties", r"(?P<y>[7-9][0-9])年(?![级来间的前后多代]|以[上来])", _short_year),
    rule("date.year.short.month", rf"(?P<y>[0-9]{{2}}) ?年{SHORT_YEAR_BEFORE}", _short_year),
    rule("date.year.cycle", r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年", _lunar_year),
    rule(
        "date.century", r"(?P<n>[0-9]{1,2}|[一二三十][一二三四五六七八九十]{0,2}) ?世纪", _century
    ),
    rule("date.decade", r"(?P<n>(?:1[0-9]|20)?[0-9]0|[一二三四五六七八九]?十) ?年代", _decade),
    rule("date.decade.part", r"(?P<e>初期?|前期|早期|中期|中叶|末期?|后期|晚期)", _decade_part),
    rule(
        "date.month.range",
        rf"(?P<a>{MONTH_N})(?: ?月)?(?:(?: ?(?:至|到|{DASH}) ?)|、)"
        rf"(?P<b>{MONTH_N}) ?{MONTH_END}(?! ?{DAY_N}[日号])",
        _month_range,
    ),
    rule(
        "date.month_day.unitless",
        rf"(?<=年)(?P<m>{MONTH_N})月(?P<d>[一二三]?十[一二三四五六七八九]?)(?![0-9日号多余几个天年月]|{CN})",
        _unitless,
    ),
    rule("date.month", rf"(?P<m>{MONTH_N}) ?{MONTH_END}(?!革命|怀胎|围城|兰|花雪)", _month),
    rule("date.month.third", r"(?P<e>上中|中下|上|中|下)旬", _third),
    rule("date.month.edge", r"月(?P<e>[初底末中尾])(?!旬|秋|期|小学|层|部)", _third),
    rule(
        "date.day.range",
        rf"(?P<a>{DAY_N})[日号]?(?:(?: ?(?:至|到|{DASH}) ?)|、)"
        rf"(?P<b>{DAY_N})[日号](?!线|楼|院|门)",
        _day_range,
    ),
    rule(
        "date.day",
        rf"(?P<d>{DAY_N}) ?(?P<u>[日号])(?!线|楼|院|门|令|文件|机组|[仓坑井室馆店])",
        _day,
    ),
    rule("date.year.edge", r"年(?P<e>[初底末中])(?!级|期|产)", _year_edge),
    rule(
        "date.quarter",
        r"(?P<all>前|头)?(?:第)?(?P<q>[1-4一二两三四])(?:个)?季度?(?!稻|豆|节|都|的)",
        _quarter,
    ),
    rule("date.quarter.letter", r"(?P<all>(?!))?Q(?P<q>[1-4])(?![0-9A-Za-z])", _quarter),
    rule("date.half", r"(?P<h>[上下前后])半年(?:度)?", _half),
    rule(
        "date.months.first",
        r"(?P<w>前|头|后|最后|最後)(?: )?(?P<n>[0-9]{1,2}|十[一二]?|[一二两三四五六七八九])"
        r" ?(?P<u>个)?月(?:份)?",
        _first_months,
    ),
]
