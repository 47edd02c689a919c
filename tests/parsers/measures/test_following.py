"""Tables of measures one after another: which goes on with the one before, and what it takes from there."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.parsers.measures.following import TablesInOrder
from prongsai.parsers.measures.groups import follow_issues
from prongsai.pipeline.model import Block, Paragraph, Table
from prongsai.pipeline.pages.text import read_dump
from tests.measure_makers import ISSUES, YEAR, tabbed

HEAD = "ที่ | มาตรการ | ผู้รับผิดชอบ"
SCORES = tabbed("ตัวชี้วัด | รายละเอียดตัวชี้วัด | คะแนน", "1 | การปฏิบัติหน้าที่ | 92.75", "2 | การใช้งบประมาณ | 88.10")


def table(*rows: str) -> Table:
    (made,) = read_dump(tabbed(*rows)).rows
    assert isinstance(made, Table)
    return made


FIRST, MORE = table(HEAD, "๑ | จัดอบรม | กองคลัง"), table("๒ | จัดทำสื่อ | กองช่าง", "๓ | จัดทำป้าย | กองช่าง")
AGAIN = table(HEAD, "๒ | จัดทำสื่อ | กองช่าง")


def read(*parts: Block | str) -> list[MeasureDraft]:
    """The measures of tables; texts are the lines between them."""
    blocks = [Paragraph(part) if isinstance(part, str) else part for part in parts]
    tables = TablesInOrder(blocks, follow_issues(blocks, ISSUES), ISSUES, YEAR)
    return [draft for at, one in enumerate(blocks) if isinstance(one, Table) for draft in tables.read(at, one).rows]


@pytest.mark.parametrize(("lines", "count"), [(0, 3), (4, 3), (5, 1)])
def test_table_without_a_heading_goes_on_where_it_stands_near(lines: int, count: int) -> None:
    assert len(read(FIRST, *["ก"] * lines, MORE)) == count


def test_table_of_something_else_ends_what_goes_on() -> None:
    assert len(read(FIRST, *read_dump(SCORES).rows, MORE)) == 1


@pytest.mark.parametrize(
    ("rows", "goes_on"),
    [
        (("๒ | จัดทำสื่อ | 85", "๓ | จัดทำป้าย | ", " | จัดทำแผน | "), False),  # three numbers of seven
        (("๒ | จัดทำสื่อ | กองช่าง", "๓ | จัดทำป้าย | 90.5 %", "๔ | จัดทำแผน | กองคลัง", " | แผนงาน | "), True),  # four of ten
    ],
)
def test_table_of_numbers_is_no_continuation(rows: tuple[str, ...], goes_on: bool) -> None:
    assert (len(read(FIRST, table(*rows))) > 1) == goes_on


@pytest.mark.parametrize(
    ("between", "instruments"),
    [
        ((), ["IIT", "IIT"]),
        (("(ต่อ)",), ["IIT", "IIT"]),
        (("แบบวัด EIT",), ["IIT", "EIT"]),
        (("แบบวัด EIT", "ดังนี้"), ["IIT", "EIT"]),
        (("ดังนี้", "แบบวัด EIT"), ["IIT", "EIT"]),
        (("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สิน",), ["IIT", None]),
        (("ประเด็นที่ ๒ การให้บริการ",), ["IIT", None]),
    ],
)
def test_table_stands_under_the_instrument_of_the_one_before_until_something_else_is_named(
    between: tuple[str, ...], instruments: list[str | None]
) -> None:
    assert [draft.instrument for draft in read("แบบวัด IIT", FIRST, *between, AGAIN)] == instruments


@pytest.mark.parametrize("between", [("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สิน",), ("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สิน", "ดังนี้")])
def test_heading_of_an_indicator_above_a_table_is_what_its_measures_are_about(between: tuple[str, ...]) -> None:
    assert [draft.about for draft in read(FIRST, *between, AGAIN)] == [(), (between[0],)]


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("มาตรการ | ระยะเวลา | ผู้รับผิดชอบ", None),
        ("มาตรการ | ระยะเวลา ปีงบประมาณ พ.ศ. 2568 | ผู้รับผิดชอบ", 2568),
        ("มาตรการ | ระยะเวลา | ผลการดำเนินการ ปีงบประมาณ พ.ศ. 2568", None),
    ],
)
def test_heading_over_the_periods_says_the_year_that_is_planned(head: str, year: int | None) -> None:
    assert [draft.year for draft in read(table(head, "จัดอบรม | ต.ค. - ธ.ค. | กองคลัง"))] == [year]
