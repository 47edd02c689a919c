"""The corpus in all its states: as typeset, with each kind of broken text layer, as each kind of scan."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

from tests.corpus.garble import CLASSES, garble
from tests.corpus.scan import WEARS, scan, scan_every_second_page, scan_under_junk

FILES = Path(__file__).parent / "files"
TEXT = "text"
JUNK_LAYER = "scan-junk-layer"
MIXED = "scan-mixed"
VARIANTS = (TEXT, *CLASSES, *WEARS, JUNK_LAYER, MIXED)


def is_scan(variant: str) -> bool:
    return variant in WEARS or variant in (JUNK_LAYER, MIXED)


def seed_of(variant: str, name: str) -> int:
    """A seed that stays the same on every machine and run."""
    return zlib.crc32(f"{variant}/{name}".encode())


def list_reports(split: str, every: int = 1, pdf_only: bool = False) -> list[Path]:
    """The committed reports of one half in name order, each `every`-th of them."""
    found = sorted(path for path in (FILES / split).iterdir() if not pdf_only or path.suffix == ".pdf")
    return found[::every]


def make_variant(path: Path, variant: str) -> bytes | None:
    """The bytes of one PDF in one state; None where the damage cannot occur in it (its layer would stay good)."""
    if variant == TEXT:
        return path.read_bytes()
    if variant in WEARS:
        return scan(path, WEARS[variant], seed_of(variant, path.stem))
    if variant == JUNK_LAYER:
        return scan_under_junk(path, seed_of(variant, path.stem))
    if variant == MIXED:
        return scan_every_second_page(path, seed_of(variant, path.stem))
    broken = garble(path, variant)
    return broken.data if broken.changes else None


def write_variant(variant: str, out: Path, every: int = 1) -> int:
    """Fill `out`/tuned and `out`/held_out with one state of the corpus; how many reports were written."""
    count = 0
    for split in ("tuned", "held_out"):
        (out / split).mkdir(parents=True, exist_ok=True)
        for path in list_reports(split, every, pdf_only=variant != TEXT):
            if variant == TEXT:
                shutil.copyfile(path, out / split / path.name)
                count += 1
            elif (data := make_variant(path, variant)) is not None:
                (out / split / path.name).write_bytes(data)
                count += 1
    return count
