"""Counts: how many, how much, of what."""

from extract.counts.find import find_counts, find_refusals
from extract.counts.rules import CountLexicon, load_counts

__all__ = ["CountLexicon", "find_counts", "find_refusals", "load_counts"]
