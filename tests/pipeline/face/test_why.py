"""Why a report has the scores that it has, told from its rows."""

from __future__ import annotations

from typing import Any

import pytest

from prongsai.pipeline.face.why import say_why, say_why_no_document


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
    roles = [{"role": role, "score": 1.0} for role in ("score", "target", None, "target")]
    assert list(say_why(document(), [], roles))[-1] == (
        "Numbers read that are no scores of this body: 2 goals, 1 undecided."
    )


def test_losses_beyond_a_screen_are_counted() -> None:
    losses = [finding("table-unrecognised", f"table {at}", "warning", place=f"page {at}") for at in range(1, 15)]
    *_, before, last = say_why(document(), losses, [])
    assert before == "  page 12: table 12"
    assert last == "  and 2 more"


def test_what_else_was_found_is_told_by_its_kind_errors_first() -> None:
    foreign = [finding("unit-foreign", f"body {at}", "warning", place=f"line {at}") for at in (3, 5)]
    damaged = finding("text-damaged", "letters were lost")
    hidden = finding("text-not-seen", "18 letters drawn invisibly", "info")
    remark = finding("names-hidden", "x", "info")
    lines = list(say_why(document(), [*foreign, hidden, remark, damaged], []))
    assert lines[lines.index("What else was found:") + 1 :] == [
        "  letters were lost",
        "  line 3: body 3 (and 1 more of this kind)",
        "  18 letters drawn invisibly",
    ]
    assert "  18 letters drawn invisibly" not in list(say_why(document(n_scores=3), [hidden], []))
    assert "  letters were lost" in list(say_why(document(), [damaged, finding("not-a-report", "x", "info")], []))


def test_dashes_are_counted_as_not_assessed() -> None:
    dashes = [{"role": "score", "score": None}] * 2
    given = [{"role": "score", "score": 91.0}, {"role": "target", "score": None}]
    said = "For 2 codes it prints a dash: not assessed, which is no score."
    assert said in list(say_why(document(), [], [*dashes, *given]))
    assert said not in list(say_why(document(), [], given))


def test_file_that_became_no_document_is_told_by_its_findings() -> None:
    told = [finding("format-not-read", "a.json is no report", remedy="save it as .txt")]
    assert list(say_why_no_document(told)) == [
        "No report was made of this file:",
        "  a.json is no report; save it as .txt",
    ]
