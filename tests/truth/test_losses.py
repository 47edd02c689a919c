"""Only a finding that leads a person to the lost value excuses the loss."""

from __future__ import annotations

from typing import Any

import pytest

from prongsai.pipeline.emit.finding_codes import FINDING_CODES
from tests.truth.losses import NOT_ABOUT_LOSS, UNREAD_PLACES, is_measure_flagged, is_score_flagged

PLANNED = {"table-unrecognised", "numbers-unexplained", "text-unexplained"}
"""Codes of the dataset's contract that the product does not give yet."""


def finding(code: str = "score-missing", severity: str = "warning", **more: Any) -> dict[str, Any]:
    return {"severity": severity, "code": code, "message": "", "field": None, "raw": None} | more


def is_flagged(*findings: dict[str, Any], subject: str = "", code: str = "i1", value: float = 94.17) -> bool:
    return is_score_flagged(findings, subject, code, value)


def test_nothing_said_is_lost_silently() -> None:
    assert not is_flagged()


@pytest.mark.parametrize("more", [{"field": "i1"}, {"message": "I1 is printed"}, {"raw": "๙๔.๑๗"}])
def test_code_or_number_names_the_loss(more: dict[str, Any]) -> None:
    assert is_flagged(finding(**more))


@pytest.mark.parametrize(
    "more", [{"field": "i12"}, {"field": "i1.2"}, {"message": "xi1"}, {"raw": "194.17"}, {"raw": "94.173"}]
)
def test_a_longer_code_or_number_is_another(more: dict[str, Any]) -> None:
    assert not is_flagged(finding(**more))


def test_a_code_at_the_end_of_a_sentence_is_named() -> None:
    assert is_flagged(finding(message="nothing stands beside i1."))


def test_an_indicator_may_be_named_in_thai() -> None:
    assert is_flagged(finding(message="ตัวชี้วัดที่ ๓ ไม่มีคะแนน"), code="indicator-3")
    assert not is_flagged(finding(message="ตัวชี้วัดที่ ๓ ไม่มีคะแนน"), code="i3")


def test_an_info_warns_nobody() -> None:
    assert not is_flagged(finding(severity="info", field="i1"))
    assert is_flagged(finding(severity="error", field="i1"))


@pytest.mark.parametrize("code", ["unit-ambiguous", "date-invalid", "period-unreadable", "level-mismatch"])
def test_a_finding_on_bodies_dates_or_ratings_names_no_score(code: str) -> None:
    assert not is_flagged(finding(code, message="i1 94.17"))


def test_an_unread_place_names_all_that_stood_there() -> None:
    assert is_flagged(finding("page-unreadable", message="page 3"))
    assert not is_flagged(finding("score-conflict", message="page 3"))


def test_an_unread_place_that_lists_its_numbers_names_no_others() -> None:
    assert is_flagged(finding("numbers-unexplained", raw="94.17, 81.20"))
    assert not is_flagged(finding("numbers-unexplained", raw="81.20"))


def test_in_a_list_the_code_alone_names_no_row() -> None:
    assert not is_flagged(finding(field="iit"), subject="อบต.ก", code="iit")
    assert is_flagged(finding(field="iit", message="อบต. ก has none"), subject="อบต.ก", code="iit")
    assert is_flagged(finding(raw="94.17"), subject="อบต.ก", code="iit")


def test_a_measure_is_named_by_its_text_or_its_place() -> None:
    measure = "จัดทำคู่มือการให้บริการประชาชน"
    assert is_measure_flagged([finding("unmapped-column", raw=f"๑. {measure}")], measure)
    assert is_measure_flagged([finding("document-timeout")], measure)
    assert not is_measure_flagged([finding("unmapped-column", raw="จัดทำ")], measure)
    assert not is_measure_flagged([finding("unmapped-column", severity="info", raw=measure)], measure)
    assert not is_measure_flagged([finding("numbers-unexplained", raw="81.20")], measure)


def test_every_unread_place_is_a_code_of_the_product() -> None:
    known = {code.code for code in FINDING_CODES}
    assert known >= UNREAD_PLACES - PLANNED
    assert not any(NOT_ABOUT_LOSS.match(code) for code in UNREAD_PLACES)
