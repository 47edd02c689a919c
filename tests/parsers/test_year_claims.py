"""Which year answers for a score, by which words, and what stays open."""

from __future__ import annotations

import pytest

from prongsai.parsers.year_claims import (
    OWN_YEAR,
    SPOKEN_OF,
    YearClaim,
    find_short_years,
    names_year,
    own_year,
    read_caption_year,
    read_column_years,
    read_row_year,
    said_by,
)
from prongsai.pipeline.model import Answer, OpenClaim


@pytest.mark.parametrize(
    ("report_year", "assessed_year", "claim"),
    [
        (2567, None, YearClaim(2567, OWN_YEAR)),
        (2567, 2567, YearClaim(2567, OWN_YEAR)),
        (2567, 2566, YearClaim(2566, SPOKEN_OF)),
        (None, 2566, YearClaim(2566, SPOKEN_OF)),
        (None, None, YearClaim(None, OWN_YEAR)),
    ],
)
def test_year_where_no_words_say_it(report_year: int | None, assessed_year: int | None, claim: YearClaim) -> None:
    assert own_year(report_year, assessed_year) == claim


def test_settled_year_is_answered_and_an_unknown_one_is_not() -> None:
    assert YearClaim(2567, "caption `ปี 2567`").answers == (Answer("year", "caption `ปี 2567`"),)
    assert YearClaim(None).answers == ()
    assert YearClaim(2567).open_claims == ()


def test_year_between_two_stays_open_with_the_first_a_little_likelier() -> None:
    assert YearClaim(2567, "x", ("2567", "2566")).open_claims == (OpenClaim("year", ("2567", "2566")),)


def test_words_are_quoted_on_one_line_and_cut_where_they_are_long() -> None:
    assert said_by("caption", "ปี\n  2567 ", 2567, None).said_by == "caption `ปี 2567`"
    assert said_by("row", "ก" * 60, 2567, None).said_by == f"row `{'ก' * 60}`"
    assert said_by("row", "ก" * 61, 2567, None).said_by == f"row `{'ก' * 59}…`"


@pytest.mark.parametrize(
    ("year", "report_year", "between"),
    [(2567, 2567, ()), (2566, 2567, ()), (2568, 2567, ("2568", "2567")), (2568, None, ())],
)
def test_year_later_than_the_report_is_doubted(year: int, report_year: int | None, between: tuple[str, ...]) -> None:
    claim = said_by("caption", "…", year, report_year)
    assert (claim.year, claim.between) == (year, between)


@pytest.mark.parametrize(
    ("headings", "years"),
    [
        (["ตัวชี้วัด", "ปี 2566", "ปี 2567"], [None, 2566, 2567]),
        (["ตัวชี้วัด", "ปี 2567", "ปีก่อน"], [None, 2567, 2566]),
        (["ตัวชี้วัด", "ปีนี้", "ปีก่อน"], [None, 2568, 2567]),  # from the report's year
        (["ปี 2565", "ปี 2567", "ปีก่อน"], [2565, 2567, 2567]),  # two years are named: from the report's again
        (["คะแนน", "ข้อ"], [None, None]),
        (["ณ 30 กันยายน 2567", "ปี 2567"], [None, 2567]),
        (["แผนพัฒนา พ.ศ. 2566 - 2570", "ปี 2567"], [None, 2567]),
        (["ปี 2565 2566 2567"], [None]),
        (["พ.ร.บ.ข้อมูลข่าวสาร พ.ศ. 2560", "ปี 2567"], [None, 2567]),
        ([], []),
        # the year that a column is held against is not its own
        (["คะแนน (เทียบปีก่อน)"], [None]),
        (["คะแนนเทียบกับปีก่อน"], [None]),
        (["เทียบปีก่อน"], [None]),
        (["คะแนน (ปีก่อน)"], [2567]),
        (["ปีก่อน (เทียบ)"], [2567]),
        (["คะแนนเทียบกับปี 2566"], [2566]),
        # two digits alone, and before the names of instruments
        (["หน่วยงาน", "67", "66"], [None, 2567, 2566]),
        (["67 IIT", "67 EIT", "66 IIT", "66 EIT"], [2567, 2567, 2566, 2566]),
        # numbers that count on in like headings
        (["ตัวชี้วัด", "งปม. 65", "งปม. 66"], [None, 2565, 2566]),
        (["งปม. 65", "งปม. 67"], [None, None]),
    ],
)
def test_years_of_columns(headings: list[str], years: list[int | None]) -> None:
    claims = read_column_years([(heading,) for heading in headings], 2568)
    assert [claim.year if claim else None for claim in claims] == years


def test_like_headings_are_looked_for_from_the_nearest_to_the_farthest() -> None:
    """A column without headings above it hides the years of none."""
    claims = read_column_years([("ตัวชี้วัด",), ("IIT", "IIT งปม. 65"), ("IIT", "IIT งปม. 66")], 2568)
    assert claims == [
        None,
        YearClaim(2565, "column heading `IIT งปม. 65`"),
        YearClaim(2566, "column heading `IIT งปม. 66`"),
    ]
    claims = read_column_years([("งปม. 65", "รุ่น 62"), ("งปม. 66", "รุ่น 63")], 2568)
    assert [claim.said_by if claim else None for claim in claims] == [
        "column heading `งปม. 65`",
        "column heading `งปม. 66`",
    ]
    later = read_column_years([("งปม. 68",), ("งปม. 69",)], 2568)
    assert [claim.between if claim else None for claim in later] == [(), ("2569", "2568")]


@pytest.mark.parametrize(
    ("headings", "years"),
    [
        (["66", "67"], {0: 2566, 1: 2567}),
        (["67", "66"], {0: 2567, 1: 2566}),
        (["๖๗", "", "๖๖"], {0: 2567, 2: 2566}),
        (["65", "66", "67"], {0: 2565, 1: 2566, 2: 2567}),
        (["66", "66", "67", "67"], {0: 2566, 1: 2566, 2: 2567, 3: 2567}),
        (["66"], {}),  # alone it may be anything
        (["66", "66"], {}),
        (["65", "67"], {}),
        (["66", "67", "66", "67"], {0: 2566, 1: 2567, 2: 2566, 3: 2567}),  # below two groups
        (["65", "67", "65", "66"], {}),  # not in their order
        (["65", "66", "68"], {}),
        (["66", "67", "100"], {}),  # one is no year
        (["66", "67", "5"], {}),
        (["11", "12"], {}),
        (["66.0", "67.0"], {}),
        ([], {}),
    ],
)
def test_two_digits_alone_are_years_where_all_such_are_neighbours(headings: list[str], years: dict[int, int]) -> None:
    assert find_short_years(headings) == years


@pytest.mark.parametrize(
    ("cell", "is_named"),
    [
        ("ปี 2567", True),
        ("2567", True),
        ("ปีก่อน", True),
        ("FY2024", True),
        ("คะแนน", False),
        ("92.14", False),
        ("", False),
    ],
)
def test_cell_that_names_a_year_in_any_form(cell: str, is_named: bool) -> None:
    assert names_year(cell) is is_named


def test_heading_of_its_own_speaks_before_the_titles_above() -> None:
    own, titled = read_column_years([("ปี 2566", "ผลการประเมิน ปี 2567"), ("คะแนน", "คะแนน ปี 2567")], 2568)
    assert own == YearClaim(2566, "column heading `ปี 2566`")
    assert titled == YearClaim(2567, "column heading `คะแนน ปี 2567`")


def test_column_of_two_years_takes_the_later_and_keeps_both_open() -> None:
    [claim] = read_column_years([("ปี 2566 และ 2567",)], 2568)
    assert claim == YearClaim(2567, "column heading `ปี 2566 และ 2567`", ("2567", "2566"))


def test_column_of_a_year_to_come_is_doubted() -> None:
    [claim] = read_column_years([("ปี 2569",)], 2568)
    assert claim is not None
    assert claim.between == ("2569", "2568")


def test_ends_of_a_plan_leave_no_year_open() -> None:
    assert read_column_years([("แผนพัฒนา พ.ศ. 2566 - 2567",)], 2568) == [None]
    assert read_column_years([("แผนพัฒนา พ.ศ. 2566 - 2567 ปี 2567",)], 2568) == [None]
    # and where a year is named beside a day, it is that year
    [claim] = read_column_years([("ณ 30 กันยายน 2566 ปี 2567",)], 2568)
    assert claim is not None and (claim.year, claim.between) == (2567, ())


@pytest.mark.parametrize(
    ("lines", "claim"),
    [
        (["ผลการประเมิน ปี 2566", "ผลการประเมิน ปี 2567"], YearClaim(2567, "caption `ผลการประเมิน ปี 2567`")),
        (["ผลการประเมิน ปี 2566", "ตารางที่ 3"], YearClaim(2566, "caption `ผลการประเมิน ปี 2566`")),
        (["ผลการประเมิน ปีที่แล้ว"], YearClaim(2567, "caption `ผลการประเมิน ปีที่แล้ว`")),
        (["ตารางที่ 3"], None),
        ([], None),
    ],
)
def test_nearest_line_with_a_year_captions_the_table(lines: list[str], claim: YearClaim | None) -> None:
    assert read_caption_year(lines, 2568) == claim


@pytest.mark.parametrize(
    ("label", "claim"),
    [
        ("ปี 2567", YearClaim(2567, "row `ปี 2567`")),
        ("2567", YearClaim(2567, "row `2567`")),
        ("ปีที่แล้ว", YearClaim(2567, "row `ปีที่แล้ว`")),
        ("ปี 2569", YearClaim(2569, "row `ปี 2569`", ("2569", "2568"))),
        ("ปี 2566 และ ปี 2567", None),
        ("ปี 2567 (ปี 2567)", YearClaim(2567, "row `ปี 2567 (ปี 2567)`")),
        ("ข้อมูล ณ 30 กันยายน 2567", None),
        ("แผนพัฒนา พ.ศ. 2566 - 2570", None),
        ("แผนพัฒนา พ.ศ. 2566 - 2570 ปี 2567", YearClaim(2567, "row `แผนพัฒนา พ.ศ. 2566 - 2570 ปี 2567`")),
        ("พ.ร.บ. พ.ศ. 2560", None),
        ("พ.ร.บ. พ.ศ. 2560 ปี 2567", YearClaim(2567, "row `พ.ร.บ. พ.ศ. 2560 ปี 2567`")),
        ("การใช้งบประมาณ", None),
    ],
)
def test_year_of_a_row(label: str, claim: YearClaim | None) -> None:
    assert read_row_year(label, 2568) == claim
