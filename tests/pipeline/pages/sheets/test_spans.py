"""Merged areas of a sheet."""

from __future__ import annotations

import pytest

from prongsai.pipeline.pages.sheets import spans
from prongsai.pipeline.pages.sheets.sheet import SheetCell
from prongsai.pipeline.pages.sheets.spans import MergedArea, Spans, read_area


@pytest.mark.parametrize(
    ("reference", "area"),
    [
        ("B2:D3", MergedArea(1, 1, 3, 4)),
        ("D3:B2", MergedArea(1, 1, 3, 4)),
        ("AA10", MergedArea(9, 26, 10, 27)),
    ],
)
def test_area_is_read_from_either_corner(reference: str, area: MergedArea) -> None:
    assert read_area(reference) == area


@pytest.mark.parametrize("reference", ["", "2B", "B2:", "ก1", "B2:D3:E4"])
def test_reference_that_names_no_area_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="names no area"):
        read_area(reference)


def cells() -> list[SheetCell]:
    return [SheetCell(row, col, f"{row}{col}", f"{row}{col}") for row in range(3) for col in range(3)]


def spanned(merged: Spans) -> list[tuple[str, int, int]]:
    return [(cell.text, cell.row_span, cell.col_span) for cell in merged.apply(cells())]


def test_area_reaches_no_further_than_the_last_cell_and_hides_what_it_covers() -> None:
    shown = spanned(Spans([MergedArea(1, 1, 1_000_000, 500)]))
    assert shown == [("00", 1, 1), ("01", 1, 1), ("02", 1, 1), ("10", 1, 1), ("11", 2, 2), ("20", 1, 1)]


def test_areas_beyond_the_most_are_cells_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "MOST_AREAS", 1)
    merged = Spans()
    merged.add(MergedArea(0, 0, 1, 2))
    merged.add(MergedArea(2, 0, 3, 3))
    assert [text for text, _, _ in spanned(merged)] == ["00", "02", "10", "11", "12", "20", "21", "22"]


def test_areas_on_more_rows_than_a_sheet_has_cells_cover_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "MOST_CELLS", 2)
    shown = [text for text, _, _ in spanned(Spans([MergedArea(0, 0, 2, 2), MergedArea(2, 0, 3, 3)]))]
    assert shown == ["00", "02", "12", "20", "21", "22"]
