"""What an analysis says of the results: weaknesses, strengths, what to keep, constraints, proposals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prongsai.pipeline.model.claims import Instrument
from prongsai.pipeline.model.paper import Provenance

AnalysisKind = Literal["weakness", "strength", "keep", "constraint", "proposal", "other"]
ScoreClaim = Literal["lowest", "highest", "above", "below"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One statement of an analysis: a cell of its column, an item under its heading, a paragraph about an indicator."""

    kind: AnalysisKind
    text: str
    codes: tuple[str, ...] = ()
    """The indicators and questions that it speaks of."""
    issue_no: int | None = None
    issue: str | None = None
    instrument: Instrument | None = None
    claim: ScoreClaim | None = None
    claim_value: float | None = None
    """What it is above or below, 0 to 100."""
    claim_holds: bool | None = None
    """What the report's own scores say of the claim; None where they say nothing."""
    confidence: float = 1.0
    provenance: Provenance = Provenance()
