"""Readers that stand in for the real one and fail on purpose; found by name inside worker processes."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.rows import document_row, finding_row
from prongsai.pipeline.errors import DocumentError, SettingsError
from prongsai.pipeline.model import BBox, Document, Finding
from prongsai.pipeline.pages.memory import ALONE, Beside, PageLost
from prongsai.pipeline.workers.read_input import DocumentReader
from tests.fake_rows import fake_rows


def read_or_misbehave(document: Document, data: bytes, filename: str, beside: Beside = ALONE) -> DocumentRows:
    """Do what the text of the document says: crash, hang, eat memory, stumble, or give rows."""
    order, *pages = data.decode().split()
    if order == "pages":
        return read_fake_pages(document, pages, beside)
    if order == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif order == "hang":
        busily_wait()
    elif order == "eat":
        return fake_rows(document, score=float(len(bytearray(64 * 1024**3))))
    elif order == "stumble":
        return fake_rows(document, score=float({}["a name that must not be told"]))
    elif order == "refuse":
        raise DocumentError("document-encrypted", "it is encrypted", "ask for an open copy")
    elif order == "odd":
        return fake_rows(document, unit=None)  # type: ignore[arg-type]
    return fake_rows(document)


def read_fake_pages(document: Document, orders: list[str], beside: Beside) -> DocumentRows:
    """A document of pages, each with an order of its own; the title says which were read, and which were remembered."""
    told, findings = [], []
    for number, order in enumerate(orders, start=1):
        if beside.memory.recall("second", str(number), BBox) is not None:
            told.append(f"{number} remembered")
            continue
        try:
            with beside.watch.page("read", number):
                obey_page(order)
        except PageLost as error:
            findings.append(finding_row(Finding("error", error.code, str(error), number), document.document_id))
            continue
        beside.memory.keep("second", str(number), BBox(0.0, 0.0, float(number), 1.0))
        told.append(f"{number} read")
    row = document_row(document, status="partial" if findings else "ok", title=", ".join(told), pages=len(orders))
    return DocumentRows(row, findings=findings)


def obey_page(order: str) -> None:
    """Do what the order for one page says."""
    if order == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif order == "hang":
        busily_wait()
    elif order == "stumble":
        raise KeyError("a name that must not be told")
    elif order.startswith("once:"):
        # dies the first time only, as a reader does that somebody else killed
        mark = Path(order.removeprefix("once:"))
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    elif order.startswith("until:"):
        # as a long document: until so many readers were started
        _, starts, count = order.split(":")
        while Path(starts).stat().st_size < int(count):
            time.sleep(0.05)


def busily_wait() -> None:
    """Take time of the processor for longer than any test allows."""
    start = time.monotonic()
    while time.monotonic() < start + 600:
        pass


def make_misbehaving_reader(settings: Settings) -> DocumentReader:
    return read_or_misbehave


def make_no_reader(settings: Settings) -> DocumentReader:
    raise SettingsError("the register has no province column")


def make_broken_reader(settings: Settings) -> DocumentReader:
    raise KeyError("broken")


def make_reader_that_is_killed_as_it_starts(settings: Settings) -> DocumentReader:
    """Dies at its second and third start in a run, before it is ready; they are counted beside `settings.out`."""
    if _count_start(settings) in (2, 3):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_or_misbehave


def make_reader_that_starts_once(settings: Settings) -> DocumentReader:
    """The first to start is well; each that comes after it dies before it is ready."""
    if not _is_first(settings):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_or_misbehave


def make_reader_that_starts_slowly(settings: Settings) -> DocumentReader:
    """The first to start is well; those that come after it are not ready before a test gives up."""
    if not _is_first(settings):
        time.sleep(600)
    return read_or_misbehave


def _is_first(settings: Settings) -> bool:
    """Whether no other reader of a run has started; of two that start at once one alone can make the file."""
    assert settings.out is not None
    _count_start(settings)
    try:
        settings.out.with_name("first").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _count_start(settings: Settings) -> int:
    """Which start of a run this is, where they come one after another; counted beside `settings.out`."""
    assert settings.out is not None
    count = settings.out.with_name("starts")
    with count.open("ab") as file:
        file.write(b".")
    return count.stat().st_size
