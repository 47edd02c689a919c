"""Where results lie: a file for each document and stage, named by what the result was made from.

A result that exists is done: a run that was killed goes on where it was. A result of other code, models or options has
another name, so it is never used by mistake, and stays until `prune`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.errors import OutputError
from prongsai.pipeline.pages.memory import Kind, PageMemory
from prongsai.pipeline.store.packs import Pack
from prongsai.pipeline.store.plain import PlainError, record_to_text, text_to_record
from prongsai.pipeline.store.prints import Prints, Stage

_CHECKSUM_BYTES = 32
"""The length of a SHA-256."""
PRINT_SHOWN = 16
"""Hex digits of a fingerprint in a file name: enough that two versions of the code never share one."""


@dataclass(frozen=True, slots=True)
class ResultStore:
    """The results of one dataset.

    `folder` is made when something is kept first; `prints` are those of this run.
    """

    folder: Path
    prints: Prints
    limits: str
    """The limits of time and memory, as text: what they cut short counts as done for the same limits only."""
    is_forced: bool = False
    """True where nothing that was kept before is used."""

    def rows_path(self, found: Input, is_cut: bool = False) -> Path:
        """Where the rows of an input lie, or would lie."""
        made_of = _hash([_describe(found), *([self.limits] if is_cut else [])])[:PRINT_SHOWN]
        return self._path("rows", found.document.document_id, self.prints.rows, f"-{made_of}.rows")

    def find_rows(self, found: Input) -> Path | None:
        """Where the rows of an input lie, cut short by the limits or not; None where they are not kept."""
        if self.is_forced:
            return None
        paths = (self.rows_path(found, is_cut) for is_cut in (False, True))
        return next((path for path in paths if path.exists()), None)

    def memory_of(self, document_id: str) -> PageMemory:
        """The pages of a document that were read before."""
        return KeptPages(self, document_id)

    def pack(self, stage: Stage, document_id: str) -> Pack:
        """The file with a document's pages of one stage."""
        return Pack(self._path(stage, document_id, self.prints.of(stage), ".pack"))

    def _path(self, stage: Stage, document_id: str, print_: str, suffix: str) -> Path:
        return self.folder / stage / document_id[:2] / f"{document_id}-{print_[:PRINT_SHOWN]}{suffix}"


@dataclass(slots=True)
class KeptPages:
    """The `PageMemory` of one document in a store."""

    store: ResultStore
    document_id: str
    _packs: dict[Kind, Pack] = field(default_factory=dict)

    def recall(self, kind: Kind, name: str, record: type) -> object | None:
        """What was kept under a name; None where nothing was, or it was damaged."""
        text = self._pack(kind).get(name)
        if text is None:
            return None
        try:
            kept: object = text_to_record(text, record)
        except PlainError:
            return None  # damaged in a way that its checksum hides: reading the page again is always right
        return kept

    def keep(self, kind: Kind, name: str, value: object) -> None:
        """Keep a record under a name, unless it is too large to be written in the memory that a reader may take.

        Raises:
            OutputError: the disk is full, or the folder cannot be written.
        """
        try:
            self._pack(kind).add(name, record_to_text(value, type(value)))
        except MemoryError:
            return  # it was read, which matters; another time it is read again
        except OSError as error:
            raise not_kept(self.store.folder, error) from error

    def _pack(self, kind: Kind) -> Pack:
        if kind not in self._packs:
            self._packs[kind] = self.store.pack(kind, self.document_id)
            if self.store.is_forced:
                self._packs[kind].path.unlink(missing_ok=True)
        return self._packs[kind]


def not_kept(folder: Path, error: OSError) -> OutputError:
    """What ends a run that cannot keep its results."""
    what = f"what was read cannot be kept in {folder} ({error.strerror or error})"
    return OutputError(f"{what}; free some space or give --out another folder, and run again: it goes on from here")


def limits_of(settings: Settings) -> str:
    """The limits that may cut a result short, as text."""
    return f"{settings.timeout_s:g} s, {settings.page_timeout_s:g} s, {settings.memory_mb} MB"


def write_checked(path: Path, data: bytes) -> None:
    """Write a file with its checksum, whole or not at all.

    Raises:
        OutputError: the disk is full, or the folder cannot be written.
    """
    partial = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.write(hashlib.sha256(data).digest())
            file.write(data)
        partial.replace(path)
    except OSError as error:
        raise not_kept(path.parent, error) from error


def read_checked(path: Path) -> bytes | None:
    """What `write_checked` wrote; None where it is missing or damaged."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    checksum, content = data[:_CHECKSUM_BYTES], data[_CHECKSUM_BYTES:]
    return content if hashlib.sha256(content).digest() == checksum else None


def _describe(found: Input) -> str:
    """Everything about an input that its rows may depend on, besides its bytes."""
    return repr((found.document, found.filename, found.failure, found.findings))


def _hash(texts: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8", "surrogateescape") + b"\0")
    return digest.hexdigest()
