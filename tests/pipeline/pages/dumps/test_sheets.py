"""Separated values become tables, with the titles above and the remarks below them as paragraphs."""

import csv
import io
import time

import pytest

from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.dumps.sheets import read_sheet
from prongsai.pipeline.pages.text_tables import MOST_COLUMNS

ROWS = [["ตัวชี้วัด", "ประเด็น", "คะแนน"], ["1", "การปฏิบัติหน้าที่, ก", "92.14"], ["2", 'ว่า "ข"', "88,36"], ["3", "", "90.02"]]
TITLES = ["รายงานผล ITA ปี 2567", "อบต. กู่ทอง"]


def shown(text: str) -> list[object]:
    return [block.text if isinstance(block, Paragraph) else grid_of(block) for block in read_sheet(text).rows]


def grid_of(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.grid()]


def written(rows: list[list[str]], delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_table_is_read_whatever_parts_its_values(delimiter: str, quoting: int) -> None:
    text = written([[title] for title in TITLES] + ROWS + [["หมายเหตุ"]], delimiter, quoting)
    assert shown(text) == [*TITLES, ROWS, "หมายเหตุ"]


def test_rows_that_a_spreadsheet_filled_up_are_titles_and_tables_still() -> None:
    empty = [""] * 4
    rows = [[TITLES[0], "", "", ""], empty, *([*row, ""] for row in ROWS), empty, ["ท้าย", "", "", ""]]
    assert shown(written(rows, ",")) == [TITLES[0], ROWS, "ท้าย"]


def test_empty_row_parts_tables() -> None:
    assert shown(written([*ROWS, [], *ROWS], ",")) == [ROWS, ROWS]


def test_numbers_are_as_sure_as_those_of_a_text_layer_and_lines_are_known() -> None:
    title, table = read_sheet(written([["ก\nข"], ["ค"], *ROWS], ",")).rows[1:]
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    assert (title.line_no, table.method, table.table_no) == (3, "text", 1)


def test_cell_that_is_too_long_is_said_with_its_line() -> None:
    (finding,) = read_sheet('ก,ข\n1,"' + "x" * 1_000_001).findings
    assert (finding.code, finding.severity, finding.raw) == ("text-damaged", "error", "line 2")


def test_row_of_more_values_than_any_report_has_is_cut_and_said_to_be() -> None:
    read = read_sheet(written([["ก"] * (MOST_COLUMNS + 1), ["1", "2"]], ","))
    (table,) = read.rows
    assert isinstance(table, Table)
    assert table.n_cols == MOST_COLUMNS
    assert [finding.code for finding in read.findings] == ["text-damaged"]


@pytest.mark.parametrize("piece", [",", '"', "\n", "a,b\n", ";,\t|"])
def test_piece_over_and_over_is_read_in_time_that_grows_with_it(piece: str) -> None:
    start = time.process_time()
    read_sheet(piece * (60_000 // len(piece)))
    assert time.process_time() - start < 5


_SCORES = "ที่,ตัวชี้วัด,คะแนน\n1,การปฏิบัติหน้าที่,92.14\n2,การใช้งบประมาณ,81.20\n"
_MEASURES = "มาตรการ,วิธีการ\n1. จัดทำแผนผัง,- ติดแผนผัง\n2. จัดทำทะเบียน,- ติดรหัส\n"
_CUT = [
    (_SCORES, "3,การใช้"),
    (_MEASURES, "3. ทบทวนคู่"),
    (_MEASURES, '3. ทบทวน,"- ตั้งกลุ่ม\n- เทียบ'),
]
"""The last: within quotes."""
_WHOLE = [
    (_SCORES, "3,การใช้อำนาจ,77.35"),
    (_SCORES, "3,การใช้\n"),
    (_SCORES, "รวม"),
    (_SCORES, "3,การใช้อำนาจ,"),
    (_MEASURES, '3. ทบทวน,"- ตั้งกลุ่ม\n- เทียบ"'),
    (_MEASURES, "3. ทบทวนคู่\n"),
    (_MEASURES, "หมายเหตุ ทบทวน"),
]
"""Rows that are closed, remarks, an empty value."""


@pytest.mark.parametrize(("rows", "end"), [*_CUT, *_WHOLE])
def test_a_text_that_ends_within_a_row_was_cut_and_no_other(rows: str, end: str) -> None:
    found = [(one.code, one.raw) for one in read_sheet(rows + end).findings]
    assert found == ([("text-damaged", "line 4")] if (rows, end) in _CUT else [])
