"""How one invented report is set: fonts, numerals, rules, wordings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.corpus.blocks import Rules

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True)
class Style:
    """`mixed` numerals are Thai in prose and in the question tables, Arabic in the summary table."""

    font: str = "Laksaman"
    size_pt: float = 15
    numerals: Literal["thai", "arabic", "mixed"] = "thai"
    rules: Rules = "all"
    producer: Literal["writer", "browser"] = "writer"
    landscape: bool = False
    rotated: bool = False
    repeat_header: bool = True
    narrow_scores: bool = False
    code_form: str = "{letter}{number}"
    item_form: str = "{n}. "
    title_form: int = 0
    level_form: int = 0
    columns: str = "no measure steps responsible period results outcomes"
    wording: int = 0
    district_short: bool = False
    capital_short: bool = False
    """"อำเภอเมือง" for the district of the provincial capital."""
    item_break: str = "\n"
    running_head: str = ""
    """Printed at the top of every page, with a page number at its foot; LibreOffice only."""

    def digits(self, text: str, summary: bool = False) -> str:
        """Digits as this report writes them."""
        thai = self.numerals == "thai" or (self.numerals == "mixed" and not summary)
        return text.translate(THAI_DIGITS) if thai else text

    def score(self, value: float, summary: bool = False) -> str:
        """A score as printed; a full hundred sometimes stands without decimals."""
        text = "100" if value == 100 and self.wording % 2 else f"{value:.2f}"
        return self.digits(text, summary)

    def code(self, code: str) -> str:
        return self.digits(self.code_form.format(letter=code[0], upper=code[0].upper(), number=code[1:]))

    def listed(self, items: tuple[str, ...]) -> str:
        """Items as one cell or paragraph, numbered where there are several."""
        if len(items) == 1:
            return self.digits(items[0])
        return self.digits(
            self.item_break.join(f"{self.item_form.format(n=n)}{item}" for n, item in enumerate(items, 1))
        )
