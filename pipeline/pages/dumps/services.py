"""What OCR services answer, as JSON -> blocks.

Read are the answers of Google Vision, Azure (Read and Document Intelligence), Amazon Textract and OCR.space, and plain
arrays of pages, of lines, or of pages with lines. Tables that a service found are tables; text is a dump, page by page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Block, Cell, Result, Table
from prongsai.pipeline.pages.dumps.blocks import read_lines
from prongsai.pipeline.pages.dumps.lines import to_lines
from prongsai.pipeline.pages.dumps.markup import tidy
from prongsai.pipeline.pages.numbered import number_paragraphs, number_tables, without_lines
from prongsai.pipeline.pages.text import read_dump

_WHOLE_TEXTS = (
    *("fullTextAnnotation", "analyzeResult", "ParsedResults", "responses", "result", "results", "data", "document"),
)
"""Keys under which the answer proper lies."""
_PAGES = ("pages", "readResults", "recognitionResults", "lines", "paragraphs", "items", "output")
"""Keys of the arrays of pages, or of lines of a page."""
_TEXTS = ("markdown", "text", "content", "ParsedText", "description", "line")
"""Keys of the text of a page or line, the richest first."""
_HALF_LETTER = re.compile("[\0\ud800-\udfff]")
"""What JSON can spell and no text can hold: halves of letters, and the end of strings."""
_DEEPEST = 12
"""Arrays and objects in each other: the deepest answer of a service, Google Vision's to its lines, has eight."""
_MOST_ROWS = 10_000
"""Of one table: every local body of the country is on a list of 7,850."""
_MOST_SPAN = 200
"""Rows or columns of a cell: no table of a report has more, and a hostile number would fill the memory."""


def read_service_answer(text: str) -> Result[Block]:
    """Blocks of a service's answer, its pages one after the other.

    Raises:
        DocumentError: it is no JSON, or no answer of a service that is known.
    """
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError(
            "document-unreadable", f"the JSON is damaged: {error}", "fetch it again, or save the text alone"
        ) from error
    tables = list(_find_tables(answer, 0))
    in_tables = {cell.raw.strip() for table in tables for cell in table.cells}
    texts = [_without_cells(page, in_tables) for page in _find_texts(answer, 0)]
    if not texts and not tables:
        raise DocumentError(
            "format-not-read", "the JSON is no answer of an OCR service that is known", "save its text as .txt"
        )
    blocks: list[Block] = []
    findings = []
    for page in texts:
        read = read_dump(page) if "<table" in page.lower() else read_lines(to_lines(page))
        blocks.extend(map(without_lines, read.rows))  # the lines of a page are no lines of the file
        findings.extend(read.findings)
    return Result(number_paragraphs(number_tables([*blocks, *tables])), findings)


def _without_cells(page: str, in_tables: set[str]) -> str:
    """The text of a page without the lines that are cells of tables too: the same reading twice confirms nothing."""
    kept = (line for line in _HALF_LETTER.sub("\ufffd", page).split("\n") if line.strip() not in in_tables)
    return "\n".join(kept) if in_tables else _HALF_LETTER.sub("\ufffd", page)


def _find_texts(node: Any, depth: int) -> Iterator[str]:
    """The text of each page, or of the whole where no pages are told apart."""
    if depth > _DEEPEST:
        return
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        yield from _texts_of_array(node, depth)
    elif isinstance(node, dict):
        yield from _texts_of_object(node, depth)


def _texts_of_array(array: list[Any], depth: int) -> Iterator[str]:
    if array and all(isinstance(one, str) for one in array):
        # an array of long texts is one of pages, else one of the lines of a page
        is_pages = any("\n" in one for one in array)
        yield from array if is_pages else ("\n".join(array),)
        return
    if array and all(_is_line(one) for one in array):
        yield "\n".join(str(_text_of(one)) for one in array)
        return
    for one in array:
        yield from _find_texts(one, depth + 1)


def _is_line(node: Any) -> bool:
    """Whether an object is one line: it has a text without line ends and no lines or pages of its own."""
    if not isinstance(node, dict) or any(key in node for key in _PAGES) or "page" in node or "BlockType" in node:
        return False
    said = _text_of(node)
    return isinstance(said, str) and "\n" not in said.strip()


def _text_of(node: dict[str, Any]) -> Any:
    return next((node[key] for key in _TEXTS if isinstance(node.get(key), str)), None)


def _texts_of_object(node: dict[str, Any], depth: int) -> Iterator[str]:
    if isinstance(node.get("Blocks"), list):
        lines = [one for one in node["Blocks"] if isinstance(one, dict) and one.get("BlockType") == "LINE"]
        yield "\n".join(str(one.get("Text", "")) for one in lines)
        return
    said = _text_of(node)
    if isinstance(said, str) and said.strip():
        yield said
        return
    annotations = node.get("textAnnotations")
    if isinstance(annotations, list) and annotations and "fullTextAnnotation" not in node:
        yield from _find_texts(annotations[0], depth + 1)  # the first one is the whole, the others its words
        return
    for key in (*_WHOLE_TEXTS, *_PAGES):
        if key in node:
            found = list(_find_texts(node[key], depth + 1))
            if found:
                yield from found
                return


def _find_tables(node: Any, depth: int) -> Iterator[Table]:
    """The tables of Azure: cells with a row and a column each."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _find_tables(one, depth + 1)
    elif isinstance(node, dict):
        if isinstance(node.get("cells"), list):
            table = _to_table(node["cells"])
            if table is not None:
                yield table
            return
        for key in ("analyzeResult", "tables", "pages", "pageResults", "documents"):
            if key in node:
                yield from _find_tables(node[key], depth + 1)


def _to_table(cells: list[Any]) -> Table | None:
    found: dict[tuple[int, int], Cell] = {}
    for one in cells:
        if not isinstance(one, dict):
            continue
        row, col = one.get("rowIndex"), one.get("columnIndex")
        if (
            not isinstance(row, int)
            or not isinstance(col, int)
            or not (0 <= row < _MOST_ROWS and 0 <= col < _MOST_SPAN)
        ):
            continue
        raw = _HALF_LETTER.sub("\ufffd", str(one.get("content", one.get("text", ""))))
        spans = [_span(one.get("rowSpan")), _span(one.get("columnSpan"))]
        found.setdefault((row, col), Cell(row, col, tidy(raw), raw, spans[0], spans[1]))
    if not found:
        return None
    n_rows = max(row for row, _ in found) + 1
    n_cols = max(cell.col + cell.col_span for cell in found.values())
    return Table(tuple(found[place] for place in sorted(found)), n_rows, n_cols, method="dump")


def _span(value: Any) -> int:
    return min(max(value, 1), _MOST_SPAN) if isinstance(value, int) else 1
