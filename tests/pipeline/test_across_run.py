"""The comparison of documents in real runs: whoever read them, and whenever, it is made anew from what is kept."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.run import run_pipeline

REPORT = """รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)
ประจำปีงบประมาณ พ.ศ. 2567
องค์การบริหารส่วนตำบลกู่ทอง อำเภอเชียงยืน จังหวัดมหาสารคาม

องค์การบริหารส่วนตำบลกู่ทอง ได้คะแนนภาพรวม {score} คะแนน
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, score in {"draft": "82.35", "final": "88.03", "again": "88.03"}.items():
        (folder / f"{name}.txt").write_text(REPORT.format(score=score) + name, encoding="utf-8")
    return folder


def run(reports: Path, out: str = "dataset", workers: int = 1) -> Summary:
    return run_pipeline([reports], Settings(out=reports.parent / out, workers=workers, ocr="none"))


def told(reports: Path, out: str = "dataset") -> dict[str, list[str]]:
    findings = pd.read_parquet(reports.parent / out / "findings")
    documents = pd.read_parquet(reports.parent / out / "documents").set_index("document_id")
    differing = findings[findings.code == "score-differs-between-documents"]
    found: dict[str, list[str]] = {}
    for row in differing.itertuples():
        found.setdefault(documents.loc[row.document_id].sources[0], []).append(row.message)
    return found


def test_documents_that_differ_are_told_and_counted(reports: Path) -> None:
    summary = run(reports)
    found = told(reports)
    assert set(found) == {"draft.txt", "final.txt", "again.txt"}
    assert [message.endswith("so say 1 documents more") for message in found["draft.txt"]] == [True]
    assert all("draft.txt" in message for message in found["final.txt"] + found["again.txt"])
    assert summary.finding_codes["score-differs-between-documents"] == 3
    documents = pd.read_parquet(reports.parent / "dataset" / "documents").set_index("document_id")
    assert sum(documents.n_warnings) == summary.findings["warning"]
    assert summary.scores == {"read": 3}


def test_document_that_goes_takes_its_doubts_along_and_nothing_is_read_again(reports: Path) -> None:
    run(reports)
    (reports / "draft.txt").unlink()
    summary = run(reports)
    assert summary.read == 0
    assert told(reports) == {}
    assert summary.scores == {"read": 2}


def test_number_of_workers_changes_nothing(reports: Path) -> None:
    run(reports)
    run(reports, "other", workers=2)
    assert told(reports) == told(reports, "other")


def test_run_over_the_same_leaves_the_dataset(reports: Path) -> None:
    run(reports)
    assert run(reports).is_unchanged
