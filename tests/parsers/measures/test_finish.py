"""A draft becomes the row of a measure: its number, period, status and items, and what is doubtful about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.drafts import MeasureDraft, split_measures
from prongsai.parsers.measures.finish import finish_measure
from prongsai.pipeline.model import Finding, Measure

YEAR = 2567


def draft(**fields: str) -> MeasureDraft:
    """A draft with a piece for each field; lines are parted by `|` and pieces by `||`."""
    made = MeasureDraft()
    for name, text in fields.items():
        for piece in text.split("||"):
            made.add(name, piece.split("|"))  # type: ignore[arg-type]
    return made


def finish(made: MeasureDraft, position: int = 5) -> tuple[Measure, list[Finding]]:
    return finish_measure(made, position, YEAR, lambda text: text.split("+"))


@pytest.mark.parametrize(
    ("cell", "text", "expected"),
    [
        (3, "๒. จัดอบรม", (3, "จัดอบรม")),
        (None, "๒. จัดอบรม", (2, "จัดอบรม")),
        (None, "จัดอบรม", (5, "จัดอบรม")),
        (0, "จัดอบรม", (0, "จัดอบรม")),
        (None, "- ", (5, "")),
    ],
)
def test_number_is_that_of_its_cell_or_its_text_or_its_place(
    cell: int | None, text: str, expected: tuple[int, str]
) -> None:
    row, _ = finish(replace(draft(measure=text), number=cell))
    assert (row.measure_no, row.measure) == expected


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("ต.ค. ๖๖ - ธ.ค. ๖๖", (date(2023, 10, 1), date(2023, 12, 31))),
        ("ต.ค. ๖๖||ม.ค. ๖๗", (date(2023, 10, 1), date(2024, 1, 31))),
        ("ม.ค. ๖๗||ต.ค. ๖๖", (date(2023, 10, 1), date(2024, 1, 31))),
        ("ต.ค. ๖๖||ตามความเหมาะสม", (None, None)),  # one row of it is open, whatever the other says
        ("ตามความเหมาะสม", (None, None)),
    ],
)
def test_period_spans_all_rows_of_a_measure(period: str, days: tuple[date | None, date | None]) -> None:
    row, _ = finish(draft(measure="ก", period=period))
    assert (row.period_start, row.period_end) == days
    assert row.period == period.replace("||", " ")


@pytest.mark.parametrize(
    ("period", "expected", "start"),
    [
        ("", "ต.ค. พ.ย.", date(2023, 10, 1)),
        ("ตามปฏิทิน", "ตามปฏิทิน", date(2023, 10, 1)),
        ("ธ.ค. ๖๖", "ธ.ค. ๖๖", date(2023, 12, 1)),
    ],
)
def test_marks_of_a_calendar_are_the_period_where_no_days_are_printed(period: str, expected: str, start: date) -> None:
    row, _ = finish(replace(draft(measure="ก", period=period), calendar=["ต.ค.", "พ.ย."]))
    assert (row.period, row.period_start) == (expected, start)


@pytest.mark.parametrize(
    ("field", "text", "code", "raw"),
    [
        ("period", "๑ ธ.ค. ๖๗ - ๓๑ ต.ค. ๖๖", "date-invalid", "๑ ธ.ค. ๖๗ - ๓๑ ต.ค. ๖๖"),
        ("period", "ตามความเหมาะสม", "period-unreadable", "ตามความเหมาะสม"),
        ("results", "อบรมวันที่ ๓๑ กุมภาพันธ์ ๒๕๖๗", "date-invalid", "๓๑ กุมภาพันธ์ ๒๕๖๗"),
    ],
)
def test_doubtful_day_is_told_once_with_its_field_and_first_page(field: str, text: str, code: str, raw: str) -> None:
    _, findings = finish(replace(draft(measure="ก", **{field: text}), pages={4, 3}))
    assert [(one.code, one.field, one.raw, one.page) for one in findings] == [(code, field, raw, 3)]


@pytest.mark.parametrize(("length", "status"), [(39, "done"), (40, None)])
def test_short_text_on_monitoring_is_the_status(length: int, status: str | None) -> None:
    row, _ = finish(draft(measure="ก", monitoring="ดำเนินการแล้วเสร็จ".ljust(length, "ก")))
    assert row.status == status
    ticked, _ = finish(replace(draft(measure="ก", monitoring="แล้วเสร็จ"), status="not_done"))
    assert ticked.status == "not_done"


def test_items_keep_what_is_printed_before_them_and_their_days_and_blanks_are_none() -> None:
    row, _ = finish(draft(measure="ก", steps="๑. สำรวจ|๒. อบรมวันที่ ๕ มีนาคม ๒๕๖๗", results="-", outcomes="ดีขึ้น"))
    assert [(one.field, one.printed_no, one.text, one.raw_text) for one in row.items] == [
        ("steps", "๑", "สำรวจ", "๑. สำรวจ"),
        ("steps", "๒", "อบรมวันที่ ๕ มีนาคม ๒๕๖๗", "๒. อบรมวันที่ ๕ มีนาคม ๒๕๖๗"),
        ("outcomes", None, "ดีขึ้น", "ดีขึ้น"),
    ]
    assert [one.dates for one in row.items] == [(), (date(2024, 3, 5),), ()]


def test_offices_on_lines_of_their_own_stay_two_and_one_office_over_two_lines_is_one() -> None:
    assert finish(draft(measure="ก", responsible="กองคลัง|กองช่าง"))[0].offices == ("กองคลัง", "กองช่าง")
    assert finish(draft(measure="ก", responsible="กองการ|ศึกษา"))[0].offices == ("กองการศึกษา",)


def test_what_a_draft_gathered_is_in_its_row() -> None:
    made = replace(
        draft(measure="ก", plan="แผน", budget="๑,๐๐๐ บาท", kpi="ร้อยละ ๘๐", steps="ข"),
        shared={"steps", "responsible"},
        about=("i1+i2", "i2+e1"),
        pages={7, 2},
    )
    row, findings = finish(made)
    assert (row.plan, row.budget, row.kpi, row.monitoring) == ("แผน", "๑,๐๐๐ บาท", "ร้อยละ ๘๐", None)
    assert (row.shared, row.codes, row.pages, findings) == (("steps",), ("i1", "i2", "e1"), (2, 7), [])


@pytest.mark.parametrize(
    ("name", "texts", "goes_on", "expected"),
    [
        ("steps", ("ก", "ข"), False, [["ก"], ["ข"]]),
        ("steps", ("ก", "ข"), True, [["ก", "ข"]]),
        ("steps", ("ก", "ก"), False, [["ก"]]),  # a merged cell, met in each of its rows
        ("steps", (" ", "ก"), True, [["ก"]]),
    ],
)
def test_text_goes_on_or_is_a_new_piece(
    name: MeasureField, texts: tuple[str, ...], goes_on: bool, expected: list[list[str]]
) -> None:
    made = MeasureDraft()
    assert not made.has(name)
    for text in texts:
        made.add(name, [text], goes_on=goes_on)
    assert made.pieces[name] == expected
    assert made.has(name)


@pytest.mark.parametrize(
    ("number", "text", "numbers"),
    [
        (None, "๑. จัดอบรม|๒. จัดทำสื่อ", [1, 2]),
        (None, "๔. จัดอบรม|๕. จัดทำสื่อ|๖. จัดทำป้าย", [4, 5, 6]),
        (7, "๑. จัดอบรม|๒. จัดทำสื่อ", [7]),
        (None, "ดังนี้|๑. จัดอบรม|๒. จัดทำสื่อ", [None]),
        (None, "๑. จัดอบรม", [None]),
        (None, "จัดอบรม", [None]),
    ],
)
def test_cell_that_lists_measures_gives_one_for_each(number: int | None, text: str, numbers: list[int | None]) -> None:
    made = split_measures(replace(draft(measure=text, responsible="กองคลัง"), number=number))
    assert [one.number for one in made] == numbers
    assert all(one.shared == ({"responsible"} if len(numbers) > 1 else set()) for one in made)
    assert all(one.lines("responsible") == ["กองคลัง"] for one in made)
