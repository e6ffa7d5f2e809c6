"""Pinyin glosses that a site put behind traditional characters: `點(diǎn)`, `會(huì )`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.repair.gbk import FULL, MARKS, bytes_of, two_bytes
from extract.repair.language import NO_WORD, load_words

VOWELS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿ"
SYLLABLE = f"[a-z{VOWELS}]{{1,7}}"
# `(shù(xiàn)n)`: a later gloss went into the bytes of an earlier one.
GLOSS = re.compile(rf"\((?:{SYLLABLE})? ?(?:\({SYLLABLE} ?\)(?:{SYLLABLE})?)? ?\)")
PLAIN = re.compile(rf"\(({SYLLABLE}) ?\)")
# The bracket of a gloss inside a character is lost with the byte before it: `守?zé)o`.
TAIL = re.compile(rf"({SYLLABLE}) ?\)")
LOST_BRACKET = re.compile(rf"\?({SYLLABLE}) ?\)")
HAN = re.compile("[\u3400-\u9fff]")
GOES_ON = re.compile("[0-9\u3400-\u9fff,。]")
WRITTEN = re.compile("[0-9\u3400-\u9fff]")

# A lesson glosses a word or two, once each, or every character it shows; a site glosses what its
# table holds wherever it stands, inside words (the seeds have 171 to 1113 glosses on 10 to 20 % of
# their characters).
MOST_OF_TEXT = 0.45
# On the seeds and on 78 twins of undamaged pages every character that is glossed is so everywhere.
EVERYWHERE = 1.25
COMMON = -11.0

Readings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Glosses:
    """The glosses of a page: where those stand that fit, and whether they are damage."""

    damaged: bool
    fitting: tuple[tuple[int, int], ...]


def find_glosses(text: str, readings: Readings, simple: Mapping[int, str]) -> Glosses:
    """Find the glosses that fit the character before them, and say if they are damage."""
    fitting, across, other = [], [], 0
    for match in PLAIN.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if match[1] in readings.get(before, ()):
            fitting.append(match)
        elif match[1] in readings.get(_across(text, match.start()), ()):
            across.append(match)
        elif HAN.match(before) and not match[1].isascii():
            other += 1
    lost = sum(_is_lost(text, m) for m in LOST_BRACKET.finditer(text))
    if not fitting and not lost:
        return Glosses(False, ())
    dense = len(fitting) >= MOST_OF_TEXT * len(HAN.findall(text))
    damaged = not dense and other * 5 <= len(fitting) + lost
    damaged = damaged and (lost > 0 or _mechanical(text, fitting, readings, simple))
    return Glosses(damaged, tuple(sorted(m.span() for m in fitting + across)))


def _mechanical(
    text: str, fitting: list[re.Match[str]], readings: Readings, simple: Mapping[int, str]
) -> bool:
    """Say if glosses come from a table, not from a writer: many, everywhere, inside words.

    A lesson lists what it teaches, 嬪(pín)、藹(ǎi)、維(wéi): such prove nothing.
    """
    fitting = [m for m in fitting if not _is_listed(text, m)]
    if not fitting:
        return False
    glossed = [text[m.start() - 1] for m in fitting]
    kinds = set(glossed)
    if sum(map(text.count, kinds)) > EVERYWHERE * len(glossed):
        return False
    inside = sum(bool(HAN.match(text, m.end())) for m in fitting)
    if len(kinds) >= 6:
        return inside * 4 >= len(glossed)
    if len(kinds) >= 3 or len(glossed) > len(kinds):
        return inside * 2 >= len(glossed)
    usual = all(_on_usual(text, m, readings, simple) for m in fitting)
    return usual and any(WRITTEN.match(text, m.end()) for m in fitting)


def _is_listed(text: str, match: re.Match[str]) -> bool:
    """Say if a glossed character stands alone in a list."""
    before, after = text[match.start() - 2 : match.start() - 1], text[match.end() : match.end() + 1]
    return before in ("", "\n", "、") and after in ("", "\n", "、") and "、" in (before, after)


def _on_usual(
    text: str, match: re.Match[str], readings: Readings, simple: Mapping[int, str]
) -> bool:
    """Say if a gloss gives the usual reading of a common character in the text: `58萬(wàn)余名`.

    Nobody explains such a character to a reader.
    """
    char = text[match.start() - 1]
    if readings[char][0] != match[1] or not GOES_ON.match(text, match.end()):
        return False
    return load_words().get(char.translate(simple), NO_WORD) > COMMON


def _is_lost(text: str, match: re.Match[str]) -> bool:
    """Say if this is a gloss without its bracket; `(what?yes)` has one before it."""
    near = text[max(0, match.start() - 30) : match.start()]
    return near.rfind("(") <= near.rfind(")") and not match[1].isascii()


def trail_before(text: str, at: int) -> int:
    """Give the trail byte of the character before, past its gloss."""
    while text[at - 1 : at] == ")" and (opened := text.rfind("(", max(0, at - 12), at)) >= 0:
        if not GLOSS.fullmatch(text, opened, at):
            break
        at = opened
    char = text[at - 1 : at]
    data = bytes_of(FULL[char] if char and char in MARKS else char)
    return data[-1] if data else 0


def _across(text: str, at: int) -> str:
    """Give the character of a trail byte and the ASCII letter before a gloss: `枪W(wǎng)`."""
    letter = text[at - 1 : at]
    if not ("@" <= letter <= "~"):
        return ""
    return two_bytes(trail_before(text, at - 1), ord(letter)) or ""
