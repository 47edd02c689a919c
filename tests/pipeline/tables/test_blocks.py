"""Pages to tables and paragraphs."""

import pytest

from prongsai.pipeline.model import BBox, Edge, Page, Paragraph, Table, Word
from prongsai.pipeline.tables.blocks import extract_blocks
from tests.page_makers import make_grid_edges, make_line, make_page, make_word, table_texts

XS = (50.0, 120.0, 400.0, 480.0)


def find_tables(page: Page) -> list[Table]:
    return [b for b in extract_blocks(page).rows if isinstance(b, Table)]


def rows_of_words(rows: list[list[str]], xs: tuple[float, ...], top: float, pitch: float = 20.0) -> list[Word]:
    return [w for r, row in enumerate(rows) for c, text in enumerate(row) if text
            for w in make_line(text, xs[c] + 4, top + pitch * r + 14)]  # fmt: skip


ROWS = [["ข้อ", "คำถาม", "คะแนน"], ["i๑", "ให้บริการตามขั้นตอน", "๙๒.๗๕"], ["i๒", "ให้บริการเท่าเทียม", "๘๘.๑๐"]]


def test_cells_of_a_ruled_table_are_read_in_rows_and_columns() -> None:
    page = make_page(rows_of_words(ROWS, XS, 100), make_grid_edges(XS, (100.0, 120.0, 140.0, 160.0)))
    (table,) = find_tables(page)
    assert table_texts(table) == ROWS
    assert table.is_ruled
    assert table.pages == (1,)


def test_lines_of_a_cell_are_joined_and_kept() -> None:
    words = rows_of_words([["i๑", "ให้บริการตามขั้น", "๙๒.๗๕"]], XS, 100) + make_line("ตอนและระยะเวลา", 124, 132)
    (table,) = find_tables(make_page(words, make_grid_edges(XS, (100.0, 140.0, 160.0))))
    assert table.cells[1].text == "ให้บริการตามขั้นตอนและระยะเวลา"
    assert table.cells[1].lines == ("ให้บริการตามขั้น", "ตอนและระยะเวลา")


def test_a_number_cut_by_a_narrow_column_is_one() -> None:
    xs = (50.0, 200.0, 230.0)
    words = [*make_line("คะแนน", 54, 114), make_word("๙๐.๕", 205, 114), make_word("๖", 205, 128)]
    (table,) = find_tables(make_page(words, make_grid_edges(xs, (100.0, 140.0, 160.0))))
    assert table.cells[1].text == "๙๐.๕๖"


def test_a_number_that_flows_over_its_border_is_not_cut() -> None:
    words = rows_of_words([["รวม", "x", ""]], XS, 100) + [make_word("96,160.00", 390, 114)]
    (table,) = find_tables(make_page(words, make_grid_edges(XS, (100.0, 120.0, 140.0))))
    assert [c.text for c in table.cells][:3] == ["รวม", "x", "96,160.00"]


def test_text_without_a_gap_is_cut_at_a_rule_between_two_letters() -> None:
    words = [make_word("กขคง", 110, 114)]
    (table,) = find_tables(make_page(words, make_grid_edges(XS, (100.0, 120.0, 140.0))))
    assert [c.text for c in table.cells][:2] == ["กข", "คง"]


def test_lines_around_a_table_are_paragraphs_in_reading_order() -> None:
    words = [*make_line("ผลการประเมิน", 50, 90), *rows_of_words(ROWS, XS, 100), *make_line("หมายเหตุ", 50, 200)]
    blocks = extract_blocks(make_page(words, make_grid_edges(XS, (100.0, 120.0, 140.0, 160.0)))).rows
    assert [b.text if isinstance(b, Paragraph) else "table" for b in blocks] == ["ผลการประเมิน", "table", "หมายเหตุ"]


def test_a_text_box_is_paragraphs() -> None:
    page = make_page(make_line("ข้อความในกรอบ", 60, 120), make_grid_edges((50.0, 300.0), (100.0, 140.0)))
    assert [type(b) for b in extract_blocks(page).rows] == [Paragraph]


def test_the_last_row_alone_on_a_page_is_a_table() -> None:
    page = make_page(make_line("ต่อ", 130, 64), make_grid_edges(XS, (50.0, 70.0)))
    (table,) = find_tables(page)
    assert (table.n_rows, table.n_cols) == (1, 3)


def test_a_table_with_rules_between_rows_only() -> None:
    rules = [Edge(50, y, 480, y) for y in (100.0, 120.0, 160.0)]
    (table,) = find_tables(make_page(rows_of_words(ROWS, XS, 100), rules))
    assert table_texts(table) == ROWS
    assert not table.is_ruled


def test_a_table_in_white_space_needs_numbers() -> None:
    (table,) = find_tables(make_page(rows_of_words(ROWS + [["i๓", "ไม่เรียกรับสินบน", "๑๐๐"]], XS, 100)))
    assert table_texts(table)[1] == ROWS[1]
    texts = [["ผู้รายงาน", "ผู้ตรวจสอบ"], ["(ลงชื่อ)", "(ลงชื่อ)"], ["เจ้าหน้าที่", "หัวหน้า"], ["วันที่", "วันที่"]]
    assert find_tables(make_page(rows_of_words(texts, (50.0, 300.0), 100))) == []


def test_contents_are_no_table() -> None:
    rows = [["คำนำ", "๑"], ["ส่วนที่ ๑ บทนำ", "๒"], ["ส่วนที่ ๒ ผล", "๔"], ["ภาคผนวก", "๙"]]
    assert find_tables(make_page(rows_of_words(rows, (50.0, 450.0), 100))) == []


def test_prose_is_no_table() -> None:
    words = [w for i in range(8) for w in make_line("การประเมิน คุณธรรม และ ความ โปร่งใส ของ หน่วยงาน", 50, 100 + 18 * i)]
    assert find_tables(make_page(words)) == []


def test_a_chart_is_no_table() -> None:
    page = make_page(
        rows_of_words(ROWS, XS, 100), make_grid_edges(XS, (100.0, 120.0, 140.0, 160.0)), [BBox(50, 100, 480, 160)]
    )
    assert find_tables(page) == []


def test_columns_left_to_the_eye_below_the_header_are_split() -> None:
    edges = [Edge(50, y, 480, y) for y in (100.0, 120.0, 140.0, 160.0)] + [Edge(x, 100, x, 120) for x in XS]
    (table,) = find_tables(make_page(rows_of_words(ROWS, XS, 100), edges))
    assert table_texts(table) == ROWS


def test_a_title_over_several_columns_stays_one_cell() -> None:
    edges = [e for e in make_grid_edges(XS, (100.0, 120.0, 140.0, 160.0)) if e.is_horizontal]
    edges += [Edge(x, 100 if x in (50, 480) else 120, x, 160) for x in XS]
    words = make_line("ผลการประเมินรายข้อของแบบวัดการรับรู้ภายใน", 60, 114) + rows_of_words(ROWS[1:], XS, 120)
    (table,) = find_tables(make_page(words, edges))
    assert (table.cells[0].col_span, table.cells[0].text) == (3, "ผลการประเมินรายข้อของแบบวัดการรับรู้ภายใน")


def test_rows_left_to_the_eye_are_split_by_their_numbers() -> None:
    rows = ROWS + [["i๓", "ไม่เรียกรับสินบน", "๑๐๐"], ["i๔", "ใช้งบประมาณคุ้มค่า", "๙๗.๐๐"]]
    words = rows_of_words(rows, XS, 100)
    (table,) = find_tables(make_page(words, make_grid_edges(XS, (100.0, 120.0, 202.0))))
    assert table_texts(table) == rows


def test_wrapped_sentences_beside_each_other_stay_one_row() -> None:
    lines = [["ประชุมชี้แจง", "สำนักปลัด"], ["มาตรการให้", "กองคลัง"], ["ทุกคนทราบ", "กองช่าง"], ["และถือปฏิบัติ", "กองศึกษา"]]
    xs = (50.0, 250.0, 400.0)
    (table,) = find_tables(make_page(rows_of_words(lines, xs, 100, 14), make_grid_edges(xs, (100.0, 165.0))))
    assert table.n_rows == 1


def test_boxes_of_a_turned_page_are_turned_back() -> None:
    page = make_page(rows_of_words(ROWS, XS, 100), make_grid_edges(XS, (100.0, 120.0, 140.0, 160.0)))
    turned = Page(1, page.width, page.height, page.words, page.edges, "text", turn=1)
    (table,) = find_tables(turned)
    # the turned page is 595 wide; before its quarter turn clockwise the table stood on its side
    assert table.bbox == pytest.approx((100, 595 - 480, 160, 595 - 50))


def test_words_of_a_table_are_in_its_cells_once() -> None:
    page = make_page(rows_of_words(ROWS, XS, 100), make_grid_edges(XS, (100.0, 120.0, 140.0, 160.0)))
    (table,) = find_tables(page)
    assert sorted("".join(c.text for c in table.cells)) == sorted("".join(w.text for w in page.words))


MEASURES = [
    [["มาตรการ"], ["วิธีการดำเนินการ"], ["ผู้รับผิดชอบ"], ["ผลการดำเนินการ"]],
    [["๑. ประกาศ", "นโยบาย"], ["๑. จัดประชุม", "แก่เจ้าหน้าที่", "๒. ติดประกาศ"], ["สำนักปลัด"], ["ดำเนินการแล้ว"]],
    [["๒. คู่มือ"], ["จัดทำคู่มือการใช้", "ทรัพย์สิน"], ["กองคลัง"], ["เผยแพร่แล้ว"]],
    [["๓. ช่องทาง", "ร้องเรียน"], ["เพิ่มช่องทาง"], ["สำนักปลัด"], ["มีช่องทางแล้ว"]],
]
MEASURE_XS = (50.0, 150.0, 300.0, 400.0)


def set_measures(with_rules: bool, space: float = 8.0) -> Page:
    """A page with measures in wrapped lines, `space` points between rows."""
    words: list[Word] = []
    rules: list[Edge] = []
    top = 100.0
    for row in MEASURES:
        rules.append(Edge(50, top, 500, top))
        for col, lines in enumerate(row):
            for number, line in enumerate(lines):
                words += make_line(line, MEASURE_XS[col] + 3, top + 14 + 14 * number)
        top += 14 * max(len(lines) for lines in row) + space
    rules.append(Edge(50, top, 500, top))
    return make_page(words, rules if with_rules else [])


MEASURE_TEXTS = [
    ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"],
    ["๑. ประกาศนโยบาย", "๑. จัดประชุมแก่เจ้าหน้าที่ ๒. ติดประกาศ", "สำนักปลัด", "ดำเนินการแล้ว"],
    ["๒. คู่มือ", "จัดทำคู่มือการใช้ทรัพย์สิน", "กองคลัง", "เผยแพร่แล้ว"],
    ["๓. ช่องทางร้องเรียน", "เพิ่มช่องทาง", "สำนักปลัด", "มีช่องทางแล้ว"],
]


@pytest.mark.parametrize("with_rules", [True, False], ids=["rules between rows", "white space"])
def test_wrapped_text_without_columns_drawn_is_read_row_by_row(with_rules: bool) -> None:
    (table,) = find_tables(set_measures(with_rules))
    assert table_texts(table) == MEASURE_TEXTS


def test_rows_without_space_between_are_told_by_their_numbers() -> None:
    (table,) = find_tables(set_measures(with_rules=False, space=0.0))
    assert table_texts(table) == MEASURE_TEXTS


def test_addresses_beside_each_other_are_no_table() -> None:
    rows = [["เรียน นายก", "สำเนาถึง", "จาก"], ["เทศบาล", "อำเภอ", "จังหวัด"], ["ตำบล", "ตำบล", "ตำบล"]]
    assert find_tables(make_page(rows_of_words(rows, (50.0, 220.0, 390.0), 100))) == []


def test_a_long_question_beside_its_score_does_not_take_it() -> None:
    rows = [["ข้อ", "คำถาม", "คะแนน"]]
    rows += [[f"e{n}", "ให้บริการตามขั้นตอน", "๙๒.๗๕"] for n in range(1, 9)]
    rows[4][1] = "หน่วยงานดำเนินงานโดยคำนึงถึงประโยชน์ของประชาชนและส่วนรวมเป็น"
    (table,) = find_tables(make_page(rows_of_words(rows, (50.0, 90.0, 430.0), 100)))
    assert table_texts(table) == rows


def test_a_caption_between_two_tables_without_rules_parts_them() -> None:
    rows = [["ที่", "ตัวชี้วัด", "คะแนน"], *[[str(n), "การใช้อำนาจ", "๘๐.๐๐"] for n in range(1, 5)]]
    more = [["ข้อ", "คำถาม", "ระดับ"], *[[f"e{n}", "ให้บริการเท่าเทียม", "๙๐.๐๐"] for n in range(1, 5)]]
    caption = make_line("รายละเอียดข้อคำถามของแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", 54, 214)
    xs = (50.0, 90.0, 400.0)
    words = rows_of_words(rows, xs, 100) + caption + rows_of_words(more, xs, 220)
    first, second = find_tables(make_page(words))
    assert (table_texts(first), table_texts(second)) == (rows, more)


def test_dot_leaders_before_columns_of_numbers_are_a_table() -> None:
    rows = [["Year", "2005", "2006"], *[[f"Item {n} ..........", f"{n}.5", f"{n}.7"] for n in range(1, 6)]]
    (table,) = find_tables(make_page(rows_of_words(rows, (50.0, 300.0, 400.0), 100)))
    assert table_texts(table)[1][1:] == ["1.5", "1.7"]


def test_a_number_broken_beside_wrapped_text_is_not_three_rows() -> None:
    xs = (50.0, 100.0, 250.0, 277.0)
    words = make_line("i๑", 54, 114)
    for n, line in enumerate(["ให้บริการเป็นไป", "ตามขั้นตอนและ", "ระยะเวลา"]):
        words += make_line(line, 104, 114 + 14 * n)
    words += [make_word(part, 255, 114 + 14 * n) for n, part in enumerate(["๙", "๔.๑", "๗"])]
    (table,) = find_tables(make_page(words, make_grid_edges(xs, (100.0, 146.0, 166.0))))
    assert table_texts(table)[0] == ["i๑", "ให้บริการเป็นไปตามขั้นตอนและระยะเวลา", "๙๔.๑๗"]


def test_several_numbers_in_one_row_stay_there() -> None:
    xs = (50.0, 100.0, 250.0, 350.0)
    words = make_line("๑", 54, 114)
    for n, (line, number) in enumerate([("ประชุม", "๑๐๐"), ("อบรม", "๒๐๐"), ("ติดตาม", "๓๐๐")]):
        words += make_line(line, 104, 114 + 14 * n) + make_line(number, 255, 114 + 14 * n)
    (table,) = find_tables(make_page(words, make_grid_edges(xs, (100.0, 146.0, 166.0))))
    assert table.n_rows == 2


def test_a_heading_with_a_rule_under_it_goes_over_its_columns() -> None:
    xs = (50.0, 150.0, 230.0, 330.0, 410.0)
    rows = [["สำนัก", "N", "%", "N", "%"], *[[f"กอง {n}", "10", "9.1", "12", "8.8"] for n in range(3)]]
    words = make_line("IIT", 195, 114) + make_line("EIT", 375, 114) + rows_of_words(rows, xs, 120)
    rules = [Edge(50, 100, 480, 100), Edge(150, 117, 260, 117), Edge(330, 117, 440, 117)]
    rules += [Edge(50, 138, 480, 138), Edge(50, 202, 480, 202)]
    (table,) = find_tables(make_page(words, rules))
    assert table_texts(table)[:2] == [["สำนัก", "IIT", "IIT", "EIT", "EIT"], rows[0]]


def test_shaded_rows_without_rules_are_rows() -> None:
    rows = [["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"], ["ประกาศ", "สำนักปลัด", "ตลอดปี"], ["คู่มือ", "กองคลัง", "ตุลาคม"]]
    rows += [["ช่องทาง", "งานนิติการ", "มกราคม"], ["อบรม", "กองช่าง", "มีนาคม"]]
    xs = (50.0, 200.0, 350.0)
    shades = [e for top in (100.0, 140.0, 180.0) for e in make_grid_edges((50.0, 480.0), (top, top + 20))]
    (table,) = find_tables(make_page(rows_of_words(rows, xs, 100), shades))
    assert table_texts(table) == rows


NAMES_AND_SCORES = [(str(n), f"เทศบาลตำบล{n}", f"8{n}.20", f"9{n}.30") for n in range(1, 5)]


def test_two_scores_in_a_box_over_two_columns_are_parted_however_near_they_stand() -> None:
    xs, ys = (50.0, 80.0, 250.0, 282.0, 314.0), tuple(100.0 + 20 * n for n in range(5))
    words = rows_of_words([list(row) for row in NAMES_AND_SCORES], xs, 100.0)
    edges = [e for e in make_grid_edges(xs, ys) if e.top == e.bottom or e.x0 != 282.0]
    edges.append(Edge(282.0, 100.0, 282.0, 120.0))  # the rest of the upright is lost
    (table,) = find_tables(make_page(words, edges))
    assert table_texts(table) == [list(row) for row in NAMES_AND_SCORES]


def test_row_with_two_scores_in_each_of_two_columns_is_two_rows() -> None:
    xs, ys = (50.0, 80.0, 250.0, 320.0, 390.0), (100.0, 120.0, 160.0, 180.0)
    words = rows_of_words([list(row) for row in NAMES_AND_SCORES], xs, 100.0)
    (table,) = find_tables(make_page(words, make_grid_edges(xs, ys)))
    assert table_texts(table) == [list(row) for row in NAMES_AND_SCORES]


def test_score_and_the_one_before_in_one_column_stay_one_row() -> None:
    xs, ys = (50.0, 80.0, 250.0, 320.0), (100.0, 120.0, 160.0, 180.0)
    rows = [["1", "เทศบาล", "81.20"], ["2", "เทศบาล", "82.20"], ["", "ปีก่อน", "80.00"], ["3", "เทศบาล", "83.20"]]
    words = rows_of_words(rows, xs, 100.0)
    (table,) = find_tables(make_page(words, make_grid_edges(xs, ys)))
    assert table.n_rows == 3
