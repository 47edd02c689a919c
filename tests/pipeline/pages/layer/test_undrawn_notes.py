"""Notes and fields without a drawing of their text: told, since no page that we read shows them."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from prongsai.pipeline.pages.glyphs.maps import FileStructure
from prongsai.pipeline.pages.layer.undrawn_notes import find_undrawn_notes
from tests.reading import findings_of, read_bytes


def with_note(packed: bool = False, drawn: bool = False, **entries: object) -> bytes:
    """Two pages, the second with a note."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page(page_size=(595, 842))
    note = Dictionary(Type=Name.Annot, Rect=Array([60, 690, 300, 720]), **entries)
    if drawn:
        drawing = pdf.make_stream(b"")
        drawing.BBox = Array([0, 0, 240, 30])
        note.AP = Dictionary(N=drawing)
    placed = pdf.make_indirect(note)
    pdf.pages[1].Annots = Array([placed])
    pdf.Root.AcroForm = Dictionary(Fields=Array([placed]))
    stream = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    pdf.save(stream, object_stream_mode=mode)
    return stream.getvalue()


FREE = {"Subtype": Name.FreeText, "Contents": String("EIT ๘๒.๒๒")}
FIELD = {"Subtype": Name.Widget, "FT": Name.Tx, "V": String("EIT ๘๒.๒๒")}


@pytest.mark.parametrize("entries", [FREE, FIELD], ids=["note", "field"])
@pytest.mark.parametrize("packed", [False, True])
def test_what_the_file_does_not_draw_is_told_with_its_text(entries: dict[str, object], packed: bool) -> None:
    (finding,) = find_undrawn_notes(FileStructure(with_note(packed, **entries)))
    assert (finding.severity, finding.code, finding.page) == ("warning", "text-unexplained", 2)
    assert finding.raw == "EIT ๘๒.๒๒"


@pytest.mark.parametrize(
    "data",
    [
        with_note(drawn=True, **FREE),
        with_note(F=2, **FREE),
        with_note(F=32, **FIELD),
        with_note(Subtype=Name.Text, Contents=String("a comment that opens on a click")),
        with_note(Subtype=Name.Widget, FT=Name.Btn, V=Name.Yes),
        with_note(Subtype=Name.FreeText),
        b"%PDF-1.7 /FreeText",
    ],
    ids=["drawn", "hidden", "not to be viewed", "comment", "box", "empty", "broken"],
)
def test_other_notes_and_broken_files_are_left_alone(data: bytes) -> None:
    assert find_undrawn_notes(FileStructure(data)) == []


def test_such_a_document_is_partial() -> None:
    rows = read_bytes(with_note(**FREE), "a.pdf")
    assert [finding["raw"] for finding in findings_of(rows, "text-unexplained")] == ["EIT ๘๒.๒๒"]
    assert rows.document["status"] == "partial"
