"""Pieces of rules to rules."""

from hypothesis import given
from hypothesis import strategies as st

from prongsai.pipeline.model import Edge
from prongsai.pipeline.tables.edges import PAGE_IMAGE, EdgeTolerance, join_edges, snap_positions


def test_pieces_of_a_dotted_rule_are_one() -> None:
    pieces = [Edge(x, 50.0, x + 1.5, 50.0) for x in range(100, 140, 3)]
    rows, columns = join_edges(pieces)
    assert rows == [Edge(100, 50, 140.5, 50)]
    assert columns == []


def test_rules_of_two_tables_side_by_side_stay_two() -> None:
    rows, _ = join_edges([Edge(50, 80, 150, 80), Edge(200, 80, 300, 80)])
    assert [(r.x0, r.x1) for r in rows] == [(50, 150), (200, 300)]


def test_a_double_border_is_one_rule() -> None:
    _, columns = join_edges([Edge(100, 50, 100, 150), Edge(101.5, 50, 101.5, 150)])
    assert [c.x0 for c in columns] == [100.75]


def test_dashes_are_no_rules() -> None:
    assert join_edges([Edge(100, 50, 104, 50)]) == ([], [])


def test_a_scan_may_break_its_rules_further_apart() -> None:
    pieces = [Edge(100, 50, 150, 50), Edge(156, 51, 220, 51)]
    assert len(join_edges(pieces)[0]) == 2
    assert len(join_edges(pieces, PAGE_IMAGE)[0]) == 1


def test_many_near_rules_do_not_drift_into_one() -> None:
    rules = [Edge(0, y, 100, y) for y in (10.0, 12.0, 14.0, 16.0)]
    assert len(join_edges(rules, EdgeTolerance(snap_pt=3))[0]) == 2


@given(st.permutations([Edge(0, 10, 50, 10), Edge(48, 11, 90, 11), Edge(5, 0, 5, 40), Edge(0, 30, 90, 30)]))
def test_the_order_of_the_pieces_does_not_matter(pieces: list[Edge]) -> None:
    assert join_edges(pieces) == join_edges(sorted(pieces))


def test_positions_within_the_tolerance_become_their_mean() -> None:
    assert snap_positions([10.0, 30.0, 12.0], 3.0) == [11.0, 30.0]
