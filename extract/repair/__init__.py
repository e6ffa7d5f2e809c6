"""From raw to clean text: one list of edits that undoes the damage and touches nothing healthy."""

from dataclasses import dataclass

from extract.lexicon import read_lexicon
from extract.repair.changes import Change, apply_changes, compare, disjoint, lay_over, to_edits
from extract.repair.glosses import Glosses, find_glosses
from extract.repair.language import Language, load_words, page_words
from extract.repair.solve import START, find_halved
from extract.simplify import Simplifier, load_simplifier, simplify
from schemas.text import CleanText


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
    glosses = (
        find_glosses(raw, lexicon.readings) if "(" in raw or "?" in raw else Glosses(False, ())
    )
    halved = _halved(raw, lexicon, glosses)
    if not glosses.damaged:
        return halved
    removed = [Change(s, e, "", "gloss", "repair.gloss") for s, e in glosses.fitting]
    return disjoint([*halved, *removed])


def _halved(raw: str, lexicon: RepairLexicon, glosses: Glosses) -> list[Change]:
    if not START.search(raw):
        return []
    simple = lexicon.simplifier.characters
    language = Language(load_words(), page_words(raw.translate(simple)))
    threshold = 6.0 if glosses.damaged else 25.0
    return find_halved(raw, lexicon.readings, language, simple, threshold)
