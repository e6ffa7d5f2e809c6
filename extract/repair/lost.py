"""Characters that GBK does not have, of which a damaged page kept a `?`."""

import re

from extract.repair.changes import Change
from extract.repair.gbk import FOUR_BYTES

FOUR = re.compile("|".join(map(re.escape, FOUR_BYTES)))
# 001: `10日電? 疫情`, `(2月7日攝)。?新華社記者`: a no-break space that GBK cannot write.
SPACE = re.compile(r"(?<=。)\?(?=[\u3400-\u9fff])|(?<=日[電电讯訊])\?(?=\s)")


def find_lost(text: str) -> list[Change]:
    """Find, on a page that is damaged, the `?` that stand for blanks and signs outside GBK."""
    signs = [
        Change(m.start() - 1, m.end(), FOUR_BYTES[m[0]], "halved", "repair.lost_sign", 0.9)
        for m in FOUR.finditer(text)
        if text[m.start() - 1 : m.start()] == "?"
    ]
    blanks = [
        Change(m.start(), m.end(), " ", "encoding", "repair.lost_blank", 0.8)
        for m in SPACE.finditer(text)
    ]
    return signs + blanks
