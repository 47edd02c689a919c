"""What a report says of itself: title, year and kind."""

from __future__ import annotations

import pytest

from prongsai.parsers.facts import DocumentFacts, read_facts
from prongsai.pipeline.model import Block, Cell, DocumentKind, Paragraph, Table

COVER = "รายงานผลการวิเคราะห์การประเมินคุณธรรม"


def facts_of(*texts: str, n_bodies: int = 0, n_scores: int = 0, n_measures: int = 0) -> DocumentFacts:
    blocks: list[Block] = [Paragraph(text) for text in texts]
    return read_facts(blocks, n_bodies, n_scores, n_measures)


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        ((COVER, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "สำนักปลัด"), f"{COVER} ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"),
        (("สารบัญ", "หน้า ๑ รายงาน", "12", COVER), COVER),
        (("ที่ ลป ๗๓๔๐๑ เรื่อง", "เรียน ผู้จัดทำรายงาน", "วันที่รายงาน", COVER), COVER),
        ((COVER, "๑. บทนำ"), COVER),
        ((COVER, "ตามที่สำนักงาน ป.ป.ช."), COVER),
        ((COVER, "ของ", "หน่วยงาน", "ก", "ข"), f"{COVER} ของ หน่วยงาน ก"),
        (("รายงาน" + "ก" * 200, COVER), COVER),
        (("กองคลัง", "กองช่าง"), None),
        ((), None),
    ],
)
def test_title_is_what_stands_first_and_reads_like_one(texts: tuple[str, ...], title: str | None) -> None:
    assert facts_of(*texts).title == title


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (("บันทึกข้อความ", "ที่ ลป ๗๓๔๐๑/๑", "เรื่อง รายงานผล", "เรียน นายก"), "รายงานผล"),
        (("บันทึก ข้อความ", "เรื่อง: รายงานผล", "ปี ๒๕๖๗", "ด้วยสำนักปลัด"), "รายงานผล ปี ๒๕๖๗"),
        (("บันทึกข้อความ", "เรื่อง รายงานผล", "ตามหนังสือ"), "รายงานผล"),
        (("บันทึกข้อความ", "เรื่อง รายงานผล", "สิ่งที่ส่งมาด้วย"), "รายงานผล"),
        (("บันทึกข้อความ", "เรื่อง รายงานผล", "๑. เรื่องเดิม"), "รายงานผล"),
        (("บันทึกข้อความ", "รายงานผล"), "รายงานผล"),
    ],
)
def test_memo_is_named_by_its_subject(texts: tuple[str, ...], title: str) -> None:
    facts = facts_of(*texts)
    assert (facts.title, facts.is_memo) == (title, True)


@pytest.mark.parametrize(
    ("texts", "fiscal_year", "assessed_year"),
    [
        ((COVER, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"), 2567, 2567),
        # the title names no year, the cover does
        (("กองคลัง ปีงบประมาณ ๒๕๖๗", "เทศบาล", COVER, "คำนำ", "๑. ปี ๒๕๖๕"), 2567, 2567),
        ((COVER, "ปี ๖๗", "ผลการประเมิน ITA ปี ๒๕๖๖"), 2567, 2566),
        ((COVER, "ไม่มีปี"), None, None),
        ((COVER, "ปี ๕๐"), None, None),
    ],
)
def test_years_of_report_and_results(
    texts: tuple[str, ...], fiscal_year: int | None, assessed_year: int | None
) -> None:
    facts = facts_of(*texts)
    assert (facts.fiscal_year, facts.assessed_year) == (fiscal_year, assessed_year)


def test_year_of_a_report_without_prose_is_that_of_its_tables() -> None:
    table = Table((Cell(0, 0, "ผลการประเมิน ปี ๒๕๖๖"),), 1, 1)
    assert read_facts([table], 0, 1, 0).fiscal_year == 2566


@pytest.mark.parametrize(
    ("title", "n_bodies", "n_scores", "n_measures", "kind"),
    [
        ("รายงานผลการดำเนินการตามมาตรการ", 3, 9, 9, "results_table"),
        ("รายงานผลการดำเนินการตามมาตรการ", 2, 9, 9, "measures_report"),
        ("รายงานผลการดำเนินการ", 0, 0, 1, "measures_report"),
        ("รายงานผลการดำเนินการ", 0, 0, 0, "other"),
        ("รายงานการวิเคราะห์ผลการประเมิน", 0, 1, 9, "analysis"),
        ("รายงานการวิเคราะห์", 0, 0, 0, "other"),
        ("มาตรการส่งเสริมคุณธรรม", 0, 9, 1, "measures_report"),
        ("มาตรการส่งเสริมคุณธรรม", 0, 0, 0, "other"),
        ("ประกาศ", 0, 4, 1, "analysis"),
        ("ประกาศ", 0, 3, 1, "measures_report"),
        ("ประกาศ", 0, 3, 0, "other"),
    ],
)
def test_kind_by_title_and_by_what_was_found(
    title: str, n_bodies: int, n_scores: int, n_measures: int, kind: DocumentKind
) -> None:
    assert facts_of(title, n_bodies=n_bodies, n_scores=n_scores, n_measures=n_measures).kind == kind


def test_memo_stays_a_memo_unless_it_lists_bodies() -> None:
    memo = ("บันทึกข้อความ", "เรื่อง รายงานผลการดำเนินการตามมาตรการ")
    assert facts_of(*memo, n_measures=5).kind == "memo"
    assert facts_of(*memo, n_bodies=3).kind == "results_table"
