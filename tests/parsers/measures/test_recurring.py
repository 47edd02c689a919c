"""Labels that come again under each measure, and words that several paragraphs have at the same places."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.parse import parse_measures
from prongsai.parsers.measures.recurring import name_recurring_labels
from prongsai.parsers.measures.run_in import part_run_in_labels
from prongsai.parsers.measures.told_labels import told_field
from prongsai.pipeline.model import Measure, Paragraph

YEAR = 2568
STRANGE = (
    "ข้อ ๑. จัดอบรม", "ฟฟหก : กองคลัง", "ฟฟกด : ต.ค. ๖๗ - ธ.ค. ๖๗", "ฟฟพร", "๑. เตรียมงาน", "๒. ลงมือทำ",
    "ข้อ ๒. จัดทำสื่อ", "ฟฟหก : กองช่าง", "ฟฟกด : ไตรมาส ๑", "ฟฟพร", "๑. เขียนเนื้อหา", "๒. พิมพ์แจก",
)  # fmt: skip
RUN_IN = (
    "๑. มาตรการ จัดอบรมประจำปี โดยฟฟหก กองคลัง ช่วงฟฟกด ต.ค. ๖๗ - ธ.ค. ๖๗ ผลการดำเนินการ อบรมแล้ว",
    "๒. มาตรการ จัดทำสื่อ โดยฟฟหก กองช่าง ช่วงฟฟกด ไตรมาส ๑ ผลการดำเนินการ พิมพ์แจกครบ",
)


def paragraphs(*lines: str) -> list[Paragraph]:
    return [Paragraph(line, page=1) for line in lines]


def parse(*lines: str) -> list[Measure]:
    return parse_measures(paragraphs(*lines), YEAR).rows


def test_labels_in_no_known_word_are_told_by_their_values() -> None:
    found = parse(*STRANGE)
    assert [(one.measure_no, one.measure, one.offices, one.steps) for one in found] == [
        (1, "จัดอบรม", ("กองคลัง",), ("เตรียมงาน", "ลงมือทำ")),
        (2, "จัดทำสื่อ", ("กองช่าง",), ("เขียนเนื้อหา", "พิมพ์แจก")),
    ]
    assert all(one.period_start is not None for one in found)


def test_labels_that_come_once_are_left_as_printed() -> None:
    once = paragraphs(*STRANGE[:6])
    assert name_recurring_labels(once) == once


def test_labels_that_say_neither_who_nor_when_are_left() -> None:
    lines = paragraphs("ข้อ ๑. น้ำ", "สี : ฟ้า", "รส : จืด", "ข้อ ๒. เกลือ", "สี : ขาว", "รส : เค็ม")
    assert name_recurring_labels(lines) == lines


def test_known_labels_keep_their_numbers() -> None:
    lines = paragraphs(*("๑) วิธีการ", "ประชุม", "๒) ผู้รับผิดชอบ", "กองคลัง", "๓) ระยะเวลา", "ไตรมาส ๑") * 2)
    assert name_recurring_labels(lines) == lines


def test_template_under_issues_keeps_its_lists_of_measures() -> None:
    template = (
        *("๑) วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ", "๑.๑) ทบทวนคู่มือ", "๑.๒) นำข้อเสนอมาปรับ"),
        *("๒) การกำหนดผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง", "กองคลัง"),
        *("๓) การกำหนดขั้นตอนหรือวิธีการปฏิบัติ", "๓.๑) ตั้งกลุ่มทำงาน", "๔) ระยะเวลา", "ไตรมาส ๑"),
    )
    lines = [
        line
        for issue in ("ประเด็นที่ ๑ การบริการ", "ประเด็นที่ ๒ การใช้ทรัพย์สิน")
        for line in (issue, "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สิน ได้คะแนนน้อย", *template)
    ]
    assert name_recurring_labels(paragraphs(*lines)) == paragraphs(*lines)
    found = parse(*lines)
    assert [(one.issue_no, one.measure_no, one.steps) for one in found] == [
        (issue, number, ("ตั้งกลุ่มทำงาน",)) for issue in (1, 2) for number in (1, 2)
    ]


def test_labels_inside_sentences_are_what_all_have_at_the_same_places() -> None:
    found = parse(*RUN_IN)
    assert [(one.measure, one.offices, one.results) for one in found] == [
        ("จัดอบรมประจำปี", ("กองคลัง",), ("อบรมแล้ว",)),
        ("จัดทำสื่อ", ("กองช่าง",), ("พิมพ์แจกครบ",)),
    ]
    assert [one.period for one in found] == ["ต.ค. ๖๗ - ธ.ค. ๖๗", "ไตรมาส ๑"]


def test_paragraphs_without_common_labels_are_left() -> None:
    lines = paragraphs("๑. กองคลัง จัดประชุม ทุกเดือน ตลอด ทั้ง ปี", "๒. กองช่าง ออกตรวจ ถนน ทุกสาย ใน ตำบล")
    assert part_run_in_labels(lines) == lines
    assert part_run_in_labels(paragraphs(RUN_IN[0])) == paragraphs(RUN_IN[0])


@pytest.mark.parametrize(
    ("printed", "values", "is_below", "is_marked", "field"),
    [
        ("ฟฟหก", ["ต.ค. ๖๗", "ไตรมาส ๑"], True, False, "period"),
        ("ผลการดำเนินการ", ["อบรมแล้ว", "พิมพ์แจก"], True, False, "results"),
        ("แนวทางการดำเนินการ", ["ประชุมทุกเดือน", "เวียนแจ้ง"], True, False, "steps"),
        ("แนวทางการดำเนินการ", ["ประชุมทุกเดือน", "เวียนแจ้ง"], False, False, None),
        ("ฟฟหก", ["ประชุมทุกเดือน", "เวียนแจ้ง"], True, False, None),
        ("ฟฟหก", ["ประชุมทุกเดือน", "เวียนแจ้ง"], True, True, "ignored"),
        ("ผู้รับผิดชอบ", ["", ""], True, True, None),
    ],
)
def test_field_of_a_label(printed: str, values: list[str], is_below: bool, is_marked: bool, field: str | None) -> None:
    assert told_field(printed, values, is_below=is_below, is_marked=is_marked) == field
