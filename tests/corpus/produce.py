"""Runs the two programs that typeset: LibreOffice for Word files, Chromium for web pages."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pikepdf

CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def word_to_pdf(files: list[Path], out: Path) -> None:
    """All .docx files in one call, since the program takes long to start."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(out),
                *map(str, files),
            ],
            check=True,
            capture_output=True,
            timeout=540,
        )


def page_to_pdf(page: Path, out: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "chromium",
                *CHROMIUM_FLAGS,
                f"--user-data-dir={profile}",
                f"--print-to-pdf={out}",
                page.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )


def turn_pages(path: Path) -> None:
    """Store every page lying on its side with /Rotate 90, so that it still shows upright."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            x0, y0, x1, y1 = (float(value) for value in page.mediabox)
            width, height = x1 - x0, y1 - y0
            # drawn turned left by 90 degrees; /Rotate turns it right again when it is shown
            page.contents_add(b"q 0 1 -1 0 %.3f 0 cm\n" % height, prepend=True)
            page.contents_add(b"\nQ", prepend=False)
            page.mediabox = pikepdf.Array([0, 0, height, width])
            page.cropbox = pikepdf.Array([0, 0, height, width])
            page.Rotate = 90
        pdf.save(path)


def shrink(path: Path) -> None:
    """Drop dates and tags that change with every run, and pack the objects."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for key in ("/CreationDate", "/ModDate"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        for key in ("/StructTreeRoot", "/MarkInfo", "/Metadata"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.remove_unreferenced_resources()
        pdf.save(
            path,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
            deterministic_id=True,
        )
