"""Decided rows as the dicts of the tables: ids, places, and what the frame says of a code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prongsai.pipeline.emit.place import ids_by_place
from prongsai.pipeline.emit.rows import (
    Source,
    finding_row,
    measure_item_rows,
    measure_row,
    observation_row,
    score_row,
    unit_row,
)
from prongsai.pipeline.emit.schema import MEASURE_ITEMS, MEASURES, OBSERVATIONS, SCORES, UNITS
from prongsai.pipeline.emit.spill import make_table
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import (
    BBox,
    Finding,
    Measure,
    MeasureItem,
    Observation,
    Provenance,
    Score,
    Unit,
    UnitDecision,
)

UNIT = Unit("4405-sao-กู่ทอง", "sao", "กู่ทอง", "องค์การบริหารส่วนตำบลกู่ทอง", "เชียงยืน", "มหาสารคาม", "4405", None, "test")
BODY = UnitDecision(UNIT, 0.9, "กู่ทอง", "อบต.", "เชียงยืน", "มหาสารคาม")
PLACE = Provenance(3, BBox(10, 20, 30, 40), 2, 5, "text", 4)
SEEN = Observation(2568, "question", "IIT", "i2", 91.5, 100.0, "i๒", "๙๑.๕๐", PLACE, name_text="ท่านปฏิบัติงาน")
SCORE = Score(2568, "question", "IIT", "i2", 91.5, 100.0, None, "read", 0.97, (0,))
ITEMS = (
    MeasureItem("steps", "ก", "๑. ก", "๑", (date(2024, 3, 5),)),
    MeasureItem("steps", "ข", "๒. ข", "๒"),
    MeasureItem("results", "ค", "ค"),
)
MEASURE = Measure(None, None, "IIT", 1, "ติดป้าย", ITEMS, shared=("steps",), pages=(3,), provenance=PLACE)
SOURCE = Source("d", lambda subject, twin: BODY, load_frame())


def row_of(score: Score) -> dict[str, object]:
    row = score_row(SOURCE, score, [SEEN])
    return dict(make_table(SCORES, [row]).to_pylist()[0])


def test_score_knows_its_body_its_parent_and_its_place() -> None:
    row = row_of(SCORE)
    assert (row["unit_type"], row["district"]) == ("อบต.", "เชียงยืน")
    assert (row["number"], row["parent_code"]) == (2, "indicator-1")
    assert (row["printed_name"], row["place"]) == ("ท่านปฏิบัติงาน", "page 3")


def test_score_keeps_year_value_scale_and_what_is_known_of_it() -> None:
    contribution = replace(
        SCORE, fiscal_year=2566, score=27.51, scale_max=30.0, level="A", printed_level="ดี", basis=("sum: a",)
    )
    row = row_of(contribution)
    assert (row["document_id"], row["fiscal_year"], row["scope"], row["instrument"]) == ("d", 2566, "question", "IIT")
    assert (row["code"], row["score"], row["scale_max"], row["score_100"]) == ("i2", 27.51, 30.0, 91.7)
    assert (row["level"], row["printed_level"], row["basis"]) == ("A", "ดี", ["sum: a"])
    assert (row["status"], row["observations"]) == ("read", 1)
    assert row["confidence"] == pytest.approx(0.97)
    assert (row["raw_code"], row["raw_score"], row["page"]) == ("i๒", "๙๑.๕๐", 3)
    assert (row["x0"], row["top"], row["x1"], row["bottom"]) == (10, 20, 30, 40)
    assert (row["unit_id"], row["unit_name"], row["province"]) == ("4405-sao-กู่ทอง", "กู่ทอง", "มหาสารคาม")


def test_measure_keeps_year_body_texts_and_times() -> None:
    whole = replace(
        MEASURE,
        issue_no=2,
        issue="การใช้อำนาจ",
        period="ต.ค. 66 - ก.ย. 67",
        period_start=date(2023, 10, 1),
        period_end=date(2024, 9, 30),
        items=(*ITEMS, MeasureItem("responsible", "กองคลัง", "กองคลัง"), MeasureItem("outcomes", "พอใจ", "พอใจ")),
        offices=("กองคลัง",),
        codes=("indicator-3",),
        plan="อบรม 2 ครั้ง",
        budget="20,000 บาท",
        kpi="ร้อยละ 80",
        monitoring="รายงานทุกไตรมาส",
        status="done",
        confidence=0.8,
    )
    (row,) = make_table(MEASURES, [measure_row("d", "d:1", whole, 2567, BODY)]).to_pylist()
    assert (row["document_id"], row["fiscal_year"], row["unit_id"]) == ("d", 2567, "4405-sao-กู่ทอง")
    assert (row["unit_name"], row["province"], row["instrument"]) == ("กู่ทอง", "มหาสารคาม", "IIT")
    assert (row["issue_no"], row["issue"], row["measure_no"], row["measure"]) == (2, "การใช้อำนาจ", 1, "ติดป้าย")
    assert (row["steps"], row["responsible"]) == (["ก", "ข"], ["กองคลัง"])
    assert (row["results"], row["outcomes"]) == (["ค"], ["พอใจ"])
    assert (row["period"], row["monitoring"]) == ("ต.ค. 66 - ก.ย. 67", "รายงานทุกไตรมาส")
    assert (row["plan"], row["budget"], row["kpi"]) == ("อบรม 2 ครั้ง", "20,000 บาท", "ร้อยละ 80")
    assert (row["offices"], row["codes"], row["shared"]) == (["กองคลัง"], ["indicator-3"], ["steps"])
    assert (str(row["period_start"]), str(row["period_end"])) == ("2023-10-01", "2024-09-30")
    assert (row["pages"], row["status"]) == ([3], "done")
    assert row["confidence"] == pytest.approx(0.8)


def test_later_columns_are_null_and_never_made_up() -> None:
    row = row_of(SCORE)
    assert row["scheme"] is row["printed_level"] is None
    assert row["basis"] == []
    unit = make_table(UNITS, [unit_row(UNIT)]).to_pylist()[0]
    assert unit["lat"] is unit["website"] is unit["valid_from"] is None
    assert row["unit_lineage_id"] == unit["lineage_id"] == "4405-sao-กู่ทอง"


def test_code_of_a_year_without_a_frame_has_no_parent() -> None:
    assert row_of(replace(SCORE, fiscal_year=None))["parent_code"] is None
    assert row_of(replace(SCORE, fiscal_year=2499))["parent_code"] is None
    instrument = replace(SCORE, code="iit", scope="instrument", fiscal_year=None)
    assert row_of(instrument)["parent_code"] == "ita"


def test_reading_knows_its_column_and_its_role() -> None:
    row = observation_row(SOURCE, "d:1", SEEN, True, "score")
    (row,) = make_table(OBSERVATIONS, [row]).to_pylist()
    assert (row["table_no"], row["row_no"], row["column_no"]) == (2, 5, 4)
    assert (row["role"], row["role_basis"]) == ("score", None)


def test_items_refer_to_their_measure_and_keep_their_order() -> None:
    (name,) = ids_by_place("d", [MEASURE.provenance])
    (measure,) = make_table(MEASURES, [measure_row("d", name, MEASURE, 2568, BODY)]).to_pylist()
    items = make_table(MEASURE_ITEMS, list(measure_item_rows("d", name, MEASURE))).to_pylist()
    assert measure["measure_id"] == "d:3:2:5:1"
    assert (measure["place"], measure["x0"]) == ("page 3", 10)
    assert {item["measure_id"] for item in items} == {measure["measure_id"]}
    assert [(item["field"], item["position"], item["text"]) for item in items] == [
        ("steps", 1, "ก"),
        ("steps", 2, "ข"),
        ("results", 1, "ค"),
    ]
    assert {item["place"] for item in items} == {"page 3"}
    assert [item["printed_no"] for item in items] == ["๑", "๒", None]
    assert [item["raw_text"] for item in items] == ["๑. ก", "๒. ข", "ค"]
    assert [item["dates"] for item in items] == [[date(2024, 3, 5)], [], []]
    assert [item["shared"] for item in items] == [True, True, False]


def test_item_of_a_measure_over_two_pages_has_no_place() -> None:
    (item, *_) = measure_item_rows("d", "d:1", replace(MEASURE, pages=(3, 4)))
    assert item["place"] is None


def test_rows_at_one_place_have_ids_of_their_own() -> None:
    assert ids_by_place("d", [PLACE, Provenance(), PLACE]) == ["d:3:2:5:1", "d:0:0:0:1", "d:3:2:5:2"]


def test_finding_says_where_it_is_without_a_page() -> None:
    finding = Finding("warning", "score-unreadable", "no score", where=Provenance(table_no=2, row_no=3, column_no=1))
    assert finding_row(finding, "d")["place"] == "table 2 row 4 column 2"
    assert finding_row(Finding("info", "not-a-report", "none", page=3), "d")["place"] == "page 3"


def test_item_stands_where_its_measure_does_unless_that_runs_over_pages() -> None:
    one = replace(MEASURE, pages=(), items=ITEMS[:1], provenance=Provenance(line_no=7))
    assert [row["place"] for row in measure_item_rows("d", "m", one)] == ["line 7"]
    assert [row["place"] for row in measure_item_rows("d", "m", replace(one, pages=(1, 2)))] == [None]
