"""Give the bodies that a government or party sets up in the same clause its place as owner."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extract.organisations.unify import drop_upper
from schemas.mentions import OrganisationMention, PlaceMention

FORMED = re.compile(  # 镇党委、政府|立即成立了|疫情防控指挥部
    r"(?:[\u4e00-\u9fff]{0,2}(?:立即|立刻|迅速|及时|第一时间|紧急|专门|随即|还|先后|也|又|已|高度重视[,，])){0,2}"
    r"(?:成立|组建|设立)了?(?P<name>(?![由以])(?:(?![的为和与及由以])[\u4e00-\u9fff]){2,14}?(?:指挥部|领导小组|工作专班|办公室))"
)
OWNER = re.compile(r"(?:人民)?政府$|(?:县|市|区|省|镇|乡|街道|党|工)委$")
LEVEL = re.compile(r"[省市县区州镇乡旗]$|街道$")


def by_founder(
    text: str, found: Sequence[OrganisationMention], chains: Mapping[int, PlaceMention]
) -> Iterator[OrganisationMention]:
    """Give the bodies set up by those of a place, named with that place."""
    taken = {at for m in found for at in range(m.start, m.end)}
    for founder in found:
        head = OWNER.search(founder.name)
        match = FORMED.match(text, founder.end) if head else None
        if head is None or match is None or any(at in taken for at in range(*match.span("name"))):
            continue
        named = drop_upper(text, founder, chains).name
        owner = named.removesuffix(head[0])
        owner += head[0].removesuffix("委") if head[0][0] in "县市区省镇乡街" else ""
        if LEVEL.search(owner) and not re.match(r"[省市县区镇乡]", match["name"]):
            yield founder.model_copy(
                update={
                    "start": match.start("name"),
                    "end": match.end("name"),
                    "rule": "organisation.sibling",
                    "name": owner + match["name"],
                    "kind": "government",
                    "parent": "",
                }
            )
