"""The relations between the scores of a year, as its frame states them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from prongsai.pipeline.frame.frame import Frame, YearFrame
from prongsai.pipeline.frame.relations import Relation

FIRST_YEAR_OF_EIT_PARTS = 2566
"""From this year EIT is collected in two parts, and bodies print the questions of one part beside the indicator of
both: the questions may confirm an indicator, but a difference accuses nobody."""


def relations_of_year(frame: Frame, year: int | None, codes: Collection[str]) -> tuple[Relation, ...]:
    """The relations of a Buddhist year, largest score first; none for a year without a frame.

    Args:
        frame: the frames of all years.
        year: the year assessed.
        codes: the codes that a report has for it. Where the frame does not know which questions make up an indicator, a
            full set of 15 or 30 questions of IIT, or of 9 or 15 of EIT, suggests it.
    """
    if year is None or year not in frame.years:
        return ()
    known = tuple(_relations(frame.years[year]))
    parents = {relation.parent for relation in known}
    return known + tuple(guess for guess in _guess_relations(codes) if guess.parent not in parents)


_SHARES = {("i", 15): (1, 3), ("i", 30): (1, 6), ("e", 9): (6, 3), ("e", 15): (6, 5)}
"""Letter and number of questions -> first indicator and questions in each, in all years that are known."""


def _guess_relations(codes: Collection[str]) -> Iterator[Relation]:
    for (letter, count), (first, size) in _SHARES.items():
        names = [f"{letter}{number}" for number in range(1, count + 1)]
        if f"{letter}{count + 1}" in codes or not all(name in codes for name in names):
            continue
        for at in range(0, count, size):
            parent = f"indicator-{first + at // size}"
            parts = tuple((name, 1 / size) for name in names[at : at + size])
            rule = f"{parent} is the plain mean of {_span(tuple(names[at : at + size]))}, as other indicators here are"
            yield Relation(parent, parts, False, rule, f"{letter}-questions", is_guess=True)


def _relations(frame: YearFrame) -> Iterator[Relation]:
    for code, formula in sorted(frame.formulas.items(), key=lambda item: _rank(item[0])):
        if formula.mark == "D":
            continue  # general knowledge without a source: the number of questions in the report says more
        parts = tuple(zip(formula.parts, formula.weights, strict=True))
        is_hard = _is_hard(code, frame.year)
        rule = f"{code} is the {_kind(code)} mean of {_span(formula.parts)}"
        family = "e-questions" if not is_hard and formula.parts[0].startswith("e") else ""
        yield Relation(code, parts, is_hard, rule, family)
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
