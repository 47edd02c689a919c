"""Known words that make a number something else by what they stand beside."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.clause_doubts import find_doubts


@pytest.mark.parametrize(
    ("before", "between", "doubts"),
    [
        ("", " ระดับ A อยู่ที่ ", ("ระดับ A อยู่ที่",)),
        ("ระดับ A ได้คะแนน ", " ", ("ระดับ A ได้",)),
        ("", " ระดับมาก ร้อยละ ", ("ระดับมาก ร้อยละ",)),
        ("", " อยู่ในระดับ A เท่ากับ ", ()),
        ("ได้ระดับ A ได้คะแนน ", " ", ()),
        ("คะแนนของแต่ละหน่วยงาน ", " เท่ากับ ", ("แต่ละหน่วยงาน",)),
        ("", " ของ อบต. ทั้งหมด ", ("อบต. ทั้งหมด",)),
        ("คะแนนของหน่วยงาน ", " เท่ากับ ", ()),
        ("", " ส่วนที่ 2 ได้ ", ("ส่วนที่ 2",)),
        ("", " สูงสุดในรอบ 5 ปี คือ ", ("5 ปี",)),
        ("เทียบกับคะแนน ", " ", ("เทียบกับคะแนน ",)),
        ("เทียบกับปีก่อน คะแนน ", " ได้ ", ()),
        ("", " ย้อนหลังเท่ากับ ", ("ย้อนหลัง",)),
        ("ย้อนหลังปี 2566 คะแนน ", " เท่ากับ ", ()),
        ("หน่วยงานเข้าร่วม ", " ร้อยละ ", ("เข้าร่วม",)),
        ("หน่วยงานเข้าร่วม ", " เท่ากับ ", ()),
    ],
)
def test_words_beside_each_other_leave_a_number_open(before: str, between: str, doubts: tuple[str, ...]) -> None:
    assert find_doubts(before, between, is_asserted=False) == doubts


def test_per_cents_that_were_won_are_no_share_of_who_took_part() -> None:
    assert find_doubts("หน่วยงานเข้าร่วม ", " ได้ร้อยละ ", is_asserted=True) == ()
