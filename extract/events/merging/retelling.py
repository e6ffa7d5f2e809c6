"""Whether two words can tell one incident, and which words retell step by step."""

ROAD = frozenset({"追尾", "相撞", "侧翻", "车祸", "交通事故", "碰撞", "撞车", "刮擦", "翻车"})
VAGUE = frozenset({"", "受灾"})
STARTING = frozenset({"发生", "爆发", "暴发", "出现", "突袭", "来袭"})  # of an outbreak
NAMING = ("事故", "灾害", "灾情", "险情", "事件", "案件", "命案", "惨案", "惨剧", "悲剧", "惨祸")
SHARED = frozenset("火爆震撞疫洪雨涝袭枪坠塌垮滑泥旱台案闪")
CRASH = frozenset("撞翻覆轨碰")  # 脱轨, 撞上 and 倾覆 of one train
ATTACK = frozenset("袭炸枪刺凶砍")  # 恐怖袭击, 爆炸 and 行凶 of one attack
FIRE = frozenset("火烟")
STORM = frozenset({"重创", "横扫", "袭击", "侵袭", "来袭", "登陆", "肆虐", "突袭"})  # of a typhoon
OWN = frozenset({"余震", "震感", "倒塌"})  # what follows a quake is not the quake
ATTENDING = frozenset({"主持", "出席", "参加", "列席", "致辞", "主持召开"})
STEPWISE = frozenset({"mass_test", "screening"})
RESCUES = ("灭扑", "医治疗", "散移撤", "出")  # fire put out, hurt treated, led away, got out


def same_word(one: str, two: str) -> bool:
    """Say whether two words for an incident can mean one: 火灾 and 大火, 爆燃 and 事故."""
    if one == two:
        return True
    if one in OWN or two in OWN:
        return False
    if {one, two} & VAGUE or one in NAMING or two in NAMING:
        return True
    if any({one, two} <= family for family in (ROAD, STARTING, STORM)):
        return True
    alike = any(family & set(one) and family & set(two) for family in (FIRE, CRASH, ATTACK))
    return alike or bool(SHARED & set(one) & set(two))


def same_rescue(one: str, two: str) -> bool:
    """Say whether two words for a rescue can mean one act: 扑灭 a fire is not 救治 the hurt."""
    kinds = [{i for i, signs in enumerate(RESCUES) if set(signs) & set(w)} for w in (one, two)]
    return not all(kinds) or bool(kinds[0] & kinds[1])
