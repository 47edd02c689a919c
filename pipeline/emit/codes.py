"""The table `codes`: the frame of every year that the dataset speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

import pyarrow as pa

from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.schema import CODES
from prongsai.pipeline.emit.spill import DocumentTables, make_table
from prongsai.pipeline.frame.codes import FrameCode, list_codes, number_of
from prongsai.pipeline.frame.frame import Frame


def find_years(tables: DocumentTables) -> set[int]:
    """The assessed years that a document's readings are of, chosen or not."""
    years = tables["observations"].column("fiscal_year").unique().to_pylist()
    return {year for year in years if year is not None}


def codes_table(frame: Frame, years: Iterable[int]) -> pa.Table:
    """The rows of `codes` for these Buddhist years; a year without a frame has none."""
    rows = [code_row(code) for year in years if year in frame.years for code in list_codes(frame.years[year])]
    return make_table(CODES, rows)


def code_row(code: FrameCode) -> TableRow:
    """One row of `codes`."""
    row = asdict(code)
    return {"parent_code": row.pop("parent"), "number": number_of(code.code), **row}
