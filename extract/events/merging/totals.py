"""Which report sums up in figures what was told right before it (开展检测,共采样5万份)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.events.merging.differences import contradicts
from extract.events.merging.facts import Facts
from extract.events.merging.retelling import STEPWISE

TOTAL = re.compile(r"(?:^|[^一公])(?:共|合计|总计|累计)(?:计|有)?[^，、]{0,4}$")
SO_FAR = re.compile(r"目前|截[至止]|至今|迄今|以来")
NEAR = 120  # characters from what is told to its total
LAST = 6  # reports before a total that may be meant


def total_pairs(told: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Give each report of a total with the nearest report before it that it sums up."""
    pages: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, facts in enumerate(told):
        before = pages[facts.telling.doc_id, facts.report.type]
        if facts.figures and not facts.fresh and TOTAL.search(facts.before):
            for j in reversed(before[-LAST:]):
                if is_summed(told[j], facts):
                    yield j, i
                    break
        before.append(i)


def is_summed(one: Facts, two: Facts) -> bool:
    """Say whether a total counts what a report close before it tells without that figure."""
    if two.report.start - one.report.start > NEAR or one.report.realis != two.report.realis:
        return False
    if one.report.evidence != two.report.evidence and SO_FAR.search(two.before):
        return False  # 目前共排查278人 sums up weeks
    if one.figures.keys() & two.figures.keys() or contradicts(one, two, "told before"):
        return False
    if one.report.type in STEPWISE:
        return True
    return not one.figures and one.report.word == two.report.word
