"""Documents of one run, as the stage across them gets them, and what it says of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prongsai.pipeline.across.compare import compare_documents
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.rows import document_row
from prongsai.pipeline.emit.schema import MEASURES, SCORES
from prongsai.pipeline.emit.spill import DocumentTables, rows_to_tables
from prongsai.pipeline.model import Document
from tests.fake_rows import fill_row

OURS, THEIRS = "4405-sao-กู่ทอง", "9605-mun-มะรือโบตก"


SCORED = {"iit": 91.23, "eit": 88.41, "oit": 93.75, "indicator-1": 90.17, "indicator-2": 92.29, "ita": 91.39}


def document(
    name: str,
    scores: Mapping[str, float] = SCORED,
    body: str | None = OURS,
    year: int = 2567,
    status: str = "read",
    measures: Sequence[str] = (),
    raw: Mapping[str, str] | None = None,
    province: str = "มหาสารคาม",
    pages: Mapping[str, int] | None = None,
) -> DocumentTables:
    """One document with these scores of one body and year, on page 2 where `pages` does not say otherwise.

    `body` is the id of one; None for one that is known by its name and its province alone.
    """
    found = Document(name * 64, (f"{name}.pdf",), "application/pdf")
    own_name = "มะรือโบตก" if body == THEIRS else "กู่ทอง"
    whose = {"unit_id": body, "unit_type": "อบต.", "unit_name": own_name, "province": province}
    rows = [
        fill_row(
            SCORES,
            document_id=found.document_id,
            **whose,
            fiscal_year=year,
            scope="overall",
            code=code,
            score=value,
            scale_max=100.0,
            score_100=value,
            status=status,
            confidence=0.97,
            basis=["sum: here"],
            raw_score=(raw or {}).get(code, f"{value:.2f}"),
            page=(pages or {}).get(code, 2),
            x0=10.0,
            top=20.0,
            x1=30.0,
            bottom=40.0,
            place=f"page {(pages or {}).get(code, 2)}",
        )
        for code, value in scores.items()
    ]
    done = [
        fill_row(
            MEASURES,
            measure_id=f"{name}:{at}",
            document_id=found.document_id,
            fiscal_year=year,
            measure_no=at,
            measure=f"{whose['unit_name']} {text}",
            results=[f"{text} {text} {text}"],
        )
        for at, text in enumerate(measures, start=1)
    ]
    row = document_row(found, status="ok", fiscal_year=year, **whose)
    return rows_to_tables(DocumentRows(row, scores=rows, measures=done))


def compared(*documents: DocumentTables) -> list[DocumentTables]:
    across = compare_documents(documents)
    return [across.amend(tables) for tables in documents]


def found(tables: DocumentTables) -> list[str]:
    return [row["code"] for row in tables["findings"].to_pylist()]


def scores(tables: DocumentTables) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in tables["scores"].to_pylist()}


def fill_unknown(name: str) -> DocumentTables:
    """A document whose body nobody knows."""
    tables = document(name, {"ita": 55.55}, body=None)
    rows = [row | {"unit_name": None, "unit_type": None} for row in tables["scores"].to_pylist()]
    file = Document(name * 64, (f"{name}.pdf",), "application/pdf")
    return rows_to_tables(DocumentRows(document_row(file, status="ok"), scores=rows))


def doubted(tables: DocumentTables) -> set[str]:
    return {code for code, row in scores(tables).items() if any("doubt" in words for words in row["basis"])}
