"""A snapshot that lost too much is noticed, in all and folder by folder; what is new elsewhere makes up for nothing."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pytest

from prongsai.pipeline.emit.spill import DocumentTables, rows_to_tables
from prongsai.pipeline.history.guard import find_losses
from prongsai.pipeline.model import Document
from tests.fake_rows import fake_rows
from tests.pipeline.emit.datasets import emit


def document(name: str, path: str, is_failed: bool = False) -> DocumentTables:
    """A document with one verified score, or a failed one without any."""
    rows = fake_rows(Document(name, (path,), "application/pdf"), 92.75)
    if is_failed:
        rows.scores.clear()
        rows.document["status"] = "failed"
    else:
        rows.scores[0]["status"] = "verified"
    return rows_to_tables(rows)


def losses(
    tmp_path: Path, before: Sequence[DocumentTables], now: Sequence[DocumentTables], percent: float = 10
) -> list[str]:
    emit(tmp_path / "before", before)
    emit(tmp_path / "now", now)
    found = find_losses(tmp_path / "before", tmp_path / "now", percent)
    assert found is not None
    return [loss.as_line() for loss in found]


def many(names: str, folder: str = "", is_failed: bool = False) -> list[DocumentTables]:
    return [document(name, f"{folder}{name}.pdf", is_failed) for name in names]


def test_inputs_that_vanished_are_a_loss(tmp_path: Path) -> None:
    assert losses(tmp_path, many("abcdefghij"), many("ab")) == [
        "in all: 8 of 10 documents are gone, from 8 documents",
        "in all: 8 of 10 scores are gone, from 8 documents",
        "in all: 8 of 10 verified scores are gone, from 8 documents",
    ]


def test_documents_that_can_no_longer_be_read_are_a_loss(tmp_path: Path) -> None:
    now = [*many("ab"), *many("cd", is_failed=True)]
    assert [line.split(" are gone")[0] for line in losses(tmp_path, many("abcd"), now)] == [
        "in all: 2 of 4 documents read",
        "in all: 2 of 4 scores",
        "in all: 2 of 4 verified scores",
    ]


def test_folder_that_vanished_is_told_though_it_is_a_small_part(tmp_path: Path) -> None:
    rest = many("ghijklmnopqrstuvwxyz")
    before = [*many("ef", "nan/"), *rest]
    assert {line.split(":")[0] for line in losses(tmp_path, before, rest)} == {"folder nan"}
    assert losses(tmp_path, before, rest, percent=100) == []


def test_new_documents_make_up_for_nothing(tmp_path: Path) -> None:
    assert len(losses(tmp_path, many("abcd"), many("stuvwxyz"))) == 3


@pytest.mark.parametrize("now", ["abc", "abcde"])
def test_one_file_more_or_less_is_somebodys_doing(tmp_path: Path, now: str) -> None:
    assert losses(tmp_path, many("abcd"), many(now)) == []


def test_single_document_of_a_dataset_is_all_that_there_is(tmp_path: Path) -> None:
    assert len(losses(tmp_path, many("a"), many("b"))) == 3
    assert losses(tmp_path, many("a"), many("a", is_failed=True))[0].startswith("in all: 1 of 1 documents read")


def test_document_that_moved_or_was_fetched_again_is_not_lost(tmp_path: Path) -> None:
    before = many("abcd")
    moved = [document(name, f"2567/{name}.pdf") for name in "abcd"]
    fetched = [document(name.upper(), f"{name}.pdf") for name in "abcd"]
    assert losses(tmp_path, before, moved) == []
    assert losses(tmp_path, before, fetched) == []


def test_scores_that_are_no_longer_verified_are_a_loss(tmp_path: Path) -> None:
    doubted = []
    for name in "abcd":
        rows = fake_rows(Document(name, (f"{name}.pdf",), "application/pdf"), 92.75)
        rows.scores[0]["status"] = "read"
        doubted.append(rows_to_tables(rows))
    assert losses(tmp_path, many("abcd"), doubted) == ["in all: 4 of 4 verified scores are gone, from 4 documents"]


def test_nothing_can_be_said_where_nothing_was_or_it_is_damaged(tmp_path: Path) -> None:
    emit(tmp_path / "now", many("a"))
    assert find_losses(tmp_path / "none", tmp_path / "now", 10) is None
    emit(tmp_path / "before", many("bc"))
    (tmp_path / "before" / "scores" / "part-0.parquet").write_bytes(b"damaged")
    assert find_losses(tmp_path / "before", tmp_path / "now", 10) is None


def test_disk_that_does_not_answer_is_no_empty_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    emit(tmp_path / "now", many("a"))
    emit(tmp_path / "before", many("bc"))

    def fail(path: Path, **options: object) -> pa.Table:
        raise OSError(errno.EIO, "refused", str(path))

    monkeypatch.setattr("prongsai.pipeline.history.counts.pq.read_table", fail)
    with pytest.raises(OSError, match="refused"):
        find_losses(tmp_path / "before", tmp_path / "now", 10)
