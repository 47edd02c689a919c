"""286 drawn tables with known cells, in eleven manners: what tells rows and columns apart is not only rules."""

import pytest

from tests.pipeline.tables.table_sets import MANNERS, score_tables

TABLES = 26
LEAST_F1 = 0.97


@pytest.mark.parametrize("half", ["looked at", "never looked at"])
@pytest.mark.parametrize("manner", MANNERS)
def test_cells_stand_beside_their_neighbours(manner: str, half: str) -> None:
    numbers = range(0 if half == "looked at" else 1, TABLES, 2)
    assert score_tables(numbers, manner) >= LEAST_F1
