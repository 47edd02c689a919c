"""Tables that run over page ends."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from prongsai.pipeline.model import BBox, Block, Paragraph, Table
from prongsai.pipeline.tables.joined.pages import is_page_number
from tests.page_makers import join_pages, make_table, table_texts

XS = (50.0, 100.0, 300.0, 400.0)
HEADER = ["ข้อ", "คำถาม", "คะแนน"]
MEASURES = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ"]


def paragraph(text: str, page: int, top: float = 40.0) -> Paragraph:
    return Paragraph(text, page=page, bbox=BBox(50, top, 200, top + 16))


def join_tables(*pages: Sequence[Block]) -> list[Table]:
    return [b for b in join_pages(pages) if isinstance(b, Table)]


def test_a_repeated_header_is_dropped() -> None:
    first = make_table([HEADER, ["i๑", "ก", "๙๐.๐๐"]], XS)
    second = make_table([HEADER, ["i๒", "ข", "๘๐.๐๐"]], XS, page=2)
    (table,) = join_tables([first], [second])
    assert table_texts(table) == [HEADER, ["i๑", "ก", "๙๐.๐๐"], ["i๒", "ข", "๘๐.๐๐"]]
    assert table.pages == (1, 2)


def test_a_header_that_was_misread_on_the_second_page_is_dropped() -> None:
    header, misread = ["ลำดับ", "มาตรการ", "ผู้รับผิดชอบ"], ["ลาดับ", "มาตรการ", "ผู้รับผิดชอบ"]
    first = make_table([header, ["๑", "ก", "กองคลัง"]], XS)
    (table,) = join_tables([first], [make_table([misread, ["๒", "ข", "กองช่าง"]], XS, page=2)])
    assert table_texts(table) == [header, ["๑", "ก", "กองคลัง"], ["๒", "ข", "กองช่าง"]]


def test_rows_go_on_without_a_header() -> None:
    first = make_table([HEADER, ["i๑", "ก", "๙๐.๐๐"]], XS)
    (table,) = join_tables([first], [make_table([["i๒", "ข", "๘๐.๐๐"]], XS, page=2)])
    assert table.n_rows == 3
    assert [c.page for c in table.cells if c.row == 2] == [2, 2, 2]


def test_page_numbers_and_running_heads_do_not_part_a_table() -> None:
    head, foot = "รายงานผลการประเมิน", "หน้า {}"
    tables = [make_table([HEADER, [f"i{n}", "ก", "๙๐.๐๐"]], XS, page=n) for n in (1, 2, 3)]
    pages = [[paragraph(head, n, 20), tables[n - 1], paragraph(foot.format(n), n, 800)] for n in (1, 2, 3)]
    blocks = list(join_pages(pages))
    assert [type(b).__name__ for b in blocks].count("Table") == 1
    assert sum(isinstance(b, Paragraph) for b in blocks) == 6


def test_a_paragraph_between_parts_tables() -> None:
    pages = [[make_table([HEADER], XS)], [paragraph("ประเด็นที่ ๒ การให้บริการ", 2), make_table([HEADER], XS, page=2)]]
    assert len(join_tables(*pages)) == 2


def test_other_columns_are_another_table() -> None:
    other = make_table([["ก", "ข", "ค"]], (50.0, 200.0, 250.0, 400.0), page=2)
    assert len(join_tables([make_table([HEADER], XS)], [other])) == 2


def test_a_header_that_is_only_alike_begins_another_table() -> None:
    first = make_table([["ตัวชี้วัด", "IIT", "ระดับ"], ["๑", "๙๐.๐๐", "ผ่าน"]], XS)
    second = make_table([["ตัวชี้วัด", "EIT", "ผล"], ["๖", "๘๐.๐๐", "ผ่าน"]], XS, page=2)
    assert len(join_tables([first], [second])) == 2


def test_mirrored_margins_shift_a_table() -> None:
    second = make_table([["i๒", "ข", "๘๐.๐๐"]], tuple(x + 15 for x in XS), page=2)
    assert len(join_tables([make_table([HEADER, ["i๑", "ก", "๙๐.๐๐"]], XS)], [second])) == 1


def test_a_row_cut_by_the_page_end_is_sewn_together() -> None:
    first = make_table([MEASURES, ["๑. ประกาศ", "จัดประชุมชี้แจง\nแนวทาง", "สำนัก"]], XS)
    second = make_table([["", "ปฏิบัติ\nแก่เจ้าหน้าที่", "ปลัด"], ["๒. คู่มือ", "จัดทำ", "กองคลัง"]], XS, page=2)
    (table,) = join_tables([first], [second])
    assert table_texts(table)[1:] == [
        ["๑. ประกาศ", "จัดประชุมชี้แจงแนวทางปฏิบัติแก่เจ้าหน้าที่", "สำนักปลัด"],
        ["๒. คู่มือ", "จัดทำ", "กองคลัง"],
    ]


def test_a_row_cut_inside_its_numbered_label_is_sewn_together() -> None:
    first = make_table([MEASURES, ["๑. การสร้าง", "๑. เสริมสร้าง", "สำนัก"]], XS)
    second = make_table([["ฐานความคิด", "ทัศนคติ ๒. อบรม", "ปลัด"]], XS, page=2)
    (table,) = join_tables([first], [second])
    assert table_texts(table)[1] == ["๑. การสร้างฐานความคิด", "๑. เสริมสร้างทัศนคติ ๒. อบรม", "สำนักปลัด"]


def test_scores_are_never_sewn() -> None:
    first = make_table([HEADER, ["ประเด็นที่ ๑", "ก", "๙๐.๐๐"]], XS)
    second = make_table([["", "ข", "๘๐.๐๐"]], XS, page=2)
    (table,) = join_tables([first], [second])
    assert [c.text for c in table.cells if c.col == 2] == ["คะแนน", "๙๐.๐๐", "๘๐.๐๐"]


@pytest.mark.parametrize(("above", "below", "is_one"), [("๙๐.", "๕๖", True), ("๙๐", ".๕๖", True), ("๕.", "๖.", False)])
def test_a_number_cut_at_its_point_is_sewn_and_row_numbers_are_not(above: str, below: str, is_one: bool) -> None:
    first = make_table([HEADER, ["i๑", "ก", "๙๐.๐๐"], ["", "ข", above]], XS)
    (table,) = join_tables([first], [make_table([["", "ต่อ", below]], XS, page=2)])
    assert (table.n_rows == 3) is is_one


def test_codes_in_any_column_begin_rows() -> None:
    header = ["ประเด็น", "ข้อ", "คะแนน"]
    first = make_table([header, ["๑. การใช้อำนาจ", "ข้อ i๓", "๑๐๐"]], XS)
    (table,) = join_tables([first], [make_table([["", "ข้อ i๔", "๙\n๗.๕\n๐"]], XS, page=2)])
    assert [c.text for c in table.cells if c.col == 1] == ["ข้อ", "ข้อ i๓", "ข้อ i๔"]


def test_a_merged_cell_goes_on_over_the_page_end() -> None:
    rows = [HEADER, ["ประเด็นที่ ๑", "ก", "๙๐.๐๐"], [None, "ข", "๘๐.๐๐"]]
    first = make_table(rows, XS, spans={(1, 0): 2})
    (table,) = join_tables([first], [make_table([["", "ค", "๗๐.๐๐"]], XS, page=2)])
    assert [row[0] for row in table_texts(table)] == ["ข้อ", "ประเด็นที่ ๑", "ประเด็นที่ ๑", "ประเด็นที่ ๑"]


def test_documents_typed_page_by_page_repeat_the_table() -> None:
    second = make_table([MEASURES, ["", "และติดตามผล", ""]], (50.0, 120.0, 280.0, 400.0), page=1)
    first = make_table([MEASURES, ["๑. ประกาศ", "จัดประชุม", "กองคลัง"]], XS)
    (table,) = join_tables([first, second])
    assert table_texts(table)[1] == ["๑. ประกาศ", "จัดประชุมและติดตามผล", "กองคลัง"]


def test_tables_are_numbered_through_the_document() -> None:
    pages = [[make_table([HEADER], XS), paragraph("ก", 1), make_table([MEASURES], XS)], [paragraph("ข", 2)]]
    assert [t.table_no for t in join_tables(*pages)] == [1, 2]


def test_nothing_is_lost_and_nothing_doubled() -> None:
    pages: list[list[Block]] = [
        [paragraph("ก", 1), make_table([HEADER, ["i๑", "x", "๑"]], XS)],
        [make_table([["i๒", "y", "๒"]], XS, page=2), paragraph("ข", 2)],
        [paragraph("ค", 3)],
    ]
    blocks = list(join_pages(pages))
    assert [b.text if isinstance(b, Paragraph) else "table" for b in blocks] == ["ก", "table", "ข", "ค"]


def test_one_page_is_held_at_a_time() -> None:
    served = 0

    def pages() -> Iterator[list[Block]]:
        nonlocal served
        for number in range(1, 100):
            served = number
            yield [paragraph(f"บทที่ {number}", number)]

    first = next(iter(join_pages(pages())))
    assert isinstance(first, Paragraph)
    assert served <= 2


@pytest.mark.parametrize("text", ["3", "- ๓ -", "หน้า ๓", "หน้าที่ 3", "Page 3 of 12", "๓/๑๒", "(3)"])
def test_page_numbers(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["๙๒.๗๕", "ข้อ ๓", "๓ คะแนน", "ปี ๒๕๖๖"])
def test_other_lines_are_no_page_numbers(text: str) -> None:
    assert not is_page_number(text)


def test_a_table_over_many_pages_takes_no_more_for_each() -> None:
    def count_pages(n: int) -> float:
        tables = [
            make_table([HEADER, *[[f"{p}.{r}", "ก", "๙๐.๐๐"] for r in range(20)]], XS, page=p) for p in range(1, n)
        ]
        started = time.process_time()
        (table,) = join_tables(*[[t] for t in tables])
        assert [row[0] for row in table_texts(table)[1:]] == [f"{p}.{r}" for p in range(1, n) for r in range(20)]
        return (time.process_time() - started) / n

    count_pages(5)
    assert count_pages(200) < 5 * max(count_pages(40), 0.001)


def test_merged_cells_survive_the_settling_of_rows() -> None:
    rows = [
        HEADER,
        ["ประเด็นที่ ๑", "ก", "๙๐.๐๐"],
        *[[None, f"ก{n}", "๘๐.๐๐"] for n in range(300)],
        ["ประเด็นที่ ๒", "ข", "๗๐.๐๐"],
    ]
    first = make_table(rows, XS, spans={(1, 0): 301})
    pages = [[make_table([[f"ประเด็นที่ {n}", "ค", "๖๐.๐๐"]], XS, page=n)] for n in range(3, 6)]
    (table,) = join_tables([first], *pages)
    assert table_texts(table) == [[c if c is not None else "ประเด็นที่ ๑" for c in row] for row in rows] + [
        [f"ประเด็นที่ {n}", "ค", "๖๐.๐๐"] for n in range(3, 6)
    ]


def test_rows_without_numbers_are_not_sewn_for_being_short() -> None:
    first = make_table([MEASURES, ["ประกาศนโยบาย", "จัดประชุม", "สำนักปลัด"], ["อบรม", "เชิญวิทยากร", "สำนักปลัด"]], XS)
    second = make_table([["เผยแพร่คู่มือ", "จัดทำสื่อ", "กองคลัง"]], XS, page=2)
    (table,) = join_tables([first], [second])
    assert table.n_rows == 4


def test_a_torn_row_without_numbers_is_sewn_where_all_its_lines_are_full() -> None:
    done = ["การประกาศ\nนโยบาย", "จัดประชุมชี้แจง\nแก่ทุกคน", "งานบริหาร\nสำนักปลัด"]
    first = make_table([MEASURES, done, ["การจัดทำ", "จัดพิมพ์คู่มือฉบับย่อ", "งานพัสดุ"]], XS)
    second = make_table([["คู่มือ", "แจกทุกสำนัก", "กองคลัง"]], XS, page=2)
    (table,) = join_tables([first], [second])
    assert table_texts(table)[2] == ["การจัดทำคู่มือ", "จัดพิมพ์คู่มือฉบับย่อแจกทุกสำนัก", "งานพัสดุ กองคลัง"]


def test_a_row_under_a_merged_cell_is_a_row_of_its_own() -> None:
    rows = [MEASURES, ["๑. ประกาศ", "จัดประชุม", "สำนักปลัด"], [None, "ติดประกาศ", "กองช่าง"]]
    first = make_table(rows, XS, spans={(1, 0): 2})
    (table,) = join_tables([first], [make_table([["", "แจ้งเวียน", ""]], XS, page=2)])
    assert table_texts(table)[3] == ["๑. ประกาศ", "แจ้งเวียน", ""]


def test_the_text_of_a_merged_cell_goes_on_over_the_page_end() -> None:
    header = ["ที่", "หัวข้อ", "ข้อ", "คะแนน"]
    xs = (50.0, 80.0, 200.0, 300.0, 400.0)
    first = make_table([header, ["๖", "การใช้อำนาจและการบริหาร", "i๗", "๙๘.๔๕"]], xs)
    rows = [["", "งานบุคคล", "i๘", "๙๕.๖๙"], [None, None, "i๙", "๙๐.๐๐"]]
    (table,) = join_tables([first], [make_table(rows, xs, page=2, spans={(0, 0): 2, (0, 1): 2})])
    topic = "การใช้อำนาจและการบริหารงานบุคคล"
    assert table_texts(table)[1:] == [
        ["๖", topic, "i๗", "๙๘.๔๕"],
        ["๖", topic, "i๘", "๙๕.๖๙"],
        ["๖", topic, "i๙", "๙๐.๐๐"],
    ]


def unruled(rows: Sequence[Sequence[str | None]], page: int = 1, shift: float = 0.0) -> Table:
    """A table that only white space shows: its columns have no exact borders."""
    return replace(make_table(rows, [x + shift for x in XS], page), is_ruled=False)


def test_a_table_without_rules_goes_on_where_its_columns_are_near() -> None:
    first = unruled([HEADER, ["i1", "ก", "90.00"]])
    (table,) = join_tables([first], [unruled([["i2", "ข", "80.00"]], 2, shift=20.0)])
    assert table_texts(table) == [HEADER, ["i1", "ก", "90.00"], ["i2", "ข", "80.00"]]


def test_a_table_without_rules_ends_where_the_columns_are_others() -> None:
    first = unruled([HEADER, ["i1", "ก", "90.00"]])
    assert len(join_tables([first], [unruled([["i2", "ข", "80.00"]], 2, shift=40.0)])) == 2


def test_a_table_without_rules_does_not_go_on_with_words_alone() -> None:
    first = unruled([HEADER, ["i1", "ก", "90.00"]])
    assert len(join_tables([first], [unruled([["ที่", "ชื่อ", "หมายเหตุ"]], 2)])) == 2


def test_rules_on_one_page_and_none_on_the_next_are_two_tables() -> None:
    ruled = make_table([HEADER, ["i1", "ก", "90.00"]], XS)
    assert len(join_tables([ruled], [unruled([["i2", "ข", "80.00"]], 2)])) == 2
