"""From raw to clean text: one list of edits that undoes the damage and touches nothing healthy."""

from dataclasses import dataclass

from extract.lexicon import read_lexicon
from extract.repair.changes import Change, apply_changes, compare, disjoint, lay_over, to_edits
from extract.repair.glosses import GLOSS, Glosses, find_glosses
from extract.repair.language import Language, load_words, page_words
from extract.repair.lost import find_lost
from extract.repair.solve import Solver, broken_runs, find_halved
from extract.simplify import Simplifier, load_simplifier, simplify
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
    simplifier: Simplifier


def load_repair() -> RepairLexicon:
    """Read the lexicons of repair; jieba's words are read only when a page needs them."""
    rows = read_lexicon("pinyin")
    readings = {row["char"]: tuple(row["readings"].split(" ")) for row in rows}
    return RepairLexicon(readings, load_simplifier())


def repair(raw: str, lexicon: RepairLexicon, *, simplified: bool = True) -> CleanText:
    """Undo the damage of a page, then write it in simplified characters.

    Replaying the edits on `raw` gives the text. A healthy simplified page comes back as it is;
    `simplified=False` leaves the script alone.
    """
    first = _undo(raw, lexicon)
    middle = apply_changes(raw, first)
    changes = first
    if simplified:
        plain = simplify(middle, lexicon.simplifier)
        changes = lay_over(middle, first, compare(middle, plain, "script", "repair.script"))
    return CleanText(raw, apply_changes(raw, changes), to_edits(raw, changes))


def _undo(raw: str, lexicon: RepairLexicon) -> list[Change]:
    """Find the glosses and the broken characters of a page."""
    simple = lexicon.simplifier.characters
    glosses = Glosses(False, ())
    if "(" in raw or "?" in raw:
        glosses = find_glosses(raw, lexicon.readings, simple)
    halved = _halved(raw, lexicon, glosses.damaged)
    if not glosses.damaged:
        return halved
    removed = [Change(s, e, "", "gloss", "repair.gloss") for s, e in glosses.fitting]
    return disjoint([*halved, *removed, *find_lost(raw)])


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
