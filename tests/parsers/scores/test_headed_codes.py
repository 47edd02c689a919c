"""Columns headed by codes: which code a heading names, of which year, and on which scale its numbers stand."""

from __future__ import annotations

import pytest

from prongsai.pipeline.model import Observation
from tests.score_makers import FRAME, read_scores, score_table

BODIES = ("อบต.หนองบัว", "เทศบาลตำบลท่าข้าม")


def read(head: str, *rows: str, year: int | None = 2568) -> list[Observation]:
    """The readings of a table whose first column names bodies."""
    lines = (f"{body} | {row}" for body, row in zip(BODIES * 2, rows, strict=False))
    return read_scores(score_table(f"หน่วยงาน | {head}", *lines), year=year)[0]


def codes(head: str, row: str = "80.00") -> list[tuple[str, int | None, float | None]]:
    return [(one.code, one.fiscal_year, one.value) for one in read(head, row)]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("IIT", "iit"),
        ("แบบวัด EIT", "eit"),
        ("คะแนนแบบตรวจ OIT", "oit"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "iit"),
        ("i1", "i1"),
        ("I 2", "i2"),
        ("ข้อ e12", "e12"),
        ("ข้อ O9", "o9"),
        ("Xi1", None),
        ("i123", None),
        ("i1 จำนวน", None),
        ("ตัวชี้วัดที่ 3", "indicator-3"),
        ("ตัวชี้วัด 10", "indicator-10"),
        ("คะแนนตัวชี้วัดที่ 3", "indicator-3"),
        ("คะแนน ตัวชี้วัดที่ 3 (ร้อยละ)", "indicator-3"),
        ("ตชว.3", "indicator-3"),
        ("ตชว 3", "indicator-3"),
        ("ต. 3", "indicator-3"),
        ("ตัวชี้วัด การใช้อำนาจ 3", "indicator-3"),
        ("คะแนน ตัวชี้วัด การใช้อำนาจ 3", "indicator-3"),
        ("ตัวชี้วัดที่ 11", None),
        ("ตัวชี้วัดที่ 3.1", None),
        ("คะแนนรวม", "ita"),
        ("คะแนน", "ita"),
        ("ภาพรวม", "ita"),
        ("ITA", "ita"),
        ("ค่า ITA", "ita"),
        ("ร้อยละ เฉลี่ย", "ita"),
        ("ผลการประเมิน", "ita"),
        ("ค่าคะแนน", None),
        ("แบบวัด รับรู", None),
        ("xIT", None),
        ("ปี 2568", "ita"),
        ("จำนวนผู้ตอบ", None),
        ("คะแนนเต็ม", None),
        ("ค่าเป้าหมาย", None),
    ],
)
def test_code_that_a_heading_names(heading: str, code: str | None) -> None:
    assert [found for found, _, _ in codes(heading)] == ([] if code is None else [code])


def test_columns_without_a_code_stand_beside_those_with_one() -> None:
    head = "ลำดับ | จำนวนผู้ตอบ | IIT | ค่าคะแนน | EIT | ข้อสังเกต | เป้าหมาย"
    assert codes(head, "1 | 45.00 | 80.00 | 3.50 | 81.00 | ดี | 85.00") == [("iit", 2568, 80.0), ("eit", 2568, 81.0)]


def test_columns_of_several_years_give_each_its_own() -> None:
    assert codes("ปี 2566 | ปี 2567", "80.00 | 81.00") == [("ita", 2566, 80.0), ("ita", 2567, 81.0)]
    assert codes("IIT ปี 2566 | IIT ปี 2567 | EIT", "80.00 | 81.00 | 82.00") == [
        ("iit", 2566, 80.0),
        ("iit", 2567, 81.0),
        ("eit", 2568, 82.0),
    ]


def test_two_columns_for_one_code_and_year_are_not_understood() -> None:
    assert codes("IIT | คะแนน IIT", "80.00 | 81.00") == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("IIT | แบบวัด ET | OIT", ["iit", "eit", "oit"]),
        ("IIT | xIT | OIT", ["iit", "eit", "oit"]),
        ("IIT | xIT | yIT", ["iit"]),
        ("xIT | คะแนนรวม | OIT", ["ita", "oit"]),
        ("IIT | EIT | OIT", ["iit", "eit", "oit"]),
    ],
)
def test_garbled_instrument_is_the_third_where_the_others_are_clear(head: str, expected: list[str]) -> None:
    assert [code for code, _, _ in codes(head, "80.00 | 81.00 | 82.00")] == expected


def test_garbled_instrument_of_bodies_half_of_which_sent_nothing() -> None:
    seen = read("IIT | xIT | OIT", "80.00 | 81.00 | 82.00", "83.00 | ไม่ส่ง | 84.00")
    assert [one.code for one in seen] == ["iit", "eit", "oit", "iit", "oit"]


def test_counted_columns_whose_heading_names_indicators_anywhere() -> None:
    table = score_table("คะแนนตัวชี้วัดที่ | 1 | 2 | 3", "ปี 2567 | 80.00 | 81.00 | 82.00")
    assert [one.code for one in read_scores(table)[0]] == ["indicator-1", "indicator-2", "indicator-3"]


@pytest.mark.parametrize("numbers", [("1", "2"), ("1", "1"), ("2", "3"), ("1.", "2."), ("1)", "2)")])
def test_column_that_counts_the_bodies_gives_no_total(numbers: tuple[str, str]) -> None:
    lines = (f"{number} | {body} | 80.00" for number, body in zip(numbers, BODIES, strict=True))
    seen, _ = read_scores(score_table("รวม | หน่วยงาน | IIT", *lines))
    assert [one.code for one in seen] == ["iit", "iit"]


def test_rating_stands_in_a_column_whose_heading_speaks_of_levels() -> None:
    seen = read("ITA | ผลตามระดับ", "80.00 | ผ่าน", "90.00 | ผ่านดี")
    assert [(one.code, one.level) for one in seen] == [("ita", "ผ่าน"), ("ita", "ผ่านดี")]


def scales(head: str, *rows: str) -> dict[str, float]:
    return {one.code: one.scale_max for one in read(head, *rows)}


POINTS = {"iit": 30.0, "eit": 30.0, "oit": 40.0, "ita": 100.0}
HUNDRED = dict.fromkeys(POINTS, 100.0)


@pytest.mark.parametrize(
    ("rows", "scale"),
    [
        (["27.50 | 26.10 | 38.00 | 91.60"], POINTS),
        (["27.50 | 26.10 | 38.00 | 91.65"], POINTS),
        (["27.50 | 26.10 | 38.00 | 91.55"], POINTS),
        (["27.50 | 26.10 | 38.00 | 91.68"], HUNDRED),
        (["27.50 | 26.10 | 38.00 | 91.52"], HUNDRED),
        (["27.50 | 26.10 | 38.00 | 91.60", "27.00 | 26.00 | 37.00 | 91.00"], HUNDRED),
        (["27.50 | 26.10 | 38.00 | 91.60", "27.00 | 26.00 | 37.00 | 91.00", "28.00 | 27.00 | 39.00 | 94.00"], POINTS),
        (["27.50 | 26.10 | 38.00 | 91.60", "- | - | - | -"], POINTS),
        (["27.50 | 26.10 | 38.00 | 91.60", "0 | 0 | 0 | 0"], POINTS),
        (["27.50 | 26.10 | 38.00 | 91.60", "ไม่ส่ง | 26.10 | 38.00 | 64.10"], POINTS),
        (["27.50 | 26.10 | 38.00 | 91.60", "27.00 | 26.00 | 37.00 | "], POINTS),
        (["- | - | - | -", "0 | 0 | 0 | 0"], HUNDRED),
        (["27.50 | 26.10 | - | 53.60"], POINTS),
        (["27.50 | - | - | 27.50"], HUNDRED),
        (["27.50 | - | - | 27.50", "- | 21.10 | - | 21.10", "- | - | 31.10 | 31.10"], POINTS),
        (["47.50 | 36.10 | - | 83.60"], HUNDRED),
        (["47.50 | 26.10 | - | 73.60"], HUNDRED),
    ],
)
def test_instruments_that_add_up_to_the_total_are_points(rows: list[str], scale: dict[str, float]) -> None:
    """Of the rows that can be added, more than half must be right, to a few hundredths of rounding."""
    assert scales("IIT | EIT | OIT | คะแนนรวม", *rows) == scale


def test_points_that_the_heading_names_need_no_sum() -> None:
    assert scales("IIT (30 คะแนน) | OIT", "27.50 | 80.00") == {"iit": 30.0, "oit": 100.0}
    assert scales("IIT คะแนนถ่วงน้ำหนัก | คะแนนรวม", "27.50 | 80.00") == {"iit": 30.0, "ita": 100.0}
    assert scales("IIT (20 คะแนน) | OIT", "17.50 | 80.00") == {"iit": 100.0, "oit": 100.0}
    # no part is more than its whole
    assert scales("IIT (ร้อยละ 30) | OIT", "27.50 | 80.00", "87.50 | 80.00") == {"iit": 100.0, "oit": 100.0}


def test_numbers_before_instruments_count_no_indicators() -> None:
    found = codes("1. IIT | 2. EIT | 3. OIT | ภาพรวม", "81.20 | 82.30 | 83.40 | 82.50")
    assert [code for code, *_ in found] == list(POINTS)


def test_rows_of_years_give_each_its_own() -> None:
    rows = ("ปี 2566 | 80.00 | 81.00 | A | 82.00", "2567 | 83.00 | 84.00 | ~ | 85.00")
    seen, _ = read_scores("คะแนนย้อนหลัง", score_table("ปีงบประมาณ | IIT | EIT | ระดับ | ITA", *rows))
    assert [(one.code, one.fiscal_year, one.value, one.level) for one in seen] == [
        ("iit", 2566, 80.0, None),
        ("eit", 2566, 81.0, None),
        ("ita", 2566, 82.0, "A"),
        ("iit", 2567, 83.0, None),
        ("eit", 2567, 84.0, None),
        ("ita", 2567, 85.0, None),
    ]
    assert {one.context_kind for one in seen} == {"comparison"}
    assert {one.subject for one in seen} == {None}


def test_row_of_two_years_has_the_year_of_its_table() -> None:
    table = score_table("รายการ | IIT | EIT", "เทียบปี 2566 กับปี 2567 | 80.00 | 81.00")
    assert {one.fiscal_year for one in read_scores(table, year=2565)[0]} == {2565}


def test_rating_is_that_of_the_row_in_the_words_of_its_year() -> None:
    rows = ("ปี 2565 | 80.00 | A หรือ ผ่านดี | 82.00", "ปี 2568 | 83.00 | A หรือ ผ่านดี | 85.00")
    seen, _ = read_scores(score_table("ปีงบประมาณ | IIT | ระดับ | ITA", *rows))
    assert [(one.code, one.level, one.printed_level) for one in seen] == [
        ("iit", None, None),
        ("ita", "A", "A หรือ ผ่านดี"),
        ("iit", None, None),
        ("ita", "ผ่านดี", "A หรือ ผ่านดี"),
    ]


def test_one_code_in_columns_of_years_is_a_table_of_rows() -> None:
    table = score_table("เครื่องมือ | ITA ปี 2567 | ITA ปี 2568", "ตัวชี้วัดที่ 3 การใช้อำนาจ | 80.00 | 81.00")
    seen, _ = read_scores(table)
    assert [(one.code, one.fiscal_year) for one in seen] == [("indicator-3", 2567), ("indicator-3", 2568)]


COUNTED = " | ".join(f"ที่#{number}" for number in range(1, 11))
SCORES = " | ".join(f"{80 + number}.25" for number in range(1, 11))


@pytest.mark.parametrize(("word", "questions"), [("ตัวชี้วัด#", set()), ("ประเด็นที่หมายตา ", {"quantity"})])
def test_headings_that_count_all_indicators_name_them_whatever_the_word(word: str, questions: set[str]) -> None:
    seen = read(COUNTED.replace("ที่#", word), SCORES)
    assert [one.code for one in seen] == [f"indicator-{number}" for number in range(1, 11)]
    assert {claim.question for one in seen for claim in one.open_claims} == questions


def test_official_names_beside_the_count_leave_no_doubt_of_the_word_before() -> None:
    names = [one.wordings[0] for one in FRAME.indicators(2568)]
    seen = read(" | ".join(f"ตัวที่ {number} {name}" for number, name in enumerate(names, 1)), SCORES)
    assert [(one.code, one.open_claims) for one in seen] == [(f"indicator-{number}", ()) for number in range(1, 11)]


@pytest.mark.parametrize("last", [9, 11])
def test_headings_that_count_to_another_number_name_nothing(last: int) -> None:
    numbers = range(1, last + 1)
    found = read(" | ".join(f"หมู่ที่ {number}" for number in numbers), " | ".join(["80.25"] * last))
    assert not any(one.code.startswith("indicator") for one in found)


BROKEN = ("การปฏิ บัติหน้าที่", "กา รใช้ง", "xxx", "yyy")


@pytest.mark.parametrize("mark", ["", ".", ")", ":", " ."])
def test_numbers_before_broken_names_count_indicators(mark: str) -> None:
    head = " | ".join(f"{number}{mark} {name}" for number, name in enumerate(BROKEN, 1))
    found = codes(f"{head} | คะแนนรวม"[: len(head)], "80.00 | 81.00 | 82.00 | 83.00")
    assert [code for code, *_ in found] == [f"indicator-{number}" for number in range(1, 5)]
    bracketed = " | ".join(f"({number}) {name}" for number, name in enumerate(BROKEN, 1))
    assert [code for code, *_ in codes(bracketed, "80.00 | 81.00 | 82.00 | 83.00")] == [code for code, *_ in found]


@pytest.mark.parametrize(
    "heads",
    [
        ("1. การปฏิ บัติหน้าที่", "2. กา รใช้ง", "4. xxx", "5. yyy"),  # they do not count on
        ("1. aaa", "2. bbb", "3. xxx", "4. yyy"),  # no name is clear
        ("8. การปฏิ บัติหน้าที่", "9. aaa", "10. xxx", "11. yyy"),  # more than there are
    ],
)
def test_numbers_before_names_that_count_something_else(heads: tuple[str, ...]) -> None:
    found = [code for code, *_ in codes(" | ".join(heads), "80.00 | 81.00 | 82.00 | 83.00")]
    assert [code for code in found if code in ("indicator-2", "indicator-4", "indicator-9", "indicator-10")] == []


@pytest.mark.parametrize("form", ["ครั้งที่ {} รุ่น 66", "{}", "{} รุ่น {}"])
def test_count_beside_another_number_names_no_indicators(form: str) -> None:
    head = " | ".join(form.format(number, number) for number in range(1, 11))
    assert not any(code.startswith("indicator") for code, *_ in codes(head, SCORES))


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("คะแนน", ["ita"]),
        ("ค่าคะแนน", ["ita"]),
        ("ค่าที่คาบ", []),
    ],
)
def test_only_column_of_scores_in_a_list_of_the_assessment_is_the_overall_one(heads: str, expected: list[str]) -> None:
    cells = " | ".join(["80.00"] * (heads.count("|") + 1))
    rows = (f"{body} | {cells}" for body in BODIES)
    seen, _ = read_scores("ผลการประเมินคุณธรรมและความโปร่งใส (ITA)", score_table(f"หน่วยงาน | {heads}", *rows))
    assert [one.code for one in seen] == expected * 2
