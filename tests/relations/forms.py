"""One report of the corpus in all the forms that it may come in, and what is compared between them."""

from __future__ import annotations

import io
import random
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium

from prongsai.pipeline.emit.document_rows import DocumentRows
from tests.corpus.draft import Draft
from tests.corpus.plan import reports
from tests.corpus.scan import Wear, scan
from tests.corpus.variants import FILES, make_variant
from tests.corpus.writers.dumps import Misreading, to_markdown, to_plain_html, to_text
from tests.corpus.writers.opendocument import to_odt
from tests.corpus.writers.rich_text import to_rtf
from tests.corpus.writers.sheets import to_csv, to_ods, to_xls, to_xlsx
from tests.corpus.writers.slides import to_pptx
from tests.corpus.writers.web import to_html
from tests.corpus.writers.word import write_word
from tests.reading import values_of
from tests.truth.measures import CELLS
from tests.truth.text import plain

CLEAN = Wear(dpi=300, noise=2, jpeg_quality=90)


class File(NamedTuple):
    """A report as a file."""

    name: str
    data: bytes


@cache
def drafts() -> dict[str, Draft]:
    """Name -> the report before it was typeset."""
    return {name: draft for name, _, draft in reports()}


def pdf_of(name: str) -> Path:
    return FILES / drafts()[name].split / f"{name}.pdf"


def to_docx(draft: Draft) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        write_word(draft.blocks, draft.style, path)
        return path.read_bytes()


def to_tiff(path: Path, dpi: int = 200) -> bytes:
    """The pages of a PDF as those of one TIFF, in grey."""
    with closing(pdfium.PdfDocument(path)) as document:
        pages = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:], dpi=(dpi, dpi), compression="tiff_lzw")
    return buffer.getvalue()


def _garbled(name: str, damage: str) -> bytes:
    data = make_variant(pdf_of(name), damage)
    assert data is not None, f"{damage} finds nothing to take hold of in {name}"
    return data


FORMS: dict[str, Callable[[str], File]] = {
    "garbled layer": lambda name: File("report.pdf", _garbled(name, "ghost-blank")),
    "marks in the private area": lambda name: File("report.pdf", _garbled(name, "pua-marks")),
    "no map to characters": lambda name: File("report.pdf", _garbled(name, "no-tounicode")),
    "word": lambda name: File("report.docx", to_docx(drafts()[name])),
    "excel": lambda name: File("report.xlsx", to_xlsx(drafts()[name].blocks)),
    "excel 97": lambda name: File("report.xls", to_xls(drafts()[name].blocks)),
    "sheet of opendocument": lambda name: File("report.ods", to_ods(drafts()[name].blocks)),
    "separated values": lambda name: File("report.csv", to_csv(drafts()[name].blocks)),
    "text of opendocument": lambda name: File("report.odt", to_odt(drafts()[name].blocks)),
    "rich text": lambda name: File("report.rtf", to_rtf(drafts()[name].blocks)),
    "rich text of 1995": lambda name: File("report.rtf", to_rtf(drafts()[name].blocks, is_unicode=False)),
    "slides": lambda name: File("report.pptx", to_pptx(drafts()[name].blocks)),
    "text dump": lambda name: File(
        "report.txt", to_text(drafts()[name].blocks, random.Random(0), Misreading()).encode()
    ),
    "markdown": lambda name: File("report.md", to_markdown(drafts()[name].blocks).encode()),
    "bare web page": lambda name: File("report.html", to_plain_html(drafts()[name].blocks).encode()),
    "styled web page": lambda name: File("report.html", to_html(drafts()[name].blocks, drafts()[name].style).encode()),
    "pages of a picture file": lambda name: File("report.tif", to_tiff(pdf_of(name))),
    "scan": lambda name: File("report.pdf", scan(pdf_of(name), CLEAN, 7)),
}
"""Form -> how a report is brought into it; the text layer is the committed PDF itself."""


def text_layer(name: str) -> File:
    return File("report.pdf", pdf_of(name).read_bytes())


def said(rows: DocumentRows) -> dict[str, Any]:
    """What a report says, apart from where it says so and how sure we are."""
    document = rows.document
    return {
        "body": (document["unit_id"], document["unit_name"], document["district"], document["province"]),
        "year": document["fiscal_year"],
        "scores": {(plain(subject), *rest): value for (subject, *rest), value in values_of(rows).items()},
        "levels": {(plain(row["subject"]), row["fiscal_year"]): row["level"] for row in rows.scores if row["level"]},
        "measures": [
            (
                row["issue_no"],
                row["measure_no"],
                row["period_start"],
                row["period_end"],
                row["status"],
                *(plain(row[column]) for column in CELLS.values()),
            )
            for row in rows.measures
        ],
    }
