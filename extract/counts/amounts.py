"""What a written amount is worth: a numeral with 余, 多, 几, 数, 上 and the like, or a guess."""

import re
from decimal import Decimal
from typing import NamedTuple

from extract.numerals import ARABIC_DIGIT, CHINESE_CHARACTER, parse_guess, parse_number
from schemas.mentions import Qualifier

_DIGITS = (
    f"(?:[1-9１-９]{ARABIC_DIGIT}{{0,2}}(?:[,， ]{ARABIC_DIGIT}{{3}}){{1,6}}(?!{ARABIC_DIGIT})"
    f"|{ARABIC_DIGIT}{{1,20}})"
)
_ARABIC = f"{_DIGITS}(?:[.．点·]{ARABIC_DIGIT}{{1,12}})?"
# 十五六千瓦时 counts 千瓦时: 千 before such a measure is part of it
_NOT_KILO = "(?!百分)(?!千[克瓦卡帕伏赫字焦比])(?!(?<=[0-9０-９十百万亿])千米)"
_BIG = f"(?:{_NOT_KILO}[十百千万亿]){{1,3}}"
_POINT = "(?:点[零〇一二三四五六七八九0-9]{1,8}[万亿]{0,2})?"
_CHINESE = f"(?:{_NOT_KILO}{CHINESE_CHARACTER}){{1,24}}{_POINT}"
_LOWER = (
    f"(?:{ARABIC_DIGIT}{{1,4}}(?:{_NOT_KILO}[千百十万])?"
    f"|(?:{_NOT_KILO}[零一二三四五六七八九十百千]){{1,8}})"
)
_MIXED = f"{_ARABIC}(?: ?{_BIG}{_LOWER}?|[kK](?![A-Za-z]))?"
NUMERAL = f"(?:{_MIXED}|{CHINESE_CHARACTER}{{1,3}}{ARABIC_DIGIT}{{1,4}}(?:{_BIG})?|{_CHINESE})"
DASH = " ?(?:至|到|—{1,2}|-{1,2}|－|–|―|~|～|〜|─) ?"
VAGUE = "(?:(?:好几|[数几])[十百千万亿]{1,3}|上[百千万亿]{1,2}|成[百千]上[千万]|千百万)"
AMOUNT = f"(?:{VAGUE}|{NUMERAL}个多?亿|{NUMERAL}(?: ?[多余来几] ?[十百千万亿]{{0,2}})?|半)"

_LEAD = re.compile("(好几|数|几|上)([十百千万亿]+)")
_TAIL = re.compile("(.*?) ?([多余来几]) ?([十百千万亿]*)", re.DOTALL)
_BIG_TAIL = re.compile("[万亿]+$")
_SMALL_TAIL = re.compile("[百千]$")


class Amount(NamedTuple):
    """The number written, the bounds of the truth, and how they were said."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = "exact"


def read_amount(text: str) -> Amount | None:
    """Read an amount; None when the text is not one.

    >>> read_amount("58万余")[:3] == (580000, 580000, 590000)
    True
    >>> read_amount("十几").qualifier, read_amount("成百上千").value
    ('vague', None)
    """
    text = text.replace("个", "")  # 3个亿, 1个多亿
    if text.startswith("成") or text in ("千百万", "亿万", "万千", "千万万", "亿万万"):
        return Amount(None, qualifier="vague")
    if lead := _LEAD.fullmatch(text):
        return _read_vague(lead[1], lead[2])
    if tail := _TAIL.fullmatch(text):
        return _read_tail(*tail.groups())
    if guess := parse_guess(text):
        return between(*guess)
    value = read_numeral(text)
    return None if value is None else Amount(value)


def read_numeral(text: str) -> Decimal | None:
    """Read a numeral, 12k among them."""
    if text[-1:] in "kK":
        value = parse_number(text[:-1])
        return None if value is None else value * 1000
    return parse_number(text)


def between(low: Decimal, high: Decimal) -> Amount:
    """Give the amount of a range: both ends, and the middle as value."""
    low, high = min(low, high), max(low, high)
    return Amount((low + high) / 2, low, high, "range")


def last_place(value: Decimal) -> Decimal:
    """Give the place of the last digit that is not nought: 4700 -> 100, 580000 -> 10000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** int(exponent) if value else Decimal(1)


def read_range(first: str, second: str, signs: tuple[int, int] = (1, 1)) -> Amount | None:
    """Read both ends of a range; 18至30万 and 三到五百 share the unit of the second.

    `signs` are those of the ends: -5℃至3℃ is -1 and 1.
    """
    low, high = read_amount(first), read_amount(second)
    if low is None or high is None or low.value is None or high.value is None:
        return None
    start = low.low if low.low is not None else low.value
    end = high.value if high.high is None or high.qualifier == "over" else high.high
    shared = start * _shared_unit(first, second)
    return between((shared if shared <= end else start) * signs[0], end * signs[1])


def _shared_unit(first: str, second: str) -> Decimal:
    """Give what the first end leaves out: 万, 亿 or, where there is none, 百 or 千."""
    if not _BIG_TAIL.search(first) and (big := _BIG_TAIL.search(second)):
        return parse_number(big[0]) or Decimal(1)
    if len(first) == 1 and (small := _SMALL_TAIL.search(second)):
        return parse_number(small[0]) or Decimal(1)
    return Decimal(1)


def _read_vague(lead: str, units: str) -> Amount | None:
    """数十, 几百, 上千: 上 bounds from below, the others on both sides."""
    unit = parse_number(units)
    if unit is None:
        return None
    if lead == "上":
        return Amount(unit, unit, None, "vague")
    return Amount(unit, unit * 2, unit * 10 - 1, "vague")


def _read_tail(numeral: str, tail: str, units: str) -> Amount | None:
    """58万余, 20多万, 十几, 十来: the bounds are one step of the last written place apart."""
    number = read_numeral(numeral)
    unit = parse_number(units) if units else Decimal(1)
    if number is None or unit is None:
        return None
    value, step = number * unit, last_place(number) * unit
    if tail == "来":
        return Amount(value, qualifier="about")
    if tail == "几":
        return Amount(value, value + step / 10, value + step * 9 / 10, "vague")
    return Amount(value, value, value + step, "over")


def qualify(amount: Amount, qualifier: Qualifier | None) -> Amount:
    """Bound an amount by the word beside it; bounds the numeral itself gives are kept."""
    value = amount.value
    if qualifier is None or value is None or amount.qualifier in ("range", "vague"):
        return amount
    if qualifier == "over":
        return Amount(value, value, amount.high, "over")
    if qualifier in ("nearly", "under"):
        return Amount(value, None, value, qualifier)
    return amount._replace(qualifier=qualifier) if amount.qualifier == "exact" else amount


def qualify_tail(amount: Amount) -> Amount:
    """Bound an amount by 多 or 余 after its unit: 3公里多 lies between 3 and 4."""
    if amount.value is None or amount.qualifier != "exact":
        return amount
    return Amount(amount.value, amount.value, amount.value + last_place(amount.value), "over")
