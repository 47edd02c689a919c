"""Word files with their XML or their archive damaged: blocks of their own text, or one refusal with a remedy."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from hypothesis import strategies as st

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.embedded import EmbeddedPicture
from prongsai.pipeline.pages.numbered import number_tables
from prongsai.pipeline.pages.word.read import read_docx
from tests.fuzz.strategies import mutated, mutated_markup
from tests.fuzz.target import fuzz
from tests.fuzz.test_dumps import assert_whole


def save(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sample() -> bytes:
    """A small report: a heading, numbered paragraphs, a table with cells merged both ways and a table in a cell."""
    document = docx.Document()
    document.add_heading("รายงานผลการประเมิน ITA 2566")
    for text in ("ข้อแรก", "ข้อสอง"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("ได้คะแนน 92.75 คะแนน").add_run(" ระดับ ผ่านดี").bold = True
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "ตัวชี้วัด"
    table.cell(2, 0).merge(table.cell(2, 1)).text = "รวม"
    table.cell(2, 2).text = "95.21"
    table.cell(0, 2).add_table(1, 1).cell(0, 0).text = "ใน"
    return save(document)


def unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # without the time of day
    return buffer.getvalue()


PARTS = unpack(sample())
SAMPLE = pack(PARTS)
TOLD = (
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
)
"""The parts that the reader looks into."""


def with_part(name: str) -> st.SearchStrategy[bytes]:
    """The sample with one of its parts damaged, as markup or as bytes."""
    changed = st.one_of(mutated_markup(PARTS[name].decode()).map(str.encode), mutated(PARTS[name]))
    return changed.map(lambda data: pack({**PARTS, name: data}))


def without_parts(names: list[str]) -> bytes:
    return pack({name: data for name, data in PARTS.items() if name not in names})


def assert_read_or_refused(data: bytes) -> None:
    try:
        parts = read_docx(data).rows
    except DocumentError as error:
        assert error.code == "document-unreadable"
        assert error.remedy
        return
    assert_whole(number_tables(part for part in parts if not isinstance(part, EmbeddedPicture)))
    assert read_docx(data).rows == parts


@fuzz(st.sampled_from(TOLD).flatmap(with_part))
def test_word_file_with_damaged_markup_is_read_or_refused(data):
    assert_read_or_refused(data)


@fuzz(mutated(SAMPLE), share=0.5)
def test_damaged_word_file_is_read_or_refused(data):
    assert_read_or_refused(data)


@fuzz(st.lists(st.sampled_from(sorted(PARTS)), min_size=1, max_size=4, unique=True).map(without_parts), share=0.5)
def test_word_file_without_some_of_its_parts_is_read_or_refused(data):
    assert_read_or_refused(data)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"<w:body>", b"<w:body"),
        ("word/document.xml", b"<w:tc>", b"<x:tc>"),
        ("word/numbering.xml", b"<w:num ", b"<num "),
        ("word/styles.xml", b"</w:styles>", b""),
        ("[Content_Types].xml", b"</Types>", b""),
        ("[Content_Types].xml", b"<Types ", b"<w "),
        ("_rels/.rels", b"<Relationships ", b"<w "),
    ],
)
def test_markup_that_is_not_what_its_place_says_is_refused_with_a_remedy(part, old, new):
    """Found by the first target: lxml's error is no ValueError, python-docx misses attributes, and either crashed."""
    assert old in PARTS[part]
    closing = old.replace(b"<", b"</").strip() + b">"
    damaged = PARTS[part].replace(old, new, 1).replace(closing, b"</w>")
    with pytest.raises(DocumentError) as caught:
        read_docx(pack({**PARTS, part: damaged}))
    assert caught.value.code == "document-unreadable"
    assert caught.value.remedy
