"""What a second run costs: nothing changed, one file changed, a parsing rule changed, and one worker beside two.

    python -m tests.bench.bench_reruns                      200 files, half of them scans
    python -m tests.bench.bench_reruns --files 3000 --scans 0

The files are reports of the corpus, each made distinct by bytes that no reader looks at. Each figure is seconds of the
processor, of the run and its readers together, which others on the machine hardly change; the clock stands beside.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.run import run_pipeline
from prongsai.pipeline.store.prints import take_prints
from tests.corpus.variants import list_reports, make_variant

SCAN = "scan-200-clean"
MARKS = {".pdf": b"\n%% copy %d\n", ".docx": b"", ".txt": b"\n\n%d\n", ".md": b"\n\n%d\n", ".html": b"<!-- %d -->"}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor and of the clock."""

    cpu_s: float
    wall_s: float


def make_files(folder: Path, count: int, scan_share: float) -> None:
    """Write `count` distinct reports, `scan_share` of them scans."""
    folder.mkdir()
    texts = [path for path in list_reports("tuned") if MARKS[path.suffix]]
    scans = [(path, make_variant(path, SCAN)) for path in list_reports("tuned", every=5, pdf_only=True)]
    n_scans = round(count * scan_share)
    for number, path in zip(range(count - n_scans), itertools.cycle(texts), strict=False):
        (folder / f"{number:05}{path.suffix}").write_bytes(path.read_bytes() + MARKS[path.suffix] % number)
    for number, (_, data) in zip(range(n_scans), itertools.cycle(scans), strict=False):
        (folder / f"scan-{number:05}.pdf").write_bytes((data or b"") + MARKS[".pdf"] % number)


def measure(do: Callable[[], Summary]) -> tuple[Summary, Cost]:
    """What a run gives and costs, its readers included."""
    before, start = _cpu_s(), time.monotonic()
    summary = do()
    return summary, Cost(_cpu_s() - before, time.monotonic() - start)


def _cpu_s() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure_all(folder: Path, workers: int) -> Iterator[tuple[str, Summary, Cost]]:
    """The first run and the runs after it."""
    reports, settings = folder / "reports", Settings(out=folder / "dataset", workers=workers)

    def run() -> Summary:
        return run_pipeline([reports], settings)

    yield "first", *measure(run)
    yield "unchanged", *measure(run)
    one = next(path for path in sorted(reports.iterdir()) if path.suffix == ".pdf")
    one.write_bytes(one.read_bytes() + MARKS[".pdf"] % 0)
    yield "one file changed", *measure(run)
    with mock.patch(
        "prongsai.pipeline.run.take_prints", lambda *args: replace(take_prints(*args), rows="another rule of parsing")
    ):
        yield "parsing rule changed", *measure(run)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--scans", type=float, default=0.5, help="share of scans")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args()
    figures: dict[str, object] = {"files": options.files, "scan_share": options.scans}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_files(folder / "reports", options.files, options.scans)
        first: Cost | None = None
        for what, summary, cost in measure_all(folder, options.workers):
            first = first or cost
            share = cost.cpu_s / first.cpu_s
            print(f"{what:21} {summary.read:5} read  {cost.cpu_s:7.1f} s cpu  {cost.wall_s:7.1f} s  {share:6.1%}")
            figures[what] = {"read": summary.read, "cpu_s": round(cost.cpu_s, 1), "share": round(share, 4)}
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
