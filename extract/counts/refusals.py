"""What is not a count: ordinals, identifiers, names, fixed expressions."""

import re
from typing import NamedTuple

from extract.counts.lexicon import Words, alternation

# a plain numeral below a hundred in characters, or any plain one in figures
SMALL = "[一二两三四五六七八九十]+(?![百千万多余几])"
PLAIN = f"[0-9０-９]+(?![0-9,，.．·万亿千百多余])|{SMALL}"
FEW = f"(?!两|几){SMALL}"
REACH = 12  # characters before a number that a refusal may look at


class Refusal(NamedTuple):
    """A reason not to count: its unique name; everything that is given must hold.

    `before` is searched right before the number, `number` matched on the number's own text,
    `after` right behind the unit; `units` are the units it is about, all when empty.
    """

    name: str
    before: re.Pattern[str] | None
    number: re.Pattern[str] | None
    after: re.Pattern[str] | None
    units: frozenset[str]

    def holds(self, lead: str, number: str, unit: str, text: str, end: int) -> bool:
        """Say whether the number with this unit, which ends at `end` of `text`, is refused."""
        return (
            (not self.units or unit in self.units)
            and (self.number is None or self.number.match(number) is not None)
            and (self.before is None or self.before.search(lead) is not None)
            and (self.after is None or self.after.match(text, end) is not None)
        )


Row = tuple[str, str, str, str, str]


def build_refusals(words: Words) -> tuple[Refusal, ...]:
    """Build the refusals; the first that holds is named."""
    one_of = {role: f"(?:{alternation(members)})" for role, members in words.roles.items()}
    ordered = " ".join(words.roles["ordered"])
    rows = (
        *_ordinals(one_of, ordered),
        *_identifiers(one_of, ordered),
        *_expressions(one_of, ordered),
    )
    return tuple(_refusal(*row) for row in rows)


def _ordinals(one_of: dict[str, str], ordered: str) -> tuple[Row, ...]:
    """Ranks, editions, sessions and codes: name, before, number, after, units."""
    # 人均GDP1.2万元 is no code
    letter = "[A-Za-z](?<!GDP)(?<!CPI)(?<!PPI)(?<!PMI)"
    code = f"{letter}|[A-Za-z歼运轰直教枭]-|[A-Za-z0-9][-/_]|[0-9][.:：∶]|№|#|[×xX*]"
    closed = '[^，。！？；,!?;”」’》]{0,7}[”"」’》]'
    # 目前3人 counts, 前3名 ranks
    front = "(?<![目之以此当日午年生先会赛战产提从空往眼面事史])前"
    head = "(?<![人牛羊石木镇街城源苗巨龙码里外老车船口])头"
    return (
        ("ordinal", "第 ?[0-9０-９零一二三四五六七八九十百、,到至-]*", "", "", ""),
        ("rank", f"{front}|{head}|排名|位列|位居|名列|排在|高居|跻身", PLAIN, "", ordered),
        (
            "rank.list",
            "[获列居得][第前]?[一二三四五六七八九1-9]{1,2}[、和至]",
            FEW,
            "",
            "名 位",
        ),
        ("rank.after", "[到至在]", "", "之后|之外|以外|开外", "名 位"),
        ("code", code, "", "", ""),
        ("quoted", '[“"「‘《]', f"{SMALL}|[0-9]{{3,4}}(?![0-9万])", closed, ""),
        ("generation", "[上下新老]|年轻", "一$", "", "代 届 次 轮 场 期 季 站 步 任 级 章 集 页"),
        ("version", "", r"[0-9]+\.[0-9]", "", "版 代"),
        ("class", "年级|[高初大][一二三]", PLAIN, "", "班"),
        ("edition", "", "(?:(?:19|20)[0-9]{2}|0[0-9])(?![0-9.,万亿多余])", "", "届 级 款 版 期 班"),
        ("session", "", FEW, one_of["session"], "届 次"),
        ("session.of", "[届次]|政协|人大", SMALL, "", "次 届"),
    )


def _identifiers(one_of: dict[str, str], ordered: str) -> tuple[Row, ...]:
    """Trains, houses, floors, grades and fixed ways to say something else."""
    second = " ".join(u for u in ordered.split() if u not in "名位人")
    not_wind = f"(?! ?{one_of['wind']})"
    house = " ?(?:[0-9A-Za-z一二三四五六七八九十]+ ?(?:单元|层|楼|室|号|门|户|座)|单元)"
    streets = "号路街巷弄院区村坊苑园栋幢座城府庭里寨湾"
    # 花园6栋已封闭 is an address, 村里5座桥 are counted
    alone = "(?:$|[^一-鿿]|[已的封被居住业楼单电门有在开现内前后外下附])"
    return (
        ("train", "", "", one_of["train"], "次"),
        ("house", "", "", house, "栋 幢 座 层 区 组"),
        (
            "house.of",
            f"[{streets}]",
            PLAIN,
            alone,
            "栋 幢 座 层 组 队",
        ),
        ("floor", "[在到从于至往住爬掉坠座]|楼|楼的|大厦|座 ", PLAIN, "", "层"),
        ("floor.is", "[;；。]", PLAIN, "[是为设经主有]", "层"),
        ("grade", "", f"{SMALL}|.*[万亿]$", not_wind, "级"),
        ("phase", "", f"{FEW}|[0-9]{{1,2}}", one_of["phase"], "期"),
        ("crew", "", FEW, one_of["crew"], "人"),
        ("troop", "[0-9一二三四五六七八九十某][师旅军团营连]", PLAIN, "", "团 队 班 组"),
        ("troop.of", "", PLAIN, "[0-9一二三四五六七八九十]+[营连排]", "团"),
        ("hour", "", PLAIN, "档|钟|整(?!个)", "点"),
        ("paired", "", "一", "一|又一", ""),
        ("together", "", "一$", "行动|活动|工作|学习|训练|劳动|努力|奋斗|生活|奋战", "起"),
        ("one_by_one", "", "一一$", "", ""),
        ("matched", "", "[千百万]$", "[千百万](?![名个家元])[一-鿿]", ""),
        ("then", "", "", "[是为在由有会将被已也不能可]", "则"),
        ("each", "[每这那某任何哪同另各第万统唯单逐之]", "一$", "", ""),
        ("second", "", "二$", "(?!小?楼|教学楼|民房)", f"{second} 期 线 手 维"),
        ("slogan", "", "[一二两三四五六七八九十]$", one_of["slogan"], "个"),
        ("zero", "", "零(?!点)", "", "部 星 件 个 头 度 位 级 点 距"),
        ("score", "[0-9]比|比|[∶:：]", "[0-9一二三四五六七八九十]{1,3}$", "", "平"),
    )


def _expressions(one_of: dict[str, str], ordered: str) -> tuple[Row, ...]:
    """Lines, prices, lengths of time, degrees, races and places."""
    place = f"(?!{one_of['not_place']}){one_of['place']}"
    degree = "[这那]么|[很更许不太好最众甚如此为较诸至大少越愈]"
    return (
        ("line", "", "", f"{one_of['line']}(?![0-9])", "路"),
        ("name", "", SMALL, "线", "通 号"),
        ("from", "总价|均价|起价|单价|售价|仅售|低至|只需", "", "", "起"),
        ("from.money", "", ".*[万亿]$", "(?!重|特大|交通|事故|案)", "起"),
        ("duration", "", "", f"多?半?{one_of['spans']}", "个"),
        ("line.number", "", "[0-9]", "", "路"),
        ("clause", "[条款]", "", "", "款 项 条"),
        ("degree", degree, "[多数]$", "", ""),
        ("coordinate", "(?:[南北]纬|[东西]经)约?", "", "", "度"),
        ("section", "[路街道线]", SMALL, "", "段"),
        ("page", "[见转在刊]", PLAIN, "", "版"),
        ("race", "", "", one_of["race"], "米 公里 公斤 千克 吨 kg m"),
        ("dan", "职业|业余|围棋|的|清一色的", "", "棋手|选手|高手", "段"),
        ("times", "", "二$", "(?!左右|以上|以下|的|角|至|到|高)[一-鿿]", "度"),
        ("shot", "(?<![得积拿扣加减差胜负输赢])", SMALL, "", "分"),
        ("double", "", "[两三]$", "数据|表现|[，。；、,]", "双"),
        ("farness", "", "[万千百]$", "", "丈 里 尺 寸 重 层 般 方 斤 度 顷 户"),
        ("side", "", SMALL, "", "方 面 头 端 番 手 线"),
        ("half.part", "[前后上下]", "半$", "", "段 场 程 节 局 集 部"),
        (
            "place",
            "",
            "[一二三四五六七八九十百千]+$",
            place,
            "里 台 家 门 间 道 棵 步 元 枝 面 头 口 排 眼 尺 丈 分",
        ),
        (
            "half",
            "",
            "半$",
            "(?!$|[多的,，。])",
            ordered + " 道 路 面 头 口 部 片 袋 瓶 箱 队 桶 副 包",
        ),
    )


def _refusal(name: str, before: str, number: str, after: str, units: str) -> Refusal:
    return Refusal(
        f"count.not.{name}",
        re.compile(f"(?:{before})$") if before else None,
        re.compile(number) if number else None,
        re.compile(after) if after else None,
        frozenset(units.split()),
    )


def refused(
    refusals: tuple[Refusal, ...], text: str, span: tuple[int, int], number: str, unit: str
) -> str:
    """Give the name of the rule that refuses the count at `span`, or nothing.

    `number` is the text of the number, `unit` the unit as written.
    """
    start, end = span
    lead = text[max(0, start - REACH) : start]
    for refusal in refusals:
        if refusal.holds(lead, number, unit, text, end):
            return refusal.name
    return "count.not.doubled" if number[:1] == "一" and unit and text.startswith(unit, end) else ""
