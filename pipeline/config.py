"""What a run can be told: every option, its unit and its default, checked once at the start."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from prongsai.pipeline.errors import SettingsError

ENGINE_GROUP = "prongsai.ocr_engines"
"""The entry point group under which other packages register readers of text lines."""
OWN_READER, TESSERACT = "own", "tesseract"
BUILT_IN_READERS = (
    EntryPoint(OWN_READER, "prongsai.pipeline.pages.scan.reader:LineReader", ENGINE_GROUP),
    EntryPoint(TESSERACT, "prongsai.pipeline.pages.scan.tesseract:TesseractEngine", ENGINE_GROUP),
)
"""Named here and loaded where scans are read, so that a setting is checked without loading any."""

# 200 scanned pages take about six minutes on one slow core; beyond this the rest of a document is left unread.
DEFAULT_TIMEOUT_S = 600.0
# The slowest page met, a scan of 300 dpi with photographs, takes 2.2 s; thirty times that is stuck.
DEFAULT_PAGE_TIMEOUT_S = 60.0
# Address space, not resident memory: the libraries alone map about 1 GB, a 1,000-page report stays under 2 GB.
DEFAULT_MEMORY_MB = 4096
# The largest ITA report seen is 60 MB of scans; beyond this the file is something else.
DEFAULT_MAX_FILE_MB = 256

_WEEK_S = 7 * 24 * 3600
"""Seconds. More than any machine takes for one report is a slip of the unit."""
BYTES_PER_MB = 1 << 20
"""Of memory and of limits, in powers of two; what lies on a disk is told in millions."""

# Of 600 reports on disk some dozen come and go from one night's scrape to the next; a tenth is a folder or a mount.
DEFAULT_GUARD_PERCENT = 10.0
# Three nights: whoever comes back on Monday still has Friday's.
DEFAULT_KEEP = 3

ALL_PERCENT = 100
"""By definition."""

MIN_MEMORY_MB = 1024
"""Below this the libraries cannot even be loaded."""


def count_cpus() -> int:
    """The processors that this process may use, which in a container can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def find_readers() -> dict[str, EntryPoint]:
    """Entry points of all readers by name, ours first; an installed one may take the place of a built-in."""
    return {point.name: point for point in (*BUILT_IN_READERS, *entry_points(group=ENGINE_GROUP))}


def is_address(choice: str) -> bool:
    """True where a choice of reader is an address that lines are sent to (`pages/scan/remote.py`)."""
    return choice.startswith(("http://", "https://"))


def list_ocr_choices() -> list[str]:
    """What `Settings.ocr` may be: our readers, and those that other packages register."""
    return ["auto", "none", *sorted(find_readers())]


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of a run.

    Raises:
        SettingsError: a value is out of range, or names something that does not exist.
    """

    out: Path | None = None
    """Folder of the dataset; None where nothing is written (`read_report`, `inspect`)."""
    ocr: str = "auto"
    """Who reads scans: what is installed of ours (`auto`), one reader by name or address, or nobody (`none`)."""
    every_scan: bool = False
    """Long scans are read to their end also where the pages looked at first are in another language."""
    workers: int = field(default_factory=count_cpus)
    """Documents read at the same time, each in a process of its own; default: the processors available."""
    timeout_s: float = DEFAULT_TIMEOUT_S
    """Seconds of the processor that one document may take; then its other pages are left unread."""
    page_timeout_s: float = DEFAULT_PAGE_TIMEOUT_S
    """Seconds of the processor that one page may take before it is given up."""
    memory_mb: int = DEFAULT_MEMORY_MB
    """Megabytes of address space that one worker may map; ignored where the system cannot limit it (macOS)."""
    max_file_mb: int = DEFAULT_MAX_FILE_MB
    """Megabytes; a larger file, or a larger member of an archive, is reported and left out."""
    force: bool = False
    """Read everything anew, whatever was kept from runs before."""
    verify: bool = False
    """Open every file again, also those whose size, time and inode are what they were."""
    accept: bool = False
    """Publish the new snapshot whatever it lost of the one before."""
    guard_percent: float = DEFAULT_GUARD_PERCENT
    """Per cent of documents, scores or verified scores of the snapshot before; one that lost more is not published."""
    keep: int = DEFAULT_KEEP
    """Replaced snapshots that stay beside the dataset."""
    skip: tuple[str, ...] = ()
    """Glob patterns on the path relative to the input folder (`old/*`, `*.docx`); what they match is left out."""
    only: tuple[str, ...] = ()
    """Glob patterns on the same path, or on a folder or archive above it; where there are some, only these are read."""
    since: datetime | None = None
    """Only files that changed then or later are read (the time of the file system)."""
    limit: int = 0
    """Only so many documents are read, in the order of their paths; 0 for all."""
    sample: int = 0
    """Only so many are read, the same ones each time; 0 for all."""
    manifest: Path | None = None
    """What the scraper tells of the files (CSV), for `source_url` and `fetched_at`."""
    corrections: Path | None = None
    """What people decided about values (CSV)."""
    gazetteer: Path | None = None
    """A register of local bodies (CSV) to use instead of the built-in gazetteer."""
    quiet: bool = False
    """Nothing on the terminal but errors."""
    json: bool = False
    """The closing summary as one JSON object on stdout."""
    debug: bool = False
    """Tracebacks with errors."""

    def __post_init__(self) -> None:
        if self.ocr not in list_ocr_choices() and not is_address(self.ocr):
            choices = f"{', '.join(list_ocr_choices())}, or an address (http://…)"
            raise SettingsError(f"--ocr {self.ocr!r} is unknown; choose one of {choices}")
        if self.workers < 1:
            raise SettingsError(f"--workers {self.workers} is too few; give 1 or more")
        if not 0 < self.timeout_s < _WEEK_S:
            raise SettingsError(f"--timeout {self.timeout_s} is off; give seconds above 0 and under a week")
        if self.page_timeout_s <= 0:
            raise SettingsError(f"--page-timeout {self.page_timeout_s} is off; give seconds above 0")
        if self.memory_mb < MIN_MEMORY_MB:
            raise SettingsError(f"--memory {self.memory_mb} is too little; give {MIN_MEMORY_MB} megabytes or more")
        if self.max_file_mb < 1:
            raise SettingsError(f"--max-file {self.max_file_mb} is too small; give 1 megabyte or more")
        if not 0 <= self.guard_percent <= ALL_PERCENT:
            raise SettingsError(f"--guard {self.guard_percent} is off; give per cent from 0 to 100")
        if self.keep < 0:
            raise SettingsError(f"--keep {self.keep} is off; give 0 or more snapshots")
        for name, number in (("limit", self.limit), ("sample", self.sample)):
            if number < 0:
                raise SettingsError(f"--{name} {number} is off; give 1 or more documents, or leave it out")
        if self.gazetteer is not None and not self.gazetteer.is_file():
            raise SettingsError(f"--gazetteer {self.gazetteer} is not a file; give the register's CSV file")

    @property
    def max_file_bytes(self) -> int:
        """The same in bytes."""
        return self.max_file_mb * BYTES_PER_MB
