"""Excel files that are damaged or hostile: an error or a finding, and never more cells than a report has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prongsai.pipeline.errors import DocumentError
from tests.pipeline.pages.sheets.workbooks import findings, patched, plain, read, tables, workbook

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "no end": lambda data: data[:-30],
    "not a zip": lambda data: b"PK\x03\x04" + data[50:90],
    "empty": lambda data: b"PK\x05\x06" + b"\0" * 18,
    "a document type": lambda data: patched(
        data, lambda name, part: part.replace(b"<workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook', 1)
    ),
    "no workbook": lambda data: patched(data, lambda name, part: b"<a/>" if name == "_rels/.rels" else part),
    "a text that is not there": lambda data: patched(
        data, lambda name, part: b"<sst/>" if name.endswith("sharedStrings.xml") else part
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damaged_file_is_an_error_or_a_finding(kind: str) -> None:
    data = DAMAGE[kind](workbook(plain(("ก", 91.25))))
    try:
        sheets = read(data)
    except DocumentError as error:
        assert error.code == "document-unreadable"
        assert error.remedy
    else:
        assert [(one.code, one.severity) for sheet in sheets for one in sheet.parts.findings] == [
            ("page-unreadable", "error")
        ]
        assert [sheet.is_lost for sheet in sheets] == [True]


def test_damaged_sheet_costs_no_other() -> None:
    data = patched(
        workbook(plain(("ก", 91.25)), plain(("ข", 90.5))),
        lambda name, part: part[: len(part) // 2] if name.endswith("sheet1.xml") else part,
    )
    assert [(sheet.is_lost, len(sheet.parts.rows)) for sheet in read(data)] == [(True, 0), (False, 2)]
    assert tables(data) == [[["ข", "90.5"]]]


def test_entities_are_never_resolved() -> None:
    lol = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 9))
    bomb = (
        b'<!DOCTYPE x [<!ENTITY l0 "ha">'
        + lol
        + b"]><worksheet><sheetData><row><c t='inlineStr'><is><t>&l8;</t></is></c></row></sheetData></worksheet>"
    )
    data = patched(workbook(plain(("ก", 91.25))), lambda name, part: bomb if name.endswith("sheet1.xml") else part)
    assert [one.code for one in findings(data)] == ["page-unreadable"]
    assert tables(data) == []


def sheet_xml(rows: bytes) -> bytes:
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )


def with_sheet(rows: bytes) -> bytes:
    return patched(
        workbook(plain(("ก", 91.25))), lambda name, part: sheet_xml(rows) if name.endswith("sheet1.xml") else part
    )


def test_part_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.pipeline.pages.packages.MOST_UNPACKED_BYTES", 2_000_000)
    data = with_sheet(b'<row r="1"/>' * 500_000)
    assert len(data) < 50_000
    assert [(one.code, "unpacks" in one.message) for one in findings(data)] == [("page-unreadable", True)]


def test_formats_down_to_the_last_row_are_no_cells() -> None:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(2, 60_000))
    data = with_sheet(b'<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1"><v>91.25</v></c></row>' + blank)
    assert tables(data) == [[["a", "91.25"]]]


def test_cells_spread_over_the_whole_sheet_are_told_and_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.pipeline.pages.sheets.blocks.MOST_CELLS", 1_000)
    diagonal = b"".join(
        b'<row r="%d"><c r="%s%d"><v>1</v></c></row>'
        % (n, (chr(64 + (n - 1) // 26) if n > 26 else "").encode() + bytes([65 + (n - 1) % 26]), n)
        for n in range(1, 120)
    )
    data = with_sheet(diagonal)
    assert [one.code for one in findings(data)] == ["sheet-too-large"]


def test_more_cells_than_are_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.pipeline.pages.sheets.xlsx.MOST_CELLS", 10)
    data = workbook(plain(*[("ก", n) for n in range(10)]))
    assert [one.code for one in findings(data)] == ["sheet-too-large"]


def test_area_as_high_as_the_sheet_reaches_to_the_last_row_only() -> None:
    data = patched(
        workbook(plain(("ก", "ข"), ("ค", 91.25), (None, 90.5))),
        lambda name, part: part.replace(
            b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A2:A1048576"/></mergeCells>'
        ),
    )
    assert tables(data) == [[["ก", "ข"], ["ค", "91.25"], ["ค", "90.5"]]]


def test_columns_beyond_any_report_are_told() -> None:
    data = workbook(plain(tuple(range(600)), tuple(range(600))))
    assert [(one.code, one.severity) for one in findings(data)] == [("sheet-too-large", "error")]
    assert len(tables(data)[0][0]) == 500
