"""What a rule makes of a match: a draft of a count, before its noun and its aspect are known."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from extract.counts.amounts import (
    Amount,
    qualify,
    qualify_tail,
    read_amount,
    read_range,
)
from extract.counts.lexicon import Words
from extract.numerals import DIGITS, parse_number
from schemas.mentions import CountKind, Qualifier

# names that are one measure; all of kind percent is in %, per mille apart
SAME_UNIT = dict.fromkeys(("个百分点", "百分点", "％"), "%")
SAME_UNIT |= dict.fromkeys(("平", "平方", "个平方", "平米"), "平方米")
SAME_UNIT |= {"元整": "元", "圆整": "元", "元钱": "元", "块钱": "块"}
SAME_UNIT |= {"摄氏°": "摄氏度", "摄氏": "摄氏度", "华氏°": "华氏度", "华氏": "华氏度"}
TIMES = re.compile("[两三四五六七八九]度(?!左右|以上|以下|[的角至到高电灼烧])[一-鿿]")
WARMTH = re.compile("[温热冷寒暖冰烧]")  # 度 behind such a word is of temperature
ZERO = re.compile("0[0-9]")  # 09成考 names a year
PARTS = {"百": "%", "千": "‰", "仟": "‰", "佰": "%"}


class Draft(NamedTuple):
    """A count that was read; `role` is the unit's, or `direct`: a noun right behind."""

    end: int
    amount: Amount
    unit: str
    kind: CountKind
    role: str
    currency: str = ""
    strong: bool = False  # outweighs a date inside it: 22点6摄氏度


class Left(NamedTuple):
    """What stands before the number: where it begins, its qualifier, currency and sign."""

    start: int
    qualifier: Qualifier | None = None
    currency: str = ""
    negative: bool = False
    scale: str = ""  # 华氏, 摄氏


Maker = Callable[[re.Match[str], Left, Words], Draft | None]


def group(match: re.Match[str], name: str) -> str:
    """Give what a group matched; nothing when it did not, or the pattern has no such group."""
    return match[name] or "" if name in match.re.groupindex else ""


def read_ends(match: re.Match[str], left: Left | None = None) -> Amount | None:
    """Read the amount of a match: one number `a`, or the two ends `a` and `b` of a range.

    零下5至8度 is negative at both ends, -5℃至3℃ at the first alone.
    """
    negative = left is not None and left.negative
    if second := group(match, "b"):
        both = negative and not group(match, "u1")
        signs = (-1 if negative else 1, -1 if both or group(match, "s2") else 1)
        return read_range(match["a"], second, signs)
    amount = read_amount(match["a"])
    if amount is None or amount.value is None or not negative:
        return amount
    low, high = amount.low, amount.high
    return Amount(-amount.value, high and -high, low and -low, amount.qualifier)


def bounded(amount: Amount, match: re.Match[str], left: Left, words: Words) -> Amount:
    """Bound an amount by the words on both its sides."""
    amount = qualify(amount, left.qualifier)
    after = group(match, "after")
    if after in ("多", "余"):
        return qualify_tail(amount)
    return qualify(amount, words.after.get(after))


def one_unit(match: re.Match[str]) -> re.Match[str]:
    """Give the match up to its first unit where the second is another: 25个基点至8.25%."""
    first = group(match, "u1")
    if not first or SAME_UNIT.get(first, first) == SAME_UNIT.get(match["u"], match["u"]):
        return match
    return match.re.match(match.string, match.start(), match.end("u1")) or match


def make_unit(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read a number with a classifier or measure: 超10万名, 三至五人, 22度半."""
    match = one_unit(match)
    amount = read_ends(match, left)
    if amount is None:
        return None
    if match["half"] and amount.qualifier == "exact" and amount.value is not None:
        amount = Amount(amount.value + Decimal("0.5").copy_sign(amount.value))
    amount = bounded(amount, match, left, words)
    name = match["u"]
    unit = words.units[name]
    if left.scale and name in ("度", "°", "摄氏", "华氏"):
        return Draft(match.end(), amount, f"{left.scale}度", "temperature", "whole", strong=True)
    if match["per"]:
        return Draft(match.end(), amount, name + match["per"], "rate", "whole", strong=True)
    if unit.kind == "length" and match.string.endswith("时速", 0, left.start):
        return Draft(match.end(), amount, f"{name}/小时", "rate", "whole", strong=True)
    if name in ("度", "°") and (
        left.negative or WARMTH.search(match.string, max(0, left.start - 16), left.start)
    ):
        return Draft(match.end(), amount, name, "temperature", "whole", strong=True)
    if name == "度" and TIMES.match(match.string, match.start()):
        return Draft(match.end(), amount, name, "event", "whole")  # 两度交手
    strong = unit.kind in ("temperature", "percent", "age") or bool(match["half"])
    return Draft(match.end(), amount, SAME_UNIT.get(name, name), unit.kind, unit.role, "", strong)


def make_great(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read a small number of great things: 两大片区; whether they are things is settled later."""
    amount = read_amount(match["a"])
    return amount and Draft(match.end(), amount, "大", "other", "great")


def make_hundredths(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 百分之三十, 千分之六, 百分之三十至四十."""
    amount = read_ends(match, left)
    if amount is None:
        return None
    unit = PARTS.get(match["of"])
    if unit is None:
        whole = read_amount(match["of"])
        if whole is None or not whole.value:
            return None
        amount = scaled(amount, Decimal(100) / whole.value)
    amount = bounded(amount, match, left, words)
    return Draft(match.end(), amount, unit or "%", "percent", "whole", "", True)


def make_fraction(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 三分之一, 五分之四: percent, to two decimals."""
    whole, part = read_amount(match["of"]), read_amount(match["a"])
    if whole is None or part is None or not whole.value or part.value is None:
        return None
    value = round(part.value * 100 / whole.value, 2)
    amount = bounded(Amount(value), match, left, words)
    return Draft(match.end(), amount, "%", "percent", "whole", "", True)


def make_slashed(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 占2/3以上: a fraction in figures, smaller than one, of which a word before speaks."""
    whole, part = read_amount(match["of"]), read_amount(match["a"])
    if not whole or not part or not whole.value or not part.value or part.value >= whole.value:
        return None
    lead = match.string[max(0, left.start - 4) : left.start]
    follows = match.string.startswith("的", match.end()) or group(match, "after")
    spoken = follows or re.search("[占的为到至达了过有]|不足|超|股", lead)
    return make_fraction(match, left, words) if spoken else None


def make_tenths(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 近四成, 三成半, 七八成, 八五折."""
    amount = read_ends(match, left)
    if amount is None or amount.value is None or amount.value > 100 or ZERO.match(match["a"]):
        return None
    if match["u"].startswith("成") and amount.value > 10:
        return None
    if amount.value <= 10:
        amount = scaled(amount, Decimal(100 if match["a"] == "半" else 10))
    if match["half"]:
        amount = Amount((amount.value or Decimal(0)) + 5)
    if match["digit"]:
        amount = Amount((amount.value or Decimal(0)) + DIGITS[match["digit"]])
    amount = bounded(amount, match, left, words)
    return Draft(match.end(), amount, "%", "percent", "whole", "", True)


def make_half(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 一半, 过半, 对折: fifty percent."""
    amount = bounded(Amount(Decimal(50)), match, left, words)
    if match[0].startswith("过"):
        amount = Amount(Decimal(50), Decimal(50), None, "over")
    return Draft(match.end(), amount, "%", "percent", "whole", "", True)


def make_compound(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 三斤五两, 1米75: the smaller part is added."""
    amount, rest = read_amount(match["a"]), parse_number(match["rest"])
    if amount is None or rest is None or amount.value is None:
        return None
    value = amount.value + rest.scaleb(-len(match["rest"]))
    if match["half"]:
        value += Decimal("0.05")
    name = match["u"]
    return Draft(
        match.end(),
        qualify(Amount(value), left.qualifier),
        name,
        words.units[name].kind,
        "measure",
        "",
        True,
    )


def make_casualties(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 49死 and 200多伤 of 49死、200多伤; the noun is the last character."""
    first = match["a"] or match["a_"]
    amount = read_amount(first)
    if amount is None:
        return None
    return Draft(match.start() + len(first), amount, "", "person", "casualties")


def make_medals(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 76金 of 76金30银27铜: medals."""
    amount = read_amount(match["a"])
    return Draft(match.end(), amount, match["u"], "item", "whole") if amount else None


def make_decades(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 近七旬: an age by tens of years, in 岁."""
    amount = read_amount(match["a"])
    if amount is None:
        return None
    amount = qualify(scaled(amount, Decimal(10)), left.qualifier)
    return Draft(match.end(), amount, "岁", "age", "whole")


def make_speed(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 每小时10公里: a rate, the unit made whole."""
    amount = read_ends(match, left)
    if amount is None:
        return None
    unit = f"{match['u']}/{match['time']}"
    return Draft(match.end(), bounded(amount, match, left, words), unit, "rate", "whole", "", True)


def make_unnumbered(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read 多名, 数次, 无数个: a classifier with no number."""
    unit = words.units[match["u"]]
    if unit.role == "measure":
        return None
    return Draft(match.end(), Amount(None, qualifier="vague"), match["u"], unit.kind, unit.role)


def make_direct(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read a number right before its noun: 8000多居民, 近1000万人口."""
    amount = read_ends(match)
    if amount is None:
        return None
    amount = bounded(amount, match, left, words)
    return Draft(match.end(), amount, "", "other", "direct")


def scaled(amount: Amount, factor: Decimal) -> Amount:
    """Multiply an amount and its bounds."""
    times = [None if v is None else v * factor for v in amount[:3]]
    return Amount(times[0], times[1], times[2], amount.qualifier)
