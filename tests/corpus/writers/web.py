"""Blocks to one HTML page, for a browser to print or for the pipeline to read as it is."""

from __future__ import annotations

from html import escape

from tests.corpus.blocks import Block, Grid
from tests.corpus.style import Style

RULES = {
    "all": "td,th{border:0.6pt solid #000}",
    "horizontal": "tr{border-top:0.6pt solid #000;border-bottom:0.6pt solid #000}",
    "none": "",
}


def style_sheet(style: Style, font_css: str) -> str:
    page = "A4 landscape" if style.landscape else "A4"
    narrow = "td:last-child{word-break:break-all}" if style.narrow_scores else ""
    rules = RULES[style.rules]
    return (
        f"{font_css}@page{{size:{page};margin:20mm}}"
        f"body{{font-family:'{style.font}';font-size:{style.size_pt}pt;line-height:1.35;margin:0}}"
        "p{margin:0 0 4pt}table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:0.9em;margin:4pt 0}"
        "td,th{padding:2pt 4pt;vertical-align:top;white-space:pre-line}"
        f"{rules}{narrow}"
    )


def grid_html(grid: Grid) -> str:
    columns = "".join(f'<col style="width:{width * 100:.1f}%">' for width in grid.widths)
    parts = [f"<table><colgroup>{columns}</colgroup>"]
    for number, row in enumerate(grid.rows):
        is_header = number < grid.header_rows
        if number == 0:
            parts.append("<thead>" if grid.repeat_header else "<tbody>")
        if number == grid.header_rows and grid.repeat_header:
            parts.append("</thead><tbody>")
        tag = "th" if is_header else "td"
        cells = []
        for cell in row:
            spans = (f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "") + (
                f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
            )
            cells.append(f'<{tag}{spans} style="text-align:{cell.align}">{escape(cell.text)}</{tag}>')
        parts.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join([*parts, "</tbody></table>"])


def to_html(blocks: list[Block], style: Style, font_css: str = "") -> str:
    head = f'<head><meta charset="utf-8"><style>{style_sheet(style, font_css)}</style></head>'
    parts = [f'<!DOCTYPE html><html lang="th">{head}<body>']
    for block in blocks:
        if isinstance(block, Grid):
            parts.append(grid_html(block))
        else:
            css = f"text-align:{block.align};font-size:{block.scale}em" + (";text-indent:1.5cm" if block.indent else "")
            text = escape(block.text)
            parts.append(f'<p style="{css}">{f"<b>{text}</b>" if block.bold else text}</p>')
    return "\n".join([*parts, "</body></html>\n"])
