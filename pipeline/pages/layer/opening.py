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


def _names_no_page(data: bytes) -> bool:
    """Whether a complete PDF has no page object: PDFium refuses it without saying why."""
    return b"/Root" in data and b"/ObjStm" not in data and not re.search(rb"/Type\s*/Page\b", data)


def _no_page() -> DocumentError:
    return DocumentError("document-empty", "the PDF has no page", "fetch the file again from its source")
