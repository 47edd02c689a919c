"""The line reader on small lines drawn in fonts that its training never saw (tests/ocr/lines, see expected.csv)."""

from __future__ import annotations

import csv
import shutil
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest

from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.reader import NETWORK_FILES, LineReader, padded_width, stretch_confidence
from tests.paths import DATA

LINES = Path(__file__).parent / "lines"
with (LINES / "expected.csv").open(encoding="utf-8", newline="") as table:
    EXPECTED = {row["name"]: row["text"] for row in csv.DictReader(table)}


@cache
def reader() -> LineReader:
    return LineReader()


def line(name: str) -> GreyImage:
    image = cv2.imread(str(LINES / f"{name}.png"), cv2.IMREAD_GRAYSCALE)
    assert image is not None
    return np.asarray(image, dtype=np.uint8)


@pytest.mark.parametrize("name", EXPECTED)
def test_reads_lines_in_unseen_fonts(name: str) -> None:
    (reading,) = reader().read_lines([line(name)])
    assert reading.text == EXPECTED[name]


def test_reading_does_not_depend_on_the_batch() -> None:
    images = [line(name) for name in EXPECTED]
    together = reader().read_lines([*images, *reversed(images)])
    alone = [reader().read_lines([image])[0] for image in images]
    for index, single in enumerate(alone):
        for reading in (together[index], together[-1 - index]):
            assert reading.text == single.text
            assert reading.char_confidence == pytest.approx(single.char_confidence, abs=1e-4)


def test_size_and_polarity_do_not_matter() -> None:
    image = line("thai-score")
    double = np.asarray(cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
    roomy = cv2.copyMakeBorder(image, 14, 9, 30, 22, cv2.BORDER_REPLICATE)
    readings = reader().read_lines([double, 255 - image, np.asarray(roomy, dtype=np.uint8)])
    assert [reading.text for reading in readings] == ["๙๖.๕๓"] * 3


def test_nothing_printed_is_empty_and_worthless() -> None:
    blank = np.full((40, 120), 250, np.uint8)
    empty = np.zeros((0, 0), np.uint8)
    for reading in reader().read_lines([blank, empty, np.zeros((30, 1), np.uint8)]):
        assert (reading.text, reading.confidence, reading.char_confidence) == ("", 0.0, ())


def test_each_character_has_its_confidence_and_its_place() -> None:
    image = line("prose")
    (reading,) = reader().read_lines([image])
    assert len(reading.char_confidence) == len(reading.char_x) == len(reading.text)
    assert all(0 <= confidence <= 1 for confidence in reading.char_confidence)
    assert list(reading.char_x) == sorted(reading.char_x)
    assert reading.char_x[0] >= -2 and reading.char_x[-1] < image.shape[1]


def test_numbers_are_read_as_numbers() -> None:
    names = ["thai-score", "arabic-score", "thai-hundred", "dash", "code"]
    readings = reader().read_numbers([line(name) for name in names])
    assert [reading.text for reading in readings] == [EXPECTED[name] for name in names]


def test_a_word_is_no_sure_number() -> None:
    (reading,) = reader().read_numbers([line("prose")])
    assert not set(reading.text) - set("0123456789๐๑๒๓๔๕๖๗๘๙.,-/%() ieoIEO")
    assert reading.confidence < 0.1


def test_a_known_body_helps_where_the_line_is_silent() -> None:
    image = np.full((60, 60), 255, np.uint8)
    image[29:32, 20:30] = 0
    (reading,) = reader().read_lines([image], [(18.0, 42.0)])
    assert reading.text == "-"


def copy_reader(folder: Path) -> Path:
    """The built-in reader's folder as one that was trained elsewhere."""
    shutil.copytree(DATA / "reader", folder / "reader", ignore=shutil.ignore_patterns("training"))
    return folder / "reader"


def test_reader_trained_elsewhere_reads(tmp_path: Path) -> None:
    assert LineReader(copy_reader(tmp_path)).read_lines([line("prose")]) == reader().read_lines([line("prose")])


@pytest.mark.parametrize("name", NETWORK_FILES)
def test_damaged_folder_says_what_to_do(name: str, tmp_path: Path) -> None:
    folder = copy_reader(tmp_path)
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReferenceDataError, match="export it again"):
        LineReader(folder)
    (folder / name).unlink()
    with pytest.raises(ReferenceDataError, match="holds no line reader"):
        LineReader(folder)


def test_widths_share_few_sizes_and_never_shrink() -> None:
    sizes = {padded_width(width) for width in range(1, 3200)}
    assert len(sizes) < 50
    assert all(padded_width(width) >= width and padded_width(width) % 4 == 0 for width in range(1, 3200))


def test_confidence_of_a_long_line_is_that_of_a_stretch() -> None:
    assert stretch_confidence([]) == 0.0
    assert stretch_confidence([0.99] * 5) == pytest.approx(0.99**5)
    assert stretch_confidence([0.99] * 100) == pytest.approx(0.99**12)
