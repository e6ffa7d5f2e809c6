"""Event reports: who did what, when, where, how many, and the words that say so."""

from extract.events.lexicon import EventLexicon, load_events
from extract.events.reports import find_reports

__all__ = ["EventLexicon", "find_reports", "load_events"]
