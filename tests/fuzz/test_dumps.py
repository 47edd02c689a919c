"""Dumps and HTML: blocks hold text of the file, tables are whole, and only an unreadable file is refused."""

from __future__ import annotations

import html
import itertools
import json
import re

from hypothesis import strategies as st

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Block, Paragraph, Table
from prongsai.pipeline.pages.dumps.encodings import decode_text
from prongsai.pipeline.pages.dumps.services import read_service_answer
from prongsai.pipeline.pages.dumps.sheets import read_sheet
from prongsai.pipeline.pages.text import read_dump
from prongsai.pipeline.pages.text_tables import rows_to_table
from prongsai.pipeline.pages.web.page import read_html
from prongsai.pipeline.pages.web.saved import unpack_saved_page
from tests.fuzz.claims import digits_of, is_inside, without_blanks
from tests.fuzz.strategies import mutated, mutated_markup, texts
from tests.fuzz.target import fuzz

DUMP_WORDS = (
    "\t", "\t", "\n", "\n\n", "|", "| a | b |\n|---|---|\n", "|--|", "\\|", "# ", "**", "__", "- ", "<br>",
    "<table>", "</table>", "<tr>", "<td>", "<td rowspan=2>", '<td colspan="๓">', "</td>", "</tr>", "&nbsp;",
    "  ", "     ", "+---+---+\n", "\n1\n", "\n2\n", "i1", "\f", "$", "<sup>1</sup>", "88.36\n", "\u0e31",
    "&#3585;", "&lt;", "<!-- x -->", "<p>", "<script>", "คะแนน", "92.75",
)  # fmt: skip
PAGE = """<html lang="th"><head><title>รายงาน</title></head><body><h1>ผลการประเมิน</h1>
<p>ได้คะแนน 92.75 คะแนน<br/>ระดับ ผ่านดี</p>
<table><tr><th rowspan="2">ตัวชี้วัด</th><th colspan="2">คะแนน</th></tr><tr><td>2566</td><td>2567</td></tr>
<tr><td>๑ <b>การปฏิบัติหน้าที่</b></td><td>95.21<table><tr><td>ใน</td></tr></table></td><td>-</td></tr></table>
<ul><li>ก</li></ul></body></html>
"""
DUMP = """รายงานผล ITA 2566

| ตัวชี้วัด | คะแนน |
|---|---|
| ๑ | 95.21 |

รหัส\tคะแนน
i1\t90.00
i2\t๘๐.๐๐

# สรุป
จบ
"""


def bytes_to_text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def assert_whole(blocks: list[Block]) -> None:
    """Tables are numbered from 1, every cell lies in its table and none on another one."""
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [table.table_no for table in tables] == list(range(1, len(tables) + 1))
    for table in tables:
        assert table.n_rows >= 1
        assert table.n_cols >= 1
        places = [(cell.row, cell.col) for cell in table.cells]
        assert len(set(places)) == len(places)
        for cell in table.cells:
            assert 0 <= cell.row < table.n_rows
            assert 0 <= cell.col < cell.col + cell.col_span <= table.n_cols
            assert cell.row_span >= 1
        assert len(table.grid()) == table.n_rows
    assert all(block.text.strip() for block in blocks if isinstance(block, Paragraph))
    # a lone half of a surrogate pair is no text, and nothing can store it
    assert all(text.encode("utf-8") or True for text in texts_of(blocks))


def texts_of(blocks: list[Block]) -> list[str]:
    return list(
        itertools.chain.from_iterable(
            [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells] for block in blocks
        )
    )


@fuzz(texts(*DUMP_WORDS, max_pieces=20))
def test_dump_gives_its_own_text_in_whole_tables(text):
    try:
        blocks = read_dump(text).rows
    except DocumentError:
        return
    assert_whole(blocks)
    assert read_dump(text).rows == blocks
    printed = without_blanks(html.unescape(html.unescape(text)))
    for one in texts_of(blocks):
        assert is_inside(digits_of(one), digits_of(printed))


@fuzz(st.one_of(texts(*DUMP_WORDS, max_pieces=20), mutated_markup(PAGE)))
def test_html_gives_its_own_text_in_whole_tables(text):
    try:
        blocks = read_html(text).rows
    except DocumentError:
        return
    assert_whole(blocks)
    assert read_html(text).rows == blocks
    printed = digits_of(html.unescape(html.unescape(text)))
    for one in texts_of(blocks):
        assert is_inside(digits_of(one), printed)


@fuzz(st.lists(st.lists(texts(*DUMP_WORDS, max_pieces=2), min_size=1, max_size=5), min_size=1, max_size=5))
def test_rows_of_texts_make_a_whole_table(rows):
    table = rows_to_table(rows)
    assert (table.n_rows, table.n_cols) == (len(rows), max(map(len, rows)))
    assert len(table.cells) == table.n_rows * table.n_cols


@fuzz(
    st.one_of(
        mutated(DUMP.encode()),
        mutated(DUMP.encode("cp874")),
        mutated(DUMP.encode("utf-16")),
        mutated(DUMP.encode("utf-16-be")),
        mutated(DUMP.encode().decode("latin-1").encode()),
        mutated(DUMP.encode("cp874").decode("latin-1").encode()),
        st.binary(max_size=80),
    )
)
def test_bytes_of_a_dump_are_text_or_refused(data):
    try:
        text = decode_text(data).text
    except DocumentError as error:
        assert error.code == "encoding-unknown"
        return
    assert "\0" not in text
    try:
        assert_whole(read_dump(text).rows)
    except DocumentError as error:
        assert error.remedy


ANSWER = {
    "analyzeResult": {
        "content": "ผลการประเมิน ITA\nได้คะแนน 92.75",
        "tables": [{"cells": [{"rowIndex": 0, "columnIndex": 0, "columnSpan": 2, "content": "คะแนน 95.21"}]}],
        "pages": [{"lines": [{"content": "ก"}]}],
    },
    "responses": [{"fullTextAnnotation": {"text": "i1\t90.00\ni2\t80.00"}}],
}
SAVED_PAGE = (
    f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n{PAGE}\n--x--\n"
)


@fuzz(
    st.one_of(texts(*DUMP_WORDS, ",", ";", '"', '""', "\r\n", max_pieces=25), mutated(DUMP.encode()).map(bytes_to_text))
)
def test_sheet_gives_its_own_text_in_whole_tables(text):
    blocks = read_sheet(text).rows
    assert_whole(blocks)
    assert read_sheet(text).rows == blocks
    printed = digits_of(html.unescape(html.unescape(text)))
    for one in texts_of(blocks):
        assert is_inside(digits_of(one), printed)


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[0][2:], 16))


_KEYS = ("pages", "lines", "text", "content", "cells", "rowIndex", "columnIndex", "rowSpan", "Blocks", "tables")
_JSON = st.recursive(
    st.one_of(st.none(), st.integers(), st.text(max_size=8), texts(*DUMP_WORDS, max_pieces=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(_KEYS),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=20,
)


@fuzz(st.one_of(_JSON.map(json.dumps), mutated(json.dumps(ANSWER).encode()).map(bytes_to_text)))
def test_answer_of_a_service_gives_its_own_text_or_is_refused(text):
    try:
        blocks = read_service_answer(text).rows
    except DocumentError as error:
        assert error.code in ("document-unreadable", "format-not-read")
        return
    assert_whole(blocks)
    written = digits_of(html.unescape(html.unescape(re.sub(r"\\u[0-9a-fA-F]{4}", _character, text))))
    for one in texts_of(blocks):
        assert is_inside(digits_of(one), written)


@fuzz(mutated(SAVED_PAGE.encode()))
def test_saved_page_is_text_or_refused(data):
    try:
        page = unpack_saved_page(data)
        blocks = read_html(page.text).rows
    except DocumentError as error:
        assert error.remedy
        return
    assert_whole(blocks)
    for one in texts_of(blocks):
        assert is_inside(digits_of(one), digits_of(html.unescape(html.unescape(page.text))))


def test_row_of_marks_alone_is_no_paragraph():
    """Found by the target of sheets: what is left of `**` without its marks is nothing."""
    assert read_sheet("**").rows == []
    assert [block.text for block in read_sheet("**\nรายงาน\n").rows] == ["รายงาน"]
