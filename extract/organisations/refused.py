"""Refuse the heads that end another word than a body: 开局, 承办, 一内衣厂."""

import re

from schemas.text import Word

ACQUAINTANCES = ("同学", "朋友", "家属", "老师", "居民", "同事", "亲属")
# one of many: 一内衣厂, 一科技公司; 第一, 一汽, 一建 are names
ONE = re.compile(
    r"[\u4e00-\u9fff](?<!第)一(?:家|名|所|个|间)?(?![汽建冶航化拖机轻商中院])[\u4e00-\u9fff]{1,5}"
    r"(?:厂|工厂|公司|店|酒店|饭店|餐厅|超市|商场|煤矿|养殖场|幼儿园|小学)$"
)
# securities, not 证券 firms; 东京奥运会|男足
WORDS = ("支持证券", "有价证券", "抵押证券")
DEEDS = frozenset(
    ("主办", "协办", "承办", "举办", "创办", "督办", "交办", "代办", "开办", "筹办", "兴办", "部委")
)
SINGLE = frozenset(
    ("幼儿园", "小学", "工厂", "公司", "酒店", "饭店", "超市", "煤矿")
)  # 恩施市|一|幼儿园
SITUATIONS = frozenset("开结布大格变破全残败僵乱危赌骗牌棋饭定终搅")
TESTING = re.compile("(?:检测|采样|核酸)方舱$")


def not_head(text: str, head: Word) -> bool:
    """Whether a head is the end of another word: 开局, 布局, 大局, 中小学幼儿园."""
    before = text[head.start - 1 : head.start]
    if head.end - head.start == 1 and text[head.start] == "局" and before in SITUATIONS:
        return True
    if TESTING.search(text, max(0, head.start - 2), head.end):
        return True  # 核酸检测|方舱
    if text[head.start - 1 : head.end] in DEEDS or text.startswith("工作报告", head.end):
        return True  # 北京夺镖体育|协办
    if text[head.start : head.end] == "大学" and before in "上读考念":
        return True
    if text.endswith(WORDS, 0, head.end) or (head.end - head.start == 2 and before in "会杯赛"):
        return text[head.start] in "男女证梨"
    if ONE.search(text, max(0, head.start - 8), head.end):
        return True  # 晋江|一内衣厂
    one = before == "一" and text[head.start : head.end] in SINGLE
    return one or text.endswith("中小学", 0, head.start)


def is_private(text: str, head: Word) -> bool:
    """Whether a head is the end of 民营, 国营, 经营, or the place of a person: 同学|处."""
    if text[head.start : head.end] == "处" and text[head.start - 2 : head.start] in ACQUAINTANCES:
        return True
    return text[head.start : head.end] == "营" and text[head.start - 1] in "民国私公经运联直自合"
