"""Where points of a PDF land on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.pipeline.model import BBox
from prongsai.pipeline.paper.page_frame import PageFrame, turn_box

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
