"""Words that no table explains."""

from __future__ import annotations

import pytest

from prongsai.normalizers.unknown_words import find_unknown


@pytest.mark.parametrize(
    ("text", "plain", "asserted", "of_tables"),
    [
        # grammar of sentences, words of a body and of names of scores are known everywhere
        ("เดิม", "", "", ""),
        ("ทราบผล", "", "", ""),
        ("บัดนี้", "", "", ""),
        ("ดัชนี", "", "", ""),
        ("หน่วยงานของเรา", "", "", ""),
        ("นอกจากนั้น", "", "", ""),
        ("บรรลุตามเป้าหมาย", "บรรลุ เป้าหมาย", "", "บรรลุ"),
        ("ขยับเป็น", "", "", ""),
        ("ที่เคยได้", "", "", ""),
        ("เพิ่มสูงขึ้น", "", "", ""),
        ("ส่วนได้ส่วนเสีย", "", "", ""),
        ("ปรับตัว", "", "", ""),
        ("คะแนนที่ได้รับ", "", "", ""),
        ("ปีงบประมาณ", "", "", ""),
        ("งบประมาณ", "งบประมาณ", "งบประมาณ", "งบประมาณ"),  # it is of a year or of money
        # a verb of winning ends what was said of goals, weights, marks and people
        ("เป้าหมาย", "เป้าหมาย", "", ""),
        ("น้ำหนัก", "น้ำหนัก", "", ""),
        ("เกณฑ์ผ่าน", "เกณฑ์ ผ่าน", "", "ผ่าน"),
        ("ผู้ตอบ", "ผู้ตอบ", "", ""),
        # and ends neither another index nor a code
        ("ความพึงพอใจ", "ความพึงพอใจ", "ความพึงพอใจ", ""),
        ("รหัส", "รหัส", "รหัส", "รหัส"),
        # headings have words of their own
        ("หลาย", "หลาย", "หลาย", ""),
        ("FY Fiscal Year", "FY Fiscal Year", "FY Fiscal Year", ""),
        ("วัน", "วัน", "วัน", ""),
        ("แนวทาง", "แนวทาง", "แนวทาง", ""),
        ("คาดหวัง", "คาดหวัง", "", ""),
        ("ผู้เข้าอบรม", "ผู้ เข้า อบรม", "", ""),
        ("สมมติ", "สมมติ", "สมมติ", "สมมติ"),
    ],
)
def test_word_is_known_by_what_was_said_before_and_where_it_stands(
    text: str, plain: str, asserted: str, of_tables: str
) -> None:
    assert " ".join(find_unknown(text)) == plain
    assert " ".join(find_unknown(text, is_asserted=True)) == asserted
    assert " ".join(find_unknown(text, of_tables=True)) == of_tables


@pytest.mark.parametrize(
    ("text", "unknown", "garbled"),
    [
        ("ทะยาน", "ทะยาน", "ทะยาน"),
        ("โลก แมวดำ", "โลก แมว ดำ", ""),  # misread letters make short words by chance
        ("งู", "งู", ""),
        ("ช้าง", "ช้าง", "ช้าง"),
        ("ฟฟฟฟฟ", "ฟฟฟฟฟ", ""),  # and what is no word
        ("ก", "", ""),
        ("ab Xyz Q", "ab Xyz", ""),
        ("ITA IIT", "", ""),
    ],
)
def test_misread_letters_say_nothing_and_words_do(text: str, unknown: str, garbled: str) -> None:
    assert " ".join(find_unknown(text)) == unknown
    assert " ".join(find_unknown(text, is_garbled=True)) == garbled


def test_three_words_are_quoted() -> None:
    assert find_unknown("หมายตา ทะยาน สมมติ เหนื่อยล้า") == ("หมายตา", "ทะยาน", "สมมติ")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("เทศบาลตำบลนาดี อำเภอเมือง จังหวัดยโสธร ได้", ""),
        ("จังหวัดยโสธร เทศบาลตำบลนาดี ได้", "จังหวัด ยโสธร"),
        ("อำเภอเมือง เทศบาลตำบลนาดี จังหวัดยโสธร", "อำเภอ เมือง"),
        ("เทศบาลตำบลนาดี จังหวัดยโสธร และ เทศบาลตำบลโนนแดง", ""),
        ("เทศบาลตำบล จังหวัดยโสธร ได้", "จังหวัด ยโสธร"),  # it names no body
        ("เทศบาลตำบลนาดี อ.เมือง จ.ยโสธร ได้", ""),
        ("เทศบาลตำบลนาดี ทะยาน จังหวัดยโสธร ได้", "ทะยาน"),
        # a place in the body's own name is part of it
        ("องค์การบริหารส่วนจังหวัดยโสธร ได้", ""),
        ("องค์การบริหารส่วนจังหวัดยโสธร จังหวัดยโสธร ทะยาน", "ทะยาน"),
        ("สำนักงานจังหวัดยโสธร ได้", ""),
    ],
)
def test_place_is_the_address_of_the_body_before_it(text: str, unknown: str) -> None:
    assert " ".join(find_unknown(text)) == unknown


@pytest.mark.parametrize("text", ["ระดับ ผ่านดีเยี่ยม", "อยู่ในระดับ ผ่าน หรือ ผ่านดีเยี่ยม", "ระดับ AA", "ปีงบประมาณ พ.ศ. 2565"])
def test_ratings_and_years_are_known(text: str) -> None:
    assert find_unknown(text) == ()


def test_official_name_may_have_any_words() -> None:
    assert find_unknown("สมมติ ทะยาน ได้", ["", "สมมติ ทะยาน"]) == ()
    assert find_unknown("สมมติ ทะยาน ได้", ["สมมติ"]) == ("ทะยาน",)
    assert find_unknown("สมมติ ทะยาน ได้", [""]) == ("สมมติ", "ทะยาน")


LONG_NAME = "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        (f"{LONG_NAME} ได้", ""),
        (f"1. วัตถุประสงค์ของ{LONG_NAME}", ""),  # the first word of the name of an item
        (f"(๑) วัตถุประสงค์ของ{LONG_NAME}".replace("๑", "1"), ""),
        (f"1. วัตถุประสงค์ของ ทะยาน {LONG_NAME}", "วัตถุประสงค์ ทะยาน"),
        (f"หมายเหตุ 1. วัตถุประสงค์ของ{LONG_NAME}", "หมายเหตุ วัตถุประสงค์"),
        (f"วัตถุประสงค์ของ{LONG_NAME}", "วัตถุประสงค์"),
        ("1. วัตถุประสงค์ของ IIT", "วัตถุประสงค์"),  # which an abbreviation is not
        (f"ทะยาน {LONG_NAME} สมมติ", "ทะยาน สมมติ"),
    ],
)
def test_name_of_an_instrument_is_known_with_what_opens_its_item(text: str, unknown: str) -> None:
    assert " ".join(find_unknown(text)) == unknown


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("เครือ งมือ IIT", ()),
        ("คะแน นเฉลีย ระ", ()),
        ("ตัวชี้ วัด คะแนนเต็ม", ()),
        ("เป้าประสงค์", ("เป้าประสงค์",)),
        ("คะแนนน าฬิกา", ("นาฬิกา",)),
    ],
)
def test_blanks_and_marks_of_a_scan_make_no_word_of_a_heading_unknown(text: str, found: tuple[str, ...]) -> None:
    assert find_unknown(text, is_garbled=True, of_tables=True) == found


@pytest.mark.parametrize(
    ("text", "of_tables"),
    [
        # the longest known word is found first, and its end is no word of its own
        ("ประจำปีงบประมาณ", False),
        ("รวมทั้งสิ้น", False),
        ("ซึ่งถือว่าผ่าน", False),
        ("ค่าเฉลียกลุ่ม", True),
        ("บันทึกข้อ ความ", True),
        # what stands around a known word is not read together
        ("ทะประจำปียาน", False),
        ("เครื่องมือแบ บวัด", True),
    ],
)
def test_known_word_is_found_whole_and_parts_what_stands_around_it(text: str, of_tables: bool) -> None:
    assert find_unknown(text, is_garbled=True, of_tables=of_tables) == ()


def test_misread_title_is_no_unknown_word() -> None:
    title = "การปฏิบัติหน้าที่"
    assert find_unknown("การปฏิบัดหน้าที่", [title], is_garbled=True, of_tables=True) == ()
