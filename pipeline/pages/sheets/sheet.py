"""One sheet of a workbook as a person sees it, whatever program wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from prongsai.pipeline.model import Finding, Result, Severity
from prongsai.pipeline.pages.embedded import EmbeddedPicture

MOST_CELLS = 1_000_000
"""Cells with something in them, of one sheet: all 7,850 local bodies with ten years of ten indicators are fewer."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with text, its row and column from 0; `text` as shown, `raw` with all decimals of a calculated number."""

    row: int
    col: int
    text: str
    raw: str
    row_span: int = 1
    col_span: int = 1


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What stands on a sheet; `lines` are texts beside the cells: headers of its pages, and text boxes."""

    name: str
    cells: tuple[SheetCell, ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    lines: tuple[str, ...] = ()
    pictures: tuple[EmbeddedPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet by its tab."""

    name: str
    is_hidden: bool = False


class Workbook(Protocol):
    """A workbook that is open; its sheets are read one at a time."""

    @property
    def sheets(self) -> list[SheetName]:
        """All sheets in the order of their tabs."""

    def read(self, index: int) -> Result[SheetContent]:
        """Sheet `index` (from 0), and what is to be said of its cells.

        Raises:
            DocumentError: it cannot be read.
        """


@dataclass(slots=True)
class Oddities:
    """What is met in the cells of a sheet and has to be told: addresses, as spreadsheets write them."""

    sheet: str
    uncalculated: list[str] = field(default_factory=list)
    """Formulas whose value the file does not hold: a person who opens it sees one."""
    struck: list[str] = field(default_factory=list)
    """Texts that are struck through."""
    is_cut: bool = False
    """Whether there were more cells than are read."""

    def findings(self, page: int) -> list[Finding]:
        """Them as findings about the sheet of that number."""
        found: list[Finding] = []
        if self.uncalculated:
            count = len(self.uncalculated)
            message = f"sheet {self.sheet}: {count} formulas have no value in the file ({self.uncalculated[0]} first)"
            remedy = "open it in Excel or LibreOffice, which calculates them, and save it"
            listed = ", ".join(self.uncalculated[:_MOST_LISTED])
            found.append(Finding("warning", "score-missing", message, page, raw=listed, suggestion=remedy))
        if self.struck:
            has_number = any(ch.isdecimal() for text in self.struck for ch in text)
            message = f"sheet {self.sheet}: {len(self.struck)} cells are struck through and are not read"
            raw = " | ".join(self.struck[:_MOST_LISTED])
            severity: Severity = "warning" if has_number else "info"
            found.append(Finding(severity, "text-left-out", message, page, raw=raw, suggestion="compare it"))
        if self.is_cut:
            message = (
                f"sheet {self.sheet} has more than {MOST_CELLS} cells with something in them; the rest is not read"
            )
            remedy = "if it is a report, save its parts as files of their own"
            found.append(Finding("error", "sheet-too-large", message, page, suggestion=remedy))
        return found


_MOST_LISTED = 20
"""Cells that a finding lists: as many as a person looks up one by one."""
