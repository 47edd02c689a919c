from __future__ import annotations

import numpy as np

from prongsai.pipeline.pages.scan.believed import drop_dirt, is_tally, pick_believed
from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.layout import Layout
from prongsai.pipeline.pages.scan.lines import ImageLine

PAGE, CELL = 1, 2
IMAGE = np.full((30, 100), 255, np.uint8)


def line(y: int, region: int = PAGE) -> ImageLine:
    return ImageLine(100, y, 200, y + 30, y + 5, y + 25, region, IMAGE)


def texts(believed) -> list[str]:
    return [reading.text for _, reading in believed.lines]


def test_doubtful_line_stays_in_a_cell_and_goes_elsewhere():
    readings = [
        LineReading("sound text", 0.95),
        LineReading("more of it", 0.95),
        LineReading("I12", 0.3),
        LineReading("scrawl", 0.3),
    ]
    believed = pick_believed([line(0), line(30), line(50, CELL), line(100)], readings, PAGE, 0.5)
    assert texts(believed) == ["sound text", "more of it", "I12"]
    assert (believed.n_unread, believed.is_handwritten) == (2, False)


def test_doubtful_number_with_decimals_stays_anywhere_on_a_page_of_print():
    readings = [
        LineReading("sound text", 0.95),
        LineReading("more", 0.95),
        LineReading("-๖๙.๗๒", 0.3),
        LineReading("ที", 0.3),
    ]
    believed = pick_believed([line(0), line(30), line(60), line(100)], readings, PAGE, 0.5)
    assert texts(believed) == ["sound text", "more", "-๖๙.๗๒"]
    scrawled = pick_believed([line(60), line(100)], readings[2:], PAGE, 0.5)
    assert texts(scrawled) == []


def test_most_lines_unread_is_handwriting_and_only_sure_print_is_kept():
    readings = [LineReading("printed heading", 0.95), LineReading("perhaps", 0.6), *[LineReading("scrawl", 0.2)] * 4]
    believed = pick_believed([line(50 * i, CELL) for i in range(6)], readings, PAGE, 0.5)
    assert believed.is_handwritten
    assert texts(believed) == ["printed heading"]


def test_tally_marks_are_never_a_number():
    believed = pick_believed(
        [line(0, CELL), line(50, CELL), line(100, CELL)],
        [LineReading("1111 1l", 0.97), LineReading("name", 0.9), LineReading("total", 0.9)],
        PAGE,
        0.5,
    )
    assert texts(believed) == ["name", "total"]
    assert not is_tally("11.11") and not is_tally("111")


def test_dash_is_kept_in_a_cell_and_beside_text_and_dropped_alone():
    lines = [line(0), line(0), line(100, CELL), line(200)]
    layout = Layout((), lines, PAGE)
    kept, readings = drop_dirt(
        layout, [LineReading("text", 0.9), LineReading("-", 0.9), LineReading("-", 0.9), LineReading("-", 0.9)]
    )
    assert kept == lines[:3] and len(readings) == 3
