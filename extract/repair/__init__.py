"""From raw to clean text: one list of edits that undoes the damage and touches nothing healthy."""

from collections.abc import Set
from dataclasses import dataclass

from extract.lexicon import read_lexicon
from extract.read import common_characters
from extract.repair.changes import Change, apply_changes, compare, disjoint, lay_over, to_edits
from extract.repair.encoding import find_misread
from extract.repair.glosses import GLOSS, Glosses, find_glosses
from extract.repair.language import Language, load_words, page_words
from extract.repair.lines import find_broken_lines
from extract.repair.lost import find_indents, find_lost
from extract.repair.signs import find_signs
from extract.repair.solve import Solver, broken_runs, find_halved
from extract.simplify import Simplifier, load_simplifier, simplify_page
from schemas.text import CleanText

# How much likelier (natural logarithm) a mended run must be: on a page known to be damaged, on any.
DOUBTFUL = 3.0
SURE = 12.0
# Sites broke what they had turned into traditional characters; a page with none is healthy.
SIMPLIFIED_SURE = 30.0
# `感情線索??幾乎` could be 還, but also 會 and others as well: no reason to touch it.
CERTAIN = 0.9


@dataclass(frozen=True, slots=True)
class RepairLexicon:
    """What repair knows: the readings of characters that sites gloss, and the scripts."""

    readings: dict[str, tuple[str, ...]]
    radicals: dict[str, str]
    common: frozenset[str]
    simplifier: Simplifier


def load_repair() -> RepairLexicon:
    """Read the lexicons of repair; jieba's words are read only when a page needs them."""
    readings = {row["char"]: tuple(row["readings"].split(" ")) for row in read_lexicon("pinyin")}
    characters: dict[str, list[str]] = {}
    for char, sounds in readings.items():
        for sound in sounds:
            characters.setdefault(sound, []).append(char)
    readings |= {sound: tuple(chars) for sound, chars in characters.items()}
    radicals = {row["radical"]: row["character"] for row in read_lexicon("radicals")}
    return RepairLexicon(readings, radicals, common_characters(), load_simplifier())


def repair(raw: str, lexicon: RepairLexicon, *, simplified: bool = True) -> CleanText:
    """Undo the damage of a page, then write it in simplified characters.

    Replaying the edits on `raw` gives the text. A healthy simplified page comes back as it is;
    `simplified=False` leaves the script alone. Any text is repaired in linear time.
    """
    text, held, changes = raw, set[str](), list[Change]()
    steps = (_misread, _damaged, _broken_lines, _in_traditional)
    for find in steps if simplified else steps[:-1]:
        held = held or set(text)
        found = find(text, held, lexicon)
        if found:
            changes = lay_over(text, changes, found)
            text = apply_changes(text, found)
            held = set()
    return CleanText(raw, text, to_edits(raw, changes))


def _misread(text: str, held: Set[str], lexicon: RepairLexicon) -> list[Change]:
    return find_misread(text, held, lexicon.common)


def _broken_lines(text: str, held: Set[str], lexicon: RepairLexicon) -> list[Change]:
    if "\n" not in held:
        return []
    return list(find_broken_lines(text, lexicon.simplifier.characters))


def _in_traditional(text: str, held: Set[str], lexicon: RepairLexicon) -> list[Change]:
    if lexicon.simplifier.traditional.isdisjoint(held):
        return []
    return compare(text, simplify_page(text, lexicon.simplifier), "script", "repair.script")


def _damaged(raw: str, held: Set[str], lexicon: RepairLexicon) -> list[Change]:
    """Find the glosses, the broken characters, and the signs that stand for others."""
    signs = [*find_signs(raw, held, lexicon.radicals), *find_indents(raw)]
    simple = lexicon.simplifier.characters
    glosses = Glosses(False, ())
    if "(" in held or "?" in held:
        glosses = find_glosses(raw, lexicon.readings, simple)
        # A lesson on a simplified page may gloss 學(xué)習(xí); on the damaged seeds there are 2
        # simplified characters to 100 traditional ones, on dense twins up to 6.
        if glosses.damaged and _mostly_simplified(raw, held, lexicon.simplifier):
            glosses = Glosses(False, ())
    halved = _halved(raw, lexicon, glosses.damaged)
    if not glosses.damaged and not halved:
        return disjoint(signs)
    removed = [Change(s, e, "", "gloss", "repair.gloss") for s, e in glosses.fitting]
    return disjoint([*halved, *removed, *find_lost(raw), *signs])


def _mostly_simplified(raw: str, held: Set[str], simplifier: Simplifier) -> bool:
    simplified = sum(map(raw.count, held & simplifier.simplified))
    return simplified * 2 > sum(map(raw.count, held & simplifier.traditional))


def _halved(raw: str, lexicon: RepairLexicon, damaged: bool) -> list[Change]:
    """Find the broken characters; the more of them are sure, the more are believed."""
    if not damaged and next(broken_runs(raw, lexicon.readings), None) is None:
        return []
    simple = lexicon.simplifier.characters
    language = Language(load_words(), {})
    if not damaged:
        sure = SIMPLIFIED_SURE if lexicon.simplifier.traditional.isdisjoint(raw) else SURE
        halved = find_halved(raw, Solver(lexicon.readings, language, simple, sure, CERTAIN))
        if len(halved) < 2:
            return halved
    language = Language(load_words(), page_words(GLOSS.sub("", raw).translate(simple)))
    return find_halved(raw, Solver(lexicon.readings, language, simple, DOUBTFUL))
