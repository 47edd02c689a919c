from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan import tesseract
from prongsai.pipeline.pages.scan.tessdata import find_tessdata
from prongsai.pipeline.pages.scan.tesseract import TesseractEngine, TesseractUnavailable

needs_tesseract = pytest.mark.skipif(find_tessdata() is None, reason="Tesseract's Thai model is not installed")


def latin_line(text: str) -> np.ndarray:
    image = np.full((60, 30 + 24 * len(text)), 255, np.uint8)
    cv2.putText(image, text, (12, 42), cv2.FONT_HERSHEY_DUPLEX, 1.2, (0,), 2, cv2.LINE_AA)
    return image


def test_missing_model_is_named_with_its_remedy(monkeypatch):
    pytest.importorskip("tesserocr")
    monkeypatch.setattr(tesseract, "find_tessdata", lambda: None)
    with pytest.raises(TesseractUnavailable, match="apt-get install"):
        TesseractEngine()


def test_model_is_found_where_the_environment_points(monkeypatch, tmp_path):
    (tmp_path / "tha.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert find_tessdata(()) == tmp_path


def test_no_model_anywhere_gives_none(monkeypatch):
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    assert find_tessdata(("/nowhere",)) is None


@needs_tesseract
def test_line_is_read_with_a_place_and_a_confidence_for_each_letter():
    pytest.importorskip("tesserocr")
    (reading,) = TesseractEngine().read_lines([latin_line("Open Data Integrity")])
    assert reading.text == "Open Data Integrity"
    assert len(reading.char_x) == len(reading.char_confidence) == len(reading.text)
    assert list(reading.char_x) == sorted(reading.char_x)
    assert reading.confidence > 0.7


@needs_tesseract
def test_empty_image_gives_an_empty_text():
    pytest.importorskip("tesserocr")
    (reading,) = TesseractEngine().read_lines([np.zeros((0, 0), np.uint8)])
    assert (reading.text, reading.confidence) == ("", 0.0)
