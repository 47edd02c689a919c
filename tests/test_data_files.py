"""Every data file is the one that its checksum was taken of."""

from __future__ import annotations

from pathlib import Path

from tests.data_files import format_checksums, list_data_files
from tests.paths import DATA


def test_checksums_are_those_of_all_data_files() -> None:
    listed = sorted((DATA / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    found = sorted(format_checksums().splitlines())
    assert listed == found, "a data file was changed or added; if it was meant, run: make checksums"


def test_every_folder_of_data_is_looked_into() -> None:
    folders = {path.relative_to(DATA).parts[0] for path in list_data_files()}
    assert {"codes", "gazetteer", "glyphs", "language", "reader", "samples"} <= folders


def test_code_prose_and_training_are_left_out(tmp_path: Path) -> None:
    for name in ("a/training/words.txt", "a/README.md", "a/__init__.py", "a/.keep", "a/table.csv", "SHA256SUMS"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.name for path in list_data_files(tmp_path)] == ["table.csv"]
