"""Date, number, sender and addresses of a report."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.parsers.letters import LetterFacts, read_letter
from prongsai.pipeline.model import Paragraph

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
