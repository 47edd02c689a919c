"""Blocks to .docx, with complex-script fonts set so that Word and LibreOffice both shape the Thai."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.corpus.blocks import Block, Grid, placed
from tests.corpus.style import Style

ALIGNS = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
MARGIN_CM = 2.2


def add_text(paragraph: Any, text: str, style: Style, bold: bool, scale: float = 1.0) -> None:
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.bold = bold
        properties = run._r.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for name in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(name), style.font)
        half_points = str(round(style.size_pt * scale * 2))
        for tag in ("w:sz", "w:szCs"):
            element = OxmlElement(tag)
            element.set(qn("w:val"), half_points)
            properties.append(element)
        if bold:
            properties.append(OxmlElement("w:bCs"))


def set_borders(table: Any, rules: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        element = OxmlElement(f"w:{side}")
        is_drawn = rules == "all" or (rules == "horizontal" and side in ("top", "bottom", "insideH"))
        element.set(qn("w:val"), "single" if is_drawn else "nil")
        element.set(qn("w:sz"), "4")
        borders.append(element)
    table._tbl.tblPr.append(borders)


def add_grid(document: Any, grid: Grid, style: Style, width_cm: float) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths))
    table.autofit = False
    set_borders(table, grid.rules)
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(width * width_cm)
    cells = [list(row.cells) for row in table.rows]
    for row in cells:
        for cell, width in zip(row, grid.widths, strict=True):
            cell.width = Cm(width * width_cm)
    for row_no, col, cell in placed(grid):
        target = cells[row_no][col]
        if cell.row_span > 1 or cell.col_span > 1:
            target = target.merge(cells[row_no + cell.row_span - 1][col + cell.col_span - 1])
        paragraph = target.paragraphs[0]
        paragraph.alignment = ALIGNS[cell.align]
        paragraph.paragraph_format.space_after = Pt(0)
        add_text(paragraph, cell.text, style, cell.bold, 0.9)
    for row in table.rows[: grid.header_rows if grid.repeat_header else 0]:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)


def add_running_lines(section: Any, style: Style) -> None:
    """A head on every page, and "- 2 -" at its foot from a page field."""
    head = section.header.paragraphs[0]
    head.alignment = ALIGNS["right"]
    add_text(head, style.running_head, style, False, 0.8)
    foot = section.footer.paragraphs[0]
    foot.alignment = ALIGNS["center"]
    add_text(foot, "- ", style, False)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE \\* ThaiArabic" if style.numerals == "thai" else "PAGE")
    foot._p.append(field)
    add_text(foot, " -", style, False)


def write_word(blocks: list[Block], style: Style, path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    page = (29.7, 21.0) if style.landscape else (21.0, 29.7)
    section.page_width, section.page_height = Cm(page[0]), Cm(page[1])
    section.orientation = WD_ORIENT.LANDSCAPE if style.landscape else WD_ORIENT.PORTRAIT
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(MARGIN_CM))
    if style.running_head:
        add_running_lines(section, style)
    for block in blocks:
        if isinstance(block, Grid):
            add_grid(document, block, style, page[0] - 2 * MARGIN_CM)
            document.add_paragraph().paragraph_format.space_after = Pt(0)
        else:
            paragraph = document.add_paragraph()
            paragraph.alignment = ALIGNS[block.align]
            paragraph.paragraph_format.space_after = Pt(4)
            if block.indent:
                paragraph.paragraph_format.first_line_indent = Cm(1.5)
            add_text(paragraph, block.text, style, block.bold, block.scale)
    document.save(str(path))
