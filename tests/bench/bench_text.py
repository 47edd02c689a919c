"""How exact text comes out of PDFs: word shares on a folder of real files, error rates on the corpus broken on purpose.

    python -m tests.bench.bench_text FOLDER            # beside pdfplumber, PDFium and poppler, where they are installed
    python -m tests.bench.bench_text --corpus          # every class of broken text layer, both halves of the corpus
    python -m tests.bench.bench_text --corpus ghost-blank --half held_out

The word share is the share of Thai letters in words of the list, a measure that needs no truth: names and abbreviations
keep it under 1. Milliseconds are per page: the median of the repair of a page after it was read, and the deep reading
of a document's fonts.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from prongsai.normalizers.thai.words import count_letters, count_outside_words, measure_word_share
from prongsai.pipeline.pages.layer.page import look_to_page
from prongsai.pipeline.pages.pdf import judge_document, read_glyph_texts
from prongsai.pipeline.paper.words import line_to_text, words_to_lines
from tests.corpus.garble import CLASSES, garble

FILES = Path(__file__).parents[1] / "corpus" / "files"
_CUT_NUMBER = re.compile(r"(?<![0-9.,])[0-9] (?=[0-9]{1,2},[0-9]{3}|,[0-9]{3})")
_RUN = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")


@dataclass
class DocumentText:
    """The text of each page, None where it goes to the image reader, and the time that the repairs took."""

    pages: list[str | None] = field(default_factory=list)
    repair_ms: list[float] = field(default_factory=list)
    judge_ms: float = 0.0

    @property
    def text(self) -> str:
        return "\n".join(page for page in self.pages if page is not None)


def read_document(data: bytes) -> DocumentText:
    """The text of a PDF the way a run reads it, without the image reader."""
    found = DocumentText()
    start = time.perf_counter()
    with closing(judge_document(data)) as judged:
        found.judge_ms = 1000 * (time.perf_counter() - start)
        for number, verdict in enumerate(judged.layer.pages, start=1):
            if not verdict.is_usable:
                found.pages.append(None)
                continue
            look = judged.look(number - 1)
            start = time.perf_counter()
            reading = read_glyph_texts(judged, number, look)
            found.repair_ms.append(1000 * (time.perf_counter() - start))
            lines = words_to_lines(look_to_page(look, number, reading.chars).words)
            found.pages.append(None if reading.undecided else "\n".join(map(line_to_text, lines)))
    return found


def by_pdfplumber(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def by_pdfium(path: Path) -> str:
    with pdfium.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_poppler(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=False).stdout


OTHERS: dict[str, Callable[[Path], str]] = {"pdfplumber": by_pdfplumber, "PDFium": by_pdfium, "poppler": by_poppler}


def compare_folder(folder: Path) -> Iterator[str]:
    """One line for each PDF, then its most common letters outside words."""
    others = {name: read for name, read in OTHERS.items() if name != "poppler" or shutil.which("pdftotext")}
    yield (
        f"{'file':40}"
        + "".join(f"{name:>11}" for name in others)
        + f"{'ours':>9}{'cut':>5}{'image':>6}{'ms':>7}{'judge':>7}"
    )
    for path in sorted(folder.rglob("*.pdf")):
        found = read_document(path.read_bytes())
        shares = "".join(f"{_share(read(path)):>11}" for read in others.values())
        median = statistics.median(found.repair_ms) if found.repair_ms else 0.0
        yield (
            f"{path.name[-40:]:40}{shares}{_share(found.text):>9}{len(_CUT_NUMBER.findall(found.text)):5}"
            f"{sum(page is None for page in found.pages):6}{median:7.1f}{found.judge_ms:7.0f}"
        )
        outside = Counter(run for run in _RUN.findall(found.text) if count_outside_words(run))
        yield "    outside words: " + " ".join(f"{run}×{count}" for run, count in outside.most_common(8))


def _share(text: str) -> str:
    return f"{measure_word_share(text):.4f}" if count_letters(text) else "no Thai"


def measure_corpus(classes: list[str], half: str) -> Iterator[str]:
    """One line for each class: character errors and wrong digits on pages that were read."""
    paths = sorted(FILES.glob(f"{half}/*.pdf"))
    truths = {path: read_document(path.read_bytes()).pages for path in paths}
    yield f"{'class':24}{'errors':>8}{'of':>9}{'CER %':>8}{'digits':>8}{'of':>8}{'pages':>7}{'image':>7}{'ms':>7}"
    for name in classes:
        errors = letters = wrong = digits = pages = image = 0
        spent: list[float] = []
        for path in paths:
            broken = garble(path, name)
            if not broken.changes:
                continue
            found = read_document(broken.data)
            spent += found.repair_ms
            for true, seen in zip(truths[path], found.pages, strict=True):
                if true is None:
                    continue
                pages += 1
                if seen is None:
                    image += 1
                    continue
                true, seen = "".join(true.split()), "".join(seen.split())
                errors += Levenshtein.distance(true, seen)
                letters += len(true)
                wrong += Levenshtein.distance(_digits(true), _digits(seen))
                digits += len(_digits(true))
        rate = 100 * errors / max(letters, 1)
        median = statistics.median(spent) if spent else 0.0
        yield f"{name:24}{errors:8}{letters:9}{rate:8.3f}{wrong:8}{digits:8}{pages:7}{image:7}{median:7.1f}"


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument(
        "--corpus", nargs="*", metavar="CLASS", help="broken copies of the corpus: these classes, or all"
    )
    parser.add_argument("--half", default="*", choices=("tuned", "held_out", "*"))
    args = parser.parse_args()
    measure_word_share("\u0e01\u0e32")  # loads the word list
    if args.folder is not None:
        for line in compare_folder(args.folder):
            print(line, flush=True)
    if args.corpus is not None:
        for line in measure_corpus(args.corpus or list(CLASSES), args.half):
            print(line, flush=True)


if __name__ == "__main__":
    main()
