"""The account of a whole document: which blocks are asked, with which lines about them, and what is said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from prongsai.pipeline.account.account import Account, take_account
from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Block, Measure, Observation, Paragraph, Provenance
from tests.score_makers import score_table

FRAME = load_frame()
NO_EVIDENCE = Evidence((), {}, (), ())
RESULTS = ("ด้าน | คะแนน", "บริหาร | 79.80", "ศึกษา | 80.20")


def account(*blocks: Block, seen: Evidence = NO_EVIDENCE) -> Account:
    return take_account(blocks, seen, FRAME, 2567)


def lines(*texts: str) -> list[Block]:
    return [Paragraph(text, line_no=at) for at, text in enumerate(texts, 1)]


def codes(found: Account) -> list[str]:
    return [one.code for one in found.findings]


def readings(*codes_read: str) -> Evidence:
    seen = [
        Observation(2567, "question", "IIT", code, 80.0, 100.0, code, "80.00", Provenance(3, None, 7, row, column_no=2))
        for row, code in enumerate(codes_read, 1)
    ]
    return Evidence(seen, dict.fromkeys(range(len(seen)), "score"), (), ())


def test_a_paper_that_never_names_the_assessment_is_not_asked() -> None:
    found = account(*lines("ผลสัมฤทธิ์ คะแนน 92.75"), score_table(*RESULTS))
    assert (found.findings, found.numbers_seen, found.unexplained) == ([], 0, [])
    assert found.text.in_rows == 0.0


@pytest.mark.parametrize(
    "named",
    [lines("รายงาน", "ผลการประเมิน ITA", "ต่อ"), [score_table("ก | ข", "ค | ผลการประเมิน ITA")]],
    ids=["in a line", "in a cell"],
)
def test_one_place_that_names_it_is_enough(named: Sequence[Block]) -> None:
    found = account(*named, *lines("ได้คะแนน 92.75"))
    assert codes(found) == ["numbers-unexplained"]
    assert [one.raw for one in found.unexplained] == ["92.75"]


def test_numbers_of_lines_and_tables_are_counted_together_lines_first() -> None:
    found = account(
        *lines("ผลการประเมิน ITA"), score_table("ข้อ | คำถาม | คะแนน", "i1 | ก | 79.80"), *lines("ได้คะแนน 92.75")
    )
    assert found.numbers_seen == 2
    assert [one.raw for one in found.unexplained] == ["92.75", "79.80"]
    assert codes(found) == ["numbers-unexplained", "table-unrecognised"]


def test_first_eight_lines_say_what_a_table_further_down_is_about() -> None:
    """Between them and the table nothing is said that would name the assessment."""
    between = lines("ก", "ข", "ค", "ง", "จ", "ฉ")
    for n_before, is_of_assessment in ((7, True), (8, False)):
        opening = [*lines(*"กขคงจฉช"[:n_before], *(["ซ"] if n_before > 7 else [])), *lines("ผลการประเมิน ITA")]
        found = account(*opening, *between, score_table(*RESULTS))
        assert ("table-unrecognised" in codes(found)) == is_of_assessment


def test_four_lines_above_a_table_may_caption_it() -> None:
    head = lines(*"กขคงจฉชซ")
    for n_between, is_of_assessment in ((3, True), (4, False)):
        found = account(*head, *lines("ผลการประเมิน ITA", *"กขคง"[:n_between]), score_table(*RESULTS))
        assert ("table-unrecognised" in codes(found)) == is_of_assessment


def test_a_code_that_the_account_tells_is_no_gap_as_well() -> None:
    rows = [f"i{number} | ก | 80.00" for number in (1, 2, 3, 5, 6, 7)]
    with_lost = score_table("ข้อ | คำถาม | คะแนน", *rows[:3], "i4 | ก | ###", *rows[3:])
    seen = readings("i1", "i2", "i3")
    later = [
        Observation(2567, "question", "IIT", f"i{n}", 80.0, 100.0, "", "80.00", Provenance(3, None, 7, n, column_no=2))
        for n in (5, 6, 7)
    ]
    every = Evidence([*seen.observations, *later], dict.fromkeys(range(6), "score"), (), ())
    found = account(*lines("ผลการประเมิน ITA"), with_lost, seen=every)
    assert [(one.code, one.field) for one in found.findings] == [("score-missing", "i4")]
    # without the row nothing but the gap tells of it
    without = account(*lines("ผลการประเมิน ITA"), score_table("ข้อ | คำถาม | คะแนน", *rows), seen=every)
    assert [(one.code, one.field) for one in without.findings] == [("score-missing", "i4")]
    # and a number of it in a sentence does
    said = account(*lines("ผลการประเมิน ITA", "i4 ได้คะแนน 55.55"), score_table("ข้อ | คำถาม | คะแนน", *rows), seen=every)
    assert [(one.code, one.raw) for one in said.findings] == [("numbers-unexplained", "i4 55.55")]


def test_measures_and_their_rows_are_asked_last() -> None:
    table = score_table(
        "ที่ | มาตรการ | ขั้นตอน",
        "1 | จัดทำบัญชียืมคืนครุภัณฑ์ | ออกแบบทะเบียนให้ครบถ้วน",
        "2 | เผยแพร่รายงานการจัดซื้อจัดจ้าง | รวบรวมข้อมูลตามแบบทุกเดือน",
    )
    read = Measure(None, None, None, 1, "จัดทำบัญชียืมคืนครุภัณฑ์", provenance=Provenance(3, None, 7, 1))
    found = account(*lines("มาตรการตามผลการประเมิน ITA"), table, seen=Evidence((), {}, (read,), ()))
    assert codes(found) == ["text-unexplained"]
    todo = lines("ผลการประเมิน ITA", "1. จัดทำบัญชี", "2. จัดทำคู่มือ", "3. จัดทำแผน")
    assert codes(account(*todo)) == ["measures-unrecognised"]


def test_share_of_the_text_that_stands_in_rows() -> None:
    table = score_table("กกก | ขขข", "คคค | งงง")
    place = replace(table.place_of(table.cells[2]), method="narrative")
    reading = Observation(2567, "question", "IIT", "i1", 80.0, 100.0, "ข้อหนึ่ง", "80.00", place)
    measure = Measure(None, None, None, 1, "จัดทำคู่มือ", provenance=Provenance())
    seen = Evidence([reading], {0: "score"}, [measure], ())
    half = account(*lines("ทำคู่มือ", "ตามสมควร"), seen=seen)
    assert half.text.in_rows == pytest.approx(letters("ทำคู่มือ") / letters("ทำคู่มือตามสมควร"))
    # digits and signs are no text
    assert account(*lines("12.50", "---"), seen=seen).text.in_rows is None
    assert account().text.in_rows is None
    # a cell that holds a reading counts as a whole, whatever its words are; so do the words of its code elsewhere
    assert account(table, seen=seen).text.in_rows == pytest.approx(3 / 12)
    assert account(*lines("ข้อหนึ่ง"), seen=seen).text.in_rows == 1.0
    assert account(*lines("ข้อสอง"), seen=seen).text.in_rows == 0.0


def letters(text: str) -> int:
    return sum(sign.isalpha() or "\u0e31" <= sign <= "\u0e4e" for sign in text)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ผลการประเมิน ITA อย่างเ\u4e17่าเทียม", "\u4e17"),
        ("ผลการประเมิน ITA ของกอ\u0169กคลัง", "\u0169"),
        ("ผลการประเมิน ITA ค่า\u03c3 ของ café 五", None),
    ],
)
def test_letter_of_another_script_within_a_word_tells_of_damage(text: str, letters: str | None) -> None:
    told = [one for one in account(*lines("ปก", text)).findings if one.code == "text-damaged"]
    assert [(one.severity, one.where and one.where.line_no) for one in told] == ([("warning", 2)] if letters else [])
    assert all(letters and letters in one.message for one in told)


def test_letters_on_a_page_are_judged_with_its_text_layer() -> None:
    page = Paragraph("ผลการประเมิน ITA อย่างเ\u4e17่าเทียม", page=1)
    assert "text-damaged" not in codes(account(page))
