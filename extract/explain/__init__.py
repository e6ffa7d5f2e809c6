"""Explain how one row came to be, what a rule is, and what was refused beside it."""

from extract.explain.answer import explain
from extract.explain.rules import KnownRule, load_rules

__all__ = ["KnownRule", "explain", "load_rules"]
