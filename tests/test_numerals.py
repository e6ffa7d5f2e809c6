"""Numerals are worth what the case file says, and what is no numeral is worth nothing."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import numerals
from tests.casefiles import read_cases

CASES = read_cases("numerals.txt")
PATTERNS = [
    value
    for name, value in vars(numerals).items()
    if name.isupper() and isinstance(value, str) and not name.startswith("_")
]


@pytest.mark.parametrize("case", CASES, ids=[c.where for c in CASES])
def test_worth(case):
    for mark in case.marks:
        numeral = case.text[mark.start : mark.end]
        if "high" in mark.fields:
            low, high = numerals.parse_guess(numeral)
            assert (low, high) == (Decimal(mark.fields["low"]), Decimal(mark.fields["high"]))
        else:
            assert numerals.parse_number(numeral) == Decimal(mark.fields["value"])
            assert re.fullmatch(f"-?(?:{numerals.NUMBER}|半)", numeral)
    if not case.marks:
        assert numerals.parse_number(case.text) is None


def write(number: int) -> str:
    """Write a number below a hundred million in Chinese, place by place."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return write(high) + "万" + ("零" if 0 < low < 1000 else "") + (write(low) if low else "")
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("零" if gap and out else "") + "零一二三四五六七八九"[digit] + name
        gap = not digit
    return out or "零"


@given(st.integers(0, 99_999_999))
def test_numbers_written_out_are_read_back(number):
    assert numerals.parse_integer(write(number)) == number
    assert numerals.parse_integer(f"{number:,}") == number


@given(st.text("零〇一二两三十百千万亿半点0123１２.,，壹拾- 人"))
def test_any_text_is_read_or_refused(text):
    numerals.parse_number(text)
    numerals.parse_guess(text)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("char", "1一十点,.万零")
def test_patterns_are_linear(pattern, char):
    assert sum(1 for _ in re.finditer(pattern, char * 100_000)) <= 100_000
