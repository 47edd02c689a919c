"""One document from its bytes to its rows: read, parse, link, reconcile."""

from __future__ import annotations

import time
from collections.abc import Sequence

from prongsai.normalizers.names.places import find_places
from prongsai.pipeline.discover.media_types import DOCX, HTML, PDF, TEXT_TYPES
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.rows import Decide, measure_row, observation_ids, observation_row, score_row, unit_row
from prongsai.pipeline.emit.unread import document_row, failed_rows, finding_row
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.frame.sums import relations_of_year
from prongsai.pipeline.link.units import link_row, link_unit
from prongsai.pipeline.model import Document, DocumentStatus, Finding, Observation, Score, UnitDecision
from prongsai.pipeline.pages.pdf import PageCounts, Reading, read_pdf
from prongsai.pipeline.pages.text import decode_text, read_dump, read_html
from prongsai.pipeline.pages.word import read_docx
from prongsai.pipeline.parse import Parsed, parse_document
from prongsai.pipeline.reconcile.checks import check_scores
from prongsai.pipeline.reconcile.foreign import mark_foreign
from prongsai.pipeline.reconcile.scores import reconcile_scores
from prongsai.pipeline.resources import Resources
from prongsai.pipeline.tables.unwrap import unwrap_lines


def read_document(document: Document, data: bytes, filename: str, resources: Resources) -> DocumentRows:
    """All rows of one document.

    A file that cannot be read is a `failed` document with one finding; nothing is raised for it.

    Args:
        document: its identity, its sources and its media type.
        data: its bytes.
        filename: the name it was found under, which may say whose report it is.
        resources: the frame, the gazetteer and the readers of scans.
    """
    started = time.perf_counter()
    try:
        reading = read_blocks(document.media_type, data, resources)
        if not reading.blocks and not reading.findings:
            raise DocumentError("document-empty", f"{filename} holds no text", "check that the file was saved whole")
    except DocumentError as error:
        finding = Finding("error", error.code, str(error), suggestion=error.remedy)
        return failed_rows(document, finding, time.perf_counter() - started)
    parsed = parse_document(unwrap_lines(reading.blocks), resources.frame, [filename])
    return _compose(document, reading, parsed, resources, started)


def read_blocks(media_type: str, data: bytes, resources: Resources) -> Reading:
    """The text and tables of a file in reading order.

    Raises:
        DocumentError: the file cannot be read as what it is.
    """
    if media_type == PDF:
        return read_pdf(data, resources)
    if media_type == DOCX:
        return Reading(read_docx(data))
    if media_type == HTML:
        return Reading(read_html(decode_text(data)))
    if media_type in TEXT_TYPES:
        return Reading(read_dump(decode_text(data)))
    raise DocumentError("media-type-unknown", f"{media_type} is no report", "give PDF, Word, HTML or text files")


def _compose(
    document: Document, reading: Reading, parsed: Parsed, resources: Resources, started: float
) -> DocumentRows:
    facts = parsed.facts
    linked = link_unit(parsed.mentions, resources.gazetteer, facts.fiscal_year)
    body = linked.decision
    seen = mark_foreign(parsed.observations, body)
    decide, row_findings = _decide_rows(seen, body, resources)
    reconciled = reconcile_scores(seen, lambda year, codes: relations_of_year(resources.frame, year, codes))
    checked = check_scores(reconciled.rows, resources.frame)
    scores = checked.rows
    findings = [
        *reading.findings,
        *parsed.findings,
        *linked.findings,
        *row_findings,
        *reconciled.findings,
        *checked.findings,
    ]
    chosen = {position for score in scores for position in score.readings}
    document_id = document.document_id
    counts = reading.counts
    return DocumentRows(
        document=document_row(
            document,
            kind=facts.kind,
            title=facts.title,
            fiscal_year=facts.fiscal_year,
            unit_id=body.unit.unit_id if body.unit else None,
            unit_type=body.unit_type,
            unit_name=body.name,
            district=body.district,
            province=body.province,
            unit_confidence=body.confidence,
            unit_mentions=list(body.mentions),
            pages=counts.pages if counts else None,
            pages_text=counts.text if counts else None,
            pages_scanned=counts.scanned if counts else None,
            pages_repaired=counts.repaired if counts else None,
            status=_status(counts, findings),
            seconds=time.perf_counter() - started,
        ),
        scores=[score_row(document_id, score, seen, decide, resources.frame) for score in scores],
        observations=[
            observation_row(document_id, name, one, at in chosen, decide, resources.frame)
            for at, (name, one) in enumerate(zip(observation_ids(document_id, seen), seen, strict=True))
        ],
        measures=[measure_row(document_id, measure, facts.fiscal_year, body) for measure in parsed.measures],
        findings=[finding_row(finding, document_id) for finding in findings],
        units=_units(scores, seen, decide, body),
    )


def _decide_rows(seen: Sequence[Observation], body: UnitDecision, resources: Resources) -> tuple[Decide, list[Finding]]:
    """The body of each row of a results table, linked once per printed name and place.

    Rows that print no place stand under a heading that does (`… ในเขตอำเภอ … จังหวัด …`), or in a report that does.
    """
    places = {one.subject: one.subject_place or _last_places(one.context) for one in seen if one.subject}
    decisions: dict[str | None, UnitDecision] = {None: body}
    findings = []
    for subject, place in places.items():
        decision = link_row(subject or "", place, body, resources.gazetteer)
        decisions[subject] = decision
        if decision.unit is None and decision.unit_type != "other":
            where = next(one for one in seen if one.subject == subject)
            findings.append(
                Finding(
                    "warning",
                    "unit-ambiguous",
                    f"the gazetteer does not decide which body {subject!r} is",
                    where.provenance.page,
                    where.provenance.bbox,
                    "subject",
                    subject,
                    "; ".join(unit.full_name for unit, _ in decision.candidates[:3]) or None,
                )
            )
    return decisions.__getitem__, findings


def _last_places(heading: str) -> str | None:
    """The lines of a table's heading that name a district or a province."""
    lines = [line for line in heading.split("\n") if find_places(line)]
    return " ".join(lines) or None


def _units(
    scores: Sequence[Score], seen: Sequence[Observation], decide: Decide, body: UnitDecision
) -> list[dict[str, object]]:
    found = [body, *(decide(score.subject) for score in scores), *(decide(one.subject) for one in seen)]
    units = {decision.unit.unit_id: decision.unit for decision in found if decision.unit is not None}
    return [unit_row(units[unit_id]) for unit_id in sorted(units)]


def _status(counts: PageCounts | None, findings: Sequence[Finding]) -> DocumentStatus:
    if counts is not None and counts.unread == counts.pages:
        return "failed"
    lost = (counts is not None and counts.unread) or any(finding.severity == "error" for finding in findings)
    return "partial" if lost else "ok"
