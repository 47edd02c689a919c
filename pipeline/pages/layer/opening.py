"""Bytes -> an open PDF, or the reason why it cannot be opened and what to do about it."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from prongsai.pipeline.errors import DocumentError


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a PDF; a file that only restricts what may be done with it opens with the empty password.

    Raises:
        DocumentError: `document-encrypted`, `document-unreadable` or `document-empty`.
    """
    try:
        doc = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY) or "assword" in str(error):
            raise DocumentError(
                "document-encrypted",
                "the PDF cannot be opened without a password",
                "ask the publisher for an open copy, or leave the file out with --skip",
            ) from error
        if _names_no_page(data):
            raise _no_page() from error
        raise DocumentError(
            "document-unreadable",
            "the PDF is damaged or cut short",
            "fetch the file again from its source; if it is broken there too, ask the publisher for a new copy",
        ) from error
    if len(doc) == 0:
        doc.close()
        raise _no_page()
    return doc


def load_page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """Page `index` (from 0), with what is typed and stamped onto it as part of it; the caller closes it.

    Notes, stamps and the fields of forms are no part of a page's own content. They are drawn into it in the open
    document, once: the file stays as it is.

    Raises:
        pdfium.PdfiumError: the page cannot be loaded.
    """
    page = document[index]
    if not _bears_notes(page):
        return page
    drawn = pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY)
    if drawn != pdfium_c.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[index]


_WITH_TEXT = frozenset(
    {
        pdfium_c.FPDF_ANNOT_FREETEXT,
        pdfium_c.FPDF_ANNOT_STAMP,
        pdfium_c.FPDF_ANNOT_WIDGET,
        pdfium_c.FPDF_ANNOT_WATERMARK,
    }
)
"""Annotations that put text onto the page; a link or a comment that opens on a click puts none."""
_MAX_NOTES = 5000
"""Notes and fields looked at on a page; the fullest forms have some hundred, damaged and hostile files any number."""


def _bears_notes(page: pdfium.PdfPage) -> bool:
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MAX_NOTES)):
        note = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        kind = pdfium_c.FPDFAnnot_GetSubtype(note)
        pdfium_c.FPDFPage_CloseAnnot(note)
        if kind in _WITH_TEXT:
            return True
    return False


def _names_no_page(data: bytes) -> bool:
    """Whether a complete PDF has no page object: PDFium refuses it without saying why."""
    return b"/Root" in data and b"/ObjStm" not in data and not re.search(rb"/Type\s*/Page\b", data)


def _no_page() -> DocumentError:
    return DocumentError("document-empty", "the PDF has no page", "fetch the file again from its source")
