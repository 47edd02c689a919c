"""Rules of the frame beside the sums: whole marks for items of OIT, the rating of the overall score, little doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Observation, Provenance, Result, Score
from prongsai.pipeline.reconcile.checks import check_scores, doubt_damaged, doubt_unlikely

YEAR = 2568
ITEM = Score(YEAR, "question", "OIT", "o3", 50.0, 100.0, None, "read", 0.97, (0,))
OVERALL = Score(YEAR, "overall", None, "ita", 96.0, 100.0, None, "read", 0.97, (0,))


def instrument(name, score, **changes):
    base = Score(YEAR, "instrument", name, name.lower(), score, 100.0, None, "read", 0.97, (0,))
    return replace(base, **changes)


def check(*scores):
    result = check_scores(scores, load_frame())
    assert [score.code for score in result.rows] == [score.code for score in scores]
    return result


def codes(*scores):
    return [finding.code for finding in check(*scores).findings]


@pytest.mark.parametrize("mark", [0.0, 50.0, 100.0])
def test_whole_marks_of_oit_items_are_left_alone(mark):
    item = replace(ITEM, score=mark)
    assert check(item).rows == [item]
    assert codes(item) == []


@pytest.mark.parametrize("mark", [45.0, 55.0, 90.0, 99.0])
def test_any_other_mark_of_an_oit_item_is_suspect_and_told(mark):
    result = check(replace(ITEM, score=mark))
    (row,) = result.rows
    (finding,) = result.findings
    assert (row.status, row.basis) == ("suspect", ("doubt: score-unusual",))
    assert (finding.severity, finding.code, finding.field, finding.raw) == (
        "warning",
        "score-unusual",
        "o3",
        f"{mark:.2f}",
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(ITEM, score=87.5, instrument="IIT", code="i3"),
        replace(ITEM, score=87.5, scope="sub_indicator", code="indicator-9.1"),
    ],
)
def test_marks_of_other_scores_may_be_anything(other):
    assert check(other).rows == [other]


def test_marks_are_those_that_the_data_says():
    frame = load_frame()
    rules = {name: replace(rule, item_marks=(0.0, 25.0)) for name, rule in frame.years[YEAR].rules.items()}
    other = replace(frame, years={YEAR: replace(frame.years[YEAR], rules=rules)})
    assert not check_scores([replace(ITEM, score=25.0)], other).findings
    (finding,) = check_scores([replace(ITEM, score=50.0)], other).findings
    assert finding.message == "o3 is 50.00, but items of OIT are marked 0 or 25"


def test_item_of_no_year_is_held_to_the_marks_of_the_last():
    assert codes(replace(ITEM, score=45.0, fiscal_year=None)) == ["score-unusual"]


@pytest.mark.parametrize(
    ("status", "after"),
    [("read", "suspect"), ("repaired", "suspect"), ("verified", "verified"), ("conflict", "conflict")],
)
def test_only_what_nothing_confirms_becomes_suspect(status, after):
    result = check(replace(ITEM, score=45.0, status=status))
    assert result.rows[0].status == after
    assert [finding.code for finding in result.findings] == ["score-unusual"]


@pytest.mark.parametrize(("confidence", "is_doubted"), [(0.61, True), (0.62, False), (0.64, False), (0.97, False)])
def test_lone_reading_of_little_confidence_is_suspect(confidence, is_doubted):
    result = check(replace(OVERALL, confidence=confidence))
    assert [finding.code for finding in result.findings] == ["score-doubtful"] * is_doubted
    assert result.rows[0].status == ("suspect" if is_doubted else "read")


def test_confirmed_reading_of_little_confidence_is_left_alone():
    verified = replace(OVERALL, confidence=0.5, status="verified")
    assert check(verified).rows == [verified]
    assert codes(verified) == []


@pytest.mark.parametrize(
    ("score", "level", "parts", "is_told"),
    [
        # from 2566: ผ่านดีเยี่ยม asks 95 of the whole and of each instrument, ผ่านดี 85 of each, ผ่าน 85 of the whole
        (96.0, "ผ่านดีเยี่ยม", {}, False),
        (96.0, "ต้องปรับปรุง", {}, True),
        (94.0, "ผ่านดีเยี่ยม", {}, True),
        (96.0, "ผ่านดีเยี่ยม", {"IIT": 90.0}, True),
        (96.0, "ผ่านดี", {"IIT": 90.0}, False),
        (96.0, "ผ่านดีเยี่ยม", {"EIT": 90.0}, True),
        (96.0, "ผ่านดีเยี่ยม", {"OIT": 90.0}, True),
        (96.0, "ผ่านดี", {"IIT": 96.0, "EIT": 96.0, "OIT": 96.0}, True),
        (86.0, "ผ่านดี", {"OIT": 80.0}, True),
        (86.0, "ผ่าน", {"OIT": 80.0}, False),
        # a word of the other scale says nothing about this one
        (60.0, "AA", {}, False),
    ],
)
def test_rating_that_the_frame_does_not_allow_is_told(score, level, parts, is_told):
    overall = replace(OVERALL, score=score, level=level)
    result = check(overall, *(instrument(name, value) for name, value in parts.items()))
    assert [finding.code for finding in result.findings] == ["level-mismatch"] * is_told
    assert result.rows[0].status == ("suspect" if is_told else "read")
    if is_told:
        (finding,) = result.findings
        assert (finding.severity, finding.field, finding.raw) == ("warning", "level", level)


def test_contribution_counts_on_its_own_scale_for_the_rating():
    overall = replace(OVERALL, score=96.0, level="ผ่านดีเยี่ยม")
    assert codes(overall, instrument("IIT", 28.8, scale_max=30.0)) == []
    assert codes(overall, instrument("IIT", 28.2, scale_max=30.0)) == ["level-mismatch"]


@pytest.mark.parametrize(
    "changes",
    [{"status": "suspect"}, {"subject": "อบต. อื่น"}, {"fiscal_year": 2567}],
    ids=["suspect", "other body", "other year"],
)
def test_instrument_that_is_suspect_or_not_of_this_body_and_year_decides_no_rating(changes):
    overall = replace(OVERALL, score=96.0, level="ผ่านดีเยี่ยม")
    assert codes(overall, instrument("IIT", 60.0, **changes)) == []


@pytest.mark.parametrize(
    "changes",
    [{"code": "iit", "scope": "instrument"}, {"level": None}, {"fiscal_year": None}, {"fiscal_year": 2590}],
    ids=["no overall score", "no rating", "no year", "year without a frame"],
)
def test_rating_is_not_judged_where_nothing_says_how(changes):
    assert codes(replace(OVERALL, **{"score": 60.0, "level": "ผ่านดีเยี่ยม", **changes})) == []


READING = Observation(
    YEAR, "overall", None, "ita", 96.0, 100.0, "ITA", "96.00", Provenance(4, table_no=2, row_no=0, method="text")
)


@pytest.mark.parametrize("status", ["read", "repaired", "verified"])
def test_score_that_is_most_likely_wrong_is_suspect_and_told(status):
    result = doubt_unlikely([replace(OVERALL, status=status, confidence=0.09)], [READING])
    (row,), (finding,) = result.rows, result.findings
    assert (row.status, row.confidence, row.basis) == ("suspect", 0.09, ("doubt: score-doubtful",))
    assert (finding.severity, finding.code, finding.page, finding.field) == ("warning", "score-doubtful", 4, "ita")


@pytest.mark.parametrize(("status", "confidence"), [("read", 0.1), ("verified", 0.97), ("conflict", 0.05)])
def test_likelier_ones_and_what_is_doubted_already_are_left_alone(status, confidence):
    score = replace(OVERALL, status=status, confidence=confidence)
    assert doubt_unlikely([score], [READING]) == Result([score])


@pytest.mark.parametrize(
    ("status", "year", "after"),
    [
        ("read", 2567, "suspect"),
        ("repaired", 2567, "suspect"),
        ("verified", 2567, "verified"),
        ("verified", None, "suspect"),
        ("conflict", 2567, "conflict"),
    ],
)
def test_only_sums_hold_in_a_damaged_file(status, year, after):
    score = instrument("iit", 91.25, status=status, fiscal_year=year)
    (sound,) = doubt_damaged([score], is_damaged=False)
    assert sound == score
    (doubted,) = doubt_damaged([score], is_damaged=True)
    assert doubted.status == after
    assert ("doubt: document-damaged" in doubted.basis) == (after == "suspect")


@pytest.mark.parametrize(
    ("score", "printed", "raw"),
    [
        (95.21, "A หรือ ผ่านดี", "A หรือ ผ่านดี"),
        (95.21, "AA หรือ ผ่านดี", None),
        (91.0, "A หรือ ผ่านดี", None),
        (95.21, None, None),
    ],
)
def test_letter_beside_the_rating_of_the_year_is_held_to_the_years_of_letters(score, printed, raw):
    result = check(replace(OVERALL, score=score, level="ผ่านดี", printed_level=printed))
    assert [(one.severity, one.code, one.raw) for one in result.findings] == [("info", "level-mismatch", raw)] * (
        raw is not None
    )
    assert result.rows[0].status == "read"  # an outdated letter says nothing against the number


def test_rating_of_the_years_of_letters_needs_no_other():
    both = replace(OVERALL, fiscal_year=2565, score=91.0, level="A", printed_level="ผ่านดี หรือ A")
    assert check(both).findings == []
