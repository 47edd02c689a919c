"""Notes and fields of a PDF that hold text and no drawing of it (ISO 32000-1, 12.5.5): a viewer draws them itself.

PDFium draws only what the file draws, so that what was typed there is on no page that we read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from prongsai.normalizers.names.persons import hide_persons
from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.glyphs.maps import READING_ERRORS, FileStructure

_SIGNS = (b"/FreeText", b"/Widget", b"/ObjStm")
"""Bytes of a file that has such notes, unless it packs its objects."""
_TEXT_OF = {"FreeText": "Contents", "Widget": "V"}
"""Where a kind of note holds what is seen of it."""
_UNSEEN = 0b100010
"""Flags of a note that no viewer shows: Hidden and NoView."""
_MOST_NOTES, _MOST_PAGES = 5000, 1000
"""Notes looked at on a page, and pages: a damaged or hostile file may name any number."""
_MOST_QUOTED = 400
"""Characters: the labels and numbers of a page's form."""


def find_undrawn_notes(file: FileStructure) -> list[Finding]:
    """One finding for each page with such notes; none for a file whose structure cannot be followed."""
    if not any(sign in file.data for sign in _SIGNS):
        return []
    try:
        return list(_find_on_pages(file))
    except READING_ERRORS:
        return []  # `read_damage` says of such a file what is wrong with it


def _find_on_pages(file: FileStructure) -> Iterator[Finding]:
    for number, page in enumerate(islice(PDFPage.create_pages(file.document), _MOST_PAGES), start=1):
        notes = resolve1(page.annots)
        texts = [text for note in islice(notes or (), _MOST_NOTES) if (text := _text_of(resolve1(note)))]
        if not texts:
            continue
        count = f"{len(texts)} notes or fields hold text" if len(texts) > 1 else "a note or field holds text"
        message = f"page {number}: {count} that the file does not draw, and that is not read"
        raw = hide_persons(" | ".join(texts))[:_MOST_QUOTED]
        remedy = "open it in Acrobat Reader and print it to a new PDF"
        yield Finding("warning", "text-unexplained", message, number, raw=raw, suggestion=remedy)


def _text_of(note: object) -> str:
    """The text of a note that the file does not draw; "" for any other."""
    if not isinstance(note, Mapping) or resolve1(note.get("AP")):
        return ""
    kind = getattr(resolve1(note.get("Subtype")), "name", "")
    flags = resolve1(note.get("F")) or 0
    if kind not in _TEXT_OF or (isinstance(flags, int) and flags & _UNSEEN):
        return ""
    value = resolve1(note.get(_TEXT_OF[kind]))
    return " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""
