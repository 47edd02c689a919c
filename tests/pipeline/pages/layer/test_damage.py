"""Damaged files: what does not decode is said, and sound files are left in peace."""

import io
import re
import zlib

import pikepdf
import pytest
from PIL import Image

from prongsai.pipeline.pages.glyphs.maps import FileStructure
from prongsai.pipeline.pages.layer.damage import read_damage
from prongsai.pipeline.pages.layer.lost_parts import find_lost_parts
from prongsai.pipeline.pages.layer.opening import open_pdf
from prongsai.pipeline.pages.pdf import judge_document
from tests.kinds.corpus_reports import open_report


def pack(content: bytes, dictionary: bytes = b"/Filter /FlateDecode") -> bytes:
    return b"7 0 obj\n<< " + dictionary + b" /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (len(content), content)


DATA = zlib.compress(bytes(range(256)) * 40)


def test_whole_streams_are_sound() -> None:
    assert read_damage(FileStructure(pack(DATA))).parts == ()


def test_a_blank_page_is_sound_where_it_says_that_it_is_empty() -> None:
    empty = pack(b"")
    assert read_damage(FileStructure(empty)).parts == ()
    for length in (b"/Length 12", b"/Length 0 0 R"):
        told = read_damage(FileStructure(empty.replace(b"/Length 0", length))).parts
        assert told == ("a part of a page (object 7)",)


def test_data_without_its_sum_is_sound() -> None:
    assert read_damage(FileStructure(pack(DATA[:-4]))).parts == ()


@pytest.mark.parametrize(
    "damaged",
    [DATA[: len(DATA) // 2], DATA[:40] + bytes(60) + DATA[100:], DATA[:-1] + bytes([DATA[-1] ^ 1])],
    ids=["cut", "hole", "flipped bit"],
)
def test_data_that_does_not_decode_is_named_with_its_object(damaged: bytes) -> None:
    assert read_damage(FileStructure(pack(damaged))).parts == ("a part of a page (object 7)",)


@pytest.mark.parametrize(
    ("dictionary", "kind"),
    [(b"/Length1 900", "a font"), (b"/Subtype /Image", "a picture"), (b"/Type /ObjStm", "other objects")],
)
def test_what_is_damaged_is_told_by_its_dictionary(dictionary: bytes, kind: str) -> None:
    damage = read_damage(FileStructure(pack(DATA[:50], dictionary + b" /Filter /FlateDecode")))
    assert damage.parts == (f"{kind} (object 7)",)


def test_a_jpeg_without_its_end_is_cut() -> None:
    stream = io.BytesIO()
    Image.new("L", (64, 64), 128).save(stream, "JPEG")
    whole, dictionary = stream.getvalue(), b"/Subtype /Image /Filter /DCTDecode"
    assert read_damage(FileStructure(pack(whole, dictionary))).parts == ()
    assert read_damage(FileStructure(pack(whole[: len(whole) // 2], dictionary))).parts == ("a picture (object 7)",)


def test_a_hole_between_objects_is_seen() -> None:
    assert read_damage(FileStructure(pack(DATA) + bytes(600) + pack(DATA))).parts == ("a hole of zeros",)
    assert read_damage(FileStructure(pack(DATA) + bytes(600))).parts == ("a hole of zeros",)


def test_an_encrypted_file_says_nothing_of_its_streams() -> None:
    assert read_damage(FileStructure(pack(DATA[:50]) + b"trailer << /Encrypt 9 0 R >>")).parts == ()


def damage_font(data: bytes) -> bytes:
    """A copy of a PDF with a hole in the program of its first embedded font."""
    match = re.search(rb"/Length1\b[^>]*>>\s*stream\r?\n", data)
    assert match is not None
    middle = match.end() + 2000
    return data[:middle] + bytes(1500) + data[middle + 1500 :]


def test_pages_are_not_read_in_a_font_whose_program_is_damaged() -> None:
    with open_report("t01-analysis-summary") as pdf:
        stream = io.BytesIO()
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = damage_font(stream.getvalue())
    damage = read_damage(FileStructure(data))
    assert damage.fonts
    (finding,) = damage.describe()
    assert (finding.code, finding.severity) == ("document-damaged", "error")
    judged = judge_document(data)
    assert any(page.status == "unreadable_font" for page in judged.layer.pages)
    judged.close()


def written_out(name: str) -> bytes:
    """A report of the corpus with its list of objects written out, as most programs write it."""
    with open_report(name) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return stream.getvalue()


def lost_of(data: bytes) -> list[str]:
    document = open_pdf(data)
    try:
        return list(find_lost_parts(FileStructure(data), len(document)))
    finally:
        document.close()


def test_an_object_that_is_gone_is_told_whatever_lies_in_its_place() -> None:
    data = written_out("t01-analysis-summary")
    assert lost_of(data) == []
    found = re.search(rb"(\d+) 0 obj\s*<< /BBox", data) or re.search(rb"(\d+) 0 obj\s*<<[^>]*/FontFile2", data)
    assert found is not None
    gone = data[: found.start()] + b"\x07" * (found.end() - found.start()) + data[found.end() :]
    assert lost_of(gone) == [f"an object that is gone ({int(found[1])})"]


def test_an_object_that_a_compressed_list_names_is_missed() -> None:
    with open_report("t01-analysis-summary") as pdf:
        stream = io.BytesIO()
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    data = stream.getvalue()
    assert b"/XRef" in data
    assert lost_of(data) == []
    found = re.search(rb"(\d+) 0 obj\s*<<[^>]*/Length1", data)
    assert found is not None
    gone = data[: found.start()] + b"\x07" * (found.end() - found.start()) + data[found.end() :]
    assert lost_of(gone) == [f"an object that is gone ({int(found[1])})"]


def test_an_object_that_a_later_list_frees_is_not_missed() -> None:
    data = written_out("t21-memo")
    start = data.rfind(b"startxref")
    freed = b"xref\n900 1\n0000000000 65535 f \n"
    once = data[:start] + b"xref\n900 1\n0000000123 00000 n \n" + data[start:]
    assert lost_of(once) == ["an object that is gone (900)"]
    assert lost_of(once + freed + data[start:]) == []


def test_a_file_that_broke_off_has_no_end() -> None:
    data = written_out("t01-analysis-summary")
    cut = data[: data.rfind(b"endobj") + 10]
    assert list(find_lost_parts(FileStructure(cut), 1)) == ["its end"]


def test_pages_that_are_claimed_and_not_there_are_missed() -> None:
    data = written_out("t02-analysis-iit")
    assert list(find_lost_parts(FileStructure(data), 2)) == []
    assert list(find_lost_parts(FileStructure(data), 1)) == ["its pages, of which it claims 2 and has 1"]
