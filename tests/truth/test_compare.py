"""From a dataset on disk to the figures of each group, the reports that it does not have included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from tests.truth.compare import Expected, compare
from tests.truth.facts import tally_facts
from tests.truth.figures import FIGURES

UNIT = {"name": "ก", "district": "ข", "province": "ค"}
TRUTH: dict[str, Any] = {
    "unit": UNIT,
    "fiscal_year": 2566,
    "scores": [{"code": "i1", "score": 94.17, "fiscal_year": 2566}, {"code": "i2", "score": 80.0, "fiscal_year": 2566}],
    "measures": [],
}
DOCUMENT = {"unit_id": "1-sao-ก", "unit_name": "ก", "district": "ข", "province": "ค", "fiscal_year": 2566}


def facts(truth: dict[str, Any], **changes: Any) -> dict[str, int]:
    return dict(tally_facts(truth, DOCUMENT | {"unit_confidence": 0.97} | changes))


def test_unit_needs_name_district_and_province() -> None:
    assert facts(TRUTH)["units_right"] == 1
    for key in UNIT:
        wrong = facts(TRUTH, **{"unit_name" if key == "name" else key: "ง"})
        assert (wrong["units_right"], wrong["units_silent"]) == (0, 1)


def test_wrong_unit_with_doubt_is_not_silent() -> None:
    assert facts(TRUTH, unit_name="ง", unit_confidence=0.5)["units_silent"] == 0
    assert facts(TRUTH, unit_name="ง", unit_confidence=None)["units_silent"] == 0


def test_report_about_many_bodies_has_none_of_its_own() -> None:
    many = TRUTH | {"unit": {"name": "", "district": "ข", "province": "ค"}}
    nobody = {"unit_id": None, "unit_name": None}
    assert facts(many, **nobody, unit_confidence=0.0) == {
        "reports": 1,
        "years_right": 1,
        "units_wanted": 0,
        "units_right": 0,
        "units_silent": 0,
        "units_certain": 0,
    }
    assert facts(many)["units_silent"] == 1
    assert facts(many, **nobody, unit_confidence=0.95)["units_silent"] == 1


def test_certainty_about_a_body_is_noticed() -> None:
    assert facts(TRUTH, unit_confidence=1.0)["units_certain"] == 1


def test_year_is_that_of_the_report() -> None:
    assert facts(TRUTH, fiscal_year=2565)["years_right"] == 0
    assert facts(TRUTH, fiscal_year=None)["years_right"] == 0


def write_dataset(folder: Path) -> Path:
    score = {"document_id": "a", "subject": None, "code": "i1", "fiscal_year": 2566, "score": 94.17, "scale_max": 100.0}
    score |= {"score_100": 94.17, "status": "read", "confidence": 0.9, "level": None, "raw_score": "x", "page": 1}
    about = {
        "document_id": "a",
        "severity": "warning",
        "code": "score-missing",
        "message": "",
        "field": "i2",
        "raw": None,
    }
    loose = about | {"document_id": None, "code": "file-unreadable", "field": None, "raw": "x/lost.pdf"}
    tables = {
        "documents": [DOCUMENT | {"document_id": "a", "sources": ["x/one.pdf", "y/copy.pdf"], "unit_confidence": 0.9}],
        "scores": [score],
        "findings": [about, loose],
    }
    for name, rows in tables.items():
        (folder / name).mkdir(parents=True)
        pd.DataFrame(rows).to_parquet(folder / name / "part-0.parquet")
    (folder / "measures").mkdir()
    pd.DataFrame({"document_id": pd.Series([], dtype="string")}).to_parquet(folder / "measures" / "part-0.parquet")
    return folder


def test_reports_are_found_by_source_and_counted_by_group(tmp_path: Path) -> None:
    expected = [
        Expected("x/one.pdf", TRUTH, "x"),
        Expected("y/copy.pdf", TRUTH, "y"),
        Expected("x/lost.pdf", TRUTH, "x"),
    ]
    notes: list[str] = []
    tallies = compare(write_dataset(tmp_path / "dataset"), expected, notes.append)
    x, y = tallies["x"], tallies["y"]
    assert (y["reports"], y["scores_right"], y["scores_flagged"], y["scores_lost"]) == (1, 1, 1, 0)
    # the file that could not be opened is named by its path, so what it states is not lost silently
    assert (x["reports"], x["reports_lost"], x["scores_right"], x["scores_flagged"], x["scores_lost"]) == (
        2,
        1,
        1,
        3,
        0,
    )
    assert "x/lost.pdf: not in the dataset" in notes


def test_report_that_nothing_speaks_of_is_lost_with_all_its_scores(tmp_path: Path) -> None:
    tally = compare(write_dataset(tmp_path / "dataset"), [Expected("x/gone.pdf", TRUTH, "x")])["x"]
    assert (tally["reports_lost"], tally["scores_lost"], tally["units_wanted"]) == (1, 2, 1)


def test_every_figure_is_counted(tmp_path: Path) -> None:
    measure = {"issue_no": None, "measure_no": 1, "measure": "ก", "steps": "", "responsible": "", "period": ""}
    measure |= {"results": "", "outcomes": "", "followup": "", "status": "done", "n_steps": 1}
    measure |= {"period_start": "2022-10-01", "period_end": "2023-09-30"}
    rated = {"code": "ita", "score": 88.0, "fiscal_year": 2566, "level": "ผ่าน"}
    full = TRUTH | {"measures": [measure, measure | {"measure": "ข"}], "scores": [*TRUTH["scores"], rated]}
    row = measure | {"fiscal_year": 2566, "monitoring": None, "steps": ["ก"], "period_start": None, "period_end": None}
    folder = write_dataset(tmp_path / "dataset")
    pd.DataFrame([row | {"document_id": "a"}]).to_parquet(folder / "measures" / "part-0.parquet")
    tally = compare(folder, [Expected("x/one.pdf", full, "x"), Expected("gone.pdf", full, "x")])["x"]
    assert {figure.name for figure in FIGURES} <= set(tally)
