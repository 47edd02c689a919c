"""The names of the assessment, and texts that only look like them."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.assessment import names_assessment


@pytest.mark.parametrize(
    "text",
    [
        "ผลการประเมิน ITA", "คะแนนITAS", "แบบวัด IIT", "(EIT)", "OIT๑", "การประเมินคุณธรรมและความโปร่งใส", "ความโปร่งใส",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IT)", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
        "โปร่งใสในการดำเนินงาน", "คุณ\u0e18รรมและความโปร\u0e48งใส", "ธรรมและความโปรงใส",
    ],
)  # fmt: skip
def test_text_that_speaks_of_the_assessment(text: str) -> None:
    assert names_assessment(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Digital", "UNITA", "ITAX", "จริยธรรม", "คุณธรรม", "รายงานการประชุม", "โปร่งใส", "แบบวัดความพึงพอใจ",
        "แบบตรวจรับพัสดุ", "ผู้มีส่วนได้ส่วนเสียภายใน",
    ],
)  # fmt: skip
def test_text_that_does_not(text: str) -> None:
    assert not names_assessment(text)
