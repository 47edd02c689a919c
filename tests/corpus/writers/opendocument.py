"""Blocks to texts of OpenDocument, and the archive that its files are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.corpus.blocks import Block, Grid, placed

ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing")),
        *(("svg", "svg-compatible"), ("fo", "xsl-fo-compatible")),
    )
)
NAMES = f'{_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xml="http://www.w3.org/XML/1998/namespace"'


def content_of(body: str, styles: str = "") -> str:
    """`content.xml` around a body."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body>"
        "</office:document-content>"
    )


def pack_odf(kind: str, content: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """The archive, its kind stored first as the standard asks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind, zipfile.ZIP_STORED)
        archive.writestr(zipfile.ZipInfo("content.xml"), content.encode(), zipfile.ZIP_DEFLATED)
        for name, data in (more or {}).items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def to_odt(blocks: Sequence[Block]) -> bytes:
    """A text of OpenDocument."""
    styles = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    body = "".join(_grid(block) if isinstance(block, Grid) else _para(block.text, block.bold) for block in blocks)
    return pack_odf(ODT_TYPE, content_of(f"<office:text>{body}</office:text>", styles))


def _para(text: str, bold: bool = False) -> str:
    inside = "<text:line-break/>".join(map(escape, text.split("\n")))
    return (
        f"<text:p>{f'<text:span text:style-name={chr(34)}B{chr(34)}>{inside}</text:span>' if bold else inside}</text:p>"
    )


def _grid(grid: Grid) -> str:
    cells = {(row, col): cell for row, col, cell in placed(grid)}
    rows = []
    for row in range(len(grid.rows)):
        made = []
        for col in range(len(grid.widths)):
            cell = cells.get((row, col))
            if cell is None:
                made.append("<table:covered-table-cell/>")
                continue
            spans = f' table:number-rows-spanned="{cell.row_span}" table:number-columns-spanned="{cell.col_span}"'
            lines = "".join(_para(line) for line in cell.text.split("\n"))
            made.append(f"<table:table-cell{spans}>{lines}</table:table-cell>")
        rows.append(f"<table:table-row>{''.join(made)}</table:table-row>")
    columns = f'<table:table-column table:number-columns-repeated="{len(grid.widths)}"/>'
    return f'<table:table table:name="T">{columns}{"".join(rows)}</table:table>'
