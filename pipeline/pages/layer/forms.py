"""Forms that are written in XML inside of a PDF (XFA, ISO 32000-1, 12.7.8), of which the pages show nothing."""

from __future__ import annotations

from collections.abc import Mapping

from pdfminer.pdftypes import resolve1

from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.glyphs.maps import READING_ERRORS, FileStructure


def find_unseen_form(file: FileStructure) -> list[Finding]:
    """The finding for a file that draws its pages from a form in XML; none for any other.

    Such a file says so (`NeedsRendering`); its one page asks for another viewer. A form in XML beside drawn pages shows
    what it holds on them.
    """
    if b"/XFA" not in file.data and b"/ObjStm" not in file.data:
        return []
    try:
        catalog = file.document.catalog
        form = resolve1(catalog.get("AcroForm"))
        is_unseen = isinstance(form, Mapping) and "XFA" in form and resolve1(catalog.get("NeedsRendering")) is True
    except READING_ERRORS:
        return []
    if not is_unseen:
        return []
    message = "the report is a form in XML (XFA) inside of the PDF: its pages do not show what it holds, nobody read it"
    return [
        Finding("error", "format-not-read", message, suggestion="open it in Acrobat Reader and print it to a new PDF")
    ]
