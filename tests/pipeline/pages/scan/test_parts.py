"""Parts of a mask: what touches, where it lies, and what is picked of it."""

from __future__ import annotations

import numpy as np

from prongsai.pipeline.pages.scan.parts import Part, find_parts

MASK = np.array(
    [
        [0, 0, 0, 0, 0, 0],
        [0, 1, 0, 0, 0, 1],
        [0, 0, 1, 0, 0, 1],
        [0, 0, 0, 0, 0, 1],
    ]
)


def test_marks_that_touch_at_a_corner_are_one_part():
    assert list(find_parts(MASK)) == [Part(1, 1, 2, 2, 2), Part(5, 1, 1, 3, 3)]


def test_the_ground_is_no_part():
    assert len(find_parts(np.zeros((4, 4)))) == 0
    assert list(find_parts(np.ones((4, 3)))) == [Part(0, 0, 3, 4, 12)]


def test_parts_are_measured():
    parts = find_parts(MASK)
    assert parts.longer_side.tolist() == [2, 3]
    assert parts.middle.tolist() == [[1.5, 1.5], [5.0, 2.0]]


def test_box_has_a_margin_and_ends_at_the_edges_above_and_left():
    parts = find_parts(MASK)
    assert parts.box(0) == (slice(1, 3), slice(1, 3))
    assert parts.box(0, margin=2) == (slice(0, 5), slice(0, 5))
    assert parts.box(1, margin=-1)[0] == slice(2, 3)


def test_mask_of_a_part_leaves_out_what_else_lies_in_the_box():
    parts = find_parts(MASK)
    assert parts.mask(0, (slice(None), slice(None))).tolist() == np.where(MASK * [1, 1, 1, 0, 0, 0], 1, 0).tolist()


def test_picked_parts_are_marked_in_the_whole_picture():
    parts = find_parts(MASK)
    assert parts.pick(parts.area > 2).tolist() == (MASK * [0, 0, 0, 0, 0, 1]).tolist()
    assert not parts.pick(np.array([False, False])).any()
