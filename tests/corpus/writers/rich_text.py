"""Blocks to Rich Text Format, Thai in the code page of its font or in Unicode."""

from __future__ import annotations

from collections.abc import Sequence

from tests.corpus.blocks import Block, Grid, placed

WIDTH_TWIPS = 9_000


def to_rtf(blocks: Sequence[Block], is_unicode: bool = True) -> bytes:
    """An RTF file; `is_unicode` as newer programs write it, else as those before 1997 did."""
    head = r"{\rtf1\ansi\ansicpg874\deff0{\fonttbl{\f0\fnil\fcharset222 Angsana New;}{\f1\fnil\fcharset0 Arial;}}\uc1 "
    body = "".join(
        _grid(block, is_unicode) if isinstance(block, Grid) else _para(block.text, block.bold, is_unicode)
        for block in blocks
    )
    return (head + body + "}").encode("ascii")


def encode(text: str, is_unicode: bool) -> str:
    made = []
    for sign in text:
        if sign in "\\{}":
            made.append("\\" + sign)
        elif sign == "\n":
            made.append("\\line ")
        elif ord(sign) < 128:
            made.append(sign)
        elif is_unicode:
            made.append(f"\\u{ord(sign)}?")
        else:
            made.append("".join(f"\\'{byte:02x}" for byte in sign.encode("cp874", "replace")))
    return "".join(made)


def _para(text: str, bold: bool, is_unicode: bool) -> str:
    shown = encode(text, is_unicode)
    return rf"\pard\plain\f0 {{\b {shown}}}\par" + "\n" if bold else rf"\pard\plain\f0 {shown}\par" + "\n"


def _grid(grid: Grid, is_unicode: bool) -> str:
    edges = [round(WIDTH_TWIPS * sum(grid.widths[: col + 1])) for col in range(len(grid.widths))]
    cells = {(row, col): cell for row, col, cell in placed(grid)}
    above = {
        (row + down, col): cell for (row, col), cell in cells.items() for down in range(1, cell.row_span)
    }  # what a cell reaches over is a cell of its own that goes on from it
    rows = []
    for row in range(len(grid.rows)):
        definition, texts, col = [], [], 0
        while col < len(edges):
            cell = cells.get((row, col))
            held = cell or above[row, col]
            mark = "" if held.row_span == 1 else r"\clvmgf" if cell else r"\clvmrg"
            col += held.col_span
            definition.append(rf"{mark}\cellx{edges[col - 1]}")
            lines = encode(cell.text, is_unicode).replace("\\line ", "\\par ") if cell else ""
            texts.append(rf"\pard\intbl\f0 {lines}\cell ")
        rows.append(r"\trowd\trgaph70" + "".join(definition) + "\n" + "".join(texts) + r"\row" + "\n")
    return "".join(rows)
