"""Check a draft against the words around it: a numeral inside a name or a word counts nothing."""

from typing import NamedTuple

from extract.counts.drafts import Draft, Left
from extract.counts.phrases import Reader

# tags of LAC that a number may be part of: a numeral, a classifier, a time, a particle
COUNTING = frozenset(("m", "q", "TIME", "w", "xc", "d", "r", "c", "p", "u", "f", "a", "ad"))
NAMES = frozenset(("PER", "LOC", "ORG"))


class Found(NamedTuple):
    """A draft at its place: where number and unit begin, what stands before, and its rule."""

    rule: str
    at: int
    left: Left
    draft: Draft
    unit_at: int


def check(reader: Reader, found: Found) -> Found | None:
    """Give the draft, mended where a unit only begins a longer noun, or None when it is none."""
    if reader.tags and inside_word(reader, found):
        return None
    if cut_word(reader, found):
        if found.draft.amount.value is None:
            return None
        draft = found.draft._replace(end=found.unit_at, unit="", kind="other", role="direct")
        return found._replace(draft=draft, rule="count.noun")
    return found


def inside_word(reader: Reader, found: Found) -> bool:
    """Say whether the number is part of a word that is no numeral: 波尔多队, 零部件, 百里洲."""
    if reader.text[found.at].isdigit():
        return False
    word = next((w for w in reader.tags if w.end > found.at), None)
    if word is None:
        return False
    wide = word.start < found.at or word.end > found.draft.end
    whole = word.end == found.draft.end
    vague = found.draft.amount.value is None
    named = whole and (word.tag in NAMES or (vague and word.tag == "n"))
    return named or (wide and word.tag not in COUNTING)


def cut_word(reader: Reader, found: Found) -> bool:
    """Say whether the unit only begins a longer noun: 近1000万人口, 30多部委."""
    end = found.draft.end
    if found.unit_at + 1 != end or found.draft.role in ("direct", "measure"):
        return False
    if reader.text[found.unit_at : end + 1] in reader.words.roles["cut"]:
        return True
    vague = found.draft.amount.value is None
    word = next((w for w in reader.tags if w.start >= found.unit_at), None)
    longer = word is not None and word.start == found.unit_at and word.end > end
    return longer and (vague or (word is not None and word.tag == "n"))


def listed_name(reader: Reader, found: Found) -> bool:
    """Say whether a small numeral with its unit stands in a list of places: 原平、五台、保德."""
    text, at, end = reader.text, found.at, found.draft.end
    if found.draft.role != "noun" or text[at] not in "三四五六七八九" or end - at != 2:
        return False
    names = [w for w in reader.tags if w.tag == "LOC"]
    before = text[at - 1 : at] == "、" and any(w.end == at - 1 for w in names)
    return before or (text.startswith("、", end) and any(w.start == end + 1 for w in names))
