"""Date, number, sender and addresses of a report."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.parsers.letters import LetterFacts, read_letter
from prongsai.pipeline.model import Block, Paragraph
from tests.score_makers import score_table

MEMO = (
    "บันทึกข้อความ",
    "ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลนายาง",
    "ที่ ลป ๗๓๔๐๑ / ๑๒๓    วันที่ ๑๕ มีนาคม ๒๕๖๗",
    "เรื่อง รายงานผลการประเมิน ITA",
)


def read(*lines: str) -> LetterFacts:
    return read_letter([Paragraph(line) for line in lines])


def test_memo_says_when_and_from_whom_it_is() -> None:
    assert read(*MEMO) == LetterFacts(date(2024, 3, 15), "ลป 73401/123", "สำนักปลัด")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("๑๕ มีนาคม ๒๕๖๗", date(2024, 3, 15)),
        ("วันที่ 1 ต.ค. 66", date(2023, 10, 1)),
        ("ประกาศ ณ วันที่ ๕ เมษายน พ.ศ. ๒๕๖๘", date(2025, 4, 5)),
        ("ตามหนังสือลงวันก่อน ๑๕ มีนาคม ๒๕๖๗ ความแจ้งแล้ว", None),
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", None),
        ("พระราชบัญญัติข้อมูลข่าวสาร พ.ศ. ๒๕๔๐", None),
    ],
)
def test_only_the_day_of_the_head_dates_a_report(line: str, day: date | None) -> None:
    assert read("รายงานผลการประเมิน ITA", line).report_date == day


def test_dates_that_differ_and_dates_of_the_text_say_nothing() -> None:
    assert read("วันที่ ๑ มีนาคม ๒๕๖๗", "วันที่ ๒ มีนาคม ๒๕๖๗").report_date is None
    assert read(*["ข้อความ"] * 12, "วันที่ ๑ มีนาคม ๒๕๖๗").report_date is None


@pytest.mark.parametrize("line", ["ที่ประชุมมีมติ ๑๒๓/๒๕๖๗", "คำสั่งที่ ๑๒๓/๒๕๖๗", "พื้นที่ ลป ๗๓"])
def test_other_numbers_are_no_letter_s(line: str) -> None:
    assert read(line).letter_no is None


def test_addresses_are_told_once_without_the_sentence_around_them() -> None:
    found = read("ดูที่ https://www.nayang.go.th/ita, และ www.nayang.go.th.", "https://www.nayang.go.th/ita")
    assert found.urls == ("https://www.nayang.go.th/ita", "www.nayang.go.th")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("ที่ ลป ๗๓๔๐๑/๑๒๓", "ลป 73401/123"),
        ("ที่ลป  ๗๓๔๐๑.๒ / ว ๑๒๓", "ลป 73401.2/ว 123"),
        ("ส่วนราชการ กองคลัง ที่ ลป ๗๓๔๐๑/๑๒๓", "ลป 73401/123"),  # behind the office, on one line
        ("ที่ ลป ๗๓๔/๑๒๓", None),
        ("ที่ ล ๗๓๔๐๑/๑๒๓", None),
    ],
)
def test_number_of_a_letter_is_told_as_one_writes_it(line: str, number: str | None) -> None:
    assert read(line).letter_no == number


def test_first_number_and_first_sender_are_those_of_the_letter() -> None:
    found = read("ที่ ลป ๗๓๔๐๑/๑", "ส่วนราชการ กองช่าง", "ที่ ลป ๗๓๔๐๑/๒", "ส่วนราชการ กองคลัง")
    assert (found.letter_no, found.office) == ("ลป 73401/1", "กองช่าง")


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("ส่วนราชการ สำนักปลัด กองคลัง", "สำนักปลัด"),
        ("ส่วนราชการ หน่วยแห่งหนึ่ง ", "หน่วยแห่งหนึ่ง"),  # one that no lexicon has
        (f"ส่วนราชการ {'ก' * 90}", "ก" * 90),
        (f"ส่วนราชการ {'ก' * 91}", None),  # a sentence
        (f"ส่วนราชการ {'ก' * 91} กองคลัง", "กองคลัง"),
        ("จาก ส่วนราชการ สำนักปลัด", None),
        ("ส่วนราชการ", None),
    ],
)
def test_office_that_sends_a_letter_stands_behind_its_word(line: str, office: str | None) -> None:
    assert read(line).office == office


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("วันที่: ๑๕ มีนาคม ๒๕๖๗", date(2024, 3, 15)),
        ("วันที่ ๑๕ มีนาคม ๒๕๖๗ เวลา ๙ นาฬิกา", date(2024, 3, 15)),
        ("วันที่ ๑๕ มีนาคม ๒๕๖๗ ถึงวันที่ ๑๖ มีนาคม ๒๕๖๗", date(2024, 3, 15)),
        ("วันที่ ประชุม ๑๕ มีนาคม ๒๕๖๗", None),  # another day than that of the letter
        ("๑๕ มีนาคม ๒๕๖๗ ก", None),
        ("วันที่ ๓๑ กุมภาพันธ์ ๒๕๖๗", None),
    ],
)
def test_day_stands_right_behind_its_word_or_alone(line: str, day: date | None) -> None:
    assert read(line).report_date == day


def test_head_is_the_first_twelve_blocks_and_its_paragraphs_alone() -> None:
    lines: list[Block] = [Paragraph("ข้อความ")] * 11
    head = [Paragraph("วันที่ ๑๕ มีนาคม ๒๕๖๗ ที่ ลป ๗๓๔๐๑/๑๒๓")]
    inside, outside = read_letter([*lines, *head]), read_letter([*lines, lines[0], *head])
    assert (inside.report_date, inside.letter_no) == (date(2024, 3, 15), "ลป 73401/123")
    assert outside == LetterFacts()
    table = score_table("วันที่ ๑๖ มีนาคม ๒๕๖๗ | ส่วนราชการ กองคลัง")
    assert read_letter([table, *head]) == inside
    assert read_letter([]) == LetterFacts()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("ดู https://nayang.go.th/?p=1&q=2#top", "https://nayang.go.th/?p=1&q=2#top"),
        ("ดูที่ www.nayang.go.th?", "www.nayang.go.th"),
        ("'http://nayang.go.th/a';", "http://nayang.go.th/a"),
        ("ดู www.nayang.go.th!!", "www.nayang.go.th"),
        ("ดู http://nayang.go.th:8080/a-b_c~d:", "http://nayang.go.th:8080/a-b_c~d"),
        ("https://nayang.go.thและ", "https://nayang.go.th"),
        ("ดู nayang.go.th", None),
    ],
)
def test_address_is_told_whole_and_of_cells_too(text: str, url: str | None) -> None:
    told = (url,) if url else ()
    assert read(text).urls == told
    assert read_letter([score_table(f"ที่ | {text}")]).urls == told
