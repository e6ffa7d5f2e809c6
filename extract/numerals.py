"""Chinese and Arabic numerals: patterns that find them, and what they are worth.

Shared by dates and counts. The patterns are regex sources without groups, to be built into larger
ones; every run of characters in them is bounded or possessive, so that none is ever slow.
Full-width digits, thousands separators, formal characters (壹佰) and mixtures (2万6千) read alike.
"""

import re
from decimal import Decimal

DIGITS = {
    **{c: i for i, c in enumerate("〇一二三四五六七八九")},
    **{c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **dict.fromkeys("两俩", 2),
    **dict.fromkeys("○", 0),
}
UNITS = {
    **dict(zip("十百千万亿", (10, 100, 1000, 10**4, 10**8), strict=True)),
    **dict(zip("拾佰仟萬億", (10, 100, 1000, 10**4, 10**8), strict=True)),
}
TENS = {"廿": 20, "卅": 30}

ARABIC_DIGIT = "[0-9０-９]"
CHINESE_DIGIT = "[零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖]"
CHINESE_CHARACTER = "[零〇○一二三四五六七八九两十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅]"
MULTIPLIER = "[十百千万亿拾佰仟]"
NUMERAL_CHARACTERS = frozenset(
    "0123456789０１２３４５６７８９" + CHINESE_CHARACTER[1:-1] + "点.．·"
)

# 12  1,234  ０.５  ３，４５６
INTEGER_DIGITS = (
    f"(?:[1-9１-９]{ARABIC_DIGIT}{{0,2}}(?:[,，]{ARABIC_DIGIT}{{3}})++(?!{ARABIC_DIGIT})"
    f"|{ARABIC_DIGIT}++)"
)
ARABIC_NUMBER = f"{INTEGER_DIGITS}(?:[.．]{ARABIC_DIGIT}++)?+"
# 三百二十六  二〇二一  三点五  一百二十点五万
CHINESE_INTEGER = f"{CHINESE_CHARACTER}++"
CHINESE_NUMBER = f"{CHINESE_INTEGER}(?:点{CHINESE_DIGIT}++{MULTIPLIER}*+)?+"
# 1.1万  8.4 万  2万6千  3千万亿  两千5百
_AFTER_MULTIPLIER = f"(?:[零〇]?{ARABIC_NUMBER}{MULTIPLIER}*+|{CHINESE_INTEGER})*+"
NUMBER = f"(?:{ARABIC_NUMBER}(?: ?{MULTIPLIER}++{_AFTER_MULTIPLIER})?+|{CHINESE_NUMBER})"

_NARROW = str.maketrans("０１２３４５６７８９．·，", "0123456789..,")
_TOKEN = re.compile(r"([0-9]+(?:\.[0-9]+)?)|(.)", re.DOTALL)
_POINT = re.compile(r"^(.*)[点.](.*?)([十百千万亿拾佰仟]*)$", re.DOTALL)


def parse_number(text: str) -> Decimal | None:
    """Give the worth of a numeral, or None when the text is not one.

    >>> [int(parse_number(n)) for n in ("二〇二一", "两千零五十", "2万6千", "８，４００", "一万二")]
    [2021, 2050, 26000, 8400, 12000]
    >>> [str(parse_number(n)) for n in ("三点五", "半", "-0.5", "三人")]
    ['3.5', '0.5', '-0.5', 'None']
    """
    text = text.translate(_NARROW).replace(",", "").replace(" ", "")
    if text[:1] in ("-", "－", "−", "负"):
        value = parse_number(text[1:]) if text[1:] else None
        return None if value is None else -value
    if text == "半":
        return Decimal("0.5")
    if text.isascii() and re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text):
        return Decimal(text)
    if text and all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    if "点" in text:
        return _parse_point(text)
    return _parse_places(text)


def parse_integer(text: str) -> int | None:
    """Give the worth of a whole numeral (三百二十六, 二〇二一, 2,050), or None.

    >>> parse_integer("三百二十六"), parse_integer("廿三"), parse_integer("1.5")
    (326, 23, None)
    """
    value = parse_number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def parse_guess(text: str) -> tuple[Decimal, Decimal] | None:
    """Give both ends of a two-digit guess (三五百, 十五六, 七八千, 一两), or None.

    The digits are neighbours going up, or 三五; all before them and after them is shared.

    >>> [tuple(map(int, parse_guess(g))) for g in ("三五百", "十五六", "七百三四十", "一两")]
    [(300, 500), (15, 16), (730, 740), (1, 2)]
    >>> parse_guess("五一"), parse_guess("二〇一二"), parse_guess("一二三")
    (None, None, None)
    """
    match = _GUESS.fullmatch(text)
    if match is None:
        return None
    before, first, second, after = match.groups()
    if DIGITS[second] - DIGITS[first] != 1 and first + second != "三五":
        return None
    low, high = (parse_number(f"{before}{d}{after}") for d in (first, second))
    return None if low is None or high is None else (low, high)


_GUESS = re.compile(
    "((?:.*[十百千万亿])?)([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]*)"
)


def _parse_point(text: str) -> Decimal | None:
    """三点五, 一百二十点五, 二点三亿; digits after 点 are read one by one."""
    match = _POINT.match(text)
    if match is None:
        return None
    whole, fraction, units = match.groups()
    head = parse_number(whole) if whole else None
    digits = "".join(str(DIGITS.get(c, c)) for c in fraction)
    if head is None or not digits.isascii() or not digits.isdigit():
        return None
    value = head + Decimal(f"0.{digits}")
    for unit in units:
        value *= UNITS[unit]
    return value


def _parse_places(text: str) -> Decimal | None:
    """Place-value numerals: each unit multiplies what stands before it and is smaller."""
    stack: list[Decimal] = []
    digit: Decimal | None = None
    last_unit, zero, glued = 0, False, False
    for number, char in _TOKEN.findall(text):
        if number or char in DIGITS:
            value = Decimal(number) if number else Decimal(DIGITS[char])
            if digit is not None and not (digit == 0 and not number):
                return None
            glued, zero = bool(number) and len(number) > 1, value == 0 or (zero and digit == 0)
            digit = value
        elif char in TENS:
            stack.append(Decimal(TENS[char]))
            digit, last_unit = None, 10
        elif char in UNITS:
            if digit is None and 0 < last_unit < 10**4 and UNITS[char] < 10**4:
                return None  # 七十百
            _multiply(stack, digit, UNITS[char])
            digit, last_unit, zero = None, UNITS[char], False
        else:
            return None
    if digit is not None:
        colloquial = last_unit >= 100 and not zero and not glued and digit != 0
        stack.append(digit * last_unit / 10 if colloquial else digit)
    return sum(stack, Decimal(0)) if stack else None


def _multiply(stack: list[Decimal], digit: Decimal | None, unit: int) -> None:
    """Put `digit` times `unit` on the stack; 万 and above take all smaller parts along."""
    part = digit or Decimal(0)
    if unit >= 10**4:
        while stack and stack[-1] < unit:
            part += stack.pop()
        if not part and stack:  # 亿亿
            part = stack.pop()
    stack.append((part or Decimal(1)) * unit)
