"""Decoding of CTC outputs, on probabilities small enough to add up by hand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.ctc import decode_best_path, soften


def rows(*values: list[float]) -> NDArray[np.float32]:
    return np.array(values, dtype=np.float32)


def test_repeats_collapse_and_blanks_part_them() -> None:
    sure = np.eye(3, dtype=np.float32)
    path = [1, 1, 0, 1, 2, 2, 0]
    decoded = decode_best_path(sure[path])
    assert decoded.outputs == (1, 1, 2)
    assert decoded.steps == (0, 3, 4)
    assert decoded.confidence == pytest.approx(1.0)


def test_confidence_is_the_product_of_the_characters() -> None:
    decoded = decode_best_path(rows([0.0, 0.9, 0.1], [1.0, 0.0, 0.0], [0.0, 0.2, 0.8]))
    assert decoded.outputs == (1, 2)
    assert decoded.confidence == pytest.approx(0.9 * 0.8)


def test_a_character_nearly_read_in_a_gap_is_doubt() -> None:
    decoded = decode_best_path(rows([0, 1, 0, 0], [0.6, 0, 0, 0.4], [0, 0, 1, 0]))
    assert decoded.outputs == (1, 2)
    assert decoded.confidence == pytest.approx(0.6)


def test_doubt_after_the_last_character_counts_too() -> None:
    decoded = decode_best_path(rows([0.0, 1.0, 0.0], [0.7, 0.0, 0.3]))
    assert decoded.confidence == pytest.approx(0.7)


def test_two_equal_characters_that_run_together_are_counted_over_all_paths() -> None:
    # the best path stays on 1 throughout; one blank at any of three steps parts it: 0.45 x 3 beside 0.55
    steps = rows([0, 1], [0, 1], [0.45, 0.55], [0, 1], [0.45, 0.55], [0, 1], [0.45, 0.55], [0, 1])
    decoded = decode_best_path(steps)
    assert decoded.outputs == (1, 1)
    assert decoded.confidence == pytest.approx(0.71, abs=0.01)


def test_one_character_that_wavers_is_not_two() -> None:
    # the dip is hardly a blank, and a path through the other steps explains it as well
    assert decode_best_path(rows([0.6, 0.4], [0.1, 0.9], [0.51, 0.49], [0.6, 0.4], [0.52, 0.48])).outputs == (1,)


def test_equal_characters_clearly_apart_stay_two() -> None:
    decoded = decode_best_path(np.eye(2, dtype=np.float32)[[1, 0, 1]])
    assert decoded.outputs == (1, 1)
    assert decoded.confidence == pytest.approx(1.0)


def test_nothing_read_is_worthless() -> None:
    assert decode_best_path(rows([1.0, 0.0])).confidence == 0.0
    assert decode_best_path(np.zeros((0, 3), np.float32)).outputs == ()


def test_forbidden_outputs_still_count_as_doubt() -> None:
    allowed = np.array([True, True, False])
    decoded = decode_best_path(rows([0.05, 0.15, 0.8]), allowed)
    assert decoded.outputs == (1,)
    assert decoded.confidence == pytest.approx(0.15)


def test_softening_keeps_the_order_and_lowers_the_certainty() -> None:
    logits = rows([2.0, 0.0, -1.0])
    hard, soft = soften(logits, 1.0), soften(logits, 2.0)
    assert soft.sum() == pytest.approx(1.0)
    assert soft[0, 0] < hard[0, 0]
    assert list(np.argsort(soft[0])) == list(np.argsort(hard[0]))
