"""All that people supply in a run, put to the rows of each document on their way into the snapshot.

It lies outside what is kept of a document: its own rows stay a function of its bytes, and a decision costs no reading.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.schema import DOCUMENTS
from prongsai.pipeline.emit.spill import DocumentTables, make_table
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Finding, Unit
from prongsai.pipeline.supplied.apply import apply_corrections
from prongsai.pipeline.supplied.corrections import CorrectionsByDocument, read_corrections
from prongsai.pipeline.supplied.decided import Known
from prongsai.pipeline.supplied.manifest import Manifest, find_fetched, read_manifest, tell_fetched

Named = tuple[str, Sequence[str]]
"""The id of a document and its sources."""


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a run was given besides reports; nothing where nothing was."""

    manifest: Manifest
    corrections: CorrectionsByDocument
    known: Known
    print_: str
    """Fingerprint of the files, in hex: a dataset made with others is another."""

    def amend(self, tables: DocumentTables) -> DocumentTables:
        """The tables of one document with what people say of it; those of files that are no document stay."""
        documents: list[TableRow] = tables["documents"].to_pylist() if self.manifest or self.corrections.all else []
        if not documents:
            return tables
        (document,) = documents
        told = tell_fetched(document, self.manifest)
        if told is not document:
            tables = {**tables, DOCUMENTS.name: make_table(DOCUMENTS, [told])}
        own = self.corrections.of(document["document_id"], document["sources"])
        return apply_corrections(tables, own, self.known)

    def find_unmatched(self, documents: Iterable[Named]) -> list[Finding]:
        """What there is to say of lines that mean no document of the run."""
        named = list(documents)
        matched = {one.line for document in named for one in self.corrections.of(*document)}
        left = [one for one in self.corrections.all if one.line not in matched]
        findings = []
        if left:
            message = f"{len(left)} corrections are of documents that this run has not, {left[0].document} first"
            remedy = "nothing, where their files are gone; a file with other bytes must be decided about anew"
            findings.append(Finding("info", "correction-stale", message, field=left[0].field, suggestion=remedy))
        if self.manifest and not any(find_fetched(self.manifest, sources) for _, sources in named):
            message = f"none of the {len(self.manifest)} paths of the manifest is a file of this run"
            remedy = "give its paths as they are below REPORTS, with / between folders"
            findings.append(Finding("warning", "manifest-unmatched", message, suggestion=remedy))
        return findings


def read_supplied(
    manifest: Path | None, corrections: Path | None, frame: Frame, list_units: Callable[[], Iterable[Unit]]
) -> Supplied:
    """Read the files that a run was given.

    Args:
        manifest, corrections: CSV files; None where there is none.
        frame: names and parents of codes in each year.
        list_units: gives the bodies that a correction may name; called where one does.
    Raises:
        SettingsError: one cannot be read, or a row is off; the message names the line.
    """

    @cache
    def units() -> dict[str, Unit]:
        return {unit.unit_id: unit for unit in list_units()}

    return Supplied(
        manifest=read_manifest(manifest) if manifest else {},
        corrections=CorrectionsByDocument(read_corrections(corrections) if corrections else ()),
        known=Known(frame, lambda unit_id: units().get(unit_id)),
        print_=_take_print(manifest, corrections),
    )


def _take_print(*paths: Path | None) -> str:
    """Of nothing where nothing is given, so that a run without these files makes what it always made."""
    digest = hashlib.sha256()
    for at, path in enumerate(paths):
        if path is not None:
            digest.update(b"%d " % at + path.read_bytes())
    return digest.hexdigest() if any(paths) else ""
