"""How the text of a document's pages was obtained, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prongsai.pipeline.model import Page


@dataclass(frozen=True, slots=True)
class PageCounts:
    """Pages of a document, and how many of them were read in which way; every page is in one of the four."""

    pages: int = 0
    text: int = 0
    scanned: int = 0
    repaired: int = 0
    unread: int = 0

    def with_page(self, page: Page) -> PageCounts:
        """The counts with one page more."""
        seen = replace(self, pages=self.pages + 1)
        if not page.is_readable:
            return replace(seen, unread=seen.unread + 1)
        if page.method == "ocr":
            return replace(seen, scanned=seen.scanned + 1)
        if page.method == "repaired_text":
            return replace(seen, repaired=seen.repaired + 1)
        return replace(seen, text=seen.text + 1)

    def with_sheet(self, is_lost: bool = False) -> PageCounts:
        """The counts with one more sheet or slide, which is text unless it could not be read."""
        seen = replace(self, pages=self.pages + 1)
        return replace(seen, unread=seen.unread + 1) if is_lost else replace(seen, text=seen.text + 1)
