from __future__ import annotations

import numpy as np
import pytest

from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.pages.scan import engines
from prongsai.pipeline.pages.scan.engines import Engines, describe_engines, pick_engines
from tests.pipeline.pages.scan.drawn_page import SayingReader

IMAGES = [np.full((40, 200), 255, np.uint8)] * 3
BODIES = [(10.0, 30.0)] * 3


def test_none_reads_nothing():
    assert pick_engines("none").is_empty


def test_unknown_reader_is_a_settings_error_that_names_the_known():
    with pytest.raises(SettingsError, match="tesseract"):
        pick_engines("abbyy")


def test_missing_parts_of_a_reader_asked_for_by_name_are_a_settings_error(monkeypatch):
    def fail(point):
        raise ImportError("no such library")

    monkeypatch.setattr(engines, "_open", fail)
    with pytest.raises(SettingsError, match="no such library"):
        pick_engines("tesseract")


def test_auto_does_without_tesseract(monkeypatch):
    def open_own(point):
        if point.name == "tesseract":
            raise ImportError("no such library")
        return SayingReader("own", 0.9)

    monkeypatch.setattr(engines, "_open", open_own)
    picked = pick_engines("auto")
    assert picked.own is not None and picked.words is None


def test_doctor_says_why_a_reader_is_missing(monkeypatch):
    def fail(point):
        raise OSError("the Thai model is missing")

    monkeypatch.setattr(engines, "_open", fail)
    assert {(fact.is_available, fact.detail) for fact in describe_engines()} == {(False, "the Thai model is missing")}


def test_numbers_read_by_tesseract_alone_are_worth_little():
    readings = Engines(words=SayingReader("\u0e04\u0e30\u0e41\u0e19\u0e19 95.21", 0.95)).read_lines(IMAGES, BODIES)
    assert readings[0].char_confidence[0] == 0.95
    assert max(readings[0].char_confidence[-5:]) < 0.5


def test_second_reader_sees_doubtful_lines_only():
    second = SayingReader("abc", 0.9)
    Engines(own=SayingReader("abc", 0.99), words=second).read_lines(IMAGES, BODIES)
    assert second.n_images == 0
    Engines(own=SayingReader("abc", 0.7), words=second).read_lines(IMAGES, BODIES)
    assert second.n_images == 3
