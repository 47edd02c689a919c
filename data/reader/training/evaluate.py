"""Held-out figures: fonts that training never saw, at given resolutions and severities, beside Tesseract if wished.

python -m prongsai.data.reader.training.evaluate --fontsource node_modules/@fontsource --model data/reader --lines 300
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import cv2
from rapidfuzz.distance import Levenshtein

from prongsai.data.reader.training.alphabet import THAI_DIGITS, canonical
from prongsai.data.reader.training.degrade import CLEAN, NOISY, Severity
from prongsai.data.reader.training.fonts import Face, find_faces
from prongsai.data.reader.training.shards import Sample, draw_sample
from prongsai.data.reader.training.text import read_words
from prongsai.pipeline.pages.scan.engine import GreyImage, LineReading
from prongsai.pipeline.pages.scan.reader import LineReader

FIRST_SEED = 2_000_000_000  # far from every training line's
POINT_SHARE = 0.42  # height of ก in TH Sarabun at 16 pt, in em: what a resolution means in pixels
ONE_BIT = Severity(0.4, 0.4, 0.2, 0.3, 1.0, 0.4, 0.4, 0.2, 0.8)
CONDITIONS: tuple[tuple[str, int, Severity], ...] = (
    ("clean 300 dpi", 300, CLEAN), ("clean 200 dpi", 200, CLEAN), ("clean 150 dpi", 150, CLEAN),
    ("noisy 300 dpi", 300, NOISY), ("noisy 200 dpi", 200, NOISY), ("noisy 150 dpi", 150, NOISY),
    ("1-bit 200 dpi", 200, ONE_BIT),
)  # fmt: skip
KINDS = ("score", "number", "code", "date", "short", "item", "line")
NUMERIC_KINDS = frozenset({"score", "number", "code", "date"})
TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over the lines of one kind and condition."""

    lines: int
    exact: int
    right: int
    """Of the same value, see `fold_value`."""
    characters: int
    edits: int
    sure: int
    sure_wrong: int


def fold_value(kind: str, text: str) -> str:
    """What a line says to a program, without what its shapes cannot tell.

    Codes lose case, and a round shape before a number is their letter; in numbers it is a zero, of either script.

    >>> fold_value("code", "ข้อ ๐๒๘") == fold_value("code", "ข้อ O28"), fold_value("score", "๙๕.0o")
    (True, '95.00')
    """
    if kind not in NUMERIC_KINDS:
        return text
    arabic = text.translate(TO_ARABIC)
    if kind == "code":
        return re.sub(r"(?<![0-9.])[o0](?= ?[0-9])", "o", arabic.lower())
    return re.sub(r"(?<=[0-9.])[oO]|[oO](?=[0-9.])", "0", arabic)


def count_figures(samples: Sequence[Sample], readings: Sequence[LineReading]) -> Figures:
    """Compare readings with what was drawn."""
    lines = list(zip(samples, readings, strict=True))
    is_right = [fold_value(s.kind, s.text) == fold_value(s.kind, canonical(r.text)) for s, r in lines]
    return Figures(
        lines=len(lines),
        exact=sum(s.text == canonical(r.text) for s, r in lines),
        right=sum(is_right),
        characters=sum(len(s.text) for s, _ in lines),
        edits=sum(Levenshtein.distance(s.text, canonical(r.text)) for s, r in lines),
        sure=sum(r.confidence >= SURE for _, r in lines),
        sure_wrong=sum(r.confidence >= SURE and not right for (_, r), right in zip(lines, is_right, strict=True)),
    )


def draw_held_out(
    faces: Sequence[Face], kind: str, dpi: int, severity: Severity, count: int, first: int
) -> list[Sample]:
    """Lines of one kind as print of 14 to 18 pt gives them at a resolution."""
    words = read_words(Path("data/codes"))
    body = POINT_SHARE * 16 * dpi / 72
    return [
        draw_sample(first + i, faces, words, kind, severity, body * (0.875 + 0.25 * (i % 5) / 4)) for i in range(count)
    ]


def read_with_tesseract(images: Sequence[GreyImage]) -> list[LineReading]:
    """Tesseract's Thai and English, one line at a time, a white margin round each."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for index, image in enumerate(images):
            name = Path(folder) / f"{index:06d}.png"
            cv2.imwrite(str(name), cv2.copyMakeBorder(image, 10, 10, 10, 10, cv2.BORDER_REPLICATE))
            names.append(str(name))
        listing = Path(folder) / "list.txt"
        listing.write_text("\n".join(names) + "\n", encoding="utf-8")
        out = subprocess.run(
            ["tesseract", str(listing), "stdout", "-l", "tha+eng", "--psm", "7"],
            check=True, capture_output=True, text=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"},
        ).stdout  # fmt: skip
    pages = out.split("\f")
    return [LineReading(canonical(page), 0.0, engine="tesseract") for page in pages[: len(images)]]


def report(
    name: str, read: Callable[[Sequence[GreyImage]], list[LineReading]], samples: dict[tuple[str, str], list[Sample]]
) -> None:
    """Print a table: for every kind and condition exact readings, right values, character errors, and sure mistakes."""
    print(f"\n{name}\n| condition | kind | lines | exact % | value % | CER % | sure % | wrong among sure |")
    print("|---|---|---|---|---|---|---|---|")
    found: dict[tuple[str, str], Figures] = {}
    for (condition, kind), drawn in samples.items():
        found[condition, kind] = count_figures(drawn, read([sample.image for sample in drawn]))
        print(_row(condition, kind, found[condition, kind]), flush=True)
    for look in ("clean", "noisy", "1-bit"):
        for group, is_numeric in (("all numbers and codes", True), ("all text", False)):
            parts = [
                figures
                for (condition, kind), figures in found.items()
                if condition.startswith(look) and (kind in NUMERIC_KINDS) == is_numeric
            ]
            print(_row(f"**{look}**", group, _add(parts)), flush=True)


def _add(parts: Sequence[Figures]) -> Figures:
    return Figures(*(sum(values) for values in zip(*(astuple(part) for part in parts), strict=True)))


def _row(condition: str, kind: str, f: Figures) -> str:
    shares = f"{100 * f.exact / f.lines:.1f} | {100 * f.right / f.lines:.1f} | {100 * f.edits / f.characters:.2f}"
    return f"| {condition} | {kind} | {f.lines} | {shares} | {100 * f.sure / f.lines:.1f} | {f.sure_wrong} |"


def main() -> None:
    """Draw the held-out lines and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fontsource", type=Path, required=True)
    parser.add_argument("--unpacked", type=Path, default=Path(tempfile.gettempdir()) / "reader-fonts")
    parser.add_argument("--model", type=Path, default=Path("data/reader"))
    parser.add_argument("--lines", type=int, default=300)
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED)
    parser.add_argument("--seen", action="store_true", help="new lines in the fonts of training instead")
    parser.add_argument("--tesseract", type=int, default=0, help="lines per kind and condition shown to Tesseract")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    faces = [
        face for face in find_faces(arguments.fontsource, arguments.unpacked) if face.is_held_out != arguments.seen
    ]
    samples = {
        (condition, kind): draw_held_out(faces, kind, dpi, severity, arguments.lines, arguments.first_seed)
        for condition, dpi, severity in CONDITIONS
        for kind in KINDS
    }
    report("Our reader", LineReader(arguments.model).read_lines, samples)
    if arguments.tesseract:
        few = {key: drawn[: arguments.tesseract] for key, drawn in samples.items()}
        report("Tesseract tha+eng", read_with_tesseract, few)


if __name__ == "__main__":
    main()
