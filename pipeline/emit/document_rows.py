"""What one document becomes: plain rows, one dict per row with exactly the columns of `schema.TABLES`.

A document that was read gives its rows by `emit_document`, one of which nothing could be read by `failed_rows`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prongsai.pipeline.emit.finding_codes import LOSSES
from prongsai.pipeline.emit.place import ids_by_place
from prongsai.pipeline.emit.rows import (
    Decide,
    Source,
    TableRow,
    analysis_row,
    document_row,
    finding_row,
    measure_item_rows,
    measure_row,
    observation_row,
    score_row,
    unit_row,
)
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import (
    Analysis,
    Document,
    DocumentKind,
    DocumentStatus,
    Finding,
    LetterFacts,
    Measure,
    Observation,
    Paragraph,
    Role,
    Score,
    UnitDecision,
)
from prongsai.pipeline.pages.counts import PageCounts

if TYPE_CHECKING:  # the parent of the readers makes rows of findings alone, and stays small and quick to start
    from prongsai.pipeline.account.account import Account
    from prongsai.pipeline.account.told import OpenNumber

_NOT_A_REPORT = "not-a-report"


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """The rows that one document adds to each table.

    `document` is its row of `documents`; the others may be empty. `measures` and `observations` stand in reading
    order. `units` holds the gazetteer rows that the other rows refer to; the same unit may come from many documents.
    The columns of `documents` that count rows of other tables are filled when the rows become tables.
    """

    document: TableRow
    scores: list[TableRow] = field(default_factory=list)
    observations: list[TableRow] = field(default_factory=list)
    measures: list[TableRow] = field(default_factory=list)
    measure_items: list[TableRow] = field(default_factory=list)
    analyses: list[TableRow] = field(default_factory=list)
    findings: list[TableRow] = field(default_factory=list)
    units: list[TableRow] = field(default_factory=list)
    unexplained: list[OpenNumber] = field(default_factory=list)
    """Of no table: the numbers that no row explains, for whoever shows them on their pages."""
    unexplained_text: list[Paragraph] = field(default_factory=list)
    """Of no table: the running text that no row holds and no words say what it is, likewise."""

    def table(self, name: str) -> list[TableRow]:
        """The rows for the table of that name.

        Raises:
            KeyError: there is no such table.
        """
        tables = {
            "documents": [self.document],
            "scores": self.scores,
            "observations": self.observations,
            "measures": self.measures,
            "measure_items": self.measure_items,
            "analyses": self.analyses,
            "findings": self.findings,
            "units": self.units,
        }
        return tables[name]


@dataclass(frozen=True, slots=True)
class Decided:
    """All that the stages have decided about one document."""

    document: Document
    kind: DocumentKind
    title: str | None
    letter: LetterFacts
    scheme: str | None
    """Whose assessment it is; None where nothing says it."""
    frame: Frame
    """Which the scores were read against."""
    fiscal_year: int | None
    pages: PageCounts | None
    """None for inputs without pages."""
    body: UnitDecision
    """Whose report it is."""
    body_of: Decide
    """The body of each row of a results table."""
    readings: Sequence[Observation]
    roles: Mapping[int, Role]
    """Position of a reading -> what it is, where that was decided."""
    scores: Sequence[Score]
    measures: Sequence[Measure]
    analyses: Sequence[Analysis]
    findings: Sequence[Finding]
    """Of all stages before the account."""
    account: Account


def emit_document(decided: Decided) -> DocumentRows:
    """The rows of a document that was read."""
    document_id, readings = decided.document.document_id, decided.readings
    source = Source(document_id, decided.body_of, decided.frame, decided.scheme)
    chosen = {position for score in decided.scores for position in score.readings}
    ids = ids_by_place(document_id, (one.provenance for one in readings))
    measure_ids = ids_by_place(document_id, (one.provenance for one in decided.measures))
    measures = list(zip(measure_ids, decided.measures, strict=True))
    return DocumentRows(
        document=_decided_document_row(decided),
        scores=[score_row(source, score, readings) for score in decided.scores],
        observations=[
            observation_row(source, name, one, at in chosen, decided.roles.get(at))
            for at, (name, one) in enumerate(zip(ids, readings, strict=True))
        ],
        measures=[measure_row(document_id, name, one, decided.fiscal_year, decided.body) for name, one in measures],
        measure_items=[row for name, one in measures for row in measure_item_rows(document_id, name, one)],
        analyses=[analysis_row(document_id, one, decided.fiscal_year, decided.body) for one in decided.analyses],
        findings=[finding_row(finding, document_id) for finding in _all_findings(decided)],
        units=_unit_rows(decided),
        unexplained=decided.account.unexplained,
        unexplained_text=list(decided.account.text.unnamed),
    )


def failed_rows(document: Document, finding: Finding) -> DocumentRows:
    """A document of which nothing could be read, and why."""
    return DocumentRows(
        document=document_row(document, status="failed"),
        findings=[finding_row(finding, document.document_id)],
    )


def _decided_document_row(decided: Decided) -> TableRow:
    body, pages = decided.body, decided.pages
    return document_row(
        decided.document,
        kind=decided.kind,
        title=decided.title,
        report_date=decided.letter.report_date,
        letter_no=decided.letter.letter_no,
        office=decided.letter.office,
        urls=list(decided.letter.urls),
        scheme=decided.scheme,
        fiscal_year=decided.fiscal_year,
        unit_id=body.unit.unit_id if body.unit else None,
        unit_type=body.unit_type,
        unit_name=body.decided_name,
        district=body.district,
        province=body.province,
        unit_lineage_id=body.unit.lineage_id if body.unit else None,
        unit_printed=body.printed,
        unit_parent_id=body.parent.unit_id if body.parent else None,
        unit_confidence=body.confidence,
        unit_mentions=list(body.mentions),
        pages=pages.pages if pages else None,
        pages_text=pages.text if pages else None,
        pages_scanned=pages.scanned if pages else None,
        pages_repaired=pages.repaired if pages else None,
        pages_unread=pages.unread if pages else None,
        numbers_seen=decided.account.numbers_seen,
        numbers_unexplained=len(decided.account.unexplained),
        text_in_rows=decided.account.text.in_rows,
        text_kinds=decided.account.text.kinds(),
        status=_status(pages, _all_findings(decided)),
    )


def _status(pages: PageCounts | None, findings: Sequence[Finding]) -> DocumentStatus:
    if _is_unread(pages):
        return "failed"
    is_cut = any(finding.severity == "error" or _tells_loss(finding) for finding in findings)
    return "partial" if (pages is not None and pages.unread) or is_cut else "ok"


def _is_unread(pages: PageCounts | None) -> bool:
    """Whether none of the pages could be read."""
    return pages is not None and pages.unread == pages.pages


def _tells_loss(finding: Finding) -> bool:
    return finding.severity == "warning" and finding.code in LOSSES


def _all_findings(decided: Decided) -> list[Finding]:
    findings = [*decided.findings, *decided.account.findings]
    if not _is_unread(decided.pages):
        return findings
    # of what could not be read nobody knows what it speaks of; and that a damaged file is damaged is told once
    repeated = {_NOT_A_REPORT}
    if any(finding.code == "document-damaged" for finding in findings):
        repeated.add("page-unreadable")
    return [finding for finding in findings if finding.code not in repeated]


def _unit_rows(decided: Decided) -> list[TableRow]:
    """The gazetteer rows that the document's other rows refer to, each once."""
    rows: list[Score | Observation] = [*decided.scores, *decided.readings]
    found = [decided.body, *(decided.body_of(one.subject, one.twin) for one in rows)]
    named = [unit for decision in found for unit in (decision.unit, decision.parent) if unit is not None]
    units = {unit.unit_id: unit for unit in named}
    return [unit_row(units[unit_id]) for unit_id in sorted(units)]
