"""A browser's second reading of a letter with its marks is dropped; everything that is drawn stays."""

from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.layer.ghost_clusters import drop_ghost_clusters


def char(text, x0, x1, generated=False):
    return Char(text, text, x0, 0.0, x1, 12.0, 10.0, 12.0, "F", generated)


def text(chars):
    return "".join(c.text for c in drop_ghost_clusters(chars))


def test_repeated_cluster_without_width_is_dropped_with_the_blank_behind_it():
    seen = [
        char("\u0e27", 0, 6),
        char("\u0e34", 0, 7),
        char("\u0e27", 7, 7),
        char("\u0e34", 7, 7.3),
        char(" ", 7, 7, generated=True),
        char("\u0e40", 7, 12),
    ]
    assert text(seen) == "\u0e27\u0e34\u0e40"


def test_vowel_behind_a_ghost_is_kept():
    seen = [
        char("\u0e19", 0, 5),
        char("\u0e49", 0, 5),
        char("\u0e19", 6, 6),
        char("\u0e49", 6, 6),
        char("\u0e32", 6, 10),
    ]
    assert text(seen) == "\u0e19\u0e49\u0e32"


def test_doubled_letters_that_are_drawn_stay():
    assert text([char("\u0e19", 0, 5), char("\u0e19", 5, 10)]) == "\u0e19\u0e19"


def test_letter_without_width_that_repeats_nothing_stays():
    assert text([char("\u0e01", 0, 5), char("\u0e02", 5, 5)]) == "\u0e01\u0e02"


def test_sara_aa_that_is_called_by_its_whole_cluster_is_no_second_letter():
    seen = [
        char("\u0e2d", 0, 3),
        char("\u0e33", 0, 5),
        char("\u0e2d", 6, 8),
        char("\u0e33", 6, 10),
        char("\u0e19", 11, 17),
    ]
    kept = drop_ghost_clusters(seen)
    assert "".join(c.text for c in kept) == "\u0e2d\u0e33\u0e19"
    assert kept[1].x1 == 10


def test_letter_with_sara_am_that_is_drawn_twice_stays():
    seen = [char("\u0e14", 0, 6), char("\u0e33", 0, 11), char("\u0e14", 11, 17), char("\u0e33", 11, 22)]
    assert text(seen) == "\u0e14\u0e33\u0e14\u0e33"
