"""Where results lie, whose they are, and what damage and full disks do to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.errors import OutputError
from prongsai.pipeline.model import BBox, Document, Edge, Finding
from prongsai.pipeline.store.prints import Prints
from prongsai.pipeline.store.results import ResultStore, limits_of, read_checked, write_checked

PRINTS = Prints(*(letter * 64 for letter in "abcdefg"))
FOUND = Input(Document("f" * 64, ("a.pdf",), "application/pdf"), Path("a.pdf"))
BOX = BBox(1.0, 2.0, 3.0, 4.0)


@pytest.fixture
def store(tmp_path: Path) -> ResultStore:
    return ResultStore(tmp_path / "store", PRINTS, "90 s, 30 s, 4096 MB")


def test_page_that_was_kept_comes_back_in_another_run(store: ResultStore) -> None:
    store.memory_of("f" * 64).keep("pages", "3", BOX)
    memory = store.memory_of("f" * 64)
    assert memory.recall("pages", "3", BBox) == BOX
    assert memory.recall("pages", "4", BBox) is None
    assert memory.recall("pictures", "3", BBox) is None
    assert store.memory_of("e" * 64).recall("pages", "3", BBox) is None


def test_page_kept_by_other_code_is_read_again(store: ResultStore) -> None:
    store.memory_of("f" * 64).keep("pages", "3", BOX)
    other = replace(store, prints=replace(PRINTS, pages="9" * 64))
    assert other.memory_of("f" * 64).recall("pages", "3", BBox) is None
    assert store.memory_of("f" * 64).recall("pages", "3", BBox) == BOX


def test_record_of_another_kind_is_read_again(store: ResultStore) -> None:
    store.pack("pages", "f" * 64).add("3", '"text"')
    assert store.memory_of("f" * 64).recall("pages", "3", Edge) is None


def test_forced_run_forgets_what_was_kept_once_and_remembers_its_own(store: ResultStore) -> None:
    store.memory_of("f" * 64).keep("pages", "3", BOX)
    memory = replace(store, is_forced=True).memory_of("f" * 64)
    assert memory.recall("pages", "3", BBox) is None
    memory.keep("pages", "4", BOX)
    assert memory.recall("pages", "4", BBox) == BOX
    assert store.memory_of("f" * 64).recall("pages", "3", BBox) is None


def test_page_that_cannot_be_kept_ends_the_run_with_what_to_do(store: ResultStore) -> None:
    store.folder.touch()
    said = rf"what was read cannot be kept in {store.folder} \(.+\); free some space"
    with pytest.raises(OutputError, match=said):
        store.memory_of("f" * 64).keep("pages", "3", BOX)


def test_rows_are_those_of_an_input_and_of_the_code_that_made_them(store: ResultStore) -> None:
    path = store.rows_path(FOUND)
    warned = replace(FOUND, findings=(Finding("warning", "media-type-mismatch", "odd name"),))
    renamed = replace(FOUND, document=replace(FOUND.document, sources=("b.pdf",)))
    others = [
        store.rows_path(warned),
        store.rows_path(renamed),
        replace(store, prints=replace(PRINTS, rows="9" * 64)).rows_path(FOUND),
        store.rows_path(FOUND, is_cut=True),
    ]
    assert len({path, *others}) == 5
    assert store.rows_path(replace(FOUND, path=Path("elsewhere") / "a.pdf")) == path


def test_whole_rows_hold_for_any_limits_and_cut_ones_for_their_own(store: ResultStore) -> None:
    longer = replace(store, limits="900 s, 30 s, 4096 MB")
    assert store.find_rows(FOUND) is None
    write_checked(store.rows_path(FOUND, is_cut=True), b"cut")
    assert store.find_rows(FOUND) == store.rows_path(FOUND, is_cut=True)
    assert longer.find_rows(FOUND) is None
    write_checked(store.rows_path(FOUND), b"whole")
    assert store.find_rows(FOUND) == longer.find_rows(FOUND) == store.rows_path(FOUND)
    assert replace(store, is_forced=True).find_rows(FOUND) is None


def test_each_limit_makes_other_limits() -> None:
    settings = Settings(workers=1, timeout_s=90, page_timeout_s=1.5, memory_mb=2048)
    assert limits_of(settings) == "90 s, 1.5 s, 2048 MB"


def test_checked_file_comes_back_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.rows"
    assert read_checked(path) is None
    write_checked(path, b"rows")
    assert read_checked(path) == b"rows"
    assert [one.name for one in path.parent.iterdir()] == ["a.rows"]
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole[:10], b"", whole[:-1] + b"z", b"\0" + whole[1:]):
        path.write_bytes(damaged)
        assert read_checked(path) is None
    write_checked(path, b"")
    assert read_checked(path) == b""


def test_checked_file_that_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be kept"):
        write_checked(tmp_path / "file" / "a.rows", b"rows")
