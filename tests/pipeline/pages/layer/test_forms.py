"""Forms in XML: said where the pages do not show them."""

from __future__ import annotations

import io

import pikepdf
import pytest

from prongsai.pipeline.pages.glyphs.maps import FileStructure
from prongsai.pipeline.pages.layer.forms import find_unseen_form
from tests.reading import findings_of, read_bytes


def form(needs_rendering: bool | None, compressed: bool = False, with_xfa: bool = True) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    fields = pikepdf.Dictionary(Fields=pikepdf.Array([]))
    if with_xfa:
        fields.XFA = pdf.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><field>91.25</field></xdp:xdp>")
    pdf.Root.AcroForm = pdf.make_indirect(fields)
    if needs_rendering is not None:
        pdf.Root.NeedsRendering = needs_rendering
    stream = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if compressed else pikepdf.ObjectStreamMode.disable
    pdf.save(stream, object_stream_mode=mode)
    return stream.getvalue()


@pytest.mark.parametrize("compressed", [False, True])
def test_a_form_that_no_page_shows_is_told(compressed: bool) -> None:
    (finding,) = find_unseen_form(FileStructure(form(True, compressed)))
    assert (finding.severity, finding.code) == ("error", "format-not-read")


@pytest.mark.parametrize("data", [form(None), form(False), form(True, with_xfa=False), b"%PDF-1.7 /XFA"])
def test_other_forms_and_broken_files_are_left_alone(data: bytes) -> None:
    assert find_unseen_form(FileStructure(data)) == []


def test_such_a_report_is_not_called_blank() -> None:
    rows = read_bytes(form(True), "form.pdf")
    assert [finding["severity"] for finding in findings_of(rows, "format-not-read")] == ["error"]
    assert rows.document["status"] == "partial"
