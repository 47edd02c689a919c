"""A file without pages to draw, as the reader saw it: its text with places, what was read there, what no row has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import read_bytes
from prongsai.pipeline.discover.media_types import HEAD_BYTES, PDF, UNKNOWN, find_kind_not_read, media_type_of_bytes
from prongsai.pipeline.document import read_rows
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.model import Block, Cell, Document, Finding, Paragraph, Table
from prongsai.pipeline.model.places import describe_place
from prongsai.pipeline.reading import read_blocks
from prongsai.pipeline.resources import Resources

_NO_ID = "0" * 64
"""In the place of the hash of its bytes: nothing is kept of what is only shown."""
_NOWHERE = "somewhere"
"""Of what the reader gives no place of."""


@dataclass(frozen=True, slots=True)
class InspectedFile:
    """The blocks of a file in reading order, and by place what came of them."""

    media_type: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    read: Mapping[str, Sequence[str]]
    """Place -> what was read there, `iit 2567: 82.01`."""
    unexplained: Mapping[str, Sequence[str]]
    """Place -> the numbers and the running text there that no row explains."""


def is_pdf(path: Path, settings: Settings) -> bool:
    """Whether a file has the pages that `inspect_page` shows.

    Raises:
        InputError: it cannot be opened, or is larger than the settings allow.
    """
    return media_type_of_bytes(read_bytes(path, (), settings.max_file_bytes)[:HEAD_BYTES], path.name) == PDF


def inspect_file(path: Path, page: int | None, settings: Settings) -> InspectedFile:
    """Read a file that is no PDF.

    Args:
        path: the file; an archive is none.
        page: a sheet, a slide or a picture of it, from 1; None for all of it.
        settings: as for a run.

    Raises:
        SettingsError: it is of no kind that is read, or has no such page.
        DocumentError: it cannot be read.
    """
    data = read_bytes(path, (), settings.max_file_bytes)
    media_type = media_type_of_bytes(data[:HEAD_BYTES], path.name)
    if media_type == UNKNOWN:
        what = find_kind_not_read(data[:HEAD_BYTES])
        raise SettingsError(f"{path} is no file that is read{f': {what}' if what else ''}; inspect a report")
    resources = Resources(settings)
    seen = read_blocks(media_type, data, lambda: resources.engines)
    blocks = tuple(one for one in seen.blocks if page is None or one.page == page)
    if page is not None and not blocks:
        raise SettingsError(f"{path} has nothing on a page {page}; leave --page out to see all of it")
    rows = read_rows(Document(_NO_ID, (path.name,), media_type), seen, path.name, resources)
    findings = tuple(
        Finding(row["severity"], row["code"], _at(row["place"], row["message"]), raw=row["raw"])
        for row in rows.findings
    )
    return InspectedFile(media_type, blocks, findings, _read_at(rows), _unexplained_at(rows))


def _read_at(rows: DocumentRows) -> dict[str, list[str]]:
    read: dict[str, list[str]] = defaultdict(list)
    for row in rows.observations:
        year = f" {row['fiscal_year']}" if row["fiscal_year"] else ""
        role = "" if row["role"] == "score" else f" ({row['role'] or 'unknown'})"
        read[row["place"] or _NOWHERE].append(f"{row['code']}{year}: {row['raw_score']}{role}")
    for row in rows.measures:
        read[row["place"] or _NOWHERE].append(f"measure {row['measure_no']}: {row['measure']}")
    return read


def _unexplained_at(rows: DocumentRows) -> dict[str, list[str]]:
    unexplained: dict[str, list[str]] = defaultdict(list)
    for number in rows.unexplained:
        unexplained[describe_place(number.place) or _NOWHERE].append(number.raw)
    for paragraph in rows.unexplained_text:
        unexplained[describe_place(paragraph.provenance) or _NOWHERE].append(paragraph.text)
    return unexplained


def _at(place: str | None, message: str) -> str:
    return f"{place}: {message}" if place and place not in message else message


def file_lines(inspected: InspectedFile) -> Iterator[str]:
    """The file as text, each piece after its place; below it `=` what was read there, `?` what is in no row."""
    tables = sum(isinstance(block, Table) for block in inspected.blocks)
    yield f"{inspected.media_type}, {len(inspected.blocks) - tables} paragraphs and {tables} tables"
    for finding in inspected.findings:
        yield f"{finding.severity} {finding.code}: {finding.message}"
    said: set[str] = set()
    for block in inspected.blocks:
        if isinstance(block, Paragraph):
            place = describe_place(block.provenance) or _NOWHERE
            yield f"{place}  {block.text}"
            yield from _notes(inspected, place, said)
        else:
            yield from _table_lines(inspected, block, said)
    for place in (*inspected.read, *inspected.unexplained):
        yield from _notes(inspected, place, said, is_named=True)


def _table_lines(inspected: InspectedFile, table: Table, said: set[str]) -> Iterator[str]:
    where = describe_place(table.place)
    name = f"table {table.table_no}"
    at = f" at {where}" if where and where != name else ""
    yield f"{name}{at}, {table.n_rows} rows, {table.n_cols} columns"
    own = _own_cells(table)
    for number, row in enumerate(table.grid(), start=1):
        yield f"  row {number}  " + " | ".join(cell.text if cell else "" for cell in row)
        for cell in own.get(number - 1, ()):
            place = describe_place(table.place_of(cell))
            if place is not None:
                yield from _notes(inspected, place, said, "  ")


def _own_cells(table: Table) -> dict[int, list[Cell]]:
    """Row, from 0 -> the cells that begin in it."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    return rows


def _notes(
    inspected: InspectedFile, place: str, said: set[str], indent: str = "", is_named: bool = False
) -> Iterator[str]:
    """What came of one place, once: several cells of a dump may stand in one line."""
    if place in said:
        return
    said.add(place)
    where = f"{place}  " if is_named else ""
    for sign, notes in (("=", inspected.read), ("?", inspected.unexplained)):
        for note in notes.get(place, ()):
            yield f"{indent}  {sign} {where}{note}"


def raw_lines(inspected: InspectedFile) -> Iterator[str]:
    """Every paragraph and cell as it reads; below one that was mended what the file has, and the names of the steps."""
    for block in inspected.blocks:
        for piece in [block] if isinstance(block, Paragraph) else block.cells:
            if not piece.text and not piece.raw:
                continue
            yield piece.text
            if " ".join(piece.raw.split()) != " ".join(piece.text.split()) and piece.raw:
                yield f"  raw    {piece.raw}"
            if piece.steps:
                yield f"  steps  {', '.join(piece.steps)}"
