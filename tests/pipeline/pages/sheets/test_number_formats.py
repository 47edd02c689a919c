"""Numbers and days as a cell shows them under a format."""

from __future__ import annotations

import math

import pytest

from prongsai.pipeline.pages.sheets.number_formats import BUILT_IN, show_number, show_text

OCTOBER = 45200.75
"""1 October 2023, 18:00."""


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (math.nan, "0.00", ""),
        (math.inf, "General", ""),
        (95.0, "[>=90]0.0;0", "95.0"),
        (90.0, "[>=90]0.0;0", "90.0"),
        (89.6, "[>=90]0.0;0", "90"),
        (90.0, "[>90]0.0;0", "90"),
        (90.0, "[<=90]0.0;0", "90.0"),
        (90.0, "[<90]0.0;0", "90"),
        (90.0, "[=90]0.0;0", "90.0"),
        (90.0, "[<>90]0.0;0", "90"),
        (95.0, "[<3]0;[<4]0.0", "#####"),
        (-3.5, "0.0;(0.0)", "(3.5)"),
        (-3.5, "0.0", "-3.5"),
        (-0.001, "0.00", "0.00"),
        (0.0, '0.0;-0.0;"ไม่มี"', "ไม่มี"),
        (0.0, "0.0;-0.0", "0.0"),
        (12345.678, "0.00E+00", "1.23E+04"),
        (1234567.0, "#,##0.0,", "1,234.6"),
        (1e12, "General", "1E+12"),
        (91.5, "0.0#", "91.5"),
        (91.0, "0.##", "91"),
        (0.915, "0.0%", "91.5%"),
        (91.25, "@", "91.25"),
        (2.5, "0", "3"),
        (91.5, '"ได้ "0.0" คะแนน"', "ได้ 91.5 คะแนน"),
        (91.5, "\\~0.0", "~91.5"),
        (91.5, "[$฿-41E]0.0", "฿91.5"),
        (91.5, "[$-D00041E]0.0", "๙๑.๕"),
        (7.0, "000", "007"),
        (91.5, "0.0_)", "91.5"),
        (91.5, "*-0.0", "91.5"),
        (1234.0, "?,??0", "1,234"),
        (1234.0, "0,???", "1,234"),
        (0.92, "%0", "92%"),
        (-3.5, "0.0;@", "-3.5"),
        (91.5, "t0.0", "๙๑.๕"),
        (91.5, "t 0.0", "t 91.5"),
        (91.5, "[$-D0041E]0.0", "๙๑.๕"),
        (91.5, "[$-C00041E]0.0", "91.5"),
    ],
)
def test_number_is_shown_as_its_format_says(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (OCTOBER, "d/m/yyyy", "1/10/2023"),
        (OCTOBER, "dd-mm-yy", "01-10-23"),
        (OCTOBER, "dddd d mmm yyyy", "1 Oct 2023"),
        (OCTOBER, "d mmmm e", "1 October 2023"),
        (OCTOBER, "d/m/bbbb", "1/10/2566"),
        (OCTOBER, "d/m/bb", "1/10/66"),
        (OCTOBER, "[$-41E]d mmm yyyy", "1 ต.ค. 2023"),
        (OCTOBER, "[$-107041E]d mmmm yyyy", "1 ตุลาคม 2566"),
        (OCTOBER, "[$-D07041E]d mmmm yyyy", "๑ ตุลาคม ๒๕๖๖"),
        (OCTOBER, "h:mm", "18:00"),
        (OCTOBER + 5 / 1440, "h:mm AM/PM", "6:05 PM"),
        (0.5 + 5 / 86400, "mm:ss", "00:05"),
        (1.5, "[h]:mm", "36:00"),
        (0.5, "[mm]", "720"),
        (0.5, "[hh]:mm", "12:00"),
        (OCTOBER + 5 / 1440, "[h]:m", "1084818:5"),
        (OCTOBER, "hh mmm", "18 Oct"),
        (OCTOBER, "m d hh:mm:ss", "10 1 18:00:00"),
        (OCTOBER, "m.ss", "0.00"),
        (OCTOBER, "[$-409]d mmm yy", "1 Oct 23"),
        (OCTOBER, "[$-07041E]d mmmm yyyy", "1 ตุลาคม 2566"),
        (OCTOBER, "[$ปี-107041E]d mmm yyyy", "1 ต.ค. 2566"),
        (12.0, "??/m", "12/m"),
        (0.5, "[ss]", "43200"),
        (OCTOBER, 'd "เดือน" m', "1 เดือน 10"),
        (-1.0, "d/m/yyyy", "#####"),
    ],
)
def test_day_is_shown_as_its_format_says(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


def test_days_of_the_other_system_count_from_1904() -> None:
    assert show_number(45200 - 1462, "d/m/yyyy", "1904") == "1/10/2023"


@pytest.mark.parametrize(
    ("code", "shown"),
    [("General", "AA"), ("0.00", "AA"), ('"ระดับ "@', "ระดับ AA"), ('0;0;0;"-"', "-"), ('0;0;0;@" (ผ่าน)"', "AA (ผ่าน)")],
)
def test_text_is_shown_as_its_format_says(code: str, shown: str) -> None:
    assert show_text("AA", code) == shown


@pytest.mark.parametrize(
    ("number", "value", "shown"),
    [
        (1, 91.5, "92"), (2, 91.5, "91.50"), (3, 1234.5, "1,235"), (4, 1234.5, "1,234.50"), (9, 0.9, "90%"),
        (10, 0.9133, "91.33%"), (11, 91.5, "9.15E+01"), (14, OCTOBER, "1/10/2023"), (20, OCTOBER, "18:00"),
        (21, OCTOBER, "18:00:00"), (37, 1234.5, "1,235 "), (39, 1234.5, "1,234.50"), (49, 91.5, "91.5"),
        (59, 91.5, "๙๒"), (60, 91.5, "๙๑.๕๐"), (67, 0.9, "๙๐%"), (68, 0.9133, "๙๑.๓๓%"),
    ],
)  # fmt: skip
def test_format_that_is_named_by_its_number_alone(number: int, value: float, shown: str) -> None:
    assert show_number(value, BUILT_IN[number]) == shown
