"""Reports of the corpus as printed pages: the picture, its rules alone, and where the words and rows stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from prongsai.pipeline.model import Word
from prongsai.pipeline.pages.layer.page import look_at_page, look_to_page
from tests.kinds.corpus_reports import path_of

Image = NDArray[np.uint8]
Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""
Rules = Literal["all", "horizontal", "none"]
POINTS_PER_INCH = 72.0
LONG_RULE_IN = 3.0
"""A table's horizontal rules together are longer; an underline is shorter."""
SAME_HEIGHT_PT = 2.0


@dataclass(frozen=True)
class Print:
    """One page as it comes out of the printer."""

    image: Image
    """rows x columns x 3, red green blue."""
    rules: Image
    """The drawn rules alone, grey."""
    dpi: int
    words: tuple[Word, ...]
    """In points."""
    rows: tuple[Box, ...]
    """The rows of its ruled tables from top to bottom, where rules part them."""

    @property
    def shape(self) -> tuple[int, int]:
        return self.image.shape[0], self.image.shape[1]

    def px(self, points: float) -> int:
        return round(points * self.dpi / POINTS_PER_INCH)

    def box_of(self, word: Word) -> Box:
        box = word.bbox
        return self.px(box.x0), self.px(box.top), self.px(box.x1), self.px(box.bottom)


@lru_cache(maxsize=24)
def prints(name: str, dpi: int, rules: Rules = "all") -> tuple[Print, ...]:
    """The pages of a report of the corpus, printed with all, some or none of its rules."""
    path = path_of(name)
    with pdfium.PdfDocument(path) as whole:
        looks = [look_to_page(look_at_page(whole, i), i + 1, look_at_page(whole, i).chars) for i in range(len(whole))]
    images = render(path, dpi, rules)
    drawn = render(path, dpi, "all", has_text=False)
    found = []
    for page, image, lines in zip(looks, images, drawn, strict=True):
        grey = np.asarray(cv2.cvtColor(lines, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
        found.append(Print(image, grey, dpi, page.words, find_rows(grey, dpi)))
    return tuple(found)


def render(path: Any, dpi: int, rules: Rules = "all", has_text: bool = True) -> list[Image]:
    """The pages as red, green, blue pixels, without the drawn rules that are not wanted."""
    images = []
    with pdfium.PdfDocument(path) as document:
        for page in document:
            for item in unwanted(page, rules, has_text):
                pdfium_c.FPDFPageObj_SetIsActive(item.raw, False)
            images.append(np.asarray(page.render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB")))
            page.close()
    return images


def unwanted(page: pdfium.PdfPage, rules: Rules, has_text: bool) -> Iterator[pdfium.PdfObject]:
    for item in page.get_objects(max_depth=5):
        if item.type == pdfium_c.FPDF_PAGEOBJ_TEXT and not has_text:
            yield item
        if item.type == pdfium_c.FPDF_PAGEOBJ_PATH and rules != "all":
            left, bottom, right, top = (ctypes.c_float() for _ in range(4))
            pdfium_c.FPDFPageObj_GetBounds(item.raw, left, bottom, right, top)
            is_level = right.value - left.value > top.value - bottom.value
            if rules == "none" or not is_level:
                yield item


def find_rows(rules: Image, dpi: int) -> tuple[Box, ...]:
    """The bands between horizontal rules that follow each other and begin and end alike."""
    dark = rules < 200
    heights = []
    for y in np.flatnonzero(dark.sum(axis=1) > LONG_RULE_IN * dpi).tolist():
        xs = np.flatnonzero(dark[y])
        if not heights or y - heights[-1][0] > SAME_HEIGHT_PT * dpi / POINTS_PER_INCH:
            heights.append((y, int(xs[0]), int(xs[-1])))
    rows = []
    for (top, left, right), (bottom, below_left, below_right) in zip(heights, heights[1:], strict=False):
        is_one_table = abs(left - below_left) < dpi // 8 and abs(right - below_right) < dpi // 8
        middle = (top + bottom) // 2
        if is_one_table and dark[middle, max(0, left - 3) : left + 4].any():
            rows.append((left, top, right, bottom))
    return tuple(rows)
