"""What a dataset holds, document by document, and what a person should look at: rows picked and put on lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from rich.cells import cell_len

from prongsai.pipeline.emit.schema.closed_lists import DOCUMENT_STATUSES, SEVERITIES
from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.face.rows import name_of_body, read_rows

Row = dict[str, Any]

_SHORTEST_ID = 6
"""Characters of a document's id that are shown at least: as few tell a hundred documents apart (16⁶ ids)."""
_COUNTED = ("n_scores", "n_measures", "n_errors", "n_warnings")
LISTED = ("id", "status", "file", "body", "year", "kind", "scores", "measures", "errors", "warnings")
"""What a line of a list of documents says, in this order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows are wanted; what is empty leaves nothing out.

    `files` are globs on a path as `sources` names it, or part of it; `body` a part of a body's name or its id.
    """

    files: tuple[str, ...] = ()
    body: str = ""
    year: int | None = None
    statuses: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def check(self) -> None:
        """See that statuses and severities are of the closed lists.

        Raises:
            SettingsError: one is not.
        """
        for what, given, known in (
            ("status", self.statuses, DOCUMENT_STATUSES),
            ("severity", self.severities, SEVERITIES),
        ):
            for one in given:
                if one not in known:
                    raise SettingsError(f"there is no {what} {one!r}; it is one of {', '.join(known)}")


def list_documents(dataset: Path, choice: Choice) -> list[Row]:
    """The documents of a dataset that are wanted, by path, with the columns `LISTED`.

    Raises:
        SettingsError: there is no such status.
        InputError: there is no dataset.
    """
    choice.check()
    documents = read_rows(dataset, "documents")
    length = _length_of_ids([row["document_id"] for row in documents])
    wanted = sorted((row for row in documents if _is_wanted(row, choice)), key=lambda row: row["sources"])
    return [_as_listed(row, length) for row in wanted]


def list_findings(dataset: Path, choice: Choice) -> list[Row]:
    """The findings of a dataset that are wanted, the gravest first, then by path and place.

    Each has the columns of `findings` and `file`, the path of its document; None for a file that was never opened.
    """
    choice.check()
    documents = {row["document_id"]: row for row in read_rows(dataset, "documents")}
    grades = {severity: grade for grade, severity in enumerate(SEVERITIES)}
    is_about_documents = bool(choice.files or choice.body or choice.year or choice.statuses)
    found = []
    for row in read_rows(dataset, "findings"):
        document = documents.get(row["document_id"])
        if choice.severities and row["severity"] not in choice.severities:
            continue
        if choice.codes and not any(fnmatchcase(row["code"], code) for code in choice.codes):
            continue
        if is_about_documents and (document is None or not _is_wanted(document, choice)):
            continue
        found.append(row | {"file": document["sources"][0] if document else None})
    return sorted(found, key=lambda row: (grades[row["severity"]], row["file"] or "", row["page"] or 0, row["code"]))


def count_findings(findings: Sequence[Row]) -> list[Row]:
    """How often each code occurs, and in how many documents, the gravest and most frequent first."""
    counts = Counter((row["severity"], row["code"]) for row in findings)
    documents = Counter(
        key[:2] for key in {(row["severity"], row["code"], row["document_id"]) for row in findings} if key[2]
    )
    grades = {severity: grade for grade, severity in enumerate(SEVERITIES)}
    ordered = sorted(counts.items(), key=lambda one: (grades[one[0][0]], -one[1], one[0][1]))
    return [
        {
            "severity": severity,
            "code": code,
            "findings": count,
            "documents": documents[severity, code],
        }
        for (severity, code), count in ordered
    ]


def _is_wanted(document: Row, choice: Choice) -> bool:
    return (
        (not choice.files or any(_is_called(source, choice.files) for source in document["sources"]))
        and (not choice.body or choice.body.replace(" ", "") in _names_of(document))
        and (choice.year is None or document["fiscal_year"] == choice.year)
        and (not choice.statuses or document["status"] in choice.statuses)
    )


def _is_called(source: str, files: Sequence[str]) -> bool:
    return any(file in source or fnmatchcase(source, file) for file in files)


def _names_of(document: Row) -> str:
    """Every name of a document's body, without blanks: Thai names are written with and without them."""
    names = (_body_of(document), document["unit_printed"], document["unit_id"], document["province"])
    return "\n".join(name.replace(" ", "") for name in names if name)


def _body_of(document: Row) -> str | None:
    printed: str | None = document["unit_printed"]
    return name_of_body(document) or printed


def _length_of_ids(ids: Sequence[str]) -> int:
    """How many characters tell the ids apart.

    >>> _length_of_ids(["0123456789", "0123456abc"]), _length_of_ids(["0123456789"])
    (8, 6)
    """
    length = _SHORTEST_ID
    while len({one[:length] for one in ids}) < len(ids):
        length += 1
    return length


def _as_listed(document: Row, length: int) -> Row:
    return {
        "id": document["document_id"][:length],
        "status": document["status"],
        "file": document["sources"][0],
        "body": _body_of(document),
        "year": document["fiscal_year"],
        "kind": document["kind"],
        **{column.removeprefix("n_"): document[column] for column in _COUNTED},
    }


def format_rows(rows: Sequence[Row]) -> Iterator[str]:
    """Rows as lines of aligned columns under their names; nothing for no rows.

    >>> list(format_rows([{"id": "a1", "body": "อบต.นาแก้ว", "year": None}, {"id": "b", "body": "ทต.ป่า", "year": 2567}]))
    ['id  body       year', 'a1  อบต.นาแก้ว  -', 'b   ทต.ป่า      2567']
    """
    if not rows:
        return
    lines = [list(rows[0]), *([_as_cell(value) for value in row.values()] for row in rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (text + " " * (width - cell_len(text)) for text, width in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip()


def _as_cell(value: Any) -> str:
    return "-" if value is None else " ".join(str(value).split())


def format_finding(row: Row) -> str:
    """A finding on one line: how grave, what kind, where, what, and what to do about it."""
    place = row["place"] or (f"page {row['page']}" if row["page"] else "")
    where = ", ".join(part for part in (row["file"], place) if part and part not in row["message"])
    remedy = f"; {row['suggestion']}" if row["suggestion"] else ""
    return f"{row['severity']} {row['code']}: {where}{': ' if where else ''}{_as_cell(row['message'])}{remedy}"
