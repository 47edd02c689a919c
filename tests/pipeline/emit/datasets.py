"""Small datasets on disk, for tests of what stands around them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prongsai.pipeline.emit.marker import Origin
from prongsai.pipeline.emit.publish import publish
from prongsai.pipeline.emit.snapshot import staging
from prongsai.pipeline.emit.spill import DocumentTables, rows_to_tables
from prongsai.pipeline.emit.write import write_snapshot
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Document
from tests.fake_rows import fake_rows


def make_tables(*ids: str, score: float = 92.75) -> list[DocumentTables]:
    """The tables of one document for each id."""
    return [rows_to_tables(fake_rows(Document(i, (f"{i}.pdf",), "application/pdf"), score)) for i in ids]


def emit(out: Path, documents: Iterable[DocumentTables], keep: int = 0) -> dict[str, int]:
    """Write a dataset as a run does at its end."""
    with staging(out) as folder:
        counts = write_snapshot(documents, load_frame(), folder / "new")
        publish(folder / "new", out, Origin(), folder, keep)
    return counts


def names_in(folder: Path) -> list[str]:
    """The names in a folder, sorted."""
    return sorted(entry.name for entry in folder.iterdir())
