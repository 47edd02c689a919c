"""Damaged files: what does not decode is said, and sound files are left in peace."""

import io
import re
import zlib

import pikepdf
import pytest
from PIL import Image

from prongsai.pipeline.pages.glyphs.maps import FileStructure
from prongsai.pipeline.pages.layer.damage import read_damage
from prongsai.pipeline.pages.pdf import judge_document
from tests.kinds.corpus_reports import open_report


def pack(content: bytes, dictionary: bytes = b"/Filter /FlateDecode") -> bytes:
    return b"7 0 obj\n<< " + dictionary + b" /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (len(content), content)


DATA = zlib.compress(bytes(range(256)) * 40)


def test_whole_streams_are_sound() -> None:
    assert read_damage(FileStructure(pack(DATA))).parts == ()


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
