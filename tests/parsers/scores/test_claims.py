"""What headings and captions say of their numbers."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.captions import Caption, settle_by_caption
from prongsai.parsers.scores.claims import SILENT, join_claims, read_caption, read_claim
from prongsai.parsers.scores.rivals import Standing
from prongsai.pipeline.model import Role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("คะแนนที่ได้", "score"),
        ("คะแนนที่คาดหวัง", "target"),
        ("คะแนนที่ตั้งไว้ปี 2568", "target"),
        ("คะแนนปีถัดไป", "target"),
        ("เกณฑ์ขั้นต่ำ", "pass_mark"),
        ("คะแนน (เกณฑ์ 85)", "score"),
        ("ผลต่างคะแนนที่ได้", "change"),
        ("คะแนนที่ได้เทียบเป้าหมาย", "score"),
        ("คะแนนเฉลี่ยระดับประเทศ", "group_mean"),
        ("จังหวัด", "group_mean"),
        ("ภาพรวมประเทศ", "group_mean"),
        ("เฉลี่ยทั้งอำเภอ", "group_mean"),
        ("ภาพรวม อปท. จังหวัด", "group_mean"),
        ("ค่าเฉลี่ยรายตัวชี้วัดของ อปท. ทั้งหมด", "group_mean"),
        ("คะแนนเฉลี่ยรายตัวชี้วัดทั้งจังหวัด", "group_mean"),
        ("คะแนนเฉลี่ยรายตัวชี้วัดของ อบต.นายาง จังหวัดตาก", "score"),
        ("ภาพรวมหน่วยงาน", "score"),
        ("คะแนนจังหวัด", "group_mean"),
        ("ผลของ อบต.นายาง จังหวัดตาก", "score"),
        ("หน่วยงานที่ได้คะแนนสูงสุด", "group_mean"),
        ("ผลคะแนนของหน่วยงานตัวอย่าง", "copied"),
        ("คะแนนกองคลัง", "other_index"),
        ("EIT ส่วนที่ 1", "other_index"),
        ("คะแนนประเมินตนเอง", "self_assessed"),
        ("ร้อยละของผู้ตอบ", "share"),
        ("คะแนนเฉลี่ย (เต็ม 5)", "other_index"),
        ("คะแนน (5 คะแนน)", "other_index"),
        ("x\u0304", "other_index"),
        ("น้ำหนักคะแนนที่ได้", "score"),
        ("คะแนน อบต.บ้านเป้า", "score"),
        ("ร้อยละที่ผ่าน", "share"),
        ("ปีที่ผ่านมา", "score"),
    ],
)
def test_role_of_a_heading(heading: str, role: Role) -> None:
    assert read_claim(heading).role == role


@pytest.mark.parametrize(
    ("heading", "strength"), [("หน่วยงาน", 4), ("ภาพรวม", 3), ("ผลที่ได้", 2), ("คะแนน", 1), ("ร้อยละ", 0), ("ปี 2567", 0)]
)
def test_strength_of_a_heading(heading: str, strength: int) -> None:
    assert read_claim(heading).strength == strength


@pytest.mark.parametrize(
    ("caption", "role"),
    [
        ("ค่าเป้าหมายรายตัวชี้วัด", "target"),
        ("คะแนนเฉลี่ยของหน่วยงานทั้งประเทศ", "group_mean"),
        ("ตัวอย่างผลการประเมินของเทศบาลตำบลเขาพนม", "copied"),
        ("ผลการประเมินตนเองก่อนส่งข้อมูล", "self_assessed"),
        ("จำนวนผู้ตอบแบบวัด", "share"),
        ("ผลการประเมินตามเกณฑ์", "score"),
        ("ตัวชี้วัดที่ได้คะแนนสูงสุด", "score"),
        ("ผลคะแนนเปรียบเทียบกับค่าเฉลี่ยระดับประเทศ", "score"),
        ("องค์การบริหารส่วนตำบลบ้านเป้า อำเภอหนองสูง", "score"),
        ("ค่าเป้าหมาย" * 12, "score"),
    ],
)
def test_role_of_a_caption(caption: str, role: Role) -> None:
    assert read_caption(caption).role == role


@pytest.mark.parametrize(
    ("nearest_first", "role"),
    [
        (("คะแนน", "เป้าหมาย"), "target"),
        (("คะแนนที่ได้", "เป้าหมาย"), "score"),
        (("คะแนนที่ได้", "ระดับประเทศ"), "group_mean"),
        (("หน่วยงาน", "ระดับประเทศ"), "score"),
        (("เป้าหมาย", "ผลคะแนน"), "target"),
    ],
)
def test_nearest_heading_that_answers_decides(nearest_first: tuple[str, ...], role: Role) -> None:
    assert join_claims(map(read_claim, nearest_first)).role == role


def test_headings_above_each_other_answer_each_question() -> None:
    joined = join_claims([read_claim("คะแนน"), read_claim("หน่วยงาน"), read_claim("ผลที่ได้")])
    assert (joined.is_own, joined.is_result, joined.is_score) == (True, True, True)
    assert join_claims([]) == SILENT


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("คะแนนจากการประเมินตนเองก่อนการประเมินจริง", "self_assessed"),
        ("เป้าหมายการยกระดับคะแนนรายตัวชี้วัด", "target"),
        ("ค่าเฉลี่ยคะแนนของ อปท. ในจังหวัดตาก", "group_mean"),
    ],
)
def test_caption_of_a_lone_column_lies_over_a_heading_that_says_no_more_than_result(line: str, role: str) -> None:
    heading, caption = read_claim("คะแนนที่ได้"), Caption(line, read_caption(line))
    assert settle_by_caption(Standing("score"), heading, caption, is_alone=True).role == role


def test_heading_that_says_whose_result_it_is_stands_against_the_caption() -> None:
    caption = Caption("เป้าหมายคะแนนรายตัวชี้วัด", read_caption("เป้าหมายคะแนนรายตัวชี้วัด"))
    assert settle_by_caption(Standing("score"), read_claim("คะแนนของหน่วยงาน"), caption, is_alone=True).role == "score"
    assert settle_by_caption(Standing("score"), read_claim("คะแนนที่ได้"), caption).role == "score"


def test_places_in_a_caption_say_nothing_of_its_numbers() -> None:
    """The letters of `เป้า`, a goal, are in the name of a district."""
    assert read_caption("เทศบาลตำบลสันสลี อำเภอเวียงป่าเป้า จังหวัดเชียงราย").role == "score"
    assert read_caption("ค่าเป้าหมาย อำเภอเวียงป่าเป้า").role == "target"
