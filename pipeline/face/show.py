"""From a value in the dataset back to its place on the paper."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from prongsai.normalizers.values.digits import FULL_YEAR
from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import read_bytes
from prongsai.pipeline.discover.folder import discover
from prongsai.pipeline.discover.media_types import PDF
from prongsai.pipeline.errors import InputError, SettingsError
from prongsai.pipeline.face.explain import describe_score, explain_score
from prongsai.pipeline.face.rows import name_of_body, read_rows
from prongsai.pipeline.face.why import say_why, say_why_no_document

CROP_SCALE = 2.0
"""Pixels per PDF point, 144 dpi: enough to read the smallest print."""
CROP_MARGIN_PT = 60.0
"""Three lines of 16 pt type at its usual distance of 20 pt, by which a person finds the cell on the paper."""

_REFERENCE = re.compile(
    r"(?P<document>[0-9a-f]{4,64})(?::(?P<position>[0-9]+(?::[0-9]+){3})|/measure/(?P<measure>[0-9]+)"
    r"|/(?P<code>[a-z][a-z0-9.-]*)(?:@(?P<year>" + FULL_YEAR + "))?)?"
)

_SUMMARY_CODES = ("ita", "iit", "eit", "oit")
"""What is shown of a body: the score of all, and those it is made of."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the dataset with the document that it came from."""

    table: str
    values: dict[str, Any]
    sources: tuple[str, ...]
    media_type: str


def find_rows(dataset: Path, reference: str) -> list[ShownRow]:
    """The rows that a reference means; for a score, the score and then every reading of it.

    References: a file as `documents.sources` names it, or its name alone; a body's name, with or without its type, for
    its overall scores and instruments of every year; `DOC` (an id or its first characters, four
    at least), `DOC:3:1:2:1` (an `observation_id`), `DOC/iit` or
    `DOC/iit@2566` (a score), `DOC/measure/3` (a measure by its printed number).

    Raises:
        SettingsError: the reference is not written so, or means no row or several documents.
        InputError: there is no dataset.
    """
    match = _REFERENCE.fullmatch(reference)
    documents = read_rows(dataset, "documents")
    named = [row for row in documents if any(_is_called(source, reference) for source in row["sources"])]
    left_out = [] if named else _find_left_out(dataset, reference)
    if left_out:
        return left_out
    if match is None and not named:
        return _find_scores_of_body(dataset, reference, documents)
    if match is not None and not named:
        named = [row for row in documents if row["document_id"].startswith(match["document"])]
    if len(named) != 1:
        found = "several documents" if named else "no document"
        raise SettingsError(f"{reference!r} means {found} of {dataset}; copy more of the id or path from a row")
    document = named[0]
    is_file = match is None or not document["document_id"].startswith(match["document"])
    wanted = _pick_rows(dataset, document, None if is_file else match)
    if not wanted:
        raise SettingsError(f"{reference!r} means no row of {dataset}; look at its tables for what there is")
    return [ShownRow(table, row, tuple(document["sources"]), document["media_type"]) for table, row in wanted]


def _find_left_out(dataset: Path, reference: str) -> list[ShownRow]:
    """The findings about a file of which no document was made, by its name."""
    findings = [row for row in read_rows(dataset, "findings") if row["document_id"] is None and row["raw"]]
    return [ShownRow("findings", row, (row["raw"],), "") for row in findings if _is_called(row["raw"], reference)]


def _find_scores_of_body(dataset: Path, name: str, documents: Sequence[dict[str, Any]]) -> list[ShownRow]:
    wanted = name.replace(" ", "")
    scores = [
        row
        for row in read_rows(dataset, "scores")
        if row["code"] in _SUMMARY_CODES and wanted in (row["unit_name"], name_of_body(row), row["unit_id"])
    ]
    if not scores:
        raise SettingsError(
            f"{name!r} is no file of {dataset}, no body that has scores there and no reference; write a file of the "
            "run, a body's name, DOC, DOC:3:1:2:1, DOC/iit@2566 or DOC/measure/3; `prongsai list --body` finds names"
        )
    known = {row["document_id"]: row for row in documents}
    scores.sort(key=lambda row: (row["unit_id"] or "", row["fiscal_year"] or 0, _SUMMARY_CODES.index(row["code"])))
    return [
        ShownRow("scores", row, tuple(known[row["document_id"]]["sources"]), known[row["document_id"]]["media_type"])
        for row in scores
    ]


def _is_called(source: str, reference: str) -> bool:
    return source == reference or source.endswith(f"/{reference}") or reference.endswith(f"/{source}")


def explain_document(dataset: Path, rows: Sequence[ShownRow]) -> list[str]:
    """Why a document has the scores and measures that it has; no lines where `rows` are not those of a document."""
    if rows and all(row.table == "findings" for row in rows):
        return list(say_why_no_document([row.values for row in rows]))
    if not rows or rows[0].table != "documents":
        return []
    document = rows[0].values
    observations = read_rows(dataset, "observations", document["document_id"])
    return list(say_why(document, [row.values for row in rows[1:]], observations))


def _pick_rows(
    dataset: Path, document: dict[str, Any], match: re.Match[str] | None
) -> list[tuple[str, dict[str, Any]]]:
    """The rows of a document that a reference means; for none its own row and its findings."""
    document_id = document["document_id"]
    if match is None:
        return [("documents", document), *(("findings", row) for row in read_rows(dataset, "findings", document_id))]
    if match["position"] is not None:
        rows = read_rows(dataset, "observations", document_id)
        wanted = f"{document_id}:{match['position']}"
        return [("observations", row) for row in rows if row["observation_id"] == wanted]
    if match["measure"] is not None:
        rows = read_rows(dataset, "measures", document_id)
        return [("measures", row) for row in rows if row["measure_no"] == int(match["measure"])]
    if match["code"] is not None:
        return [
            (table, row)
            for table in ("scores", "observations")
            for row in read_rows(dataset, table, document_id)
            if row["code"] == match["code"] and match["year"] in (None, str(row["fiscal_year"]))
        ]
    return [("documents", document), *(("findings", row) for row in read_rows(dataset, "findings", document_id))]


def format_row(row: ShownRow) -> str:
    """A row as a block of text: where it stands on the paper, why a score is what it is, then every column that says
    something."""
    page = row.values.get("page")
    place = f", page {page}" if page else ""
    if row.values.get("x0") is not None:
        x0, top, x1, bottom = (row.values[name] for name in ("x0", "top", "x1", "bottom"))
        place += f", box {x0:.0f} {top:.0f} {x1:.0f} {bottom:.0f} (points from the top left)"
    lines = [f"{row.table}: {row.sources[0]}{place}"]
    if row.table == "scores":
        lines += [f"  {describe_score(row.values)}", f"  {explain_score(row.values)}"]
    hidden = {"page", "x0", "top", "x1", "bottom"}
    lines += [
        f"  {name} = {value}" for name, value in row.values.items() if value not in (None, []) and name not in hidden
    ]
    return "\n".join(lines)


def crop_place(rows: Sequence[ShownRow], reports: Path | None, settings: Settings) -> Image.Image:
    """The first place among `rows` that has a page and a box, cut out of the page with its surroundings, framed red.

    Raises:
        SettingsError: no folder of reports is given, or no row has a place.
        InputError: the report is not in the folder.
        DocumentError: it cannot be read.
    """
    if reports is None:
        raise SettingsError("--crop needs --reports, the folder that the dataset was made from")
    placed = next((r for r in rows if r.values.get("x0") is not None and r.values.get("page")), None)
    if placed is None or placed.media_type != PDF:
        raise SettingsError("none of these rows has a place on a page")
    inputs = discover([reports], settings).inputs
    found = inputs.get(placed.values["document_id"])
    if found is None:
        raise InputError(f"{placed.sources[0]} is not in {reports}, or has changed since; give the folder of the run")
    data = read_bytes(found.path, found.positions, settings.max_file_bytes)
    box = tuple(placed.values[name] for name in ("x0", "top", "x1", "bottom"))
    return crop_box(data, placed.values["page"], box)


def crop_box(data: bytes, page_number: int, box: tuple[float, ...]) -> Image.Image:
    """A picture of the surroundings of `box` (points from the top left of the page as displayed), framed red."""
    with pdfium.PdfDocument(io.BytesIO(data)) as document:
        image: Image.Image = document[page_number - 1].render(scale=CROP_SCALE).to_pil().convert("RGB")
    x0, top, x1, bottom = (value * CROP_SCALE for value in box)
    ImageDraw.Draw(image).rectangle((x0, top, x1, bottom), outline="red", width=2)
    margin = CROP_MARGIN_PT * CROP_SCALE
    left, upper = max(0, round(x0 - margin)), max(0, round(top - margin))
    right, lower = min(image.width, round(x1 + margin)), min(image.height, round(bottom + margin))
    return image.crop((left, upper, max(right, left + 1), max(lower, upper + 1)))
