"""The groups of villagers below the villages."""

import re

from extract.gazetteer.endings import HAN
from extract.places.chain import Link
from extract.places.tokens import Tokens

# 横山组, 赵家沟村民小组; 工作组 is a body
GROUP = re.compile(
    f"(?P<base>[{HAN}]{{2,4}}?)(?:[村居]民小组|(?<![党小])组(?![织长成合建装团员委稿图件别阁队]))"
)
BODY_WORDS = re.compile(
    "工作|调查|专|领导|[党小村居民各每个]|帮扶|督|查|项目|攻坚|课题|救|互助|理事|宣传|综合|调解|[和与及的]"
)
PERSON = frozenset(("PER",))
# 新胜村六组, 二社, 第3村民小组: a group of a village by its number
NUMBERED = re.compile(
    "第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[村居]民小组|[组社](?![织长成合建装团员委稿图件别阁队会区保办论级]))"
)


def group(tokens: Tokens, links: tuple[Link, ...], limit: int) -> Link | None:
    """Read a group of villagers (新农村横山组, 南江镇赵家沟村民小组)."""
    last = links[-1]
    numbered = NUMBERED.match(tokens.text, last.end) if last.level == "village" else None
    if numbered:
        return Link(last.end, numbered.end(), "site", numbered[0], "poi")
    match = GROUP.match(tokens.text, last.end, limit)
    if not match or BODY_WORDS.search(match["base"]):
        return None
    if last.level != "village" and match.end() - match.end("base") < 4:
        return None
    if tokens.run_end(last.end, match.end("base"), PERSON) < match.end("base"):
        return None
    return Link(last.end, match.end(), "site", match[0], "poi")
