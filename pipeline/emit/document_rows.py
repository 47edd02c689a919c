"""What one document becomes: plain rows, one dict per row with exactly the columns of `schema.TABLES`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from prongsai.pipeline.model import Document

TableRow = dict[str, Any]
"""Column name -> value (str, int, float, bool, date, list of str, or None)."""


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """The rows that one document adds to each table.

    `document` is its row of `documents`; the others may be empty. `measures` and `observations` stand in reading
    order. `units` holds the gazetteer rows that the other rows refer to; the same unit may come from many documents.
    """

    document: TableRow
    scores: list[TableRow] = field(default_factory=list)
    observations: list[TableRow] = field(default_factory=list)
    measures: list[TableRow] = field(default_factory=list)
    findings: list[TableRow] = field(default_factory=list)
    units: list[TableRow] = field(default_factory=list)

    def table(self, name: str) -> list[TableRow]:
        """The rows for the table of that name.

        Raises:
            KeyError: there is no such table.
        """
        tables = {
            "documents": [self.document],
            "scores": self.scores,
            "observations": self.observations,
            "measures": self.measures,
            "findings": self.findings,
            "units": self.units,
        }
        return tables[name]


DocumentReader = Callable[[Document, bytes, str], DocumentRows]
"""Reads the bytes of one document; the third argument is its file name, which may say whose report it is."""
