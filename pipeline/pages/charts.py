"""Charts of office files (ECMA-376 part 1, 21.2): they are not read, and a finding says what they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.packages import Package, local_name

CHART_KINDS = ("chart", "chartEx")
"""How an office file calls its relation to a chart, of either generation."""
_MOST_QUOTED = 40
"""Numbers and labels that a finding quotes: the ten indicators of three years with their labels."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows, and the sheets that its numbers stand on; a chart of slides or text has its own."""

    shown: tuple[str, ...]
    sheets: frozenset[str]


def find_charts(package: Package, part: str) -> Iterator[Chart]:
    """The charts that a part of an office file shows."""
    for kind, place in package.relations(part).values():
        if kind in CHART_KINDS and package.has(place):
            yield read_chart(package.parse(place))


def read_chart(root: Any) -> Chart:
    """A chart by its root element."""
    shown: list[str] = []
    sheets: set[str] = set()
    for element in root.iter():
        name, text = local_name(element), (element.text or "").strip()
        if name in ("v", "t", "pt") and text:
            shown.append(text)
        elif name == "f" and "!" in text:
            sheets.add(text.rpartition("!")[0].strip("'").replace("''", "'"))
    return Chart(tuple(dict.fromkeys(shown)), frozenset(sheets))


def say_charts(
    charts: Sequence[Chart], seen_sheets: frozenset[str] = frozenset(), page: int | None = None
) -> list[Finding]:
    """One finding for each chart.

    Args:
        charts: those of a sheet, a slide or a text.
        seen_sheets: the sheets of the workbook whose cells are read: what a chart draws from them is not lost.
        page: the number of the sheet or slide.
    """
    return [_say_chart(chart, bool(chart.sheets) and chart.sheets <= seen_sheets, page) for chart in charts]


def _say_chart(chart: Chart, is_in_cells: bool, page: int | None) -> Finding:
    quoted = "; ".join(chart.shown[:_MOST_QUOTED]) or None
    if is_in_cells:
        message = f"a chart is not read: its numbers stand in the cells of {', '.join(sorted(chart.sheets))}"
        return Finding("info", "text-left-out", message, page, raw=quoted, suggestion="nothing")
    message = "a chart is not read: what it shows stands in no cell and no text"
    return Finding(
        "info", "picture-not-read", message, page, raw=quoted, suggestion="read it in the program that drew it"
    )
