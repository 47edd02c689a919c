"""Fits the weights of `confidence` on reports with known truth, and measures them on reports unseen in fitting.

    python -m tests.bench.fit_confidence --read             # reads the reports anew, counts and fits; some minutes
    python -m tests.bench.fit_confidence --read scans       # counts these only
    python -m tests.bench.fit_confidence                    # fits on the counts that are kept

A report tells for each combination of words (`prongsai.pipeline.reconcile.confidence`) how many scores held all five
claims and how many did not. The counts are kept beside the figures, by where they come from; weights go to
`data/confidence`. Fitted are the seen half of the generated reports as they were read at first sight, before any fault
that they showed was mended, the kinds of fault, the corpus as it is and as scans. A layout that rules were written for
tells nothing about those that will come, so the seen half as it is read now is only measured, as is the unseen half.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

import prongsai.pipeline.reconcile.reconcile as reconcile
from prongsai.pipeline.model import Observation, Result, Score
from prongsai.pipeline.reconcile.confidence import (
    describe_scores,
    load_ceilings,
    load_weights,
    measure_confidence,
    probability_of,
)
from tests.corpus.variants import FILES, list_reports, make_variant
from tests.gate.batch import SCANNED
from tests.kinds.case import Truth
from tests.kinds.collection import all_cases
from tests.layouts.bounds import bounds
from tests.layouts.collection import FAMILIES, reports
from tests.layouts.words import Half
from tests.paths import ROOT
from tests.reading import read_bytes
from tests.truth.scores import judge_scores
from tests.truth.statuses import DOUBTED

COUNTS = Path(__file__).parent / "figures" / "confidence"
CURVE = Path(__file__).parent / "figures" / "confidence.json"
WEIGHTS = ROOT / "data" / "confidence" / "weights.csv"
CEILINGS = WEIGHTS.with_name("ceilings.csv")
UNSEEN = "layouts-unseen"
FIRST_SIGHT = "layouts-at-first-sight"
"""Counted once, with the program as it was before it had met the generated reports."""
STIFFNESS = 0.3
"""Pull of each weight towards nothing, as so many scores that say neither; a word met seldom moves the odds little."""
STEPS = 60
"""Of Newton's method; it stands still after some ten."""
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)
SURE = 0.9
JOIN = " | "


class Counted(NamedTuple):
    """One combination of words, and how often all claims held with it and did not."""

    words: tuple[str, ...]
    right: int
    wrong: int


class Told(NamedTuple):
    """One file with its truths; it is judged by the one that it meets best."""

    name: str
    data: bytes
    truths: tuple[Truth, ...]
    ocr: str = "none"


def count_reports(told: Iterable[Told]) -> list[Counted]:
    """The combinations of words of some reports, counted."""
    counts: dict[tuple[str, ...], Counter[bool]] = {}
    for each in told:
        for words, is_right in words_of(each):
            counts.setdefault(words, Counter())[is_right] += 1
    return [Counted(words, n[True], n[False]) for words, n in sorted(counts.items())]


def _of_layouts(half: Half) -> Iterator[Told]:
    for family in FAMILIES:
        for case in reports(family, half):
            yield Told(case.document, case.files[case.document], (case.truth, *case.also_right))


def _of_kinds() -> Iterator[Told]:
    for case in all_cases().values():
        if case.document in case.files and case.family not in ("scans", "safety"):
            yield Told(case.document, case.files[case.document], (case.truth, *case.also_right))


def _of_corpus() -> Iterator[Told]:
    gold = json.loads((FILES / "gold.json").read_text(encoding="utf-8"))
    for split in ("tuned", "held_out"):
        for path in list_reports(split):
            yield Told(path.name, path.read_bytes(), (gold[path.stem],))


def _of_scans() -> Iterator[Told]:
    """Short reports of the corpus in each state of a scan."""
    gold = json.loads((FILES / "gold.json").read_text(encoding="utf-8"))
    paths = {path.stem: path for split in ("tuned", "held_out") for path in list_reports(split, pdf_only=True)}
    for state, stems in SCANNED.items():
        for stem in stems:
            data = make_variant(paths[stem], state)
            assert data is not None, "the gate reads it too"
            yield Told(paths[stem].name, data, (gold[stem],), "auto")


SOURCES: Mapping[str, Callable[[], Iterable[Told]]] = {
    "layouts-seen": lambda: _of_layouts("seen"),
    UNSEEN: lambda: _of_layouts("unseen"),
    "kinds": _of_kinds,
    "corpus": _of_corpus,
    "scans": _of_scans,
}


def words_of(told: Told) -> list[tuple[tuple[str, ...], bool]]:
    """For each score of a report that stands for one, or for none, its words and whether it holds its claims.

    A misprint of the report that is repeated holds none: its digits stand on the paper and are no result.
    """
    described: list[tuple[str, ...]] = []

    def note(scores: Sequence[Score], seen: Sequence[Observation]) -> list[Score]:
        described.extend(describe_scores(scores, seen))
        return measure_confidence(scores, seen)

    # what is too unlikely to be given counts as well: how likely it is, is asked here
    with (
        patch.object(reconcile, "measure_confidence", note),
        patch.object(reconcile, "doubt_unlikely", lambda scores, seen: Result(scores)),
    ):
        rows = read_bytes(told.data, told.name, told.ocr)
    words = {id(row): each for row, each in zip(rows.scores, described, strict=True)}
    found = []
    for truth in told.truths:
        verdicts = judge_scores(truth, rows.scores, rows.findings)
        found.append(
            [
                (words[id(verdict.row)], verdict.outcome in ("right", "doubted") and not verdict.is_misprint)
                for verdict in verdicts
                if verdict.row is not None
            ]
        )
    return max(found, key=lambda pairs: sum(is_right for _, is_right in pairs))


def fit(kept: Sequence[Counted]) -> dict[str, float]:
    """Word -> weight, by logistic regression with a pull towards nothing; the word of all scores is not pulled."""
    words = sorted({word for each in kept for word in each.words})
    design = np.zeros((len(kept), len(words)))
    for row, each in enumerate(kept):
        for word in each.words:
            design[row, words.index(word)] = 1.0
    right = np.array([each.right for each in kept], dtype=float)
    total = right + np.array([each.wrong for each in kept], dtype=float)
    pull = np.array([1e-3 if word == "always" else STIFFNESS for word in words])
    weights = np.zeros(len(words))
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (right - total * share) - pull * weights
        curvature = (design * (total * share * (1 - share))[:, None]).T @ design + np.diag(pull)
        weights = weights + np.linalg.solve(curvature, slope)
    return dict(zip(words, weights.tolist(), strict=True))


def find_ceilings(counts: Iterable[Counted]) -> dict[str, float]:
    """Word of a doubtful status -> the share of its scores that held."""
    found: dict[str, list[int]] = {f"status {status}": [0, 0] for status in sorted(DOUBTED)}
    for each in counts:
        for word in each.words:
            if word in found:
                found[word][0] += each.right
                found[word][1] += each.right + each.wrong
    return {word: round(right / number, 4) for word, (right, number) in found.items()}


def curve(counts: Sequence[Counted]) -> dict[str, Any]:
    """What the kept weights say of some scores, and what came of them."""
    told = [(probability_of(each.words), each.right, each.wrong) for each in counts]
    right, wrong = sum(r for _, r, _ in told), sum(w for _, _, w in told)
    sure_right = sum(r for p, r, _ in told if p >= SURE)
    sure_wrong = sum(w for p, _, w in told if p >= SURE)
    bins = []
    for low, high in zip(BINS, BINS[1:], strict=False):
        here = [(p, r, w) for p, r, w in told if low <= p < high]
        if number := sum(r + w for _, r, w in here):
            said = sum(p * (r + w) for p, r, w in here) / number
            held = sum(r for _, r, _ in here) / number
            bins.append({"from": low, "scores": number, "said": round(said, 4), "held": round(held, 4)})
    low, high = bounds(sure_right, sure_right + sure_wrong)
    error = sum(each["scores"] * abs(each["said"] - each["held"]) for each in bins) / (right + wrong)
    return {
        "scores": right + wrong,
        "held": right,
        "sure": sure_right + sure_wrong,
        "sure_held": sure_right,
        "sure_held_share": round(sure_right / (sure_right + sure_wrong), 5),
        "sure_held_bounds": [round(low, 5), round(high, 5)],
        "right_that_are_sure": round(sure_right / right, 5),
        "calibration_error": round(error, 5),
        "brier": round(sum(r * (1 - p) ** 2 + w * p**2 for p, r, w in told) / (right + wrong), 5),
        "curve": bins,
    }


def load_counts(source: str) -> list[Counted]:
    with (COUNTS / f"{source}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [Counted(tuple(row["words"].split(JOIN)), int(row["right"]), int(row["wrong"])) for row in rows]


def save_counts(source: str, counts: Iterable[Counted]) -> None:
    COUNTS.mkdir(exist_ok=True)
    with (COUNTS / f"{source}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Counted._fields)
        writer.writerows((JOIN.join(each.words), each.right, each.wrong) for each in counts)


def save(path: Path, column: str, numbers: Mapping[str, float]) -> None:
    """A table of words, each with a number."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("word", column))
        writer.writerows((word, f"{number:.4f}") for word, number in sorted(numbers.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", nargs="*", choices=list(SOURCES), help="read these reports, or all, and count anew")
    options = parser.parse_args()
    if options.read is not None:
        for source in options.read or SOURCES:
            save_counts(source, count_reports(SOURCES[source]()))
            print(f"{source} counted")
    if set(options.read or ()) in (set(), set(SOURCES)):
        fit_and_measure()


FITTED = (FIRST_SIGHT, "kinds", "corpus", "scans")


def fit_and_measure() -> None:
    """Weights and figures from the counts that are kept."""
    kept = [each for source in FITTED for each in load_counts(source)]
    save(WEIGHTS, "weight", fit(kept))
    save(CEILINGS, "held", find_ceilings(kept))
    load_weights.cache_clear()
    load_ceilings.cache_clear()
    figures = {source: curve(load_counts(source)) for source in (FIRST_SIGHT, *SOURCES)}
    CURVE.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for source, each in figures.items():
        print(source, {key: value for key, value in each.items() if key != "curve"})


if __name__ == "__main__":
    main()
