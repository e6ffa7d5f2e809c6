"""Mend the words of the tagger before bodies are looked for: two bodies in one word, verbs."""

import re
from collections.abc import Iterable, Iterator

from extract.organisations.lexicon import Lexicon
from schemas.text import Word

JOINT = re.compile(r"(?:联合|会同|携手|协同|[和与及])(?=[\u4e00-\u9fff])")
TWIN = re.compile(r"[省市区县州旗镇乡]委(?=[省市区县州旗镇乡]政府)")  # 县委|县政府
SOME = re.compile(
    r"(?:[两二三四五六七八九十]|\d{1,3})[家大所](?:公司|企业|银行|机构|医院|高校|巨头)"
)
THAT = re.compile("该(?:省|市|县|区|州|镇|乡|街道)")
OWNED = re.compile(r"[^市区县省州]{2,}[市区县省]")  # 组织市: a verb with the level of what follows

# verbs the tagger takes into a body: 政府|立即成立了|疫情防控指挥部, 院长高祥福|代表|医院
ACT = re.compile(
    r"(?:立即|立刻|迅速|及时|第一时间|紧急|专门|随即|还|先后|共同|牵头|联合)?(?:成立|组建|设立)了?(?!以来|大会|前|后)|"
    r"代表(?=医院|公司|学校|集团|单位|企业|学院|医疗队|市|县|区|省|党)"
)


def mend_tags(text: str, tags: Iterable[Word], lexicon: Lexicon) -> Iterator[Word]:
    """Cut the level word off a verb (组织市|一|医院); a place that ends in a head is a body."""
    for word in tags:
        if word.tag == "v" and OWNED.fullmatch(text, word.start, word.end):
            yield Word(word.start, word.end - 1, "v")
            yield Word(word.end - 1, word.end, "n")
        elif word.tag in ("r", "n") and THAT.fullmatch(text, word.start, word.end):
            yield word._replace(end=word.start + 1)
            yield Word(word.start + 1, word.end, "n")  # 该|镇|指挥部
        elif word.tag == "ORG" and (twin := TWIN.search(text, word.start, word.end)):
            yield word._replace(end=twin.end())
            yield word._replace(start=twin.end())
        elif word.tag == "ORG" and (cut := find_joint(text, word, lexicon)):
            stop = cut + (1 if text[cut] in "和与及" else 2)
            yield from (Word(word.start, cut, "ORG"), Word(cut, stop, "c"))
            yield Word(stop, word.end, "ORG")
        elif word.tag == "ORG" and (act := ACT.search(text, word.start + 2, word.end)):
            own = longest_head(text, word.start, act.start(), lexicon)
            yield from (
                Word(word.start, act.start(), "ORG" if own else "PER"),
                Word(*act.span(), "v"),
            )
            yield Word(act.end(), word.end, "ORG")
        elif word.tag == "ORG" and (several := SOME.search(text, word.start + 2, word.end)):
            yield word._replace(end=several.start())  # 匹克|四家公司
            yield Word(several.start(), word.end, "n")
        elif word.tag == "LOC" and len(longest_head(text, word.start, word.end, lexicon)) > 1:
            yield word._replace(tag="ORG")
        else:
            yield word


def longest_head(text: str, start: int, end: int, lexicon: Lexicon) -> str:
    """Give the longest head that ends at `end`, or ""."""
    if end <= start or text[end - 1] not in lexicon.last_characters:
        return ""
    for at in range(max(start, end - lexicon.longest_head), end):
        if text[at:end] in lexicon.heads:
            return text[at:end]
    return ""


def find_joint(text: str, word: Word, lexicon: Lexicon) -> int:
    """Give where 和 joins two bodies the tagger took for one, or 0: 县红十字会|和|县医院."""
    for match in JOINT.finditer(text, word.start + 2, word.end - 2):
        head = longest_head(text, word.start, match.start(), lexicon)
        whole = len(head) > 1 and "closed" not in lexicon.heads[head].use
        if whole and longest_head(text, match.end() + 1, word.end, lexicon):  # 省足协|和|建业俱乐部
            return match.start()
        if len(head) > 1 and text[match.end()] in "市县区省镇乡村":
            return match.start()
    return 0
