"""Whole files, damaged at random, on the way that a run takes them: looked at, read, made into tables."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import strategies as st

from prongsai.normalizers.printable import escape_controls
from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import merge
from prongsai.pipeline.discover.look import Budget, look_at_file
from prongsai.pipeline.discover.looked import looked_from_plain, looked_to_plain
from prongsai.pipeline.discover.walk import walk
from prongsai.pipeline.document import read_document
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.spill import DocumentTables
from prongsai.pipeline.model import Document
from prongsai.pipeline.pages.memory import Beside
from prongsai.pipeline.workers.read_input import read_input
from tests.fuzz.strategies import mutated, mutated_markup, texts
from tests.fuzz.target import fuzz
from tests.fuzz.test_archives import REPORT, SAMPLES, archive_of
from tests.fuzz.test_documents import HEAD, dumps
from tests.fuzz.test_documents import strings_of as texts_in
from tests.fuzz.test_pdf import resources
from tests.fuzz.test_word import SAMPLE, TOLD, with_part

SETTINGS = Settings(workers=1, max_file_mb=1)
BUDGET = Budget(members=200, unpacked_bytes=2_000_000, always_unpacked=2_000_000)
UNFORESEEN = {"document-crashed", "document-out-of-memory", "rows-rejected"}

PAGE = f"""<!DOCTYPE html><html><head><title>ITA</title><script>var a = "<td>99.99</td>";</script></head><body>
<h1>{HEAD}</h1><table><tr><th>ตัวชี้วัด</th><th>คะแนน</th></tr><tr><td rowspan="2">การปฏิบัติหน้าที่</td><td>92.14</td></tr>
<tr><td colspan="3">88.36<!-- x --></td></tr></table><p>มาตรการ &amp;lt;b&amp;gt; &#x1b;[31m</p></body></html>"""


def read(document: Document, data: bytes, filename: str, beside: Beside) -> DocumentRows:
    return read_document(document, data, filename, resources(), beside)


def take_through(data: bytes, name: str) -> list[DocumentTables]:
    """The tables of each document in a file; fails where one of its faults was not foreseen."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        walked = walk([Path(folder)], SETTINGS)
        looked = [look_at_file(place, SETTINGS, BUDGET) for place in walked.places]
        assert [looked_from_plain(looked_to_plain(one)) for one in looked] == looked
        found = merge(walked, looked)
        assert found.inputs or found.findings, "left out without a word"
        assert not {finding.code for finding in found.findings} & UNFORESEEN
        return [read_input(one, read, SETTINGS) for one in found.ordered()]


def assert_kept_inside(data: bytes, name: str) -> None:
    for tables in take_through(data, name):
        findings = tables["findings"].to_pylist()
        assert not {finding["code"] for finding in findings} & UNFORESEEN, findings
        if tables["documents"].column("status").to_pylist() == ["failed"]:
            assert any(finding["severity"] == "error" for finding in findings)
        for table in tables.values():
            for text in texts_in([list(row.values()) for row in table.to_pylist()]):
                assert escape_controls(text) == text


archives = st.one_of(
    st.sampled_from(SAMPLES).flatmap(mutated),
    st.dictionaries(
        texts("a.txt", "../b.html", "\x1b[31m", ".docx", "รายงาน/", "c.zip", max_pieces=4).map(lambda name: name[:80]),
        st.one_of(mutated(REPORT), mutated(SAMPLE), mutated(PAGE.encode()), st.sampled_from(SAMPLES).flatmap(mutated)),
        max_size=4,
    ).map(archive_of),
)


@fuzz(archives, st.sampled_from(["a.zip", "a.docx", "a.pdf", "a"]), share=2)
def test_archive_keeps_its_faults_inside(data, name):
    assert_kept_inside(data, name)


@fuzz(st.one_of(st.sampled_from(TOLD).flatmap(with_part), mutated(SAMPLE)), st.sampled_from(["a.docx", "a.zip"]))
def test_word_file_keeps_its_faults_inside(data, name):
    assert_kept_inside(data, name)


@fuzz(
    st.one_of(mutated_markup(PAGE, most=12).map(lambda text: text.encode("utf-8", "ignore")), mutated(PAGE.encode())),
    st.sampled_from(["a.html", "a.txt", "a.md", "a.pdf"]),
    share=2,
)
def test_web_page_keeps_its_faults_inside(data, name):
    assert_kept_inside(data, name)


@fuzz(
    st.one_of(
        dumps.map(lambda text: text.encode("utf-8", "ignore")),
        dumps.map(lambda text: text.encode("utf-16", "ignore")),
        dumps.flatmap(lambda text: mutated(text.encode("cp874", "ignore"))),
        st.binary(max_size=300),
    ),
    st.sampled_from(["a.txt", "a.md", "a.html", "a"]),
    share=2,
)
def test_text_keeps_its_faults_inside(data, name):
    assert_kept_inside(data, name)
