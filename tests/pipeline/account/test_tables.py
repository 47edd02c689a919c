"""What of a table no row explains: all of it, single numbers, codes whose value is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from prongsai.pipeline.account.codes import names_of
from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.tables import account_for_table
from prongsai.pipeline.account.told import Tally
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Finding, Measure, Observation, Provenance, Role
from tests.score_makers import score_table

NAMES = names_of(load_frame().nearest(2567).known_indicators)
HEAD = "ข้อ | คำถาม | คะแนน"
OPENING = ("ผลการประเมิน ITA",)


def reading(code: str, value: float | None, row: int, column: int = 2, role: Role = "score") -> Observation:
    place = Provenance(3, None, 7, row, column_no=column)
    raw = "-" if value is None else f"{value:.2f}"
    return Observation(2567, "question", "IIT", code, value, 100.0, code, raw, place, role=role)


def evidence(*readings: Observation, measures: Sequence[Measure] = (), findings: Sequence[Finding] = ()) -> Evidence:
    return Evidence(readings, {at: one.role for at, one in enumerate(readings)}, measures, findings)


def account(*lines: str, seen: Evidence | None = None, captions: Sequence[str] = ()) -> Tally:
    return account_for_table(score_table(*lines), OPENING, captions, seen or evidence(), NAMES)


def told(tally: Tally) -> list[tuple[str, str | None]]:
    return [(one.code, one.raw) for one in tally.findings]


def test_a_table_that_was_read_needs_no_word() -> None:
    tally = account(
        HEAD, "i1 | ก | 92.14", "i2 | ข | -", seen=evidence(reading("i1", 92.14, 1), reading("i2", None, 2))
    )
    assert (tally.seen, tally.unexplained, tally.findings) == (1, (), ())


def test_a_table_of_which_nothing_was_read_is_one_finding() -> None:
    tally = account(HEAD, "i1 | ก | 92.14", "i2 | ข | 81.20", "i3 | ค | 70.10")
    assert told(tally) == [("table-unrecognised", "ข้อ | คำถาม | คะแนน")]
    assert tally.findings[0].message == "table 7 names i1, i2, i3, and nothing was read from it"
    assert (tally.seen, len(tally.unexplained)) == (3, 3)


def test_a_table_of_years_is_told_of_by_its_heading() -> None:
    assert told(account("ปี พ.ศ. | คะแนน | ระดับ", "2566 | 92.14 | A")) == [
        ("table-unrecognised", "ปี พ.ศ. | คะแนน | ระดับ")
    ]


def test_marks_of_items_are_numbers_of_scores_too() -> None:
    assert told(account(HEAD, "o1 | ก | 100", "o2 | ข | 0", "o3 | ค | 50")) == [
        ("table-unrecognised", "ข้อ | คำถาม | คะแนน")
    ]


def test_rules_without_anything_below_their_headings_are_a_damage() -> None:
    tally = account("ลำดับ | หน่วยงาน | คะแนน IIT | คะแนน EIT", " |  |  | ", " |  |  | ")
    assert [code for code, _ in told(tally)] == ["table-unrecognised"]


def test_single_numbers_are_listed_with_their_codes_and_place() -> None:
    tally = account(HEAD, "i1 | ก | 92.14", "i2 | ข | 81.20", "i3 | ค | 70.10", seen=evidence(reading("i1", 92.14, 1)))
    assert told(tally) == [("numbers-unexplained", "i2 81.20, i3 70.10")]
    (finding,) = tally.findings
    assert finding.where is not None
    assert (finding.page, finding.where.table_no, finding.where.row_no, finding.where.column_no) == (3, 7, 2, 2)


def test_code_of_a_column_names_a_number_of_a_list() -> None:
    seen = evidence(reading("eit", 88.0, 1, 2))
    tally = account("หน่วยงาน | IIT | EIT", "ทต.ก | 92.14 | 88.00", seen=seen)
    assert told(tally) == [("numbers-unexplained", "iit 92.14")]


def test_a_reading_of_unknown_role_explains_nothing() -> None:
    seen = evidence(reading("i1", 92.14, 1), reading("i2", 81.20, 2, role="unknown"))
    assert told(account(HEAD, "i1 | ก | 92.14", "i2 | ข | 81.20", seen=seen)) == [("numbers-unexplained", "i2 81.20")]


@pytest.mark.parametrize("role", ["target", "weight", "change", "share", "group_mean", "copied"])
def test_a_reading_that_says_what_it_is_explains_its_number(role: Role) -> None:
    seen = evidence(reading("i1", 92.14, 1), reading("i1", 95.0, 1, 3, role=role))
    assert told(account("ข้อ | คำถาม | คะแนน | อื่น", "i1 | ก | 92.14 | 95.00", seen=seen)) == []


def test_a_number_that_was_read_elsewhere_is_no_loss() -> None:
    seen = Evidence([reading("i1", 92.14, 1)], {0: "score"}, (), ())
    table = score_table("ประเด็น | ข้อ | คะแนน", "1 | i1 | 92.14", "2 | i1 | 92.14")
    assert told(account_for_table(table, OPENING, (), seen, NAMES)) == []


@pytest.mark.parametrize(
    "heading",
    ["งบประมาณ (บาท)", "จำนวนผู้ตอบ", "S.D.", "ค่าเป้าหมาย", "สำนักปลัด", "ค่าเฉลี่ยระดับประเทศ", "ร้อยละของผู้ตอบ"],
)
def test_the_heading_of_a_column_names_what_its_numbers_are(heading: str) -> None:
    seen = evidence(reading("i1", 92.14, 1))
    assert told(account(f"ข้อ | คำถาม | คะแนน | {heading}", "i1 | ก | 92.14 | 12.50", seen=seen)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("แผนงาน | งบประมาณ | เบิกจ่าย | ร้อยละ", "บริหาร | 50.25 | 40.10 | 79.80"),
        ("โครงการ | ร้อยละความสำเร็จ", "อบรม | 79.80", "ประชุม | 80.20"),
        ("ด้านที่ | การประเมิน LPA | คะแนนที่ได้", "1 | ก | 79.80", "2 | ข | 80.20"),
        ("รายการ | ค่า", "น้ำ | 79.80", "ไฟ | 80.20"),
    ],
)
def test_tables_of_something_else_are_no_loss(lines: tuple[str, ...]) -> None:
    assert told(account(*lines)) == []


def test_the_caption_names_what_a_table_holds() -> None:
    lines = ("แบบวัด | ร้อยละ", "IIT | 92.31", "EIT | 87.33")
    assert told(account(*lines, captions=["ร้อยละของผู้ตอบแบบวัด"])) == []


@pytest.mark.parametrize("raw", ["#####", "", "B5.O*"])
def test_a_code_whose_cell_is_lost_is_named(raw: str) -> None:
    seen = evidence(reading("i1", 92.14, 1), reading("i3", 70.1, 3))
    tally = account(HEAD, "i1 | ก | 92.14", f"i2 | ข | {raw}", "i3 | ค | 70.10", seen=seen)
    assert [(one.code, one.field) for one in tally.findings] == [("score-missing", "i2")]


def test_lost_values_of_indicators_and_instruments_are_named_too() -> None:
    parts = [("indicator-1", 92.14, 1), ("indicator-2", 80.0, 2), ("iit", 86.07, 4)]
    seen = evidence(*(reading(code, value, row) for code, value, row in parts))
    lines = ("1 | การปฏิบัติหน้าที่ | 92.14", "2 | การใช้งบประมาณ | 80.00", "3 | การใช้อำนาจ | ###")
    tally = account("ที่ | ตัวชี้วัด | คะแนน", *lines, " | IIT | 86.07", " | EIT | ###", seen=seen)
    assert [one.field for one in tally.findings] == ["indicator-3", "eit"]


@pytest.mark.parametrize("raw", ["-", "ไม่มีการประเมิน", "ผ่านดี"])
def test_not_assessed_is_no_loss(raw: str) -> None:
    seen = evidence(reading("i1", 92.14, 1))
    assert told(account(HEAD, "i1 | ก | 92.14", f"i2 | ข | {raw}", seen=seen)) == []


def test_a_heading_row_over_questions_lacks_nothing() -> None:
    """An indicator that only groups its questions has no value of its own; one among others that have lacks it."""
    seen = evidence(reading("i1", 92.14, 2))
    assert told(account(HEAD, "ตัวชี้วัดที่ 1 | การปฏิบัติหน้าที่ | ", "i1 | ก | 92.14", seen=seen)) == []


def test_what_another_finding_tells_is_not_told_twice() -> None:
    where = Provenance(3, None, 7, 2, column_no=2)
    unreadable = Finding("warning", "score-unreadable", "no score", where=where)
    seen = evidence(reading("i1", 92.14, 1), findings=[unreadable])
    assert told(account(HEAD, "i1 | ก | 92.14", "i2 | ข | 81.20.1 81.20", seen=seen)) == []


def test_numbers_in_the_words_of_a_measure_are_in_a_row() -> None:
    measure = Measure(1, None, None, 1, "ยกระดับ i12 จาก 81.20", provenance=Provenance(3, None, 7, 1))
    tally = account("ที่ | มาตรการ | ขั้นตอน", "1 | ยกระดับ i12 จาก 81.20 | ประชุม 79.80", seen=evidence(measures=[measure]))
    assert told(tally) == []


def test_the_rest_of_a_number_cut_between_rows_is_read() -> None:
    seen = evidence(reading("i1", 100.0, 1))
    assert told(account(HEAD, "i1 | ก | 10", " |  | 0.00", seen=seen)) == []


def test_a_table_told_to_be_copied_needs_no_second_finding() -> None:
    copied = Finding("warning", "unit-foreign", "copied", field="score", where=Provenance(table_no=7))
    seen = Evidence([reading("i1", 92.14, 1), reading("i2", 81.2, 2)], {}, (), [copied])
    assert told(account(HEAD, "i1 | ก | 92.14", "i2 | ข | 81.20", seen=seen)) == []


@pytest.mark.parametrize(
    ("opening", "captions", "count"),
    [
        (("ผลการประเมิน ITA",), (), 1),
        (("รายงาน",), ("คะแนน ITA ย้อนหลัง",), 1),
        (("ผลการประเมินคุณภาพ", "เผยแพร่ตามแบบ OIT ข้อ o15"), (), 0),
        (("ผลการประเมิน ITA",), ("ผลการประเมิน LPA",), 0),
    ],
)
def test_scores_of_something_else_are_no_loss_of_the_assessment(
    opening: tuple[str, ...], captions: tuple[str, ...], count: int
) -> None:
    table = score_table("ด้าน | คะแนน", "บริหาร | 79.80", "ศึกษา | 80.20")
    assert len(account_for_table(table, opening, captions, evidence(), NAMES).findings) == count


def test_a_column_of_a_body_that_a_finding_names_is_told() -> None:
    foreign = Finding("warning", "unit-foreign", "another", field="unit_name", raw="อบต.ตลาด")
    seen = evidence(reading("i1", 92.14, 1), findings=[foreign])
    assert told(account("ข้อ | คำถาม | คะแนน | อบต. ตลาด", "i1 | ก | 92.14 | 81.20", seen=seen)) == []


def test_a_list_whose_rows_name_nobody_is_told() -> None:
    readings = [reading("iit", 90.0 + row, row, 0) for row in range(1, 6)]
    lines = [f"{90 + row}.00 | ผ่าน" for row in range(1, 6)]
    tally = account("IIT | ระดับ", *lines, seen=evidence(*readings))
    assert tally.findings[0].message == "table 7 gives 5 numbers of iit, and nothing says whose each is"
    assert told(account("IIT | ระดับ", *lines[:3], seen=evidence(*readings[:3]))) == []


def test_units_of_scores_make_no_heading_of_a_number() -> None:
    """Else `raw` would quote the numbers of the first row, as if the others were not meant."""
    lines = ("ตัวชี้วัด | คะแนน", "ตัวชี้วัดที่ 1 | ร้อยละ 73.33", "ตัวชี้วัดที่ 2 | ร้อยละ 68.40")
    assert told(account(*lines)) == [("table-unrecognised", "ตัวชี้วัด | คะแนน")]


@pytest.mark.parametrize(
    ("marks", "is_told"),
    [
        (("50", "0", "5"), True),
        (("50", "0", "250"), False),  # no mark is so high
        (("50", "0", "5 คน"), False),
        (("50", "0", ""), False),
    ],
)
def test_three_whole_marks_beside_codes_are_scores(marks: tuple[str, ...], is_told: bool) -> None:
    wide = account(HEAD, *(f"o{number} | ก | {mark}" for number, mark in enumerate(marks, 1)))
    narrow = account("ข้อ | คะแนน", *(f"o{number} | {mark}" for number, mark in enumerate(marks, 1)))
    assert [bool(tally.findings) for tally in (wide, narrow)] == [is_told, is_told]


def test_codes_alone_make_a_table_one_of_the_assessment() -> None:
    rows = score_table("ก | ข | ค", "i1 | ก | 92.14", "i2 | ข | 81.20")
    columns = score_table("ก | i1 | i2", "ข | 92.14 | 81.20")
    for table in (rows, columns):
        tally = account_for_table(table, ("รายงาน",), (), evidence(), NAMES)
        assert [code for code, _ in told(tally)] == ["table-unrecognised"]


@pytest.mark.parametrize(
    ("captions", "is_told"),
    [(("ผลการประเมิน LPA", "ปี 2567"), False), (("ผลการประเมิน LPA", "ก", "ปี 2567"), True)],
)
def test_another_index_is_named_in_one_of_the_two_lines_above(captions: tuple[str, ...], is_told: bool) -> None:
    tally = account("ด้าน | คะแนน", "บริหาร | 79.80", "ศึกษา | 80.20", captions=captions)
    assert bool(tally.findings) == is_told


def test_each_reading_explains_one_number_where_the_number_stands_everywhere() -> None:
    lines = (HEAD, "i1 | ก | 100.00", "i2 | ข | 100.00")
    assert told(account(*lines, seen=evidence(reading("i1", 100.0, 1)))) == [("numbers-unexplained", "i2 100.00")]
    both = evidence(reading("i1", 100.0, 1), reading("i2", 100.0, 2))
    assert told(account(*lines, seen=both)) == []


@pytest.mark.parametrize("offset", [0, 10])
def test_rest_of_a_number_stands_in_the_row_of_its_reading_or_the_next(offset: int) -> None:
    for row, is_told in ((1, False), (2, False), (3, True), (0, True)):
        table = replace(score_table(HEAD, "i1 | ก | 10", " |  | 0.00", " |  | ค"), row_offset=offset)
        seen = evidence(reading("i1", 100.0, row + offset))
        found = [one.code for one in account_for_table(table, OPENING, (), seen, NAMES).findings]
        assert ("numbers-unexplained" in found) == is_told, row


def test_finding_tells_of_its_row_where_a_table_goes_on() -> None:
    table = replace(score_table(HEAD, "i1 | ก | 92.14", "i2 | ข | ###"), row_offset=10)
    where = Provenance(3, None, 7, 12, column_no=0)
    unreadable = Finding("warning", "score-unreadable", "no score", where=where)
    first = reading("i1", 92.14, 11)
    assert told(account_for_table(table, OPENING, (), evidence(first, findings=[unreadable]), NAMES)) == []
    assert told(account_for_table(table, OPENING, (), evidence(first), NAMES)) == [("score-missing", "###")]


def test_cells_below_headings_in_two_rows_may_all_be_empty() -> None:
    heads = ("คะแนน ITA | < | <", "หน่วยงาน | คะแนน IIT | คะแนน EIT")
    assert [code for code, _ in told(account(*heads, " |  | ", " |  | "))] == ["table-unrecognised"]
    assert told(account(*heads, " |  | ")) == []
    assert told(account(*heads, " |  | ", " |  | ก")) == []


def test_heading_that_begins_with_a_number_is_a_heading() -> None:
    assert told(account("10 ตัวชี้วัด | คะแนน", "i1 | 92.14")) == [("table-unrecognised", "10 ตัวชี้วัด | คะแนน")]
    assert told(account("ตัวชี้วัด | คะแนน", "10 | 92.14", "i1 | 90.00")) == [("table-unrecognised", "ตัวชี้วัด | คะแนน")]


def test_row_lacks_its_score_only_where_all_its_cells_are_lost() -> None:
    head, seen = "ข้อ | คำถาม | 2566 | 2567", evidence(reading("i1", 92.14, 1), reading("i1", 90.0, 1, 3))
    first = "i1 | ก | 92.14 | 90.00"
    assert [one.field for one in account(head, first, "i2 | ข | ### | ", seen=seen).findings] == ["i2"]
    assert told(account(head, first, "i2 | ข | ### | ไม่มีการประเมิน", seen=seen)) == []


def test_score_that_is_merged_over_two_rows_is_that_of_both() -> None:
    head = "ข้อ | คำถาม | 2566 | 2567"
    merged = evidence(reading("i1", 92.14, 1), reading("i3", 80.0, 3, 3))
    lines = ("i1 | ก | 92.14 | ", "i2 | ข | ^ | ###", "i3 | ค | 70.10 | 80.00")
    assert all(one.field != "i2" for one in account(head, *lines, seen=merged).findings)
    parted = ("i1 | ก | 92.14 | ", "i2 | ข |  | ###", "i3 | ค | 70.10 | 80.00")
    assert any(one.field == "i2" for one in account(head, *parted, seen=merged).findings)


def test_reading_of_the_table_as_a_whole_stands_in_no_row() -> None:
    whole = replace(reading("ita", 92.14, 1), provenance=Provenance(3, None, 7))
    seen = evidence(whole, reading("i1", 81.20, 1))
    assert [one.field for one in account(HEAD, "i1 | ก | 81.20", "i2 | ข | ###", seen=seen).findings] == ["i2"]


def test_number_read_elsewhere_is_repeated_unless_it_stands_everywhere_or_very_many_were_read() -> None:
    place = Provenance(3, None, 8, 1)
    for value, is_repeated in ((92.14, True), (0.0, False), (50.0, False), (100.0, False)):
        seen = evidence(replace(reading("i1", value, 1), provenance=place))
        cents = round(value * 100)
        assert seen.is_repeated(cents, in_table=True) == is_repeated
        assert seen.is_repeated(cents, in_table=False)
        assert not seen.is_repeated(cents + 1, in_table=False)
    for count, is_repeated in ((150, True), (151, False)):
        many = evidence(*(reading(f"i{n}", 60.0 + n / 100, n) for n in range(1, count + 1)))
        assert many.is_repeated(6001, in_table=True) == is_repeated
        assert many.is_repeated(6001, in_table=False)


SIX = tuple(f"i{number} | ก | " for number in range(1, 7))


@pytest.mark.parametrize(
    ("lines", "is_told"),
    [
        (("i1 | ก | #####", "i2 | ข | #####"), True),
        (("i1 | ก | #####", "i2 | ข | "), True),
        (("i1 | ก | #####", "i2 | ข | ไม่ประเมิน"), False),
        (("i1 | ก | #####",), False),
        (SIX, True),
        (SIX[:5], False),  # a form that is to be filled in
    ],
)
def test_column_of_scores_without_any_score_is_a_table_of_which_nothing_was_read(
    lines: tuple[str, ...], is_told: bool
) -> None:
    assert [code for code, _ in told(account(HEAD, *lines))] == ["table-unrecognised"] * is_told
    assert told(account(HEAD.replace("คะแนน", "วันที่"), *lines)) == []


@pytest.mark.parametrize("cells", [("0.8811", "0.9133"), ("881.1", "913.3"), ("\u2605\u2605\u2605", "\u2605")])
def test_codes_beside_what_is_no_number_are_a_table_of_which_nothing_was_read(cells: tuple[str, str]) -> None:
    tally = account(HEAD, f"i1 | ก | {cells[0]}", f"i2 | ข | {cells[1]}")
    assert [(one.code, one.message) for one in tally.findings] == [
        ("table-unrecognised", "table 7 names i1, i2, and nothing was read from it")
    ]


@pytest.mark.parametrize("cells", [("ผ่าน", "ดีมาก"), ("-", "-"), ("ผ่าน", "")])
def test_codes_beside_words_or_dashes_are_not_lost(cells: tuple[str, str]) -> None:
    assert account(HEAD, f"i1 | ก | {cells[0]}", f"i2 | ข | {cells[1]}").findings == ()
