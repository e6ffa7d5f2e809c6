"""Read a length of time from its words: 两年零三个月, 20多天, 一个半小时, 三五天, 3——8天."""

import re

from extract.dates.length import Amount
from extract.numerals import parse_guess, parse_number

UNITS = {
    "年": "Y", "载": "Y", "周年": "Y", "个年头": "Y", "个月": "Mo", "月": "Mo",
    "季度": "Q", "个季度": "Q", "周": "W", "个周": "W", "星期": "W", "个星期": "W",
    "礼拜": "W", "个礼拜": "W", "天": "D", "日": "D", "昼夜": "D", "个昼夜": "D",
    "工作日": "BD", "个工作日": "BD", "个交易日": "BD", "交易日": "BD",
    "小时": "H", "个小时": "H", "钟头": "H", "个钟头": "H", "个钟": "H", "钟": "H",
    "分钟": "M", "分": "M", "刻钟": "Ke", "个刻钟": "Ke", "秒": "S", "秒钟": "S",
    "世纪": "C", "个世纪": "C",
}  # fmt: skip
_PLAIN_UNITS = sorted({u.removeprefix("个") for u in UNITS}, key=lambda u: (-len(u), u))
UNIT = "(?:" + "|".join(_PLAIN_UNITS) + ")"
CN_DIGIT = "[零〇一二三四五六七八九十百千万两俩仨]"
PLAIN = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}|[0-9]){{0,6}}(?:\.[0-9]{{1,2}})?[十百千万]?"
    rf"|{CN_DIGIT}(?:{CN_DIGIT}|点(?={CN_DIGIT})){{0,8}})"
)
ABOUT = "(?:超过|超|逾|将近|接近|近|大约|大概|约|不到|不足|至少|最少|至多|最多|未满|不满|已满)"
MORE = "[几余多来]"
# One part: 20多年, 一个多月, 一个半小时, 3年半, 半个月.
PART = rf"(?:(?:{PLAIN} ?{MORE}?|半) ?个?[多余]?半? ?{UNIT}(?:半(?:钟)?(?!径|数|成)|多)?)"
PIECE = re.compile(
    rf"(?:(?P<n>{PLAIN}) ?(?P<more>{MORE})?|(?P<half0>半)) ?(?P<ge>个)?(?P<more2>[多余])?"
    rf"(?P<half>半)?"
    rf" ?(?P<u>{UNIT})(?:(?P<half2>半)(?:钟)?(?!径|数|成)|(?P<more3>多))?"
)
PREFIXES = {
    "over": ("超过", "超", "逾", "至少", "最少", "已满"),
    "under": ("不到", "不足", "未满", "不满", "至多", "最多", "将近", "接近", "近"),
}
ORDER = ("C", "Y", "Q", "Mo", "W", "BD", "D", "H", "M", "S")
Parts = tuple[tuple[float, str], ...]


def read_amount(text: str) -> Amount | None:
    """Read a length with its bounds, coarse units first; None when the text is none (180秒9分).

    >>> read_amount("两年零三个月").parts, read_amount("20多天").high, read_amount("三五天").low
    (((2.0, 'Y'), (3.0, 'Mo')), ((30.0, 'D'),), ((3.0, 'D'),))
    """
    parts: list[tuple[float, str]] = []
    low: Parts | None = None
    high: Parts | None = None
    for match in PIECE.finditer(text):
        part = _read_part(match)
        if part is None:
            return None
        if parts and ORDER.index(part.parts[0][1]) <= ORDER.index(parts[-1][1]):
            return None
        parts.append(part.parts[0])
        low, high = part.low or low, part.high or high
    return Amount(tuple(parts), low, high) if parts else None


def read_first(text: str) -> tuple[Amount, int] | None:
    """Read the first part of a length, and say where it ends."""
    match = PIECE.match(text)
    amount = _read_part(match) if match else None
    return (amount, match.end()) if match and amount else None


def _read_part(match: re.Match[str]) -> Amount | None:
    unit = _unit(match)
    if unit is None:
        return None
    guess = parse_guess(match["n"]) if match["n"] else None
    if guess is not None:
        first, last = float(guess[0]), float(guess[1])
        return Amount(((middle(first, last), unit),), ((first, unit),), ((last, unit),))
    if unit == "Y" and (match["n"] or "").startswith("0"):
        return None
    count = parse_number((match["n"] or "零").replace("仨", "三"))
    if count is None:
        return None
    value = float(count) + 0.5 * bool(match["half0"] or match["half"] or match["half2"])
    if value <= 0:
        return None
    if unit == "Ke":
        value, unit = value * 15, "M"
    more = match["more"] or match["more2"] or match["more3"]
    return _more_than(value, unit, more) if more else Amount(((value, unit),))


def _unit(match: re.Match[str]) -> str | None:
    """Give the unit; 个年 of 两个年份 is none, 个 before 月 and 钟 is needed."""
    unit = match["u"]
    if match["ge"]:
        halved = match["half"] or match["more"] or match["more2"]
        return UNITS.get("个" + unit) or (UNITS.get(unit) if halved else None)
    return UNITS.get(unit)


def middle(low: float, high: float) -> float:
    """Give the middle of a range when it is whole, else its low end."""
    found = (low + high) / 2
    return found if found == int(found) else low


def _more_than(value: float, unit: str, more: str) -> Amount:
    """Give the bounds of 20多 (20 to 30), 一个多 (1 to 2), 十几 (11 to 19)."""
    step = 1
    while value >= step * 10 and value % (step * 10) == 0:
        step *= 10
    parts = ((value, unit),)
    if more == "几":
        return Amount(parts, ((value + 1, unit),), ((value + step - 1, unit),))
    return Amount(parts, parts, ((value + step, unit),))


def qualified(amount: Amount, text: str) -> Amount:
    """Apply 超过, 不到, 近 before a length, or 以上, 以下 behind it."""
    if text.startswith(PREFIXES["over"]) or text == "以上":
        return amount._replace(low=amount.low or amount.parts, open_high=not amount.high)
    if text.startswith(PREFIXES["under"]) or text == "以下":
        return amount._replace(high=amount.high or amount.parts, open_low=not amount.low)
    return amount
