"""The relations between the scores of a year, as its frame states them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.frame import Frame, YearFrame
from pipeline.relations import Relation

FIRST_YEAR_OF_EIT_PARTS = 2566
"""From this year EIT is collected in two parts, and bodies print the questions of one part beside the indicator of both:
the questions may confirm an indicator, but a difference accuses nobody."""


def relations_of_year(frame: Frame, year: int | None) -> tuple[Relation, ...]:
    """The relations of a Buddhist year, largest score first; none for a year without a frame."""
    if year is None or year not in frame.years:
        return ()
    return tuple(_relations(frame.years[year]))


def _relations(frame: YearFrame) -> Iterator[Relation]:
    for code, formula in sorted(frame.formulas.items(), key=lambda item: _rank(item[0])):
        parts = tuple(zip(formula.parts, formula.weights, strict=True))
        is_hard = _is_hard(code, frame.year) and formula.mark in ("A", "B", "C")
        yield Relation(code, parts, is_hard, f"{code} is the {_kind(code)} mean of {_span(formula.parts)}")
        flat = _flatten(frame, code)
        if flat != parts:
            # bodies often print indicators without the instruments between, and items without sub-indicators
            codes = tuple(part for part, _ in flat)
            yield Relation(code, flat, is_hard, f"{code} is the weighted mean of {_span(codes)}")


def _rank(code: str) -> int:
    return 0 if code == "ita" else 1 if code in ("iit", "eit", "oit") else 2


def _is_hard(code: str, year: int) -> bool:
    """Overall and instruments follow from the indicators in every year; of the questions only IIT's are sure to."""
    if code in ("ita", "iit", "eit", "oit"):
        return True
    if code.startswith(("indicator-9", "indicator-10")):
        return False
    number = int(code.removeprefix("indicator-"))
    return number <= 5 or year < FIRST_YEAR_OF_EIT_PARTS


def _flatten(frame: YearFrame, code: str) -> tuple[tuple[str, float], ...]:
    """The formula of `code` with its parts replaced by their own parts, one level down, where all of them have some."""
    formula = frame.formulas[code]
    if code in ("iit", "eit", "oit") or not all(part in frame.formulas for part in formula.parts):
        return tuple(zip(formula.parts, formula.weights, strict=True))
    flat: list[tuple[str, float]] = []
    for part, weight in zip(formula.parts, formula.weights, strict=True):
        inner = frame.formulas[part]
        flat.extend((name, weight * share) for name, share in zip(inner.parts, inner.weights, strict=True))
    return tuple(flat)


def _kind(code: str) -> str:
    return "weighted" if code == "ita" else "plain"


def _span(codes: tuple[str, ...]) -> str:
    return f"{codes[0]} … {codes[-1]}" if len(codes) > 3 else ", ".join(codes)
