"""Word files in the strict variant of the format, as the usual variant.

ISO/IEC 29500 knows the same words under two sets of namespaces: those that Word writes by default (`transitional`) and
those of `Strict Open XML Document`. python-docx knows the first alone.
"""

from __future__ import annotations

import io
import re
import zipfile

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACE = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_RELATIONS = "_rels/.rels"
_MARKUP = (".xml", ".rels")


def to_transitional(data: bytes) -> bytes:
    """The same file with the usual namespaces; the same bytes where it has them already.

    Raises:
        zipfile.BadZipFile, KeyError and what else reading a damaged archive throws.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _STRICT not in archive.read(_RELATIONS):
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as mended:
            for name in archive.namelist():
                part = archive.read(name)
                mended.writestr(name, _NAMESPACE.sub(_USUAL, part) if name.endswith(_MARKUP) else part)
    return buffer.getvalue()
