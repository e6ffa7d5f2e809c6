"""Pinyin glosses that a site put behind traditional characters: `點(diǎn)`, `會(huì )`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

VOWELS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿ"
SYLLABLE = f"[a-z{VOWELS}]{{1,7}}"
# `(shù(xiàn)n)`: a later gloss went into the bytes of an earlier one.
GLOSS = re.compile(rf"\((?:{SYLLABLE})? ?(?:\({SYLLABLE} ?\)(?:{SYLLABLE})?)? ?\)")
PLAIN = re.compile(rf"\(({SYLLABLE}) ?\)")
# The bracket of a gloss inside a character is lost with the byte before it: `守?zé)o`.
TAIL = re.compile(rf"({SYLLABLE}) ?\)")
LOST_BRACKET = re.compile(rf"\?({SYLLABLE}) ?\)")
HAN = re.compile("[\u3400-\u9fff]")

# A page is taken for glossed on this much evidence (the seeds have 171 to 1113 glosses; a lesson
# that explains one hard character has one or two, or glosses every character it shows).
FEWEST = 3
MOST_OF_TEXT = 0.45


@dataclass(frozen=True, slots=True)
class Glosses:
    """The glosses of a page: where each plain one stands, and whether they are damage."""

    damaged: bool
    fitting: tuple[tuple[int, int], ...]


def find_glosses(text: str, readings: Mapping[str, tuple[str, ...]]) -> Glosses:
    """Find the glosses that fit the character before them, and say if they are damage."""
    fitting, other, following, seen = [], 0, 0, set()
    for match in PLAIN.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if match[1] in readings.get(before, ()):
            fitting.append(match.span())
            seen.add(before)
            following += bool(HAN.match(text, match.end()))
        elif HAN.match(before) and not match[1].isascii():
            other += 1
    lost = sum(_is_lost(text, m, readings) for m in LOST_BRACKET.finditer(text))
    enough = len(seen) >= FEWEST and following * 2 >= len(fitting)
    few = len(fitting) < MOST_OF_TEXT * len(HAN.findall(text))
    damaged = few and other * 5 <= len(fitting) + lost and (enough or lost > 0)
    return Glosses(damaged, tuple(fitting))


def _is_lost(text: str, match: re.Match[str], readings: Mapping[str, tuple[str, ...]]) -> bool:
    """Say if this is a gloss without its bracket; `(what?yes)` has one before it."""
    opened = text.rfind("(", max(0, match.start() - 30), match.start())
    closed = text.rfind(")", max(0, match.start() - 30), match.start())
    return opened <= closed and not match[1].isascii()
