"""Tables whose rows are years, or stand in groups of a year: each number has the year of its row."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.row_years import find_year_column, read_row_years
from tests.score_makers import read_scores, score_grid, score_table

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


@pytest.mark.parametrize("level", ["B", "ผ่าน", "ต้องปรับปรุง", "ผ่านดีเยี่ยม"])
@pytest.mark.parametrize(("word", "is_open"), [("", False), ("ครั้งสมมุติกาล", True)])
def test_rating_of_a_row_opens_no_question(level: str, word: str, is_open: bool) -> None:
    rows = (f"2566 {word} | 80.10 | 81.20 | {level}", f"2567 {word} | 90.10 | 91.20 | {level}")
    seen, _ = read_scores("ผลการประเมิน ITA", score_table("ปี | ตัวชี้วัดที่ 1 | ตัวชี้วัดที่ 2 | ระดับ", *rows), year=2568)
    assert {bool(one.open_claims) for one in seen} == {is_open}


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


def years(*lines: str) -> list[int | None]:
    """The year of each body row, in a report of 2568."""
    return [one.year if one else None for one in read_row_years(score_grid(*lines), 2568)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("2566", "2567", "เฉลี่ย"), [2566, 2567, None]),
        (("2566", "เฉลี่ย", "รวม"), [None] * 3),
        (("2566", "เฉลี่ย"), [None] * 2),
        (("2566", "", "2567"), [2566, 2566, 2567]),  # a dump leaves the cells below a year empty
        (("2566", "~", "2567"), [2566, 2566, 2567]),
        (("66", "67", "68"), [2566, 2567, 2568]),
        (("66", "67", "๑๒"), [None] * 3),
        (("66", "67", "8"), [None] * 3),
        (("66", "67", "68", "รวม"), [None] * 4),
    ],
)
def test_column_of_years_holds_hardly_anything_else(texts: tuple[str, ...], expected: list[int | None]) -> None:
    assert years("ปี | คะแนน", *(f"{text} | 8{at}.50" for at, text in enumerate(texts))) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("ปี", [2566, 2567]),
        ("ปีงบประมาณ พ.ศ.", [2566, 2567]),
        ("ข้อมูล", [None] * 2),
        ("ปีของผู้ตอบแบบสอบถามทั้งหมด", [None] * 2),
    ],
)
def test_two_digits_are_years_only_below_a_word_for_years(head: str, expected: list[int | None]) -> None:
    assert years(f"{head} | คะแนน", "66 | 84.50", "67 | 85.50") == expected


def test_year_in_a_column_of_scores_or_codes_or_bodies_dates_no_row() -> None:
    for head in ("คะแนน", "คะแนนถ่วงน้ำหนัก", "รหัส", "หน่วยงาน"):
        grid = score_grid(f"{head} | คะแนนที่ได้", "ปี 2566 | 84.50", "ปี 2567 | 85.50")
        is_skipped = grid.columns[0].kind in ("score", "contribution", "code", "body")
        assert (find_year_column(grid, 2568) is None) == is_skipped, head


@pytest.mark.parametrize(("length", "expected"), [(40, [2566] * 2), (41, [None] * 2)])
def test_short_text_alone_in_a_row_dates_the_rows_below(length: int, expected: list[int | None]) -> None:
    title = "ผลปีงบประมาณ พ.ศ. 2566 ".ljust(length, "ก")
    assert years("แบบวัด | คะแนน", "IIT | 81.10", f"{title} | <", "EIT | 82.20") == [None, *expected]
    assert years("แบบวัด | คะแนน", "IIT | 81.10", f"{title} | 80.00", "EIT | 82.20") == [None] * 3


@pytest.mark.parametrize(("length", "is_found"), [(40, True), (41, False)])
def test_long_text_in_a_column_is_no_year(length: int, is_found: bool) -> None:
    rows = (f"{f'ผลปีงบประมาณ พ.ศ. {year} '.ljust(length, 'ก')} | 8{at}.50" for at, year in enumerate((2566, 2567)))
    assert years("รายการ | คะแนน", *rows) == ([2566, 2567] if is_found else [None] * 2)


@pytest.mark.parametrize(("others", "is_found"), [(1, True), (2, True), (3, False), (5, False)])
def test_other_words_are_a_third_of_a_column_of_years_at_most(others: int, is_found: bool) -> None:
    texts = ["2563", "2564", "2565", "2566", "2567", *["เฉลี่ย", "รวม", "สูงสุด", "ต่ำสุด", "ส่วนต่าง"][:others]]
    found = years("ปี | คะแนน", *(f"{text} | 8{at}.50" for at, text in enumerate(texts)))
    assert found == ([2563, 2564, 2565, 2566, 2567] if is_found else [None] * 5) + [None] * others


@pytest.mark.parametrize(("head", "kind"), [("ปีคะแนน", "score"), ("ปี(30คะแนน)", "contribution"), ("ปี", "other")])
def test_column_that_holds_scores_dates_no_row(head: str, kind: str) -> None:
    grid = score_grid(f"เรื่อง | {head} | คะแนนที่ได้", "การใช้อำนาจ | 66 | 84.50", "การใช้งบประมาณ | 67 | 85.50")
    assert grid.columns[1].kind == kind
    assert (find_year_column(grid, 2568) is None) is (kind != "other")


@pytest.mark.parametrize("other", ["ปี", "๖ฺ", "6", "667", "เฉลี่ย"])
def test_two_digits_are_years_where_nothing_else_stands_below(other: str) -> None:
    rows = ("66 | 84.50", "67 | 85.50", "68 | 86.50", f"{other} | 87.50")
    assert years("ปี | คะแนน", *rows) == [None] * 4
    assert years("ปี | คะแนน", *rows[:3]) == [2566, 2567, 2568]


def test_title_row_holds_for_the_rows_below_until_the_next() -> None:
    rows = ("ปี 2566 | <", "IIT | 81.10", "EIT | 82.20", " | ", "ปี 2567 | <", "IIT | 83.10")
    assert years("แบบวัด | คะแนน", *rows) == [2566, 2566, 2566, 2566, 2567, 2567]
    assert years("แบบวัด | คะแนน", "IIT | 81.10", *rows[3:]) == [None, None, 2567, 2567]
    assert years("แบบวัด | คะแนน", "ปี 2566 | ", "IIT | 81.10", "2566 | 66", "EIT | 82.20") == [2566] * 4
    assert years("แบบวัด | คะแนน", "66 | ", "IIT | 81.10") == [None] * 2
