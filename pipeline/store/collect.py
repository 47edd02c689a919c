"""The rows of every document of a run: what was kept from runs before, and what this one reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.emit.schema import SCHEMA_VERSION
from prongsai.pipeline.emit.spill import DocumentTables, RowsError, bytes_to_tables, tables_to_bytes
from prongsai.pipeline.store.results import ResultStore, read_checked, write_checked


@dataclass(slots=True)
class CollectedRows:
    """Where the rows of each document of a run lie.

    `passing` is a folder of this run, for rows that tell only of how a file was found just now.
    """

    store: ResultStore
    passing: Path
    _paths: dict[str, Path] = field(default_factory=dict)

    def find_missing(self, inputs: Iterable[Input]) -> list[Input]:
        """The inputs that must be read, in their order."""
        missing = []
        for found in inputs:
            path = self.store.find_rows(found)
            if path is None:
                missing.append(found)
            else:
                self._paths[found.document.document_id] = path
        return missing

    def put(self, found: Input, rows: bytes, is_cut: bool, is_lasting: bool) -> None:
        """Keep the rows of one document (`spill.tables_to_bytes`).

        Raises:
            OutputError: the disk is full, or the folder cannot be written.
        """
        path = self.store.rows_path(found, is_cut)
        if not is_lasting:
            path = self.passing / f"{path.stem}-{hashlib.sha256(rows).hexdigest()}.rows"
        write_checked(path, rows)
        self._paths[found.document.document_id] = path

    def take(self, found: Input) -> DocumentTables | None:
        """The rows of one document; None where they were damaged, and it must be read again."""
        path = self._paths[found.document.document_id]
        data = read_checked(path)
        if data is not None:
            try:
                return bytes_to_tables(data)
            except RowsError:
                pass  # written by a version with other tables under the same fingerprint: read it again as well
        path.unlink(missing_ok=True)
        return None

    @property
    def paths(self) -> Sequence[Path]:
        """The files that the dataset is made from."""
        return list(self._paths.values())

    def digest(self, inputs: Iterable[Input], loose: DocumentTables, supplied: str = "") -> str:
        """What a snapshot of these inputs is made from, in hex: equal where its tables would be equal.

        Args:
            inputs: the inputs in the order of the dataset.
            loose: the findings about files that are no document.
            supplied: fingerprint of what people say of the documents.
        """
        digest = hashlib.sha256(f"{SCHEMA_VERSION} {self.store.prints.across} {supplied}".encode())
        for found in inputs:
            digest.update(self._paths[found.document.document_id].name.encode() + b"\0")
        digest.update(tables_to_bytes(loose))
        return digest.hexdigest()
