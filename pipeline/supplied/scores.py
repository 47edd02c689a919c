"""Corrections of single scores, and of the year that a report's scores are of."""

from __future__ import annotations

from typing import Any

from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.frame.codes import find_parent
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.supplied.corrections import CORRECTED, Correction, ScoreTarget, parse_score, parse_year
from prongsai.pipeline.supplied.decided import Applied, Known, Outcome, Rows, Stale
from prongsai.pipeline.supplied.lost_scores import add_score

_SCORED_ALIKE = ("unit_id", "subject", "district", "fiscal_year", "code")


def correct_score(rows: Rows, correction: Correction, target: ScoreTarget, known: Known) -> Outcome:
    """Give a score the value that a person decided; with no value, the score goes and its readings stay.

    One that nothing was read for is added.
    """
    meant = [row for row in rows["scores"] if _is_meant(row, target, correction)]
    if not meant and not correction.read:
        return add_score(rows, correction, target, known.frame)
    as_read = [row for row in meant if (row["raw_score"] or "") == correction.read]
    if len(as_read) != 1:
        return _tell_stale(meant, len(as_read), correction)
    (row,) = as_read
    if not correction.value:
        left = [one for one in rows["scores"] if one is not row]
        readings = [_unchosen(one, row) for one in rows["observations"]]
        return Applied({"scores": left, "observations": readings})
    value = parse_score(correction.value)
    if value is None or value > row["scale_max"]:
        return Stale(f"{correction.value} is more than the table's {row['scale_max']:g}", row)
    decided = _decided(row, correction) | {
        "score": value,
        "score_100": round(value / row["scale_max"] * 100, 2),
    }
    return Applied({"scores": [decided if one is row else one for one in rows["scores"]]})


def correct_year_assessed(rows: Rows, correction: Correction, known: Known) -> Outcome:
    """Give all scores and readings of one assessed year another.

    The digits of a score stay as trusted as they were; one that was `ambiguous` becomes `corrected`.
    """
    was, year = parse_year(correction.read), parse_year(correction.value)
    if not any(row["fiscal_year"] == was for row in rows["scores"]):
        return Stale(f"no score is of the year {correction.read or 'null'} now")
    if any(row["fiscal_year"] == year != was for row in rows["scores"]):
        return Stale(
            f"the report has scores of {correction.value or 'no year'} as well, and these would lie among them"
        )
    scores = [
        _of_year(row, year, known.frame, correction) if row["fiscal_year"] == was else row for row in rows["scores"]
    ]
    readings = [
        {**row, **_names_of_year(row, year, known.frame)} if row["fiscal_year"] == was else row
        for row in rows["observations"]
    ]
    return Applied({"scores": scores, "observations": readings})


def _is_meant(row: TableRow, target: ScoreTarget, correction: Correction) -> bool:
    return (
        row["code"] == target.code
        and target.year in (None, row["fiscal_year"])
        and correction.place in ("", row["place"])
    )


def _tell_stale(meant: list[TableRow], n_as_read: int, correction: Correction) -> Stale:
    if n_as_read > 1:
        return Stale(f"{n_as_read} scores are meant; tell them apart by `place`, or by year as {correction.field}@2567")
    if not meant:
        return Stale("there is no such score now")
    now = ", ".join(str(row["raw_score"]) for row in meant)
    return Stale(f"it is now read as {now}", meant[0])


def _decided(row: TableRow, correction: Correction) -> TableRow:
    """The row as a person's: how sure a program was says nothing of it any more."""
    basis = [*(row["basis"] or []), correction.as_basis()]
    return {**row, "status": CORRECTED, "confidence": None, "basis": basis}


def _unchosen(reading: TableRow, row: TableRow) -> TableRow:
    is_behind = reading["chosen"] and all(reading[name] == row[name] for name in _SCORED_ALIKE)
    return {**reading, "chosen": False} if is_behind else reading


def _of_year(row: TableRow, year: int | None, frame: Frame, correction: Correction) -> TableRow:
    moved = {**row, **_names_of_year(row, year, frame), "basis": [*(row["basis"] or []), correction.as_basis()]}
    return moved if row["status"] != "ambiguous" else {**moved, "status": CORRECTED, "confidence": None}


def _names_of_year(row: TableRow, year: int | None, frame: Frame) -> dict[str, Any]:
    """What a code is called, and what it is part of, in another year."""
    name = frame.official_name(row["code"], year) if year is not None else None
    return {"fiscal_year": year, "name": name, "parent_code": find_parent(frame, row["code"], year)}
