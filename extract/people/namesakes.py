"""Tell the names of villages, gates and firms from those of people by how the page uses them."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.occurrences import find_all
from extract.people.lexicon import Lexicon
from extract.people.shapes import ACTS, HAN, Span

# what a place or a firm goes on with and a person does not: 纪刘|工作片, 卜奎|出城口, 凌钢|集团
GOES_ON = re.compile(
    r"(?:行政|自然)?[村屯](?!里|民)|村(?=村民|民[\u4e00-\u9fff]{2,3}[、,，捐说表介])|村委|工作[片区]|片区|"
    r"[入出进]城口|高速|收费站|检[查测]站|卡口|路口|口(?=[、，,)）])|立交|隧道|大桥|水[库厂]|社区|小区|街道|[大东西南北]街|新[村区城]|"
    r"[乡镇县](?![长里])|产业园|工业园|开发区|派出所|集团(?!化)|股份(?!的)|钢铁(?![意之般侠长])|[钢矿纱焦]厂|矿业|煤矿|铜业|铝业|国际机场|"
    r"新月会|十字会"
)
STORMS = re.compile(r"(?:台风|飓风|热带风暴|气旋)[“「『‘]?$")
CHINESE = re.compile(f"[{HAN}]{{2,4}}")


def find_namesakes(text: str, spans: Sequence[Span], lexicon: Lexicon) -> set[str]:
    """Give the names seen that the page mostly uses of places and firms, never of a person."""
    names = {text[s.start : s.end] for s in spans if s.rule in ("person.tagger", "person.repeat")}
    names = {n for n in names if CHINESE.fullmatch(n)}
    things: Counter[str] = Counter()
    stands: Counter[str] = Counter()
    people: set[str] = set()
    storms: set[str] = set()
    for start, end in find_all(text, names) if names else ():
        name = text[start:end]
        stands[name] += 1
        things[name] += GOES_ON.match(text, end) is not None
        if STORMS.search(text, max(0, start - 5), start):
            storms.add(name)  # 台风|杜苏芮
        titled = lexicon.ends.search(text, max(0, start - 10), start)
        if titled or ACTS.match(text, end) or lexicon.after.match(text, end):
            people.add(name)
    mostly = {n for n, c in things.items() if c and (c == stands[n] or is_mostly(n, c, stands[n]))}
    return (mostly | storms) - people


def is_mostly(name: str, things: int, stands: int) -> bool:
    """Whether half of the places where two characters stand name a thing; three are a name."""
    return len(name) == 2 and 2 * things >= stands
