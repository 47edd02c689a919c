"""Workbooks -> their sheets, one after the other, each as a page that may fail by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prongsai.pipeline.discover.media_types import ODS, XLS, XLSX
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding, Result
from prongsai.pipeline.pages.embedded import Part
from prongsai.pipeline.pages.memory import LOST_CODES, PageWatch
from prongsai.pipeline.pages.sheets.blocks import sheet_to_blocks
from prongsai.pipeline.pages.sheets.ods import OdsWorkbook
from prongsai.pipeline.pages.sheets.sheet import Workbook
from prongsai.pipeline.pages.sheets.xls import XlsWorkbook
from prongsai.pipeline.pages.sheets.xlsx import XlsxWorkbook

READERS: dict[str, Callable[[bytes], Workbook]] = {XLSX: XlsxWorkbook, XLS: XlsWorkbook, ODS: OdsWorkbook}
"""Media type -> what opens it."""
MOST_SHEETS = 500
"""Of one workbook: a sheet for each of the 878 districts would be split by province first."""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What was read of sheet `page`, from 1; `is_lost` where it could not be, `is_hidden` where nobody sees it."""

    parts: Result[Part]
    page: int
    name: str
    is_lost: bool = False
    is_hidden: bool = False


def read_workbook(media_type: str, data: bytes, watch: PageWatch) -> Iterator[SheetRead]:
    """The blocks and pictures of each sheet, in the order of their tabs; hidden ones are named and not read.

    Raises:
        DocumentError: it is no workbook of its kind, a damaged one, or needs a password.
    """
    workbook = READERS[media_type](data)
    for at, sheet in enumerate(workbook.sheets[:MOST_SHEETS]):
        page = at + 1
        if sheet.is_hidden:
            yield SheetRead(Result([], [_say_hidden(sheet.name, page)]), page, sheet.name, is_hidden=True)
            continue
        try:
            with watch.page("read", page):
                read = workbook.read(at)
                blocks = [sheet_to_blocks(one, page) for one in read.rows]
        except DocumentError as error:
            code = error.code if error.code in LOST_CODES else "page-unreadable"
            lost = Finding("error", code, f"sheet {sheet.name}: {error}", page, suggestion=error.remedy)
            yield SheetRead(Result([], [lost]), page, sheet.name, is_lost=True)
            continue
        findings = [*read.findings, *(finding for one in blocks for finding in one.findings)]
        yield SheetRead(Result([part for one in blocks for part in one.rows], findings), page, sheet.name)
    if len(workbook.sheets) > MOST_SHEETS:
        yield _say_too_many(len(workbook.sheets))


def _say_too_many(count: int) -> SheetRead:
    message = f"the workbook has {count} sheets; only the first {MOST_SHEETS} are read"
    finding = Finding("error", "sheet-too-large", message, suggestion="if it is a report, split it")
    return SheetRead(Result([], [finding]), MOST_SHEETS + 1, "", is_lost=True)


def _say_hidden(name: str, page: int) -> Finding:
    message = f"sheet {name} is hidden and is not read"
    suggestion = "nothing; show it in the program if it belongs to the report"
    return Finding("info", "text-left-out", message, page, raw=name, suggestion=suggestion)
