"""What looks like a date and is none, and words for a time that is not said."""

import re

from extract.dates.pieces import DIGITS, DateRule, Payload, Refused, Vague, after, rule, word_rule
from extract.lexicon import read_lexicon

QUOTED = r"[“\"‘'][0-9]{1,4}(?:[·•・．.][0-9]{1,2})?后?[”\"’']"


def _refused(match: re.Match[str]) -> Payload:
    return Refused()


def refusals() -> list[DateRule]:
    """Rules that keep names out: titles in 《》, “5·21”, 2号线, 五四运动."""
    return [
        rule("date.not.title", "《", r"《[^《》\n]{1,60}》", _refused),
        rule("date.not.quoted", "“\"‘'", QUOTED, _refused),
        rule("date.not.dotted", DIGITS, r"[0-9]{1,2}[·•・][0-9]{1,2}(?!日)", _refused),
        rule(
            "date.not.number",
            DIGITS,
            r"[0-9]{1,5}(?:号(?:线|楼|院|门|令|文|机|台|房|室|车|桌|床|馆|店|仓|厅|口|坑|井"
            r"|泊|位|运|选|球|公|通|地|高|省|县|国|大|主|病|标|卫|星|火|空|染|首|种)|[多余几]?名|后(?=[青干党员男女小年“”\"、一]))",
            _refused,
        ),
        word_rule("date.not.phrase", [row["word"] for row in read_lexicon("not_dates")], _refused),
    ]


def vague_rules() -> list[DateRule]:
    """Rules for the words of `vague_times.tsv`."""
    rows = {row["word"]: row["now"] == "yes" for row in read_lexicon("vague_times")}

    def make(match: re.Match[str]) -> Payload | None:
        if match[0] == "现今" and after(match) in tuple("年日天晚早晨夏冬春秋"):
            return None  # 出现今年以来
        if after(match) in ("锋", "晚", "早", "下", "现") and match[0] in ("当前",):
            return None
        return Vague(rows[match[0]])

    return [word_rule("date.vague", list(rows), make)]
