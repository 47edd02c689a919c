"""How far apart names are for a reader that mistakes letters of one shape."""

from __future__ import annotations

import numpy as np
import pytest

from prongsai.normalizers.names.look_alikes import encode_names, fold_name, look_alike_distance, look_alike_distances

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
