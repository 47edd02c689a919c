"""How fast PDF pages become blocks, beside pdfplumber's `extract_tables` on the same pages in the same run.

    python -m tests.bench.bench_tables [PDF or folder ...]      (default: data/samples)

Prints milliseconds of processor time a page for both, each the median of five rounds after one to warm up, and
their ratio.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber

from prongsai.pipeline.model import Table
from prongsai.pipeline.pages.layer.opening import open_pdf
from prongsai.pipeline.tables.blocks import extract_blocks
from tests.page_makers import join_pages, layer_pages

ROUNDS = 5


def read_ours(data: bytes) -> int:
    """Read a PDF to joined blocks; the number of tables found."""
    pages = (extract_blocks(page).rows for page in layer_pages(data))
    return sum(isinstance(block, Table) for block in join_pages(pages))


def read_pdfplumber(path: Path) -> int:
    """Extract a PDF's tables with pdfplumber; the number of tables found."""
    with pdfplumber.open(path) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


def measure_ms(work: Callable[[], int], pages: int) -> float:
    """Median milliseconds of processor time a page over five rounds, after one that is not counted."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        rounds.append((time.process_time() - started) * 1000 / pages)
    return statistics.median(rounds)


def find_pdfs(arguments: Sequence[str]) -> list[Path]:
    """The PDFs named, or those in the folders named."""
    found: list[Path] = []
    for path in map(Path, arguments):
        found.extend(sorted(path.rglob("*.pdf")) if path.is_dir() else [path])
    return found


def main(arguments: Sequence[str]) -> int:
    paths = find_pdfs(arguments or ["data/samples"])
    if not paths:
        print("no PDF there", file=sys.stderr)
        return 2
    print(f"{'file':40} {'pages':>5} {'ours ms':>8} {'pdfplumber ms':>13} {'ratio':>6}")
    for path in paths:
        data = path.read_bytes()
        doc = open_pdf(data)
        pages = len(doc)
        doc.close()
        ours = measure_ms(lambda data=data: read_ours(data), pages)  # type: ignore[misc]
        theirs = measure_ms(lambda path=path: read_pdfplumber(path), pages)  # type: ignore[misc]
        print(f"{path.name:40} {pages:5} {ours:8.2f} {theirs:13.2f} {theirs / ours:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
