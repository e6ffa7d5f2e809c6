"""The short forms of a division's name: 深圳 for 深圳市, 湘西州 for 湘西土家族苗族自治州."""

import re

from daachorse import CharwiseDoubleArrayAhoCorasick

from extract.lexicon import read_lexicon
from schemas.mentions import PlaceLevel

LEVEL_WORDS: dict[str, re.Pattern[str]] = {
    "province": re.compile("[省市]$"),
    "city": re.compile("(?:[市盟州县]|地区)$"),
    "county": re.compile("(?:[市县旗]|新?区|林区|特区)$"),
    "township": re.compile("(?:街道|[镇乡]|苏木|地区)$"),
}

MEKONG = frozenset(("越南", "老挝", "柬埔寨"))  # their provinces have names that are Chinese words
SURROGATE = re.compile("[\ud800-\udfff]")


def occurrences(automaton: CharwiseDoubleArrayAhoCorasick, text: str) -> list[tuple[int, int, int]]:
    """Give start, end and key of every form in a text, overlaps too, by their ends.

    Half a surrogate pair, which no automaton reads, counts as an unknown character.
    """
    try:
        return automaton.find_overlapping(text)
    except UnicodeEncodeError:
        return automaton.find_overlapping(SURROGATE.sub("\ufffd", text))


def wordlike(form: str, country: str) -> bool:
    """Say whether the short form of a province abroad is as likely a word (广义 of 广义省)."""
    return len(form) == 2 and country in MEKONG


class Shortener:
    """Gives the short forms of official names."""

    def __init__(self) -> None:
        groups = "|".join(row["name"] for row in read_lexicon("ethnic_groups"))
        self._autonomous = re.compile(f"(?:{groups}|各族)+自治(?P<level>[州县旗区])$")
        self._ethnic = re.compile(f"(?<=.)(?:{groups}|民族)+(?P<level>[区乡镇])$")

    def shorten(self, name: str, level: PlaceLevel) -> set[str]:
        """Give the short forms of a name, at least two characters each, without the name."""
        found = set()
        for pattern in (self._autonomous, self._ethnic):
            match = pattern.search(name)
            if match:
                base = name[: match.start()]
                found |= {base, base + match["level"], base + "自治" + match["level"]}
        word = LEVEL_WORDS.get(level)
        if not found and word:
            found.add(word.sub("", name))
        if name.endswith("新区"):
            found.add(name[:-2] + "区")
        if level == "township" and name.endswith("街道"):
            found.add(name[:-1])
        return {form for form in found if len(form) > 1 and form != name}
