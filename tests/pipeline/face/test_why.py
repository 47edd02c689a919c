"""Why a report has the scores that it has, told from its rows."""

from __future__ import annotations

from typing import Any

import pytest

from prongsai.pipeline.face.why import say_why


def document(**changes: Any) -> dict[str, Any]:
    return {
        "n_scores": 0, "n_measures": 0, "status": "partial", "pages": 9, "pages_unread": 0, "numbers_seen": 3,
        "numbers_unexplained": 0, "text_in_rows": None, "text_kinds": None, **changes,
    }  # fmt: skip


def finding(code: str, message: str, severity: str = "error", place: str = "", remedy: str = "") -> dict[str, Any]:
    return {"code": code, "severity": severity, "message": message, "place": place, "suggestion": remedy}


def test_failed_report_is_told_by_its_errors_alone() -> None:
    told = [finding("document-unreadable", "damaged", remedy="fetch it again"), finding("x", "a remark", "info")]
    assert list(say_why(document(status="failed"), told, [])) == [
        "0 scores and 0 measures were read from it: nothing of it could be read.",
        "  damaged; fetch it again",
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [("document-blank", "All its pages are blank."), ("not-a-report", "Nothing in it speaks of the ITA")],
)
def test_report_in_which_there_is_nothing_needs_no_more(code: str, said: str) -> None:
    *_, last = say_why(document(), [finding(code, "x", "info")], [])
    assert last.startswith(said)


def test_pages_that_were_not_read_are_counted() -> None:
    assert "2 of its 9 pages could not be read." in list(say_why(document(pages_unread=2), [], []))


@pytest.mark.parametrize(
    ("seen", "unexplained", "said"),
    [
        (0, 0, "No number in it looks like a score."),
        (3, 0, "3 of its numbers look like scores; each of them is in a row or named for what it is."),
        (3, 2, "3 of its numbers look like scores; 2 of them are in no row."),
    ],
)
def test_numbers_are_counted(seen: int, unexplained: int, said: str) -> None:
    assert said in list(say_why(document(numbers_seen=seen, numbers_unexplained=unexplained), [], []))


def test_numbers_that_nobody_counted_are_not_spoken_of() -> None:
    assert len(list(say_why(document(numbers_seen=None), [], []))) == 1


def test_roles_are_named_the_most_frequent_first() -> None:
    roles = [{"role": role} for role in ("score", "target", None, "target")]
    assert list(say_why(document(), [], roles))[-1] == (
        "Numbers read that are no scores of this body: 2 goals, 1 undecided."
    )


def test_losses_beyond_a_screen_are_counted() -> None:
    losses = [finding("table-unrecognised", f"table {at}", "warning", place=f"page {at}") for at in range(1, 15)]
    *_, before, last = say_why(document(), losses, [])
    assert before == "  page 12: table 12"
    assert last == "  and 2 more"
