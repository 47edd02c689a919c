"""Reads worn reports of the seen half and shows what came of them; of the unseen half nothing but totals is printed.

python -m tests.worn                              # a line for each kind of the seen half
python -m tests.worn --half unseen --kind bowed   # of these kinds, of this half
python -m tests.worn --kind bowed --only 2 --misses --draw /tmp/bowed
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pypdfium2 as pdfium

from tests.kinds.case import Case
from tests.truth.text import Tally
from tests.worn.collection import HALVES, KINDS, worn_report
from tests.worn.reading import FIGURES, judge_worn


def draw(case: Case, folder: Path, dpi: int = 100) -> None:
    """The pages as pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{case.kind}-{case.variant}.pdf").write_bytes(case.files[case.document])
    with pdfium.PdfDocument(case.files[case.document]) as document:
        for number, page in enumerate(document, 1):
            page.render(scale=dpi / 72).to_pil().save(folder / f"{case.kind}-{case.variant}-{number}.png")
            page.close()


def line_of(name: str, tally: Tally) -> str:
    wanted = max(1, tally["scores_wanted"])
    found = tally["scores_right"] + tally["scores_doubted"]
    figures = " ".join(f"{figure} {tally[f'scores_{figure}']}" for figure in FIGURES)
    seconds = tally["milliseconds"] / 1000 / max(1, tally["pages"])
    return f"{name:22} {100 * found / wanted:5.1f} %  {figures}  {seconds:.2f} s/page"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, default="seen")
    parser.add_argument("--kind", action="append", choices=sorted(KINDS))
    parser.add_argument("--only", type=int, action="append", help="these reports of each kind alone")
    parser.add_argument("--misses", action="store_true", help="each score that is not right (seen half)")
    parser.add_argument("--draw", type=Path, help="write PDFs and pictures here (seen half)")
    options = parser.parse_args()
    is_open = options.half == "seen"
    whole = Tally()
    for name in options.kind or KINDS:
        tally = Tally()
        for index in options.only or range(len(KINDS[name].layouts)):
            case = worn_report(name, options.half, index)
            if options.draw and is_open:
                draw(case, options.draw)
            judged = judge_worn(case, KINDS[name].is_refused)
            tally.update(judged.tally)
            if options.misses and is_open:
                print("###", case.name, case.what, {f: judged.tally[f"scores_{f}"] for f in FIGURES})
                print(*(f"    {miss}" for miss in judged.misses), sep="\n")
                print(
                    *(f"    {f['severity']} {f['code']}: {f['message']} {f['raw'] or ''}" for f in judged.findings),
                    sep="\n",
                )
        print(line_of(name, tally), flush=True)
        whole.update(tally)
    print(line_of("all", whole))


if __name__ == "__main__":
    main()
