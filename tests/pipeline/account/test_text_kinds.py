"""What a paragraph is that no row holds."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.text_kinds import begins_with_verb, is_link, name_texts
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


VERB = "จัดทำแผนพัฒนาท้องถิ่นให้ครบทุกด้าน"


@pytest.mark.parametrize(
    ("text", "is_thing"),
    [
        ("จัดทำคู่มือ", True),
        ("๑. จัดทำคู่มือ", True),
        ("- • จัดทำคู่มือ", True),
        ("ตามที่หน่วยงานจัดทำคู่มือ", False),
        ("คู่มือ", False),
        ("๑.", False),
        ("", False),
    ],
)
def test_thing_to_do_begins_with_a_verb(text: str, is_thing: bool) -> None:
    assert begins_with_verb(text) is is_thing


@pytest.mark.parametrize(
    ("text", "has_link"),
    [
        ("ดูที่ https://nayang.go.th", True),
        ("http://nayang.go.th", True),
        ("ดูที่ WWW.nayang.go.th", True),
        ("ดูที่ nayang.go.th", False),
        ("wwwnayang", False),
    ],
)
def test_address_anywhere_in_a_text_is_a_link(text: str, has_link: bool) -> None:
    assert is_link(text) is has_link
    assert (kinds(f"{text} {LONG}") == ["link"]) is has_link


@pytest.mark.parametrize(
    ("leaders", "is_contents"),
    [
        (".....", True),
        ("....", False),
        (". . . . .", True),
        (". . . .", False),
        ("……", True),
        ("…", False),
        ("_____", True),
        ("____", False),
    ],
)
def test_leaders_make_a_line_of_contents(leaders: str, is_contents: bool) -> None:
    assert (kinds(f"{LONG} {leaders} 7") == ["contents"]) is is_contents


SIGNED = "(นายสมมุติ ตัวอย่างดี) ปลัดองค์การบริหารส่วนตำบล"


def test_long_text_with_a_name_is_no_signature_and_no_title() -> None:
    assert kinds(SIGNED) == ["signature"]
    assert kinds(f"{LONG} {SIGNED}") == [None]
    # in front a short line with a name is one too
    assert list(name_texts([Paragraph(SIGNED)], {})) == ["signature"]


@pytest.mark.parametrize(("at", "kind"), [(0, "title"), (7, "title"), (8, None)])
def test_eight_blocks_are_a_cover(at: int, kind: str | None) -> None:
    blocks = [score_table("ก | ข")] * at + [Paragraph("บรรทัดของหน้าปกเอกสารนี้")]
    assert list(name_texts(blocks, {}))[at] == kind


@pytest.mark.parametrize(("letters", "is_short"), [(80, True), (81, False)])
def test_heading_has_no_more_letters_than_the_longest_name(letters: int, is_short: bool) -> None:
    line = ("ฮ" * letters)[:letters]
    blocks = [*(Paragraph(text) for text in COVER), Paragraph(line), score_table("ก | ข")]
    assert list(name_texts(blocks, {}))[-2] == ("heading" if is_short else None)
    # and opens a section only so
    opening = f"กฎหมายที่เกี่ยวข้อง{'ฮ' * (letters - len('กฎหมายที่เกี่ยวข้อง'))}"
    assert (kinds(opening, LONG)[1] == "law") is is_short


@pytest.mark.parametrize(
    ("following", "kind"),
    [
        (LONG, "heading"),
        ("สั้นกว่านั้นมากเลย", None),
        (VERB, "heading"),  # what is done
        ("จัดทำ", "heading"),
        (None, None),  # the last line
    ],
)
def test_short_line_is_a_heading_by_what_follows(following: str | None, kind: str | None) -> None:
    line = "รายละเอียดของงานที่จัดขึ้นในปีนั้น"
    assert kinds(*[line, following] if following else [line])[0] == kind


def test_section_lasts_until_a_heading_opens_another() -> None:
    law, more = "กฎหมายที่เกี่ยวข้อง", LONG.replace("ขอบคุณ", "ชื่นชม")
    assert kinds(law, LONG, more)[1:] == ["law", "law"]
    assert kinds(law, LONG, "1. วิสัยทัศน์", more)[1:] == ["law", "about the body", "about the body"]
    # words that begin a paragraph open nothing, and a section goes on behind them
    assert kinds(law, "ตามที่ได้รับแจ้งให้รายงานผล", more)[1:] == ["law", "law"]
    assert kinds("ตามที่ได้รับแจ้งให้รายงานผล", LONG) == ["foreword", None]
    # nor does a section of measures in the middle of a line
    assert kinds(law, f"{LONG[:60]} ส่วนที่ 2", more)[2] == "law"
    assert kinds(law, "ส่วนที่ 2 ผลการดำเนินงานตามมาตรการ", more)[2] is None


def test_thing_to_do_under_a_law_is_part_of_it_and_under_an_analysis_none() -> None:
    assert kinds("กฎหมายที่เกี่ยวข้อง", VERB)[1] == "law"
    assert kinds("ผลการวิเคราะห์", VERB)[1] is None
    assert kinds("ผลการวิเคราะห์", LONG)[1] == "analysis"
    assert kinds(VERB) == [None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{LONG} กฎหมายที่เกี่ยวข้อง", None),  # a heading's words within a line
        (f"{LONG} ตามที่", None),
        (f"{LONG} พระราชบัญญัติ", "law"),  # what a text holds anywhere
        (f"พระราชบัญญัติ {LONG}", "law"),
        ("ITA", None),  # too short to be about anything
        ("การใช้อำนาจ", None),
        ("การใช้อำนาจของผู้บริหาร", "analysis"),
    ],
)
def test_words_of_a_kind_count_where_such_words_do(text: str, kind: str | None) -> None:
    assert kinds(text) == [kind]


def test_line_is_repeated_whatever_its_number_and_signs() -> None:
    assert kinds(f"- {LONG}", "ก", f"* {LONG} ")[::2] == ["repeated", "repeated"]
    assert list(name_texts([score_table("ก | ข"), *(Paragraph(text) for text in COVER)], {}))[0] is None
