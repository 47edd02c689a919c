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
    ],
)
def test_place_is_the_address_of_the_body_before_it(text: str, unknown: str) -> None:
    assert " ".join(find_unknown(text)) == unknown


@pytest.mark.parametrize("text", ["ระดับ ผ่านดีเยี่ยม", "อยู่ในระดับ ผ่าน หรือ ผ่านดีเยี่ยม", "ระดับ AA", "ปีงบประมาณ พ.ศ. 2565"])
def test_ratings_and_years_are_known(text: str) -> None:
    assert find_unknown(text) == ()


def test_official_name_may_have_any_words() -> None:
    assert find_unknown("สมมติ ทะยาน ได้", ["", "สมมติ ทะยาน"]) == ()


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


def test_misread_title_is_no_unknown_word() -> None:
    title = "การปฏิบัติหน้าที่"
    assert find_unknown("การปฏิบัดหน้าที่", [title], is_garbled=True, of_tables=True) == ()
