"""Check a folder of tables against schemas, keys, offsets, hashes, and the sources themselves."""

from extract.check.tables import check_tables

__all__ = ["check_tables"]
