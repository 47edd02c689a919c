"""Tables of any cells: the scores read from them have the digits of a cell, a code of the frame and a scale."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import strategies as st

from prongsai.parsers.scores.columns import ScoreGrid, read_score_grid
from prongsai.parsers.scores.frame_codes import instrument_of, scope_of
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.lookup import FrameCodes
from prongsai.pipeline.model import Cell, Observation, Paragraph, Table
from prongsai.pipeline.parse import parse_scores
from tests.fuzz.claims import assert_digits_printed, is_inside
from tests.fuzz.strategies import numbers, texts
from tests.fuzz.target import fuzz

HEADINGS = (
    "ที่", "ลำดับ", "ตัวชี้วัด", "ตัวชี้วัดที่", "ข้อ", "ข้อคำถาม", "คะแนน", "คะแนนที่ได้", "ผลคะแนน 2566", "ปี 2567", "2568",
    "ระดับ", "หน่วยงาน", "อปท.", "อำเภอ", "จังหวัด", "IIT", "EIT", "OIT", "ITA", "IIT (30)", "ร้อยละ", "เครื่องมือ",
    "1", "2", "3", "จำนวนผู้ตอบ", "ค่าเป้าหมาย", "",
)  # fmt: skip
LABELS = (
    "i1", "i2", "I3", "1๔", "e1", "O22", "๐๑", "1", "2", "3", "10", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "การใช้งบประมาณ",
    "9.1", "10.2 การป้องกันการทุจริต", "รวม", "คะแนนเฉลี่ย", "ภาพรวม", "ITA", "IIT", "อบต.นายาง",
    "เทศบาลตำบลแม่สอด", "ท่านคิดว่าหน่วยงานเปิดเผยข้อมูลหรือไม่", "ผ่านดี", "A", "ตาก", "ได้คะแนน 92.75 คะแนน ในปี 2566",
    "ประเด็นที่ 1", "",
)  # fmt: skip
CODE = re.compile(r"ita|iit|eit|oit|indicator-(?:10|[1-9])(?:\.[1-9])?|[ieo][1-9][0-9]?")

cell_texts = st.one_of(numbers(), st.sampled_from(LABELS), st.sampled_from(LABELS), texts(*LABELS, max_pieces=3))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to 6 by 8 cells, a heading row on top mostly, some cells spanning rows or columns."""
    n_cols, n_rows = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    has_heading = draw(st.integers(0, 3)) > 0
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(n_rows):
        for col in range(n_cols):
            if (row, col) in taken:
                continue
            text = draw(st.sampled_from(HEADINGS) if row == 0 and has_heading else cell_texts)
            row_span, col_span = draw(st.sampled_from([(1, 1)] * 8 + [(2, 1), (1, 2), (1, 9), (3, 1)]))
            row_span, col_span = min(row_span, n_rows - row), min(col_span, n_cols - col)
            taken |= {(row + r, col + c) for r in range(row_span) for c in range(col_span)}
            lines = tuple(text.split("\n")) if text else ()
            cells.append(Cell(row, col, " ".join(lines), text, row_span, col_span, lines))
    method = draw(st.sampled_from(["text", "repaired_text", "ocr", "dump"]))
    return Table(tuple(cells), n_rows, n_cols, 1, method=method, is_ruled=draw(st.booleans()))


@cache
def frame() -> Frame:
    return load_frame()


def assert_sane(one: Observation, printed: str) -> None:
    assert CODE.fullmatch(one.code), one.code
    assert one.scope == scope_of(one.code)
    assert one.instrument == instrument_of(one.code, FrameCodes(frame()).indicators(2568))
    assert one.scale_max in (30.0, 40.0, 100.0)
    assert 0 < one.confidence <= 1
    assert one.fiscal_year is None or 2550 <= one.fiscal_year <= 2599
    if one.value is not None:
        assert 0 <= one.value <= 100
        assert_digits_printed(one.value, one.raw_score)
        assert is_inside("".join(one.raw_score.split()), "".join(printed.split()))


@fuzz(
    st.lists(st.sampled_from(["ผลการประเมิน ITA ปี 2566", "ตารางที่ ๑ IIT", "ประเด็นที่ ๑", "", "คะแนนรายตัวชี้วัด"]), max_size=3),
    st.lists(tables(), min_size=1, max_size=2),
    st.sampled_from([None, 2561, 2566, 2568]),
    share=3,
)
def test_scores_of_a_table_have_the_digits_of_its_cells(headings, made, year):
    blocks = [*(Paragraph(text, text) for text in headings), *made]
    seen, findings = parse_scores(blocks, YearClaim(year), FrameCodes(frame()))
    assert parse_scores(blocks, YearClaim(year), FrameCodes(frame())) == (seen, findings)
    printed = "\n".join(cell.raw for table in made for cell in table.cells)
    for one in seen:
        assert_sane(one, printed)
    assert all(finding.code in ("score-unreadable", "score-missing") for finding in findings)


@fuzz(tables(), tables())
def test_grid_has_a_column_for_every_column_and_a_row_for_every_row(table, before):
    inherited = read_score_grid(before)
    for grid in (inherited, read_score_grid(table, inherited)):
        assert isinstance(grid, ScoreGrid)
        assert [column.index for column in grid.columns] == list(range(len(grid.columns)))
        assert all(len(row) == len(grid.columns) for row in grid.rows)
        assert all(0 <= column.share_of_scores <= 1 for column in grid.columns)
