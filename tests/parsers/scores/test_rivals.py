"""Columns that give the same codes other values for one year: which of them holds the scores, and what stays open."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.rivals import Standing, name_of, said_by_heading, weigh_columns
from prongsai.pipeline.model import Answer, OpenClaim
from tests.score_makers import score_grid

CODES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สิน")
FIRST = ("91.20", "88.10", "87.00", "90.50")
OTHER = ("81.20", "78.10", "77.00", "80.50")


def standings(*headings: str, columns: tuple[tuple[str, ...], ...] = (FIRST, OTHER)) -> dict[str, Standing]:
    """Heading of each column of numbers -> its standing, in a report of 2568."""
    rows = (" | ".join(row) for row in zip(CODES, *columns, strict=True))
    grid = score_grid(" | ".join(("ตัวชี้วัด", *headings)), *rows)
    return {grid.columns[index].heading: one for index, one in weigh_columns(grid, 2568).items()}


def roles(*headings: str, columns: tuple[tuple[str, ...], ...] = (FIRST, OTHER)) -> list[str]:
    return [one.role for one in standings(*headings, columns=columns).values()]


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("คะแนน", "คะแนนที่ได้"),
        ("คะแนนที่ได้", "คะแนนภาพรวม"),
        ("คะแนนภาพรวม", "คะแนนของหน่วยงาน"),
        ("ร้อยละ", "คะแนน"),
        ("คะแนน", "คะแนนของหน่วยงาน"),
    ],
)
def test_heading_that_says_more_holds_the_scores(weaker: str, stronger: str) -> None:
    for headings in ((weaker, stronger), (stronger, weaker)):
        found = standings(*headings)
        assert found[stronger].role == "score"
        assert found[stronger].open_claims == ()
        assert found[weaker] == Standing("unknown", f"column heading `{weaker}` beside column heading `{stronger}`")


@pytest.mark.parametrize("unsure", ["คะแนนของหน่วยงานในฝัน", "คะแนนของหน่วยงาน งปม. 67"])
def test_heading_with_a_word_or_a_year_that_nobody_knows_beats_none(unsure: str) -> None:
    found = standings("คะแนน", unsure)
    assert [one.role for one in found.values()] == ["score", "score"]
    assert {one.open_claims for one in found.values()} == {(OpenClaim("quantity", ("คะแนน", unsure)),)}


def test_columns_that_say_the_same_stay_open_with_the_first_the_likeliest() -> None:
    found = standings("คะแนน IIT", "คะแนน EIT")
    assert [one.role for one in found.values()] == ["score", "score"]
    assert {one.open_claims for one in found.values()} == {(OpenClaim("quantity", ("คะแนน IIT", "คะแนน EIT")),)}


def test_of_three_that_say_the_same_each_may_be_meant() -> None:
    third = ("71.20", "68.10", "67.00", "70.50")
    found = standings("คะแนน IIT", "คะแนน EIT", "คะแนน OIT", columns=(FIRST, OTHER, third))
    assert {one.open_claims for one in found.values()} == {
        (OpenClaim("quantity", ("คะแนน IIT", "คะแนน EIT", "คะแนน OIT")),)
    }


def test_of_columns_without_a_word_the_last_is_likeliest() -> None:
    found = standings("น้อย", "มาก")
    assert {one.open_claims for one in found.values()} == {(OpenClaim("quantity", ("มาก", "น้อย")),)}


def test_columns_of_two_years_are_no_rivals() -> None:
    assert all(one.open_claims == () for one in standings("คะแนน ปี 2567", "คะแนน ปี 2568").values())
    found = standings("คะแนน ปี 2568", "คะแนน")  # a column without a year is of the report's
    assert all(one.open_claims != () for one in found.values())


@pytest.mark.parametrize(
    ("second", "are_rivals"),
    [
        (FIRST, False),
        (("91.20", "88.10", "87.00", "90.51"), False),  # a slip
        (("91.20", "88.10", "87.01", "90.51"), False),  # as many alike as not
        (("91.20", "88.11", "87.01", "90.51"), True),
        (("91.204", "88.104", "87.004", "90.504"), False),  # printed with more decimals
    ],
)
def test_columns_that_mostly_agree_print_one_thing_twice(second: tuple[str, ...], are_rivals: bool) -> None:
    found = standings("คะแนน IIT", "คะแนน EIT", columns=(FIRST, second))
    assert [bool(one.open_claims) for one in found.values()] == [are_rivals, are_rivals]


def test_rows_in_which_one_of_them_has_no_number_say_nothing() -> None:
    assert roles("คะแนน", "คะแนนที่ได้", columns=(FIRST, ("-", "88.10", "", "80.00"))) == ["score", "score"]
    assert roles("คะแนน", "คะแนนที่ได้", columns=(FIRST, ("-", "78.10", "", "80.00"))) == ["unknown", "score"]


def test_score_over_several_rows_is_no_rival_of_those_in_them() -> None:
    grid = score_grid(
        "ตัวชี้วัด | คะแนน | คะแนนที่ได้",
        f"{CODES[0]} | 91.20 | 95.00",
        f"{CODES[1]} | 88.10 | ^",
        f"{CODES[2]} | 87.00 | ^",
    )
    assert [one.role for one in weigh_columns(grid, 2568).values()] == ["score", "score"]


def test_per_cent_beside_counts_is_a_share() -> None:
    counts = ("12", "30", "24", "31")
    found = standings("จำนวน (คน)", "ร้อยละ", columns=(counts, FIRST))
    assert [one.role for one in found.values()] == ["count", "share"]
    assert found["ร้อยละ"].role_basis == "column heading `ร้อยละ`"
    assert roles("ร้อยละ", "ข้อสังเกต", columns=(FIRST, ("ดี", "ดี", "พอใช้", "ดี"))) == ["score"]


def test_column_that_says_another_role_keeps_it() -> None:
    found = standings("เป้าหมาย", "คะแนน")
    assert found["เป้าหมาย"] == Standing("target", "column heading `เป้าหมาย`")
    assert found["คะแนน"].role == "score"


def test_column_half_of_words_still_says_its_role() -> None:
    assert roles("เป้าหมาย", "คะแนน", columns=(("85.00", "85.00", "ไม่ระบุ", "ไม่ระบุ"), FIRST)) == ["target", "score"]
    assert roles("เป้าหมาย", "คะแนน", columns=(("85.00", "สูง", "ไม่ระบุ", "ไม่ระบุ"), FIRST)) == ["score"]


def test_own_column_answers_whose_scores_they_are() -> None:
    found = standings("คะแนนของหน่วยงาน", "ค่าเฉลี่ยระดับประเทศ")
    assert found["คะแนนของหน่วยงาน"].answers == (Answer("body", "column heading `คะแนนของหน่วยงาน`"),)
    assert found["ค่าเฉลี่ยระดับประเทศ"].role == "group_mean"
    assert standings("คะแนนที่ได้", "ข้อสังเกต", columns=(FIRST, ("ก", "ข", "ค", "ง")))["คะแนนที่ได้"].answers == ()


def test_points_of_a_weight_are_weaker_than_the_score_of_a_hundred() -> None:
    found = standings("คะแนนถ่วงน้ำหนัก", "คะแนน")
    assert [(heading, one.role) for heading, one in found.items()] == [("คะแนนถ่วงน้ำหนัก", "unknown"), ("คะแนน", "score")]


def test_column_is_called_by_its_heading_else_by_its_place() -> None:
    titled = score_grid("ตารางคะแนน | < | <", "ตัวชี้วัด | คะแนน IIT | ", f"{CODES[0]} | 91.20 | 88.10")
    assert [name_of(column) for column in titled.columns[1:]] == ["คะแนน IIT", "ตารางคะแนน"]
    assert said_by_heading(titled.columns[2]) == "column heading `ตารางคะแนน`"
    bare = score_grid(f"{CODES[0]} | 91.20", f"{CODES[1]} | 88.10")
    assert name_of(bare.columns[1]) == "column 2"


def test_running_number_stands_for_nothing() -> None:
    grid = score_grid("ที่ | ตัวชี้วัด | คะแนน", *(f"{at} | {name} | {FIRST[at - 1]}" for at, name in enumerate(CODES, 1)))
    assert {index: one.role for index, one in weigh_columns(grid, 2568).items()} == {2: "score"}


def test_per_cent_beside_a_count_is_a_share_whatever_else_stands_there() -> None:
    columns = (("12", "15", "9", "11"), ("85.00", "85.00", "85.00", "85.00"), OTHER)
    assert roles("จำนวนผู้ตอบ", "เป้าหมาย", "ร้อยละ", columns=columns) == ["count", "target", "share"]
    assert roles("เป้าหมาย", "ร้อยละ", columns=columns[1:]) == ["target", "score"]


def test_of_three_columns_without_a_word_the_last_is_likeliest() -> None:
    third = ("71.20", "68.10", "67.00", "70.50")
    found = standings("น้อย", "กลาง", "มาก", columns=(FIRST, OTHER, third))
    assert {one.open_claims for one in found.values()} == {(OpenClaim("quantity", ("มาก", "น้อย", "กลาง")),)}


def test_weaker_column_that_prints_the_same_numbers_is_a_score_too() -> None:
    assert roles("คะแนน", "คะแนนของหน่วยงาน", columns=(FIRST, FIRST)) == ["score", "score"]
    half = (*FIRST[:2], *OTHER[2:])
    assert roles("คะแนน", "คะแนนของหน่วยงาน", columns=(half, FIRST)) == ["score", "score"]
    assert roles("คะแนน", "คะแนนของหน่วยงาน", columns=((*FIRST[:1], *OTHER[1:]), FIRST)) == ["unknown", "score"]


RATED = ("ดี", "ดี", "พอใช้", "ดี")
COMPARED = "คะแนน (เทียบปีก่อน)"


@pytest.mark.parametrize(
    ("heading", "column", "role", "is_open"),
    [
        (COMPARED, FIRST, "score", True),
        (COMPARED, ("91.20", "", "-", "77.00"), "score", True),
        (COMPARED, ("91.20", "5.00", "80.00", "77.00"), "change", False),  # a difference may be as small
        (COMPARED, ("20.00", "91.20", "80.00", "77.00"), "change", False),
        (COMPARED, ("20.01", "91.20", "80.00", "77.00"), "score", True),
        ("ค่าเป้าหมาย", FIRST, "target", False),
    ],
)
def test_large_numbers_under_a_heading_of_differences_may_be_the_scores(
    heading: str, column: tuple[str, ...], role: str, is_open: bool
) -> None:
    (one,) = standings(heading, "ระดับ", columns=(column, RATED)).values()
    assert (one.role, one.role_basis) == (role, f"column heading `{heading}`")
    assert one.open_claims == ((OpenClaim("quantity", ("score", "change")),) if is_open else ())
    assert roles(heading, "คะแนน", columns=(column, OTHER))[1:] == ["score"]


def test_differences_beside_the_scores_are_differences() -> None:
    assert roles(COMPARED, "คะแนน") == ["change", "score"]
    assert roles(COMPARED, "คะแนนถ่วงน้ำหนัก") == ["change", "score"]


def test_unknown_word_beats_nothing_where_another_heading_says_more() -> None:
    """But one of several that says as much leaves all of them open."""
    weak, strong = "คะแนนในฝัน", "คะแนนของหน่วยงานในฝัน"
    assert roles("คะแนนของหน่วยงาน", weak) == ["score", "unknown"]
    assert standings("คะแนนของหน่วยงาน", weak)["คะแนนของหน่วยงาน"].open_claims == ()
    third = ("71.20", "68.10", "67.00", "70.50")
    found = standings("คะแนนของหน่วยงาน", weak, strong, columns=(FIRST, OTHER, third))
    assert {one.open_claims for one in found.values()} == {(OpenClaim("quantity", ("คะแนนของหน่วยงาน", weak, strong)),)}


@pytest.mark.parametrize(
    ("heading", "between"),
    [
        ("คะแนน", None),
        ("คะแนนรอบปีที่ผ่านมา", None),
        ("คะแนนผลการดำเนินงาน", None),
        ("คะแนนในฝัน", ("score", "what `ฝัน` makes of it")),
        ("คะแนน งปม. 66", ("score", "what `ปม` makes of it")),
    ],
)
def test_heading_alone_leaves_open_what_its_words_leave_open(heading: str, between: tuple[str, ...] | None) -> None:
    (one,) = standings(heading, "ระดับ", columns=(FIRST, RATED)).values()
    assert one.open_claims == ((OpenClaim("quantity", between),) if between else ())
