"""What a paragraph is that no row holds."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.text_kinds import name_texts
from prongsai.pipeline.model import Paragraph
from tests.score_makers import score_table

COVER = [f"บรรทัด {sign} ของหน้าปกเอกสาร" for sign in "กขคงจฉชซ"]
LONG = "หน่วยงานขอขอบคุณทุกท่านที่สละเวลามาร่วมงานในวันนั้นและหวังว่าจะได้พบกันอีกในโอกาสต่อไปพร้อมกับครอบครัวของท่าน "


def kinds(*texts: str) -> list[str | None]:
    """What each of some paragraphs is behind the lines of a cover."""
    blocks = [Paragraph(text) for text in (*COVER, *texts)]
    return list(name_texts(blocks, {"การใช้อำนาจ": "indicator-3"}))[len(COVER) :]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ตามที่สำนักงานได้กำหนดให้ทุกหน่วยงานรายงานผลภายในเดือนกันยายน", "foreword"),
        ("การดำเนินการนี้เป็นไปตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540", "law"),
        ("บทที่ 2 ผลที่ได้ .............................. 7", "contents"),
        ("(นายสมมุติ ตัวอย่างดี) ปลัดองค์การบริหารส่วนตำบล", "signature"),
        ("เรียน นายกองค์การบริหารส่วนตำบลทุกแห่งในจังหวัด", "letter"),
        ("ดูรายละเอียดทั้งหมดได้จาก https://www.example.go.th/ita", "link"),
        ("หมายเหตุ ข้อมูลสิ้นสุดเมื่อวันที่ทำรายงานฉบับแรก", "remark"),
        (f"{LONG} การใช้อำนาจ", "analysis"),
        (f"{LONG} การประเมิน ITA", "analysis"),
        (LONG, None),
        ("จัดทำคู่มือการให้บริการประชาชนตามพระราชบัญญัติ", None),
    ],
)
def test_words_and_form_name_a_paragraph(text: str, kind: str | None) -> None:
    assert kinds(text) == [kind]


def test_the_first_lines_are_a_title() -> None:
    assert list(name_texts([Paragraph("เทศบาลตำบลบ้านใหม่ในฝัน")], {})) == ["title"]
    assert list(name_texts([Paragraph(LONG)], {})) == [None]


def test_what_is_printed_again_and_again_is_named_so() -> None:
    assert kinds("รายงานของเทศบาลบ้านใหม่", LONG, "รายงานของเทศบาลบ้านใหม่")[::2] == ["repeated", "repeated"]


def test_a_short_line_over_a_table_or_a_longer_one_is_a_heading() -> None:
    short = "รายละเอียดของงานที่จัดขึ้น"
    assert kinds(short, LONG) == ["heading", None]
    assert kinds(LONG, short) == [None, None]
    blocks = [*(Paragraph(text) for text in COVER), Paragraph(short), score_table("ก | ข", "ค | ง")]
    assert list(name_texts(blocks, {}))[-2:] == ["heading", None]


def test_a_heading_names_what_follows_up_to_the_next() -> None:
    assert kinds("กฎหมายที่เกี่ยวข้อง", LONG, "จัดทำแผนพัฒนาท้องถิ่นให้ครบ", "ส่วนที่ 2 มาตรการ", LONG + "อีก")[1:] == [
        "law",
        "law",
        "heading",
        None,
    ]


def test_something_to_do_in_an_analysis_or_a_letter_may_be_a_measure() -> None:
    assert kinds("ผลการวิเคราะห์", LONG, "1. จัดทำแผนพัฒนาท้องถิ่นให้ครบ")[1:] == ["analysis", None]
    assert kinds("ข้อเสนอเพื่อพิจารณา", "1. จัดทำแผนพัฒนาท้องถิ่นให้ครบ")[1:] == [None]
