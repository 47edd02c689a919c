"""Paragraphs of RTF, as their text comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from prongsai.pipeline.model import Paragraph
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part
from prongsai.pipeline.pages.word.read import drop_note_marks


@dataclass(slots=True)
class LineDraft:
    """A paragraph in the making."""

    pieces: list[str] = field(default_factory=list)
    is_bold: bool = False
    pictures: list[EmbeddedPicture] = field(default_factory=list)

    def take(self) -> tuple[str, bool, list[EmbeddedPicture]]:
        """What it holds; it is empty afterwards."""
        text, is_bold, pictures = "".join(self.pieces), self.is_bold, self.pictures
        self.pieces, self.is_bold, self.pictures = [], False, []
        return text, is_bold, pictures


def split_lines(text: str, is_bold: bool) -> Iterator[Paragraph]:
    """The lines of a paragraph, empty ones left out."""
    for line in text.split("\n"):
        if line.strip():
            plain = " ".join(drop_note_marks(line).replace("\u00a0", " ").split("\t")).strip()
            yield Paragraph(plain, raw=line, is_bold=is_bold, method="text")


def each_once(parts: list[Part]) -> Iterator[Part]:
    """Each text once: every section says its headings again."""
    said: set[str] = set()
    for part in parts:
        if not isinstance(part, Paragraph) or part.text not in said:
            said.update([part.text] if isinstance(part, Paragraph) else [])
            yield part
