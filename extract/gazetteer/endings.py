"""The words that end the names of sites, and those that are no names."""

import re
from typing import NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

from extract.lexicon import read_lexicon
from schemas.mentions import PlaceLevel

HAN = "\u4e00-\u9fff"
NUMBER = "[0-9一二三四五六七八九十]{1,5}号(?:院|楼|大院)?"


VILLAGE_ENDING = re.compile("(?:社区|居委会|村|嘎查|街道|[镇乡县市省])$")
DIVISION_ENDINGS = ("社区", "居委会", "村", "嘎查", "街道", "镇", "乡", "苏木", "区")
# a toll station and the like may be named after a township, a line after the provinces it joins
GATES = (
    *("收费站", "服务区", "口岸", "高铁站", "火车站", "检查站", "水库", "大桥", "隧道"),
    *("出城口", "入城口", "进城口", "卡口", "检测点", "检查点"),
)
LINES = ("高速", "铁路", "高铁", "线", "客专")
# 鞍山街道, 上海街头, 南京路过 hold no road
NO_ROAD = (
    "(?<!(?<!大)街(?=[道头上坊区舞景]))(?<!大街(?=[道头坊区舞景]))(?<!路(?=[上边过由透段灯面况网线程演费]))(?<!网站)(?<!空间站)(?<!路口(?=岸))"
    "(?<!公路(?=[局段网部交建养管桥口总运客货治超收通货隧]))(?<![电思出线网]路)(?<!道路)(?<!闸(?=[门口机北道蟹阀盒刀控弄坡]))"
    "(?<!市场(?=[监主化经价份需规竞秩准化]))"
)


LEVEL_ENDINGS: tuple[tuple[tuple[str, ...], PlaceLevel], ...] = (
    (("社区", "村", "居委会", "嘎查"), "village"),
    (("街道", "镇", "乡"), "township"),
    (("县", "旗", "郡"), "county"),
    (("市",), "city"),
    (("省", "州", "邦"), "province"),
)


MARKET = re.compile("[花夜早集灯菜鱼鸟米书年闹股楼车房超]市$")


class Site(NamedTuple):
    """A site's ending: its kind and level."""

    kind: str
    level: PlaceLevel


class Endings:
    """The lexicons of endings and of words that are no names, and the patterns made of them."""

    def __init__(self) -> None:
        rows = read_lexicon("place_sites")
        self.sites = {r["ending"]: Site(r["kind"], r["level"]) for r in rows}  # type: ignore[arg-type]
        named = {e for e, s in self.sites.items() if s.kind != "nature"}
        longest = sorted(named, key=lambda e: (-len(e), e))
        ending = f"(?=[{''.join(sorted({e[0] for e in longest}))}])(?:{'|'.join(longest)})"
        self.site = re.compile(
            f"(?P<base>(?:[A-Z]{{1,2}}[0-9]{{1,4}}|[{HAN}A-Za-z·]{{0,9}}?))(?P<ending>{ending}){NO_ROAD}"
            f"(?P<number>{NUMBER})?"
        )
        self.sizes = sorted({len(ending) for ending in self.sites}, reverse=True)
        kinds: dict[str, frozenset[str]] = {}
        phrases = [row["phrase"] for row in read_lexicon("place_phrases")]
        groups = {"mark": (*longest, *DIVISION_ENDINGS), "phrase": phrases}
        for kind, words in (groups | {"gate": GATES, "line": LINES}).items():
            kinds |= {word: kinds.get(word, frozenset()) | {kind} for word in words}
        self.signs = CharwiseDoubleArrayAhoCorasick(list(kinds))
        self.kinds = list(kinds.values())
        self.common = {r["word"] for r in read_lexicon("place_common")}
        # short names of counties that alone name no place
        self.words = {r["word"] for r in read_lexicon("place_wordlike")}
        self.generic = {r["word"] for r in read_lexicon("place_generic")}
        self.bases = {r["word"] for r in read_lexicon("place_bases")}

    def ending(self, name: str) -> str:
        """Give the longest ending of sites that a name has, "" when none."""
        for size in self.sizes:
            if name[-size:] in self.sites:
                return name[-size:]
        return ""

    def plain(self, name: str) -> bool:
        """Say whether a name is made of general words alone."""
        if name in self.generic or name in self.bases or len(name) < 2:
            return True
        if VILLAGE_ENDING.sub("", name) in self.bases:
            return True
        ending = self.ending(name)
        return bool(ending) and (name == ending or name[: -len(ending)] in self.bases)


def level_by_word(name: str) -> PlaceLevel | None:
    """Give the level that the last word of an unknown name says."""
    if MARKET.search(name):
        return None  # 斗南花市
    for words, level in LEVEL_ENDINGS:
        if name.endswith(words):
            return level
    return None
