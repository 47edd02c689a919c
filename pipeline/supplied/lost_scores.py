"""Scores that the program lost and a person found: added to the reporting body, and said to be a person's."""

from __future__ import annotations

import re

from prongsai.parsers.scores.frame_codes import instrument_of, scope_of
from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.schema import SCORES
from prongsai.pipeline.frame.codes import find_parent, number_of
from prongsai.pipeline.frame.frame import Frame, YearFrame, question_codes
from prongsai.pipeline.frame.records import LETTERS
from prongsai.pipeline.supplied.corrections import CORRECTED, Correction, ScoreTarget, parse_score
from prongsai.pipeline.supplied.decided import Applied, Outcome, Rows, Stale

_OF_REPORT = ("document_id", "unit_id", "unit_type", "unit_name", "district", "province", "unit_lineage_id", "scheme")
"""Columns that the score has from its report."""
_PAGE = re.compile(r"page ([1-9][0-9]{0,3})")
_SCALE_MAX = 100.0
"""Points: a person writes a score on the scale of the assessment, whatever scale a table of the report has."""


def add_score(rows: Rows, correction: Correction, target: ScoreTarget, frame: Frame) -> Outcome:
    """Add a score that no row has, unless something speaks against there being one."""
    (document,) = rows["documents"]
    value, year = parse_score(correction.value), target.year or _only_year(rows)
    if value is None:
        return Stale("there is no such score now", document)
    if year is None:
        return Stale(f"its year is not clear; write it as {correction.field}@2567", document)
    against = _find_objection(rows, target.code, year, frame)
    if against is not None:
        return against
    row = dict.fromkeys(SCORES.column_names) | {name: document[name] for name in _OF_REPORT}
    row |= _named(target.code, year, frame) | _placed(correction.place)
    row |= {"score": value, "score_100": round(value, 2), "scale_max": _SCALE_MAX, "observations": 0}
    row |= {"status": CORRECTED, "basis": [correction.as_basis()]}
    return Applied({"scores": [*rows["scores"], row]})


def _only_year(rows: Rows) -> int | None:
    """The year that all scores of the report are of; None where there are several or none."""
    years = {row["fiscal_year"] for row in rows["scores"]}
    return years.pop() if len(years) == 1 else None


def _find_objection(rows: Rows, code: str, year: int, frame: Frame) -> Stale | None:
    (document,) = rows["documents"]
    if document["kind"] == "results_table" or any(row["subject"] is not None for row in rows["scores"]):
        return Stale("the report lists several bodies, and a score can be added to the reporting one alone", document)
    for row in rows["scores"]:
        if (row["code"], row["fiscal_year"]) == (code, year):
            return Stale(f"it is now read as {row['raw_score']}", row)
    of_year = frame.years.get(year)
    if of_year is not None and not _has_code(of_year, code):
        return Stale(f"the assessment of {year} has no {code}", document)
    return None


def _has_code(of_year: YearFrame, code: str) -> bool:
    """False where the sources of that year establish that it has no such code."""
    scope = scope_of(code)
    if scope == "question":
        count = of_year.count(LETTERS[code[0]])
        return count is None or code in question_codes(code[0], 1, count)
    if scope == "sub_indicator" and of_year.sub_indicators:
        return code in of_year.sub_indicators
    if scope in ("indicator", "sub_indicator") and of_year.indicators:
        return code.split(".")[0] in of_year.indicators
    return True


def _named(code: str, year: int, frame: Frame) -> TableRow:
    of_year = frame.nearest(year)
    return {
        "fiscal_year": year,
        "scope": scope_of(code),
        "instrument": instrument_of(code, of_year.known_indicators),
        "code": code,
        "number": number_of(code),
        "parent_code": find_parent(frame, code, year),
        "name": frame.official_name(code, year),
    }


def _placed(place: str) -> TableRow:
    """Where the person found it, in the words of `place`."""
    page = _PAGE.match(place)
    return {"place": place or None, "page": int(page[1]) if page else None}
