"""Looking at one file: whatever it is made of, it becomes documents and findings of its own, within a budget."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.archives import read_bytes
from prongsai.pipeline.discover.look import Budget, look_at_file
from prongsai.pipeline.discover.looked import Looked, look_key, looked_from_plain, looked_to_plain
from prongsai.pipeline.discover.media_types import DOCX, PDF
from prongsai.pipeline.discover.walk import walk

PDF_BYTES = b"%PDF-1.4\n" + bytes(range(256)) * 4
TEXT = "ผลการประเมิน ITA 2566 ได้คะแนน 92.75 คะแนน\n".encode() * 3
METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflated": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def pack(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def look(tmp_path: Path, data: bytes, name: str = "a.zip", budget: Budget | None = None, **options: object) -> Looked:
    (tmp_path / name).write_bytes(data)
    settings = Settings(workers=1, **options)  # type: ignore[arg-type]
    (place,) = walk([tmp_path / name], settings).places
    looked = look_at_file(place, settings, budget)
    assert looked_from_plain(looked_to_plain(looked)) == looked
    return looked


def sources(looked: Looked) -> list[str]:
    return [one.source for one in looked.seen]


def told(looked: Looked) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.raw) for finding in looked.findings]


@pytest.mark.parametrize("method", METHODS)
def test_damaged_member_is_told_and_costs_no_other(tmp_path: Path, method: str) -> None:
    data = bytearray(pack({"a.txt": TEXT, "b.txt": TEXT + b"x"}, METHODS[method]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.infolist()[0].header_offset + 30 + len("a.txt")
        end = archive.infolist()[1].header_offset
    for at in range(start + 9, end):
        data[at] ^= 0xFF
    looked = look(tmp_path, bytes(data))
    assert sources(looked) == ["a.zip!/b.txt"]
    assert told(looked) == [("file-unreadable", "a.zip!/a.txt")]


def test_archive_that_begins_with_a_pdf_is_an_archive(tmp_path: Path) -> None:
    data = pack({"a.pdf": PDF_BYTES, "b.txt": TEXT}, zipfile.ZIP_STORED)
    assert b"%PDF-" in data[:1024]
    looked = look(tmp_path, data)
    assert sources(looked) == ["a.zip!/a.pdf", "a.zip!/b.txt"]
    assert looked.findings == ()
    assert sources(look(tmp_path, data, "called.pdf")) == ["called.pdf!/a.pdf", "called.pdf!/b.txt"]


def test_cut_archive_that_begins_with_a_pdf_is_no_pdf(tmp_path: Path) -> None:
    """Its first member would be read as if it were all."""
    looked = look(tmp_path, pack({"a.pdf": PDF_BYTES, "b.txt": TEXT}, zipfile.ZIP_STORED)[:-30])
    assert (sources(looked), told(looked)) == ([], [("archive-damaged", "a.zip")])


@pytest.mark.parametrize("name", ["a.pdf", "a.zip"])
def test_pdf_with_an_archive_behind_it_is_a_pdf_and_the_archive_is_named(tmp_path: Path, name: str) -> None:
    looked = look(tmp_path, PDF_BYTES + pack({"b.txt": TEXT}), name)
    assert [(one.source, one.media_type, one.failure) for one in looked.seen] == [(name, PDF, None)]
    assert told(looked) == [("archive-appended", name)]


@pytest.mark.parametrize(
    ("opening", "kind"),
    [(b"Rar!\x1a\x07\x01\x00", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b\x08", "gzip"), (b"<html>", "html")],
)
def test_zip_by_name_only_is_told_what_it_is(tmp_path: Path, opening: bytes, kind: str) -> None:
    looked = look(tmp_path, opening + bytes(range(1, 30)) if opening != b"<html>" else opening)
    (finding,) = [one.failure for one in looked.seen if one.failure]
    assert finding.code == "media-type-mismatch"
    assert kind in finding.message


@pytest.mark.parametrize("name", ["a.eml", "a.json", "a.rar", "a.xlsb", "a.heic", "a.svg", "data"])
def test_kind_that_is_published_and_not_read_is_a_warning(tmp_path: Path, name: str) -> None:
    looked = look(tmp_path, b"AT&TFORM\x00\x00" if name == "data" else b"a,b\n", name)
    assert looked.seen == ()
    assert [(finding.code, finding.severity) for finding in looked.findings] == [("format-not-read", "warning")]


def patch_name(data: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new) and data.count(old) == 2
    return data.replace(old, new)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (b"\x00xxxxxxx.txt", r"\u0000xxxxxxx.txt"),
        (b"/etc/pa/a.txt", r"\u002f/etc/pa/a.txt"),
        (b"../../../a.tx", r"\u002e\u002e/\u002e\u002e/\u002e\u002e/a.tx"),
        (b"C:\\dir\\ab.txt", "C:/dir/ab.txt"),
        (b"\x1b[31mred_.txt", r"\u001b[31mred_.txt"),
        (b"a.txt\x00.exe\x00\x00", r"a.txt\u0000.exe\u0000\u0000"),
        (b"in.zip!/a.txt", r"in.zip\u0021/a.txt"),
    ],
)
def test_odd_name_of_a_member_is_spelled_out(tmp_path: Path, name: bytes, source: str) -> None:
    placeholder = b"n" * len(name)
    looked = look(tmp_path, patch_name(pack({placeholder.decode(): PDF_BYTES, "b.txt": TEXT}), placeholder, name))
    assert sources(looked) == [f"a.zip!/{source}", "a.zip!/b.txt"]
    expected = [] if b"C:" in name else ["name-escaped"]
    assert [finding.code for finding in looked.findings] == expected
    assert read_bytes(tmp_path / "a.zip", looked.seen[0].positions, 10_000) == PDF_BYTES


def test_member_without_a_name_is_told_by_its_position(tmp_path: Path) -> None:
    data = bytearray(pack({"b.txt": TEXT, "c": PDF_BYTES}))
    local, central = data.rindex(b"PK\x03\x04"), data.rindex(b"PK\x01\x02")
    for at, header, field in ((central, 46, 28), (local, 30, 26)):
        data[at + field : at + field + 2] = b"\0\0"
        del data[at + header]
    end = data.rindex(b"PK\x05\x06")
    size, offset = struct.unpack_from("<LL", data, end + 12)
    struct.pack_into("<LL", data, end + 12, size - 1, offset - 1)
    looked = look(tmp_path, bytes(data))
    assert sources(looked) == ["a.zip!/b.txt", "a.zip!/unnamed-2"]
    assert told(looked) == [("name-escaped", "a.zip")]


def test_very_long_names_are_cut_and_stay_apart(tmp_path: Path) -> None:
    names = ["ก" * 5_000 + "a.txt", "ก" * 5_000 + "b.txt", "d/" * 8_000 + "c.txt"]
    looked = look(tmp_path, pack({name: TEXT + name.encode() for name in names}))
    assert len(set(sources(looked))) == 3
    assert all(len(source) < 600 and source.endswith(".txt") for source in sources(looked))


def test_members_of_one_name_and_of_the_same_bytes_are_all_seen(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for text in (TEXT, TEXT + b"2", TEXT):
                archive.writestr("a.txt", text)
    looked = look(tmp_path, data.getvalue())
    assert sources(looked) == ["a.zip!/a.txt"] * 3
    assert [one.positions for one in looked.seen] == [(0,), (1,), (2,)]
    assert len({one.document_id for one in looked.seen}) == 2


def test_encrypted_and_unknown_packing_is_told_of_its_member(tmp_path: Path) -> None:
    data = bytearray(pack({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    central = [at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02"]
    data[central[0] + 8] |= 1
    struct.pack_into("<H", data, central[1] + 10, 98)
    looked = look(tmp_path, bytes(data))
    assert sources(looked) == ["a.zip!/c.txt"]
    assert told(looked) == [("archive-encrypted", "a.zip!/a.txt"), ("file-unreadable", "a.zip!/b.txt")]


def overlapping(members: int, size: int) -> bytes:
    """An archive whose members all lie in the same few bytes."""
    one = pack({"000000.txt": b"x" * size})
    start = one.index(b"PK\x01\x02")
    central = one[start : one.index(b"PK\x05\x06")]
    many = b"".join(central.replace(b"000000", b"%06d" % number) for number in range(members))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members & 0xFFFF, members & 0xFFFF, len(many), start, 0)
    return one[:start] + many + end


def test_overlapping_members_cost_what_they_unpack_to(tmp_path: Path) -> None:
    start = time.process_time()
    looked = look(tmp_path, overlapping(2_000, 200_000), budget=Budget(unpacked_bytes=10_000_000))
    assert time.process_time() - start < 5
    assert len(looked.seen) <= 50
    assert {finding.code for finding in looked.findings} <= {"archive-too-large", "file-unreadable"}
    assert len(looked.findings) <= 102


def test_many_findings_of_one_archive_are_folded(tmp_path: Path) -> None:
    looked = look(tmp_path, pack({f"{n}.xlsb": b"1" for n in range(300)}), budget=Budget(findings_of_a_kind=10))
    assert len(looked.findings) == 11
    assert "290 more files" in looked.findings[-1].message
    assert looked.findings[-1].code == "format-not-read"


def test_archives_in_archives_share_one_budget(tmp_path: Path) -> None:
    inner = pack({f"{n}.txt": b"x" * 100_000 for n in range(10)})
    data = pack({f"{n}.zip": inner + bytes([n]) for n in range(10)})
    looked = look(tmp_path, data, budget=Budget(unpacked_bytes=1_500_000))
    assert len(looked.seen) == 14 or len(looked.seen) == 15
    assert ("archive-too-large", "a.zip!/1.zip") in told(looked)
    few = look(tmp_path, data, budget=Budget(members=25))
    assert len(few.seen) == 10
    assert [code for code, _ in told(few)] == ["archive-too-large"] * 9


def test_too_many_members_leave_the_archive_closed(tmp_path: Path) -> None:
    looked = look(tmp_path, pack({"a.pdf": PDF_BYTES, "b.txt": TEXT}), budget=Budget(members=1))
    assert (looked.seen, told(looked)) == ((), [("archive-too-large", "a.zip")])


def test_small_archive_may_not_unpack_to_gigabytes(tmp_path: Path) -> None:
    data = pack({f"{n}.txt": b"x" * 1_000_000 for n in range(20)})
    looked = look(tmp_path, data, budget=Budget(always_unpacked=2_000_000, unpacked_ratio=100))
    assert 2 <= len(looked.seen) < 20
    assert told(looked) == [("archive-too-large", "a.zip")]
    assert "were left closed" in looked.findings[0].message


def test_list_of_members_that_is_itself_a_monster_is_not_read(tmp_path: Path) -> None:
    data = bytearray(pack({"a.txt": TEXT}))
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, 3 * 1024**3)
    assert told(look(tmp_path, bytes(data))) == [("archive-too-large", "a.zip")]


def test_file_of_a_terabyte_costs_nothing(tmp_path: Path) -> None:
    for name, opening in (("a.pdf", b"%PDF-1.7"), ("a.zip", b"PK\x03\x04"), ("a.txt", b"")):
        with (tmp_path / name).open("wb") as file:
            file.write(opening)
            try:
                file.truncate(1024**4)
            except OSError:
                # a file of 1 TB that holds nothing is refused by some file systems (FAT, a quota); ext4, tmpfs take it
                pytest.skip("the file system has no room for a sparse file")
        (place,) = walk([tmp_path / name], Settings(workers=1)).places
        start = time.process_time()
        looked = look_at_file(place, Settings(workers=1))
        assert time.process_time() - start < 1
        assert looked.seen == ()
        assert [finding.code for finding in looked.findings] == [
            "archive-damaged" if name == "a.zip" else "file-too-large"
        ]


def test_member_larger_than_a_file_may_be_is_told_and_not_unpacked(tmp_path: Path) -> None:
    data = pack({"a.pdf": b"%PDF-" + bytes(3 * 1024**2), "b.txt": TEXT})
    looked = look(tmp_path, data, max_file_mb=1, budget=Budget(unpacked_bytes=1000))
    assert sources(looked) == ["a.zip!/b.txt"]
    assert told(looked) == [("file-too-large", "a.zip!/a.pdf")]


def test_file_that_vanishes_or_becomes_a_pipe_before_it_is_looked_at(tmp_path: Path) -> None:
    settings = Settings(workers=1)
    for name in ("gone.pdf", "pipe.pdf"):
        (tmp_path / name).write_bytes(PDF_BYTES)
    places = walk([tmp_path], settings).places
    (tmp_path / "gone.pdf").unlink()
    (tmp_path / "pipe.pdf").unlink()
    os.mkfifo(tmp_path / "pipe.pdf")
    for place in places:
        looked = look_at_file(place, settings)
        assert told(looked) == [("file-unreadable", place.source)]
        assert not looked.may_be_kept


@pytest.mark.parametrize("times", [1, 5])
def test_file_that_changes_while_it_is_read_is_looked_at_again_and_then_told(
    tmp_path: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    settings = Settings(workers=1)
    (place,) = walk([path], settings).places
    left = [times]

    def grow(file: io.BufferedReader, size: int = 1024) -> object:
        data = file.read()
        if left[0]:
            left[0] -= 1
            with path.open("ab") as more:
                more.write(b"more")
        yield data

    monkeypatch.setattr("prongsai.pipeline.discover.look.iterate_chunks", grow)
    looked = look_at_file(place, settings)
    assert len(looked.seen) == (times == 1)
    assert [finding.code for finding in looked.findings] == ([] if times == 1 else ["file-changed"])


@pytest.mark.parametrize(
    ("error", "code"), [(AssertionError("odd"), "document-crashed"), (MemoryError(), "document-out-of-memory")]
)
def test_unforeseen_fault_costs_one_member_or_one_file(
    tmp_path: Path, error: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, data = zipfile.ZipFile.open, pack({"a.txt": TEXT, "b.txt": TEXT})

    def fail_on_a(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> object:
        if info.filename == "a.txt":
            raise error
        return real(archive, info)

    monkeypatch.setattr(zipfile.ZipFile, "open", fail_on_a)
    looked = look(tmp_path, data)
    assert (sources(looked), told(looked)) == (["a.zip!/b.txt"], [(code, "a.zip!/a.txt")])

    def fail(*args: object) -> None:
        raise error

    monkeypatch.setattr("prongsai.pipeline.discover.look.media_type_of_bytes", fail)
    assert told(look(tmp_path, TEXT, "c.txt")) == [(code, "c.txt")]


def test_text_of_an_error_reaches_no_terminal_as_it_is(tmp_path: Path) -> None:
    data = pack({"evil-[31m.txt": TEXT})
    local = data.index(b"evil-")
    looked = look(tmp_path, data[:local] + b"evil\x1b" + data[local + 5 :])
    assert [finding.code for finding in looked.findings] == ["file-unreadable"]
    assert "\x1b" not in looked.findings[0].message


def test_word_file_stays_one_document(tmp_path: Path) -> None:
    looked = look(tmp_path, pack({"word/document.xml": b"<w/>", "[Content_Types].xml": b""}), "a.docx")
    assert [(one.source, one.media_type) for one in looked.seen] == [("a.docx", DOCX)]
    sheet = look(tmp_path, pack({"xl/workbook.bin": b"\x00", "[Content_Types].xml": b""}), "a.xlsb")
    assert [(finding.code, "xlsb" in finding.message) for finding in sheet.findings] == [("format-not-read", True)]


def test_key_of_a_kept_record_knows_what_bears_on_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (place,) = walk([tmp_path], Settings(workers=1)).places
    keys = {look_key(place, Settings(workers=1, max_file_mb=m, skip=s)) for m in (1, 2) for s in ((), ("x",))}
    assert len(keys) == 4
    assert look_key(place, Settings(workers=1)) == look_key(place, Settings(workers=2, timeout_s=3))


@pytest.mark.parametrize("plain", [{}, {"source": "a", "seen": [{}], "findings": []}, {"source": 1, "seen": 2}])
def test_record_that_was_damaged_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no record of a file"):
        looked_from_plain(plain)


@pytest.mark.parametrize("codec", ["utf-8", "cp874"])
def test_a_report_under_a_name_that_no_text_has_is_told(tmp_path: Path, codec: str) -> None:
    (report,) = look(tmp_path, "ผลการประเมินคุณธรรมและความโปร่งใส ๙๒.๑๔".encode(codec), "report").findings
    assert (report.severity, report.code, report.suggestion) == (
        "warning",
        "format-not-read",
        "name it .txt, and run again",
    )
    (notes,) = look(tmp_path, "ร้านเปิดแล้ว".encode(codec), "notes").findings
    assert (notes.severity, notes.code) == ("info", "not-a-report")
