"""Pages set in two columns."""

from prongsai.pipeline.model import Paragraph, Table, Word
from prongsai.pipeline.tables.blocks import extract_blocks
from prongsai.pipeline.tables.unruled.prose_columns import split_prose_columns
from tests.page_makers import make_line, make_page, table_texts

LEFT = "ข้อมูลการประเมินของหน่วยงานในปีนี้ทั้งหมด"
RIGHT = "ผลการดำเนินงานด้านความโปร่งใสของหน่วยงาน"
TABLE = [["ที่", "ปี 2565", "ปี 2566"], ["1", "80.10", "85.20"], ["2", "70.10", "75.20"], ["3", "60.10", "65.20"]]


def make_two_columns() -> list[Word]:
    words = make_line("รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ", 50, 60)
    for i in range(12):
        words += make_line(LEFT, 50, 100 + 14 * i)
    for i in range(16):
        words += make_line(RIGHT, 310, 100 + 14 * i)
    for r, row in enumerate(TABLE):
        for text, x in zip(row, (50, 120, 190), strict=True):
            words += make_line(text, x, 268 + 14 * r)
    return words


def test_a_table_beside_prose_has_its_own_columns_only() -> None:
    blocks = extract_blocks(make_page(make_two_columns())).rows
    (table,) = [b for b in blocks if isinstance(b, Table)]
    assert table_texts(table) == TABLE


def test_the_left_column_is_read_before_the_right_one() -> None:
    texts = [b.text for b in extract_blocks(make_page(make_two_columns())).rows if isinstance(b, Paragraph)]
    assert texts[1:] == [LEFT] * 12 + [RIGHT] * 16


def test_no_word_is_lost() -> None:
    words = make_two_columns()
    groups = split_prose_columns(words)
    assert len(groups) == 3
    assert sorted(w.bbox for group in groups for w in group) == sorted(w.bbox for w in words)


def test_a_page_in_one_column_is_one_group() -> None:
    words = [w for i in range(30) for w in make_line(LEFT + " " + RIGHT, 50, 60 + 14 * i)]
    assert split_prose_columns(words) == [words]


def test_a_table_over_the_whole_page_is_not_cut() -> None:
    words = [w for i in range(30) for x in (50, 200, 350, 450) for w in make_line("80.10", x, 60 + 14 * i)]
    assert split_prose_columns(words) == [words]
