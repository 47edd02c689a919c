"""How far apart names are for a reader that mistakes letters of one shape."""

from __future__ import annotations

import numpy as np
import pytest

from prongsai.normalizers.names.letter_costs import FOREIGN_LETTER, number_of
from prongsai.normalizers.names.look_alikes import (
    encode_names,
    fold_name,
    look_alike_distance,
    look_alike_distances,
    near_distances,
)
from prongsai.normalizers.names.slips import SLIPS

FOREIGN, OTHER_FOREIGN = "ж", "щ"


@pytest.mark.parametrize(
    ("reading", "name", "cost"),
    [
        ("นาดี", "นาดี", 0.0),
        ("กู่ทอง", "กูทอง", 0.25),  # a tone mark lost
        ("กู่ทอง", "กู้ทอง", 0.2),  # and one for another
        ("นาดี", "นาด", 0.7),  # a vowel lost
        ("นาดี", "นาดา", 0.6),  # and one for an unlike one
        ("นาดี", "นาดิ", 0.35),  # and for one that looks like it
        ("นาดู", "นาดุ", 0.35),
        ("โนน", "ไนน", 0.35),
        ("นาดี", "นะดี", 0.35),
        ("เกา", "แกา", 0.35),
        ("กาม", "ขาม", 1.0),  # unlike consonants
        ("กามล", "กาม", 1.0),
        ("กามลง", "กาม", 2.0),
        ("กาม", "ลงกาม", 2.0),
        ("กาม", "", 2.7),
        ("", "กาม", 2.7),
        ("กมา", "กาม", 0.6),  # neighbours that changed places
        ("มกล", "กมล", 0.6),
        ("กลม", "กมล", 0.6),
        ("มลก", "กมล", 2.0),
        (f"กา{FOREIGN}", "กาม", 0.6),  # a letter that the reader could not name
        (f"กา{FOREIGN}", "กา", 0.6),
        ("กา", f"กา{FOREIGN}", 0.6),
        (f"กา{FOREIGN}", f"กา{FOREIGN}", 0.6),
        (f"กา{FOREIGN}", f"กา{OTHER_FOREIGN}", 0.6),
        (f"กา{FOREIGN}", "กา\u0e4e", 0.6),
        ("กา\u0e4e", "กา\u0e4e", 0.0),
    ],
)
def test_slip_costs_what_readers_slip_on(reading: str, name: str, cost: float) -> None:
    assert look_alike_distance(reading, name) == pytest.approx(cost, abs=1e-5)
    # and the same where many names are compared at once, shorter and longer ones among them
    found = look_alike_distances(reading, encode_names(["กู่", name, "ทองกู่กู่กู่"]))
    assert found[1] == pytest.approx(cost, abs=1e-5)


@pytest.mark.parametrize(
    "group",
    ["กภถฎฏ", "ขชซ", "คดตศ", "นมฆ", "บปษ", "ผฝพฟฬ", "ลสอฮ", "ทฑหฟ", "ธรฐ", "ยบผ", "งว", "จฉ", "ญณ", "วอ"],
)
def test_consonants_of_one_shape_are_nearer_than_others(group: str) -> None:
    for letter in group[1:]:
        assert look_alike_distance(f"{group[0]}า", f"{letter}า") == pytest.approx(0.4)
        assert look_alike_distance(f"{letter}า", f"{group[0]}า") == pytest.approx(0.4)


def test_many_names_are_compared_as_each_alone() -> None:
    names = ["กู่ทอง", "นาดี", "โนนแดง", "ก", "ทองกู่กู่กู่"]
    encoded = encode_names(names)
    alone = [look_alike_distance("กูทองง", name) for name in names]
    assert look_alike_distances("กูทองง", encoded) == pytest.approx(alone)
    assert look_alike_distances("กูทองง", encoded, np.array([3, 1])) == pytest.approx([alone[3], alone[1]])


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("นา ยาง", "นายาง"),
        ("นา(ยาง)-“x”", "นายางx"),
        ("น\u0e4d\u0e32", "น\u0e33"),
        ("เเม่", "แม่"),
        ("กู่่ทอง", "กู่ทอง"),
        ("กกก", "กกก"),
        ("THong", "ทoง"),
        ("อบต.ฯ ๆ", "อบต"),
    ],
)
def test_name_is_folded_as_it_is_compared(text: str, folded: str) -> None:
    assert fold_name(text) == folded


def test_letters_of_each_name_are_counted() -> None:
    letters = encode_names(["กกข", "", f"ข{FOREIGN}{OTHER_FOREIGN}"]).letters
    assert letters.shape == (FOREIGN_LETTER + 1, 3)
    assert letters[number_of("ก")].tolist() == [2, 0, 0]
    assert letters[number_of("ข")].tolist() == [1, 0, 1]
    assert letters[FOREIGN_LETTER].tolist() == [0, 0, 2]
    assert not letters[number_of("ค")].any()


READING = "กู่ทอง"
SAME, MARK, LOOK, TWO, SWAPPED, FAR, FARTHER, OTHER_ORDER = range(8)
NAMES = ["กู่ทอง", "กูทอง", "ภู่ทอง", "นาทอง", "กู่ทงอ", "โนนแดงใหญ่", "ท่าช้างใหญ่น้อย", "งอทู่ก"]
PLAIN = [0, 1, 1, 3, 2, 9, 13, 6]
"""Plain edits of each name."""
LEAST = [0, 1, 1, 3, 0, 8, 11, 0]
"""What its letters alone need at the least; what is beyond the limit is worth at least one more than it."""


def near(names: list[int], most: int, always: list[int] | None = None, reading: str = READING) -> list[float]:
    encoded = encode_names([NAMES[at] for at in names])
    rows = None if always is None else np.array(always, dtype=np.int64)
    return [round(float(one), 2) for one in near_distances(reading, encoded, most, rows)]


def test_near_names_are_compared_by_look_and_far_ones_by_what_their_letters_need() -> None:
    every = [SAME, MARK, LOOK, TWO, SWAPPED, FAR, FARTHER, OTHER_ORDER]
    by_look = [round(look_alike_distance(READING, NAMES[at]), 2) for at in every]
    assert by_look[:5] == [0.0, 0.25, 0.4, 1.85, 0.6]
    # within three edits of the nearest; the letters of the last are near, and its edits are not
    assert near(every, len(NAMES)) == [*by_look[:5], LEAST[FAR], LEAST[FARTHER], PLAIN[OTHER_ORDER]]


def test_limit_lies_three_edits_beyond_the_nearest_name() -> None:
    assert near([TWO, OTHER_ORDER], 5) == [1.85, round(look_alike_distance(READING, NAMES[OTHER_ORDER]), 2)]
    assert near([SAME, TWO], 5) == [0.0, 1.85]
    assert near([SAME, OTHER_ORDER], 5) == [0.0, 6.0]
    # a name that needs less by its letters than what lies beyond the limit is as far as that
    assert near([SAME, FAR], 5)[1] == 8.0
    assert near([SAME, FAR], 5, reading="กู่ทองโนนแดง")[1] == max(10.0, 6 + 3 + 1)


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (1, [0.0, 1.0, 1.0, 3.0, 2.0]),
        (3, [0.0, 0.25, 0.4, 3.0, 2.0]),
        (4, [0.0, 0.25, 0.4, 3.0, 0.6]),
        (5, [0.0, 0.25, 0.4, 1.85, 0.6]),
        (9, [0.0, 0.25, 0.4, 1.85, 0.6]),
    ],
)
def test_as_many_names_as_wanted_are_compared_by_look_the_nearest_by_edits(most: int, expected: list[float]) -> None:
    assert near([SAME, MARK, LOOK, TWO, SWAPPED], most) == expected
    order = [TWO, SWAPPED, LOOK, SAME, MARK]
    assert near(order, most) == [expected[at] for at in order]


def test_names_to_be_compared_always_are_held_against_the_nearest_of_them() -> None:
    far = round(look_alike_distance(READING, NAMES[FAR]), 2)
    other = round(look_alike_distance(READING, NAMES[OTHER_ORDER]), 2)
    farther = float(PLAIN[FARTHER])
    every = [SAME, MARK, FAR, FARTHER, OTHER_ORDER]
    # the nearest by edits, and of the rows given those within three edits of the nearest of these
    assert near(every, 1, [2]) == [0.0, 1.0, far, LEAST[FARTHER], 6.0]
    assert near(every, 1, [2, 3]) == [0.0, 1.0, far, farther, 6.0]
    assert near(every, 1, [3, 4]) == [0.0, 1.0, LEAST[FAR], farther, other]
    assert near(every, 1, [1, 4]) == [0.0, 0.25, LEAST[FAR], LEAST[FARTHER], 6.0]
    assert near([SAME, TWO, OTHER_ORDER], 1, [1, 2]) == [0.0, 1.85, other]
    assert near([SAME, SWAPPED, OTHER_ORDER], 1, [1, 2]) == [0.0, 0.6, 6.0]
    assert near(every, 1, []) == near(every, 1)


def test_near_names_cost_what_the_given_slips_do() -> None:
    encoded = encode_names([NAMES[SAME], NAMES[MARK]])
    assert near_distances("กูทอง", encoded, 2, None, SLIPS) == pytest.approx([0.3, 0.0])
    assert near_distances(READING, encoded, 2, None, SLIPS) == pytest.approx([0.0, 0.98])
