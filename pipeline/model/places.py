"""Where a row stands, in words that hold for every kind of input."""

from __future__ import annotations

from prongsai.pipeline.model.paper import Provenance


def describe_place(place: Provenance) -> str | None:
    """The place as a person looks it up, counted from 1; None where the reader does not know it.

    >>> describe_place(Provenance(page=3, table_no=1, row_no=0)), describe_place(Provenance())
    ('page 3', None)
    >>> describe_place(Provenance(table_no=4, row_no=2, column_no=1))
    'table 4 row 3 column 2'
    >>> describe_place(Provenance(line_no=98, table_no=1, row_no=4)), describe_place(Provenance(paragraph_no=12))
    ('line 98', 'paragraph 12')
    >>> describe_place(Provenance(page=2, table_no=1, row_no=0, sheet_cell="ผล!C7"))
    'sheet ผล!C7'
    """
    if place.sheet_cell is not None:
        return f"sheet {place.sheet_cell}"
    if place.page is not None:
        return f"page {place.page}"
    if place.line_no is not None:
        return f"line {place.line_no}"
    if place.paragraph_no is not None:
        return f"paragraph {place.paragraph_no}"
    if place.table_no is None:
        return None
    if place.row_no is None:
        return f"table {place.table_no}"
    column = f" column {place.column_no + 1}" if place.column_no is not None else ""
    return f"table {place.table_no} row {place.row_no + 1}{column}"
