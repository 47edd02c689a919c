"""What stands above a table says whether it is one of measures or of another matter."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.matter import speaks_of_measures
from prongsai.pipeline.model import Paragraph, Table

ABOUT, OTHER, ITA = "มาตรการส่งเสริมคุณธรรม", "แผนการจัดซื้อจัดจ้าง", "การประเมิน ITA"
BLANKS = ["ก"] * 10


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        ([ABOUT], True),
        ([OTHER], False),
        ([], None),
        ([*BLANKS], None),
        ([OTHER, ABOUT], True),  # the nearest
        ([ABOUT, OTHER], False),
        ([*BLANKS, ABOUT, *BLANKS[:3]], True),
        ([*BLANKS, ABOUT, *BLANKS[:4]], None),
        ([*BLANKS, "ประเด็นที่ ๑ การบริการ"], True),
        ([*BLANKS, "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สิน"], True),
        ([*BLANKS, OTHER.ljust(220, "ก")], False),
        ([*BLANKS, OTHER.ljust(221, "ก")], None),  # running text is no caption
        ([*BLANKS[:5], OTHER, *BLANKS], False),  # the cover says it of all
        ([*BLANKS[:6], OTHER, *BLANKS], None),
        ([OTHER, *BLANKS, ABOUT], True),
        ([ITA, *BLANKS], True),
        ([*BLANKS, ITA], True),
        ([ITA, OTHER], False),
    ],
)
def test_nearest_line_that_says_what_a_table_is_about_decides(lines: list[str], answer: bool | None) -> None:
    blocks = [*map(Paragraph, lines), Table((), 0, 0)]
    assert speaks_of_measures(blocks, len(lines)) is answer


def test_table_above_is_no_line() -> None:
    blocks = [Paragraph(ABOUT), *[Table((), 0, 0)] * 5]
    assert speaks_of_measures(blocks, 5) is True  # by the cover
    assert speaks_of_measures(blocks[1:], 4) is None
