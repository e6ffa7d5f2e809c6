"""Drafts of sums of money: with their small change, in ranges, behind a sign."""

import re
from decimal import Decimal

from extract.counts.amounts import DASH as DASH_SOURCE
from extract.counts.amounts import Amount, between, last_place, qualify, read_amount
from extract.counts.drafts import SAME_UNIT, Draft, Left, bounded, one_unit, read_ends
from extract.counts.lexicon import Words

DASH = re.compile(DASH_SOURCE)


def make_money(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read a sum of money with its currency: 18至30万元, 三块四分, 五块六到五块八."""
    match = one_unit(match)
    amount = read_sum(match, left)
    if amount is None:
        return None
    end, other = match.end(), None
    if match["tenths"] or match["cents"] or match["rest"]:
        dash = DASH.match(match.string, end)
        other = match.re.match(match.string, dash.end()) if dash else None
    second = read_sum(other) if other else None
    if other and second and second.value is not None and amount.value is not None:
        amount, end = between(amount.value, second.value), other.end()
    amount = bounded(amount, match, left, words)
    name = match["u"]
    currency = words.currencies.get(left.currency) or words.currencies[name]
    unit = SAME_UNIT.get(name, name) + (match["per"] or "")
    return Draft(end, amount, unit, "money", "whole", currency, True)


def read_sum(match: re.Match[str], left: Left | None = None) -> Amount | None:
    """Read the amount of a sum, with tenths and cents.

    Money is no whole thing: 十几块 is 10 to 20, where 十几个 is 11 to 19.
    """
    amount = read_ends(match, left)
    if amount is None or amount.value is None:
        return amount
    if match["tenths"] or match["cents"] or match["rest"]:
        return Amount(amount.value + _small(match)) if amount.qualifier == "exact" else None
    if match["half"]:
        return Amount(amount.value + Decimal("0.5"))
    if match["a"].endswith("几") and amount.low is not None and match["u"].startswith("块"):
        return amount._replace(low=amount.value, high=amount.value + last_place(amount.value))
    return amount


def _small(match: re.Match[str]) -> Decimal:
    """Give the worth of what follows the whole: 角, 分, or a bare digit (九块九)."""
    value = Decimal(0)
    for group, place in (("tenths", 1), ("cents", 2), ("rest", 1), ("last", 2)):
        if match[group]:
            part = read_amount(match[group])
            value += (part.value or Decimal(0)).scaleb(-place) if part else 0
    return value


def make_change(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read small money alone: 两毛五, 九角九分, 九分钱."""
    amount = read_amount(match["a"])
    if amount is None or amount.value is None or match[0] in ("一角", "一毛"):
        return None
    places = 2 if match["fen"] else 1
    value = amount.value.scaleb(-places)
    if match["rest"]:
        part = read_amount(match["rest"])
        value += (part.value or Decimal(0)).scaleb(-2) if part else 0
    amount = qualify(Amount(value), left.qualifier)
    return Draft(match.end(), amount, "元", "money", "whole", "CNY", True)


def make_signed_money(match: re.Match[str], left: Left, words: Words) -> Draft | None:
    """Read a sum behind the sign of its currency: US$3.5, 人民币500."""
    amount = read_ends(match, left)
    if amount is None or not left.currency:
        return None
    amount = bounded(amount, match, left, words)
    code = words.currencies[left.currency]
    return Draft(match.end(), amount, left.currency, "money", "whole", code, True)
