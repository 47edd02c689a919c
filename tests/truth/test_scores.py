"""Each branch of the judgement on scores, on tables small enough to be judged by eye."""

from __future__ import annotations

from typing import Any

import pytest

from tests.truth.scores import is_scaled, judge_scores, nearest, tally_scores
from tests.truth.statuses import DOUBTED, TRUSTED, is_trusted

TRUTH: dict[str, Any] = {
    "scores": [
        {"code": "ita", "score": 92.75, "fiscal_year": 2566, "level": "ผ่านดี"},
        {"code": "i1", "score": 94.17, "fiscal_year": 2566},
    ]
}
LIST: dict[str, Any] = {
    "scores": [],
    "results": [
        {
            "subject": "อบต.หนองแก้ว",
            "fiscal_year": 2566,
            "scores": {"iit": 27.1, "eit": None, "ita": 88.0},
            "scale_max": {"iit": 30, "eit": 30, "ita": 100},
            "level": "ผ่านดี",
        }
    ],
}


def row(code: str, score: float, status: str = "read", confidence: float = 0.95, **more: Any) -> dict[str, Any]:
    start = {"subject": None, "code": code, "fiscal_year": 2566, "score": score, "status": status, "level": None}
    start |= {"scale_max": 100, "confidence": confidence, "raw_score": str(score), "page": 1}
    made = start | more
    return {"score_100": made["score"] * 100 / made["scale_max"]} | made


def figures(truth: dict[str, Any], *rows: dict[str, Any], findings: Any = ()) -> dict[str, int]:
    """The figures that are not nought."""
    tally = tally_scores(truth, rows, findings)
    return {name.removeprefix("scores_"): count for name, count in tally.items() if count}


def outcomes(truth: dict[str, Any], *rows: dict[str, Any]) -> list[str]:
    return sorted(verdict.outcome for verdict in judge_scores(truth, rows, ()))


def test_right_scores_and_the_rating_beside_them() -> None:
    got = figures(TRUTH, row("ita", 92.75, level="ผ่านดี"), row("i1", 94.17, "verified"))
    assert got == {
        "wanted": 2,
        "right": 2,
        "verified": 1,
        "rows_read": 2,
        "levels_wanted": 1,
        "levels_right": 1,
    }


@pytest.mark.parametrize("status", sorted(DOUBTED))
def test_right_score_with_a_word_of_doubt_is_doubted_and_not_right(status: str) -> None:
    assert outcomes(TRUTH, row("i1", 94.17, status)) == ["doubted", "missing"]


@pytest.mark.parametrize("status", sorted(TRUSTED))
@pytest.mark.parametrize("confidence", [0.01, 0.95])
def test_wrong_score_with_a_trusted_status_is_silent_whatever_its_confidence(status: str, confidence: float) -> None:
    got = figures(TRUTH, row("i1", 95.17, status, confidence))
    assert (got["wrong"], got["silent"]) == (1, 1)


@pytest.mark.parametrize("status", sorted(DOUBTED))
def test_wrong_score_with_a_word_of_doubt_is_not_silent(status: str) -> None:
    got = figures(TRUTH, row("i1", 95.17, status, 0.99))
    assert got["wrong"] == 1
    assert "silent" not in got


def test_invented_score_is_silent_too() -> None:
    got = figures(TRUTH, row("i2", 80.0, confidence=0.01))
    assert (got["invented"], got["silent"]) == (1, 1)
    assert "wrong" not in got
    assert "silent" not in figures(TRUTH, row("i2", 80.0, "suspect"))


def test_status_that_nobody_has_judged_is_refused() -> None:
    with pytest.raises(ValueError, match="guessed"):
        is_trusted("guessed")


@pytest.mark.parametrize("year", [2565, None])
def test_right_number_under_another_year_is_wrong_and_takes_the_place_of_the_right_one(year: int | None) -> None:
    got = figures(TRUTH, row("ita", 92.75), row("i1", 94.17, fiscal_year=year))
    assert (got["right"], got["wrong"], got["silent"]) == (1, 1, 1)
    assert "lost" not in got
    assert "invented" not in got


def test_right_number_of_another_body_is_wrong() -> None:
    assert outcomes(TRUTH, row("ita", 92.75), row("i1", 94.17, subject="อบต.ก")) == ["right", "wrong"]


def test_wrong_value_at_its_own_place_comes_before_a_right_value_elsewhere() -> None:
    truth = {"scores": TRUTH["scores"][1:]}
    got = figures(truth, row("i1", 94.17, fiscal_year=2565), row("i1", 95.17))
    assert (got["wrong"], got["invented"], got["silent"]) == (1, 1, 2)


def test_same_number_for_another_code_is_invented_and_the_score_is_lost() -> None:
    assert outcomes({"scores": TRUTH["scores"][1:]}, row("i18", 94.17)) == ["invented", "missing"]


def test_two_rows_for_one_score_are_one_too_many() -> None:
    truth = {"scores": TRUTH["scores"][1:]}
    assert outcomes(truth, row("i1", 94.17), row("i1", 94.17)) == ["invented", "right"]
    assert outcomes(truth, row("i1", 95.17), row("i1", 94.17)) == ["invented", "right"]


def test_score_that_nothing_names_is_lost() -> None:
    got = figures(TRUTH, row("ita", 92.75))
    assert (got["missing"], got["lost"]) == (1, 1)
    assert "flagged" not in got


def test_score_whose_loss_is_named_is_flagged() -> None:
    finding = {"severity": "warning", "code": "score-missing", "message": "", "field": "i1", "raw": None}
    got = figures(TRUTH, row("ita", 92.75), findings=[finding])
    assert (got["missing"], got["flagged"]) == (1, 1)
    assert "lost" not in got


def test_every_wanted_score_has_one_verdict() -> None:
    got = figures(TRUTH, row("i1", 95.17), row("i2", 80.0))
    assert got["wanted"] == got["wrong"] + got["missing"] == 2


def test_flagged_misprint_is_doubted_and_an_unflagged_one_is_silently_wrong() -> None:
    truth = TRUTH | {"typo": {"code": "i1", "printed": 95.17, "fiscal_year": 2566}}
    flagged = figures(truth, row("i1", 95.17, "conflict"))
    assert (flagged["doubted"], flagged["misprints_flagged"]) == (1, 1)
    assert figures(truth, row("i1", 95.17))["silent"] == 1
    assert "misprints_flagged" not in figures(truth, row("i1", 95.17, "conflict", fiscal_year=2565))
    assert "misprints_flagged" not in figures(truth, row("i1", 94.17, "repaired"))


def test_rating_needs_its_own_score() -> None:
    assert figures(TRUTH, row("i1", 94.17, level="ผ่านดี"))["levels_wanted"] == 1
    assert "levels_right" not in figures(TRUTH, row("i1", 94.17, level="ผ่านดี"))
    assert "levels_right" not in figures(TRUTH, row("ita", 92.75, level="ผ่าน"))


def in_list(code: str, score: float, **more: Any) -> dict[str, Any]:
    return row(code, score, **{"subject": "อบต.หนองแก้ว", "scale_max": 100 if code == "ita" else 30} | more)


def test_row_of_a_list_is_right_with_its_scale_and_its_rating() -> None:
    got = figures(LIST, in_list("iit", 27.1), in_list("ita", 88.0, level="ผ่านดี"))
    assert (got["right"], got["levels_right"], got["names_right"]) == (2, 1, 1)


def test_contribution_on_the_scale_of_hundred_is_wrong() -> None:
    assert outcomes(LIST, in_list("iit", 27.1, scale_max=100), in_list("ita", 88.0)) == ["right", "wrong"]


def test_dash_in_a_list_wants_no_score() -> None:
    got = figures(LIST, in_list("eit", 20.0))
    assert (got["wanted"], got["invented"]) == (2, 1)


def test_body_with_one_letter_misread_is_still_that_body_but_not_its_name() -> None:
    got = figures(LIST, in_list("iit", 27.1, subject="อบต.หนองแก้ส"))
    assert (got["right"], got["names_wanted"]) == (1, 1)
    assert "names_right" not in got
    assert nearest("ทต.อื่น", {"อบต.หนองแก้ว"}) == "ทต.อื่น"


def test_two_spellings_of_one_body_do_not_hide_each_other() -> None:
    got = figures(LIST, in_list("iit", 27.1), in_list("iit", 22.2, subject="อบต.หนองแก้ส"))
    assert (got["right"], got["invented"]) == (1, 1)


def test_score_100_must_follow_from_the_score() -> None:
    assert is_scaled(in_list("iit", 27.1))
    assert not is_scaled(in_list("iit", 27.1, score_100=27.1))
    assert figures(LIST, in_list("iit", 27.1, score_100=27.1))["rows_unscaled"] == 1


def test_confidence_of_one_is_noticed() -> None:
    assert figures(TRUTH, row("i1", 94.17, confidence=1.0))["rows_certain"] == 1
    assert "rows_certain" not in figures(TRUTH, row("i1", 94.17, confidence=0.998))
