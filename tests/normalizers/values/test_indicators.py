"""Indicators as printed: the number and the title, and which of them decides."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.indicators import (
    IndicatorReading,
    KnownIndicator,
    read_indicator,
    read_indicator_column,
    title_likeness,
)
from prongsai.pipeline.frame.load import load_frame

KNOWN = load_frame().year(2568).known_indicators


@pytest.mark.parametrize(
    ("number", "title", "expected"),
    [
        ("๔", "คุณภาพการดำเนินงาน", 6),
        ("๔", "การปรับปรุงระบบการทำงาน ได้ ๙๑.๒๐", 8),
        ("๔", "การใช้ทรัพย์สินของทางราชการ", 4),
        ("ตัวชี้วัดที่ ๙", "การเปีดเผยข้อมล", 9),
        ("", "การใช้อำนาจ", 3),
        ("7", "ตัวชี้วัดคุณภาพการดำเนินงาน", 6),  # the name joined to the word; the number counts rows
        ("11", "ตัวชี้วัดการเปิดเผยข้อมูล", 9),
        ("๑๐", "", 10),
        ("๑", "การป้องกันและปราบปรามการทุจริต", 1),
        ("", "ข้อมูลทั่วไป", None),
        ("๑๑", "", None),
        ("๑", "เจ้าหน้าที่ในหน่วยงานของท่าน ให้ข้อมูลอย่างตรงไปตรงมาและไม่ปิดบังมากน้อยเพียงใด", None),
    ],
)
def test_strong_title_decides_and_weak_title_leaves_it_to_the_number(
    number: str, title: str, expected: int | None
) -> None:
    reading = read_indicator(number, title, KNOWN)
    assert (reading.number if reading else None) == expected


def test_contradiction_between_number_and_title_is_noted() -> None:
    reading = read_indicator("๔", "คุณภาพการดำเนินงาน", KNOWN)
    assert reading is not None
    assert reading.note is not None
    assert reading.confidence < 0.95


def test_year_without_indicators_has_none() -> None:
    assert read_indicator("1", "การปฏิบัติหน้าที่", ()) is None
    assert read_indicator_column(["1"], ["การปฏิบัติหน้าที่"], ()) == [None]


def test_every_wording_means_its_own_indicator() -> None:
    for indicator in KNOWN:
        for wording in indicator.wordings:
            reading = read_indicator("", wording, KNOWN)
            assert reading is not None
            assert reading.number == indicator.number


def test_counted_rows_keep_their_number_under_a_replaced_title() -> None:
    titles = [indicator.wordings[0] for indicator in KNOWN]
    titles[0] = "การป้องกันการทุจริต"
    readings = read_indicator_column([str(n) for n in range(1, 11)], titles, KNOWN)
    assert [r.number if r else None for r in readings] == list(range(1, 11))
    assert readings[0] is not None
    assert readings[0].note is not None


@pytest.mark.parametrize(
    ("number", "title", "expected"),
    [
        ("", "การใช้อำนาจ", IndicatorReading(3, 0.93)),
        ("", "การใช้อำนจ", IndicatorReading(3, 0.93)),
        ("", "การปองกันการทจริต", IndicatorReading(10, 0.85)),
        ("๓", "การใช้อำนาจ", IndicatorReading(3, 0.99)),
        ("๓", "", IndicatorReading(3, 0.85)),
        ("๔", "การใช้อำนาจ", IndicatorReading(3, 0.92, "printed as number 4; the title is that of indicator 3")),
        ("๓", "เรื่องอื่น", IndicatorReading(3, 0.7, "the title is not that of indicator 3")),
        ("๒", "การใชงบมาค", IndicatorReading(2, 0.95)),
        ("0", "การใช้อำนาจ", IndicatorReading(3, 0.93)),
    ],
)
def test_confidence_says_what_decided(number: str, title: str, expected: IndicatorReading) -> None:
    assert read_indicator(number, title, KNOWN) == expected


def test_name_that_two_indicators_bear_leaves_it_to_the_number() -> None:
    twins = [KnownIndicator(1, "IIT", ("การสื่อสาร",)), KnownIndicator(2, "EIT", ("การสื่อสาร",))]
    assert read_indicator("", "การสื่อสาร", twins) is None
    reading = read_indicator("2", "การสื่อสาร", twins)
    assert reading is not None
    assert (reading.number, reading.confidence) == (2, 0.95)


def test_twelve_indicators_are_read_like_ten() -> None:
    twelve = [KnownIndicator(n, "IIT", (f"เรื่องที่{'กขคฆงจฉชซฌญฎ'[n - 1] * 9}",)) for n in range(1, 13)]
    reading = read_indicator("๑๒", "", twelve)
    assert reading is not None
    assert reading.number == 12
    assert read_indicator("๑๓", "", twelve) is None


def test_count_decides_only_where_most_titles_agree() -> None:
    titles = [indicator.wordings[0] for indicator in KNOWN][:5]
    numbers = ["1", "2", "3", "4", "5"]
    assert [r.confidence if r else None for r in read_indicator_column(numbers, titles, KNOWN)] == [0.98] * 5
    swapped = [titles[1], titles[0], titles[3], titles[2], titles[4]]
    assert [r.number if r else None for r in read_indicator_column(numbers, swapped, KNOWN)] == [2, 1, 4, 3, 5]
    short = read_indicator_column(numbers[:4], swapped[:4], KNOWN)
    assert [r.number if r else None for r in short] == [2, 1, 4, 3]


def test_likeness_compares_the_head_of_a_title() -> None:
    likeness = title_likeness("การใช้อำนาจ ได้คะแนน ๙๐.๑๒", KNOWN)
    assert likeness[3] == 1.0
    assert set(title_likeness("", KNOWN).values()) == {0.0}


@pytest.mark.parametrize(
    ("head", "likeness"),
    [
        ("การใช้อำนาจ", 1.0),
        ("การใช้ อำ นาจ", 1.0),
        ("การใช้อำนาจได้คะแนน", 1.0),
        # two letters lost in the middle, or two or four too many in front, with a sentence behind the name
        ("การช้อนาจได้คะแนน", 1 - 2 / 11),
        ("กขการใช้อำนาจได้คะแนน", 1 - 2 / 13),
        ("กขคงการใช้อำนาจได้คะแนน", 1 - 4 / 15),
    ],
)
def test_likeness_allows_for_letters_lost_and_added(head: str, likeness: float) -> None:
    assert title_likeness(head, [KnownIndicator(3, "IIT", ("การใช้อำนาจ",))])[3] == pytest.approx(likeness)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("(๙)", 9),
        ("๙.", 9),
        ("ตัวชี้วัดที่ ๙", 9),
        ("ก" * 16 + "9", 9),
        ("ก" * 17 + "9", None),
        ("9 คะแนน", None),
        ("9.1", None),
    ],
)
def test_number_of_an_indicator_stands_by_itself(number: str, expected: int | None) -> None:
    reading = read_indicator(number, "", KNOWN)
    assert (reading.number if reading else None) == expected


def test_third_indicator_with_another_name_does_not_tell_two_of_one_name_apart() -> None:
    names = ("การสื่อสาร", "การสื่อสาร", "คุณภาพการดำเนินงาน")
    three = [KnownIndicator(number, "EIT", (name,)) for number, name in enumerate(names, start=1)]
    assert read_indicator("", "การสื่อสาร", three) is None


def test_readings_of_a_counted_column_say_what_decided() -> None:
    titles = [indicator.wordings[0] for indicator in KNOWN]
    titles[1], titles[2] = titles[9], ""
    readings = read_indicator_column([str(n) for n in range(1, 11)], titles, KNOWN)
    assert readings[:4] == [
        IndicatorReading(1, 0.98),
        IndicatorReading(2, 0.93, "the row's place in the count decides, not its title"),
        IndicatorReading(3, 0.93),
        IndicatorReading(4, 0.98),
    ]


@pytest.mark.parametrize(
    "numbers",
    [("1", "2", "3", "4", "5", "7"), ("1.1", "2.1", "3.1", "4.1", "5.1", "6.1"), ("2", "3", "4", "5", "6", "7")],
)
def test_numbers_that_do_not_count_leave_every_row_to_itself(numbers: tuple[str, ...]) -> None:
    titles = [KNOWN[int(number[0]) - 1].wordings[0] for number in numbers]
    titles[0] = KNOWN[9].wordings[0]
    readings = read_indicator_column(numbers, titles, KNOWN)
    assert [r.number if r else None for r in readings] == [10, *(int(number[0]) for number in numbers[1:])]


def test_row_that_says_nothing_keeps_the_others_from_being_counted() -> None:
    titles = [indicator.wordings[0] for indicator in KNOWN][:6]
    titles[0] = KNOWN[9].wordings[0]
    titles[5] = "เจ้าหน้าที่ในหน่วยงานของท่าน ให้ข้อมูลอย่างตรงไปตรงมาและไม่ปิดบังมากน้อยเพียงใด"
    readings = read_indicator_column(list("123456"), titles, KNOWN)
    assert [r.number if r else None for r in readings] == [10, 2, 3, 4, 5, None]
