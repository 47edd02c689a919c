"""What a worker tells its parent, from its start to the end of its work."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.spill import bytes_to_tables
from prongsai.pipeline.errors import ExitCode, InputError, OutputError
from prongsai.pipeline.model import Document, Finding
from prongsai.pipeline.pages.memory import FORGETFUL, Beside, NoMemory
from prongsai.pipeline.workers.messages import READY, At, Done, RunFault, Task
from prongsai.pipeline.workers.process import serve
from prongsai.pipeline.workers.read_input import DocumentReader
from tests.fake_rows import fake_rows

SETTINGS = Settings(workers=1, timeout_s=60, page_timeout_s=30, memory_mb=16_000)


def read_page_by_page(document: Document, data: bytes, filename: str, beside: Beside) -> DocumentRows:
    """Two pages, printing a word at each; a file of another content is a fault of the run."""
    if data == b"full":
        raise OutputError("the disk is full")
    for number in (1, 2):
        with beside.watch.page("read", number):
            print(f"at page {number}")
    return fake_rows(document)


def make_reader(settings: Settings) -> DocumentReader:
    return read_page_by_page


def make_no_reader(settings: Settings) -> DocumentReader:
    raise InputError("the gazetteer is missing")


def find_no_memory(document_id: str) -> NoMemory:
    return FORGETFUL


def start(log: Path, make: object = make_reader) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, SETTINGS, make, find_no_memory, log), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def answers(connection: Connection) -> Iterator[object]:
    """What the worker says until it is done with a task or for good; the test fails where it says nothing."""
    while connection.poll(120):
        said = connection.recv()
        yield said
        if isinstance(said, Done | RunFault):
            return


def task(folder: Path, content: bytes, **given_up: Finding) -> Task:
    (folder / "a.txt").write_bytes(content)
    document = Document(hashlib.sha256(content).hexdigest(), ("a.txt",), "text/plain")
    return Task(Input(document, folder / "a.txt"), {("read", int(page[1:])): one for page, one in given_up.items()})


def test_worker_reads_one_input_after_another_and_ends_with_the_pipe(tmp_path: Path) -> None:
    process, connection = start(tmp_path / "log")
    assert connection.poll(120) and connection.recv() == READY
    for content in (b"one", b"two"):
        connection.send(task(tmp_path, content))
        *at, done = answers(connection)
        assert at == [At(("read", 1)), At(None), At(("read", 2)), At(None)]
        assert isinstance(done, Done)
        assert (done.pages, done.is_cut, done.is_lasting, done.seconds > 0) == (1, False, True, True)
        tables = bytes_to_tables(done.rows)
        assert tables["documents"].column("document_id").to_pylist() == [hashlib.sha256(content).hexdigest()]
    connection.close()
    process.join(60)
    assert process.exitcode == 0
    assert (tmp_path / "log").read_text().startswith("at page 1\nat page 2\n" * 2)


def test_what_was_given_up_cuts_a_document_short_and_what_went_away_is_tried_again(tmp_path: Path) -> None:
    process, connection = start(tmp_path / "log")
    assert connection.poll(120) and connection.recv() == READY
    connection.send(task(tmp_path, b"one", p2=Finding("error", "page-crashed", "page 2 crashed the reader")))
    *at, done = answers(connection)
    assert At(("read", 2)) not in at
    assert isinstance(done, Done)
    assert (done.is_cut, done.is_lasting) == (True, True)
    gone = task(tmp_path, b"two")
    (tmp_path / "a.txt").unlink()
    connection.send(gone)
    *at, done = answers(connection)
    assert isinstance(done, Done)
    assert (at, done.is_cut, done.is_lasting) == ([], False, False)
    connection.close()
    process.join(60)
    assert process.exitcode == 0


@pytest.mark.parametrize(
    ("make", "said"), [(make_reader, "the disk is full"), (make_no_reader, "the gazetteer is missing")]
)
def test_fault_of_the_whole_run_is_sent_to_the_parent(tmp_path: Path, make: object, said: str) -> None:
    process, connection = start(tmp_path / "log", make)
    if make is make_reader:
        assert connection.poll(120) and connection.recv() == READY
        connection.send(task(tmp_path, b"full"))
    code = ExitCode.OUTPUT_NOT_WRITTEN if make is make_reader else ExitCode.INPUT_UNREADABLE
    assert list(answers(connection)) == [RunFault(said, code)]
    process.join(60)
    assert process.exitcode == 0
