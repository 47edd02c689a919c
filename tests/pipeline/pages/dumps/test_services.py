"""What OCR services answer is read as the text and the tables that they found; other JSON is refused by name."""

import json
from typing import Any

import pytest

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.dumps.services import read_service_answer

LINES = ["ผลการประเมิน ITA ปี 2567", "ได้คะแนน 92.14 คะแนน"]
TEXT = "\n".join(LINES)
ANSWERS: dict[str, Any] = {
    "Google Vision, one picture": {
        "responses": [{"fullTextAnnotation": {"text": TEXT}, "textAnnotations": [{"description": "x"}]}]
    },
    "Google Vision, short": {"textAnnotations": [{"description": TEXT}, {"description": "ได้คะแนน"}]},
    "Google Vision, a file": {"responses": [{"responses": [{"fullTextAnnotation": {"text": line}} for line in LINES]}]},
    "Azure Read": {
        "analyzeResult": {"readResults": [{"page": 1, "lines": [{"text": line, "words": []} for line in LINES]}]}
    },
    "Azure Document Intelligence": {"analyzeResult": {"content": TEXT, "pages": [{"lines": [{"content": "x"}]}]}},
    "Amazon Textract": {
        "Blocks": [
            {"BlockType": "PAGE"},
            *({"BlockType": "LINE", "Text": line} for line in LINES),
            {"BlockType": "WORD", "Text": "x"},
        ]
    },
    "OCR.space": {"ParsedResults": [{"ParsedText": TEXT}]},
    "array of lines": LINES,
    "array of pages": [TEXT],
    "pages of lines": [[line] for line in LINES],
    "pages with text": [{"page": number, "text": line} for number, line in enumerate(LINES, 1)],
    "pages with markdown": {"pages": [{"index": 0, "markdown": TEXT}]},
    "pages with lines": {"pages": [{"page": 1, "lines": LINES}]},
    "lines with boxes": {"lines": [{"text": line, "box": [0, 0, 1, 1]} for line in LINES]},
}


def read(answer: Any) -> list[Any]:
    return read_service_answer(json.dumps(answer)).rows


@pytest.mark.parametrize("answer", ANSWERS)
def test_text_of_every_service_is_read(answer: str) -> None:
    assert [block.text for block in read(ANSWERS[answer]) if isinstance(block, Paragraph)] == LINES


def test_lines_of_an_answer_are_the_dump_that_they_are() -> None:
    cells = ["ตัวชี้วัด", "คะแนน", "1. ก", "92.14", "2. ข", "88.36", "3. ค", "90.02"]
    (table,) = read(cells)
    assert isinstance(table, Table)
    assert (table.n_rows, table.n_cols) == (4, 2)


def test_tables_of_azure_are_tables_and_their_cells_are_not_read_twice() -> None:
    cells = [("คะแนนรวม", 0, 0, 2), ("IIT", 1, 0, 1), ("92.14", 1, 1, 1)]
    keys = ("content", "rowIndex", "columnIndex", "columnSpan")
    table = {"cells": [dict(zip(keys, cell, strict=True)) for cell in cells]}
    title, found = read({"analyzeResult": {"content": "หัวเรื่อง\nคะแนนรวม\nIIT\n92.14", "tables": [table]}})
    assert isinstance(title, Paragraph)
    assert isinstance(found, Table)
    assert (title.text, title.paragraph_no, found.table_no) == ("หัวเรื่อง", 1, 1)
    grid = [[cell.text if cell else None for cell in row] for row in found.grid()]
    assert grid == [["คะแนนรวม", "คะแนนรวม"], ["IIT", "92.14"]]


@pytest.mark.parametrize("text", ['{"name": "prongsai"}', "[]", "3", "null", '{"pages": []}'])
def test_other_json_is_refused_by_name(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_service_answer(text)
    assert (caught.value.code, bool(caught.value.remedy)) == ("format-not-read", True)


@pytest.mark.parametrize("text", ["", "{", '{"pages": [', "[" * 100_000, "9" * 5000])
def test_damaged_json_is_refused(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_service_answer(text)
    assert caught.value.code == "document-unreadable"


def test_hostile_table_is_bounded() -> None:
    cell = {"content": "1", "rowIndex": 10**9, "columnIndex": 0}
    wide = {"content": "2", "rowIndex": 0, "columnIndex": 0, "columnSpan": 10**9, "rowSpan": 10**9}
    (table,) = read({"tables": [{"cells": [cell, wide, "x", {"rowIndex": "0"}]}]})
    assert (table.n_rows, table.n_cols) == (1, 200)
