"""Finding documents: by their bytes, wherever they lie and whatever they are called."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import read_bytes
from prongsai.pipeline.discover.child import look_in_child
from prongsai.pipeline.discover.folder import Discovery, discover
from prongsai.pipeline.discover.looked import Looked, looked_from_plain, looked_to_plain
from prongsai.pipeline.discover.media_types import DOCX, HTML, MARKDOWN, PDF, TEXT
from prongsai.pipeline.discover.walk import FilePlace
from prongsai.pipeline.errors import DocumentError, InputError

PDF_BYTES = b"%PDF-1.4\nnot much of one"
DUMP = "ผลการประเมิน 92.75 คะแนน".encode()


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def make_zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def find(*roots: Path, **options: object) -> Discovery:
    return discover(list(roots), Settings(workers=1, **options))  # type: ignore[arg-type]


def sources(discovery: Discovery) -> list[tuple[str, ...]]:
    return sorted(item.document.sources for item in discovery.inputs.values())


def codes(discovery: Discovery) -> list[str]:
    return sorted(finding.code for finding in discovery.findings)


def test_document_is_known_by_its_bytes(tmp_path: Path) -> None:
    write(tmp_path, {"b/second.pdf": PDF_BYTES, "a.pdf": PDF_BYTES, "a.txt": DUMP})
    found = find(tmp_path)
    assert sources(found) == [("a.pdf", "b/second.pdf"), ("a.txt",)]
    first = found.inputs[hashlib.sha256(PDF_BYTES).hexdigest()]
    assert first.document.media_type == PDF
    assert first.filename == "a.pdf"
    assert read_bytes(first.path, first.positions, 100) == PDF_BYTES


def test_one_file_and_several_roots(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.pdf": PDF_BYTES, "y/a.pdf": PDF_BYTES + b"2"})
    assert sources(find(tmp_path / "x" / "a.pdf")) == [("a.pdf",)]
    assert sources(find(tmp_path / "x", tmp_path / "y")) == [("x/a.pdf",), ("y/a.pdf",)]


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.md", DUMP, MARKDOWN),
        ("a.txt", "ผลการประเมิน".encode("cp874"), TEXT),
        ("a.txt", "ผล".encode("utf-16"), TEXT),
        ("a.html", b"<table></table>", HTML),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html><p>", HTML),
        ("a.bin", b"\n\n" + PDF_BYTES, PDF),
        ("a.bin", b"\x00\xff cut off above\n12 0 obj\n<< >>", PDF),
        ("a.docx", make_zip({"word/document.xml": b"<w/>", "[Content_Types].xml": b""}), DOCX),
        ("a.docx", b"PK\x03\x04 cut off", DOCX),
        ("a.zip", make_zip({"word/document.xml": b"<w/>"}), DOCX),
    ],
)
def test_media_type_is_told_by_the_bytes(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    (item,) = find(write(tmp_path, {name: data})).inputs.values()
    assert item.document.media_type == media_type
    assert item.failure is None


@pytest.mark.parametrize("data", [b"<html>404", DUMP, b"\x00\x01\x02"])
def test_pdf_by_name_only_fails_with_the_next_step(tmp_path: Path, data: bytes) -> None:
    (item,) = find(write(tmp_path, {"a.pdf": data})).inputs.values()
    assert item.failure is not None
    assert (item.failure.code, item.failure.severity) == ("media-type-mismatch", "error")
    assert "fetch it again" in (item.failure.suggestion or "")
    assert item.document.media_type == PDF


def test_pdf_under_a_wrong_name_is_read_with_a_warning(tmp_path: Path) -> None:
    (item,) = find(write(tmp_path, {"a.txt": PDF_BYTES})).inputs.values()
    assert item.failure is None
    assert [(f.code, f.severity) for f in item.findings] == [("media-type-mismatch", "warning")]


def test_right_name_among_several_saves_the_document(tmp_path: Path) -> None:
    (item,) = find(write(tmp_path, {"a.pdf": DUMP, "b.txt": DUMP})).inputs.values()
    assert item.failure is None
    assert item.document.media_type == TEXT
    assert item.document.sources == ("a.pdf", "b.txt")


def test_empty_file_fails_and_oversized_one_is_no_document(tmp_path: Path) -> None:
    """An id is made of all bytes of a file, so one that is not read has none."""
    found = find(write(tmp_path, {"a.pdf": b"", "b.pdf": PDF_BYTES + b" " * 1024 * 1024}), max_file_mb=1)
    assert {item.filename: item.failure.code for item in found.inputs.values() if item.failure} == {
        "a.pdf": "document-empty"
    }
    assert [(finding.code, finding.raw, finding.severity) for finding in found.findings] == [
        ("file-too-large", "b.pdf", "error")
    ]


def test_other_files_are_noted_and_hidden_ones_are_not(tmp_path: Path) -> None:
    files = {
        "a.xlsb": b"a,b",
        "Makefile": b"all:",
        "photo.heic": b"\x00ftypheic",
        "old.odp": b"PK\x00",
        ".x.pdf": PDF_BYTES,
    }
    found = find(write(tmp_path, files | {".git/a.pdf": PDF_BYTES, "~$a.docx": b"\x00"}))
    assert sources(found) == []
    assert codes(found) == ["format-not-read", "format-not-read", "format-not-read", "not-a-report"]


def test_skip_patterns_and_own_output_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": PDF_BYTES, "old/b.pdf": PDF_BYTES + b"2", "dataset/scores/part-0.parquet": b"PAR1\x00"})
    found = find(tmp_path, skip=("old/*",), out=tmp_path / "dataset")
    assert sources(found) == [("a.pdf",)]
    assert codes(found) == []


def test_archives_are_opened_once_nested(tmp_path: Path) -> None:
    inner = make_zip({"c.pdf": PDF_BYTES + b"3", "deep.zip": make_zip({"d.pdf": PDF_BYTES})})
    outer = make_zip({"b.pdf": PDF_BYTES, "x/inner.zip": inner, "__MACOSX/b.pdf": b"\x00", "n.xlsb": b"1,2"})
    found = find(write(tmp_path, {"a.zip": outer, "b.pdf": PDF_BYTES}))
    assert sources(found) == [("a.zip!/b.pdf", "b.pdf"), ("a.zip!/x/inner.zip!/c.pdf",)]
    assert codes(found) == ["archive-nested", "format-not-read"]
    nested = next(item for item in found.inputs.values() if "inner" in item.document.sources[0])
    assert nested.filename == "c.pdf"
    assert read_bytes(nested.path, nested.positions, 10_000) == PDF_BYTES + b"3"


def test_thai_names_of_windows_archives_are_read(tmp_path: Path) -> None:
    name = "\u0e23\u0e32\u0e22\u0e07\u0e32\u0e19.pdf"
    data = make_zip({"?" * (len(name) - 4) + ".pdf": PDF_BYTES}).replace(
        b"?" * (len(name) - 4) + b".pdf", name.encode("cp874")
    )
    assert sources(find(write(tmp_path, {"a.zip": data}))) == [(f"a.zip!/{name}",)]


def test_archive_that_unpacks_to_too_much_is_left_closed(tmp_path: Path) -> None:
    bomb = make_zip({"a.pdf": b"%PDF-" + b"\x00" * 3 * 1024 * 1024})
    found = find(write(tmp_path, {"bomb.zip": bomb}), max_file_mb=1)
    assert sources(found) == []
    assert codes(found) == ["file-too-large"]


def test_encrypted_and_damaged_archives_are_reported(tmp_path: Path) -> None:
    data = bytearray(make_zip({"a.pdf": PDF_BYTES}))
    damaged = bytes(data).replace(b"PK\x05\x06", b"PK\x00\x00")
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    broken_member = make_zip({"a.pdf": os.urandom(3000)})
    broken_member = broken_member[:200] + b"\x00" * 50 + broken_member[250:]
    found = find(write(tmp_path, {"locked.zip": bytes(data), "cut.zip": damaged, "bad.zip": broken_member}))
    assert codes(found) == ["archive-damaged", "archive-encrypted", "file-unreadable"]
    assert sources(found) == []


def test_missing_root_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        find(tmp_path / "nowhere")


def test_one_that_remembers_stands_in_for_looking(tmp_path: Path) -> None:
    """What was seen in an unchanged file need not be seen again: the file itself is not touched."""
    write(tmp_path, {"a.zip": make_zip({"b.pdf": PDF_BYTES, "c.bin": b"\x00"}), "d.txt": DUMP})
    settings = Settings(workers=1)
    kept: dict[str, Looked] = {}

    def look_and_keep(places: Sequence[FilePlace], settings: Settings) -> Iterator[Looked]:
        for looked in look_in_child(places, settings):
            kept[looked.source] = looked_from_plain(json.loads(json.dumps(looked_to_plain(looked))))
            yield looked

    first = discover([tmp_path], settings, look_and_keep)
    second = discover([tmp_path], settings, lambda places, settings: [kept[place.source] for place in reversed(places)])
    assert second == first
    assert len(first.inputs) == 2
    assert codes(first) == ["not-a-report"]


def test_bytes_beyond_the_limit_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": PDF_BYTES})
    with pytest.raises(DocumentError, match="larger than") as caught:
        read_bytes(tmp_path / "a.pdf", (), 5)
    assert caught.value.code == "file-too-large"
    with pytest.raises(DocumentError, match="cannot be read"):
        read_bytes(tmp_path / "b.pdf", (), 5)
