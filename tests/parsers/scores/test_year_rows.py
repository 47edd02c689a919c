"""Tables whose rows are years, or stand in groups of a year: each number has the year of its row."""

from __future__ import annotations

import pytest

from tests.score_makers import read_scores, score_table

ABOUT = "สถิติผลการประเมิน ITA"
DUTY, MONEY = "การปฏิบัติหน้าที่", "การใช้งบประมาณ"


def dated(*lines: str, caption: str = ABOUT, year: int = 2568) -> list[tuple[str, int | None, float | None]]:
    seen, _ = read_scores(caption, score_table(*lines), year=year)
    return [(one.code, one.fiscal_year, one.value) for one in seen if one.role == "score"]


@pytest.mark.parametrize(
    ("head", "years"),
    [
        ("ปีงบประมาณ | ผลคะแนน | ระดับ", ("2566", "2567")),
        ("ปี พ.ศ. | คะแนน | ระดับ", ("๒๕๖๖", "พ.ศ. ๒๕๖๗")),
        ("ปี | คะแนนรวม | ผล", ("ปี 66", "ปี 67")),
        ("ปี | คะแนน ITA | ผล", ("66", "67")),
        ("ปีที่ประเมิน | คะแนนภาพรวม | เกรด", ("2023", "2024")),
    ],
)
def test_overall_score_of_each_year(head: str, years: tuple[str, str]) -> None:
    rows = (f"{years[0]} | 84.10 | B", f"{years[1]} | 91.33 | A")
    assert dated(head, *rows) == [("ita", 2566, 84.1), ("ita", 2567, 91.33)]
    assert dated(head, *reversed(rows)) == [("ita", 2567, 91.33), ("ita", 2566, 84.1)]


def test_level_of_each_year_is_its_own() -> None:
    seen, _ = read_scores(ABOUT, score_table("ปี | คะแนน | ระดับ", "2565 | 84.10 | B", "2567 | 91.33 | ผ่านดี"))
    assert [one.level for one in seen] == ["B", "ผ่านดี"]


def test_instruments_beside_their_years() -> None:
    assert dated("ปี | IIT | EIT | OIT | ITA", "2567 | 85.10 | 86.20 | 90.30 | 87.51") == [
        ("iit", 2567, 85.1),
        ("eit", 2567, 86.2),
        ("oit", 2567, 90.3),
        ("ita", 2567, 87.51),
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("ปี | คะแนนรายตัวชี้วัดที่ | < | < | รวม", "^ | 1 | 2 | 3 | ^"),
        ("ปี | ตัวชี้วัดที่ 1 | ตัวชี้วัดที่ 2 | ตัวชี้วัดที่ 3 | รวม",),
    ],
)
def test_numbered_indicators_beside_their_years(head: tuple[str, ...]) -> None:
    rows = ("2566 | 80.10 | 81.20 | 82.30 | 83.40", "2567 | 90.10 | 91.20 | 92.30 | 93.40")
    found = dated(*head, *rows)
    assert [code for code, _, _ in found[:4]] == ["indicator-1", "indicator-2", "indicator-3", "ita"]
    assert [year for _, year, _ in found] == [2566] * 4 + [2567] * 4


def test_caption_says_what_numbered_columns_are() -> None:
    rows = ("ปี | 1 | 2 | 3 | รวม", "2566 | 80.10 | 81.20 | 82.30 | 83.40")
    assert [code for code, _, _ in dated(*rows, caption="ผลรายตัวชี้วัด")] == [
        "indicator-1",
        "indicator-2",
        "indicator-3",
        "ita",
    ]
    assert all(code == "ita" for code, _, _ in dated(*rows, caption="ผลรายไตรมาส"))


def test_mean_of_the_years_is_no_score_of_one() -> None:
    assert dated("ปี | คะแนน ITA", "2566 | 84.10", "2567 | 91.33", "เฉลี่ย | 87.72") == [
        ("ita", 2566, 84.1),
        ("ita", 2567, 91.33),
    ]


@pytest.mark.parametrize("kind", ["เป้าหมาย", "ค่าเฉลี่ยจังหวัด", "ผลต่าง"])
def test_row_that_says_it_is_no_result(kind: str) -> None:
    head = "แหล่ง | IIT | EIT | OIT"
    assert dated(head, "ผลคะแนนของหน่วยงาน | 85.10 | 86.20 | 90.30", f"{kind} | 80.00 | 81.00 | 82.00") == [
        ("iit", 2568, 85.1),
        ("eit", 2568, 86.2),
        ("oit", 2568, 90.3),
    ]
