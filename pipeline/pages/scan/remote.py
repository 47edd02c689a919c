"""A reader behind an address: one HTTP call per page of lines, a picture in, lines of text out.

The call is a POST of one grey PNG. The answer is JSON, `{"lines": [{"text": …, "box": [x0, top, x1, bottom],
"confidence": …}, …]}`, with boxes in pixels of the picture and confidences from 0 to 1. The lines of a page are sent in
one picture, one below the other with white between, so that a service that finds lines by itself needs no more than a
picture; each line of the answer belongs to the line of ours that its middle lies in. Nothing is sent unless a run names
the address (`--ocr http://…`).
"""

from __future__ import annotations

import json
import urllib.request
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

import cv2
import numpy as np

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.scan.engine import GreyImage, LineReading
from prongsai.pipeline.pages.scan.image import PAPER

TIMEOUT_S = 60.0
"""Of the clock, for one call: what a page may take of the processor, as a service takes none of ours."""
GAP_PX = 24
"""White between two lines: twice the height of 9 pt print at 100 dpi, so that no reader joins them."""
LARGEST_ANSWER = 1 << 22
"""Bytes. A page of print has some 5,000 characters; a thousand times that is no answer."""


@dataclass(frozen=True, slots=True)
class _Band:
    """The rows, from `top` to before `bottom`, that a line has in the picture."""

    line: int
    top: int
    bottom: int


class RemoteReader:
    """Sends the lines of a page to an address and takes its readings."""

    name = "remote"

    def __init__(self, url: str, timeout_s: float = TIMEOUT_S) -> None:
        self._url, self._timeout_s = url, timeout_s

    def read_lines(self, images: Sequence[GreyImage]) -> list[LineReading]:
        """One reading per image, in order; a line of which the answer says nothing is empty with confidence 0.

        Raises:
            DocumentError: `page-unreadable`: the address does not answer, or with something else than lines.
        """
        picture, bands = stack_lines(images)
        found: defaultdict[int, list[tuple[float, str, float]]] = defaultdict(list)
        for x, y, text, confidence in self._ask(picture) if bands else ():
            band = next((band for band in bands if band.top <= y < band.bottom), None)
            if band is not None:
                found[band.line].append((x, text, confidence))
        return [self._join(sorted(found[line])) for line in range(len(images))]

    def _join(self, parts: Sequence[tuple[float, str, float]]) -> LineReading:
        """The parts of one line from left to right, no surer than the least sure of them."""
        texts = [text for _, text, _ in parts if text]
        return LineReading(
            " ".join(texts), min((c for *_, c in parts), default=0.0) if texts else 0.0, engine=self.name
        )

    def _ask(self, picture: GreyImage) -> list[tuple[float, float, str, float]]:
        """Left edge, middle height, text and confidence of each line of the answer."""
        _, packed = cv2.imencode(".png", picture)
        headers = {"Content-Type": "image/png", "Accept": "application/json"}
        request = urllib.request.Request(self._url, packed.tobytes(), headers, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=self._timeout_s) as answer:
                content = answer.read(LARGEST_ANSWER + 1)
        except (OSError, HTTPException) as error:
            raise self._fault(f"does not answer ({error})") from error
        if len(content) > LARGEST_ANSWER:
            raise self._fault(f"answers with more than {LARGEST_ANSWER} bytes")
        try:
            return [_read_answer(line) for line in json.loads(content)["lines"]]
        except (ValueError, KeyError, TypeError) as error:
            raise self._fault(f"answers with no lines ({error!r})") from error

    def _fault(self, what: str) -> DocumentError:
        return DocumentError("page-unreadable", f"the reader at {self._url} {what}", "start it, or run with --ocr auto")


def _read_answer(line: Any) -> tuple[float, float, str, float]:
    """Raises KeyError, TypeError or ValueError for what is no line of the protocol."""
    x0, top, _, bottom = (float(edge) for edge in line["box"])
    text, confidence = line["text"], float(line["confidence"])
    if not isinstance(text, str) or not 0.0 <= confidence <= 1.0:
        raise ValueError(f"a text with a confidence from 0 to 1 is wanted, not {line!r}")
    return x0, (top + bottom) / 2, " ".join(text.split()), confidence


def stack_lines(images: Sequence[GreyImage]) -> tuple[GreyImage, list[_Band]]:
    """The images below each other on white, and where each lies, half of the white around it included."""
    width = max((image.shape[1] for image in images), default=0) + 2 * GAP_PX
    rows: list[GreyImage] = []
    bands: list[_Band] = []
    top = 0
    for line, image in enumerate(images):
        if not image.size:
            continue
        height = image.shape[0] + GAP_PX
        strip = np.full((height, width), PAPER, np.uint8)
        strip[GAP_PX // 2 : GAP_PX // 2 + image.shape[0], GAP_PX : GAP_PX + image.shape[1]] = image
        rows.append(strip)
        bands.append(_Band(line, top, top + height))
        top += height
    return (np.concatenate(rows) if rows else np.zeros((0, 0), np.uint8)), bands
