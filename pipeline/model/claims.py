"""What a number is said to be, and the score that its readings come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prongsai.pipeline.model.paper import Provenance

Instrument = Literal["IIT", "EIT", "OIT"]


Scope = Literal["overall", "instrument", "indicator", "sub_indicator", "question"]


ScoreStatus = Literal["verified", "read", "repaired", "corrected", "ambiguous", "conflict", "suspect"]


Role = Literal[
    "score",
    "target",
    "pass_mark",
    "weight",
    "maximum",
    "change",
    "share",
    "count",
    "other_index",
    "self_assessed",
    "group_mean",
    "copied",
    "unknown",
]
"""What a number that stands like a score is: only a `score` is a result of the assessment."""


ContextKind = Literal["main", "issue", "narrative", "comparison", "results"]
"""Where a reading stood: a main score table, a table of one issue, prose, a table of several years, a results table."""

Question = Literal["quantity", "body", "year", "code", "scale"]
"""What must be answered before a number is a score: the five claims, the digits aside."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One claim of a reading, and the words near it that say so.

    `said_by` names where they stand and quotes them: "column heading `ปี ๒๕๖๗`", "caption `ตัวอย่างของเทศบาล…`".
    """

    question: Question
    said_by: str


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A question to which two answers remain.

    `between` are the answers that nothing decides between, the likeliest first: headings, years, bodies or roles, as
    printed.
    """

    question: Question
    between: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """One reading of one score. `value` is None where a dash says that nothing was assessed."""

    fiscal_year: int | None
    scope: Scope
    instrument: Instrument | None
    code: str
    value: float | None
    scale_max: float
    raw_code: str
    raw_score: str
    provenance: Provenance
    level: str | None = None
    printed_level: str | None = None
    """The rating as printed, where that is not just `level`."""
    subject: str | None = None
    """The body's name as printed in a results table; None where the score is the reporting body's own."""
    subject_place: str | None = None
    """District and province printed in the same row, if any."""
    twin: str = ""
    """What tells its row from another of the same printed name in one list: the district, else the place in order."""
    name_text: str = ""
    """The question or indicator text printed beside the code, evidence for the code and the year."""
    context: str = ""
    context_kind: ContextKind = "main"
    confidence: float = 1.0
    is_foreign: bool = False
    """True where the text around it names another body: it must never become this body's score."""
    notes: tuple[str, ...] = ()
    role: Role = "score"
    """What its words say that it measures; only a `score` is weighed."""
    role_basis: str = ""
    """The words that say so, where it is no score."""
    heading: str = ""
    """What stands over its column."""
    caption: str = ""
    """The line above its table, or over all its columns, that says whose or what it is."""
    answers: tuple[Answer, ...] = ()
    """The claims that words near it make."""
    open_claims: tuple[OpenClaim, ...] = ()
    """The claims that nothing decides; a score that rests on them alone is `ambiguous`."""


@dataclass(frozen=True, slots=True)
class Score:
    """The value to use for one body, assessed year and code, and the readings behind it."""

    fiscal_year: int | None
    scope: Scope
    instrument: Instrument | None
    code: str
    score: float
    scale_max: float
    level: str | None
    status: ScoreStatus
    confidence: float
    """How sure the readers are of digits and code, until `reconcile.confidence` gives the probability of all claims."""
    readings: tuple[int, ...]
    """Positions, in the list of observations, of the readings that agree with the score; the first one is shown."""
    subject: str | None = None
    basis: tuple[str, ...] = ()
    """Why it has its status, as `scores.basis` says it."""
    printed_level: str | None = None
    is_proven: bool = False
    """True where it stands in a sum that holds."""
    dissent: tuple[int, ...] = ()
    """Positions of the readings of the same code that say another value."""
    twin: str = ""
    """As in its readings."""
