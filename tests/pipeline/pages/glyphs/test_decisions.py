"""Outline, map, words and company decide what a glyph is; a digit is never decided on its outline alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prongsai.pipeline.pages.glyphs.decisions import decide_font
from prongsai.pipeline.pages.glyphs.model import read_glyph_model
from prongsai.pipeline.pages.glyphs.outlines import measure_letter_height, outline_to_features
from prongsai.pipeline.pages.glyphs.uses import GlyphUses

CHARACTERS = tuple("\u0e01\u0e32\u0e23\u0e07\u0e19\u0e49\u0e39\u0e02\u0e2d\u0e51\u0e550123456789oOlIi ")
SQUARE = (np.array([[0, 0], [0.5, 0], [0.5, 0.5], [0, 0.5]], dtype=np.float32),)


@dataclass
class FakeModel:
    """Says of the glyphs, in the order in which they are asked for, what the test lays down."""

    odds: list[dict[str, float]]
    characters: tuple[str, ...] = CHARACTERS

    def predict(self, features: np.ndarray) -> np.ndarray:
        rows = np.full((len(features), len(self.characters)), 1e-6, dtype=np.float32)
        for row, wanted in zip(rows, self.odds, strict=True):
            for character, chance in wanted.items():
                row[self.characters.index(character)] = chance
        return rows / rows.sum(axis=1, keepdims=True)


def uses(lines: list[list[int]], raw: dict[int, str], mapped: frozenset[int] | None = None) -> GlyphUses:
    found = GlyphUses(counts=dict.fromkeys(sorted(raw), 0), mapped=mapped)
    for line in lines:
        for code in line:
            found.counts[code] += 1
            found.outlines[code] = SQUARE
        found.lines.append(tuple(line))
        found.raw_lines.append("".join(raw.get(code, "\ufffd") for code in line))
    found.raw.update(raw)
    return found


def test_map_that_contradicts_clear_outlines_of_marks_gives_way() -> None:
    raw = dict(enumerate("\u0e02\u0e39\u0e2d\u0e01\u0e32\u0e23"))  # the mark is drawn as mai tho
    model = FakeModel([{c: 0.99} for c in "\u0e02\u0e49\u0e2d\u0e01\u0e32\u0e23"])
    reading = decide_font(uses([[0, 1, 2]] * 5 + [[3, 4, 5]] * 5, raw), model)
    assert (reading.texts[1], reading.undecided, reading.is_better) == ("\u0e49", frozenset(), True)


def test_letter_is_not_overruled_by_its_outline_alone() -> None:
    raw = dict(enumerate("\u0e01\u0e32\u0e23\u0e07\u0e19"))
    odds = [{c: 0.99} for c in "\u0e01\u0e32\u0e23\u0e07\u0e02"]  # the last looks like another letter
    reading = decide_font(uses([[0, 1, 2, 3, 1, 4]] * 4, raw), FakeModel(odds))
    assert reading.texts[4] == "\u0e19"
    assert not reading.is_better


def test_digit_with_a_likely_rival_stays_undecided() -> None:
    odds = [{"3": 0.95, "8": 0.05}, {"5": 0.999}]
    reading = decide_font(uses([[0, 1]] * 4, {0: "\x01", 1: "\x02"}), FakeModel(odds))
    assert reading.undecided == {0}


def test_two_glyphs_cannot_be_the_same_digit() -> None:
    reading = decide_font(uses([[0, 1]] * 4, {0: "\x01", 1: "\x02"}), FakeModel([{"5": 0.999}, {"5": 0.999}]))
    assert reading.undecided == {0, 1}


def test_map_and_outline_that_name_different_digits_decide_nothing() -> None:
    raw = dict(enumerate("\u0e01\u0e32\u0e23\u0e07\u0e195"))
    odds = [{c: 0.99} for c in "\u0e01\u0e32\u0e23\u0e07\u0e196"]
    reading = decide_font(uses([[0, 1, 2, 3, 1, 4], [5, 5]] * 4, raw), FakeModel(odds))
    assert (reading.texts[5], reading.undecided) == ("5", {5})


def test_digit_drawn_as_the_thai_one_of_the_same_value_stays() -> None:
    raw = dict(enumerate("\u0e01\u0e32\u0e23\u0e07\u0e195"))
    odds = [{c: 0.99} for c in "\u0e01\u0e32\u0e23\u0e07\u0e19\u0e55"]
    reading = decide_font(uses([[0, 1, 2, 3, 1, 4], [5, 5]] * 4, raw), FakeModel(odds))
    assert (reading.texts[5], reading.undecided) == ("5", frozenset())


def test_round_sign_behind_digits_is_zero_and_before_one_a_letter() -> None:
    odds = [{"0": 0.6, "o": 0.2, "O": 0.2}, {"O": 0.5, "0": 0.5}, {"7": 0.999}]
    lines = [[2, 0], [2, 0, 0], [1, 2], [1, 2]]
    reading = decide_font(uses(lines, dict.fromkeys(range(3), "\x01")), FakeModel(odds))
    assert (reading.texts[0], reading.texts[1]) == ("0", "O")


def test_what_a_reader_guessed_is_no_witness() -> None:
    raw = dict(enumerate("\u0e01\u0e32\u0e23\u0e07\u0e196"))
    odds = [{c: 0.995} for c in "\u0e01\u0e32\u0e23\u0e07\u0e195"]
    reading = decide_font(uses([[0, 1, 2, 3, 1, 4], [5, 5]] * 4, raw, frozenset(range(5))), FakeModel(odds))
    assert (reading.texts[5], reading.is_better) == ("5", True)


def test_model_fits_its_features() -> None:
    model = read_glyph_model()
    row = outline_to_features(SQUARE, 0.5)
    chances = model.predict(row[None, :])
    assert chances.shape == (1, len(model.characters))
    assert abs(float(chances.sum()) - 1.0) < 1e-4


def test_letter_height_is_the_top_that_most_glyphs_share() -> None:
    tall = (SQUARE[0] * np.float32(1.6),)
    assert measure_letter_height({0: SQUARE, 1: SQUARE, 2: tall}, {0: 30, 1: 20, 2: 5}) == 0.5
