"""What a run did, in numbers: counted document by document while it goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from prongsai.normalizers.printable import escape_controls_on_line
from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.emit.spill import DocumentTables
from prongsai.pipeline.errors import ExitCode

MAX_ERRORS_SHOWN = 20
"""A terminal has 24 lines (VT100), of which the last words of the summary take four; all are in `findings`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a new snapshot took the place of the one before, and what it lost of it."""

    is_published: bool = True
    losses: tuple[str, ...] = ()
    """For people, one line each; those that somebody accepted as well."""
    is_compared: bool = True
    """False where a dataset was there whose tables are damaged, so that nothing was held against it."""


@dataclass(slots=True)
class Summary:
    """Counts of a run; `seconds` is wall time, set when it ends."""

    documents: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    scores: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    finding_codes: Counter[str] = field(default_factory=Counter)
    measures: int = 0
    pages: int = 0
    seconds: float = 0.0
    dataset: str = ""
    read: int = 0
    """Documents that this run read; the others were kept from runs before."""
    pages_read: int = 0
    is_unchanged: bool = False
    """True where the dataset would have come out the same and was left as it is."""
    outcome: Outcome = Outcome()
    """What became of the new snapshot."""
    errors: list[str] = field(default_factory=list)
    """The first `MAX_ERRORS_SHOWN` error findings, each with what to do."""

    def add(self, tables: DocumentTables) -> None:
        """Count the rows of one document, or of a whole dataset; no other columns than `_COUNTED` are looked at."""
        self.documents.update(_values(tables["documents"], "status"))
        self.kinds.update(kind or "unknown" for kind in _values(tables["documents"], "kind"))
        self.pages += sum(pages or 0 for pages in _values(tables["documents"], "pages"))
        self.scores.update(_values(tables["scores"], "status"))
        self.measures += tables["measures"].num_rows
        self.findings.update(_values(tables["findings"], "severity"))
        self.finding_codes.update(_values(tables["findings"], "code"))
        if len(self.errors) >= MAX_ERRORS_SHOWN or "error" not in _values(tables["findings"], "severity"):
            return
        ids, sources = (_values(tables["documents"], name) for name in ("document_id", "sources"))
        first_source = {document_id: paths[0] for document_id, paths in zip(ids, sources, strict=True)}
        rows = tables["findings"].select(_COUNTED["findings"]).to_pylist()
        errors = [
            format_error(row, first_source.get(row["document_id"], "")) for row in rows if row["severity"] == "error"
        ]
        self.errors.extend(errors[: MAX_ERRORS_SHOWN - len(self.errors)])

    @property
    def exit_code(self) -> ExitCode:
        """What the process tells its caller: whether nothing was published, there were error findings, or documents not
        read as a whole.
        """
        if not self.outcome.is_published:
            return ExitCode.REFUSED
        is_whole = not (self.findings["error"] or self.documents["failed"] or self.documents["partial"])
        return ExitCode.OK if is_whole else ExitCode.ERROR_FINDINGS

    @property
    def pages_per_second(self) -> float:
        """Pages that this run read by wall time; 0 before the run has ended."""
        return self.pages_read / self.seconds if self.seconds else 0.0

    def as_dict(self) -> dict[str, Any]:
        """The numbers for `--json`, keys in a fixed order."""
        return {
            "dataset": self.dataset,
            "documents": {"total": self.documents.total(), **dict(sorted(self.documents.items()))},
            "kinds": dict(sorted(self.kinds.items())),
            "pages": self.pages,
            "scores": {"total": self.scores.total(), **dict(sorted(self.scores.items()))},
            "measures": self.measures,
            "findings": {severity: self.findings[severity] for severity in ("error", "warning", "info")},
            "finding_codes": dict(sorted(self.finding_codes.items())),
            "documents_read": self.read,
            "unchanged": self.is_unchanged,
            "published": self.outcome.is_published,
            "lost": list(self.outcome.losses),
            "compared": self.outcome.is_compared,
            "seconds": round(self.seconds, 2),
            "pages_per_second": round(self.pages_per_second, 2),
        }

    def as_lines(self) -> list[str]:
        """The numbers for people, one line per kind of row."""
        findings = ", ".join(f"{self.findings[severity]} {severity}" for severity in ("error", "warning", "info"))
        kept = self.documents.total() - self.read
        read = f"; {self.read} read now, {kept} kept from before" if kept else ""
        speed = f"{self.pages_per_second:.1f} per second" if self.read else "none read now"
        return [
            f"documents  {_counted(self.documents)}{read}",
            f"pages      {self.pages}, {speed} ({self.seconds:.1f} s)",
            f"scores     {_counted(self.scores)}",
            f"measures   {self.measures}",
            f"findings   {self.findings.total()}: {findings}",
        ]


_COUNTED = {
    "documents": ["document_id", "sources", "kind", "pages", "status"],
    "scores": ["status"],
    "measures": ["measure_id"],
    "findings": ["document_id", "severity", "code", "message", "page", "suggestion"],
}
"""The columns that a summary is made of."""


def summarise_dataset(dataset: Path) -> Summary:
    """The summary of a dataset that was left as it is."""
    summary = Summary(is_unchanged=True)
    tables = {name: pq.read_table(table_path(dataset, name), columns=columns) for name, columns in _COUNTED.items()}
    summary.add(tables)
    return summary


def format_error(finding: TableRow, source: str) -> str:
    """An error finding on one line: file, page, what is the matter, what to do.

    >>> finding = {"code": "page-unreadable", "message": "it is cut off", "page": 3, "suggestion": "fetch it again"}
    >>> format_error(finding, "a.pdf")
    'page-unreadable: a.pdf, page 3: it is cut off; fetch it again'
    """
    page = f", page {finding['page']}" if finding["page"] else ""
    message = finding["message"] if finding["message"].startswith(source) else f"{source}{page}: {finding['message']}"
    line = f"{finding['code']}: {message}" + (f"; {finding['suggestion']}" if finding["suggestion"] else "")
    return escape_controls_on_line(line)  # a cell of several lines would look like several errors


def _values(table: pa.Table, column: str) -> list[Any]:
    values: list[Any] = table.column(column).to_pylist()
    return values


def _counted(counts: Counter[str]) -> str:
    """
    >>> _counted(Counter(ok=3, failed=1))
    '4: 3 ok, 1 failed'
    """
    parts = ", ".join(f"{number} {name}" for name, number in counts.most_common())
    return f"{counts.total()}: {parts}" if parts else "0"
