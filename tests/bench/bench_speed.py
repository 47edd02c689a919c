"""Time and memory from file to rows, beside pdfplumber's tables on the same pages in the same run.

    python -m tests.bench.bench_speed                      the samples
    python -m tests.bench.bench_speed --reports FOLDER     your own
    python -m tests.bench.bench_speed --pages 1000         length of the report that memory is measured on

One process, one thread. Each figure is the median of five passes after one to warm up; the two readers take turns, so
that a busy machine slows both. Memory is the peak resident size of a fresh process that reads one report of so many
pages, made by repeating the pages of one sample.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.media_types import PDF
from prongsai.pipeline.emit.spill import rows_to_tables
from prongsai.pipeline.model import Document
from prongsai.pipeline.pages.memory import ALONE
from prongsai.pipeline.run import make_reader
from prongsai.pipeline.workers.read_input import DocumentReader
from tests.bench.keep import keep_figures

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT_SAMPLES = ("analysis", "measures", "memo", "instrument", "results")
PASSES = 5


def count_pages(path: Path) -> int:
    document = pdfium.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def read_files(paths: list[Path], reader: DocumentReader) -> int:
    """Read every file to checked tables; gives the number of scores, so that nothing is optimised away."""
    scores = 0
    for path in paths:
        data = path.read_bytes()
        document = Document(hashlib.sha256(data).hexdigest(), (path.name,), PDF)
        scores += rows_to_tables(reader(document, data, path.name, ALONE))["scores"].num_rows
    return scores


def read_with_pdfplumber(paths: list[Path]) -> int:
    """What one would do without us: the tables of every page, as text."""
    import pdfplumber  # not loaded in the process whose memory is measured

    tables = 0
    for path in paths:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                tables += len(page.extract_tables())
    return tables


class Cost(NamedTuple):
    """Seconds on the wall, and seconds of the processor, which others on the machine hardly change."""

    wall: float
    cpu: float


def take_time(work: Callable[[], int]) -> Cost:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def repeat_pages(source: Path, pages: int) -> bytes:
    """A report of `pages` pages made of the pages of `source` over and over, each with objects of its own."""
    original = pdfium.PdfDocument(source)
    long = pdfium.PdfDocument.new()
    while len(long) < pages:
        long.import_pages(original, list(range(min(len(original), pages - len(long)))))
    buffer = io.BytesIO()
    long.save(buffer)
    long.close()
    original.close()
    return buffer.getvalue()


def measure_peak_mb(path: Path) -> tuple[float, float]:
    """Peak resident megabytes and processor seconds of a fresh process that reads one report to rows."""
    command = [sys.executable, "-m", "tests.bench.bench_speed", "--read", str(path)]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    figures = json.loads(result.stdout)
    return figures["peak_mb"], figures["seconds"]


def read_and_report(path: Path) -> None:
    """What the fresh process does: read one file, print what it cost."""
    reader = make_reader(Settings(ocr="none", workers=1))
    seconds = take_time(lambda: read_files([path], reader)).cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts kilobytes, macOS bytes
    print(json.dumps({"peak_mb": peak / 1024 / (1024 if sys.platform == "darwin" else 1), "seconds": seconds}))


def compare_speed(paths: list[Path]) -> dict[str, object]:
    """Milliseconds a page of both readers on the same pages, printed and given back."""
    pages = sum(count_pages(path) for path in paths)
    reader = make_reader(Settings(ocr="none", workers=1))
    ours: list[Cost] = []
    theirs: list[Cost] = []
    for turn in range(PASSES + 1):
        pair = take_time(lambda: read_files(paths, reader)), take_time(lambda: read_with_pdfplumber(paths))
        if turn:
            ours.append(pair[0])
            theirs.append(pair[1])
    print(f"{pages} pages of {len(paths)} reports, median of {PASSES} passes; ms a page on the wall (of the processor)")
    medians = [
        Cost(*(statistics.median(costs) / pages * 1000 for costs in zip(*runs, strict=True))) for runs in (ours, theirs)
    ]
    for name, cost in zip(("prongsai, file to rows", "pdfplumber, extract_tables"), medians, strict=True):
        print(f"{name:27} {cost.wall:7.1f} ({cost.cpu:.1f})")
    share = Cost(*(mine / other for mine, other in zip(*medians, strict=True)))
    print(f"{'share':27} {share.wall:7.2f} ({share.cpu:.2f})")
    return {
        "reports": len(paths),
        "pages": pages,
        "prongsai": rounded(medians[0]),
        "pdfplumber": rounded(medians[1]),
    }


def rounded(cost: Cost) -> dict[str, float]:
    return {"wall_ms": round(cost.wall, 1), "cpu_ms": round(cost.cpu, 1)}


def compare_memory(source: Path, lengths: tuple[int, ...]) -> list[dict[str, float]]:
    """Peak memory of a process that reads one long report, for each length in pages."""
    figures: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for pages in lengths:
            path = Path(folder) / f"{pages}.pdf"
            path.write_bytes(repeat_pages(source, pages))
            peak, seconds = measure_peak_mb(path)
            print(
                f"{pages:5} pages: peak {peak:4.0f} MB resident, {seconds / pages * 1000:5.1f} ms of processor a page"
            )
            figures.append({"pages": pages, "peak_mb": round(peak), "cpu_ms": round(seconds / pages * 1000, 1)})
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, help="folder of PDF reports; default: the samples with a text layer")
    parser.add_argument("--pages", type=int, default=1000, help="length of the long report; default: 1000")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        read_and_report(arguments.read)
        return
    for name in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    samples = [ROOT / "data" / "samples" / f"{name}.pdf" for name in TEXT_SAMPLES]
    paths = sorted(arguments.reports.rglob("*.pdf")) if arguments.reports else samples
    text = compare_speed(paths)
    memory = compare_memory(samples[0], (100, arguments.pages))
    if arguments.json:
        keep_figures(arguments.json, text=text, memory=memory)


if __name__ == "__main__":
    main()
