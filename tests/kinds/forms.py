"""The forms that a small report comes in, written from blocks."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.corpus.blocks import Block
from tests.corpus.style import Style
from tests.corpus.writers.dumps import Misreading, to_markdown, to_plain_html, to_text
from tests.corpus.writers.web import to_html
from tests.corpus.writers.word import write_word
from tests.kinds.drawn import to_pdf


def to_docx(blocks: Sequence[Block]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        write_word(list(blocks), Style(), path)
        return path.read_bytes()


WRITERS: dict[str, Callable[[Sequence[Block]], bytes]] = {
    "html": lambda blocks: to_html(list(blocks), Style()).encode(),
    "pdf": to_pdf,
    "md": lambda blocks: to_markdown(list(blocks)).encode(),
    "docx": to_docx,
    "txt": lambda blocks: to_text(list(blocks), random.Random(0), Misreading()).encode(),
    "bare.html": lambda blocks: to_plain_html(list(blocks)).encode(),
}
FORMS = ("html", "pdf", "md", "docx", "txt")
"""Variants take these in turn."""


def write(form: str, blocks: Sequence[Block]) -> tuple[str, bytes]:
    """File name and content."""
    return f"report.{form}", WRITERS[form](blocks)
