"""One small report with what it states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.corpus.phrases import Plan
from tests.corpus.places import Body

Truth = Mapping[str, Any]
Values = Mapping[str, float]


@dataclass(frozen=True)
class Case:
    """A report of one kind, with the files that lie in its folder and the truth about one of them."""

    family: str
    kind: str
    """What the variants of a case have in common; no slash."""
    variant: int
    what: str
    """What a reader sees in it, in one line."""
    files: Mapping[str, bytes]
    """File name -> content."""
    document: str
    """The input that the truth is about: a file name, or `archive.zip!/member`."""
    truth: Truth
    never: tuple[str, ...] = ()
    """Words that may come out nowhere."""
    also_right: tuple[Truth, ...] = ()
    """Other truths: what may be given or left out, such as the scores of another body under its own name."""

    @property
    def name(self) -> str:
        return f"{self.family}/{self.kind}-{self.variant:02}"

    @property
    def source(self) -> str:
        """The input as the dataset names it."""
        return f"{self.name}/{self.document}"


def make_truth(
    body: Body | None,
    year: int | None,
    scores: Mapping[int, Values] | None = None,
    results: Iterable[Mapping[str, Any]] = (),
    measures: Iterable[Mapping[str, Any]] = (),
) -> Truth:
    """The truth about a report in the shape that `tests.truth` compares with.

    Args:
        body: the reporting body; None where a report has none.
        year: the year of the report.
        scores: year assessed -> code -> value of the body's own scores.
        results: rows made by `result_row`, for a list of bodies.
        measures: made by `measure_truth`.
    """
    unit = {"name": "", "district": "", "province": ""}
    if body:
        unit = {"name": body.name, "district": body.district, "province": body.province}
    return {
        "unit": unit,
        "fiscal_year": year,
        "scores": [
            {"code": code, "score": value, "fiscal_year": assessed}
            for assessed, values in (scores or {}).items()
            for code, value in values.items()
        ],
        "results": list(results),
        "measures": list(measures),
    }


def result_row(
    subject: str,
    year: int,
    scores: Mapping[str, float | None],
    level: str | None = None,
    scale_max: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """One body's row of a list of bodies, as it is printed; None is a dash."""
    scales = {code: (scale_max or {}).get(code, 100) for code in scores}
    return {"subject": subject, "fiscal_year": year, "scores": dict(scores), "level": level, "scale_max": scales}


def measure_truth(
    plan: Plan,
    number: int,
    period: str = "",
    days: tuple[date | None, date | None] | None = None,
    **printed: Any,
) -> dict[str, Any]:
    """What a report says of one measure; `printed` are the fields that it words otherwise than the plan, or leaves out.

    Args:
        plan: the measure of the bank that it prints.
        number: the number printed with it.
        period: as printed.
        days: first and last day of it; not judged where it is left out.
    """
    wanted: dict[str, Any] = {
        "issue_no": None,
        "measure_no": number,
        "measure": plan.measure,
        "steps": list(plan.steps),
        "responsible": plan.responsible,
        "period": period,
        "results": [],
        "outcomes": [],
        "followup": "",
        **printed,
    }
    if days is not None:
        first, last = days
        wanted["period_start"] = first and first.isoformat()
        wanted["period_end"] = last and last.isoformat()
    return wanted
