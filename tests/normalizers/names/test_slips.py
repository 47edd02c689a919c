"""What each slip costs, given the name: a letter that is lost costs less than one that is added."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.look_alikes import encode_names, look_alike_distance, look_alike_distances
from prongsai.normalizers.names.slips import SLIPS


@pytest.mark.parametrize(
    ("reading", "name", "cost"),
    [
        ("กู่ทอง", "กู่ทอง", 0.0),
        ("กูทอง", "กู่ทอง", 0.3),  # a tone mark lost
        ("กู่ทอง", "กูทอง", 0.98),  # and one added
        ("กู้ทอง", "กู่ทอง", 0.67),  # and one for another
        ("นาด", "นาดี", 0.33),  # a vowel lost
        ("นาดี", "นาด", 0.98),  # and one added
        ("นาดิ", "นาดี", 0.59),  # and one for another of its shape
        ("นาดา", "นาดี", 1.0),  # and for an unlike one
        ("นาอง", "นาทอง", 0.48),  # a consonant lost
        ("นาททอง", "นาทอง", 1.0),  # and one added
        ("ภาม", "กาม", 0.62),  # and one for another of its shape
        ("ขาม", "กาม", 1.0),  # and for an unlike one
        ("กมา", "กาม", 0.62),  # neighbours that changed places
        ("ม", "กาม", 0.48 + 0.33),
        ("กาม", "ม", 1.0 + 0.98),
    ],
)
def test_slip_costs_what_was_learned_of_it(reading: str, name: str, cost: float) -> None:
    assert look_alike_distance(reading, name, SLIPS) == pytest.approx(cost, abs=1e-5)
    assert look_alike_distances(reading, encode_names([name]), None, SLIPS) == pytest.approx([cost], abs=1e-5)
