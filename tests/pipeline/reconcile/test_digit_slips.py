"""Numbers that one slip of a reader turns into what it read."""

from __future__ import annotations

import pytest

from prongsai.pipeline.reconcile.digit_slips import find_single_slips


@pytest.mark.parametrize(
    ("raw", "low", "high", "found"),
    [
        # one digit for another, in any place, the ends of the interval among the possible
        ("95.17", 94.17, 94.17, [94.17]),
        ("95.17", 95.87, 95.87, [95.87]),
        ("95.17", 95.1, 95.12, [95.1, 95.11, 95.12]),
        ("๙๕.๑๗", 94.165, 94.175, [94.17]),
        ("95,17", 94.165, 94.175, [94.17]),
        # a digit lost before, inside or behind; what was read keeps all its own digits
        ("5.17", 95.165, 95.175, [95.17]),
        ("9.17", 95.165, 95.175, [95.17]),
        ("95.7", 95.165, 95.175, [95.17]),
        ("95.1", 95.165, 95.175, [95.17]),
        ("10", 100, 100, [100.0]),
        ("0", 50, 50, [50.0]),
        ("5", 50, 50, [50.0]),
        ("5", 0.0, 0.0, [0.0]),
        # what is left of a score in two digits lost more than one
        ("7", 78.8, 79.1, []),
        ("79", 78.8, 79.1, []),
        ("0.50", 0.35, 0.45, [0.4]),
        # the point lost, of three digits and more
        ("9517", 95.165, 95.175, [95.17]),
        ("950", 9.495, 9.505, [9.5]),
        ("10000", 99.995, 100.0, [100.0]),
        # two slips are none
        ("95.17", 83.0, 84.9, []),
        ("95.17", 95.171, 95.174, []),
        ("100.00", 100.01, 110.0, []),
        ("95.17", 951.0, 952.0, []),
        # scores have two decimals and no more than three digits before them
        ("95.17", 95.171, 95.179, []),
        ("95170", 95.165, 95.175, []),
    ],
)
def test_numbers_that_one_slip_turns_into_what_was_read(raw, low, high, found):
    assert find_single_slips(raw, low, high) == found


@pytest.mark.parametrize("raw", ["", ".", "9.5.1", "95.1c", "ก", "-5", "1..2", "AB.C"])
def test_what_is_no_number_is_no_slip_of_one(raw):
    assert find_single_slips(raw, 0, 100) == []
