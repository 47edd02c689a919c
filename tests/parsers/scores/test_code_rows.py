"""Tables with a code in every row: which rows head columns, whose a score is, how sure it is and where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import BBox, Method, Observation
from tests.score_makers import read_scores, score_table, scores_of

DUTY, MONEY, POWER = "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"
QUESTIONS = "ข้อ | คำถาม | คะแนน"


def read(*lines: str, year: int | None = 2568, method: Method = "text", is_ruled: bool = True) -> list[Observation]:
    return read_scores(score_table(*lines, method=method, is_ruled=is_ruled), year=year)[0]


def scores(*lines: str) -> list[tuple[str, float | None]]:
    return scores_of(read(*lines))


def dated(*lines: str) -> list[tuple[str, int | None, float | None]]:
    return [(one.code, one.fiscal_year, one.value) for one in read(*lines)]


@pytest.mark.parametrize(
    "heading",
    [
        ("ตัวชี้วัด | คะแนน | 100",),
        ("เรื่อง | คะแนน | ค่า",),
        ("ตัวชี้วัด | ผลการประเมิน | <", " | คะแนนที่ได้ | เต็ม 100"),
        ("ผลการประเมิน | < | <", "ตัวชี้วัด | คะแนน | คะแนนเต็ม"),
        (" | | ", "ตัวชี้วัด | คะแนน | คะแนนเต็ม"),
        (" | | ", "เรื่อง | คะแนน | ค่า"),
        ("ตัวชี้วัด | ผลการประเมิน | <", " | | ", " | คะแนน | คะแนนเต็ม"),
        ("ตัวชี้วัด | คะแนน | คะแนนเต็ม", " | | "),
        ("~ | คะแนน | คะแนนเต็ม",),
        ("ตารางคะแนน | < | <", "ผลการประเมิน | < | <", "ปี 2568 | < | <", "ตัวชี้วัด | คะแนน | เต็ม 100"),
    ],
)
def test_rows_of_headings_stand_over_the_scores(heading: tuple[str, ...]) -> None:
    assert scores(*heading, f"{POWER} | 91.20 | 100", f"{MONEY} | 88.10 | 100") == [
        ("indicator-3", 91.2),
        ("indicator-2", 88.1),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((f"{POWER} | 91.20", f"{MONEY} | 88.10"), [("indicator-3", 91.2), ("indicator-2", 88.1)]),
        (("คะแนนรวม | 92.75", f"{MONEY} | 88.10"), [("ita", 92.75), ("indicator-2", 88.1)]),
        (("คะแนนรวม | 92", f"{MONEY} | 88.1"), [("ita", 92.0), ("indicator-2", 88.1)]),
        (("ตัวชี้วัด | คะแนน", "คะแนนเฉลี่ย | 90", f"{POWER} | 91.20"), [("ita", 90.0), ("indicator-3", 91.2)]),
        (("ตัวชี้วัด | คะแนน", "คะแนนเฉลี่ย | -", f"{POWER} | 91.20"), [("ita", None), ("indicator-3", 91.2)]),
    ],
)
def test_row_with_scores_heads_nothing(lines: tuple[str, ...], expected: list[tuple[str, float | None]]) -> None:
    assert scores(*lines) == expected


@pytest.mark.parametrize(("length", "is_question"), [(60, False), (61, True)])
def test_long_text_below_a_heading_is_a_question_without_a_score(length: int, is_question: bool) -> None:
    question = "ผลงาน" + "น" * (length - 5)
    seen, findings = read_scores(score_table(QUESTIONS, f"e1 | {question} | ", "e2 | ข | 80.00", "e3 | ค | 81.00"))
    assert scores_of(seen) == [("e2", 80.0), ("e3", 81.0)]
    assert [one.field for one in findings] == (["e1"] if is_question else [])


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("ตัวชี้วัดที่ | 1 | 2 | 3", "คะแนน | 91.00 | 92.00 | 93.00", ["indicator-1", "indicator-2", "indicator-3"]),
        (
            "ตัวชี้วัดที่ | 1 | 2 | 3 | รวม",
            "คะแนน | 91.00 | 92.00 | 93.00 | 92.00",
            ["indicator-1", "indicator-2", "indicator-3", "ita"],
        ),
        (
            "ที่ | หน่วยงาน | 1 | 2 | 3 | คะแนนรวม",
            "1 | อบต.หนองบัว | 91.00 | 92.00 | 93.00 | 92.00",
            ["ita"],
        ),
        (
            "ตัวชี้วัดที่ | 1 | 2 | 3 | 4 | คะแนนรวม | ระดับ | จังหวัด",
            "อบต.หนองบัว | 91.00 | 92.00 | 93.00 | 94.00 | 92.00 | A | ตาก",
            ["indicator-1", "indicator-2", "indicator-3", "indicator-4", "ita"],
        ),
        ("ตัวชี้วัดที่ | 6 | 7 | 8", "คะแนน | 91.00 | 92.00 | 93.00", ["indicator-6", "indicator-7", "indicator-8"]),
        ("ตัวชี้วัดที่ | 9 | 10", "คะแนน | 91.00 | 92.00", ["indicator-9", "indicator-10"]),
        ("ตัวชี้วัดที่ | 9 | 10 | 11", "คะแนน | 91.00 | 92.00 | 93.00", []),
    ],
)
def test_numbers_that_count_up_in_a_heading_name_indicators(head: str, row: str, expected: list[str]) -> None:
    assert [one.code for one in read(head, row)] == expected


def test_row_of_whole_scores_that_count_on_heads_nothing() -> None:
    assert dated("รายการ | ปี 2566 | ปี 2567", "คะแนนรวมของหน่วยงาน | 80 | 81") == [
        ("ita", 2566, 80.0),
        ("ita", 2567, 81.0),
    ]
    assert len(read("รายการ | ปี 2566 | ปี 2567 | ปี 2568", "คะแนนรวมของหน่วยงาน | 9 | 10 | 90")) == 3


def test_fifth_row_is_no_heading() -> None:
    titles = ("ตารางคะแนน | < | <", "ผลการประเมิน | < | <", "ปี 2568 | < | <")
    _, findings = read_scores(score_table(*titles, QUESTIONS, "e1 | ผลงาน | ", "e2 | ข | 80.00"))
    assert [one.field for one in findings] == ["e1"]


def test_table_that_goes_on_without_a_heading_has_the_columns_of_the_one_before() -> None:
    first = score_table("ข้อ | คำถาม | คะแนน | เป้าหมาย", "e1 | ก | 80.00 | 85.00")
    rest = score_table("ต่อ | จากหน้าก่อน |  | ", "e2 | ข | 81.00 | 86.00", "e3 | ค | 82.00 | 87.00")
    assert scores_of(read_scores(first, rest)[0]) == [("e1", 80.0), ("e2", 81.0), ("e3", 82.0)]


def test_column_half_of_words_is_still_one_of_targets() -> None:
    assert scores("ตัวชี้วัด | เป้าหมาย", f"{POWER} | 85.00", f"{MONEY} | ไม่ระบุ") == []


def test_repeated_heading_of_a_year_is_no_unreadable_score() -> None:
    head = "ตัวชี้วัด | ปี 2567"
    assert read_scores(score_table(head, f"{POWER} | 85.00", head, f"{MONEY} | 86.00"))[1] == []


def test_heading_that_the_next_page_repeats_is_no_row() -> None:
    head = "ข้อ | คะแนน | ปี 2567"
    seen, findings = read_scores(score_table(head, "e1 | 80.00 | 70.00", head, "e2 | 81.00 | 71.00"))
    assert scores_of(seen) == [("e1", 80.0), ("e1", 70.0), ("e2", 81.0), ("e2", 71.0)]
    assert findings == []
    assert [one.provenance.row_no for one in seen] == [1, 1, 3, 3]


# which columns hold the scores


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("ตัวชี้วัด | น้อย | มาก | รวม", "10.00 | 20.00 | 91.20", 91.2),
        ("ตัวชี้วัด | | | ", "10.00 | 20.00 | 91.20", 91.2),
        ("ตัวชี้วัด | น้อย | มาก | คะแนน", "10.00 | 20.00 | 91.20", 91.2),
        ("ตัวชี้วัด | คะแนน | น้อย | มาก", "91.20 | 10.00 | 20.00", 91.2),
        ("ตัวชี้วัด | รวม | ข้อสังเกต | ระดับ", "91.20 | ดี | A", 91.2),
        ("ตัวชี้วัด | รวม | ข้อสังเกต | ระดับ", "100 | ดี | A", 100.0),
        ("ตัวชี้วัด | รวม | ข้อสังเกต | ระดับ", "50 | ดี | A", 50.0),
        ("ตัวชี้วัด | รวม | ข้อสังเกต | ระดับ", "12 | ดี | A", None),
        ("ตัวชี้วัด | จำนวน | ข้อสังเกต | ระดับ", "91.20 | ดี | A", None),
    ],
)
def test_column_that_no_heading_names(head: str, cells: str, expected: float | None) -> None:
    """The last of several is their sum; whole numbers are scores only where they are the marks 0, 50 and 100."""
    seen = scores(head, f"{POWER} | {cells}", f"{MONEY} | {cells}")
    assert seen == ([] if expected is None else [("indicator-3", expected), ("indicator-2", expected)])


def test_whole_marks_beside_another_number_are_counts() -> None:
    assert scores("ตัวชี้วัด | รวม", f"{POWER} | 100", f"{MONEY} | 50", f"{DUTY} | 7") == []
    assert scores("ตัวชี้วัด | รวม", f"{POWER} | 100", f"{MONEY} | 50", f"{DUTY} | 0") == [
        ("indicator-3", 100.0),
        ("indicator-2", 50.0),
        ("indicator-1", 0.0),
    ]


@pytest.mark.parametrize("numbers", ["1 2", "1. 2.", "1) 2)", "2 3", "1 1", "๑ ๒"])
def test_numbers_that_count_the_rows_are_no_scores(numbers: str) -> None:
    first, second = numbers.split()
    assert scores("รายการ | ตัวชี้วัด | ปี 2568", f"{first} | {POWER} | 91.20", f"{second} | {MONEY} | 88.10") == [
        ("indicator-3", 91.2),
        ("indicator-2", 88.1),
    ]


# whose score, and how it is printed


def test_reading_of_a_row_keeps_what_is_printed_and_where() -> None:
    seen, _ = read_scores(
        "ผลการประเมิน ปี 2567",
        score_table(QUESTIONS, "e๑ | ขั้นตอนการให้บริการ | ๘๐.๐๐", "e2 | ความเท่าเทียม | 81.00", confidence=0.9),
    )
    one = seen[0]
    assert (one.code, one.value, one.fiscal_year, one.scope, one.instrument) == ("e1", 80.0, 2567, "question", "EIT")
    assert (one.raw_code, one.raw_score, one.scale_max) == ("e๑", "๘๐.๐๐", 100.0)
    assert (one.name_text, one.context, one.context_kind) == ("ขั้นตอนการให้บริการ", "ผลการประเมิน ปี 2567", "main")
    place = one.provenance
    assert (place.page, place.table_no, place.row_no, place.column_no, place.method) == (3, 7, 1, 2, "text")
    assert place.bbox == BBox(2, 1, 3, 2)
    assert (one.level, one.printed_level, one.subject) == (None, None, None)
    assert one.confidence <= 0.9


@pytest.mark.parametrize(
    "lines",
    [
        (QUESTIONS, "e1 | ก | 80.00", "e2 | ข | 81.00", "e3 | ค | 82.00"),
        ("หน่วยงาน | ระดับ | IIT", "อบต.ก | A | 80.00", "อบต.ข | A | 82.00", "อบต.ค | A | 84.00"),
    ],
)
def test_score_of_a_table_over_two_pages_stands_on_its_own_page(lines: tuple[str, ...]) -> None:
    table = score_table(*lines)
    pages = {2: 4, 3: None}
    cells = [replace(cell, page=pages.get(cell.row, cell.page)) for cell in table.cells]
    seen, _ = read_scores(replace(table, cells=tuple(cells)))
    assert [one.provenance.page for one in seen] == [3, 4, 3]


@pytest.mark.parametrize("lines", [("ตัวชี้วัด | คะแนน", f"{POWER} | 91.20"), ("หน่วยงาน | IIT", "อบต.ก | 91.20")])
def test_end_of_the_heading_above_is_kept_beside_a_score(lines: tuple[str, ...]) -> None:
    heading = "ก" * 90 + "ข" * 90
    seen, _ = read_scores(heading, score_table(*lines))
    assert [one.context for one in seen] == [heading[-160:]]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("e1 | คำถามที่ยาวกว่า | สั้น | 80.00", "คำถามที่ยาวกว่า"),
        ("e1 | สั้น | คำถามที่ยาวกว่า | 80.00", "คำถามที่ยาวกว่า"),
        ("e1 |  |  | 80.00", ""),
        ("e1 | ~ | สั้น | 80.00", "สั้น"),
        ("e1 | ~ | ~ | 80.00", ""),
    ],
)
def test_longest_text_outside_codes_and_numbers_names_a_row(row: str, name: str) -> None:
    seen = read("ข้อ | คำถาม | ประเด็น | คะแนน", row, "e2 | ข | ค | 81.00")
    assert (seen[0].code, seen[0].name_text or "") == ("e1", name)


def test_code_and_number_of_a_row_name_nothing() -> None:
    head = "ลำดับ | ข้อ | คำถาม | คะแนนเต็ม | คะแนน"
    seen = read(head, "1 | ข้อ e1 | ก | 100.00 | 80.00", "2 | ข้อ e2 | ข | 100.00 | 81.00")
    assert [one.name_text for one in seen] == ["ก", "ก", "ข", "ข"]
    assert [one.role for one in seen] == ["maximum", "score"] * 2


def test_missing_score_is_told_for_every_question_and_for_no_indicator() -> None:
    seen, findings = read_scores(
        score_table(
            QUESTIONS, "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน |  | ", "e1 | ก | x9", "e2 | ข | ", "~ | ~ | ~", "e3 | ค | 82.00",
            "e4 | ง | ",
        )
    )  # fmt: skip
    assert scores_of(seen) == [("e3", 82.0)]
    assert [(one.code, one.field) for one in findings] == [
        ("score-unreadable", "e1"),
        ("score-missing", "e2"),
        ("score-missing", "e4"),
    ]
    missing = findings[1]
    assert (missing.severity, missing.raw, missing.page, missing.bbox) == ("warning", "e2", 3, BBox(0, 3, 1, 4))
    assert missing.message == "table 7 lists e2 without a score"


def test_missing_score_stands_where_the_first_cell_of_its_row_does() -> None:
    table = score_table("ที่ | ข้อ | คะแนน", "1 | e1 | 80.00", "~ | e2 | ", "3 | e3 | 82.00")
    cells = tuple(replace(cell, page=4) if cell.row == 2 else cell for cell in table.cells)
    (finding,) = read_scores(replace(table, cells=cells))[1]
    assert (finding.field, finding.page, finding.bbox) == ("e2", 4, BBox(1, 2, 2, 3))


def test_cell_over_several_rows_is_read_once() -> None:
    assert scores(QUESTIONS, "e1 | ก | 80.00", "^ | ข | ^", "e2 | ค | 81.00") == [("e1", 80.0), ("e2", 81.0)]


@pytest.mark.parametrize(
    ("rows", "code", "confidence"),
    [
        (("IIT | 1 การปฏิบัติหน้าที่ | 91.00 | 90.50", "^ | 2 การใช้งบประมาณ | 90.00 | ^"), "iit", 0.9),
        (("- | 5 การแก้ไขปัญหาการทุจริต | 91.00 | 90.50", "^ | 6 คุณภาพการดำเนินงาน | 90.00 | ^"), "ita", 0.8),
    ],
)
def test_score_over_the_rows_of_several_codes_is_what_they_have_in_common(
    rows: tuple[str, ...], code: str, confidence: float
) -> None:
    seen = read("เครื่องมือ | ตัวชี้วัด | คะแนน | ผลการประเมิน", *rows)
    (group,) = (one for one in seen if one.code in ("iit", "ita"))
    assert (group.code, group.value, group.confidence, group.provenance.row_no) == (code, 90.5, confidence, 1)
    assert len(seen) == 3


def test_score_over_rows_of_one_code_is_its_own() -> None:
    head, other = "ตัวชี้วัด | ปี 2567 | ปี 2568", "2 การใช้งบประมาณ | 88.00 | 89.00"
    seen = read(head, "3 การใช้อำนาจ | 91.00 | 92.00", " | 93.00 | ^", other)
    assert [(one.code, one.fiscal_year) for one in seen if one.value == 92.0] == [("indicator-3", 2568)]


@pytest.mark.parametrize(
    ("is_ruled", "line", "expected"),
    [
        (False, "การใช้อำนาจ 92.75 | <", [("indicator-3", 92.75, 0.85)]),
        (True, "การใช้อำนาจ 92.75 | <", []),
        (False, "การใช้อำนาจ | ร้อยละ 92.75", [("indicator-3", 92.75, 0.9)]),
        (True, "การใช้อำนาจ | ร้อยละ 92.75", [("indicator-3", 92.75, 0.9)]),
    ],
)
def test_title_that_ran_into_the_score_is_parted_where_no_rule_stands(
    is_ruled: bool, line: str, expected: list[tuple[str, float, float]]
) -> None:
    head = ("ตัวชี้วัด | คะแนน", "การใช้งบประมาณ | 88.10", "การปฏิบัติหน้าที่ | 87.10")
    seen, _ = read_scores(score_table(*head, line, is_ruled=is_ruled, confidence=0.9))
    found = [(one.code, one.value, one.confidence) for one in seen if one.code == "indicator-3"]
    assert [(code, value) for code, value, _ in found] == [(code, value) for code, value, _ in expected]
    assert all(sure <= most for (_, _, sure), (_, _, most) in zip(found, expected, strict=True))


@pytest.mark.parametrize("confidence", [0.3, 0.6])
def test_reading_is_no_surer_than_its_cell(confidence: float) -> None:
    table = score_table(QUESTIONS, "e1 | ก | 80.00", "e2 | ข | 81.00", confidence=confidence)
    assert [one.confidence for one in read_scores(table)[0]] == [confidence, confidence]


def test_contributions_are_points_of_their_instruments_weight() -> None:
    seen = read("เครื่องมือ | คะแนนถ่วงน้ำหนัก", "IIT | 28.00", "OIT | 38.00", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ | 9.00")
    assert [(one.code, one.scale_max) for one in seen] == [("iit", 30.0), ("oit", 40.0), ("indicator-1", 100.0)]
    seen = read("เครื่องมือ | คะแนน", "IIT | 28.00", "OIT | 38.00")
    assert {one.scale_max for one in seen} == {100.0}


# ratings


def test_rating_in_a_column_belongs_to_the_overall_score_alone() -> None:
    seen = read("เครื่องมือ | คะแนน | ระดับ", "คะแนนรวม ITA | 90.00 | A หรือ ผ่านดี", "IIT | 91.00 | ผ่านดี")
    assert [(one.code, one.level, one.printed_level) for one in seen] == [
        ("ita", "ผ่านดี", "A หรือ ผ่านดี"),
        ("iit", None, None),
    ]


def test_rating_stands_in_the_first_column_of_ratings_that_is_filled() -> None:
    assert [one.level for one in read("รายการ | คะแนน | เกรด | ระดับ", "คะแนนรวม | 90.00 |  | ผ่านดี")] == ["ผ่านดี"]
    assert [one.level for one in read("รายการ | คะแนน | เกรด | ระดับ", "คะแนนรวม | 90.00 | ~ | ผ่านดี")] == ["ผ่านดี"]


def test_rating_is_in_the_words_of_its_columns_year() -> None:
    seen = read(
        "เครื่องมือ | ระดับ | คะแนน ปี 2565 | คะแนน ปี 2568",
        "คะแนนรวม | A หรือ ผ่านดี | 90.00 | 91.00",
    )
    assert [(one.fiscal_year, one.level) for one in seen] == [(2565, "A"), (2568, "ผ่านดี")]
    seen = read("เครื่องมือ | ระดับ | คะแนน", "คะแนนรวม | A หรือ ผ่านดี | 90.00", year=2565)
    assert [(one.fiscal_year, one.level) for one in seen] == [(2565, "A")]


def test_rating_in_a_row_of_its_own_is_that_of_the_overall_score() -> None:
    lines = ("ตัวชี้วัด | คะแนน", "คะแนนรวม | 90.00", f"{POWER} | 91.20")
    seen = read(*lines, "ระดับผลการประเมิน | A หรือ ผ่านดี")
    assert [(one.code, one.level, one.printed_level) for one in seen] == [
        ("ita", "ผ่านดี", "A หรือ ผ่านดี"),
        ("indicator-3", None, None),
    ]
    assert [one.level for one in read(*lines)] == [None, None]
    assert [one.level for one in read(*lines, "ข้อสังเกต | ผ่านดี")] == [None, None]
    beside = ("ตัวชี้วัด | คะแนน | ระดับ", "คะแนนรวม | 90.00 | ผ่าน", "ระดับผลการประเมิน | ผ่านดี | <")
    assert [one.level for one in read(*beside)] == ["ผ่าน"]


WEIGHTED = (
    "ตัวชี้วัด | คะแนน | น้ำหนัก | คะแนนถ่วงน้ำหนัก",
    *(f"ตัวชี้วัดที่ {number} | 9{number % 10}.10 | 10 | 9.{number % 10}1" for number in range(1, 11)),
)


def test_lone_number_of_a_total_under_weighted_scores_is_the_total() -> None:
    found = scores_of(read_scores(score_table(*WEIGHTED, "คะแนนรวม |  |  | 88.15"))[0])
    assert (len(found), found[-1]) == (11, ("ita", 88.15))


def test_total_of_weighted_scores_is_one_beside_the_total_of_weights() -> None:
    found = scores_of(read_scores(score_table(*WEIGHTED, "คะแนนรวม |  | 100 | 88.15"))[0])
    assert (len(found), found[-1]) == (11, ("ita", 88.15))


def test_weighted_total_beside_a_total_is_none() -> None:
    found = scores_of(read_scores(score_table(*WEIGHTED, "คะแนนรวม | 92.10 | 100 | 88.15"))[0])
    assert (len(found), found[-1]) == (11, ("ita", 92.1))


@pytest.mark.parametrize(
    ("head", "row", "codes"),
    [
        ("รายการ | EIT", "คะแนนที่ได้ | 81.00", ["eit"]),
        ("รายการ | แบบวัด EIT", "คะแนนเฉลี่ย | 81.00", ["eit"]),
        ("รายการ | EIT ปี 2566 | EIT ปี 2567", "คะแนนที่ได้ | 81.00 | 82.00", ["eit", "eit"]),
        ("รายการ | คะแนน", "คะแนนที่ได้ | 81.00", ["ita"]),
        ("รายการ | EIT", "คะแนนรวม ITA | 81.00", ["ita"]),
        ("รายการ | EIT", "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน | 81.00", ["indicator-6"]),
    ],
)
def test_total_under_an_instrument_is_not_the_overall_score(head: str, row: str, codes: list[str]) -> None:
    assert [one.code for one in read_scores(score_table(head, row))[0]] == codes


@pytest.mark.parametrize(("raw", "printed"), [("๙๑.๒๐", "๙๑.๒๐"), ("", "91.20")])
def test_score_is_kept_as_printed(raw: str, printed: str) -> None:
    table = score_table("ตัวชี้วัด | คะแนน", f"{POWER} | 91.20", f"{MONEY} | 88.10")
    cells = tuple(replace(cell, raw=raw) if cell.text == "91.20" else cell for cell in table.cells)
    (first, _), _ = read_scores(replace(table, cells=cells))
    assert first.raw_score == printed


def test_rows_count_on_from_the_part_of_the_table_above() -> None:
    table = score_table("ตัวชี้วัด | คะแนน", f"{POWER} | 91.20", f"{MONEY} | 88.10")
    seen, _ = read_scores(replace(table, row_offset=5))
    assert [one.provenance.row_no for one in seen] == [6, 7]


@pytest.mark.parametrize(
    ("heading", "year", "kind"),
    [
        ("คะแนน", 2568, "main"),
        ("คะแนน ปี 2567", 2567, "comparison"),
        ("คะแนน ปี 2568", 2568, "comparison"),
    ],
)
def test_column_of_a_year_is_compared(heading: str, year: int, kind: str) -> None:
    seen, _ = read_scores(score_table(f"ตัวชี้วัด | {heading}", f"{POWER} | 91.20", f"{MONEY} | 88.10"))
    assert {(one.fiscal_year, one.context_kind) for one in seen} == {(year, kind)}


def test_unreadable_number_is_told_of_scores_alone() -> None:
    head = "ตัวชี้วัด | คะแนน | เป้าหมาย"
    rows = (f"{POWER} | 9x.20 | 90.00", f"{MONEY} | 88.10 | 8x.00", "การปฏิบัติหน้าที่ | 87.10 | 90.00")
    _, findings = read_scores(score_table(head, *rows))
    assert [(one.code, one.field, one.raw) for one in findings] == [("score-unreadable", "indicator-3", "9x.20")]


def test_row_says_more_of_scores_and_nothing_of_targets() -> None:
    rows = ("ตัวชี้วัดที่ 3 การใช้อำนาจ | 91.20 | 90.00", "คะแนนเต็ม | 100.00 | 100.00")
    seen, _ = read_scores(score_table("ตัวชี้วัด | คะแนน | เป้าหมาย", *rows))
    assert sorted((one.value, one.role, one.role_basis) for one in seen) == [
        (90.0, "target", "column heading `เป้าหมาย`"),
        (91.2, "score", ""),
        (100.0, "maximum", "row `คะแนนเต็ม`"),
        (100.0, "target", "column heading `เป้าหมาย`"),
    ]


def test_question_without_a_score_is_told_where_any_column_holds_scores() -> None:
    head = "ข้อ | คำถาม | เป้าหมาย | คะแนน"
    _, findings = read_scores(
        score_table(head, "e1 | ก | 90.00 | 80.00", "e2 | ข | 90.00 | ", "e3 | ค | 90.00 | 81.00")
    )
    assert [(one.code, one.field) for one in findings] == [("score-missing", "e2")]
    _, findings = read_scores(score_table("ข้อ | คำถาม | เป้าหมาย", "e1 | ก | 90.00", "e2 | ข | ", "e3 | ค | 90.00"))
    assert findings == []
