"""Tesseract as a line reader, in process through tesserocr.

It reads Thai words well. Its Thai model has no glyph for four, six, seven, eight and nine in Thai digits and none
for Latin letters, so what it says of a number is never believed on its own: `fuse` sees to that.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

import cv2

from prongsai.pipeline.pages.scan.engine import GreyImage, LineReading
from prongsai.pipeline.pages.scan.image import PAPER
from prongsai.pipeline.pages.scan.tessdata import find_tessdata

LANGUAGES = "tha+eng"
# Tesseract wants some paper around a line; without it the first and last letters suffer
BORDER_PX = 8
# its models were trained on lines of about this height; taller ones only take longer
TALLEST_LINE_PX = 72


class TesseractUnavailable(ImportError):
    """tesserocr or the Thai model is missing; the message says which and how to get it."""


class TesseractEngine:
    """Reads lines with Tesseract's Thai and English models, one line at a time on one thread.

    Raises:
        TesseractUnavailable: tesserocr is not installed, or no Thai model is found.
    """

    name = "tesseract"

    def __init__(self) -> None:
        # must be in the environment before the library starts its threads, which cost more than they give on a line
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        try:
            import tesserocr
        except ImportError as error:
            raise TesseractUnavailable("tesserocr is not installed; pip install 'prongsai[ocr]'") from error
        folder = find_tessdata()
        if folder is None:
            raise TesseractUnavailable(
                "Tesseract's Thai model is missing; apt-get install tesseract-ocr-tha, or set TESSDATA_PREFIX"
            )
        languages = "+".join(lang for lang in LANGUAGES.split("+") if (folder / f"{lang}.traineddata").is_file())
        self._levels = tesserocr.RIL
        self._api = tesserocr.PyTessBaseAPI(
            path=str(folder),
            lang=languages,
            psm=tesserocr.PSM.SINGLE_LINE,
            oem=tesserocr.OEM.LSTM_ONLY,
            variables={"tessedit_do_invert": "0"},
        )
        self.version = str(tesserocr.tesseract_version()).splitlines()[0]

    def read_lines(self, images: Sequence[GreyImage]) -> list[LineReading]:
        """One reading per image; an empty image gives an empty text with confidence 0."""
        return [self._read_line(image) for image in images]

    def _read_line(self, image: GreyImage) -> LineReading:
        if image.size == 0 or min(image.shape) < 3:
            return LineReading("", 0.0, engine=self.name)
        scale = min(1.0, TALLEST_LINE_PX / image.shape[0])
        scaled = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1.0 else image
        framed = cv2.copyMakeBorder(
            scaled, BORDER_PX, BORDER_PX, BORDER_PX, BORDER_PX, cv2.BORDER_CONSTANT, value=(PAPER,)
        )
        height, width = framed.shape
        self._api.SetImageBytes(framed.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(200)
        self._api.Recognize()
        chars = [(c, certainty, x) for symbol, certainty, x in self._symbols() for c in symbol]
        text: list[str] = []
        confidence: list[float] = []
        left: list[float] = []
        position = 0
        # Tesseract calls every Thai letter a word; only its plain text knows where blanks are
        for char in str(self._api.GetUTF8Text()).strip():
            if char.isspace():
                char = " "
            elif position < len(chars) and chars[position][0] == char:
                position += 1
            _, certainty, x = chars[max(0, position - 1)] if chars else (char, 0.0, BORDER_PX)
            text.append(char)
            confidence.append(certainty)
            left.append(max(0.0, (x - BORDER_PX) / scale))
        # a blank begins where the letter before it ends, which only the next letter tells
        for i in range(len(text) - 2, 0, -1):
            if text[i] == " ":
                left[i] = (left[i] + left[i + 1]) / 2
        mean = sum(confidence) / len(confidence) if confidence else 0.0
        return LineReading("".join(text), mean, tuple(confidence), tuple(left), self.name)

    def _symbols(self) -> Iterator[tuple[str, float, int]]:
        """Text, confidence 0 to 1 and left edge in pixels of each symbol in turn."""
        results: Any = self._api.GetIterator()
        if results is None:
            return
        level = self._levels.SYMBOL
        while True:
            box = results.BoundingBox(level)
            if box is not None:
                yield str(results.GetUTF8Text(level)), float(results.Confidence(level)) / 100, int(box[0])
            if not results.Next(level):
                return
