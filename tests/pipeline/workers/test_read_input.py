"""One input: its failures become findings, its own rows pass unchanged."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.model import Document, Finding
from prongsai.pipeline.pages.memory import Beside
from prongsai.pipeline.workers.read_input import merge_lost_pages, read_input
from tests.fake_rows import fake_rows

SETTINGS = Settings(workers=1)


@pytest.fixture
def found(tmp_path: Path) -> Input:
    (tmp_path / "a.txt").write_bytes(b"text")
    document = Document(hashlib.sha256(b"text").hexdigest(), ("a.txt",), "text/plain")
    return Input(document, tmp_path / "a.txt")


def read_fake(document: Document, data: bytes, filename: str, beside: Beside) -> DocumentRows:
    assert (data, filename) == (b"text", "a.txt")
    return fake_rows(document)


def test_rows_pass_and_no_time_is_among_them(found: Input) -> None:
    tables = read_input(found, read_fake, SETTINGS)
    assert tables["documents"].column("seconds").to_pylist() == [None]
    assert tables["scores"].num_rows == 1


def test_what_discovery_saw_is_told_with_the_document(found: Input) -> None:
    warned = replace(found, findings=(Finding("warning", "media-type-mismatch", "odd name"),))
    codes = read_input(warned, read_fake, SETTINGS)["findings"].column("code").to_pylist()
    assert codes == ["media-type-mismatch", "score-conflict"]


def test_file_that_changed_meanwhile_is_not_read(found: Input) -> None:
    found.path.write_bytes(b"other")
    tables = read_input(found, read_fake, SETTINGS)
    assert tables["documents"].column("status").to_pylist() == ["failed"]
    assert tables["findings"].column("code").to_pylist() == ["file-changed"]


def test_file_that_went_away_is_a_finding(found: Input) -> None:
    found.path.unlink()
    assert read_input(found, read_fake, SETTINGS)["findings"].column("code").to_pylist() == ["file-unreadable"]


def test_repeated_key_is_kept_and_told(found: Input) -> None:
    def read_twice(document: Document, data: bytes, filename: str, beside: Beside) -> DocumentRows:
        rows = fake_rows(document)
        return replace(rows, scores=rows.scores * 2)

    tables = read_input(found, read_twice, SETTINGS)
    assert tables["scores"].num_rows == 2
    assert "key-repeated" in tables["findings"].column("code").to_pylist()


def test_pages_that_cannot_be_read_are_one_finding() -> None:
    row = fake_rows(Document("a", ("a",), "b")).findings[0]
    lost = [row | {"code": "page-unreadable", "page": page, "message": f"page {page}"} for page in (2, 3, 7)]
    merged = merge_lost_pages([row, *lost])
    assert [finding["code"] for finding in merged] == ["score-conflict", "page-unreadable"]
    assert merged[1]["message"] == "3 pages cannot be read (2-3, 7); the first: page 2"
    assert merge_lost_pages([row, lost[0]]) == [row, lost[0]]


def test_value_and_row_that_cannot_be_stored_cost_neither_the_document_nor_its_other_findings(found: Input) -> None:
    def read_odd(document: Document, data: bytes, filename: str, beside: Beside) -> DocumentRows:
        rows = fake_rows(document)
        score = rows.scores[0] | {"observations": 50_000}
        return replace(rows, scores=[score, score, score | {"status": "certain", "code": "i1"}])

    tables = read_input(found, read_odd, SETTINGS)
    assert tables["scores"].column("observations").to_pylist() == [32_767, 32_767]
    codes = tables["findings"].column("code").to_pylist()
    assert sorted(codes) == ["key-repeated", "rows-rejected", "score-conflict", *["value-out-of-range"] * 3]
    assert tables["documents"].column("status").to_pylist() == ["partial"]
