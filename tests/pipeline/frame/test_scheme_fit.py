"""Whether the texts beside the codes of a report are those of a frame."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.schemes import share_that_fits
from prongsai.pipeline.model import Observation
from tests.score_makers import read_scores, score_table

YEAR = 2566
DONE = "รักษาระดับคะแนนและปรับปรุงข้อมูลให้เป็นปัจจุบัน"


def readings(text: str) -> list[Observation]:
    """A reading of each of eight items; `text` stands beside it, "" for the frame's own."""
    questions = load_frame().years[YEAR].questions
    seen, _ = read_scores("ผลการประเมิน", score_table("ข้อ | คะแนน", *(f"o{n} | 100.00" for n in range(1, 9))), year=YEAR)
    return [replace(one, fiscal_year=YEAR, name_text=text or questions[one.code].text) for one in seen]


@pytest.mark.parametrize("order", [1, -1])
def test_what_is_done_about_an_item_is_no_other_text_of_it(order: int) -> None:
    fit = share_that_fits(load_frame(), [*readings(""), *readings(DONE)][::order])
    assert fit is not None and (fit.alike, fit.of) == (8, 8)


def test_items_that_bear_other_texts_alone_do_not_fit() -> None:
    fit = share_that_fits(load_frame(), readings(DONE))
    assert fit is not None and not fit.is_good
