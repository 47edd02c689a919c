"""Whole files of made-up text: rows that the dataset takes, with numbers and words that the file holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import example
from hypothesis import strategies as st

from prongsai.pipeline.discover.media_types import DOCX, HTML, MARKDOWN, PDF, TEXT
from prongsai.pipeline.document import read_document
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.spill import bytes_to_tables, rows_to_tables, tables_to_bytes
from prongsai.pipeline.model import Document
from tests.fuzz.claims import assert_digits_printed, assert_nfc, is_inside
from tests.fuzz.strategies import mutated, texts
from tests.fuzz.target import fuzz
from tests.fuzz.test_names import NAME_WORDS
from tests.fuzz.test_pdf import CONTENT, pdf_of, resources
from tests.fuzz.test_prose import MEASURE_WORDS, PROSE_WORDS
from tests.fuzz.test_score_tables import HEADINGS, LABELS

HEAD = "รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566\nองค์การบริหารส่วนตำบลนายาง อำเภอสบปราบ จังหวัดลำปาง\n"

rows = st.lists(st.lists(st.one_of(st.sampled_from(LABELS), texts(max_pieces=2)), min_size=2, max_size=5), max_size=6)
dump_tables = st.tuples(st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=5), rows).map(
    lambda parts: "\n".join("\t".join(row) for row in [parts[0], *parts[1]]) + "\n"
)
prose = texts(*PROSE_WORDS, *MEASURE_WORDS, *NAME_WORDS, max_pieces=16)
dumps = st.lists(st.one_of(prose, dump_tables), max_size=5).map(lambda parts: HEAD + "\n".join(parts))


def read(data: bytes, media_type: str) -> DocumentRows:
    document = Document(hashlib.sha256(data).hexdigest(), ("a.txt",), media_type)
    found = read_document(document, data, "อบต นายาง.txt", resources())
    return replace(found, document=found.document | {"seconds": 0.0})


def strings_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings_of(one)


def assert_storable(data: bytes, media_type: str) -> DocumentRows:
    """The rows fit the schema, are in normal form, come out the same twice, and survive their way through a file."""
    found = read(data, media_type)
    tables = rows_to_tables(found)
    assert rows_to_tables(read(data, media_type)) == tables
    assert bytes_to_tables(tables_to_bytes(tables)) == tables
    for table in tables.values():
        for row in table.to_pylist():
            for value in row.values():
                for text in strings_of(value):
                    assert_nfc(text)
    return found


@fuzz(dumps, st.sampled_from([TEXT, MARKDOWN, HTML]), share=2)
@example("\u0e1e\u0e48\u0e38 ITA\n", TEXT)
def test_rows_of_a_dump_are_storable_and_printed_in_it(text, media_type):
    found = assert_storable(text.encode("utf-8", "ignore"), media_type)
    for row in found.scores:
        assert 0 <= row["score_100"] <= 100
        assert_digits_printed(row["score"], text)
        assert is_inside("".join(str(row["raw_score"]).split()), "".join(text.split())) or media_type == HTML


@fuzz(mutated(CONTENT.encode()).map(pdf_of), st.sampled_from([PDF, DOCX, HTML, TEXT, "image/png"]), share=0.5)
def test_any_bytes_under_any_kind_give_rows_or_a_failed_document(data, media_type):
    found = assert_storable(data, media_type)
    assert found.document["status"] in ("ok", "partial", "failed")
    if found.document["status"] == "failed":
        assert any(finding["severity"] == "error" for finding in found.findings)
