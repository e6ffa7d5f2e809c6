"""From raw to clean text, whatever the page came as: markup first, then repair."""

from extract.head import read_head
from extract.html import article_text, strip_markup
from extract.repair import RepairLexicon, repair
from extract.repair.changes import Change, apply_changes, lay_over, to_edits
from schemas.text import CleanText, Edit


def clean_text(raw: str, lexicon: RepairLexicon, *, html: bool = False) -> CleanText:
    """Give the clean text of a page and the edits that lead to it from its raw text.

    The raw text of an HTML page is its source, and its markup is taken out by edits too.
    """
    if not html:
        return repair(raw, lexicon)
    markup = strip_markup(raw)
    shown = apply_changes(raw, markup)
    repaired = [as_change(edit) for edit in repair(shown, lexicon).edits]
    changes = lay_over(shown, markup, repaired)
    return CleanText(raw, apply_changes(raw, changes), to_edits(raw, changes))


def clean_article(raw: str, lexicon: RepairLexicon, *, html: bool = False) -> str:
    """Give what another reader takes for the article of an HTML page, as clean text; else ""."""
    return repair(article_text(raw), lexicon).text if html else ""


def clean_head(raw: str, lexicon: RepairLexicon, *, html: bool = False) -> dict[str, str]:
    """Give what the head of an HTML page says of it, as clean text; else nothing."""
    said = read_head(raw) if html else {}
    return {key: repair(value, lexicon).text for key, value in said.items()}


def as_change(edit: Edit) -> Change:
    """Give an edit as a change of the text it was made on."""
    return Change(edit.raw_start, edit.raw_end, edit.after, edit.kind, edit.rule, edit.confidence)
