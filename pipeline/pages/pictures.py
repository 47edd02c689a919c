"""A page of a PDF read from its picture, or remembered: the dearest thing that is done with a page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from prongsai.pipeline.model import BBox, Finding, Page, Result
from prongsai.pipeline.pages.memory import FORGETFUL, PageMemory
from prongsai.pipeline.pages.scan.engines import Engines
from prongsai.pipeline.pages.scan.page import read_scan_page

FindEngines = Callable[[], Engines]
"""Gives the readers of pictures; asked at the first picture, because loading them costs more than a page of text."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page and the findings about it, as they are remembered."""

    page: Page
    findings: tuple[Finding, ...]

    def as_result(self) -> Result[Page]:
        """The same as a stage gives it."""
        return Result([self.page], list(self.findings))


@dataclass(frozen=True, slots=True)
class PagesRead:
    """All pages of a document, and what its text layer is like, as they are remembered."""

    layer: tuple[Finding, ...]
    pages: tuple[PageRead, ...]


def to_page_read(result: Result[Page]) -> PageRead:
    """One page as a stage gave it, to be remembered."""
    (page,) = result.rows
    return PageRead(page, tuple(result.findings))


@dataclass(frozen=True, slots=True)
class PictureReader:
    """Reads pages of one document from their pictures."""

    find_engines: FindEngines
    memory: PageMemory = FORGETFUL

    @property
    def is_empty(self) -> bool:
        """True where nobody reads pictures."""
        return self.find_engines().is_empty

    def read(
        self,
        document: pdfium.PdfDocument,
        index: int,
        covered: Sequence[BBox] = (),
        name: str | None = None,
        number: int | None = None,
    ) -> Result[Page]:
        """Page `index` (from 0) from its picture.

        Args:
            document: the open document.
            index: the page, from 0.
            covered: boxes whose text is known already; nothing is read there.
            name: what it is remembered by; the number of the page where none is given.
            number: the number that it has, from 1, where that is not its place in the open document.
        Raises:
            pdfium.PdfiumError: the page cannot be opened.
        """
        name = f"{name or index + 1} {_hash_boxes(covered)}"
        kept = self.memory.recall("pictures", name, PageRead)
        if isinstance(kept, PageRead):
            return kept.as_result()
        picture = document[index]
        try:
            result = read_scan_page(picture, number or index + 1, self.find_engines(), covered=covered)
        finally:
            picture.close()
        self.memory.keep("pictures", name, to_page_read(result))
        return result


def _hash_boxes(boxes: Sequence[BBox]) -> str:
    return hashlib.sha256(repr([tuple(box) for box in boxes]).encode()).hexdigest()[:16] if boxes else "whole"
