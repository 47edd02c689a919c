"""Personal names leave the text, offices stay."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.persons import is_signature, strip_persons


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("นายสมมุติ ตัวอย่าง นักจัดการงานทั่วไป", "นักจัดการงานทั่วไป"),
        ("ปลัดเทศบาล (นางสาวสมมุติ ตัวอย่าง)", "ปลัดเทศบาล"),
        ("ว่าที่ ร.ต.หญิง สมมุติ ตัวอย่าง หัวหน้าสำนักปลัด", "หัวหน้าสำนักปลัด"),
        ("มอบหมาย น.ส.สมมุติ ตัวอย่าง เป็นผู้ดูแล", "มอบหมาย เป็นผู้ดูแล"),
        ("นายกฤตสมมุติ ตัวอย่าง นิติกร", "นิติกร"),
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
    ],
)
def test_offices_and_other_text_stay(text: str) -> None:
    assert strip_persons(text) == text


def test_signature_lines_are_known() -> None:
    assert is_signature("ลงชื่อ ..............")
    assert is_signature("(นายสมมุติ ตัวอย่าง)")
    assert not is_signature("นายกเทศมนตรีมอบหมายกองคลัง")
