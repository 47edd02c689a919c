"""The formats of a workbook's cells (`xl/styles.xml`): how numbers are shown, and what is struck through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prongsai.pipeline.pages.packages import is_set, local_name
from prongsai.pipeline.pages.sheets.number_formats import BUILT_IN, GENERAL


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell shows what it holds."""

    format: str = GENERAL
    is_struck: bool = False


PLAIN = CellStyle()


def read_styles(root: Any) -> list[CellStyle]:
    """The formats of cells by their number (`s`).

    Args:
        root: the element `styleSheet`.
    """
    formats: dict[int, str] = dict(BUILT_IN)
    fonts: list[bool] = []
    styles: list[CellStyle] = []
    parts = {local_name(part): part for part in root}
    for node in parts.get("numFmts", ()):
        formats[int(node.get("numFmtId", "0"))] = node.get("formatCode", GENERAL)
    for node in parts.get("fonts", ()):
        fonts.append(any(local_name(one) == "strike" and is_set(one.get("val", "1")) for one in node))
    for node in parts.get("cellXfs", ()):
        font = int(node.get("fontId", "0"))
        code = formats.get(int(node.get("numFmtId", "0")), GENERAL)
        styles.append(CellStyle(code, font < len(fonts) and fonts[font]))
    return styles
