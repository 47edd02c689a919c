"""How well and how fast scans are read: `python -m tests.bench.bench_scan [--reader own] [--pages 40] [--beside]`.

Pages of the test corpus are worn by `tests.corpus.scan`, read, and compared with their own text layer. One line per
kind of wear: characters wrong (without blanks), numbers right, numbers wrong with a confidence of 0.9 or more, CPU
seconds per page; with `--beside`, Tesseract's whole page (`tha+eng`) on the same images.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import cv2
import numpy as np
import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from prongsai.pipeline.pages.scan.engines import Engines, pick_engines
from prongsai.pipeline.pages.scan.page import pixels_to_grey, read_page_image
from tests.bench.keep import keep_figures
from tests.bench.scan_truth import NUMBER, TrueChar, numbers_of, pair_lines, read_true_chars, squash
from tests.corpus.scan import WEARS, Wear, wear_page

CORPUS = Path(__file__).parents[1] / "corpus" / "files"
SURE = 0.9


@dataclass
class Tally:
    """Counts over the pages of one kind of wear."""

    chars: int = 0
    wrong_chars: int = 0
    missed_chars: int = 0
    numbers: int = 0
    right_numbers: int = 0
    sure_numbers: int = 0
    silent_numbers: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    beside_wrong: int = 0
    beside_numbers: int = 0
    beside_seconds: list[float] = field(default_factory=list)


def true_pages(folder: Path, limit: int) -> Iterator[tuple[str, pdfium.PdfPage, list[TrueChar]]]:
    """Up to `limit` pages spread over the corpus, each with its characters; pages on their side have no truth here."""
    documents = {path.stem: pdfium.PdfDocument(path) for path in sorted(folder.glob("**/*.pdf"))}
    # Skia writes a Thai cluster that it cuts in two twice into the text layer: no truth to measure letters by
    sound = {stem: d for stem, d in documents.items() if "Skia" not in d.get_metadata_dict().get("Producer", "")}
    count = 0
    for number in range(8):
        for stem, document in sound.items():
            if number >= len(document) or count >= limit:
                continue
            page = document[number]
            chars = read_true_chars(page)
            if page.get_rotation() == 0 and len(chars) > 100:
                count += 1
                yield f"{stem}:{number + 1}", page, chars


def measure_page(
    page: pdfium.PdfPage, chars: list[TrueChar], name: str, wear: Wear, engines: Engines, tally: Tally
) -> np.ndarray:
    """Wear and read one page, and count; gives the worn image."""
    clean = np.asarray(page.render(scale=wear.dpi / 72).to_pil().convert("RGB"))
    seed = sum(name.encode()) * 131 + wear.dpi
    worn = wear_page(clean, wear, np.random.default_rng(seed))
    start = time.process_time()
    grey = pixels_to_grey(worn, wear.dpi)
    read = read_page_image(grey, wear.dpi, 1, page.get_size(), engines).rows[0]
    tally.seconds.append(time.process_time() - start)
    if read.turn:
        tally.missed_chars += len(chars)
        return worn
    pairs, missed = pair_lines(read, chars)
    tally.missed_chars += len(missed)
    for pair in pairs:
        tally.chars += len(pair.true)
        tally.wrong_chars += Levenshtein.distance(pair.read, pair.true)
        wanted = NUMBER.findall(pair.true)
        tally.numbers += len(wanted)
        for number, confidence in numbers_of(pair):
            if number in wanted:
                wanted.remove(number)
                tally.right_numbers += 1
                tally.sure_numbers += confidence >= SURE
            elif confidence >= SURE:
                tally.silent_numbers.append(
                    f"{name} {number} for {'|'.join(NUMBER.findall(pair.true))} {confidence:.3f}"
                )
    return worn


def measure_tesseract(api: object, worn: np.ndarray, chars: list[TrueChar], tally: Tally) -> None:
    """Tesseract's whole page on the same image: characters as a bag of its best alignment, numbers as a multiset."""
    grey = worn if worn.ndim == 2 else cv2.cvtColor(worn, cv2.COLOR_RGB2GRAY)
    start = time.process_time()
    api.SetImageBytes(grey.tobytes(), grey.shape[1], grey.shape[0], 1, grey.shape[1])  # type: ignore[attr-defined]
    text = api.GetUTF8Text()  # type: ignore[attr-defined]
    tally.beside_seconds.append(time.process_time() - start)
    tally.beside_wrong += Levenshtein.distance(squash(text), squash("".join(c.text for c in chars)))
    found = NUMBER.findall(squash(text))
    for number in NUMBER.findall(squash("".join(c.text for c in chars))):
        if number in found:
            found.remove(number)
            tally.beside_numbers += 1


def report(name: str, tally: Tally, verbose: bool) -> None:
    """One line per kind of wear."""
    n = max(1, tally.chars)
    line = (
        f"{name:18} CER {tally.wrong_chars / n:6.2%}  missed {tally.missed_chars / n:6.2%}  numbers "
        f"{tally.right_numbers}/{tally.numbers} ({tally.right_numbers / max(1, tally.numbers):.2%}, "
        f"{tally.sure_numbers} sure)  silent {len(tally.silent_numbers)}  {median(tally.seconds):.2f} s/page"
    )
    if tally.beside_seconds:
        line += (
            f"  | tesseract: CER {tally.beside_wrong / n:.2%}, numbers "
            f"{tally.beside_numbers / max(1, tally.numbers):.2%}, {median(tally.beside_seconds):.2f} s/page"
        )
    print(line, flush=True)
    if verbose and tally.silent_numbers:
        print(*(f"    {entry}" for entry in tally.silent_numbers), sep="\n")


def figures_of(tally: Tally) -> dict[str, float]:
    """What one line of the report says, for the README: shares in %, seconds of the processor a page."""
    chars, numbers = max(1, tally.chars), max(1, tally.numbers)
    ours = {
        "pages": len(tally.seconds),
        "numbers": tally.numbers,
        "right": round(100 * tally.right_numbers / numbers, 2),
        "silent": len(tally.silent_numbers),
        "cer": round(100 * tally.wrong_chars / chars, 2),
        "seconds": round(median(tally.seconds), 2),
    }
    if not tally.beside_seconds:
        return ours
    return ours | {
        "beside_right": round(100 * tally.beside_numbers / numbers, 2),
        "beside_cer": round(100 * tally.beside_wrong / chars, 2),
        "beside_seconds": round(median(tally.beside_seconds), 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default="own", help="auto, own, tesseract; default own")
    parser.add_argument("--pages", type=int, default=30, help="pages per kind of wear; default 30")
    parser.add_argument("--wear", action="append", help="a kind of wear of tests.corpus.scan; default all")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder with folders of PDFs")
    parser.add_argument("--beside", action="store_true", help="read the same images with Tesseract, page by page")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--verbose", action="store_true", help="name the numbers that are wrong and sure")
    options = parser.parse_args()
    engines = pick_engines(options.reader)
    api = None
    if options.beside:
        import tesserocr

        from prongsai.pipeline.pages.scan.tessdata import find_tessdata

        api = tesserocr.PyTessBaseAPI(path=str(find_tessdata()), lang="tha+eng", psm=tesserocr.PSM.AUTO)
    figures: dict[str, dict[str, float]] = {}
    for name in options.wear or WEARS:
        tally = Tally()
        for page_name, page, chars in true_pages(options.corpus, options.pages):
            worn = measure_page(page, chars, page_name, WEARS[name], engines, tally)
            if api is not None:
                measure_tesseract(api, worn, chars, tally)
        report(name, tally, options.verbose)
        figures[name] = figures_of(tally)
    if options.json:
        keep_figures(options.json, wears=figures)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
