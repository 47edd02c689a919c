"""Tiny files that nobody should be able to break a run with, each made here."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pikepdf


def sound_pdf(pages: int = 1) -> bytes:
    """A PDF of blank pages."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    return save(pdf)


def save(pdf: pikepdf.Pdf, **options: object) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def encrypted_pdf() -> bytes:
    pdf = pikepdf.open(io.BytesIO(sound_pdf()))
    return save(pdf, encryption=pikepdf.Encryption(owner="owner", user="user", R=6))


def pdf_without_pages() -> bytes:
    return save(pikepdf.new())


def raw_pdf(*objects: str) -> bytes:
    """A PDF from the text of its objects, numbered from 1, the first being the catalogue."""
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    return data + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def page_tree_loop() -> bytes:
    """A page tree whose node is its own child."""
    return raw_pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")


def claimed_million_pages() -> bytes:
    """A page tree that claims a million pages and has one."""
    return raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )


def form_inside_itself() -> bytes:
    """A page that draws a form which draws itself."""
    content = "/F Do"
    itself = "/Resources << /XObject << /F 5 0 R >> >>"
    form = f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {itself} /Length {len(content)} >>"
    return raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {itself} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        f"{form}\nstream\n{content}\nendstream",
    )


def inflating_stream() -> bytes:
    """A page whose few kilobytes of content unpack to 64 megabytes of blanks."""
    packed = zlib.compress(b" " * 64 * 1024 * 1024, 9).decode("latin-1")
    return raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream",
    )


def giant_page() -> bytes:
    """A page of 40 by 40 kilometres."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.MediaBox = pikepdf.Array([0, 0, 113_000_000, 113_000_000])
    return save(pdf)


UNREADABLE = {
    "encrypted.pdf": encrypted_pdf,
    "no-pages.pdf": pdf_without_pages,
    "empty.pdf": lambda: b"",
    "truncated.pdf": lambda: sound_pdf(3)[:200],
    "loop.pdf": page_tree_loop,
    "text.pdf": lambda: "คะแนน 92.75\n".encode(),
    "page.docx": lambda: b"<!DOCTYPE html><p>moved",
    "cut.docx": lambda: b"PK\x03\x04\x14\x00 cut off",
    "claims.pdf": claimed_million_pages,
    "noise.pdf": lambda: bytes(range(256)) * 20,
}
"""Files that give one error finding and a failed document each."""

SURVIVABLE = {
    "form-loop.pdf": form_inside_itself,
    "inflating.pdf": inflating_stream,
    "giant.pdf": giant_page,
}
"""Files that may be read or not, but must end."""


def write_hostile(folder: Path) -> None:
    """All of them, in `folder`."""
    for name, make in {**UNREADABLE, **SURVIVABLE}.items():
        (folder / name).write_bytes(make())
