"""Rules to cell boxes."""

from prongsai.pipeline.model import Edge
from prongsai.pipeline.tables.blocks import PAGE_IMAGE, find_grids
from prongsai.pipeline.tables.ruled.grids import edges_to_cell_boxes
from tests.page_makers import make_grid_edges

XS, YS = (50.0, 150.0, 250.0, 350.0), (100.0, 120.0, 140.0)


def shapes(edges: list[Edge]) -> list[tuple[int, int, int, int]]:
    (grid,) = edges_to_cell_boxes(edges)
    return [(b.row, b.col, b.row_span, b.col_span) for b in grid.boxes]


def test_a_full_grid_has_a_box_in_every_field() -> None:
    (grid,) = edges_to_cell_boxes(make_grid_edges(XS, YS))
    assert (grid.n_rows, grid.n_cols, len(grid.boxes)) == (2, 3, 6)
    assert grid.boxes[4].bbox == (150, 120, 250, 140)


def test_a_missing_wall_merges_two_columns() -> None:
    edges = [e for e in make_grid_edges(XS, YS) if e.x0 != 150 or e.is_horizontal]
    edges.append(Edge(150, 120, 150, 140))
    assert (0, 0, 1, 2) in shapes(edges)


def test_a_missing_floor_merges_two_rows() -> None:
    edges = [e for e in make_grid_edges(XS, YS) if not (e.is_horizontal and e.top == 120)]
    edges.append(Edge(150, 120, 350, 120))
    assert (0, 0, 2, 1) in shapes(edges)


def test_an_open_side_counts_as_closed() -> None:
    edges = [e for e in make_grid_edges(XS, YS) if e.is_horizontal or e.x0 not in (50, 350)]
    (grid,) = edges_to_cell_boxes(edges)
    assert grid.n_cols == 3


def test_a_region_that_is_no_rectangle_becomes_boxes_that_are() -> None:
    edges = [e for e in make_grid_edges(XS[:3], YS) if e.is_horizontal or e.x0 != 150]
    edges.append(Edge(150, 120, 150, 140))
    edges = [e for e in edges if not (e.is_horizontal and e.top == 120)] + [Edge(150, 120, 250, 120)]
    (grid,) = edges_to_cell_boxes(edges)
    fields = sorted((r, c) for b in grid.boxes for r in range(b.row, b.row + b.row_span)
                    for c in range(b.col, b.col + b.col_span))  # fmt: skip
    assert fields == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_frame_is_no_grid() -> None:
    assert edges_to_cell_boxes(make_grid_edges((50.0, 550.0), (50.0, 800.0))) == []


def test_rules_under_words_make_no_grid() -> None:
    assert edges_to_cell_boxes([Edge(50, 100, 120, 100), Edge(200, 100, 300, 100)]) == []


def test_a_page_border_around_tables_is_left_out() -> None:
    border = make_grid_edges((20.0, 575.0), (20.0, 400.0, 820.0))
    grids = find_grids(border + make_grid_edges(XS, YS))
    assert [g.xs for g in grids] == [XS]


def test_tables_that_do_not_touch_are_two() -> None:
    grids = edges_to_cell_boxes(make_grid_edges(XS, YS) + make_grid_edges(XS, (300.0, 320.0, 340.0)))
    assert [g.ys[0] for g in grids] == [100, 300]


def test_edges_of_a_scan_may_miss_each_other() -> None:
    rows = [Edge(52, y, 345, y) for y in YS]
    columns = [Edge(x, 107, x, 134) for x in XS]
    assert len(edges_to_cell_boxes(rows + columns, PAGE_IMAGE)[0].boxes) == 6


def test_points_find_their_box() -> None:
    (grid,) = edges_to_cell_boxes(make_grid_edges(XS, YS))
    box = grid.find_box(200, 130)
    assert box is not None
    assert (box.row, box.col) == (1, 1)
    assert grid.find_box(10, 10) is None
