"""Lines become tables in each shape that dumps give them, and where columns cannot be told apart that is said."""

import time

import pytest

from prongsai.pipeline.model import Table
from prongsai.pipeline.pages.dumps.blocks import read_lines
from prongsai.pipeline.pages.dumps.lines import to_lines

HEAD = ["ตัวชี้วัด", "ประเด็น", "คะแนน"]
ROWS = [
    ["๑", "การปฏิบัติหน้าที่", "๙๒.๑๔"],
    ["๒", "การใช้งบประมาณ", "๘๘.๓๖"],
    ["๓", "การใช้อำนาจ", "๑๐๐"],
    ["๔", "การใช้ทรัพย์สินของราชการ", "๘๕.๗๗"],
]
MEASURES = """มาตรการ              ขั้นตอน              ผู้รับผิดชอบ
1. ปรับปรุง          1. ทบทวนคู่มือ       สำนักปลัด
ขั้นตอนการให้        การให้บริการ
บริการ               2. ติดป้าย
2. เผยแพร่แผน        1. ประกาศ            กองคลัง
                     2. แจ้งในที่ประชุม   และพัสดุ
"""


def tables(text: str) -> list[list[list[str | None]]]:
    read = read_lines(to_lines(text))
    grids = [block.grid() for block in read.rows if isinstance(block, Table)]
    return [[[cell.text if cell else None for cell in row] for row in grid] for grid in grids]


def lost(text: str) -> list[str]:
    """What the findings quote of a text that no block of it holds as a table."""
    return [finding.message for finding in read_lines(to_lines(text)).findings if finding.code == "columns-unclear"]


def padded(rows: list[list[str]], left: int = 0) -> str:
    return "\n".join(" " * left + f"{a:<12}{b:<34}{c}".rstrip() for a, b, c in rows)


def centred(rows: list[list[str]]) -> str:
    first, *rest = rows
    return "\n".join([f"{first[0]:^14}{first[1]:^34}{first[2]:^9}", *(f"{a:^14}{b:<34}{c:>9}" for a, b, c in rest)])


SHAPES = {
    "tabs": "\n".join("\t".join(row) for row in [HEAD, *ROWS]),
    "pipes with a rule": "\n".join(f"| {' | '.join(row)} |" for row in [HEAD, ["---"] * 3, *ROWS]),
    "pipes without a rule": "\n".join(f"| {' | '.join(row)} |" for row in [HEAD, *ROWS]),
    "drawn, a rule under each row": "+---+---+---+\n"
    + "\n".join(f"| {' | '.join(row)} |\n+---+---+---+" for row in [HEAD, *ROWS]),
    "drawn, rules at head and foot": "\n".join(
        ["+---+---+---+", f"| {' | '.join(HEAD)} |", "+---+---+---+"]
        + [f"| {' | '.join(row)} |" for row in ROWS]
        + ["+---+---+---+"]
    ),
    "drawn with lines": "\n".join(
        ["┌───┬───┬───┐", f"│ {' │ '.join(HEAD)} │", "├───┼───┼───┤"]
        + [f"│ {' │ '.join(row)} │" for row in ROWS]
        + ["└───┴───┴───┘"]
    ),
    "padded": padded([HEAD, *ROWS]),
    "padded and set in": padded([HEAD, *ROWS], left=8),
    "padded, heading centred": centred([HEAD, *ROWS]),
    "padded, with a rule": padded([HEAD]) + "\n-------  -------  -----\n" + padded(ROWS),
    "one cell a line": "\n".join(cell for row in [HEAD, *ROWS] for cell in row),
    "one row a line": "\n".join(" ".join(row) for row in [HEAD, *ROWS]),
    "columns in turn": "\n\n".join("\n".join(row[col] for row in [HEAD, *ROWS]) for col in range(3)),
    "columns in turn, none parted": "\n".join(row[col] for col in range(3) for row in [HEAD, *ROWS]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_table_is_read_in_every_shape(shape: str) -> None:
    around = f"ผลการประเมินรายตัวชี้วัด\n\n{SHAPES[shape]}\n\nจากตารางข้างต้น พบว่า"
    assert tables(around) == [[HEAD, *ROWS]]
    assert not lost(around)
    outside = [block.text for block in read_lines(to_lines(around)).rows if not isinstance(block, Table)]
    assert outside == ["ผลการประเมินรายตัวชี้วัด", "จากตารางข้างต้น พบว่า"]


def test_wrapped_cells_of_padded_columns_stay_in_their_row() -> None:
    assert tables(MEASURES) == [
        [
            ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"],
            ["1. ปรับปรุงขั้นตอนการให้บริการ", "1. ทบทวนคู่มือการให้บริการ\n2. ติดป้าย", "สำนักปลัด"],
            ["2. เผยแพร่แผน", "1. ประกาศ\n2. แจ้งในที่ประชุม", "กองคลังและพัสดุ"],
        ]
    ]


def test_empty_cell_of_padded_columns_is_told_by_what_stands_above_and_below() -> None:
    rows = [["ลำดับ", "IIT", "EIT"], ["1", "90.11", "91.22"], ["2", "", "88.33"], ["3", "87.44", "86.55"]]
    text = "\n".join(f"{a:<10}{b:<10}{c}".rstrip() for a, b, c in rows)
    assert tables(text) == [rows]


def test_number_under_no_column_is_left_out_and_said() -> None:
    text = "ลำดับ     IIT       EIT\n1         90.11     91.22\n2              88.33\n3         87.44     86.55"
    (table,) = tables(text)
    assert table == [["ลำดับ", "IIT", "EIT"], ["1", "90.11", "91.22"], ["3", "87.44", "86.55"]]
    (said,) = lost(text)
    assert "line 3" in said
    assert "88.33" in said


def test_total_under_numbered_rows_is_a_row_of_its_own() -> None:
    text = padded([HEAD, *ROWS, ["", "คะแนนเฉลี่ย", "91.57"]])
    assert tables(text)[0][-1] == ["", "คะแนนเฉลี่ย", "91.57"]


def test_table_goes_on_over_the_end_of_a_page() -> None:
    text = padded([HEAD, *ROWS[:2]]) + "\n\f" + padded(ROWS[2:])
    assert tables(text) == [[HEAD, *ROWS]]


@pytest.mark.parametrize(
    "text",
    [
        "ลงชื่อ              ลงชื่อ\n(นายก)              (ปลัด)\nผู้บริหาร           ผู้รายงาน",
        "บทที่ 1 บทนำ          1\nบทที่ 2 ผล            12\nบทที่ 3 สรุป          30",
        "ที่ มท 0808/ว 123          สำนักงานท้องถิ่น\n     ถนนราชดำเนิน  อำเภอเมือง\nวันที่ 3 มีนาคม 2567",
        "1. ประชุมชี้แจง\n2. จัดทำคู่มือ\n3. ติดตามผล",
        "กองคลัง\nกองช่าง\nสำนักปลัด\nกองการศึกษา",
        "ได้คะแนน 92.14\nและ 88.36\nและ 85.77",
    ],
)
def test_lines_that_only_look_like_a_table_are_lines(text: str) -> None:
    assert tables(text) == []
    assert not lost(text)


def test_row_with_a_cell_too_many_is_left_out_and_said() -> None:
    cells = ["ที่", "มาตรการ", "ผู้รับผิดชอบ", "1", "ก", "กองคลัง", "2", "ข", "ที่ขาดไป", "กองช่าง", "3", "ค", "สำนักปลัด"]
    text = "\n".join(cells)
    assert tables(text) == [[["ที่", "มาตรการ", "ผู้รับผิดชอบ"], ["1", "ก", "กองคลัง"], ["3", "ค", "สำนักปลัด"]]]
    (said,) = lost(text)
    assert "lines 7 to 10" in said


def test_items_that_count_on_are_one_cell_of_a_row() -> None:
    cells = ["ที่", "มาตรการ", "ขั้นตอน", "ผล", "๑", "ก", "๑. หนึ่ง", "๒. สอง", "๑. ได้ผล", "๒. ดี", "๒", "ข", "๑. หนึ่ง", "ได้"]
    assert tables("\n".join(cells)) == [
        [["ที่", "มาตรการ", "ขั้นตอน", "ผล"], ["๑", "ก", "๑. หนึ่ง\n๒. สอง", "๑. ได้ผล\n๒. ดี"], ["๒", "ข", "๑. หนึ่ง", "ได้"]]
    ]


def test_columns_of_other_lengths_are_not_put_beside_each_other() -> None:
    text = "ตัวชี้วัด\n1\n2\n3\n4\n\nคะแนน\n92.14\n88.36\n85.77\n"
    assert tables(text) == []
    (said,) = lost(text)
    assert "92.14 | 88.36 | 85.77" in said
    assert "3 lines" in said
    assert "4 in the one that counts" in said


def test_columns_in_turn_end_where_an_empty_line_parts_them_from_what_follows() -> None:
    table = "ตัวชี้วัด\n1\n2\n3\nคะแนน\n92.14\n88.36\n85.77\n"
    assert tables(f"{table}\nข้อ\ni1\ni2\ni3\nระดับคะแนน\n90.01\n90.02\n90.03\n") == [
        [["ตัวชี้วัด", "คะแนน"], ["1", "92.14"], ["2", "88.36"], ["3", "85.77"]],
        [["ข้อ", "ระดับคะแนน"], ["i1", "90.01"], ["i2", "90.02"], ["i3", "90.03"]],
    ]


@pytest.mark.parametrize("between", ["", "\n"])
def test_column_that_lost_a_number_is_given_to_no_row(between: str) -> None:
    text = f"ข้อ\ni1\ni2\ni3\n{between}ระดับคะแนน\n92.14\n88.36\n"
    assert tables(text) == []
    (said,) = lost(text)
    assert "92.14 | 88.36" in said


def test_number_under_its_name_behind_columns_in_turn_is_no_column() -> None:
    text = "ตัวชี้วัด\n1\n2\n3\n\nคะแนน\n92.14\n88.36\n85.77\n\nคะแนนเฉลี่ย\n88.76\n"
    assert tables(text) == [[["ตัวชี้วัด", "คะแนน"], ["1", "92.14"], ["2", "88.36"], ["3", "85.77"]]]
    assert not lost(text)


def test_numbers_of_a_row_without_columns_need_a_heading_for_each() -> None:
    rows = "1 การปฏิบัติหน้าที่ 92.14 90.00\n2 การใช้งบประมาณ 88.36 89.00\n3 การใช้อำนาจ 90.02 88.00"
    assert tables(f"ตัวชี้วัด ประเด็น 2566 2567\n{rows}")[0][0] == ["ตัวชี้วัด", "ประเด็น", "2566", "2567"]
    unclear = f"ตัวชี้วัด ประเด็นการประเมิน ปี 2566 และ ปี 2567\n{rows}"
    assert tables(unclear) == []
    (said,) = lost(unclear)
    assert "which of the numbers" in said


def test_heading_of_scores_is_told_from_the_words_before_it() -> None:
    text = "ตัวชี้วัด ประเด็นการ ประเมิน คะแนน ที่ได้\n1 การปฏิบัติหน้าที่ 92.14\n2 การใช้งบประมาณ 88.36\n3 การใช้อำนาจ 90.02"
    assert tables(text)[0][0] == ["ตัวชี้วัด", "ประเด็นการ ประเมิน", "คะแนน ที่ได้"]


@pytest.mark.parametrize(
    "line",
    [
        "a  b  92.14\n",
        "คะแนน\n",
        "ที่\nก\n1\n",
        "1 ก 92.14\n",
        "1\n",
        "92.14\n",
        "+--+--+\n",
        "| a | b |\n",
        "ก  ข\n\n",
        "ก\n92.14\n",
        "1. ก\n",
        "ข้อ 1 ก\n",
        "            ก\n",
        "\f",
        "\t\n",
        "92.14<sup>1</sup>$" * 20 + "\n",
        "11111111111111",
        "ก\u0e31 \u0e49 ",
    ],
)
def test_line_over_and_over_is_read_in_time_that_grows_with_it(line: str) -> None:
    start = time.process_time()
    read_lines(to_lines(line * (60_000 // len(line))))
    assert time.process_time() - start < 5


def outside(text: str) -> list[str]:
    """The lines of a text that are in no table."""
    return [block.text for block in read_lines(to_lines(text)).rows if not isinstance(block, Table)]


WRAPPED = """มาตรการ              ขั้นตอน              ผู้รับผิดชอบ
1. ปรับปรุง          1. ทบทวนคู่มือ       สำนักปลัด
ขั้นตอนการให้        การให้บริการ
บริการ               2. ติดป้าย
"""


def test_padded_columns_go_on_over_an_empty_line_where_they_go_on_alike() -> None:
    first, second = padded([HEAD, *ROWS[:2]]), padded(ROWS[2:])
    assert tables(f"{first}\n\n{second}") == [[HEAD, *ROWS]]
    signed = f"{first}\n\nลงชื่อ          นายก"
    assert tables(signed) == [[HEAD, *ROWS[:2]]]
    assert outside(signed) == ["ลงชื่อ นายก"]
    # two empty lines part
    assert tables(f"{first}\n\n\n{second}")[0] == [HEAD, *ROWS[:2]]


@pytest.mark.parametrize(
    ("marks", "rows"),
    [
        (" " * 17 + "\u0e49", [["๑", "การใช\u0e49", "92.14"]]),
        (" " * 17 + "\u0e49" + " " * 28 + "88.36", [["๑", "การใช\u0e49", "92.14"], ["", "", "88.36"]]),
    ],
    ids=["alone", "before other cells"],
)
def test_marks_on_a_line_of_their_own_belong_to_the_letters_above(marks: str, rows: list[list[str]]) -> None:
    last = ["๒", "การงบ", "86.55"]
    text = "\n".join([padded([HEAD, ["๑", "การใช", "92.14"]]), marks, padded([last])])
    assert tables(text) == [[HEAD, *rows, last]]


def test_raised_marks_go_to_the_letter_before_their_column() -> None:
    rows = [
        ["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"],
        ["1. บริการสน", "กองคลัง", "ต.ค. 2566"],
        ["2. ตรวจพัสดุ", "กองช่าง", "ม.ค. 2567"],
    ]
    lines = [f"{a:<24}{b:<24}{c}" for a, b, c in rows]
    column = lines[1].index("น", lines[1].index("สน"))
    # the letters that follow the marks at one blank go on in the same cell
    marks = f"{' ' * column}\u0e31 \u0e49 ลง"
    found = tables("\n".join([*lines[:2], marks, lines[2]]))
    assert found == [[rows[0], ["1. บริการส\u0e31\u0e49นลง", *rows[1][1:]], rows[2]]]


def test_line_right_below_rows_of_one_line_each_is_what_follows_the_table() -> None:
    text = padded([HEAD, *ROWS])
    assert tables(f"{text}\nจากตารางข้างต้น พบว่า") == [[HEAD, *ROWS]]
    assert outside(f"{text}\nจากตารางข้างต้น พบว่า") == ["จากตารางข้างต้น พบว่า"]
    # set in below a column it is the rest of its cell
    set_in = f"{text}\n            ของหน่วยงาน"
    assert tables(set_in)[0][-1] == ["๔", "การใช้ทรัพย์สินของราชการของหน่วยงาน", "๘๕.๗๗"]


@pytest.mark.parametrize(
    ("between", "is_within"),
    [
        ("คู่มือ\n", True),  # as narrow as the first cell, and a row follows
        ("คู่มือ\nงาน\n", False),
        ("หมวดที่สองว่าด้วยการพัฒนาระบบงาน\n", False),
        ("          - 3 -\n", False),  # the number of a page
        ("                     ของงาน\n", True),  # below the second column
    ],
)
def test_line_of_one_piece_belongs_to_the_table_or_ends_it(between: str, is_within: bool) -> None:
    last = "2. เผยแพร่แผน        1. ประกาศ            กองคลัง\n"
    text = f"{WRAPPED}{between}{last}"
    assert len(tables(text)[0]) == (3 if is_within else 2)
    assert (outside(text) == []) == is_within


def test_three_columns_of_words_are_a_table_where_they_begin_below_each_other() -> None:
    words = [["สีแดง", "ดอกไม้", "บ้านใหญ่"], ["สีเขียว", "ใบไม้", "บ้านเล็ก"], ["สีฟ้า", "ท้องฟ้า", "บ้านกลาง"]]
    assert tables("\n".join(f"{a:<11}{b:<11}{c}" for a, b, c in words)) == [words]
    ragged = "สีแดงกล่ำ   ดอกไม้  บ้านใหญ่\nสีเขียว  ใบไม้มากมาย       บ้านเล็ก\nฟ้า      ท้องฟ้าใส   บ้านกลางทุ่ง"
    assert tables(ragged) == []
    assert len(outside(ragged)) == 3


def test_line_with_gaps_above_a_shorter_one_is_no_table() -> None:
    assert tables("ก          ข          92.14\nค          ง\n") == []


def test_pieces_that_stand_under_one_column_fill_its_cell() -> None:
    text = "ลำดับ     ชื่อ      EIT\n1         ก         91.22\n          ข\n3         ง         86.55"
    assert tables(text) == [[["ลำดับ", "ชื่อ", "EIT"], ["1", "กข", "91.22"], ["3", "ง", "86.55"]]]


STACKED = ["ข้อ", "คำถาม", "คะแนน", "1", "ก", "92.14", "2", "ข", "88.36"]


def test_total_below_stacked_rows_is_a_row_of_its_own() -> None:
    (table,) = tables("\n".join([*STACKED, "คะแนนเฉลี่ย", "90.25"]))
    assert table[-1] == ["คะแนนเฉลี่ย", "", "90.25"]
    (table,) = tables("\n".join([*STACKED, "จากตาราง", "พบว่า"]))
    assert table[-1] == ["2", "ข", "88.36"]


@pytest.mark.parametrize("heading", ["ลำดับ", "ที่", "ข้อ", "ลำดับที่"])
def test_first_heading_of_stacked_rows_names_their_numbers(heading: str) -> None:
    assert tables("\n".join([heading, *STACKED[1:]])) == [
        [[heading, "คำถาม", "คะแนน"], ["1", "ก", "92.14"], ["2", "ข", "88.36"]]
    ]


def test_stacked_table_of_which_no_row_has_as_many_cells_as_headings_is_left_out_and_said() -> None:
    rows = [["1", "ก", "ข", "กองคลัง"], ["2", "ค", "ง", "กองช่าง"], ["3", "จ", "ฉ", "สำนักปลัด"]]
    text = "\n".join(["ที่", "มาตรการ", "ผู้รับผิดชอบ", *(cell for row in rows for cell in row)])
    assert tables(text) == []
    assert ["4 cells" in said or "no row above has 3 cells" in said for said in lost(text)] == [True] * 3
    assert "จ" in lost(text)[2]


def test_cells_that_stop_coming_round_are_told() -> None:
    rows = [["กองคลัง", "92.14", "90.01"], ["กองช่าง", "88.36", "87.10"], ["สำนักปลัด", "85.77", "84.20"]]
    text = "\n".join(cell for row in [["ส่วนราชการ", "2566", "2567"], *rows] for cell in row)
    whole = text.replace("2566", "ปีก่อน").replace("2567", "ปีนี้")
    assert tables(whole) == [[["ส่วนราชการ", "ปีก่อน", "ปีนี้"], *rows]]
    (said,) = lost(f"{whole}\nกองการศึกษา\n80.10\nและ\n79.20")
    assert "come round at one distance" in said
    assert "80.10" in said


def test_row_of_a_drawn_table_with_a_cell_too_few_is_left_out_and_said() -> None:
    rule = "+---+---+---+"
    text = "\n".join([rule, f"| {' | '.join(HEAD)} |", rule, "| ๑ | ๙๒.๑๔ |", rule, f"| {' | '.join(ROWS[1])} |", rule])
    assert tables(text) == [[HEAD, ROWS[1]]]
    (said,) = lost(text)
    assert "2 cells are drawn in a table of 3 columns" in said
    assert "92.14" in said
    # without a number in it, it is a heading between the rows
    assert not lost(text.replace("๑ | ๙๒.๑๔", "ก | ด้านบุคคล"))


@pytest.mark.parametrize(
    "text",
    ["+-----+\n| กรอบ |\n+-----+", "\tหัวข้อเรื่อง", "ก | ข | ค", "| ก | ข |", "| ก | ข |\nค | ง", "\t\t\n\t"],
    ids=["frame", "set in by a tab", "bars in a line", "last line", "closed once", "tabs alone"],
)
def test_bars_and_tabs_alone_make_no_table(text: str) -> None:
    assert tables(text) == []
    assert not lost(text)


def test_cell_that_was_broken_over_two_lines_is_one() -> None:
    text = "ข้อ\tคำถาม\tคะแนน\n1\tก\t92.14\nหมายเหตุ\n2\tข\t88.36"
    assert tables(text) == [[["ข้อ", "คำถาม", "คะแนน"], ["1", "ก", "92.14\nหมายเหตุ"], ["2", "ข", "88.36"]]]
