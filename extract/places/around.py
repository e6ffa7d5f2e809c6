"""What stands around a short name: papers, bodies, fairs and capitals that take it in."""

import re

from extract.places.chain import Link
from extract.places.tokens import Tokens
from schemas.text import Word

# 中国地震台网, and not 中国女足 or 中国代表团
BODY_END = re.compile("(?:网|社|报|院|会|所|党|集团|公司|银行|中心|大学|馆|署)$")
# 本报南通讯: the words run over the name
DATELINE = re.compile("[讯电](?=[ 　(（\\n]|$)")
# 长江日报, 汉江清风网
MEDIA = re.compile(
    "[\u4e00-\u9fff]{0,2}(?:网(?![络友上箱])|[日晚时商早]报|在线)"
    "|[男女]?(?:队(?!伍)|足(?!球场|迹|够|以)|篮(?!球场)|排(?!放|水|污|列))|俱乐部|主帅|球员|球迷|外援"
    "|[0-9]+[比:：-][0-9]"
)
# 太平洋产险, 菲尼克斯电气: a company of that name
COMPANY = re.compile(
    "产险|财险|人寿|寿险|(?:保险|证券|期货)(?!业|市场|交易)|信托|集团|股份|控股|实业|电气|电梯|药业|制药|乳业|啤酒|水泥|传媒|置业|重工|钢铁"
)
BESIDE = re.compile("(?:[东西][南北]|华[东南西北中])、$|、(?:[东西][南北]|华[东南西北中])")
FAIR = re.compile("国际|马拉松|博览会|[艺电啤音文]\\w*节|交易会|公开赛|论坛")


class Around:
    """Looks around the short names of one page."""

    def __init__(self, tokens: Tokens) -> None:
        self.text = tokens.text
        self.tokens = tokens

    def dateline(self, link: Link) -> bool:
        """Say whether a name stands between the paper and 讯 or 电."""
        before = self.text[max(link.start - 2, 0) : link.start]
        return before == "本报" and bool(DATELINE.match(self.text, link.end))

    def in_body(self, link: Link, word: Word | None) -> bool:
        """Say whether 中国, a region or a river opens a body's name (中国地震台网, 西南大学)."""
        if link.level == "natural" and MEDIA.match(self.text, link.end):
            return True
        if not word or word.tag != "ORG" or word.start != link.start:
            return False
        if link.level == "region":
            return word.end > link.end
        if link.name != "中国":
            return False
        return bool(BODY_END.search(self.text, link.end + 2, word.end))

    def quarter(self, link: Link) -> bool:
        """Say whether a name is no bearing: 东南 is a region beside another only (西南、东南)."""
        if self.text[link.start : link.end] != "东南":
            return True
        before = self.text[max(link.start - 3, 0) : link.start]
        return bool(BESIDE.search(before) or BESIDE.match(self.text, link.end))

    def in_event(self, link: Link, word: Word | None) -> bool:
        """Say whether a city opens the name of a fair or contest (青岛国际啤酒节)."""
        if not word or word.tag not in ("nz", "nw") or word.start != link.start:
            return False
        if link.level not in ("city", "province") or not self.tokens.words.fits(*link[:2]):
            return False
        return bool(FAIR.search(self.text, link.end, word.end + 1))

    def capital(self, link: Link) -> bool:
        """Say whether a city that the tagger takes for a person is told to be one (首府默克莱)."""
        before = self.text[max(link.start - 3, 0) : link.start]
        return link.level == "city" and before.endswith(("首府", "首都", "城市", "重镇", "省会"))

    def conjunction(self, link: Link) -> bool:
        """Say whether a name of two opens with 和 that joins it to a word before (医生和县领导)."""
        if link.end - link.start != 2:
            return False
        word = self.tokens.tags.at(link.start)
        return not (word and word.start == link.start and word.end >= link.end)
