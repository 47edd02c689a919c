"""Where points of a PDF land on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.pipeline.model import BBox
from prongsai.pipeline.paper.page_frame import PageFrame, tilt_box, turn_box

PORTRAIT = PageFrame(1, 0, 0, -1, 0, 842, 595, 842)


def test_bottom_left_of_the_pdf_is_the_bottom_left_of_the_page() -> None:
    assert PORTRAIT.point(0, 0) == (0, 842)


@pytest.mark.parametrize(
    ("turns", "point"), [(1, (0, 0)), (2, (595, 0)), (3, (842, 595))], ids=["quarter", "half", "three quarters"]
)
def test_clockwise_turns_move_the_bottom_left_corner(turns: int, point: tuple[float, float]) -> None:
    assert PORTRAIT.turned(turns).point(0, 0) == point


def test_a_quarter_turn_swaps_width_and_height() -> None:
    assert (PORTRAIT.turned(1).width, PORTRAIT.turned(1).height) == (842, 595)


@given(st.floats(0, 500), st.floats(0, 800), st.integers(0, 3))
def test_turning_a_box_back_gives_the_box(x: float, y: float, turns: int) -> None:
    box = BBox(x, y, x + 50, y + 20)
    turned = turn_box(box, turns, 595, 842)
    width, height = (842, 595) if turns % 2 else (595, 842)
    assert turn_box(turned, 4 - turns, width, height) == pytest.approx(box)


@given(st.integers(0, 3))
def test_a_box_turns_like_the_frame(turns: int) -> None:
    box = PORTRAIT.box(10, 700, 60, 720)
    assert turn_box(box, turns, 595, 842) == pytest.approx(PORTRAIT.turned(turns).box(10, 700, 60, 720))


@given(st.floats(-15, 15), st.integers(0, 3), st.floats(0, 500), st.floats(0, 800))
def test_a_levelled_page_is_tilted_back_to_where_it_was(degrees: float, turns: int, x: float, y: float) -> None:
    frame = PORTRAIT.turned(turns)
    level = frame.levelled(degrees)
    at_x, at_y = level.point(x, y)
    box = tilt_box(BBox(at_x - 5, at_y - 5, at_x + 5, at_y + 5), degrees, frame.width, frame.height)
    assert (box.x_mid, box.y_mid) == pytest.approx(frame.point(x, y), abs=1e-6)


@pytest.mark.parametrize("turns", range(4))
def test_a_slanted_glyph_is_as_large_as_it_was_printed(turns: int) -> None:
    frame = PORTRAIT.turned(turns).levelled(5)
    # a glyph 8 by 12 that runs along the level page, and the box around its corners in user space
    xs, ys = zip(
        *(PORTRAIT.turned(turns).point(*corner) for corner in ((100, 100), (108, 100), (100, 112), (108, 112))),
        strict=True,
    )
    upright = BBox(min(xs), min(ys), max(xs), max(ys))
    inverse = [(0.0, 0.0)] * 4
    for number, (x, y) in enumerate(
        [
            (upright.x0, upright.top),
            (upright.x1, upright.top),
            (upright.x0, upright.bottom),
            (upright.x1, upright.bottom),
        ]
    ):
        det = frame.a * frame.d - frame.b * frame.c
        dx, dy = x - frame.e, y - frame.f
        inverse[number] = ((frame.d * dx - frame.c * dy) / det, (frame.a * dy - frame.b * dx) / det)
    left, right = min(p[0] for p in inverse), max(p[0] for p in inverse)
    bottom, top = min(p[1] for p in inverse), max(p[1] for p in inverse)
    assert frame.glyph_box(left, bottom, right, top) == pytest.approx(upright, abs=1e-6)
