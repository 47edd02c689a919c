"""The scraper's manifest: where each file came from, told in `documents`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from prongsai.pipeline.emit.spill import rows_to_tables
from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Document
from prongsai.pipeline.supplied.manifest import Fetched, find_fetched, read_manifest
from prongsai.pipeline.supplied.supplied import read_supplied
from tests.fake_rows import fake_rows

HEAD = "path,url,fetched_at\n"


def write(tmp_path: Path, text: str) -> Path:
    (tmp_path / "manifest.csv").write_text(text, encoding="utf-8-sig")
    return tmp_path / "manifest.csv"


def test_times_are_utc_unless_they_say_another_zone(tmp_path: Path) -> None:
    rows = "a.pdf,https://example.org/a,2026-11-01T18:00:00\n./b.pdf,,2026-11-01T18:00+07:00\nc.pdf,x,\n"
    found = read_manifest(write(tmp_path, HEAD + rows))
    assert found["a.pdf"] == Fetched("https://example.org/a", datetime(2026, 11, 1, 18, tzinfo=UTC))
    assert found["b.pdf"] == Fetched(None, datetime(2026, 11, 1, 11, tzinfo=UTC))
    assert found["c.pdf"] == Fetched("x", None)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (",https://example.org,\n", "line 2: no path"),
        ("a.pdf,x,today\n", "line 2: 'today' is no time"),
        ("a.pdf,x,\na.pdf,y,\n", "line 3: a.pdf was told otherwise"),
    ],
)
def test_row_that_is_off_is_told_with_its_line(tmp_path: Path, rows: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        read_manifest(write(tmp_path, HEAD + rows))


@pytest.mark.parametrize(
    ("sources", "url"),
    [
        (["a.zip!/in.zip!/x.pdf"], "member"),
        (["a.zip!/y.pdf"], "archive"),
        (["b/z.pdf", "a.zip!/y.pdf"], "archive"),
        (["b/z.pdf"], None),
        (["กำ.pdf"], "marks"),
    ],
)
def test_member_comes_from_where_its_archive_did(sources: list[str], url: str | None) -> None:
    told = {"a.zip!/in.zip!/x.pdf": "member", "a.zip": "archive", "กำ.pdf": "marks"}
    found = find_fetched({path: Fetched(text, None) for path, text in told.items()}, sources)
    assert (found.url if found else None) == url


def test_document_tells_where_it_came_from(tmp_path: Path) -> None:
    manifest = write(tmp_path, HEAD + "a.pdf,https://example.org/a,2026-11-01\n")
    given = read_supplied(manifest, None, load_frame(), list)
    tables = rows_to_tables(fake_rows(Document("a" * 64, ("a.pdf",), "application/pdf")))
    (document,) = given.amend(tables)["documents"].to_pylist()
    assert document["source_url"] == "https://example.org/a"
    assert document["fetched_at"] == datetime(2026, 11, 1, tzinfo=UTC)
    assert given.find_unmatched([("a" * 64, ["a.pdf"])]) == []
    (finding,) = given.find_unmatched([("a" * 64, ["reports/a.pdf"])])
    assert (finding.severity, finding.code) == ("warning", "manifest-unmatched")


def test_nothing_supplied_changes_nothing() -> None:
    given = read_supplied(None, None, load_frame(), list)
    tables = rows_to_tables(fake_rows(Document("a" * 64, ("a.pdf",), "application/pdf")))
    assert given.amend(tables) is tables and given.print_ == "" and given.find_unmatched([("a" * 64, ["a.pdf"])]) == []
