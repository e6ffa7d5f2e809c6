"""The rules of counts, in the order they are tried at a number, and what may stand before one."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from extract.counts import drafts
from extract.counts.amounts import AMOUNT, DASH
from extract.counts.lexicon import Words, alternation, look_ahead, read_words
from extract.numerals import CHINESE_CHARACTER

DIGIT = "[0-9０-９零一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
# 附近, 契约, 中超: the last character is no qualifier; 过 is one before 五旬 only
NOT_QUALIFIER = "(?<![附最靠邻临](?=近))(?<![契条合预节纽公签履违赴特](?=约))(?<![中英法西赶反](?=超))(?!过(?![五六七八九]旬|.旬))"
TIME = "(?:小时|分钟|分|秒钟|秒|天|日|月|年|季|季度|周|晚|夜|人|户|次|千瓦时|股|件|张|平|百公里|kWh|h|s)"
NO_LETTER = "(?![A-Za-z0-9])"
START = f"(?!零下)[0-9０-９半数几多上成过对无若好每{CHINESE_CHARACTER[1:]}"


class CountRule(NamedTuple):
    """A rule: its unique name, a pattern to match at a number, and what to make of it."""

    name: str
    pattern: re.Pattern[str]
    make: drafts.Maker


@dataclass(frozen=True, slots=True)
class CountLexicon:
    """Everything `find_counts` needs beside the page."""

    words: Words
    rules: tuple[CountRule, ...]
    left: re.Pattern[str]
    start: re.Pattern[str]
    fixed: re.Pattern[str]


def load_counts() -> CountLexicon:
    """Read the word tables and build the rules from them."""
    words = read_words()
    return CountLexicon(
        words=words,
        rules=build_rules(words),
        left=build_left(words),
        start=re.compile(START),
        fixed=re.compile(
            f"{look_ahead(words.fixed)}(?<![0-9０-９几数第{CHINESE_CHARACTER[1:]})"
            f"(?:{alternation(words.fixed)})"
        ),
    )


def build_left(words: Words) -> re.Pattern[str]:
    """Build what may stand before a number, read backwards from it with an end position."""
    minus = r"(?:(?<![\w%％℃°)）])[-－−])"
    return re.compile(
        f"(?:{NOT_QUALIFIER}(?P<q>{alternation(words.before)}))? ?(?P<c>{alternation(words.signs)})? ?"
        f"(?P<s>(?:零下|负的|(?<!胜)负|{minus}|华氏|摄氏){{0,3}})$"
    )


def build_rules(words: Words) -> tuple[CountRule, ...]:
    """Build the rules; the first that gives a draft wins."""
    after = f"(?: ?(?P<after>{alternation(words.after)}))?"
    ranged = f"(?P<a>{AMOUNT})(?:{DASH}(?P<b>{AMOUNT}))?"
    table = (
        ("count.percent.hundredths", _hundredths(after), drafts.make_hundredths),
        ("count.percent.fraction", _fraction(after), drafts.make_fraction),
        ("count.percent.slash", _slashed(after), drafts.make_slashed),
        ("count.percent.tenths", _tenths(after), drafts.make_tenths),
        (
            "count.percent.half",
            f"(?:一半|半数|过半|对折|对半(?=分|价))(?![个天年月小路])(?P<half>){after}",
            drafts.make_half,
        ),
        ("count.money", _money(words, after), drafts.make_money),
        ("count.money.change", _change(), drafts.make_change),
        ("count.compound", _compound(), drafts.make_compound),
        ("count.speed", _speed(words, after), drafts.make_speed),
        ("count.unit", _unit(words, after), drafts.make_unit),
        ("count.age.decades", "(?P<a>[三四五六七八九])旬(?!内)", drafts.make_decades),
        ("count.money.sign", f"{ranged}{after}", drafts.make_signed_money),
        (
            "count.noun",
            f"(?!1[12][0-9](?![0-9])|[一幺]{{2}}[零〇○]){ranged}(?P<n0>)(?![年月日时])",
            drafts.make_direct,
        ),
        ("count.unnumbered", _unnumbered(words), drafts.make_unnumbered),
    )
    return tuple(CountRule(name, re.compile(pattern), make) for name, pattern, make in table)


def _ranged(unit: str) -> str:
    """One amount, or two with the unit after the second and perhaps after the first."""
    return f"(?P<a>{AMOUNT})(?: ?(?:(?P<u1>{unit})?{DASH}(?:零下)?(?P<b>{AMOUNT})))?"


def _hundredths(after: str) -> str:
    of = "(?<![一二三四五六七八九])(?P<of>百万|千万|百|千|仟|佰|万)分之"
    return f"{of}(?P<a>{AMOUNT})(?:{DASH}(?:百分之)?(?P<b>{AMOUNT}))?{after}"


def _fraction(after: str) -> str:
    number = "(?:[0-9]{1,4}|[一二两三四五六七八九十]{1,4})"
    return f"(?P<of>{number})分之(?P<a>{number})(?![.．点0-9]){after}"


def _slashed(after: str) -> str:
    number = "[1-9１-９][0-9０-９]?"
    return (
        f"(?<![0-9０-９/／.．-])(?P<a>{number})[/／](?P<of>{number})(?![0-9０-９/／.．-])"
        f"(?=的|以上|左右|强|多|股|[，。,、；)）]|$){after}"
    )


def _tenths(after: str) -> str:
    not_tenths = "(?!为|立|功|员|果|本|长|了|就|都|熟|人|绩|年|品|分|型|套|材|交|因|群|像|天|份|片|风|名|语|事|批|倍)"
    return f"{_ranged('成|折')} ?(?P<u>成{not_tenths}|折(?![叠扇射腾磨旧损回返断])(?!合))(?P<half>半)?{after}"


def _money(words: Words, after: str) -> str:
    names = [n for n in words.currencies if n != "块"]
    unit = f"(?:{alternation(names)}|块(?![一-鿿])|块(?=[{DIGIT[1:-1]}钱左一每的至到又]))"
    small = f"(?:又|零)?(?:(?P<tenths>{DIGIT}) ?[角毛])?(?:(?P<cents>{DIGIT}{{1,2}}) ?(?:分|美分|欧分|日本钱|日本銭))?(?:钱)?"
    rest = f"(?:(?<=块)(?P<rest>{DIGIT})(?!{DIGIT}|[个十百千万亿.点多余来几年月日人名次只件条张块米斤种天位家角毛分]))"
    per = f"(?P<per>[/／](?:{alternation(words.units)}|{TIME}))?"
    return f"{_ranged(unit)} ?{look_ahead(words.currencies)}(?P<u>{unit})(?:(?P<half>半)|{rest}|{small}){per}{after}"


def _change() -> str:
    return f"(?P<a>{DIGIT}) ?(?:(?P<u>[角毛])(?:(?P<rest>{DIGIT})分?)?(?:钱)?(?![一-鿿])|(?P<fen>分)钱)"


def _compound() -> str:
    amount = f"(?P<a>[0-9]{{1,4}}|{CHINESE_CHARACTER}{{1,6}})"
    digit = "[0-9一二三四五六七八九]"
    return (
        f"{amount}(?P<u>斤(?=.两)|米(?=[0-9]{{1,2}}(?![0-9.%])|[一二三四五六七八九]{{1,2}}(?=[^一-鿿]|的|$)))"
        f"(?P<rest>{digit}{{1,2}})(?:两)?(?P<half>(?<=两)半)?"
    )


def _speed(words: Words, after: str) -> str:
    names = [n for n, u in words.units.items() if u.kind in ("length", "volume", "mass", "area")]
    unit = alternation(names)
    return f"每(?P<time>小时|分钟|秒钟?)(?P<a>{AMOUNT})(?:{DASH}(?P<b>{AMOUNT}))? ?(?P<u>{unit}){after}"


def _unit(words: Words, after: str) -> str:
    latin = [n for n in words.units if n.isascii() and n.isalnum()]
    names = [n for n in words.units if n not in latin]
    unit = f"(?:{alternation(names)}|(?:{alternation(latin)}){NO_LETTER})"
    per = f"(?P<per>[/／](?:{alternation(words.units)}|{TIME}))?"
    half = "(?P<half>(?<=[斤吨里米分倍克升岁度两亩个年])半(?![个天年月径]))?"
    return f"{_ranged(unit)} ?{look_ahead(words.units)}(?P<u>{unit}){half}{per}{after}"


def _unnumbered(words: Words) -> str:
    names = [n for n, u in words.units.items() if u.role == "noun" or n in ("人", "人次")]
    return f"(?:[数几多]|若干|无数|好几|好多) ?(?P<u>{alternation(names)})"
