"""Which numbers of a sentence are scores, and whose."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.lookup import FrameCodes
from prongsai.pipeline.model import Observation, Paragraph

FRAME = FrameCodes(load_frame())


def read(*lines: str, year: int | None = 2568) -> list[Observation]:
    return parse_score_prose([Paragraph(line) for line in lines], [year] * len(lines), FRAME)


def codes(*lines: str) -> list[tuple[str, float | None, int | None]]:
    return [(seen.code, seen.value, seen.fiscal_year) for seen in read(*lines)]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("ผลการประเมิน ITA ได้คะแนน ๙๒.๗๕ คะแนน", "ita", 92.75),
        ("คะแนนเฉลี่ยรวม เท่ากับ 88.10", "ita", 88.1),
        ("ภาพรวม ได้คะแนน 100 คะแนน", "ita", 100.0),
        ("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ คือ ๙๕.๖๐ คะแนน", "indicator-4", 95.6),
        ("ตัวชี้วัดที่ ๔ คุณภาพการดำเนินงาน ได้ 90.10 คะแนน", "indicator-6", 90.1),
        ("การใช้อำนาจ ได้คะแนน 91.20", "indicator-3", 91.2),
        ("ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน ได้คะแนน 96.40 คะแนน", "indicator-9.1", 96.4),
        ("ข้อคำถาม i12 ได้คะแนน 80.25 คะแนน", "i12", 80.25),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน ได้คะแนน 89.50", "iit", 89.5),
        ("EIT 85.00", "eit", 85.0),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ร้อยละ 93.30", "oit", 93.3),
        ("ได้คะแนน ๙๕.๒๑ อยู่ในระดับ A", "ita", 95.21),
        ("รวมทั้งสิ้น 90.15 คะแนน", "ita", 90.15),
    ],
)
def test_score_and_whose_it_is(text: str, code: str, value: float) -> None:
    assert [(seen.code, seen.value, seen.scale_max) for seen in read(text)] == [(code, value, 100.0)]


@pytest.mark.parametrize(
    "text",
    [
        "ผลการประเมิน ITA ไม่น้อยกว่าร้อยละ ๘๕.๐๐",
        "ค่าเป้าหมาย (๘๕.๐๐ คะแนน)",
        "ผลการประเมินเพิ่มขึ้น ๕.๒๑ คะแนน",
        "ผลการประเมิน คะแนนเต็ม 100 คะแนน",
        "ผลการประเมิน ๘๕.๐๐ คะแนนขึ้นไป",
        "ผลการประเมิน ๘๕.๐๐ คะแนน ชึนไป",
        "ผลการประเมิน คะแนน ๘๕.๐๐ - ๙๔.๙๙",
        "ผลการประเมิน คะแนน ๘๕.๐๐ ถึง ๙๔.๙๙",
        "ผลการประเมิน คะแนนเฉลี่ยระดับประเทศ ๙๓.๐๕ คะแนน",
        "ผลการประเมิน คะแนนเฉลี่ยของจังหวัด ๙๓.๐๕ คะแนน",
        "ผลการประเมิน มีผู้ตอบ ๔๕ คน",
        "ผลการประเมิน คะแนน ๙ คะแนน",
        "ผลการประเมิน น้ำหนัก ๓๐ คะแนน",
        "ตัวชี้วัดย่อยที่ 8.1 ได้คะแนน 96.40 คะแนน",
        "งบประมาณ ได้คะแนน 96.40 คะแนน",
        "ปี ๒๕๖๘ จำนวน 96.40 ล้านบาท",
    ],
)
def test_number_that_is_no_score_of_this_body(text: str) -> None:
    assert read(text) == []


def test_score_of_another_year_takes_its_label_from_the_one_before() -> None:
    text = "ผลการประเมิน ITA ปี ๒๕๖๗ ได้ ๙๑.๑๐ คะแนน ปี ๒๕๖๘ ได้ ๙๓.๒๐ คะแนน"
    first, second = read(text)
    assert [(one.code, one.value, one.fiscal_year) for one in (first, second)] == [
        ("ita", 91.1, 2567),
        ("ita", 93.2, 2568),
    ]
    assert second.confidence <= 0.97


def test_year_that_nothing_says_is_the_paragraphs_own_and_less_sure() -> None:
    said, unsaid = read("ผลการประเมิน ITA ปี ๒๕๖๗ ได้ ๙๑.๑๐ คะแนน")[0], read("ผลการประเมิน ITA ได้ ๙๑.๑๐ คะแนน")[0]
    assert (said.fiscal_year, unsaid.fiscal_year) == (2567, 2568)
    assert unsaid.confidence == pytest.approx(said.confidence * 0.98)


def test_rating_belongs_to_the_overall_score_alone() -> None:
    overall = read("ผลการประเมิน ITA ได้ ๙๕.๒๑ คะแนน อยู่ในระดับ ผ่านดี")[0]
    part = read("IIT ได้ ๙๕.๒๑ คะแนน อยู่ในระดับ ผ่านดี")[0]
    assert (overall.level, part.level) == ("ผ่านดี", None)


def test_both_instruments_named_at_once_label_nothing() -> None:
    assert codes("ผู้มีส่วนได้ส่วนเสียภายในและภายนอก ได้คะแนน 89.50") == []


def test_raw_score_is_what_is_printed() -> None:
    assert [seen.raw_score for seen in read("ผลการประเมิน ITA ได้ ๙๑. ๑๐ คะแนน")] == ["๙๑. ๑๐"]


def test_before_the_frame_there_are_no_indicators() -> None:
    assert read("ตัวชี้วัดที่ ๔ การใช้อำนาจ คือ ๙๕.๖๐ คะแนน", year=2561) == []
