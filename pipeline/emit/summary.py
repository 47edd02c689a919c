"""What a run did, in numbers: counted document by document while it goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.spill import DocumentTables
from prongsai.pipeline.errors import ExitCode

MAX_ERRORS_SHOWN = 20


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
    errors: list[str] = field(default_factory=list)
    """The first `MAX_ERRORS_SHOWN` error findings, each with what to do."""

    def add(self, tables: DocumentTables) -> None:
        """Count the rows of one document."""
        self.documents.update(_values(tables["documents"], "status"))
        self.kinds.update(kind or "unknown" for kind in _values(tables["documents"], "kind"))
        self.pages += sum(pages or 0 for pages in _values(tables["documents"], "pages"))
        self.scores.update(_values(tables["scores"], "status"))
        self.measures += tables["measures"].num_rows
        self.findings.update(_values(tables["findings"], "severity"))
        self.finding_codes.update(_values(tables["findings"], "code"))
        source = next((sources[0] for sources in _values(tables["documents"], "sources")), "")
        for row in tables["findings"].select(["severity", "code", "message", "page", "suggestion"]).to_pylist():
            if row["severity"] == "error" and len(self.errors) < MAX_ERRORS_SHOWN:
                self.errors.append(format_error(row, source))

    @property
    def exit_code(self) -> ExitCode:
        """What the process tells its caller: whether there were error findings."""
        return ExitCode.ERROR_FINDINGS if self.findings["error"] else ExitCode.OK

    @property
    def pages_per_second(self) -> float:
        """Pages of all documents by wall time; 0 before the run has ended."""
        return self.pages / self.seconds if self.seconds else 0.0

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
            "seconds": round(self.seconds, 2),
            "pages_per_second": round(self.pages_per_second, 2),
        }

    def as_lines(self) -> list[str]:
        """The numbers for people, one line per kind of row."""
        findings = ", ".join(f"{self.findings[severity]} {severity}" for severity in ("error", "warning", "info"))
        return [
            f"documents  {_counted(self.documents)}",
            f"pages      {self.pages}, {self.pages_per_second:.1f} per second ({self.seconds:.1f} s)",
            f"scores     {_counted(self.scores)}",
            f"measures   {self.measures}",
            f"findings   {self.findings.total()}: {findings}",
        ]


def format_error(finding: TableRow, source: str) -> str:
    """An error finding on one line: file, page, what is the matter, what to do.

    >>> finding = {"code": "page-unreadable", "message": "it is cut off", "page": 3, "suggestion": "fetch it again"}
    >>> format_error(finding, "a.pdf")
    'page-unreadable: a.pdf, page 3: it is cut off; fetch it again'
    """
    page = f", page {finding['page']}" if finding["page"] else ""
    message = finding["message"] if finding["message"].startswith(source) else f"{source}{page}: {finding['message']}"
    return f"{finding['code']}: {message}" + (f"; {finding['suggestion']}" if finding["suggestion"] else "")


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
