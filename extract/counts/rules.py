"""The rules of counts, in the order they are tried at a number, and what may stand before one."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from extract.counts import drafts, money
from extract.counts.amounts import AMOUNT, DASH
from extract.counts.lexicon import Words, alternation, look_ahead, read_words
from extract.counts.refusals import Refusal, build_refusals
from extract.numerals import CHINESE_CHARACTER

DIGIT = "[0-9０-９零一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
END = "(?![一-鿿])"
NO_LETTER = r"(?![A-Za-z0-9]|\.[A-Za-z])"
# what a rate is by, beside the units: 元/年, 次/分钟
TIME = "(?:小时|分钟|秒钟?|分|天|日|月|年|季度?|周|晚|夜|千瓦时|股|平|百公里|kWh|h|s)"
# where a number may begin: a numeral, or a word for one
START = (
    f"(?!零下)(?!(?<=队)伍|(?<=[大登着])陆)[0-9０-９半{CHINESE_CHARACTER[1:]}"
    "|(?=[数几多上成过对无若好每])(?:上(?=[百千万亿])|成(?=[百千])|(?<!超)过半|对[折半]|无数|若干|好[几多]"
    "|每(?=小时|分钟|秒)|[数几多])"
)
# 附近, 契约, 中超: the last character is no qualifier; 过 is one before 五旬 only
NOT_QUALIFIER = (
    "(?<![附最靠邻临](?=近))(?<![契条合预节纽公签履违赴特](?=约))(?<![中英法西赶反](?=超))"
    "(?!过(?!.旬))"
)
# 成为, 成立, 成员: no tenths
NOT_TENTHS = "(?![为立功员果本长了就都熟人绩年品分型套材交因群像天份片风名语事批倍])"
# 4、5两个月, 92-92两队: 两 behind a figure is a tael only before no classifier
NOT_TAEL = "[个队国省市家岸地会县区州种名位次天年周月项级]"
# units that a longer word goes on with: 十层里面, 三门课程, 几十里路程, 三个月大盘
NOT_CUT = (
    "(?!(?<=里)[面头边]|(?<=[门里][课路])程|(?<=度电)[能力量]|(?<=人日)[常益]|(?<=个月大)[盘会街]"
    "|(?<=个点)[号位]|(?<=台)(?:湾|北(?![京汽斗方美欧])))"
)
# 76金30银27铜: silver and bronze end a list of medals, 3银行 and 5铜锣 do not
IN_LIST = "(?=[，。、,；;）)！! \n]|$|的|高居|位居|位列|列|领先|收官|收尾|创|居)"
NOT_FOLD = "(?![叠扇射腾磨旧损回返断合])"


class CountRule(NamedTuple):
    """A rule: its unique name, a pattern to match at a number, and what to make of it.

    One of `marks` must stand in the text ahead, which spares most matches; none means any text.
    """

    name: str
    pattern: re.Pattern[str]
    make: drafts.Maker
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class CountLexicon:
    """Everything `find_counts` needs beside the page."""

    words: Words
    rules: tuple[CountRule, ...]
    refusals: tuple[Refusal, ...]
    left: re.Pattern[str]
    left_ends: frozenset[str]
    start: re.Pattern[str]
    fixed: re.Pattern[str]


def load_counts() -> CountLexicon:
    """Read the word tables and build the rules from them."""
    words = read_words()
    numeral = f"[0-9０-９几数第{CHINESE_CHARACTER[1:]}"
    fixed = f"{look_ahead(words.fixed)}(?<!{numeral})(?:{alternation(words.fixed)})"
    return CountLexicon(
        words=words,
        rules=build_rules(words),
        refusals=build_refusals(words),
        left=build_left(words),
        left_ends=frozenset(w[-1] for w in (*words.before, *words.signs)) | set("下的负-－−氏 "),
        start=re.compile(START),
        fixed=re.compile(fixed),
    )


def build_left(words: Words) -> re.Pattern[str]:
    """Build what may stand before a number, read backwards from it with an end position."""
    # 率为-2.3% is negative, 歼-20 and 2-3 are not
    minus = r"(?:(?<![A-Za-z0-9０-９_%％℃°)）歼运轰直教枭号型第])[-－−])"
    qualifier = f"(?:{NOT_QUALIFIER}(?P<q>{alternation(words.before)}))?"
    sign = f"(?P<s>(?:零下|(?<![背担肩])负的|(?<![胜背担肩抱欠])负|{minus}|华氏|摄氏){{0,3}})"
    return re.compile(f"{qualifier} ?(?P<c>{alternation(words.signs)})? ?{sign}$")


def build_rules(words: Words) -> tuple[CountRule, ...]:
    """Build the rules; the first that gives a draft wins."""
    # 78次余震: a word of its own
    apart = "余[震额款党波热温粮辜毒孽]|多(?:功能|用途|媒体|元化|语种|层次|样化|边形)"
    after = f"(?: ?(?!{apart})(?P<after>{alternation(words.after)}))?"
    ranged = f"(?P<a>{AMOUNT})(?:{DASH}(?P<b>{AMOUNT}))?"
    half = f"(?:一半|半数|过半数?|对折|对半(?=分|价))(?![个天年月小路]){after}"
    direct = f"(?!1[12][0-9](?![0-9])|[一幺]{{2}}[零〇○]){ranged}(?![年月日时]){after}"
    names = "".join(n[0] for n in words.currencies)
    table: tuple[tuple[str, str, drafts.Maker, str], ...] = (
        ("percent.hundredths", _hundredths(after), drafts.make_hundredths, "之"),
        ("percent.fraction", _fraction(after), drafts.make_fraction, "之"),
        ("percent.slash", _slashed(after), drafts.make_slashed, "/／"),
        ("percent.tenths", _tenths(after), drafts.make_tenths, "成折"),
        ("percent.half", half, drafts.make_half, "半折"),
        ("money", _money(words, after), money.make_money, names),
        ("casualties", _casualties(), drafts.make_casualties, "死伤亡男女儿胜平负失"),
        ("medals", _medals(), drafts.make_medals, "金银铜"),
        ("money.change", _change(), money.make_change, "角毛分"),
        ("compound", _compound(), drafts.make_compound, "斤米"),
        ("speed", _speed(words, after), drafts.make_speed, "每"),
        ("unit", _unit(words, after), drafts.make_unit, ""),
        ("great", "(?P<a>[两三四五六七八九2-9])(?P<u>大)(?=[一-鿿]{2})", drafts.make_great, "大"),
        ("age.decades", "(?P<a>[三四五六七八九])旬(?!内)", drafts.make_decades, "旬"),
        ("money.sign", f"{ranged}{after}", money.make_signed_money, ""),
        ("noun", direct, drafts.make_direct, ""),
        ("unnumbered", _unnumbered(words), drafts.make_unnumbered, "数几多若无好"),
    )
    return tuple(
        CountRule(f"count.{name}", re.compile(pattern), make, frozenset(marks))
        for name, pattern, make, marks in table
    )


def _ranged(unit: str) -> str:
    """One amount, or two with the unit after the second and perhaps after the first."""
    return f"(?P<a>{AMOUNT})(?: ?(?:(?P<u1>{unit})?{DASH}(?P<s2>零下|[-－−])?(?P<b>{AMOUNT})))?"


def _hundredths(after: str) -> str:
    of = "(?<![一二三四五六七八九])(?P<of>百万|千万|百|千|仟|佰|万)分之"
    return f"{of}(?P<a>{AMOUNT})(?:{DASH}(?:百分之)?(?P<b>{AMOUNT}))?{after}"


def _fraction(after: str) -> str:
    number = "(?:[0-9]{1,4}|[一二两三四五六七八九十]{1,4})"
    return f"(?P<of>{number})分之(?P<a>{number})(?![.．点0-9]){after}"


def _slashed(after: str) -> str:
    number, alone = "[1-9１-９][0-9０-９]?", "[0-9０-９/／.．-]"
    return (
        f"(?<!{alone})(?P<a>{number})[/／](?P<of>{number})(?!{alone})"
        f"(?=的|以上|左右|强|多|股|[，。,、；)）]|$){after}"
    )


def _tenths(after: str) -> str:
    digit = "(?P<digit>[一二三四五六七八九])(?=[^一-鿿]|[的选得支投赞反认表]|$)"
    tenths = f"成(?:{digit}|{NOT_TENTHS})"
    return f"{_ranged('成|折')} ?(?P<u>{tenths}|折{NOT_FOLD})(?P<half>半)?{after}"


def _money(words: Words, after: str) -> str:
    names = [n for n in words.currencies if n != "块"]
    # 一块石头 is no money: 块 alone ends a clause or goes on with a figure
    block = f"块(?:(?={DIGIT}|[钱左每的至到又])|{END})"
    unit = f"(?:{alternation(names)}|{block})"
    cents = f"(?P<cents>[十{DIGIT[1:-1]}]{{1,3}}) ?(?:分|美分|欧分|日本钱|日本銭)"
    last = f"(?:(?<=[角毛])(?P<last>{DIGIT})(?![一-鿿0-9.]))?"  # 九块八毛五
    small = f"(?:又|零)?(?:(?P<tenths>{DIGIT}) ?[角毛])?(?:{cents}|{last})(?:钱)?"
    no_digit = f"(?!{DIGIT}|[个十百千万亿.点多余来几年月日人名次只件条张块米斤种天位家角毛分])"
    rest = f"(?:(?<=块)(?P<rest>{DIGIT}){no_digit})"
    per = f"(?P<per>[/／](?:{alternation(words.units)}|{TIME}))?"
    peek = look_ahead(words.currencies)
    return f"{_ranged(unit)} ?{peek}(?P<u>{unit})(?:(?P<half>半)|{rest}|{small}){per}{after}"


def _change() -> str:
    tenths = f"(?P<u>[角毛])(?:(?P<rest>{DIGIT})分?)?(?:钱)?{END}"
    return f"(?P<a>{DIGIT}) ?(?:{tenths}|(?P<fen>分)钱)"


def _casualties() -> str:
    number = "(?:[0-9]{1,6}|[一二两三四五六七八九十百千]{1,6})[多余]?"
    hurt = "(?:[重轻]?[伤亡]|失踪|失联)"
    return (
        f"(?P<a>{number})(?P<u>[死亡男女儿胜平伤])(?=[、,，]?{number}(?:{hurt}|[男女平负]))"
        f"|(?<=[死亡男女儿胜平伤、,，])(?P<a_>{number})(?P<u_>{hurt}|[男女负])"
        "(?=[^一-鿿]|$|[全均被获遇受都已])"
    )


def _medals() -> str:
    number = "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
    first = f"(?=[、,，]?{number}[金银铜](?!牌))"
    return f"(?P<a>{number})(?P<u>[金银铜])(?:{first}|(?<=[银铜]){IN_LIST})"


def _compound() -> str:
    digit = "[一二三四五六七八九]"
    # 1米75的个头, but 500米4枚金牌
    high = "(?:[^0-9.%一-鿿]|[的高长宽深多左大之以]|$)"
    metre = f"米(?=[0-9]{{1,2}}{high}|{digit}{{1,2}}(?=[^一-鿿]|的|$))"
    return (
        f"(?P<a>[0-9]{{1,4}}|{CHINESE_CHARACTER}{{1,6}})(?P<u>斤(?=.两)|{metre})"
        f"(?P<rest>[0-9]{{1,2}}|{digit}{{1,2}})(?:两)?(?P<half>(?<=两)半)?"
    )


def _speed(words: Words, after: str) -> str:
    kinds = ("length", "volume", "mass", "area")
    unit = alternation(n for n, u in words.units.items() if u.kind in kinds)
    amount = f"(?P<a>{AMOUNT})(?:{DASH}(?P<b>{AMOUNT}))?"
    return f"每(?P<time>小时|分钟|秒钟?){amount} ?(?P<u>{unit}){after}"


def _unit(words: Words, after: str) -> str:
    latin = [n for n in words.units if n.isascii() and n.isalnum()]
    names = [n for n in words.units if n not in latin and n != "两"]
    # 3个亿 is no 个, 一两万 no 两
    tael = f"两(?![百千万亿])(?!(?<=[0-9０-９]两){NOT_TAEL})"
    unit = f"(?:{alternation(names)}(?!多?亿){NOT_CUT}|{tael}|(?:{alternation(latin)}){NO_LETTER})"
    per = f"(?P<per>[/／](?:{alternation(words.units)}|{TIME}))?"
    half = "(?P<half>(?<=[斤吨里米分倍克升岁度两亩个年])半(?![个天年月径]))?"
    return f"{_ranged(unit)} ?{look_ahead(words.units)}(?P<u>{unit}){half}{per}{after}"


def _unnumbered(words: Words) -> str:
    units = ((n, u) for n, u in words.units.items() if not n.isascii())
    names = (n for n, u in units if (u.role == "noun" and n != "发") or n in ("人", "人次"))
    return f"(?:[数几多]|若干|无数|好几|好多) ?(?P<u>{alternation(names)})"
