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
from prongsai.pipeline.frame.load import DEFAULT_SCHEME, load_schemes
from prongsai.pipeline.frame.schemes import frame_of


def find_years(tables: DocumentTables) -> set[tuple[str, int]]:
    """The schemes and assessed years that a document's readings are of, chosen or not."""
    rows = tables["observations"].select(["scheme", "fiscal_year"]).to_pylist()
    return {(row["scheme"] or DEFAULT_SCHEME, row["fiscal_year"]) for row in rows if row["fiscal_year"] is not None}


def codes_table(frame: Frame, years: Iterable[tuple[str, int]]) -> pa.Table:
    """The rows of `codes` for these schemes and Buddhist years; a year without a frame has none.

    Args:
        frame: of the scheme that is taken where nothing says whose assessment a report is of.
        years: as `find_years` gives them.
    """
    frames = {scheme: frame if scheme == DEFAULT_SCHEME else frame_of(scheme) for scheme, _ in years}
    known = sorted({(scheme, year) for scheme, year in years if scheme in load_schemes()})
    rows = [
        code_row(code)
        for scheme, year in known
        if year in frames[scheme].years
        for code in list_codes(frames[scheme].years[year], scheme)
    ]
    return make_table(CODES, rows)


def code_row(code: FrameCode) -> TableRow:
    """One row of `codes`."""
    row = asdict(code)
    return {"parent_code": row.pop("parent"), "number": number_of(code.code), **row}
