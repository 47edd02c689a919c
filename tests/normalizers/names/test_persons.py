"""Personal names leave the text, offices stay."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.persons import is_signature, strip_persons
from prongsai.normalizers.vocabulary import Wording, load_vocabulary

WORDS = load_vocabulary("person_words").wordings
OFFICES = [wording for wording in WORDS if wording.means in ("office", "office_alone")]
RANKS = [wording for wording in WORDS if wording.means in ("rank", "title")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("นายสมมุติ ตัวอย่าง นักจัดการงานทั่วไป", "นักจัดการงานทั่วไป"),
        ("ปลัดเทศบาล (นางสาวสมมุติ ตัวอย่าง)", "ปลัดเทศบาล"),
        ("ว่าที่ ร.ต.หญิง สมมุติ ตัวอย่าง หัวหน้าสำนักปลัด", "หัวหน้าสำนักปลัด"),
        ("มอบหมาย น.ส.สมมุติ ตัวอย่าง เป็นผู้ดูแล", "มอบหมาย เป็นผู้ดูแล"),
        ("นายกฤตสมมุติ ตัวอย่าง นิติกร", "นิติกร"),
        ("กองช่าง โดยนายสมมุติ ตัวอย่าง", "กองช่าง โดย"),
        ("มอบหมายให้นางสมมุติ ตัวอย่าง", "มอบหมายให้"),
        ("พ.ต.อ. สมมุติ ตัวอย่าง ผู้กำกับการ", "ผู้กำกับการ"),
        ("จ.ส.อ.สมมุติ ตัวอย่าง", ""),
        ("ร้อยตำรวจเอกหญิง สมมุติ ตัวอย่าง", ""),
        ("ว่าที่พันตรี นายสมมุติ ตัวอย่าง", ""),
        ("นางสาวสมมุติ นักวิชาการ", "นักวิชาการ"),
        ("นายสมมุติ และคณะ", "และคณะ"),
    ],
)
def test_names_are_taken_out(text: str, kept: str) -> None:
    assert strip_persons(text) == kept


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
    ],
)
def test_offices_and_other_text_stay(text: str) -> None:
    assert strip_persons(text) == text


@pytest.mark.parametrize("wording", OFFICES, ids=lambda one: one.text)
def test_offices_that_begin_like_a_title_stay(wording: Wording) -> None:
    assert strip_persons(f"ให้ {wording.example} ดำเนินการ") == f"ให้ {wording.example} ดำเนินการ"


@pytest.mark.parametrize("wording", RANKS, ids=lambda one: one.text)
def test_every_rank_announces_a_person(wording: Wording) -> None:
    assert strip_persons(f"โดย {wording.text}สมมุติ ตัวอย่าง") == "โดย"


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
