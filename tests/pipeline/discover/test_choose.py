"""A part of a folder: by path, by time, or a few to try."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.choose import is_chosen, parse_since
from prongsai.pipeline.discover.folder import discover
from prongsai.pipeline.errors import SettingsError
from tests.pipeline.discover.test_folder import PDF_BYTES, codes, find, make_zip, sources, write


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    inner = make_zip({"e.pdf": PDF_BYTES + b"e", "f.txt": b"a line"})
    files = {
        "trang/a.pdf": PDF_BYTES + b"a",
        "trang/2567/b.txt": b"another line",
        "yala/c.pdf": PDF_BYTES + b"c",
        "yala/notes.xlsb": b"x",
        "yala/batch.zip": make_zip({"d.pdf": PDF_BYTES + b"d", "inner.zip": inner}),
    }
    return write(tmp_path, files)


def names(*roots: Path, **options: object) -> list[str]:
    return [one[0] for one in sources(find(*roots, **options))]


@pytest.mark.parametrize(
    ("patterns", "wanted"),
    [
        (("trang",), ["trang/2567/b.txt", "trang/a.pdf"]),
        (("trang/*.pdf",), ["trang/a.pdf"]),
        (("*.txt",), ["trang/2567/b.txt", "yala/batch.zip!/inner.zip!/f.txt"]),
        (("yala/batch.zip",), ["yala/batch.zip!/d.pdf", "yala/batch.zip!/inner.zip!/e.pdf",
                               "yala/batch.zip!/inner.zip!/f.txt"]),
        (("*/inner.zip",), ["yala/batch.zip!/inner.zip!/e.pdf", "yala/batch.zip!/inner.zip!/f.txt"]),
        (("trang/a.*", "yala/c.*"), ["trang/a.pdf", "yala/c.pdf"]),
        (("nowhere",), []),
    ],
)  # fmt: skip
def test_only_takes_paths_and_what_lies_below_them(reports: Path, patterns: tuple[str, ...], wanted: list[str]) -> None:
    assert names(reports, only=patterns) == wanted


def test_only_says_nothing_of_other_files(reports: Path) -> None:
    assert codes(find(reports)) == ["format-not-read"]
    assert codes(find(reports, only=("trang",))) == []
    assert codes(find(reports, only=("yala/n*",))) == ["format-not-read"]


def test_document_at_two_places_is_chosen_by_either(tmp_path: Path) -> None:
    write(tmp_path, {"a.zip": make_zip({"x.pdf": PDF_BYTES}), "trang/x.pdf": PDF_BYTES})
    assert sources(find(tmp_path, only=("trang",))) == [("a.zip!/x.pdf", "trang/x.pdf")]


def test_other_files_are_not_even_opened(reports: Path) -> None:
    looked = []

    def look(places: object, settings: Settings) -> list[object]:
        looked.extend(place.source for place in places)  # type: ignore[attr-defined]
        return []

    discover([reports], Settings(workers=1, only=("trang/a.pdf",)), look)  # type: ignore[arg-type]
    assert looked == ["trang/a.pdf", "yala/batch.zip"]


@pytest.mark.parametrize(
    ("since", "wanted"), [("2026-01-02", ["new.txt"]), ("2026-01-01T00:00+00:00", ["new.txt", "old.txt"])]
)
def test_since_takes_what_changed_then_or_later(tmp_path: Path, since: str, wanted: list[str]) -> None:
    write(tmp_path, {"old.txt": b"old", "new.txt": b"new"})
    for name, day in (("old.txt", 1), ("new.txt", 3)):
        stamp = datetime(2026, 1, day, tzinfo=UTC).timestamp()
        os.utime(tmp_path / name, (stamp, stamp))
    assert names(tmp_path, since=parse_since(since)) == wanted


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "2569"])
def test_since_that_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="2026-11-01"):
        parse_since(text)


def test_limit_takes_the_first_by_path(reports: Path) -> None:
    assert names(reports, limit=2) == names(reports)[:2]


def test_sample_is_the_same_whatever_else_is_there(tmp_path: Path) -> None:
    write(tmp_path, {f"{at}.txt": b"line %d" % at for at in range(40)})
    drawn = names(tmp_path, sample=10)
    assert len(drawn) == 10 and drawn != names(tmp_path)[:10]
    write(tmp_path, {"more.txt": b"more"})
    assert len(set(names(tmp_path, sample=10)) & set(drawn)) >= 9
    assert names(tmp_path, sample=10, limit=3) == names(tmp_path, sample=10)[:3]


@pytest.mark.parametrize("name", ["limit", "sample"])
def test_number_below_nothing_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match=f"--{name} -1"):
        Settings(workers=1, **{name: -1})  # type: ignore[arg-type]


def test_pattern_does_not_match_a_part_of_a_name() -> None:
    assert not is_chosen("trang2/a.pdf", ["trang"])
    assert is_chosen("a!/b.pdf", ["a"]), "a folder may be called so"
