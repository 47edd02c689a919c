"""Several looks at one line made into one."""

from __future__ import annotations

import pytest

from prongsai.pipeline.pages.scan.ctc import DecodedLine
from prongsai.pipeline.pages.scan.looks import merge_looks


def look(outputs: tuple[int, ...], *confidences: float) -> DecodedLine:
    return DecodedLine(outputs, confidences, tuple(range(len(outputs))))


def test_looks_that_agree_keep_their_confidence() -> None:
    merged = merge_looks([look((5, 6), 0.9, 0.7), look((5, 6), 0.9, 0.8)])
    assert merged.outputs == (5, 6)
    assert merged.confidences == pytest.approx((0.9, 0.75))


def test_the_surest_look_is_taken_and_doubted_where_others_differ() -> None:
    merged = merge_looks([look((5, 7), 0.9, 0.5), look((5, 6), 0.9, 0.8), look((5, 7), 0.9, 0.4)])
    assert merged.outputs == (5, 6)
    assert merged.confidences == pytest.approx((0.9, 0.8 / 3))


def test_a_character_more_in_another_look_is_doubt_about_its_neighbours() -> None:
    merged = merge_looks([look((5, 6), 0.99, 0.99), look((5, 8, 6), 0.9, 0.6, 0.9)])
    assert merged.outputs == (5, 6)
    assert max(merged.confidences) < 0.7


def test_losing_a_character_is_no_way_to_be_surer() -> None:
    merged = merge_looks([look((5, 6, 7), 0.9, 0.9, 0.9), look((5,), 0.85)])
    assert merged.outputs == (5, 6, 7)


def test_a_look_that_sees_nothing_halves_the_confidence() -> None:
    assert merge_looks([look((5,), 0.8), look(())]).confidences == pytest.approx((0.4,))
    assert merge_looks([look(()), look(())]).outputs == ()
