"""The year of a score is the year assessed, not the year of the report or of the measures."""

import pytest

from prongsai.parsers.years import (
    find_years,
    pick_assessed_year,
    pick_document_year,
    pick_only_year,
    pick_year_of_score,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", [(2567, "assessed")]),
        ("มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568", [(2568, "planned")]),
        ("นำผลการประเมินปี ๒๕๖๖ มาจัดทำมาตรการในปี ๒๕๖๗", [(2566, "assessed"), (2567, "planned")]),
        ("ณ วันที่ ๓๐ กันยายน ๒๕๖๗", [(2567, "plain")]),
        ("ประจำปี ๖๗", [(2567, "plain")]),
        ("เลขที่ 12567 จำนวน 2,568.00 บาท", []),
    ],
)
def test_year_takes_the_role_of_the_words_before_it(text, expected):
    assert [(m.year, m.role) for m in find_years(text)] == expected


def test_heading_with_several_years_dates_nothing():
    assert pick_only_year("ผลย้อนหลัง ปี 2565 ปี 2566 ปี 2567") is None
    assert pick_only_year("ตารางคะแนน ประจำปี ๒๕๖๗") == 2567


def test_nearest_year_before_a_score_wins_over_a_planned_one():
    text = "ปี ๒๕๖๖ ได้คะแนน 90.00 และปี ๒๕๖๗ ได้คะแนน 91.00"
    first, second = text.index("90.00"), text.index("91.00")
    years = find_years(text)
    assert pick_year_of_score(text, years, first, first + 5, 0, second) == 2566
    assert pick_year_of_score(text, years, second, second + 5, first + 5, len(text)) == 2567


def test_legend_of_a_chart_after_a_score_does_not_date_it():
    text = "OIT คะแนนรวม 91.25 คะแนน ผลการประเมินรายตัวชี้วัด ปี 2564 ปี 2565 ปี 2566 ปี 2567"
    at = text.index("91.25")
    assert pick_year_of_score(text, find_years(text), at, at + 5, 0, len(text)) is None


def test_title_year_beats_years_named_oftener_in_the_text():
    title = ["รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"]
    assert pick_document_year(title, ["ผลการประเมินปี ๒๕๖๖"] * 9) == 2567
    assert pick_assessed_year(["ผลการประเมินปี ๒๕๖๖", "มาตรการปี ๒๕๖๗", "มาตรการปี ๒๕๖๗"]) == 2566
    assert pick_document_year([], []) is None
