"""How bodies are linked, counted on simulated reports; what no body is; and how long all documents together take.

    python -m tests.bench.bench_link --json tests/bench/figures/link.json
    python -m tests.bench.bench_link --register FILE      # also with a register, which is not kept here

Everything is drawn with the second half of the forms of `tests.bodies.reports`, with which no rule was written.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from prongsai.pipeline.across.compare import compare_documents
from prongsai.pipeline.across.panel import Panel
from prongsai.pipeline.link.gazetteer import Gazetteer, load_gazetteer
from tests.bench.many_documents import write_many
from tests.bodies.lacking import leave_out, write_lacking
from tests.bodies.ordinary import find_false_names, write_lines
from tests.bodies.simulate import bounds, link_reports, write_others, write_reports

PARTS = ("links", "others", "lacking", "ordinary", "across")
REPORTS, OTHERS, LINES, DOCUMENTS, LACKING = 4000, 1000, 50000, 10000, 400
SEED = 2569
HALF = "unseen"


def measure_lacking(count: int, gazetteer: Gazetteer) -> dict[str, int]:
    """Reports of bodies that the gazetteer was robbed of: what they are taken for."""
    rng = random.Random(SEED)
    robbed, lacking = leave_out(gazetteer, count, rng)
    letters = {province: code for code, province in gazetteer.letter_codes.items()}
    done = link_reports(write_lacking(lacking, HALF, rng, letters), robbed)
    wrong = sum(outcomes["wrong"] for outcomes in done.by.values())
    return {"reports": count, "wrong": wrong, "sure and wrong": done.sure["wrong"]}


def measure_across(count: int) -> dict[str, Any]:
    """Seconds of the processor that the stage across all documents takes; making the documents is not counted."""
    documents = list(write_many(count))
    start = time.process_time()
    panel = Panel()
    comparison = compare_documents(panel.watch(documents))
    compared = time.process_time() - start
    rows = panel.tables(()).values()
    tables = time.process_time() - start - compared
    start = time.process_time()
    findings = sum(len(comparison.amend(one)["findings"]) for one in documents)
    amended = time.process_time() - start
    return {
        "documents": count,
        "seconds": round(compared + tables + amended, 2),
        "compared": round(compared, 2),
        "panel": round(tables, 2),
        "amended": round(amended, 2),
        "rows": sum(len(table) for table in rows),
        "findings": findings,
    }


def measure(given: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    """The parts that are asked for, each by its name as soon as it is there."""
    built_in = load_gazetteer()
    if "links" in given.only:
        gazetteers = {"built-in": built_in}
        if given.register is not None:
            gazetteers["register"] = load_gazetteer(given.register)
        yield (
            "links",
            {
                name: link_reports(write_reports(given.reports, HALF, SEED, known), known).as_dict()
                for name, known in gazetteers.items()
            },
        )
    if "others" in given.only:
        done = link_reports(write_others(OTHERS, HALF, SEED, built_in), built_in)
        yield "others", {outcome: count for (outcome, _), count in sorted(done.others.items())}
    if "lacking" in given.only:
        yield "lacking", measure_lacking(LACKING, built_in)
    if "ordinary" in given.only:
        names = sum(1 for _ in find_false_names(write_lines(given.lines, SEED)))
        yield "ordinary", {"lines": given.lines, "names": names}
    if "across" in given.only:
        yield "across", measure_across(given.documents)


def describe(part: str, figures: dict[str, Any]) -> list[str]:
    """One part as lines, with 95 % bounds of what is right."""
    if part != "links":
        return [f"{part}: {figures}"]
    lines = []
    for name, one in figures.items():
        lines.append(f"{name}, {one['reports']} reports, {one['ms']} ms each")
        for cell in [*one["cells"], *one["types"]]:
            low, high = bounds(cell["right"], cell["reports"])
            what = cell.get("place", cell.get("type"))
            lines.append(
                f"  {what:22} {cell['edits']} edits {cell['reports']:5}  right {cell['right'] / cell['reports']:6.1%} "
                f"({low:.1%} to {high:.1%}), wrong {cell['wrong']}, open {cell['open']}; {cell['rival']} have a rival"
            )
        lines += [f"  {key}: {one[key]}" for key in ("sure", "confidence", "others")]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=REPORTS, help="simulated reports of local bodies")
    parser.add_argument("--lines", type=int, default=LINES, help="lines of ordinary text")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="documents of the stage across them")
    parser.add_argument("--register", type=Path, help="count with this register as well")
    parser.add_argument(
        "--only", nargs="*", choices=PARTS, default=PARTS, help="these parts; the file keeps the others"
    )
    parser.add_argument("--json", type=Path, help="write the figures there")
    given = parser.parse_args()
    figures = json.loads(given.json.read_text(encoding="utf-8")) if given.json and given.json.exists() else {}
    figures["date"] = date.today().isoformat()
    for part, found in measure(given):
        figures[part] = found
        print("\n".join(describe(part, found)), flush=True)
        if given.json is not None:
            given.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
