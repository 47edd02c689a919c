"""Columns that their cells name: headings in everyday words, misleading ones, boxes, money."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.cell_shapes import shape_of
from prongsai.pipeline.model import Measure
from tests.measure_makers import parse, tabbed

CAPTION = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส\n\n"
ROWS = (
    "จัดอบรมเจ้าหน้าที่ | ๑. เชิญวิทยากร ๒. จัดอบรม | กองช่าง | ต.ค. ๖๖ - ก.ย. ๖๗ | จัดแล้ว ๒ ครั้ง",
    "เผยแพร่รายงานรายเดือน | ๑. รวบรวม ๒. นำขึ้นเว็บไซต์ | กองคลัง งานพัสดุ | ไตรมาสที่ ๒ | เผยแพร่ครบ ๑๒ เดือน",
)


def is_right(found: list[Measure]) -> bool:
    first, second = found
    return (
        (first.measure, second.measure) == ("จัดอบรมเจ้าหน้าที่", "เผยแพร่รายงานรายเดือน")
        and first.steps == ("เชิญวิทยากร", "จัดอบรม")
        and second.offices == ("กองคลัง", "งานพัสดุ")
        and first.period_start is not None
        and first.results == ("จัดแล้ว ๒ ครั้ง",)
    )


@pytest.mark.parametrize(
    "heading",
    [
        "จะทำอะไร | ทำอย่างไร | ใครทำ | เมื่อไร | ได้ผลอย่างไร",
        "สิ่งที่ต้องดำเนินการ | รายละเอียด | ผู้รับผิดชอบ | กำหนดแล้วเสร็จ | ผลการดำเนินงาน (ณ 30 ก.ย. 67)",
        "มาตรการป้องกัน/แก้ไข | แนวทางการปฏิบัติ | เจ้าภาพ | กรอบเวลา | ความก้าวหน้า",
        "ภารกิจ | ลำดับงาน | มือทำ | ตารางเวลา | ที่ทำไป",
        "มาตรการ | ลำดับงาน | มือทำ | ตารางเวลา | ที่ทำไป",
    ],
)
def test_headings_nobody_foresaw_are_read_by_their_cells(heading: str) -> None:
    assert is_right(parse(CAPTION + tabbed(heading, *ROWS)).rows)


def test_a_guessed_column_is_told_with_the_field_it_seems_to_mean() -> None:
    found = parse(CAPTION + tabbed("มาตรการ | ขั้นตอน | มือทำ | ระยะเวลา | ผลการดำเนินการ", *ROWS))
    told = [(one.field, one.raw) for one in found.findings if one.code == "heading-unknown"]
    assert told == [("responsible", "มือทำ")]
    assert all(one.confidence < 1 for one in found.rows)


def test_cells_alone_make_no_measures_where_nothing_announces_them() -> None:
    assert parse(tabbed("ภารกิจ | ลำดับงาน | มือทำ | ตารางเวลา", *(row.rpartition(" | ")[0] for row in ROWS))).rows == []


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (["กองคลัง", "สำนักปลัด กองช่าง", "ผู้อำนวยการกองช่าง"], "responsible"),
        (["ต.ค. ๖๖ - ก.ย. ๖๗", "ไตรมาสที่ ๑", "ตลอดปีงบประมาณ"], "period"),
        (["๑. สำรวจ ๒. จัดทำ", "- ประชุม\n- แจ้งเวียน"], "steps"),
        (["จัดแล้ว ๔ ครั้ง", "เผยแพร่ครบทุกเดือน"], "results"),
        (["☑ ดำเนินการแล้ว ☐ ยังไม่ดำเนินการ", "☐ ดำเนินการแล้ว ☑ ยังไม่ดำเนินการ"], "status"),
        (["๒๕๐,๐๐๐.๐๐", "๑,๐๐๐ บาท"], None),
        (["กองคลังจัดทำรายงานรายเดือนส่งผู้บริหาร", "สำนักปลัดรวบรวมข้อมูลจากทุกฝ่ายให้ครบถ้วนทันเวลา"], None),
        (["-", ""], None),
    ],
)
def test_shape_of_a_column(texts: list[str], field: str | None) -> None:
    assert shape_of(texts).guess() == field


def test_figures_under_a_heading_of_words_are_no_outcomes() -> None:
    assert shape_of(["๒๕๐,๐๐๐.๐๐", "๑,๐๐๐ บาท"]).denies("outcomes")
    assert not shape_of(["ประชาชนพอใจ", "๑,๐๐๐ บาท"]).denies("outcomes")
    assert not shape_of(["๒๕๐,๐๐๐.๐๐"]).denies("budget")


def test_boxes_in_a_column_of_results_leave_the_word_to_the_next_column() -> None:
    rows = (
        "จัดอบรม | กองช่าง | ☑ ดำเนินการแล้ว ☐ ยังไม่ดำเนินการ | จัดแล้ว ๒ ครั้ง",
        "จัดทำสื่อ | กองช่าง | ☐ ดำเนินการแล้ว ☑ ยังไม่ดำเนินการ | รอผู้รับจ้าง",
    )
    found = parse(tabbed("มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินการ | รายละเอียดผลการดำเนินการ", *rows)).rows
    assert [(one.status, one.results) for one in found] == [("done", ("จัดแล้ว ๒ ครั้ง",)), ("not_done", ("รอผู้รับจ้าง",))]
