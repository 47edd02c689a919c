"""Damaged archives: discovery ends with documents and findings, and each document can be read or says why not."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from hypothesis import example
from hypothesis import strategies as st

from prongsai.normalizers.printable import escape_controls_on_line
from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import read_bytes
from prongsai.pipeline.discover.folder import Discovery, discover
from prongsai.pipeline.discover.look import look_at_file
from prongsai.pipeline.discover.media_types import HEAD_BYTES, media_type_of_bytes
from prongsai.pipeline.errors import DocumentError
from tests.fuzz.strategies import mutated, texts
from tests.fuzz.target import fuzz

REPORT = "ผลการประเมิน ITA 2566 ได้คะแนน 92.75 คะแนน\n".encode() * 3
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def archive_of(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name or "-"), data, method)  # without the time of day
    return buffer.getvalue()


SAMPLES = tuple(
    archive_of({"รายงาน.txt": REPORT, "ก/b.md": b"# x", "inner.zip": archive_of({"c.txt": REPORT})}, method)
    for method in METHODS
)


def discover_here(folder: str) -> Discovery:
    """Discovery that looks at files in this process: an exception of one example must not be told as a finding."""
    return discover(
        [Path(folder)], Settings(workers=1), lambda places, settings: [look_at_file(one, settings) for one in places]
    )


def assert_discovered(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        found = discover_here(folder)
        for finding in found.findings:
            assert finding.code not in ("document-crashed", "document-timeout"), finding.message
            assert escape_controls_on_line(finding.message) == finding.message
        for one in found.ordered():
            assert one.document.sources[0].startswith(name)
            try:
                read_bytes(one.path, one.positions, 1024**2)
            except DocumentError as error:
                assert error.remedy
        assert found.inputs or found.findings, "left out without a word"
        assert all(finding.message for finding in found.findings)


@fuzz(st.sampled_from(SAMPLES).flatmap(mutated), st.sampled_from(["a.zip", "a.docx", "a.txt", "a"]), share=2)
@example(b"PK\x05\x06" + bytes(18), "empty.zip")
def test_damaged_archive_ends_in_documents_and_findings(data, name):
    assert_discovered(data, name)


@fuzz(
    st.dictionaries(
        texts("a.txt", "../b.txt", "/c.pdf", ".x", "ก.docx", "d/", max_pieces=3), st.binary(max_size=40), max_size=5
    )
)
@example({"\x00": b"", "a.txt": b"ITA"})
def test_members_with_odd_names_end_in_documents_and_findings(members):
    assert_discovered(archive_of({name[:60]: data for name, data in members.items()}), "a.zip")


@fuzz(
    st.one_of(
        st.binary(max_size=200),
        st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"1 0 obj"]).flatmap(mutated),
    ),
    texts("a", ".pdf", ".docx", ".txt", ".html", ".zip", "/", max_pieces=3),
)
def test_kind_of_any_bytes_is_told(data, name):
    assert "/" in media_type_of_bytes(data[:HEAD_BYTES], name)


def test_damaged_lzma_stream_is_told_of_its_member_and_costs_no_other():
    """Found by the first target: lzma has an error of its own, and it ended the whole run."""
    data = bytearray(archive_of({"a.txt": REPORT, "b.txt": REPORT + b"x"}, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.infolist()[0]
    data[member.header_offset + 30 + len(member.filename) + 9 + 4] = 0xFF  # in the stream, behind both headers
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.zip").write_bytes(data)
        found = discover_here(folder)
    assert [one.document.sources for one in found.ordered()] == [("a.zip!/b.txt",)]
    assert [(finding.code, finding.raw) for finding in found.findings] == [("file-unreadable", "a.zip!/a.txt")]
