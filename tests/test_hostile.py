"""A folder of hostile files: the run ends soon, each unreadable file is one finding, and the sound report is read."""

from __future__ import annotations

import time

import pandas as pd
import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import ExitCode
from prongsai.pipeline.run import run_pipeline
from tests.hostile_files import SURVIVABLE, UNREADABLE, write_hostile

DUMP = "องค์การบริหารส่วนตำบลโนนสะอาด\n\nผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 ได้คะแนน 92.75 คะแนน อยู่ในระดับ ผ่านดี\n"


@pytest.fixture(scope="module")
def errors(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """Error findings of the run, with the file and the status of its document."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "reports").mkdir()
    write_hostile(folder / "reports")
    (folder / "reports" / "sound.txt").write_text(DUMP, encoding="utf-8")
    start = time.monotonic()
    summary = run_pipeline([folder / "reports"], Settings(out=folder / "dataset", timeout_s=20, workers=2))
    assert time.monotonic() - start < 60
    assert summary.exit_code == ExitCode.ERROR_FINDINGS
    assert pd.read_parquet(folder / "dataset" / "scores").score.tolist() == [92.75]
    documents = pd.read_parquet(folder / "dataset" / "documents")
    assert documents.status.isin(["ok", "partial", "failed"]).all()
    findings = pd.read_parquet(folder / "dataset" / "findings").merge(documents, on="document_id", how="left")
    findings["file"] = findings.sources.str[0]
    return findings[findings.severity == "error"]


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable_file_is_one_finding_and_a_failed_document(errors: pd.DataFrame, name: str) -> None:
    mine = errors[errors.file == name]
    assert len(mine) == 1
    assert mine.status.tolist() == ["failed"]
    assert mine.suggestion.notna().all()


def test_no_file_crashes_or_hangs_its_reader(errors: pd.DataFrame) -> None:
    died = errors[errors.code.isin(["document-crashed", "document-timeout", "document-out-of-memory", "rows-rejected"])]
    assert died[["file", "message"]].values.tolist() == []
    assert set(errors.file) <= {*UNREADABLE, *SURVIVABLE}
