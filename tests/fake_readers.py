"""Readers that stand in for the real one and fail on purpose; found by name inside worker processes."""

from __future__ import annotations

import os
import signal
import time

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.document_rows import DocumentReader, DocumentRows
from prongsai.pipeline.errors import DocumentError, SettingsError
from prongsai.pipeline.model import Document
from tests.fake_rows import fake_rows


def read_or_misbehave(document: Document, data: bytes, filename: str) -> DocumentRows:
    """Do what the text of the document says: crash, hang, eat memory, stumble, or give rows."""
    order = data.decode().split()[0]
    if order == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif order == "hang":
        time.sleep(600)
    elif order == "eat":
        return fake_rows(document, score=float(len(bytearray(64 * 1024**3))))
    elif order == "stumble":
        return fake_rows(document, score=float({}["a name that must not be told"]))
    elif order == "refuse":
        raise DocumentError("document-encrypted", "it is encrypted", "ask for an open copy")
    elif order == "odd":
        return fake_rows(document, unit=None)  # type: ignore[arg-type]
    return fake_rows(document)


def make_misbehaving_reader(settings: Settings) -> DocumentReader:
    return read_or_misbehave


def make_no_reader(settings: Settings) -> DocumentReader:
    raise SettingsError("the register has no province column")


def make_broken_reader(settings: Settings) -> DocumentReader:
    raise KeyError("broken")
