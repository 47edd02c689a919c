"""Numbers with the names of other indicators, and titles that name none, held against the scores."""

from __future__ import annotations

from dataclasses import replace

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Misnaming, Observation, Provenance, Score, Statements
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction, OwnScores
from prongsai.pipeline.reconcile.contradictions.names import check_names, check_titles

HERE, ELSEWHERE = Provenance(2, method="narrative"), Provenance(5, method="text")
SWAPPED = Misnaming("indicator-4", "indicator-6", "ตัวชี้วัดที่ 4 คุณภาพการดำเนินงาน", 2567, HERE)
LONG_NAME = Misnaming("eit", "iit", "แบบวัดการรับรู้ภายใน (EIT)", 2567, HERE)


def seen(code: str, value: float, place: Provenance) -> Observation:
    return Observation(2567, "indicator", None, code, value, 100.0, "", f"{value:.2f}", place)


READINGS = [
    seen("indicator-6", 95.02, HERE),
    seen("indicator-6", 95.02, ELSEWHERE),
    seen("indicator-4", 88.1, ELSEWHERE),
]


def score(code: str, value: float, *readings: int) -> Score:
    return Score(2567, "indicator", None, code, value, 100.0, None, "read", 0.97, readings)


SIX, FOUR = score("indicator-6", 95.02, 0), score("indicator-4", 88.10, 2)


def told(*misnamings: Misnaming, scores: tuple[Score, ...] = (SIX, FOUR), n_right: int = 9) -> list[Contradiction]:
    statements = Statements(misnamings=misnamings, n_rightly_named=n_right)
    return list(check_names(statements, OwnScores.of(scores, READINGS)))


def test_number_with_another_name_is_told_with_both_scores_and_doubts_the_one_that_rests_on_it() -> None:
    (found,) = told(SWAPPED)
    assert found.finding.message == (
        "`ตัวชี้วัดที่ 4 คุณภาพการดำเนินงาน` (page 2): the name is that of indicator 6, the number is 4; "
        "indicator-4 is 88.10 (page 5); 95.02 is taken for indicator-6"
    )
    assert (found.finding.field, found.finding.raw, found.finding.page) == ("indicator-6", SWAPPED.text, 2)
    assert found.doubts == {(2567, "indicator-6"): "doubt: printed with the number 4"}


def test_score_that_another_place_gives_too_is_not_doubted() -> None:
    (found,) = told(SWAPPED, scores=(replace(SIX, readings=(0, 1)), FOUR))
    assert found.doubts == {}
    assert found.finding.message.endswith("indicator-4 is 88.10 (page 5)")


def test_without_scores_only_the_names_are_told() -> None:
    (found,) = told(SWAPPED, scores=())
    assert found.finding.message.endswith("the number is 4")
    (found,) = told(SWAPPED, scores=(SIX,))
    assert found.finding.message.endswith("the number is 4; 95.02 is taken for indicator-6")


def test_long_name_of_one_instrument_beside_the_short_one_of_another() -> None:
    (found,) = told(LONG_NAME, n_right=0)
    assert found.finding.message == (
        "`แบบวัดการรับรู้ภายใน (EIT)` (page 2): the long name is that of IIT, the short one that of EIT"
    )
    assert (found.finding.field, found.finding.raw, found.finding.suggestion) == ("eit", LONG_NAME.text, "iit")
    assert found.doubts == {}


def test_each_pair_is_told_once_and_the_next_one_too() -> None:
    again, other = replace(SWAPPED, provenance=ELSEWHERE), replace(SWAPPED, said="indicator-3", named="indicator-8")
    assert [one.finding.field for one in told(SWAPPED, again, LONG_NAME, LONG_NAME, other)] == [
        "indicator-6",
        "eit",
        "indicator-8",
    ]


def test_report_that_counts_its_indicators_in_its_own_way_is_not_contradicted() -> None:
    others = [replace(SWAPPED, said=f"indicator-{n}", named=f"indicator-{n + 1}") for n in (1, 2, 3)]
    assert len(told(*others, n_right=3)) == 3
    assert told(*others, n_right=2) == []
    # the same pair again, and names of instruments, make no counting of one's own
    assert len(told(SWAPPED, SWAPPED, LONG_NAME, n_right=1)) == 2
    assert [one.finding.field for one in told(*others, LONG_NAME, n_right=2)] == ["eit"]


def test_title_of_no_indicator_is_told_once_with_the_name_that_the_year_gives_it() -> None:
    title = Misnaming("indicator-3", "", "การบริหารจัดการน้ำ", 2567, HERE)
    other = replace(title, text="การดูแลป่า")
    found = list(check_titles(Statements(other_titles=(title, title, other)), load_frame()))
    assert [(one.finding.code, one.finding.raw) for one in found] == [
        ("frame-mismatch", "การบริหารจัดการน้ำ"),
        ("frame-mismatch", "การดูแลป่า"),
    ]
    finding = found[0].finding
    assert finding.message == "indicator-3 is called `การบริหารจัดการน้ำ` (page 2); its name is การใช้อำนาจ"
    assert (finding.severity, finding.field, finding.suggestion, finding.page) == (
        "warning",
        "indicator-3",
        "การใช้อำนาจ",
        2,
    )
