from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import BBox, Page, Word
from prongsai.pipeline.pages.witness import AGREEMENT, DISAGREEMENT, hear_layer


def word(text: str, row: int, x: float = 400.0, down: float = 0.0, confidence: float = 0.9) -> Word:
    top = 100 + 20 * row + down
    return Word(text, text, BBox(x, top, x + 30, top + 14), top + 12, 14.0, confidence=confidence)


def page(*texts: str) -> Page:
    return Page(3, 595, 842, tuple(word(text, row) for row, text in enumerate(texts)), (), "ocr")


PRINTED = ("81.20", "82.31", "83.42", "84.53", "85.64", "86.75")


def test_number_that_the_layer_says_too_is_surer():
    heard = hear_layer(page(*PRINTED), [word(text, row) for row, text in enumerate(PRINTED)])
    assert [w.confidence for w in heard.rows[0].words] == pytest.approx([1 - 0.1 * AGREEMENT] * 6)
    assert heard.findings == []


def test_number_on_which_a_sound_layer_differs_stays_and_is_doubted_and_named():
    layer = [word(text, row) for row, text in enumerate((*PRINTED[:5], "88.75"))]
    (found,), findings = (heard := hear_layer(page(*PRINTED), layer)).rows, heard.findings
    assert [w.text for w in found.words] == list(PRINTED)
    assert found.words[5].confidence == pytest.approx(0.9 * DISAGREEMENT)
    assert [(f.code, f.page) for f in findings] == [("text-layer-differs", 3)]
    assert "86.75" in findings[0].message


def test_layer_that_is_mostly_wrong_says_nothing():
    layer = [word(text, row) for row, text in enumerate(("81.20", "22.31", "33.42", "44.53", "55.64", "86.75"))]
    heard = hear_layer(page(*PRINTED), layer)
    assert heard.rows == [page(*PRINTED)]
    assert heard.findings == []


def test_layer_of_thai_digits_a_line_aside_agrees():
    thai = [text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) for text in PRINTED]
    layer = [word(text, row, down=8) for row, text in enumerate(thai)]
    heard = hear_layer(page(*PRINTED), layer)
    assert all(w.confidence > 0.9 for w in heard.rows[0].words)


def test_number_that_stands_elsewhere_in_the_layer_is_neither_confirmed_nor_doubted():
    layer = [word(text, row, x=100) for row, text in enumerate(PRINTED)]
    assert hear_layer(page(*PRINTED), layer).rows == [page(*PRINTED)]


def test_page_that_was_turned_is_not_compared():
    turned = replace(page(*PRINTED), turn=1)
    assert hear_layer(turned, [word(text, row) for row, text in enumerate(PRINTED)]).rows == [turned]
