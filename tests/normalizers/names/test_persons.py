"""Personal names leave the text, offices stay."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.persons import PERSON_MARK, count_persons, hide_persons, is_signature
from prongsai.normalizers.vocabulary import Wording, load_vocabulary

WORDS = load_vocabulary("person_words").wordings
OFFICES = [wording for wording in WORDS if wording.means in ("office", "office_alone")]
RANKS = [wording for wording in WORDS if wording.means in ("rank", "title")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("นายสมมุติ ตัวอย่าง นักจัดการงานทั่วไป", "[ชื่อบุคคล] นักจัดการงานทั่วไป"),
        ("ปลัดเทศบาล (นางสาวสมมุติ ตัวอย่าง)", "ปลัดเทศบาล [ชื่อบุคคล]"),
        ("นักวิชาการ (นางสาวสมมุติ\nตัวอย่าง) ขอ", "นักวิชาการ [ชื่อบุคคล] ขอ"),
        ("ว่าที่ ร.ต.หญิง สมมุติ ตัวอย่าง หัวหน้าสำนักปลัด", "[ชื่อบุคคล] หัวหน้าสำนักปลัด"),
        ("มอบหมาย น.ส.สมมุติ ตัวอย่าง เป็นผู้ดูแล", "มอบหมาย [ชื่อบุคคล] เป็นผู้ดูแล"),
        ("นายกฤตสมมุติ ตัวอย่าง นิติกร", "[ชื่อบุคคล] นิติกร"),
        ("กองช่าง โดยนายสมมุติ ตัวอย่าง", "กองช่าง โดย[ชื่อบุคคล]"),
        ("กองช่างนายสมชาย ตัวอย่าง", "กองช่าง[ชื่อบุคคล]"),
        ("มอบหมายให้นางสมมุติ ตัวอย่าง", "มอบหมายให้[ชื่อบุคคล]"),
        ("พ.ต.อ. สมมุติ ตัวอย่าง ผู้กำกับการ", "[ชื่อบุคคล] ผู้กำกับการ"),
        ("จ.ส.อ.สมมุติ ตัวอย่าง", "[ชื่อบุคคล]"),
        ("ร้อยตำรวจเอกหญิง สมมุติ ตัวอย่าง", "[ชื่อบุคคล]"),
        ("ว่าที่พันตรี นายสมมุติ ตัวอย่าง", "[ชื่อบุคคล]"),
        ("นางสาวสมมุติ นักวิชาการ", "[ชื่อบุคคล] นักวิชาการ"),
        ("นายสมมุติ และคณะ", "[ชื่อบุคคล] และคณะ"),
        ("นายสมมุติ ณ ตัวอย่าง ปลัด", "[ชื่อบุคคล] ปลัด"),
        ("นายสมมุติ ตัวอย่าง\nปลัดเทศบาล", "[ชื่อบุคคล]\nปลัดเทศบาล"),
        ("นายสมมุติ\nบุณยรัตกลิน", "[ชื่อบุคคล]"),
        ("นายสมมุติ ตัวอย่างตำแหน่งปลัดเทศบาล", "[ชื่อบุคคล] ตำแหน่งปลัดเทศบาล"),
        ("นายก อบต. นายสมชาย ตัวอย่าง", "นายก อบต. [ชื่อบุคคล]"),
        ("(นายสมชาย ใจดี) ปลัด", "[ชื่อบุคคล] ปลัด"),
        ("( นายสมชาย ใจดี )", "[ชื่อบุคคล]"),
        ("(   นายสมชาย ใจดี)", "(   [ชื่อบุคคล])"),
        ("นายสมชาย ใจดีปลัด", "[ชื่อบุคคล] ปลัด"),
        ("นายสมชาย ใจดีปลัดเทศบาล", "[ชื่อบุคคล] ปลัดเทศบาล"),
        ("นายสมชาย ณ ลำปาง ปลัด", "[ชื่อบุคคล] ปลัด"),
    ],
)
def test_names_leave_a_mark(text: str, kept: str) -> None:
    assert hide_persons(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "นายกองค์การบริหารส่วนตำบล",
        "นายก อบต.",
        "นายช่างโยธา",
        "นายอำเภอ",
        "รองนายกเทศมนตรี",
        "ม.ค. - ก.พ. ๖๗",
        "กองคลัง\nกองช่าง",
        "โดยนายช่างโยธา",
        "ของนายกเทศมนตรี",
        "นางพยาบาลวิชาชีพ",
        "นายก/ปลัด",
        "เสนอนาย",
        "ธนายสมมุติ",
        "จังหวัดร้อยเอ็ด",
        "ปี พ.ศ. ๒๕๖๗",
        "อบต.นายาง กับพนักงานส่วนตำบล",
        "อำเภอนายูง จังหวัดอุดรธานี",
        "เทศบาลเมืองนางรอง ร่วมกับนางรอง",
        "ตำบลนางแล อำเภอเมือง",
        "บ้านนางงาม ประจำปี",
        "ประกวดนางงาม ประจำปี",
        "จัดหานายหน้าขายที่ดิน",
        "นายแบบเดิน",
        "นายทุนใหญ่",
        "นายทหารไทย",
        "นางเอกละคร",
    ],
)
def test_offices_and_other_text_stay(text: str) -> None:
    assert hide_persons(text) == text


@pytest.mark.parametrize("wording", OFFICES, ids=lambda one: one.text)
def test_offices_that_begin_like_a_title_stay(wording: Wording) -> None:
    assert hide_persons(f"ให้ {wording.example} ดำเนินการ") == f"ให้ {wording.example} ดำเนินการ"


@pytest.mark.parametrize("wording", RANKS, ids=lambda one: one.text)
def test_every_rank_announces_a_person(wording: Wording) -> None:
    assert hide_persons(f"โดย {wording.text}สมมุติ ตัวอย่าง") == f"โดย {PERSON_MARK}"


def test_signature_lines_are_known() -> None:
    assert is_signature("ลงชื่อ ..............")
    assert is_signature("(นายสมมุติ ตัวอย่าง)")
    assert not is_signature("นายกเทศมนตรีมอบหมายกองคลัง")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("ลงชื่อ", True),
        ("(ลงชื่อ) นายก", True),
        ("เอกสาร (ลงนาม)", True),
        ("ผู้รายงาน", True),
        ("(ผู้รายงาน)", True),
        ("ผู้เสนอโครงการ", False),
        ("ลงนามถวายพระพร", False),
        ("นายสมมุติ ตัวอย่าง", True),
        ("นายสมมุติ ตัวอย่าง ปลัด", False),
        ("นายกเทศมนตรี", False),
    ],
)
def test_what_is_a_line_of_a_signature(text: str, is_one: bool) -> None:
    assert is_signature(text) is is_one


def test_marks_are_counted() -> None:
    assert count_persons(hide_persons("นายสมมุติ ตัวอย่าง และนางสมมุติ ตัวอย่าง กองคลัง")) == 2
