"""The kinds of finding that a run makes beyond single documents: by comparing them, and by what people supply."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingCode:
    """One kind of finding; `severities` as they can occur, the gravest first."""

    code: str
    severities: str
    meaning: str
    what_to_do: str


CODES_OF_RUNS: tuple[FindingCode, ...] = (
    FindingCode(
        "score-differs-between-documents",
        "warning",
        "Another document of the run gives the same body, year and code another score: 82.35 here and 96.03 there. The "
        "message names it; both have the doubt in `basis`.",
        "Open both: one may be a draft, of another body, or misread.",
    ),
    FindingCode(
        "correction-applied",
        "info",
        "A person decided about this value, in the file of `--corrections`; `raw` is what had been read.",
        "Nothing.",
    ),
    FindingCode(
        "correction-stale",
        "warning, info",
        "A decision is not applied: the value is now read as another, or is not there. As info: decisions about "
        "documents that this run has not.",
        "Look at the report again and write the line anew, or take it out.",
    ),
    FindingCode(
        "manifest-unmatched",
        "warning",
        "No path of the scraper's manifest is a file of the run, so no `source_url` is known.",
        "Give its paths as they are below the folder of reports.",
    ),
    FindingCode(
        "report-copied",
        "warning",
        "The scores, or the measures with their results, are those of another body's or year's document: `14 of 14 "
        "scores are those of the same body in 2566`. One of the two is copied; such scores have the doubt in `basis`.",
        "Find out whose they are; leave the copy out with --skip.",
    ),
    FindingCode(
        "report-repeated",
        "info",
        "Another file of the run gives the same scores and measures: one report as Word and as PDF.",
        "Nothing; leave one out to count it once.",
    ),
)
