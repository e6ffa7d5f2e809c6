"""What the tagger takes for a place and is none."""

import re

from extract.gazetteer import Endings
from extract.gazetteer.endings import level_by_word
from extract.places.sites import BODY
from schemas.text import Word

# 中美, 俄乌: two countries by one character each
FIRST = "中美日韩俄英法德印欧朝越巴以乌伊沙台港澳非拉"
NATIONS = FIRST + "荷加意西葡瑞新泰马菲缅柬老蒙哈土埃南阿墨智秘波匈捷希塞白古尼肯苏叙约卡海"
COUNTRIES = re.compile(
    f"[{FIRST}]{{2,3}}|[中美日俄欧][{NATIONS}]{{1,2}}|[{NATIONS}]{{1,2}}[中美日俄欧]"
)
# 京港, 川渝: two provinces are no place but before 两地 and the like
PROVINCES = re.compile(
    "[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵黔滇藏陕甘青宁新港澳台沈深]{2,3}"
)
TOGETHER = re.compile("[两三四]地|地区|一带|之间|交界|边界|等地|城市群|[两三]省|毗邻")
# 土耳其外长菲丹, 多数党领袖斯卡利斯
TITLED = re.compile(
    "(?:总统|总理|首相|外长|防长|部长|大臣|领袖|领导人|秘书长|主席|议员|议长|大使|发言人"
    "|教授|校长|院长|所长|会长|主任|记者|选手|球员|队员|教练"
    "|前锋|后卫|门将|组合|队友|导演|演员|歌手|作家|总裁|董事长|先生|女士|州长|市长|将军|司令|国王|女王|王储|亲王|王子|组合)$"
)
# 吉某婷 is a person, 中美元首 cut in half
ODD = re.compile(
    f"[丨某]|流星雨|旅游$|乡村$|[之老同侨]乡$|之路$|[^地]段$|^[{FIRST}{NATIONS}]方$|^[一二三四五六七八九十0-9]+号楼"
    "|^(?:回风|进风|运输|轨道|皮带)巷|^(?:[海湖江地][底下]|过江|跨海)隧道$"
    "|^.国$|.{3}[鸭鸡鱼茶酒糕饼]$|[支分]行|农村$|^现代[农物服]|[省市州县]长|级(?:旅游)?景区$"
    f"|^[{FIRST}][{NATIONS}][元军经互合关友双战贸两建人]"
)
SCHOOL = ("国小", "国中")
AWAY = re.compile("[旅居留赴访驻返在抵离来][港澳台日美俄韩英法德]")
# 在乌合作, 对华经济: the tagger cuts after the preposition
ABROAD = re.compile(
    "[在对驻访援赴][华乌日美俄韩英法德印欧台港澳](?:合作|经济|华侨|投资|贸易|关系|政策|企业|人员|公民)"
)
GROUP_ROAD = re.compile("组(?:公路|道路|干部|两级|道)")  # 山林间村组公路
SHIP = re.compile("[渔运货拖]?[0-9]{4,}|[渔运货拖][0-9]")  # 浙洞渔10204
ROAD_NUMBER = re.compile("[GSXY][0-9]{1,4}")
NAME = re.compile("[\u4e00-\u9fffA-Za-z0-9·]+")


def named(name: str, endings: Endings) -> bool:
    """Say whether the tagger's LOC word is a name, and of no body."""
    if COUNTRIES.fullmatch(name) or not NAME.fullmatch(name):
        return False
    if name.isascii() and not ROAD_NUMBER.fullmatch(name):
        return False
    some = name[0] in "一某" and endings.plain(name[1:])  # 一村庄
    return not some and not endings.plain(name) and not BODY.search(name)


def alien(text: str, word: Word, endings: Endings) -> bool:
    """Say whether what stands around a LOC word shows that it is no place.

    Two provinces without 两地, a person after a title, a school (东门国小), an everyday word, and
    one after 在乌 or 对华.
    """
    name = text[word.start : word.end]
    if name[-1] == "村" and GROUP_ROAD.match(text, word.end):
        return True
    if AWAY.fullmatch(name) or SHIP.match(text, word.end):
        return True
    if PROVINCES.fullmatch(name) and not TOGETHER.match(text, word.end):
        return True
    site = endings.site.match(text, word.end)  # 钟楼地铁站
    named = endings.ending(name) or bool(site and not site["base"])
    everyday = name in endings.words and not named
    if text[word.end - 1 : word.end + 1] in SCHOOL or ODD.search(name) or everyday:
        return True
    if not level_by_word(name) and TITLED.search(text[max(word.start - 3, 0) : word.start]):
        return True
    return bool(ABROAD.match(text, word.start - 1)) if word.start else False
