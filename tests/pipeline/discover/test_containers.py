"""Office files are told by what is stored in them, whatever they are called."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
import xlwt

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.look import look_at_file
from prongsai.pipeline.discover.looked import Looked
from prongsai.pipeline.discover.media_types import DOC, DOCX, JPEG, ODS, ODT, PPT, PPTX, RTF, TIFF, XLS, XLSX
from prongsai.pipeline.discover.walk import walk
from tests.corpus.blocks import Para
from tests.corpus.writers.opendocument import to_odt
from tests.corpus.writers.rich_text import to_rtf
from tests.corpus.writers.sheets import to_ods, to_xls, to_xlsx
from tests.pipeline.discover.test_look import pack

BLOCKS = [Para("ผลการประเมิน ITA")]


def word() -> bytes:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def storage(stream: str) -> bytes:
    """A storage of Office 97 whose one document is the stream of that name."""
    buffer = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("1")
    book.save(buffer)
    name, entry = "Workbook".encode("utf-16-le"), stream.encode("utf-16-le")
    data = buffer.getvalue()
    at = data.index(name)
    length = (len(entry) + 2).to_bytes(2, "little")
    return data[:at] + entry.ljust(64, b"\0") + length + data[at + 66 :]


FILES = {
    "word": (word, DOCX),
    "excel": (lambda: to_xlsx(BLOCKS), XLSX),
    "excel 97": (lambda: to_xls(BLOCKS), XLS),
    "sheet of OpenDocument": (lambda: to_ods(BLOCKS), ODS),
    "text of OpenDocument": (lambda: to_odt(BLOCKS), ODT),
    "rich text": (lambda: to_rtf(BLOCKS), RTF),
    "slides": (lambda: pack({"[Content_Types].xml": b"", "ppt/presentation.xml": b"<p/>"}), PPTX),
    "word saved twice": (lambda: pack({"[Content_Types].xml": b"", "word/document2.xml": b"<w/>"}), DOCX),
    "word 97": (lambda: storage("WordDocument"), DOC),
    "slides 97": (lambda: storage("PowerPoint Document"), PPT),
    "excel 95": (lambda: storage("Book"), XLS),
    "photograph": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", JPEG),
    "fax": (lambda: b"II*\x00\x08\x00\x00\x00", TIFF),
}


def look(tmp_path: Path, name: str, data: bytes) -> Looked:
    (tmp_path / name).write_bytes(data)
    settings = Settings(workers=1)
    (place,) = walk([tmp_path / name], settings).places
    return look_at_file(place, settings)


@pytest.mark.parametrize("name", ["report.pdf", "report.xlsx", "report.doc", "report.txt", "report"])
@pytest.mark.parametrize("kind", FILES)
def test_kind_is_told_by_what_is_inside(tmp_path: Path, kind: str, name: str) -> None:
    make, media_type = FILES[kind]
    looked = look(tmp_path, name, make())
    assert [(one.media_type, one.failure) for one in looked.seen] == [(media_type, None)]
    assert looked.findings == ()
    assert {finding.code for one in looked.seen for finding in one.findings} <= {"media-type-mismatch"}


@pytest.mark.parametrize(
    ("stream", "code", "severity"),
    [("EncryptedPackage", "document-encrypted", "error"), ("__properties_version1.0", "format-not-read", "warning")],
)
def test_storage_that_cannot_be_read_says_why(tmp_path: Path, stream: str, code: str, severity: str) -> None:
    looked = look(tmp_path, "report.xlsx", storage(stream))
    assert looked.seen == ()
    assert [(finding.code, finding.severity) for finding in looked.findings] == [(code, severity)]


@pytest.mark.parametrize("end", [9, 40, 80, 511, 600, 1_500])
def test_cut_storage_is_told_and_breaks_nothing(tmp_path: Path, end: int) -> None:
    looked = look(tmp_path, "report.xls", to_xls(BLOCKS)[:end])
    assert len(looked.seen) + len(looked.findings) == 1


def test_storage_whose_directory_goes_round_ends(tmp_path: Path) -> None:
    data = bytearray(to_xls(BLOCKS))
    first = int.from_bytes(data[48:52], "little")
    table = int.from_bytes(data[76:80], "little")
    at = (table + 1) * 512 + 4 * first
    data[at : at + 4] = first.to_bytes(4, "little")
    assert [one.media_type for one in look(tmp_path, "report.xls", bytes(data)).seen] == [XLS]


def test_storage_of_zeros_is_told(tmp_path: Path) -> None:
    looked = look(tmp_path, "notes.pub", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert [finding.code for finding in looked.findings] == ["format-not-read"]


def test_text_called_excel_is_read_as_what_excel_opens(tmp_path: Path) -> None:
    looked = look(tmp_path, "report.xls", "หน่วยงาน\tคะแนน\nอบต.กู่ทอง\t91.25\n".encode())
    assert [(one.media_type, one.failure) for one in looked.seen] == [("text/csv", None)]


def test_web_page_called_pdf_still_fails(tmp_path: Path) -> None:
    (seen,) = look(tmp_path, "report.pdf", b"<!DOCTYPE html><p>moved").seen
    assert seen.failure is not None and seen.failure.code == "media-type-mismatch"
