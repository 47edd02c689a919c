"""The order of the files and the number of workers change no byte of the tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.run import run_pipeline
from tests.corpus.variants import FILES

NAMES = (
    "t19-measures-issues-browser.pdf",
    "t27-results-weighted.pdf",
    "t32-dump-misprint.txt",
    "t38-word-measures.docx",
)


@pytest.fixture(scope="module")
def datasets(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same reports read one after the other, and by three workers from files given in the opposite order."""
    folder = tmp_path_factory.mktemp("order")
    (folder / "reports").mkdir()
    for name in NAMES:
        shutil.copyfile(FILES / "tuned" / name, folder / "reports" / name)
    files = [folder / "reports" / name for name in NAMES]
    run_pipeline(files, Settings(out=folder / "one", workers=1))
    run_pipeline(files[::-1], Settings(out=folder / "three", workers=3))
    return [folder / "one", folder / "three"]


def parts(dataset: Path) -> dict[str, bytes]:
    return {str(path.relative_to(dataset)): path.read_bytes() for path in sorted(dataset.rglob("*.parquet"))}


def test_tables_are_the_same_to_the_byte(datasets: list[Path]) -> None:
    one, three = map(parts, datasets)
    assert one
    assert one == three
