"""What kind of file some bytes are: told by the bytes, with the name as a hint."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from prongsai.pipeline.discover.unmarked import find_utf16

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
CSV = "text/csv"
TSV = "text/tab-separated-values"
JSON = "application/json"
MHTML = "multipart/related"
RTF = "application/rtf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"
XLS = "application/vnd.ms-excel"
DOC = "application/msword"
PPT = "application/vnd.ms-powerpoint"
PNG, JPEG, TIFF, BMP, WEBP, GIF = "image/png", "image/jpeg", "image/tiff", "image/bmp", "image/webp", "image/gif"
ZIP = "application/zip"
STORAGE = "application/x-ole-storage"
"""The container of Office 97: which program's file it is stands inside (`containers`)."""
UNKNOWN = "application/octet-stream"

TEXT_TYPES = (TEXT, MARKDOWN, HTML, CSV, TSV)
OFFICE_ARCHIVES = (DOCX, XLSX, PPTX, ODS, ODT)
"""Zip files that are one document to their user."""
OLD_OFFICE = (XLS, DOC, PPT)
PICTURES = (PNG, JPEG, TIFF, BMP, WEBP, GIF)

_BY_SUFFIX = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".html": HTML,
    ".htm": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": TEXT,
    ".text": TEXT,
    ".csv": CSV,
    ".tsv": TSV,
    ".mht": MHTML,
    ".mhtml": MHTML,
    ".rtf": RTF,
    **dict.fromkeys((".docm", ".dotx"), DOCX),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx"), XLSX),
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".potx"), PPTX),
    **dict.fromkeys((".ods", ".ots"), ODS),
    **dict.fromkeys((".odt", ".ott"), ODT),
    **dict.fromkeys((".xls", ".xlt"), XLS),
    **dict.fromkeys((".doc", ".dot"), DOC),
    **dict.fromkeys((".ppt", ".pps"), PPT),
    ".png": PNG,
    **dict.fromkeys((".jpg", ".jpeg", ".jfif"), JPEG),
    **dict.fromkeys((".tif", ".tiff"), TIFF),
    ".bmp": BMP,
    ".webp": WEBP,
    ".gif": GIF,
    ".zip": ZIP,
}

HEAD_BYTES = 8192
"""How much of a file decides what it is."""

NOT_READ_SUFFIXES = frozenset(
    (
        *(".pages", ".wps", ".xps", ".ps", ".eps", ".djvu", ".epub"),
        *(".xlsb", ".numbers", ".json", ".xml"),
        *(".odp", ".key"),
        *(".heic", ".jp2", ".svg", ".emf", ".wmf"),
        *(".eml", ".msg"),
        *(".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"),
    )
)
"""Files that bodies do publish reports in, but that we cannot read; worth a warning, where others are only noted."""

_NOT_READ_OPENINGS = (
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\x00", "xz archive"),
    (b"AT&TFORM", "DjVu file"),
    (b"%!PS-Adobe", "PostScript file"),
)
"""How kinds that we cannot read begin, whatever they are called; the marks are those of file(1)."""

_ZIP_OPENINGS = (b"PK\x03\x04", b"PK\x05\x06")
_STORAGE_OPENING = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPENINGS = (
    (re.compile(rb"\{\\rtf"), RTF),
    (re.compile(rb"\xff\xd8\xff"), JPEG),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), PNG),
    (re.compile(rb"II\*\0|MM\0\*"), TIFF),
    (re.compile(rb"GIF8[79]a"), GIF),
    (re.compile(rb"RIFF(?s:....)WEBP"), WEBP),
    # two letters alone are no mark: its size, and the four bytes behind it that are always zero
    (re.compile(rb"BM(?s:....)\0\0\0\0"), BMP),
)
"""How kinds begin that say what they are; the marks are those of file(1)."""
_PDF_OBJECT = re.compile(rb"^[0-9]{1,7} [0-9]{1,5} obj\b", re.MULTILINE)
_OPENED_ANYWAY = (XLS, DOC)
"""Programs that open a web page or a text under their own suffix: portals hand out tables so."""
_SAVED_PAGE = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)\b", re.IGNORECASE | re.MULTILINE)
"""The header of a page saved with its pictures, as browsers write it (RFC 2557)."""
_READ_TEXT = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*(?:\[\s*)?(?:"|\{\s*"(?:page|page_number|text|lines|content|markdown|fullTextAnnotation|'
    rb'textAnnotations)")|\{(?s:.*?)"(?:fullTextAnnotation|textAnnotations|analyzeResult|recognitionResults|readResults|'
    rb'BlockType|pages|lines|ParsedResults)"\s*:\s*[\[{"])'
)
"""How what OCR services answer begins: an array of pages or lines, or an object with one of their keys; all other JSON
is lists and settings of programs."""
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def media_type_of_name(name: str) -> str | None:
    """What the name promises; None where it promises nothing that we read.

    >>> media_type_of_name("รายงาน.PDF"), media_type_of_name("photo.jpg")
    ('application/pdf', 'image/jpeg')
    """
    return _BY_SUFFIX.get(PurePosixPath(name).suffix.lower())


def media_type_of_bytes(head: bytes, name: str) -> str:
    """What the first `HEAD_BYTES` of a file say that it is.

    A PDF may begin with up to 1,024 bytes of something else, and one that lost its first bytes is a damaged PDF still.
    Text has no mark of its own, so among texts the name
    decides, unless it opens as a web page does.

    >>> media_type_of_bytes(b"%PDF-1.7", "a.txt"), media_type_of_bytes(b"<!DOCTYPE html>", "a.pdf")
    ('application/pdf', 'text/html')
    """
    promised = media_type_of_name(name)
    # before the PDF: the first member of an archive that does not compress may be one, and lies within its reach
    if head.startswith(_ZIP_OPENINGS):
        return promised if promised in OFFICE_ARCHIVES else ZIP
    if head.startswith(_STORAGE_OPENING):
        return promised if promised in OLD_OFFICE else STORAGE
    if b"%PDF-" in head[:1024] or _PDF_OBJECT.search(head):
        return PDF
    for mark, media_type in _OPENINGS:
        if mark.match(head):
            return media_type
    if find_kind_not_read(head) is not None or not _is_text(head):
        return UNKNOWN
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower()
    if opening.startswith((b"<!doctype html", b"<html")):
        return HTML
    if promised in (MHTML, *_OPENED_ANYWAY) and _SAVED_PAGE.search(head):
        return MHTML
    if PurePosixPath(name).suffix.lower() == ".json" and _READ_TEXT.match(head):
        return JSON
    # what portals call an Excel file is often a text of values, which Excel opens
    return CSV if promised == XLS else promised if promised in TEXT_TYPES else TEXT


def find_kind_not_read(head: bytes) -> str | None:
    """What a file is that bodies publish and we cannot read, told by its first bytes; None for any other.

    >>> find_kind_not_read(b"Rar!\\x1a\\x07\\x00"), find_kind_not_read(b"%PDF-1.7")
    ('RAR archive', None)
    """
    return next((kind for opening, kind in _NOT_READ_OPENINGS if head.startswith(opening)), None)


def _is_text(head: bytes) -> bool:
    """Bytes without control characters; Thai in TIS-620, UTF-8 and UTF-16 all pass."""
    if not head:
        return False
    return head.startswith(_BYTE_ORDER_MARKS) or not _CONTROLS.intersection(head) or find_utf16(head) is not None


Promise = Literal["kept", "harmless", "broken"]


def check_promise(name: str, media_type: str) -> Promise:
    """Compare what a name promises with what the bytes are.

    `harmless`: the bytes say clearly what they are, so they are read as that. `broken`: the name promises a PDF or
    Word file and the bytes are text, as when a server answered with a web page; reading that would give nonsense. The
    old programs of Office open web pages and texts under their names, and people save such.

    >>> check_promise("a.txt", PDF), check_promise("a.pdf", HTML), check_promise("a.txt", HTML)
    ('harmless', 'broken', 'kept')
    """
    promised = media_type_of_name(name)
    if promised in (None, media_type) or (promised in TEXT_TYPES and media_type in TEXT_TYPES):
        return "kept"
    if promised in _OPENED_ANYWAY and media_type in (*TEXT_TYPES, MHTML):
        return "harmless"
    return "broken" if media_type in (*TEXT_TYPES, UNKNOWN) else "harmless"
