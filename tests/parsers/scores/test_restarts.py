"""Grids whose rows begin again: parts of other years, goals or bodies under one heading."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.restarts import find_restarts
from tests.score_makers import read_scores, score_table

HEAD = "ตัวชี้วัด | คะแนน"
NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")


def rows(first: float) -> list[str]:
    return [f"{number} {name} | {first + number:.2f}" for number, name in enumerate(NAMES, 1)]


def starts(*lines: str) -> list[tuple[int, tuple[str, ...]]]:
    grid = score_table(*lines, is_ruled=False).grid()
    return [(start.row, tuple(cell.text for cell in start.titles)) for start in find_restarts(grid)]


def read(*lines: str) -> list[tuple[str, int | None, str, tuple[str, ...]]]:
    seen, _ = read_scores(score_table(*lines, is_ruled=False))
    return [
        (one.code, one.fiscal_year, one.role, tuple(claim.question for claim in one.open_claims))
        for one in seen
        if one.code == "indicator-1"
    ]


def test_same_rows_below_another_title_are_another_part() -> None:
    assert starts(HEAD, "ปี 2567 | ", *rows(80), "ปี 2566 | ", *rows(70)) == [(0, ("ปี 2567",)), (6, ("ปี 2566",))]


def test_part_that_has_headings_of_its_own_keeps_them() -> None:
    found = starts("ปี 2567 | ", HEAD, *rows(80), " | ", "ปี 2566 | ", HEAD, *rows(70))
    assert found == [(1, ("ปี 2567",)), (7, ("ปี 2566",))]


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, *rows(80)),
        (HEAD, "แบบวัด IIT | ", *rows(80), "แบบวัด EIT | ", "6 คุณภาพการดำเนินงาน | 81.00", "7 การสื่อสาร | 82.00"),
        ("ปี | ตัวชี้วัด | คะแนน", *(f"2567 | {row}" for row in rows(80)), *(f"2566 | {row}" for row in rows(70))),
        ("ปี | ตัวชี้วัด | คะแนน", "2567 | ก | 80.00", " | ข | 81.00", " | ค | 82.00", "2566 | ก | 70.00", " | ข | 71.00"),
    ],
)
def test_rows_that_differ_or_name_their_year_begin_nothing(lines: tuple[str, ...]) -> None:
    assert starts(*lines) == []


def test_title_that_comes_in_every_part_titles_none_of_them() -> None:
    part = ["แบบวัด IIT | ", *rows(80)]
    assert [titles for _, titles in starts(HEAD, "ปี 2567 | ", *part, "ปี 2566 | ", *part)] == [("ปี 2567",), ("ปี 2566",)]


def test_each_part_is_of_the_year_of_its_title() -> None:
    found = read(HEAD, "ปี 2567 | ", *rows(80), "ปี 2566 | ", *rows(70))
    assert found == [("indicator-1", 2567, "score", ()), ("indicator-1", 2566, "score", ())]


def test_titles_that_are_alike_but_for_a_year_name_years() -> None:
    found = read(HEAD, "งปม. 67 | ", *rows(80), "งปม. 66 | ", *rows(70))
    assert [(code, year) for code, year, _, _ in found] == [("indicator-1", 2567), ("indicator-1", 2566)]


def test_goals_in_a_part_of_their_own_are_no_scores() -> None:
    found = read(HEAD, "ปี 2567 | ", *rows(80), "ค่าเป้าหมาย | ", *rows(90))
    assert [role for _, _, role, _ in found] == ["score", "target"]


def test_word_that_nobody_knows_in_a_title_leaves_the_quantity_open() -> None:
    """However much the heading over all parts says, it says nothing of one of them."""
    found = read("ตัวชี้วัด | คะแนนที่หน่วยงานได้รับ", "ปี 2567 | ", *rows(80), "หมายตาไว้ | ", *rows(90))
    assert found[1] == ("indicator-1", 2568, "score", ("quantity",))


def test_number_like_a_year_that_nothing_tells_to_be_one_leaves_the_year_open() -> None:
    found = read(HEAD, "งปม. 67 | ", *rows(80), "ค่าเป้าหมาย | ", *rows(90))
    assert "year" in found[0][3]


def part(first: int, *names: str) -> list[str]:
    return [f"{name} | {first + at}.00" for at, name in enumerate(names)]


@pytest.mark.parametrize(
    ("second", "is_again"),
    [
        (("แผน", "ผล"), True),
        (("แผน", "งาน"), False),  # one row again may be a sum
        (("แผน", "ผล", "งาน", "เงิน"), True),  # half of them
        (("แผน", "ผล", "งาน", "เงิน", "คน"), False),
        (("ผล", "แผน"), True),
        (("แผน ", "ผล"), True),
        (("แผน", "แผน"), False),
    ],
)
def test_half_of_the_rows_and_two_at_least_come_again(second: tuple[str, ...], is_again: bool) -> None:
    lines = (HEAD, "ปี 2567 | ", *part(80, "แผน", "ผล", "ของ"), "ปี 2566 | ", *part(70, *second))
    expected = [(0, ("ปี 2567",)), (6, ("ปี 2566",))] if is_again else []
    assert starts(*lines) == expected
    assert starts(*lines, "หมายเหตุ ปัดเศษ | ", " | ") == expected  # what stands below is no row of the part


def test_three_parts_begin_where_each_does() -> None:
    lines = [HEAD, *(line for year in (2567, 2566, 2565) for line in (f"ปี {year} | ", *rows(year - 2500)))]
    assert [titles for _, titles in starts(*lines)] == [("ปี 2567",), ("ปี 2566",), ("ปี 2565",)]


def test_part_goes_on_below_a_title_with_rows_of_its_own() -> None:
    other = ("แบบวัด EIT | ", "6 คุณภาพการดำเนินงาน | 81.00", "7 การสื่อสาร | 82.00")
    found = starts(HEAD, "ปี 2567 | ", *rows(80), *other, "ปี 2566 | ", *rows(70), *other)
    assert found == [(0, ("ปี 2567",)), (9, ("ปี 2566",))]


@pytest.mark.parametrize("empty", ["", "~"])
def test_cell_at_the_side_of_several_rows_is_part_of_their_labels(empty: str) -> None:
    """However often the rows come again: their year stands beside them, and a note between them titles nothing."""
    first, second = (
        [f"{year} | แผน | {at}0.00", f"{empty} | ผล | {at}1.00", f"{empty} | งาน | {at}2.00"]
        for at, year in ((8, 2567), (7, 2566))
    )
    note = "หมายเหตุ ปัดเศษ | < | <"
    assert starts("ปี | ตัวชี้วัด | คะแนน", *first, note, *second) == []
    same = [line.replace("2567", "2566") for line in first]
    assert starts("ปี | ตัวชี้วัด | คะแนน", *same, note, *second) == [(0, ()), (5, ("หมายเหตุ ปัดเศษ",))]


def test_rows_without_a_word_or_without_a_number_label_nothing() -> None:
    bare = ("80.00 | 81.00", "82.00 | 83.00")
    assert starts(HEAD, *bare, "ปี 2566 | ", *bare) == []
    assert starts(HEAD, "แผน | ดี", "ผล | ดี", "ปี 2566 | ", "แผน | ดี", "ผล | ดี") == []
