"""Held-out figures: fonts that training never saw, at given resolutions and faults, of one reader beside another.

python -m prongsai.data.reader.training.evaluate --fontsource node_modules/@fontsource --model data/reader --lines 300

Every `--model` reads the same lines in the same run. Each cell of a table (a condition and a kind of line) is drawn
and read by one process, so `--processes` changes the time and no figure.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
from rapidfuzz.distance import Levenshtein

from prongsai.data.reader.training.alphabet import THAI_DIGITS, canonical
from prongsai.data.reader.training.degrade import CLEAN, NOISY, Severity
from prongsai.data.reader.training.fonts import DEBIAN_ROOT, FaceSet, pick_faces
from prongsai.data.reader.training.shards import Sample, draw_sample
from prongsai.data.reader.training.text import DOMAIN_FOLDERS, Words, read_kept_words, read_words
from prongsai.data.reader.training.worn import KINDS_OF_WEAR
from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.reader import LineReader

FIRST_SEED = 2_000_000_000  # far from every training line's
POINT_SHARE = 0.42  # height of ก in TH Sarabun at 16 pt, in em: what a resolution means in pixels
ONE_BIT = Severity(0.4, 0.4, 0.2, 0.3, 1.0, 0.4, 0.4, 0.2, 0.8)
CONDITIONS: tuple[tuple[str, int, Severity], ...] = (
    ("clean 300 dpi", 300, CLEAN), ("clean 200 dpi", 200, CLEAN), ("clean 150 dpi", 150, CLEAN),
    ("noisy 300 dpi", 300, NOISY), ("noisy 200 dpi", 200, NOISY), ("noisy 150 dpi", 150, NOISY),
    ("1-bit 200 dpi", 200, ONE_BIT),
    *((f"{kind} 200 dpi", 200, replace(CLEAN, wear=kind, wear_level=0.7)) for kind in KINDS_OF_WEAR),
)  # fmt: skip
LOOKS = ("clean", "noisy", "1-bit", *KINDS_OF_WEAR)
"""The first words of the conditions, over which figures are added up."""
KINDS = ("score", "number", "code", "date", "short", "item", "line")
NUMERIC_KINDS = frozenset({"score", "number", "code", "date"})
TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
SURE = 0.9
STYLES = {"italic": "italic|oblique", "bold": "bold|[67]00", "light": "light|[23]00"}


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line as one reader read it."""

    condition: str
    kind: str
    family: str
    style: str
    is_exact: bool
    is_right: bool
    """Of the same value, see `fold_value`."""
    characters: int
    edits: int
    is_sure: bool


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


def compare(condition: str, sample: Sample, reading: LineReading) -> ReadLine:
    """What was read beside what was drawn."""
    text = canonical(reading.text)
    return ReadLine(
        condition, sample.kind, sample.family, sample.style,
        is_exact=sample.text == text,
        is_right=fold_value(sample.kind, sample.text) == fold_value(sample.kind, text),
        characters=len(sample.text),
        edits=Levenshtein.distance(sample.text, text),
        is_sure=reading.confidence >= SURE,
    )  # fmt: skip


def draw_held_out(
    faces: FaceSet, words: Words, kind: str, dpi: int, severity: Severity, count: int, first: int
) -> list[Sample]:
    """Lines of one kind as print of 14 to 18 pt gives them at a resolution."""
    body = POINT_SHARE * 16 * dpi / 72
    return [
        draw_sample(first + i, faces, words, kind, severity, body * (0.875 + 0.25 * (i % 5) / 4)) for i in range(count)
    ]


def read_with_tesseract(drawn: Sequence[Sample]) -> list[LineReading]:
    """Tesseract's Thai and English, one line at a time, a white margin round each."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for index, image in enumerate(sample.image for sample in drawn):
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
    return [LineReading(canonical(page), 0.0, engine="tesseract") for page in pages[: len(drawn)]]


Read = Callable[[Sequence[Sample]], list[LineReading]]


def read_with(model: Path) -> Read:
    """A reader that is told the letters' body where the page would tell it."""
    reader = LineReader(model)
    return lambda drawn: reader.read_lines([sample.image for sample in drawn], [sample.body for sample in drawn])


@dataclass(frozen=True, slots=True)
class Bench:
    """What every process needs: the faces, the words, the readers by name, and which lines."""

    faces: FaceSet
    words: Words
    models: tuple[Path, ...]
    lines: int
    first_seed: int
    tesseract_lines: int

    def read_cell(self, cell: tuple[tuple[str, int, Severity], str]) -> dict[str, list[ReadLine]]:
        """The lines of one condition and kind as every reader reads them."""
        cv2.setNumThreads(1)
        (condition, dpi, severity), kind = cell
        drawn = draw_held_out(self.faces, self.words, kind, dpi, severity, self.lines, self.first_seed)
        readers: dict[str, tuple[Read, int]] = {str(m): (read_with(m), self.lines) for m in self.models}
        if self.tesseract_lines:
            readers["Tesseract tha+eng"] = (read_with_tesseract, self.tesseract_lines)
        found: dict[str, list[ReadLine]] = {}
        for name, (read, count) in readers.items():
            readings = read(drawn[:count])
            found[name] = [compare(condition, s, r) for s, r in zip(drawn[:count], readings, strict=True)]
        return found


def print_tables(name: str, lines: Sequence[ReadLine]) -> None:
    """For each condition and kind, then added up by look, by family and by style."""
    print(f"\n{name}\n| condition | kind | lines | exact % | value % | CER % | sure % | wrong among sure |")
    print("|---|---|---|---|---|---|---|---|")
    for condition, _, _ in CONDITIONS:
        for kind in KINDS:
            _print_row(condition, kind, [x for x in lines if (x.condition, x.kind) == (condition, kind)])
    for look in LOOKS:
        of_look = [x for x in lines if x.condition.startswith(look)]
        _print_row(f"**{look}**", "all numbers and codes", [x for x in of_look if x.kind in NUMERIC_KINDS])
        _print_row(f"**{look}**", "all text", [x for x in of_look if x.kind not in NUMERIC_KINDS])
    clean = [x for x in lines if x.condition in ("clean 300 dpi", "clean 200 dpi")]
    for family in sorted({x.family for x in lines}):
        for group, kinds in (("scores, numbers, dates", NUMERIC_KINDS - {"code"}), ("codes", {"code"})):
            _print_row(family, group, [x for x in clean if x.family == family and x.kind in kinds])
    for style, pattern in STYLES.items():
        of_style = [x for x in clean if re.search(pattern, x.style.lower())]
        _print_row(style, "all numbers and codes", [x for x in of_style if x.kind in NUMERIC_KINDS])


def _print_row(first: str, second: str, lines: Sequence[ReadLine]) -> None:
    if not lines:
        return
    count = len(lines)
    exact, right = sum(x.is_exact for x in lines), sum(x.is_right for x in lines)
    errors = sum(x.edits for x in lines) / sum(x.characters for x in lines)
    sure, sure_wrong = sum(x.is_sure for x in lines), sum(x.is_sure and not x.is_right for x in lines)
    shares = f"{100 * exact / count:.1f} | {100 * right / count:.1f} | {100 * errors:.2f} | {100 * sure / count:.1f}"
    print(f"| {first} | {second} | {count} | {shares} | {sure_wrong} |", flush=True)


def main() -> None:
    """Draw the held-out lines and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fontsource", type=Path, required=True)
    parser.add_argument("--debian", type=Path, default=DEBIAN_ROOT)
    parser.add_argument("--unpacked", type=Path, default=Path(tempfile.gettempdir()) / "reader-fonts")
    parser.add_argument("--words", type=Path, help="words kept in a file, where the packages they come from are not")
    parser.add_argument("--model", type=Path, action="append", help="a folder with a reader; may be given repeatedly")
    parser.add_argument("--lines", type=int, default=300)
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED)
    parser.add_argument("--seen", action="store_true", help="new lines in the fonts of training instead")
    parser.add_argument("--tesseract", type=int, default=0, help="lines per kind and condition shown to Tesseract")
    parser.add_argument("--processes", type=int, default=1)
    arguments = parser.parse_args()
    faces = pick_faces(arguments.fontsource, arguments.unpacked, arguments.debian, is_held_out=not arguments.seen)
    words = read_kept_words(arguments.words) if arguments.words else read_words(DOMAIN_FOLDERS)
    models = tuple(arguments.model or [Path("data/reader")])
    bench = Bench(faces, words, models, arguments.lines, arguments.first_seed, arguments.tesseract)
    cells = [(condition, kind) for condition in CONDITIONS for kind in KINDS]
    with multiprocessing.Pool(arguments.processes) as pool:
        parts = pool.map(bench.read_cell, cells, chunksize=1)
    for name in parts[0]:
        print_tables(name, [line for part in parts for line in part[name]])


if __name__ == "__main__":
    main()
