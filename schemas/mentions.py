"""Records of the mention stages: what was found at a span of the clean text, and what it means.

The `…Fields` classes hold the columns that a mention and its table row share.
"""

from typing import Annotated, Literal

from schemas.base import Record, column

DateKind = Literal["instant", "interval", "duration", "recurring"]
DateBasis = Literal[
    "explicit", "year_from_metadata", "year_from_text", "relative", "lunar", "holiday", "none"
]
Qualifier = Literal["exact", "about", "nearly", "over", "under", "range", "vague"]
CountKind = Literal[
    "person", "person_time", "household", "organisation", "place", "case", "event", "item", "money",
    "percent", "length", "area", "mass", "volume", "temperature", "age", "rate", "other",
]  # fmt: skip
Aspect = Literal["increment", "cumulative", "stock", "target", "none"]
PlaceLevel = Literal[
    "country", "province", "city", "county", "township", "village", "poi", "region", "natural"
]
OrganisationKind = Literal[
    "party", "government", "police", "military", "hospital", "school", "company", "media", "social",
    "international", "team", "other",
]  # fmt: skip


class Mention(Record):
    """A span of the clean text, half-open, and the rule or model that found it."""

    start: int
    end: int
    rule: str


class DateFields(Record):
    """What a date mention says."""

    kind: Annotated[DateKind, column("Kind", "类别",
        "instant: a point or a calendar unit; interval: both ends named; duration: a length of "
        "time; recurring: a repetition.",
        "instant 时点或一个历法单位；interval 写明起止的区间；duration 时长；recurring 重复。"
    )]  # fmt: skip
    value: Annotated[str, column("Value", "取值",
        "EDTF level 0 or 1 (ISO 8601-2:2019) for instants and intervals: 2022-01-07, XXXX-01-07 "
        "when nothing tells the year, 2021-05-21/2021-05-31, 2021-05~; ISO 8601 for durations "
        "(P13D) and repetitions (R/P1D). Empty when the words name no time that can be settled (目"
        "前).",
        "时点、区间用 EDTF 0、1 级（ISO 8601-2:2019）：2022-01-07，年份无从得知时 XXXX-01-07，"
        "2021-05-21/2021-05-31，2021-05~；时长（P13D）、重复（R/P1D）用 ISO 8601。说法无法落实（目"
        "前）时为空。"
    )]  # fmt: skip
    time: Annotated[str, column("Time of day", "时刻",
        "Clock time as HH:MM (24 hours, local time), or a part of the day: dawn, morning, noon, "
        "afternoon, evening, night, latenight.",
        "钟点 HH:MM（24 小时制，当地时间），或一天中的时段：dawn 凌晨、morning 上午、noon 中午、"
        "afternoon 下午、evening 傍晚、night 晚上、latenight 深夜。"
    )] = ""  # fmt: skip
    earliest: Annotated[str, column("Earliest", "最早",
        "Earliest instant the words allow, or the shortest duration (ISO 8601): 20多年 gives P20Y.",
        "该说法允许的最早时点或最短时长（ISO 8601）：20多年为 P20Y。"
    )] = ""  # fmt: skip
    latest: Annotated[str, column("Latest", "最晚",
        "Latest instant the words allow, or the longest duration (ISO 8601): 20多年 gives P30Y.",
        "该说法允许的最晚时点或最长时长（ISO 8601）：20多年为 P30Y。"
    )] = ""  # fmt: skip
    basis: Annotated[DateBasis, column("Basis", "依据",
        "What settled the value: explicit (the words alone), year_from_metadata, year_from_text, "
        "relative (reckoned from another date), lunar, holiday, none (not settled). The clock is "
        "never used.",
        "取值的依据：explicit 文字本身；year_from_metadata 年份取自元数据；year_from_text 年份取自"
        "上下文；relative 由另一日期推算；lunar 农历；holiday 节日；none 未落实。从不取当前时间。"
    )] = "explicit"  # fmt: skip


class DateMention(Mention, DateFields):
    """A date in the text; `anchor` is the clean span of the date it was reckoned from."""

    anchor: tuple[int, int] | None = None


class CountFields(Record):
    """What a count mention says."""

    value: Annotated[float | None, column("Value", "数值",
        "The number written, 万 and 亿 multiplied out (58万余 is 580000); the middle of a range; "
        "empty for a vague count without a number (无数).",
        "所写的数，万、亿已乘出（58万余为 580000）；范围取中间值；没有数字的虚数（无数）为空。",
        allow_inf_nan=False
    )]  # fmt: skip
    low: Annotated[float | None, column("At least", "下限",
        "Lower bound of the true number, in the same unit; empty when the words set none.",
        "真实数目的下限，单位同数值；文字未限定时为空。",
        allow_inf_nan=False
    )] = None  # fmt: skip
    high: Annotated[float | None, column("At most", "上限",
        "Upper bound of the true number, in the same unit; empty when the words set none.",
        "真实数目的上限，单位同数值；文字未限定时为空。",
        allow_inf_nan=False
    )] = None  # fmt: skip
    qualifier: Annotated[Qualifier, column("Qualifier", "限定",
        "exact; about (约, 左右); nearly (近, 将近); over (超, 逾, 余, 多, 以上); under (不到, 不"
        "足, 以内); range (ranges of two numbers); vague (几, 数十, 上百).",
        "exact 确数；about 约；nearly 近；over 超、逾、余、多、以上；under 不到、不足、以内；"
        "range 两数之间；vague 几、数十、上百等概数。"
    )]  # fmt: skip
    unit: Annotated[str, column("Unit", "单位",
        "Classifier or measure as written, without 万 and 亿 (名, 人次, %, 公里); empty when the "
        "number stands right before the noun.",
        "所写的量词或计量单位，不含万、亿（名、人次、%、公里）；数字直接连着名词时为空。"
    )]  # fmt: skip
    kind: Annotated[CountKind, column("Kind", "类别",
        "What sort of thing is counted or measured: person, person_time (人次, never persons), "
        "household, organisation, place, case (patients), event, item, money, percent (also 成 "
        "and fractions), length, area, mass, volume, temperature, age, rate, other.",
        "所计之物的类别：person 人；person_time 人次（从不当作人）；household 户；organisation 组"
        "织；place 场所；case 病例；event 事件次数；item 物；money 金额；percent 百分比（含成、分"
        "数）；length 长度；area 面积；mass 重量；volume 体积；temperature 温度；age 年龄；rate 速"
        "率；other 其他。"
    )]  # fmt: skip
    object: Annotated[str, column("Counted noun", "所计对象",
        "The noun phrase counted, as written (党员); empty when the unit is itself the thing (人, "
        "元).",
        "所计的名词短语，照原文（党员）；单位本身即所计之物（人、元）时为空。"
    )] = ""  # fmt: skip
    currency: Annotated[str, column("Currency", "币种",
        "ISO 4217 code of an amount of money (CNY, USD).",
        "金额的 ISO 4217 币种代码（CNY、USD）。"
    )] = ""  # fmt: skip
    aspect: Annotated[Aspect, column("Aspect", "口径",
        "increment (新增, 当日), cumulative (累计, 共, 截至), stock (现有), target (计划, 要完成"
        "), none.",
        "increment 新增；cumulative 累计；stock 存量；target 目标；none 未言明。"
    )] = "none"  # fmt: skip
    as_of: Annotated[str, column("As of", "截至",
        "EDTF date at which the figure holds (截至1月11日), when the words tell it.",
        "数字的截止日期，EDTF（截至1月11日）；文中未说则为空。"
    )] = ""  # fmt: skip


class CountMention(Mention, CountFields):
    """A count in the text."""


class PersonFields(Record):
    """What is said of a named person beside the name."""

    name: Annotated[str, column("Name", "姓名",
        "Full name in simplified characters; the mention's text may be shorter.",
        "全名，简体；原文写法可能较短。",
        min_length=1
    )]  # fmt: skip
    role: Annotated[tuple[str, ...], column("Role", "职务身份",
        "Titles written beside the name, without the organisation.",
        "名字旁所写的职务、身份，不含单位。"
    )] = ()  # fmt: skip
    organisation: Annotated[tuple[str, ...], column("Organisation", "所属单位",
        "Organisations or places the titles belong to, as written.",
        "职务所属的单位或地方，照原文。"
    )] = ()  # fmt: skip
    age: Annotated[int | None, column("Age", "年龄",
        "Age in completed years, when the text tells it.",
        "年龄，周岁；文中未说则为空。",
        ge=0
    )] = None  # fmt: skip
    byline: Annotated[bool, column("Byline", "署名",
        "true for those who made the page: reporters, photographers, editors.",
        "制作稿件的人（记者、摄影、编辑）为 true。"
    )] = False  # fmt: skip


class PersonMention(Mention, PersonFields):
    """A named person in the text."""


class PlaceFields(Record):
    """The division or site a place mention names; an empty code is an unsettled one."""

    name: Annotated[str, column("Name", "名称",
        "Full name of the most specific link of the chain (布吉街道 for 深圳龙岗区布吉街道).",
        "地名链中最具体一级的全名（深圳龙岗区布吉街道为布吉街道）。",
        min_length=1
    )]  # fmt: skip
    level: Annotated[PlaceLevel, column("Level", "级别",
        "country, province, city (地级), county (县级), township (乡级), village (村、社区), poi "
        "(a site), region (珠三角), natural (rivers, mountains).",
        "country 国家；province 省级；city 地级；county 县级；township 乡级；village 村、社区；"
        "poi 场所；region 区域；natural 山川等自然地物。"
    )]  # fmt: skip
    code: Annotated[str, column("Code", "代码",
        "Division code: GB/T 2260, 6 digits, to the county; 9 digits for townships and 12 for "
        "villages (statistical division codes of the National Bureau of Statistics). A site or "
        "region carries that of the smallest division known to hold it. Empty when unsettled or "
        "unknown.",
        "区划代码：县级及以上用 GB/T 2260 六位，乡级九位、村级十二位（国家统计局统计用区划代码）；"
        "场所、区域取已知包含它的最小区划。未能落实或不知时为空。"
    )] = ""  # fmt: skip
    province: Annotated[
        str, column("Province", "省", "Province that holds it, full name.", "所在省级区划全名。")
    ] = ""
    city: Annotated[
        str, column("City", "市", "Prefecture-level city that holds it.", "所在地级区划全名。")
    ] = ""
    county: Annotated[
        str, column("County", "县", "County or district that holds it.", "所在县级区划全名。")
    ] = ""
    township: Annotated[str, column("Township", "乡",
        "Township or street office that holds it.",
        "所在乡级区划全名。"
    )] = ""  # fmt: skip
    longitude: Annotated[float | None, column("Longitude", "经度",
        "Degrees, east positive, of the smallest division with known coordinates; no finer than "
        "the text says.",
        "度，东经为正；取坐标已知的最小区划，不比文中所说更细。",
        ge=-180, le=180
    )] = None  # fmt: skip
    latitude: Annotated[float | None, column("Latitude", "纬度",
        "Degrees, north positive; see longitude.",
        "度，北纬为正；参见经度。",
        ge=-90, le=90
    )] = None  # fmt: skip
    basis: Annotated[str, column("Basis", "依据",
        "Which evidence settled the division, or why it stays unsettled.",
        "据以认定区划的证据，或未能认定的缘由。"
    )] = ""  # fmt: skip
    candidates: Annotated[tuple[str, ...], column("Candidates", "落选者",
        "Other divisions of that name, with their scores; all that fit when the code is empty.",
        "同名的其他区划及其得分；代码为空时列出全部可能者。"
    )] = ()  # fmt: skip


class PlaceMention(Mention, PlaceFields):
    """A named place in the text."""


class OrganisationFields(Record):
    """The organisation a mention names, its owner made explicit."""

    name: Annotated[str, column("Name", "名称",
        "Name with its owner made explicit when the text tells it (忻州市公安局交警支队).",
        "名称，文中交代了上级的补全（忻州市公安局交警支队）。",
        min_length=1
    )]  # fmt: skip
    kind: Annotated[OrganisationKind, column("Kind", "类别",
        "party, government, police, military, hospital, school, company, media, social "
        "(associations, charities), international, team, other.",
        "party 党组织；government 政府机关；police 公安；military 军队；hospital 医院；"
        "school 学校；company 企业；media 媒体；social 社团公益；international 国际组织；"
        "team 队伍；other 其他。"
    )]  # fmt: skip
    place_code: Annotated[str, column("Place code", "属地代码",
        "Code of the division it belongs to (as in places.code); empty when the text does not "
        "tell.",
        "所属区划代码（同 places.code）；文中未说则为空。"
    )] = ""  # fmt: skip
    parent: Annotated[str, column("Parent", "上级",
        "Name of the organisation it is a part of, when the name tells it.",
        "名称所示的上级组织。"
    )] = ""  # fmt: skip


class OrganisationMention(Mention, OrganisationFields):
    """A named organisation in the text."""


class Mentions(Record):
    """All mentions of one page, each tuple in text order."""

    dates: tuple[DateMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
