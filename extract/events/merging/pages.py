"""Whether two reports of other pages tell one happening, where a page's own story is no help."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extract.events.merging.details import title_of
from extract.events.merging.differences import akin, magnitude, overlap
from extract.events.merging.facts import Facts

TOWN = 6  # digits of the code of a county
CITY = 4
RETOLD = 0.3  # of the pairs of characters of a sentence that another repeats
ROUTINE = ("记者会", "发布会", "通气会", "吹风会", "座谈会", "会谈", "研讨会", "仪式", "工作会议")
LEAST = 4  # characters of the name of a meeting


def same_day(one: Facts, two: Facts) -> bool:
    """Say whether two reports begin on the same known day."""
    start = one.report.date_start
    return bool(start) and start == two.report.date_start


def reprinted(one: Facts, two: Facts) -> bool:
    """Say whether a long sentence with figures stands in two pages, of one day or of none."""
    first, second = one.report, two.report
    return bool(one.figures) and first.date == second.date and first.place == second.place


def same_accident(one: Facts, two: Facts) -> bool:
    """Say whether two pages tell one incident: of a day and a county, or in much the same words.

    A quake is known by its size, whatever day the page gives it.
    """
    if magnitude(one) and magnitude(one) == magnitude(two):
        return True
    if not same_day(one, two):
        return False
    if one.report.place == two.report.place:
        return True
    short = min(len(one.stem), len(two.stem))
    return short >= TOWN or (short >= CITY and retold(one, two))


def retold(one: Facts, two: Facts) -> bool:
    """Say whether the shorter of two sentences repeats much of the other."""
    short, long = sorted((one.report.evidence, two.report.evidence), key=len)
    return overlap(short, long) >= RETOLD


def tolls(
    told: Sequence[Facts], group: Sequence[int], members: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Give the tolls of pages that tell one incident, harm by harm: they may be of other times.

    Of a page that counts several times in its own right nothing says which is whose.
    """
    harmed: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for i, facts in enumerate(told):
        if facts.report.type == "casualty" and facts.figures:
            harmed[facts.telling.doc_id][facts.kind].add(group[i])
    for accident in members.values():
        if told[accident[0]].report.type != "incident":
            continue
        pages = sorted({told[i].telling.doc_id for i in accident})
        for kind in sorted({kind for page in pages for kind in harmed.get(page, ())}):
            counted = [harmed[page][kind] for page in pages if kind in harmed.get(page, ())]
            yield from pairwise(min(groups) for groups in counted if len(groups) == 1)


def same_session(one: Facts, two: Facts) -> bool:
    """Say whether two pages give one name to a meeting of a day; many hold a 新闻发布会."""
    if not same_day(one, two):
        return False
    held = any(akin(a, b) for a in one.bodies for b in two.bodies)
    return any(
        akin(a, b) and min(len(a), len(b)) >= LEAST and (held or not a.endswith(ROUTINE))
        for a in title_of(one)
        for b in title_of(two)
    )
