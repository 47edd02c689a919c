"""What tables of scores share: the year of the text around them, the end of its heading, and the title of a row."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.context import TableContext, title_of_row
from prongsai.parsers.year_claims import YearClaim
from tests.score_makers import score_grid


@pytest.mark.parametrize("year", [2567, None])
def test_year_of_a_table_is_that_of_its_claim(year: int | None) -> None:
    assert TableContext("", YearClaim(year), None, is_issue=False).year == year


@pytest.mark.parametrize("length", [0, 159, 160, 161])
def test_end_of_a_heading_is_two_lines_long(length: int) -> None:
    heading = "ก" * 40 + "ข" * length
    kept = TableContext(heading, YearClaim(None), None, is_issue=False).end_of_heading
    assert (len(kept), heading.endswith(kept)) == (min(160, 40 + length), True)


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ("e1 | ขั้นตอน | 80.00", "ขั้นตอน"),
        ("e1 | ขั้นตอน | 80.00 คะแนนจากผู้ตอบ", "ขั้นตอน"),  # what stands in a column of numbers is no title
        ("ข้อคำถาม e12 |  | 80.00", ""),  # twelve characters are a code
        ("ข้อคำถาม e123 |  | 80.00", "ข้อคำถาม e123"),
        ("e1 การให้บริการ |  | 80.00", "e1 การให้บริการ"),
        ("e1 การให้บริการ | การให้บริการแก่ผู้มาติดต่อ | 80.00", "การให้บริการแก่ผู้มาติดต่อ"),
        ("~ | ~ | ~", ""),
    ],
)
def test_longest_text_that_is_no_code_and_no_number_titles_a_row(row: str, title: str) -> None:
    more = ("e2 | ความเท่าเทียม | 81.00", "e3 | ความโปร่งใส | 82.00", "e4 | การรับฟัง | 83.00")
    grid = score_grid("ข้อ | คำถาม | คะแนน", row, *more)
    assert title_of_row(grid.rows[0], grid) == title
