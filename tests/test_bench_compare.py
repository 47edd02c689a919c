"""The accuracy bench counts what it says it counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.bench.compare import nearest, plain, tally_measures, tally_scores, tally_unit

SCORES: dict[str, Any] = {
    "scores": [
        {"code": "ita", "score": 92.75, "fiscal_year": 2566, "level": "ผ่านดี"},
        {"code": "i1", "score": 94.17, "fiscal_year": 2566},
    ]
}


def row(code: str, score: float, status: str = "read", confidence: float = 0.95, **more: Any) -> dict[str, Any]:
    start = {"subject": None, "code": code, "fiscal_year": 2566, "score": score, "status": status, "level": None}
    return start | {"confidence": confidence, "raw_score": str(score), "page": 1} | more


def test_right_scores_count_and_levels_with_them() -> None:
    tally = tally_scores(SCORES, [row("ita", 92.75, level="ผ่านดี"), row("i1", 94.17)])
    assert (tally["scores"], tally["scores_wanted"], tally["levels"], tally["scores_silent"]) == (2, 2, 1, 0)


def test_wrong_score_given_without_doubt_is_silently_wrong() -> None:
    assert tally_scores(SCORES, [row("i1", 95.17)])["scores_silent"] == 1


def test_wrong_score_given_with_doubt_is_not_silent() -> None:
    for doubtful in (row("i1", 95.17, "suspect"), row("i1", 95.17, confidence=0.5)):
        tally = tally_scores(SCORES, [doubtful])
        assert (tally["scores_wrong"], tally["scores_silent"]) == (1, 0)


def test_invented_score_is_silent_too() -> None:
    tally = tally_scores(SCORES, [row("i2", 80.0)])
    assert (tally["scores_extra"], tally["scores_silent"]) == (1, 1)


def test_flagged_misprint_counts_as_right_and_an_unflagged_one_does_not() -> None:
    truth = SCORES | {"typo": {"code": "i1", "printed": 95.17}}
    assert tally_scores(truth, [row("i1", 95.17, "conflict")])["misprints_flagged"] == 1
    assert tally_scores(truth, [row("i1", 95.17)])["scores_silent"] == 1


def test_dash_in_a_results_table_wants_no_score() -> None:
    truth = {
        "scores": [],
        "results": [{"subject": "อบต.ก", "fiscal_year": 2566, "scores": {"iit": 27.1, "eit": None}}],
    }
    assert tally_scores(truth, [])["scores_wanted"] == 1
    assert tally_scores(truth, [row("eit", 20.0, subject="อบต.ก")])["scores_extra"] == 1


def test_subject_with_one_letter_misread_is_still_that_body_but_not_its_name() -> None:
    truth = {"scores": [], "results": [{"subject": "อบต.หนองแก้ว", "fiscal_year": 2566, "scores": {"iit": 27.1}}]}
    tally = tally_scores(truth, [row("iit", 27.1, subject="อบต.หนองแก้ส")])
    assert (tally["scores"], tally["names"], tally["names_wanted"]) == (1, 0, 1)
    assert nearest("ทต.อื่น", {"อบต.หนองแก้ว"}) == "ทต.อื่น"


def test_numbering_and_white_space_do_not_count() -> None:
    assert plain("๑. จัด ประชุม ๒) แจ้งผล") == plain(["จัดประชุม", "แจ้งผล"]) == "จัดประชุมแจ้งผล"
    assert plain("ปี ๒๕๖๖") == "ปี2566"


def measure(text: str, **more: Any) -> dict[str, Any]:
    empty = {"issue_no": None, "measure_no": 1, "responsible": "", "period": "", "outcomes": ""}
    return empty | {"measure": text, "steps": "", "results": ""} | more


def test_measures_are_paired_and_their_cells_compared() -> None:
    wanted = measure(
        "จัดทำคู่มือ", steps="๑. ร่าง ๒. พิมพ์", n_steps=2, period_start="2022-10-01", period_end="2023-09-30", followup=""
    )
    read = measure("จัดทำคู่มือ", steps=["ร่าง", "พิม"], monitoring=None)
    read |= {"period_start": date(2022, 10, 1), "period_end": date(2023, 9, 30)}
    tally = tally_measures({"measures": [wanted]}, [measure("อย่างอื่นที่ยาวกว่า", monitoring=None), read])
    assert (tally["measures"], tally["measures_wanted"], tally["measures_read"]) == (1, 1, 2)
    assert (tally["cells"], tally["cells_wanted"], tally["edits"], tally["lists"], tally["periods"]) == (1, 2, 2, 1, 1)


def test_missing_measure_costs_all_its_characters() -> None:
    tally = tally_measures({"measures": [measure("จัดทำคู่มือ", followup="")]}, [])
    assert (tally["measures"], tally["edits"], tally["characters"]) == (0, 11, 11)


def test_unit_needs_name_district_and_province() -> None:
    truth = {"unit": {"name": "ก", "district": "ข", "province": "ค"}, "fiscal_year": 2566}
    document = {"unit_id": "1-sao-ก", "unit_name": "ก", "district": "ง", "province": "ค", "fiscal_year": 2566}
    tally = tally_unit(truth, document | {"unit_confidence": 0.97})
    assert (tally["units"], tally["units_silent"], tally["years"]) == (0, 1, 1)
