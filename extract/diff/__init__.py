"""Differences between two folders of tables, and ways to print them."""

from extract.diff.compare import ChangedRow, Differences, TableDifferences, diff_tables
from extract.diff.output import print_differences

__all__ = [
    "ChangedRow",
    "Differences",
    "TableDifferences",
    "diff_tables",
    "print_differences",
]
