"""What a Word file holds in its order: paragraphs, tables, and pictures that are still to be read."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.pipeline.model import Block


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture between paragraphs: the bytes of its file, and its width and height on paper in points, if said."""

    data: bytes
    size_pt: tuple[float, float] | None = None


Part = Block | WordPicture
"""One thing after another, as they stand in the file."""
