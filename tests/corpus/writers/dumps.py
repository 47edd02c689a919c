"""Blocks as an OCR service would return them: no pages, tabs for cells, stray markup, small misreadings."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from html import escape

from tests.corpus.blocks import Block, Grid, GridCell, placed

LOOKALIKES = {
    "ด": "ต",
    "ค": "ต",
    "ถ": "ภ",
    "ภ": "ถ",
    "พ": "ผ",
    "ผ": "พ",
    "บ": "ป",
    "ป": "บ",
    "ซ": "ช",
    "ช": "ซ",
    "น": "ม",
    "ท": "ห",
    "ล": "ส",
    "ข": "ช",
    "ฎ": "ฏ",
    "ง": "จ",
}
CODE = re.compile("^(ข้อ )?([iIoOeE]) ?([0-9๐-๙]{1,2})$")


@dataclass(frozen=True)
class Misreading:
    """What this service gets wrong."""

    codes: bool = False
    """i1 as 1๑, o1 as 0๑, e1 as E๑."""
    name: str = ""
    """A body's name of which some mentions get a look-alike letter."""
    markup: bool = False


def grid_rows(grid: Grid) -> list[list[str]]:
    """One list of texts per row; a covered position is empty, as the services print merged cells."""
    table = [[""] * len(grid.widths) for _ in grid.rows]
    for row, col, cell in placed(grid):
        table[row][col] = cell.text.replace("\n", " ")
    return table


def misread_code(text: str) -> str:
    match = CODE.match(text)
    if not match:
        return text
    letter = {"i": "1", "o": "0", "e": "E"}[match[2].lower()]
    return f"{match[1] or ''}{letter}{match[3]}"


def misread_name(text: str, name: str, rng: random.Random) -> str:
    """Some mentions of `name` with one letter taken for its look-alike; the first letter of words stays."""
    places = [index for index, char in enumerate(name) if char in LOOKALIKES]

    def garble(match: re.Match[str]) -> str:
        if not places or rng.random() < 0.55:
            return match[0]
        place = rng.choice(places)
        return name[:place] + LOOKALIKES[name[place]] + name[place + 1 :]

    return re.sub(re.escape(name), garble, text)


def to_text(blocks: list[Block], rng: random.Random, errors: Misreading) -> str:
    """A .txt dump: tab-separated tables between plain lines."""
    lines: list[str] = ["", ""]
    for block in blocks:
        if isinstance(block, Grid):
            rows = grid_rows(block)
            if errors.codes:
                rows = [[misread_code(text) for text in row] for row in rows]
            lines += ["\t".join(row) for row in rows]
            lines += ["", ""]
        else:
            text = block.text
            if errors.markup:
                text = decorate(text, block.bold, rng)
            lines += [text, ""]
    text = "\n".join(lines)
    return misread_name(text, errors.name, rng) if errors.name else text


def decorate(text: str, bold: bool, rng: random.Random) -> str:
    choice = rng.random()
    if bold and choice < 0.4:
        return f"**{text}**"
    if bold and choice < 0.6:
        return f"## {text}"
    if choice < 0.15:
        return f"<p>{text}"
    return text.replace(" และ", " &amp; ") if choice > 0.97 else text


def to_markdown(blocks: list[Block]) -> str:
    """A .md dump with pipe tables."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            for number, row in enumerate(grid_rows(block)):
                lines.append("| " + " | ".join(text.replace("|", "/") for text in row) + " |")
                if number == 0:
                    lines.append("|" + " --- |" * len(row))
            lines.append("")
        else:
            lines += [f"## {block.text}" if block.bold else block.text, ""]
    return "\n".join(lines)


def to_plain_html(blocks: list[Block]) -> str:
    """An .html dump: bare tables and paragraphs, no style, entities escaped."""
    parts = []
    for block in blocks:
        if isinstance(block, Grid):
            rows = ["<tr>" + "".join(bare_cell(cell) for cell in row) + "</tr>\n" for row in block.rows]
            parts.append(f"<table>\n{''.join(rows)}</table>")
        else:
            parts.append(f"<p>{escape(block.text)}</p>")
    return "\n".join(parts) + "\n"


def bare_cell(cell: GridCell) -> str:
    row_span = f" rowspan={cell.row_span}" if cell.row_span > 1 else ""
    col_span = f" colspan={cell.col_span}" if cell.col_span > 1 else ""
    return f"<td{row_span}{col_span}>{escape(cell.text)}</td>".replace("\n", "<br>")
