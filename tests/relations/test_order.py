"""The order of the files and the number of workers change no byte of the dataset but the seconds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.schema import TABLES
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
    found = {str(path.relative_to(dataset)): path.read_bytes() for path in sorted(dataset.rglob("*.parquet"))}
    return {name: data for name, data in found.items() if not name.startswith("documents")}


def test_tables_are_the_same_to_the_byte(datasets: list[Path]) -> None:
    one, three = map(parts, datasets)
    assert one
    assert one == three


def test_documents_differ_in_nothing_but_their_seconds(datasets: list[Path]) -> None:
    timings = [c.name for table in TABLES if table.name == "documents" for c in table.columns if c.is_timing]
    one, three = (pd.read_parquet(dataset / "documents").drop(columns=timings) for dataset in datasets)
    assert timings == ["seconds"]
    pd.testing.assert_frame_equal(one, three)
