"""Where Tesseract's models lie; asked by whoever must not load the library for it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

TESSDATA_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


def find_tessdata(folders: Sequence[str] = TESSDATA_FOLDERS) -> Path | None:
    """The folder with the Thai model: where TESSDATA_PREFIX points, else where packages put it; None for nowhere."""
    prefix = os.environ.get("TESSDATA_PREFIX", "")
    for folder in ((prefix, f"{prefix}/tessdata") if prefix else ()) + tuple(folders):
        if (Path(folder) / "tha.traineddata").is_file():
            return Path(folder)
    return None
