"""What a report says of itself: title, year and kind."""

from __future__ import annotations

import pytest

from prongsai.parsers.facts import DocumentFacts, read_facts
from prongsai.pipeline.model import Block, Cell, DocumentKind, Paragraph, Provenance, Table

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
        (("เทศบาลตำบลนาดี รายงานผล", "ก"), "เทศบาลตำบลนาดี รายงานผล ก"),
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
        (("บันทึกข้อความ", "ตามเรื่อง เดิม", "เรื่อง รายงานผล", "เรียน นายก"), "รายงานผล"),
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
        ("รายงาน", 3, 0, 0, "results_table"),
        ("รายงาน", 2, 0, 0, "other"),
        ("รายงานผลการดำเนินการตามมาตรการ", 0, 9, 0, "measures_report"),
        ("รายงานผลการดำเนินการ", 0, 9, 1, "measures_report"),
        ("รายงานผลการวิเคราะห์", 0, 1, 5, "analysis"),
        ("รายงานผลการวิเคราะห์", 0, 0, 5, "measures_report"),
        ("มาตรการส่งเสริม", 0, 9, 1, "measures_report"),
        ("มาตรการส่งเสริม", 0, 4, 0, "analysis"),
        ("รายงาน", 0, 4, 1, "analysis"),
        ("รายงาน", 0, 3, 1, "measures_report"),
        ("รายงาน", 0, 3, 0, "other"),
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


TABLE = Table(1, 2, (Cell(0, 0, "ก"), Cell(0, 1, "ข")), 1)


def title_of(*blocks: Block) -> str | None:
    return read_facts(blocks).title


@pytest.mark.parametrize(("before", "is_there"), [(39, True), (40, False)])
def test_title_stands_on_the_first_page_or_nowhere(before: int, is_there: bool) -> None:
    assert (facts_of(*["กองคลัง"] * before, COVER).title is not None) is is_there


@pytest.mark.parametrize(("before", "title"), [(0, COVER), (1, COVER), (2, None), (3, None)])
def test_title_stands_before_the_first_table_or_below_one_that_begins_the_file(before: int, title: str | None) -> None:
    assert title_of(*[Paragraph("กองคลัง")] * before, TABLE, Paragraph(COVER)) == title


@pytest.mark.parametrize(("before", "is_memo"), [(5, True), (6, False)])
def test_memo_says_that_it_is_one_at_its_head(before: int, is_memo: bool) -> None:
    assert facts_of(*["ครุฑ"] * before, "บันทึกข้อความ", "เรื่อง รายงานผล").is_memo is is_memo


def test_line_longer_than_two_of_a_page_is_no_title_and_ends_one() -> None:
    long = COVER + "ก" * (160 - len(COVER))
    assert facts_of(long).title == long
    assert facts_of(long + "ก").title is None
    assert facts_of(COVER, "ก" * 160).title == f"{COVER} {'ก' * 160}"
    assert facts_of(COVER, "ก" * 161).title == COVER


def test_subject_of_a_memo_goes_on_for_two_lines() -> None:
    assert facts_of("บันทึกข้อความ", "เรื่อง รายงานผล", "ของ", "หน่วยงาน", "ก").title == "รายงานผล ของ หน่วยงาน"


@pytest.mark.parametrize(("before", "year"), [(11, 2567), (12, 2565)])
def test_year_of_a_report_whose_title_has_none_stands_on_the_cover(before: int, year: int) -> None:
    facts = facts_of(*["กองคลัง"] * before, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", *["คะแนน ITA ปี ๒๕๖๕ ดีขึ้น"] * 4)
    assert facts.fiscal_year == year


def test_line_below_the_title_gives_the_year_of_the_report() -> None:
    facts = facts_of("มาตรการจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖", "ปีงบประมาณ พ.ศ. ๒๕๖๗")
    assert (facts.fiscal_year, facts.assessed_year) == (2567, 2566)
    other = facts_of("มาตรการจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖", "แจ้งปีงบประมาณ พ.ศ. ๒๕๖๗")
    assert other.fiscal_year == 2566
    apart = facts_of("มาตรการจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖", "กองคลัง", "ปีงบประมาณ พ.ศ. ๒๕๖๗")
    assert apart.title == "มาตรการจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖"


def named_sheet(name: str, heading: str | None = None, place: str = "A1") -> Paragraph:
    return Paragraph(heading or name, cell=Provenance(1, sheet_cell=f"{name}!{place}"))


@pytest.mark.parametrize(
    ("sheets", "year"),
    [
        ((named_sheet("ปี 2566"), named_sheet("ปี 2568")), 2568),
        ((named_sheet("ปี 2566"), named_sheet("ปี 2568", "อื่น ปี 2568")), 2567),
        ((named_sheet("ปี 2566"), named_sheet("ปี 2568", place="B1")), 2567),
    ],
    ids=["two years", "other heading", "other cell"],
)
def test_newest_of_the_years_that_sheets_are_named_by_is_that_of_the_workbook(
    sheets: tuple[Paragraph, ...], year: int
) -> None:
    blocks = [Paragraph(COVER), Paragraph("ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"), *sheets]
    assert read_facts(blocks).fiscal_year == year


def test_caption_of_a_table_right_below_a_title_is_no_part_of_it() -> None:
    """A goal for next year over the first table says nothing of the year of the report."""
    table = Table((Cell(0, 0, "ตัวชี้วัด"), Cell(0, 1, "คะแนน")), 1, 2, Provenance(1, None, 1))
    lines = [Paragraph(f"{COVER} ITA ปี 2567"), Paragraph("อบต.นาดี"), Paragraph("คะแนนที่อยากได้สำหรับปี 2568")]
    assert read_facts([*lines, table]).fiscal_year == 2567
    assert read_facts([lines[0], Paragraph("ประจำปีงบประมาณ พ.ศ. 2568"), lines[1], table]).fiscal_year == 2568
