"""What each figure of a tally means, and whether more or less of it is better."""

from __future__ import annotations

from typing import Literal, NamedTuple

Direction = Literal["least", "most"]


class Figure(NamedTuple):
    """One count of a tally. `least`: we want at least so many; `most`: at most so many."""

    name: str
    direction: Direction
    meaning: str


FIGURES = (
    Figure("reports_lost", "most", "reports that are not in the dataset"),
    Figure("scores_right", "least", "scores with the value, body, year and scale of the report, and a trusted status"),
    Figure("scores_verified", "least", "those of them with the status `verified`"),
    Figure("scores_doubted", "most", "right scores with the status ambiguous, conflict or suspect"),
    Figure("scores_wrong", "most", "rows in the stead of a score that has another value, year, body or scale"),
    Figure("scores_invented", "most", "rows that stand for no score of the report"),
    Figure("scores_silent", "most", "wrong or invented rows with a trusted status, whatever their confidence"),
    Figure("scores_flagged", "most", "scores left out, and a warning or an error names the loss"),
    Figure("scores_lost", "most", "scores left out, and nothing says so"),
    Figure("misprints_flagged", "least", "misprints of the report that are repeated with a doubtful status"),
    Figure("rows_unscaled", "most", "rows whose score_100 is not their score on 0 to 100"),
    Figure("rows_certain", "most", "rows with the confidence 1"),
    Figure("levels_right", "least", "ratings printed with an overall score"),
    Figure("names_right", "least", "names of bodies in lists, letter by letter"),
    Figure("years_right", "least", "years of reports"),
    Figure("units_right", "least", "reporting bodies with name, district and province"),
    Figure("units_silent", "most", "bodies given as sure that are wrong or undecided"),
    Figure("units_certain", "most", "documents whose body has the confidence 1"),
    Figure("measures_found", "least", "measures"),
    Figure("measures_invented", "most", "measures that the report does not have"),
    Figure("measures_lost", "most", "measures left out, and nothing says so"),
    Figure("measure_years_right", "least", "measures under the year of their report"),
    Figure("cells_right", "least", "fields of measures, letter by letter"),
    Figure("edits", "most", "letters to change in all fields of measures"),
    Figure("lists_right", "least", "lists of steps, results and outcomes with the right number of items"),
    Figure("periods_right", "least", "periods with the right first and last day"),
    Figure("statuses_right", "least", "measures done or not done"),
)
"""The figures that a floor can hold; what is wanted of each stands beside them in the tally."""
