"""Labels of totals and instruments that say that their numbers are something else, or of another year."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.context import RowLabel
from prongsai.parsers.scores.rivals import Standing
from prongsai.parsers.scores.row_claims import read_row_standings, read_years_of_rows
from prongsai.pipeline.model import Role
from tests.score_makers import read_scores, score_grid, score_table, scores_of

HEAD = "แบบวัด | คะแนน"


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("EIT ส่วนที่ 1", "other_index"),
        ("ค่าเป้าหมาย EIT", "target"),
        ("จำนวนผู้ตอบ EIT", "count"),
        ("EIT ประเมินตนเอง", "self_assessed"),
        ("EIT เพิ่มขึ้น", "change"),
        ("EIT สำนักปลัด", "other_index"),
    ],
)
def test_row_that_is_no_result_of_the_whole(label: str, role: Role) -> None:
    seen, _ = read_scores(score_table(HEAD, "IIT | 81.10", f"{label} | 85.50", "EIT รวม | 82.20"))
    assert [(one.code, one.value, one.role) for one in seen] == [
        ("iit", 81.1, "score"),
        ("eit", 85.5, role),
        ("eit", 82.2, "score"),
    ]
    assert seen[1].role_basis == f"row `{label}`"


@pytest.mark.parametrize("label", ["แบบวัด EIT จำนวน 9 ข้อ", "EIT น้ำหนักร้อยละ 30", "EIT (เต็ม 100)", "คะแนนที่ได้ EIT"])
def test_words_that_tell_of_the_instrument_say_nothing_of_its_score(label: str) -> None:
    assert scores_of(read_scores(score_table(HEAD, "IIT | 81.10", f"{label} | 82.20"))[0]) == [
        ("iit", 81.1),
        ("eit", 82.2),
    ]


def test_names_of_indicators_are_not_asked() -> None:
    table = score_table("ตัวชี้วัด | คะแนน", "8. การปรับปรุงการทำงาน | 81.10", "4. การใช้ทรัพย์สินของราชการ | 82.20")
    assert scores_of(read_scores(table)[0]) == [("indicator-8", 81.1), ("indicator-4", 82.2)]


def test_year_of_a_label_and_of_a_row_over_others() -> None:
    seen, _ = read_scores(score_table("รายการ | คะแนน", "คะแนนรวม ITA ปี 2566 | 81.10", "คะแนนรวม ITA ปี 2567 | 82.20"))
    assert [(one.fiscal_year, one.value) for one in seen] == [(2566, 81.1), (2567, 82.2)]
    rows = ("ปีงบประมาณ 2566 | <", "IIT | 81.10", "EIT | 82.20", "ปีงบประมาณ 2567 | <", "IIT | 83.30", "EIT | 84.40")
    seen, _ = read_scores(score_table(HEAD, *rows))
    assert [(one.code, one.fiscal_year) for one in seen if one.value] == [
        ("iit", 2566),
        ("eit", 2566),
        ("iit", 2567),
        ("eit", 2567),
    ]


def test_years_merged_over_their_rows() -> None:
    rows = ("2566 | IIT | 81.10", "^ | EIT | 82.20", "2567 | IIT | 83.30", "^ | EIT | 84.40")
    seen, _ = read_scores(score_table("ปี | แบบวัด | คะแนน", *rows))
    assert [(one.code, one.fiscal_year, one.value) for one in seen] == [
        ("iit", 2566, 81.1),
        ("eit", 2566, 82.2),
        ("iit", 2567, 83.3),
        ("eit", 2567, 84.4),
    ]


@pytest.mark.parametrize("years", ["66 | 67", "67 | 66", "๖๖ | ๖๗"])
def test_two_digits_in_a_heading_are_years_where_they_follow_each_other(years: str) -> None:
    first = 2567 if years.startswith("67") else 2566
    seen, _ = read_scores(score_table(f"แบบวัด | {years}", "IIT | 81.10 | 82.20", "EIT | 83.30 | 84.40"))
    assert [one.fiscal_year for one in seen] == [first, 2566 + 2567 - first] * 2


def test_names_of_indicators_over_columns_and_roles_beside_rows() -> None:
    head = "รายการ | การปฏิบัติหน้าที่ | การใช้งบประมาณ | การใช้อำนาจ"
    rows = (
        "เต็ม | 100 | 100 | 100",
        "เป้าหมาย | 90.00 | 91.00 | 92.00",
        "ผลคะแนน | 81.10 | 82.20 | 83.30",
        "อื่น | 1.10 | 2.20 | 3.30",
    )
    seen, _ = read_scores(score_table(head, *rows))
    assert [(one.code, one.value) for one in seen if one.role == "score"] == [
        ("indicator-1", 81.1),
        ("indicator-2", 82.2),
        ("indicator-3", 83.3),
    ]
    assert [one.role for one in seen if one.code == "indicator-1"] == ["maximum", "target", "score", "unknown"]


def test_numbered_row_of_a_total() -> None:
    rows = ("1 | IIT | 81.10 | ดี", "2 | EIT | 82.20 | ดี", "3 | OIT | 83.30 | ดี", "4 | รวม | 82.31 | -")
    seen, _ = read_scores(score_table("ลำดับ | รายการ | คะแนน | ข้อสังเกต", *rows))
    assert scores_of(seen)[-1] == ("ita", 82.31)


def label(raw: str, code: str = "eit") -> RowLabel:
    return RowLabel(code, raw, 1.0)


@pytest.mark.parametrize(
    "raw",
    [
        "EIT คะแนนเต็ม 100",
        "EIT สัดส่วนร้อยละ 30",
        "EIT เกณฑ์ผ่าน 85",
        "EIT น้ำหนัก 30",
        "EIT จำนวน 9 ข้อ",
        "EIT จำนวน 9 ข้อ เทียบ IIT จำนวน 30 ข้อ",
    ],
)
def test_what_stands_behind_an_instrument_tells_of_the_instrument(raw: str) -> None:
    assert read_row_standings([label(raw)]) == {}


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("คะแนนเต็ม EIT", "maximum"),
        ("น้ำหนัก EIT", "weight"),
        ("จำนวนผู้ตอบ EIT", "count"),
        ("สัดส่วน EIT", "share"),
        ("เป้าหมาย EIT", "target"),
        ("EIT เป้าหมาย", "target"),
    ],
)
def test_what_stands_before_an_instrument_tells_of_the_number(raw: str, role: Role) -> None:
    assert read_row_standings([None, label(raw)]) == {1: Standing(role, f"row `{raw}`")}


def test_only_totals_and_instruments_are_asked_for_role_and_year() -> None:
    labels = [label("เป้าหมาย ปี 2566", "ita"), label("เป้าหมาย ปี 2566", "indicator-1"), None, label("EIT ปี 2566")]
    assert list(read_row_standings(labels)) == [0]
    grid = score_grid("รายการ | คะแนน", *(f"{text} | 8{at}.50" for at, text in enumerate("กขคง")))
    years = read_years_of_rows(grid, labels, 2568)
    assert [year.year if year else None for year in years] == [2566, None, None, 2566]
