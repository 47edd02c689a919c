"""A dataset of some samples, one of them under a name that a spreadsheet would take for a formula, and its exports."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.export.export import export_dataset
from prongsai.pipeline.run import run_pipeline
from tests.paths import SAMPLES

FORMULA_NAME = "=1+1.txt"
GOAL = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\nตั้งเป้าหมายคะแนน ITA ไว้ที่ 95.00 คะแนน ได้ 92.75 คะแนน"
"""A number that is no score beside one that is."""


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    reports = folder / "reports"
    reports.mkdir()
    for name in ("analysis.pdf", "instrument.pdf", "measures.pdf", "results.pdf"):
        shutil.copy(SAMPLES / name, reports)
    shutil.copy(SAMPLES / "dump.txt", reports / FORMULA_NAME)
    (reports / "goal.txt").write_text(GOAL, encoding="utf-8")
    (reports / "empty.pdf").write_bytes(b"")
    run_pipeline([reports], Settings(out=folder / "dataset", workers=1))
    return folder / "dataset"


@pytest.fixture(scope="session")
def exports(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The dataset in each form."""
    folder = tmp_path_factory.mktemp("exports")
    places = {"csv": folder / "csv", "excel": folder / "all.xlsx", "sqlite": folder / "all.sqlite"}
    for form, place in places.items():
        assert export_dataset(dataset, place).form == form
    return places
