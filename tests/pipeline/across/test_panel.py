"""Panel and coverage: which document a row rests on, what is ranked with what, what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from prongsai.pipeline.across.panel import Panel
from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.rows import document_row
from prongsai.pipeline.emit.schema import SCORES
from prongsai.pipeline.emit.spill import DocumentTables, rows_to_tables
from prongsai.pipeline.model import Document
from prongsai.pipeline.run import run_pipeline
from tests.fake_rows import fill_row

BODY = {"unit_type": "อบต.", "unit_name": "ก", "district": "ข", "province": "ลำปาง"}


def document(name: str, unit: str, year: int, scores: dict[str, float], **more: Any) -> DocumentTables:
    """The tables of one report; `more` overrides columns of its scores."""
    body = {**BODY, "unit_id": unit, "unit_name": unit}
    columns = {**body, "fiscal_year": year, "scheme": "nacc", "status": "read", "scale_max": 100.0, **more}
    rows = [
        fill_row(SCORES, document_id=name, code=code, scope="overall", score=value, score_100=value, **columns)
        for code, value in scores.items()
    ]
    row = document_row(
        Document(name, (f"{name}.txt",), "text/plain"), status="ok", fiscal_year=year, unit_id=unit,
        **{key: columns[key] for key in BODY},
    )  # fmt: skip
    return rows_to_tables(DocumentRows(document=row, scores=rows))


def panel_of(*documents: DocumentTables) -> Panel:
    panel = Panel()
    assert len(list(panel.watch(documents))) == len(documents)
    return panel


def rows_of(*documents: DocumentTables) -> dict[tuple[str, int], dict[str, Any]]:
    rows = panel_of(*documents).panel_table().to_pylist()
    return {(row["unit_lineage_id"], row["fiscal_year"]): row for row in rows}


def test_row_has_the_values_of_one_document_and_says_which() -> None:
    full = document("b", "1-sao-ก", 2568, {"ita": 88.0, "iit": 90.0, "indicator-10": 70.5})
    short = document("a", "1-sao-ก", 2568, {"ita": 88.0})
    row = rows_of(short, full)["1-sao-ก", 2568]
    assert (row["document_id"], row["documents"], row["agreement"]) == ("b", 2, "agree")
    assert (row["ita"], row["iit"], row["indicator_10"], row["oit"]) == (88.0, 90.0, 70.5, None)


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ({"scores": {"iit": 90.0, "eit": 80.0}}, {"scores": {"ita": 88.0}}, "b"),
        ({"scores": {"ita": 82.35}}, {"scores": {"ita": 96.03}, "status": "verified"}, "b"),
        ({"scores": {"ita": 82.35}, "subject": "อบต.ก"}, {"scores": {"ita": 82.35}}, "b"),
        ({"scores": {"ita": 82.35}}, {"scores": {"ita": 96.03}}, "a"),
    ],
)
def test_firmer_and_fuller_documents_come_first(first: dict[str, Any], second: dict[str, Any], chosen: str) -> None:
    documents = [document(name, "1-sao-ก", 2568, **one) for name, one in (("a", first), ("b", second))]
    for order in (documents, documents[::-1]):
        assert rows_of(*order)["1-sao-ก", 2568]["document_id"] == chosen


def test_documents_that_differ_are_told_apart_from_those_that_agree() -> None:
    given = {"a": 82.35, "b": 96.03}
    row = rows_of(*(document(name, "1-sao-ก", 2568, {"ita": value}) for name, value in given.items()))["1-sao-ก", 2568]
    assert row["agreement"] == "differ"


def test_ranks_are_within_province_type_and_year_and_ties_share_a_place() -> None:
    values = {"1-sao-ก": 90.0, "1-sao-ข": 80.0, "1-sao-ค": 80.0, "1-sao-ง": 70.0}
    documents = [document(f"d{at}", unit, 2568, {"ita": value}) for at, (unit, value) in enumerate(values.items())]
    documents.append(document("e", "2-sao-จ", 2568, {"ita": 99.0}, province="ตาก"))
    documents.append(document("f", "1-sao-ฉ", 2567, {"ita": 99.0}))
    rows = rows_of(*documents)
    places = [(row["rank"], row["of"], row["percentile"]) for row in (rows[unit, 2568] for unit in values)]
    assert places == [(1, 4, 100.0), (2, 4, 75.0), (2, 4, 75.0), (4, 4, 25.0)]
    assert (rows["2-sao-จ", 2568]["rank"], rows["1-sao-ฉ", 2567]["rank"]) == (1, 1)


def test_change_is_against_the_year_before_alone() -> None:
    years = {2565: 80.0, 2567: 85.5, 2568: 84.25}
    rows = rows_of(*(document(str(year), "1-sao-ก", year, {"ita": value}) for year, value in years.items()))
    assert [rows["1-sao-ก", year]["change"] for year in years] == [None, None, -1.25]


@pytest.mark.parametrize(("level", "passed"), [("ผ่านดี", True), ("ต้องปรับปรุง", False), (None, None)])
def test_body_has_passed_by_the_rule_of_its_year(level: str | None, passed: bool | None) -> None:
    row = rows_of(document("a", "1-sao-ก", 2568, {"ita": 86.0}, level=level))["1-sao-ก", 2568]
    assert (row["level"], row["passed"]) == (level, passed)
    early = rows_of(document("a", "1-sao-ก", 2565, {"ita": 86.0}, level="A"))["1-sao-ก", 2565]
    assert early["passed"] is None


def test_doubted_scores_are_left_out_and_counted() -> None:
    panel = panel_of(
        document("a", "1-sao-ก", 2568, {"ita": 86.0}, status="conflict"), document("b", "1-sao-ข", 2567, {"ita": 90.0})
    )
    assert {row["unit_id"] for row in panel.panel_table().to_pylist()} == {"1-sao-ข"}
    listed = [{**BODY, "unit_id": "1-sao-ค", "unit_name": "ค"}]
    coverage = {(row["unit_id"], row["fiscal_year"]): row for row in panel.coverage_table(listed).to_pylist()}
    assert len(coverage) == 6
    left = coverage["1-sao-ก", 2568]
    assert (left["documents"], left["has_score"], left["left_out"]) == (1, True, "ita is conflict")
    assert (coverage["1-sao-ข", 2567]["has_score"], coverage["1-sao-ข", 2567]["left_out"]) == (True, None)
    assert (coverage["1-sao-ค", 2568]["documents"], coverage["1-sao-ค", 2568]["has_score"]) == (0, False)


REPORT = """รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year}
{kind}นายาง อำเภอสบปราบ จังหวัดลำปาง
ผลการประเมิน ITA ในภาพรวม ประจำปีงบประมาณ พ.ศ. {year} ได้ {score} คะแนน
"""


@pytest.mark.parametrize(
    "register",
    [
        # the register knows the body as it was
        "type,name,district,province\nอบต.,นายาง,สบปราบ,ลำปาง\nอบต.,สบปราบ,สบปราบ,ลำปาง\n",
        # it knows both, and which became which
        "type,name,district,province,predecessor,valid_from,website\nอบต.,นายาง,สบปราบ,ลำปาง,,,\n"
        "เทศบาลตำบล,นายาง,สบปราบ,ลำปาง,5211-sao-นายาง,2025-11-28,nayang.go.th\n",
    ],
)
def test_body_that_changed_its_type_is_one_row_a_year(register: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "register.csv").write_text(register, encoding="utf-8")
    kinds = {2567: "องค์การบริหารส่วนตำบล", 2568: "เทศบาลตำบล"}
    for year, kind in kinds.items():
        text = REPORT.format(year=year, kind=kind, score="87.50" if year == 2567 else "90.25")
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    run_pipeline([folder], Settings(out=out, workers=1, ocr="none", gazetteer=tmp_path / "register.csv"))
    panel = pd.read_parquet(out / "panel").set_index("fiscal_year").sort_index()
    assert list(panel.index) == [2567, 2568]
    assert set(panel.unit_lineage_id) == {"5211-sao-นายาง"}
    assert list(panel.unit_type) == ["อบต.", "ทต."]
    assert panel.change[2568] == pytest.approx(2.75)
    units = pd.read_parquet(out / "units").set_index("unit_id")
    assert set(units.lineage_id) == {"5211-sao-นายาง"}
    assert set(units.iso_3166_2) == {"TH-52"}
    assert set(units.region) == {"ภาคเหนือ"}
    if "predecessor" in register:
        assert units.website["5211-mun-นายาง"] == "nayang.go.th"
        assert str(units.valid_from["5211-mun-นายาง"])[:10] == "2025-11-28"
    coverage = pd.read_parquet(out / "coverage")
    assert len(coverage) == 2 * len(set(coverage.unit_id)) >= 4
