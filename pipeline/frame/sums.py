"""The relations between the scores of a year, as its frame states them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from prongsai.pipeline.frame.frame import Frame, YearFrame, question_codes
from prongsai.pipeline.frame.relations import Relation


def relations_of_year(frame: Frame, year: int | None, codes: Collection[str]) -> tuple[Relation, ...]:
    """The relations of a Buddhist year, largest score first; none for a year without a frame.

    Args:
        frame: the frames of all years.
        year: the year assessed.
        codes: the codes that a report has for it. Where the frame does not know which questions make up an indicator, a
            full set of as many questions as other years have suggests it.
    """
    if year is None or year not in frame.years:
        return ()
    known = tuple(_relations(frame.years[year]))
    parents = {relation.parent for relation in known}
    return known + tuple(guess for guess in _guess_relations(frame, year, codes) if guess.parent not in parents)


def _guess_relations(frame: Frame, year: int, codes: Collection[str]) -> Iterator[Relation]:
    for share in frame.shares:
        letter, count, size = share.instrument[0].lower(), share.questions, share.questions_each
        names = list(question_codes(letter, 1, count))
        if f"{letter}{count + 1}" in codes or not all(name in codes for name in names):
            continue
        members = {row.no for row in frame.years[year].indicators.values() if row.instrument == share.instrument}
        if not set(range(share.first_indicator, share.first_indicator + count // size)) <= members:
            continue  # this year's indicators are others
        for at in range(0, count, size):
            parent = f"indicator-{share.first_indicator + at // size}"
            parts = tuple((name, 1 / size) for name in names[at : at + size])
            rule = f"{parent} is the plain mean of {_span(tuple(names[at : at + size]))}, as other indicators here are"
            yield Relation(parent, parts, False, rule, f"{letter}-questions", is_guess=True)


def _relations(frame: YearFrame) -> Iterator[Relation]:
    for code, formula in sorted(frame.formulas.items(), key=lambda item: _rank(item[0])):
        if formula.mark == "D":
            continue  # general knowledge without a source: the number of questions in the report says more
        parts = tuple(zip(formula.parts, formula.weights, strict=True))
        is_hard = _is_hard(code, frame)
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


def _is_hard(code: str, frame: YearFrame) -> bool:
    """Overall and instruments follow from the indicators in every year; for the rest the frame says it."""
    if not code.startswith("indicator-"):
        return True
    parent = code.split(".")[0]
    return frame.rules[frame.indicators[parent].instrument].parts_decide


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
