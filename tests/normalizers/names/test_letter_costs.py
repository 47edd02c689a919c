"""The tables of what it costs to take a letter for another, to lose one and to add one."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.letter_costs import FOREIGN_LETTER, build_costs, is_thai_letter, number_of

TONES, VOWELS = "\u0e48\u0e49", "\u0e34\u0e35\u0e36"
COSTS = build_costs(
    ((TONES, 0.1, 0.2, 0.3), (VOWELS, 0.5, 0.6, 0.7)),
    ((("กภถ", "ถข"), 0.4), (("\u0e34\u0e35",), 0.25)),
    (0.8, 0.9),
    0.45,
)


@pytest.mark.parametrize(
    ("char", "is_thai"),
    [
        ("ก", True),
        ("\u0e4e", True),  # the last mark
        ("\u0e3a", True),
        ("\u0e4f", False),  # an ornament
        ("\u0e00", False),  # no character
        ("๑", False),
        ("a", False),
        ("ж", False),
        (" ", False),
    ],
)
def test_letters_of_the_language_have_a_number_of_their_own(char: str, is_thai: bool) -> None:
    assert is_thai_letter(char) is is_thai
    assert (number_of(char) == FOREIGN_LETTER) is not is_thai


def test_numbers_count_through_from_one_and_leave_zero_for_none() -> None:
    letters = [chr(code) for code in range(0x0E01, 0x0E4F)]
    assert [number_of(char) for char in letters] == list(range(1, len(letters) + 1))
    assert len(letters) + 1 == FOREIGN_LETTER
    assert COSTS.lost.shape == COSTS.added.shape == (FOREIGN_LETTER + 1,)
    assert COSTS.instead.shape == (FOREIGN_LETTER + 1, FOREIGN_LETTER + 1)


@pytest.mark.parametrize(
    ("read", "letter", "cost"),
    [
        ("ก", "ก", 0.0),
        ("ก", "ภ", 0.4),
        ("ภ", "ถ", 0.4),
        ("ถ", "ข", 0.4),
        ("ก", "ข", 0.9),  # each looks like the third
        ("ก", "ค", 0.9),
        ("\u0e48", "\u0e49", 0.1),
        ("\u0e48", "\u0e48", 0.0),
        ("\u0e34", "\u0e36", 0.5),
        ("\u0e34", "\u0e35", 0.25),  # alike, and that costs less
        ("\u0e48", "\u0e34", 0.9),
        ("ก", "\u0e48", 0.9),
        ("ж", "ก", 0.6),
        ("ж", "\u0e48", 0.6),
        ("ж", "ж", 0.6),  # two that have no number may be two
    ],
)
def test_letter_for_another_costs_what_its_kind_and_shape_say(read: str, letter: str, cost: float) -> None:
    assert COSTS.instead[number_of(read), number_of(letter)] == pytest.approx(cost)
    assert COSTS.instead[number_of(letter), number_of(read)] == pytest.approx(cost)


@pytest.mark.parametrize(
    ("letter", "lost", "added"),
    [("\u0e48", 0.2, 0.3), ("\u0e49", 0.2, 0.3), ("\u0e36", 0.6, 0.7), ("ก", 0.8, 0.9), ("ж", 0.6, 0.6)],
)
def test_letter_that_is_lost_or_added_costs_what_its_kind_says(letter: str, lost: float, added: float) -> None:
    assert COSTS.lost[number_of(letter)] == pytest.approx(lost)
    assert COSTS.added[number_of(letter)] == pytest.approx(added)


def test_looks_never_make_a_letter_dearer() -> None:
    costs = build_costs(((TONES, 0.1, 0.2, 0.3),), (((TONES,), 0.4),), (1.0, 1.0), 0.5)
    assert costs.instead[number_of(TONES[0]), number_of(TONES[1])] == pytest.approx(0.1)


def test_lists_hold_what_the_tables_do() -> None:
    lost, added, instead = COSTS.lists
    assert (lost, added, instead) == (COSTS.lost.tolist(), COSTS.added.tolist(), COSTS.instead.tolist())
    assert COSTS.swapped == 0.45
