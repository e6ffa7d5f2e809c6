"""What every part of an explanation reads: the tables, the document read again, the rules."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extract.explain.again import Again, read_again
from extract.explain.rules import KnownRule, load_rules
from extract.explain.tables import Cells, Tables


@dataclass
class Asked:
    """One question: the tables, where sources may lie, and whether the answer has colours."""

    tables: Tables
    source: Path | None = None
    metadata: Path | None = None
    coloured: bool = False

    @cached_property
    def rules(self) -> dict[str, KnownRule]:
        """Every rule of this version, by name."""
        return load_rules()

    @cached_property
    def _documents(self) -> dict[str, Again | str]:
        return {}

    def again(self, doc_id: str) -> Again | str:
        """Give a document read again, once, or why it cannot be."""
        if doc_id not in self._documents:
            row = self.tables.row("documents", doc_id)
            self._documents[doc_id] = (
                read_again(self.tables, row, self.source, self.metadata)
                if row
                else f"{doc_id} has no row in documents"
            )
        return self._documents[doc_id]

    def sentence(self, row: Cells) -> Cells | None:
        """Give the sentence that a row begins in."""
        return self.tables.row("sentences", row["sentence_id"])
