"""Rules for lengths of time (20多年, 72小时, 一年半, 三五天) and offsets by them (三天后)."""

import re
from datetime import timedelta
from functools import partial

from extract.dates.length import Amount, grain_of, months_and_seconds
from extract.dates.period import Grain, Period, add_months, day_of, month_of, within, year_of
from extract.dates.pieces import (
    CLOCK,
    DASH,
    DAY,
    MONTH,
    YEAR,
    DateRule,
    Length,
    Payload,
    Point,
    before,
    rule,
)
from extract.dates.scene import Anchor, Reading, Scene
from extract.numerals import parse_guess, parse_number

UNITS = {
    "年": "Y", "载": "Y", "周年": "Y", "个月": "Mo", "月": "Mo", "季度": "Q", "个季度": "Q",
    "周": "W", "星期": "W", "个星期": "W", "礼拜": "W", "个礼拜": "W", "个周": "W",
    "天": "D", "日": "D", "昼夜": "D", "个昼夜": "D", "工作日": "BD", "个工作日": "BD",
    "个交易日": "BD", "交易日": "BD",
    "小时": "H", "个小时": "H", "钟头": "H", "个钟头": "H", "个钟": "H", "钟": "H",
    "分钟": "M", "分": "M", "刻钟": "Ke", "个刻钟": "Ke", "秒": "S", "秒钟": "S",
    "世纪": "C", "个世纪": "C",
}  # fmt: skip
UNIT = "(?:" + "|".join(sorted(UNITS, key=lambda u: (-len(u), u))) + ")"
# Lengths of 月, 日, 分, 钟 need more than a plain numeral: 三月, 5日 and 9分 are something else.
CLEAR = "(?:年|载|个月|个?季度|周|个?星期|个?礼拜|天|个?昼夜|个?工作日|个?交易日|个?小时|个?钟头|分钟|刻钟|秒钟?|个?世纪)"
PLAIN = "(?:[0-9]{1,3}(?:,[0-9]{3}|[0-9]){0,6}(?:\\.[0-9]{1,2})?[十百千万]?|[零〇一二三四五六七八九十百千万两俩仨点]{1,9})"
ABOUT = "(?:超过|超|逾|将近|接近|近|大约|大概|约|不到|不足|至少|最少|至多|最多|未满|不满)"
NUMERAL = rf"(?:{PLAIN}|半)"
PART = (
    rf"(?:{PLAIN} ?(?:几|余|多|来)? ?(?:个)?(?:多|余)?半? ?{UNIT}(?:半(?:钟)?|多)?|半 ?个?{UNIT})"
)
FOLLOWED = (
    r"(?![级制检审薪鉴龄轮宵货夜画味]|年[级轮货夜]|生(?!活|产|命|病|效)|期(?!间|里|内|来)|气|空|津|然|文|使|山|水|才|花"
    r"|候|元|本|报|式|语|杀|速|岁|边|围|公里|身|客|重|多边|游|货|大(?![约概]))"
)
PIECE = re.compile(
    rf"(?:(?P<n>{PLAIN})|(?P<half0>半)) ?(?P<more>几|余|多|来)? ?(?P<ge>个)?(?P<more2>多|余)?(?P<half>半)? ?(?P<u>{UNIT})"
    r"(?:(?P<half2>半)(?:钟)?|(?P<more3>多))?"
)
NOT_BEFORE = frozenset("第每同×xX.零")
PREFIXES = {
    "over": ("超过", "超", "逾", "至少", "最少"),
    "under": ("不到", "不足", "未满", "不满", "至多", "最多", "将近", "接近", "近"),
}
Parts = tuple[tuple[float, str], ...]


def read_amount(text: str) -> Amount | None:
    """Read a length (两年零三个月, 20多天, 一个半小时, 三五天) with its bounds; None when it is none."""
    parts: list[tuple[float, str]] = []
    low: Parts | None = None
    high: Parts | None = None
    for match in PIECE.finditer(text):
        unit = UNITS.get(("个" if match["ge"] else "") + match["u"], UNITS.get(match["u"], ""))
        guess = parse_guess(match["n"]) if match["n"] else None
        if guess is not None:
            low, high = ((float(guess[0]), unit),), ((float(guess[1]), unit),)
            parts.append((_middle(*map(float, guess)), unit))
            continue
        count = parse_number((match["n"] or "半").replace("仨", "三"))
        if count is None:
            return None
        value = float(count) + (0.5 if match["half"] or match["half2"] else 0)
        if unit == "Ke":
            value, unit = value * 15, "M"
        parts.append((value, unit))
        more = match["more"] or match["more2"] or match["more3"]
        if more:
            low, high = _more_than(match["n"] or "", value, unit, more)
    return Amount(tuple(parts), low, high) if parts else None


def _middle(low: float, high: float) -> float:
    middle = (low + high) / 2
    return middle if middle == int(middle) else low


def _more_than(text: str, value: float, unit: str, more: str) -> tuple[Parts, Parts]:
    """The bounds of 20多 (20 to 30), 一个多 (1 to 2), 十几 (11 to 19)."""
    step = 1
    while value >= step * 10 and value % (step * 10) == 0:
        step *= 10
    if more == "几":
        return ((value + 1, unit),), ((value + step - 1, unit),)
    return ((value, unit),), ((value + step, unit),)


def qualified(amount: Amount, text: str) -> Amount:
    """Apply 超过, 不到, 近 before a length, or 以上, 以下 behind it."""
    if any(text.startswith(p) for p in PREFIXES["over"]) or text in ("以上", "之上"):
        return amount._replace(low=amount.low or amount.parts, open_high=not amount.high)
    if any(text.startswith(p) for p in PREFIXES["under"]) or text in ("以下", "之下"):
        return amount._replace(high=amount.high or amount.parts, open_low=not amount.low)
    return amount


def _length(match: re.Match[str]) -> Payload | None:
    if before(match) in NOT_BEFORE and not match["q"]:
        return None
    if before(match) in tuple("0123456789十百千万数几"):
        return None
    if match["n"] in ("一", "半") and match["u1"] in ("天", "日") and _indefinite(match):
        return None
    amount = read_amount(match["len"])
    if amount is None or any(count <= 0 for count, _ in amount.parts):
        return None
    if match["upto"]:
        other = read_amount(match["upto"])
        if other is None:
            return None
        amount = Amount(amount.parts, amount.parts, other.parts)
    for text in (match["q"], match["tail"]):
        amount = qualified(amount, text) if text else amount
    side = match["side"]
    if side and not match["q"] and not match["tail"]:
        return offset(amount, 1 if "后" in side else -1)
    window = "past" if match["q"] == "近" else ""
    if re.match(r"之内|以内|内(?![部地外容心涵])", match.string[match.end() : match.end() + 3]):
        window = "within"
    return Length(amount, window)


def _range(match: re.Match[str]) -> Payload | None:
    """3至5天, 100到200个小时: the unit stands once."""
    if before(match) in NOT_BEFORE or before(match).isdigit():
        return None
    last = read_amount(match["len"])
    first = parse_number(match["a"])
    if last is None or first is None or float(first) >= last.parts[0][0]:
        return None
    unit = last.parts[0][1]
    low = ((float(first), unit),)
    middle = ((_middle(float(first), last.parts[0][0]), unit),)
    return Length(Amount(middle, low, last.parts))


def _indefinite(match: re.Match[str]) -> bool:
    """有一天, 这一天, 前一天, 同一天: no length."""
    return before(match) in tuple("有这那某每同哪前后第头当此末")


def _short(match: re.Match[str]) -> Payload | None:
    """5日, 三月, 9分: a length only with 近, 连续, 内 or the like beside it."""
    amount = read_amount(match["len"])
    if amount is None or before(match) in NOT_BEFORE or before(match).isdigit():
        return None
    cued = re.search(
        r"(?:连续|为期|历时|近|每隔|长达|约|满|仅用|只用|不到|超过|[这那前后]|达)$",
        before(match, 3),
    )
    inside = re.match(
        r"(?:以|之)?内|之久|时间|间(?![谍隔断])", match.string[match.end() : match.end() + 2]
    )
    count, unit = amount.parts[0]
    if unit == "D" and count > 31 or inside or cued:
        window = "within" if inside and inside[0].endswith("内") else ""
        return Length(amount, "past" if before(match) == "近" else window)
    cn_days = unit == "D" and match["len"][0] in "两数"
    return Length(amount) if cn_days else None


def offset(amount: Amount, sign: int) -> Point:
    """A length before or after something is a point of time."""
    grain = grain_of(amount.parts)
    level = {"year": YEAR, "month": MONTH, "day": DAY}.get(grain, CLOCK)
    return Point(level, partial(offset_step, amount.parts, sign, grain), shifts=True)


def offset_step(parts: Parts, sign: int, grain: Grain, scene: Scene) -> Reading | None:
    """Move on from the words before, the story, or the day of publication, by a length."""
    start = _offset_from(sign, grain, scene)
    if start is None:
        return None
    months, seconds = months_and_seconds(parts)
    if parts[-1][1] == "BD":
        seconds = _working_days(start.period.start, int(parts[-1][0]), sign) * 86400
    moment = add_months(start.period.start, sign * months) + timedelta(seconds=sign * seconds)
    unknown = start.period.unknown
    if grain == "year":
        found = year_of(moment.year, unknown & 1)
    elif grain == "month":
        found = month_of(moment.year, moment.month, unknown & 3)
    elif grain == "day":
        found = day_of(moment, unknown)
    else:
        found = _moment(moment, grain, start.period, unknown)
    basis = "none" if start.basis == "none" else "relative"
    return Reading(found, basis, start.anchor)


def _moment(moment: Period | object, grain: Grain, start: Period, unknown: int) -> Period:
    """A time of day, as exact as the one it was reckoned from."""
    from datetime import datetime

    assert isinstance(moment, datetime)
    exact = bool(start.clock) or start.grain in ("hour", "minute", "second")
    if not exact:
        return day_of(moment, unknown)._replace(clock="")
    length = {"hour": 3600, "minute": 60}.get(grain, 1)
    text = "" if start.part and not start.clock else f"{moment:%H:%M}"
    end = moment + timedelta(seconds=length)
    return Period(moment, end, grain, unknown=unknown, clock=text)


def _offset_from(sign: int, grain: Grain, scene: Scene) -> Reading | None:
    """What an offset is reckoned from: years ago from now, hours later from the story."""
    if scene.outer:
        return scene.outer
    day, today = scene.day, scene.today
    if sign < 0 and today is not None and (day is None or grain in ("year", "month")):
        return Reading(today.period, "relative", today.span)
    if grain == "year" and scene.dated is not None and not scene.dated.period.many:
        return _from(scene.dated)
    if day is not None and (sign > 0 or day.paragraph == scene.paragraph):
        return _from(day)
    return _from(today) if today is not None else None


def _from(anchor: Anchor) -> Reading:
    return Reading(anchor.period, "relative", anchor.span)


def _working_days(start: object, count: int, sign: int) -> int:
    """The days that `count` days without weekends take; public holidays are not known."""
    from datetime import datetime

    assert isinstance(start, datetime)
    days = 0
    while count > 0:
        days += 1
        count -= (start + timedelta(days=sign * days)).weekday() < 5
    return days


def _window(match: re.Match[str]) -> Payload | None:
    """过去十年, 未来72小时, 最近一周: a length with its place."""
    amount = read_amount(match["len"])
    if amount is None or any(count <= 0 for count, _ in amount.parts):
        return None
    past = match["w"][0] in "过最近" or match["w"].startswith("此前")
    return Length(amount, "past" if past else "next")


def _nights(match: re.Match[str]) -> Payload | None:
    """三天三夜, 6天5晚."""
    amount = read_amount(match["len"])
    return Length(amount) if amount else None


def _passed(match: re.Match[str]) -> Payload | None:
    """过三分钟, 再过十周: the same as 三分钟后."""
    amount = read_amount(match["len"])
    return offset(amount, 1) if amount else None


def _nth_before(match: re.Match[str]) -> Payload | None:
    """2月13日后的第3天: the n-th day before or after the day named."""
    count = parse_number(match["n"])
    sign = 1 if match["w"] == "后" else -1
    if count is None:
        return None
    step = partial(offset_step, ((float(count), "D"),), sign, "day")
    return Point(DAY, step, bound=True, shifts=True)


SIDE = r"(?P<side>(?:以|之|过)?后(?!来|续|期|勤|方|者|备)|(?:以|之)?前(?!后|期|往|景|夕|锋|所|瞻|三|两|四|五))"
JOIN = r"(?:又|零|〇|外加|加)?"
LENGTH = rf"{PART}(?: ?{JOIN} ?{PART}){{0,3}}"

RULES: list[DateRule] = [
    rule("date.length.nights", rf"(?P<len>{PLAIN} ?天) ?{PLAIN} ?[夜晚]", _nights),
    rule(
        "date.length.window",
        rf"(?P<w>过去|最近|未来|今后|接下来|往后|此后|此前|将来)的?这?(?P<len>{LENGTH}){FOLLOWED}",
        _window,
    ),
    rule(
        "date.length",
        rf"(?P<q>{ABOUT})?(?P<len>(?P<n>{PLAIN}|半) ?(?:几|余|多|来)? ?(?:多|余)?个?(?:多|余)?半? ?"
        rf"(?P<u1>{CLEAR}|[天日](?={JOIN}{PLAIN}(?:个?小时|个?钟头)))(?:半(?:钟)?|多)?(?: ?{JOIN} ?{PART}){{0,3}})"
        rf"(?: ?(?:至|到|{DASH}) ?(?P<upto>{PART}))?{FOLLOWED}"
        rf"(?:(?P<tail>以上|以下|左右|上下)|{SIDE})?",
        _length,
    ),
    rule(
        "date.length.range",
        rf"(?P<q>{ABOUT})?(?P<a>{PLAIN}) ?个?(?:至|到|{DASH}) ?(?P<len>{PLAIN} ?个?{CLEAR}){FOLLOWED}",
        _range,
    ),
    rule("date.length.short", rf"(?P<len>(?:{PLAIN}) ?(?:日|月|分半钟?|分)){FOLLOWED}", _short),
    rule("date.offset.passed", rf"(?:再)?过(?:了)?(?P<len>{LENGTH}){FOLLOWED}", _passed),
    rule("date.offset.nth", rf"(?:之|以)?(?P<w>[前后])的?第?(?P<n>{PLAIN})[天日]", _nth_before),
]
