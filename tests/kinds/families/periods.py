"""When measures take place: forms of a period in words and numbers, calendars of month or quarter columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.corpus.blocks import Grid, GridCell
from tests.corpus.phrases import MONTHS, month_day
from tests.kinds.author import MEASURES_TITLES, Author, listed, table
from tests.kinds.case import Case, measure_truth

FAMILY = "periods"
Day = date | None
FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
QUARTERS = ("ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4")
FORMS = (
    ("{last} ต.ค. - {year} มี.ค.", 10, 3),
    ("ตั้งแต่ตุลาคม {last} ถึงปัจจุบัน", 10, None),
    ("6 เดือนหลัง", 4, 9),
    ("ครึ่งปีแรก (ต.ค.{last2}-มี.ค.{year2})", 10, 3),
    ("เดือนที่ 4-6", 1, 3),
    ("1 พ.ย. {last2} - 31 ม.ค. {year2}", 11, 1),
    ("พฤศจิกายน {last} – กุมภาพันธ์ {year}", 11, 2),
    ("มีนาคม ถึง มิถุนายน {year}", 3, 6),
    ("Q2/{year}", 1, 3),
    ("ภายในไตรมาสที่ 3", 4, 6),
    ("01/10/{last} - 30/09/{year}", 10, 9),
    ("ธ.ค.{last2} - ก.พ.{year2}", 12, 2),
)
"""Printed form, first and last month of it; None where it has no end."""


def days(author: Author, first: int, last: int | None) -> tuple[Day, Day]:
    def year_of(month: int) -> int:
        return author.year - (month >= 10)

    start = month_day(year_of(first), first, False)
    return start, None if last is None else month_day(year_of(last), last, True)


def cases() -> Iterator[Case]:
    for index, (text, first, last) in enumerate(FORMS):
        author = Author(FAMILY, "form-of-a-period", index)
        words = {
            "last": author.year - 1,
            "year": author.year,
            "last2": author.year % 100 - 1,
            "year2": author.year % 100,
        }
        printed = text.format(**words)
        plan = author.plans(1)[0]
        rows = [["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]]
        rows.append(["1", plan.measure, listed(plan.steps), plan.responsible, printed])
        grid = table([[author.digits(cell) for cell in row] for row in rows])
        measures = [measure_truth(plan, 1, printed, days(author, first, last))]
        yield author.case(f"the period {printed}", [*author.head(MEASURES_TITLES), grid], measures=measures)

    for index in range(4):
        author = Author(FAMILY, "calendar-columns", index, form=("html", "docx", "md", "pdf")[index])
        plans = author.plans(2)
        is_months = index % 2 == 0
        names = [MONTHS[month - 1] for month in FISCAL_MONTHS] if is_months else list(QUARTERS)
        marked = [(0, 2), (4, 7)] if is_months else [(0, 1), (2, 2)]
        mark = ("✓", "/", "●", "X")[index]
        rows = [["มาตรการ", "ผู้รับผิดชอบ", *names]]
        measures = []
        for number, (plan, (start, end)) in enumerate(zip(plans, marked, strict=True), 1):
            ticks = [mark if start <= at <= end else "" for at in range(len(names))]
            rows.append([plan.measure, plan.responsible, *ticks])
            months = (start, end) if is_months else (3 * start, 3 * end + 2)
            span = days(author, FISCAL_MONTHS[months[0]], FISCAL_MONTHS[months[1]])
            measures.append(measure_truth(plan, number, " ".join(names[start : end + 1]), span, steps=[]))
        widths = (0.3, 0.22, *[0.48 / len(names)] * len(names))
        grid = Grid(tuple(tuple(GridCell(text) for text in row) for row in rows), widths)
        if index == 3:
            grid = Grid(grid.rows, (0.34, 0.26, *[0.1] * 4))
        yield author.case("marks under months or quarters", [*author.head(MEASURES_TITLES), grid], measures=measures)
