"""Find the bodies of a series that a noun closes: 普爱、恒福|等机构."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from extract.organisations.firms import LINKS, firm_at
from extract.organisations.lexicon import Lexicon
from extract.organisations.pieces import NAME, PLACE, Candidate, Line
from schemas.mentions import OrganisationKind
from schemas.text import Word

KINDS: dict[str, OrganisationKind] = {
    "机构": "social", "公司": "company", "企业": "company", "银行": "company", "车企": "company",
    "药企": "company", "厂商": "company", "品牌": "company", "券商": "company", "房企": "company",
    "医院": "hospital", "高校": "school", "大学": "school", "学校": "school", "媒体": "media",
    "球队": "team", "俱乐部": "team", "协会": "social", "平台": "company",
}  # fmt: skip
CLOSED = re.compile(
    r"等(?:[一二三四五六七八九十两多数]?(?:家|所|支|个|大)|\d{1,3}[多余]?(?:家|所|支|个)|多家)?"
    r"(?:知名|龙头|头部|社会|公益|本土|互联网|科技|上市|国有|民营|国内外?|主流|大型){0,2}"
    rf"(?P<kind>{'|'.join(KINDS)})"
)
PROPER = frozenset(("PER", "ORG", "nz", "nw", NAME))
LOOSE = frozenset((*PROPER, PLACE, "LOC", "n", "vn", "v", "a", "an"))


def by_series(text: str, line: Line, lexicon: Lexicon) -> Iterator[Candidate]:
    """Give the items before a closing noun, as far back as words go that names are made of."""
    for match in CLOSED.finditer(text, line.start, line.end):
        items = read_items(text, [p for p in line.pieces if p.end <= match.start()], lexicon)
        for words in items if len(items) > 1 else []:
            first = next((w for w in words if w.tag in (PLACE, "LOC") or w.tag in PROPER), words[0])
            start, end = first.start, words[-1].end
            placed = first.tag in (PLACE, "LOC") and 1 < end - first.end < 5  # 深圳|彩虹
            known = first.tag in PROPER or text[start:end] in lexicon.names
            if KINDS[match["kind"]] == "company" and not known:  # 通力|电梯
                firm = firm_at(text, line, bisect_left(line.pieces, words[-1]), lexicon)
                known = firm is not None and firm.start == start
            if (placed or known) and end - start < 12:
                yield Candidate(start, end, KINDS[match["kind"]], "organisation.series")


def read_items(text: str, pieces: list[Word], lexicon: Lexicon) -> list[list[Word]]:
    """Give the words of each item of the series that ends with the last piece."""
    items: list[list[Word]] = [[]]
    for piece in reversed(pieces):
        if text[piece.start : piece.end] in LINKS:
            items.append([])
        elif text[piece.start : piece.end] in lexicon.context["lead"]:
            break  # 走进|恒力集团
        elif piece.tag in LOOSE and len(items[-1]) < 4:
            items[-1].insert(0, piece)
        else:
            break
    return [words for words in items if words]
