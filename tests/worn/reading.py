"""Reads worn reports with the readers that there are, and judges what came of them."""

from __future__ import annotations

import time

import pypdfium2 as pdfium

from prongsai.pipeline.config import OWN_READER
from tests.kinds.case import Case
from tests.layouts.reading import Judged
from tests.reading import read_bytes
from tests.truth.scores import judge_scores, tally_scores

FIGURES = ("wanted", "right", "verified", "doubted", "wrong", "invented", "flagged", "lost", "silent")
READER = OWN_READER
"""Our own alone: it is part of the package, and so the figures are the same on every machine."""


def judge_worn(case: Case, is_refused: bool = False) -> Judged:
    """One report judged as `tests.truth` judges, with its pages and the processor's milliseconds in the tally.

    Args:
        case: the report.
        is_refused: nobody can read it; a score that was left out and named as such counts as right.
    """
    data = case.files[case.document]
    start = time.process_time()
    rows = read_bytes(data, case.document, ocr=READER)
    spent = time.process_time() - start
    misses: list[str] = []
    tally = tally_scores(case.truth, rows.scores, rows.findings, misses.append)
    if is_refused:
        # what is named as unread is what is wanted here, and nothing else
        tally["scores_right"], tally["scores_missing"] = tally["scores_flagged"], tally["scores_lost"]
    with pdfium.PdfDocument(data) as document:
        tally.update(read=1, pages=len(document), milliseconds=round(1000 * spent), refused=int(is_refused))
    return Judged(case, tally, judge_scores(case.truth, rows.scores, rows.findings), misses, rows.findings)
