"""Several readings become one score; the sums of the frame prove it, accuse it or, where one way is left, mend it."""

from dataclasses import replace

from prongsai.pipeline.frame.relations import Relation, mean_relation, weighted_relation
from prongsai.pipeline.model import Observation, Provenance
from prongsai.pipeline.reconcile.digit_slips import find_single_slips
from prongsai.pipeline.reconcile.roles import find_roles
from prongsai.pipeline.reconcile.scores import reconcile_scores

PART_MEAN = mean_relation("indicator-1", ("i1", "i2", "i3"), is_hard=True)


def seen(
    code, value, *, raw=None, kind="main", method="text", table_no=1, confidence=1.0, scale_max=100.0, subject=None
):
    return Observation(
        2568,
        "question",
        "IIT",
        code,
        value,
        scale_max,
        code,
        raw or f"{value:.2f}",
        Provenance(1, None, table_no, 1, method),
        context_kind=kind,
        confidence=confidence,
        subject=subject,
    )


def reconcile(observations, relations=(PART_MEAN,)):
    result = reconcile_scores(observations, lambda year, codes: relations)
    return {score.code: score for score in result.rows}, result.findings


def test_sum_that_holds_verifies_all_its_numbers():
    scores, findings = reconcile([seen("i1", 90.0), seen("i2", 95.0), seen("i3", 100.0), seen("indicator-1", 95.0)])
    assert {score.status for score in scores.values()} == {"verified"}
    assert findings == []


def _sum_of_a_scan(**sureness):
    values = {"i1": 90.0, "i2": 95.0, "i3": 100.0, "indicator-1": 95.0}
    readings = [seen(c, v, method="ocr", confidence=sureness.get(c[:3], 0.98)) for c, v in values.items()]
    return {code: (s.status, s.basis) for code, s in reconcile(readings)[0].items()}


def test_sum_verifies_no_doubted_total_and_part_that_may_be_misread_alike():
    found = _sum_of_a_scan(i1=0.4, ind=0.61)
    assert {code: status for code, (status, _) in found.items()} == {
        "i1": "read", "i2": "verified", "i3": "verified", "indicator-1": "read"
    }  # fmt: skip
    assert found["i1"][1] == found["indicator-1"][1] == ()
    assert found["i2"][1] and found["i3"][1]


def test_sum_verifies_doubted_numbers_that_the_others_hold():
    for sureness in ({"i1": 0.4, "i2": 0.4}, {"ind": 0.4}, {"i1": 0.62, "ind": 0.4}):
        assert {status for status, _ in _sum_of_a_scan(**sureness).values()} == {"verified"}


def test_doubted_total_and_part_of_a_text_layer_are_verified_by_their_sum():
    readings = [seen("i1", 90.0, confidence=0.4), seen("i2", 95.0), seen("i3", 100.0)]
    scores, _ = reconcile([*readings, seen("indicator-1", 95.0, confidence=0.4)])
    assert {score.status for score in scores.values()} == {"verified"}


def test_sum_that_fails_accuses_what_nothing_else_confirms():
    scores, findings = reconcile([seen("i1", 91.0), seen("i2", 95.0), seen("i3", 100.0), seen("indicator-1", 95.0)])
    assert {score.status for score in scores.values()} == {"suspect"}
    assert [f.code for f in findings] == ["score-sum-mismatch"]


def test_second_agreeing_reading_elsewhere_verifies():
    scores, _ = reconcile([seen("i1", 90.0), seen("i1", 90.0, kind="narrative", table_no=None)])
    assert scores["i1"].status == "verified"
    assert len(scores["i1"].readings) == 2


def test_readings_that_disagree_are_a_conflict():
    scores, findings = reconcile([seen("i1", 90.0), seen("i1", 80.0, kind="narrative", table_no=None)])
    assert (scores["i1"].status, scores["i1"].score) == ("conflict", 90.0)
    assert [f.code for f in findings] == ["score-conflict"]


def test_other_printed_reading_is_taken_where_it_alone_makes_the_sum_hold():
    scores, findings = reconcile(
        [
            seen("i1", 95.17),
            seen("i2", 95.42),
            seen("i3", 100.0),
            seen("indicator-1", 96.53),
            seen("i1", 94.17, kind="issue", table_no=5),
        ]
    )
    assert (scores["i1"].score, scores["i1"].status) == (94.17, "repaired")
    assert "score-conflict" in {f.code for f in findings}


def _doubted_beside_confirmed(value, raw, mean):
    """A scan of i4 and the indicator, read twice each, and of i5, read once; with the mean that ties them."""
    observations = [
        seen("i4", 90.0, method="ocr", confidence=0.8),
        seen("i4", 90.0, method="ocr", confidence=0.8, kind="issue", table_no=7),
        seen("i5", value, method="ocr", confidence=0.8, raw=raw),
        seen("indicator-2", mean, method="ocr", confidence=0.8),
        seen("indicator-2", mean, method="ocr", kind="narrative", table_no=None),
    ]
    return observations, (mean_relation("indicator-2", ("i4", "i5"), is_hard=True),)


def test_misread_digit_of_a_scan_is_mended_where_one_way_is_left():
    scores, findings = reconcile(*_doubted_beside_confirmed(70.0, "๗๐.๐๐", mean=85.0))
    assert (scores["i5"].score, scores["i5"].status) == (80.0, "repaired")
    assert [f.code for f in findings] == ["score-repaired"]
    assert scores["i5"].readings == (2,)


def test_misprint_in_a_text_layer_stays_as_printed_and_is_flagged():
    relation = mean_relation("indicator-2", ("i4", "i5"), is_hard=True)
    observations = [
        seen("i4", 90.0),
        seen("i4", 90.0, kind="issue", table_no=7),
        seen("i5", 70.0),
        seen("indicator-2", 85.0),
        seen("indicator-2", 85.0, kind="narrative", table_no=None),
    ]
    scores, findings = reconcile(observations, (relation,))
    assert (scores["i5"].score, scores["i5"].status) == (70.0, "suspect")
    assert [f.code for f in findings] == ["score-sum-mismatch"]


def test_nothing_is_mended_where_two_ways_are_left():
    observations = [
        seen("i1", 95.17, method="ocr", confidence=0.8),
        seen("i2", 95.42, method="ocr", confidence=0.8),
        seen("i3", 100.0, method="ocr", confidence=0.8),
        seen("indicator-1", 96.53, method="ocr", confidence=0.8),
    ]
    scores, _ = reconcile(observations)
    assert scores["i1"].score == 95.17
    assert scores["i1"].status == "suspect"


def test_rule_that_the_frame_is_not_sure_of_accuses_nobody():
    soft = replace(PART_MEAN, is_hard=False)
    scores, findings = reconcile(
        [seen("i1", 91.0), seen("i2", 95.0), seen("i3", 100.0), seen("indicator-1", 95.0)], (soft,)
    )
    assert {score.status for score in scores.values()} == {"read"}
    assert [(f.code, f.severity) for f in findings] == [("score-sum-mismatch", "info")]


def test_table_copied_from_another_body_gives_no_scores():
    main = [seen(f"i{n}", 90.0 + n) for n in range(1, 5)]
    copied = [seen(f"i{n}", 80.0 + n, kind="issue", table_no=9) for n in range(1, 5)]
    scores, findings = reconcile([*main, *copied], ())
    assert {score.status for score in scores.values()} == {"read"}
    assert [f.code for f in findings] == ["unit-foreign"]


def test_contributions_add_up_on_their_own_scales():
    overall = Relation("ita", (("iit", 0.3), ("eit", 0.3), ("oit", 0.4)), True, "ita")
    observations = [
        seen("iit", 27.5, scale_max=30, kind="results", subject="ก"),
        seen("eit", 26.1, scale_max=30, kind="results", subject="ก"),
        seen("oit", 38.0, scale_max=40, kind="results", subject="ก"),
        seen("ita", 91.6, kind="results", subject="ก"),
    ]
    scores, _ = reconcile(observations, (overall,))
    assert {score.status for score in scores.values()} == {"verified"}
    assert scores["iit"].score == 27.5


def test_bodies_of_a_results_table_are_kept_apart():
    result = reconcile_scores(
        [seen("ita", 90.0, kind="results", subject="ก"), seen("ita", 80.0, kind="results", subject="ข")],
        lambda year, codes: (),
    )
    assert [(score.subject, score.score) for score in result.rows] == [("ก", 90.0), ("ข", 80.0)]


def test_dash_gives_no_score():
    unassessed = replace(seen("ita", 0.0), value=None)
    assert reconcile([unassessed])[0] == {}


def test_slips_of_one_digit_and_a_lost_point():
    assert find_single_slips("๙๒.๕๐", 82.49, 82.51) == [82.5]
    assert find_single_slips("9653", 96.52, 96.54) == [96.53]
    assert find_single_slips("ก", 0, 100) == []


def guessed(parent, parts):
    return replace(mean_relation(parent, parts, is_hard=False), family="i-questions", is_guess=True)


GUESSES = tuple(guessed(f"indicator-{n}", (f"i{2 * n - 1}", f"i{2 * n}")) for n in (1, 2, 3))


def test_rule_that_a_report_proves_itself_accuses_its_one_exception():
    right = [seen("i1", 80.0), seen("i2", 90.0), seen("indicator-1", 85.0), seen("i3", 70.0), seen("i4", 80.0)]
    scores, findings = reconcile([*right, seen("indicator-2", 75.0), *_third(60.0)], GUESSES)
    assert {code for code, score in scores.items() if score.status == "suspect"} == {"i5", "i6", "indicator-3"}
    assert [f.code for f in findings] == ["score-sum-mismatch"]


def test_rule_that_a_report_does_not_prove_says_nothing():
    wrong = [seen("i1", 80.0), seen("i2", 90.0), seen("indicator-1", 80.0), seen("i3", 70.0), seen("i4", 80.0)]
    scores, findings = reconcile([*wrong, seen("indicator-2", 70.0), *_third(60.0)], GUESSES)
    assert {score.status for score in scores.values()} == {"read"}
    assert findings == []


def _third(value):
    return [seen("i5", value), seen("i6", 80.0), seen("indicator-3", 75.0)]


def test_reading_that_lost_a_digit_is_not_mended_to_its_nearest_neighbour():
    scores, _ = reconcile(*_doubted_beside_confirmed(87.1, "๘๗.๑", mean=88.6))
    assert scores["i5"].score == 87.1
    assert scores["i5"].status == "suspect"


def test_reading_that_lost_a_digit_is_never_verified_by_a_sum():
    def read(code, value, raw=None):
        return seen(code, value, raw=raw, method="ocr", confidence=0.9)

    others = [read("i2", 95.11), read("i3", 90.15), read("indicator-1", 89.82)]
    assert reconcile([read("i1", 84.2, "84.2"), *others])[0]["i1"].status == "suspect"
    assert reconcile([read("i1", 84.2, "84.20"), *others])[0]["i1"].status == "verified"


def test_basis_names_the_sum_that_proves():
    scores, _ = reconcile([seen("i1", 90.0), seen("i2", 95.0), seen("i3", 100.0), seen("indicator-1", 95.0)])
    assert {score.basis for score in scores.values()} == {("sum: indicator-1 = mean(i1…3)",)}


def test_basis_counts_places_that_agree():
    scores, _ = reconcile([seen("i1", 90.0), seen("i1", 90.0), seen("i1", 90.0, kind="narrative", table_no=None)])
    assert scores["i1"].basis == ("agrees: 2 readings",)


def test_single_reading_has_no_basis():
    scores, _ = reconcile([seen("i1", 90.0)])
    assert scores["i1"].basis == ()


def test_basis_gives_the_doubt_and_dissent_the_other_readings():
    readings = [seen("i1", 90.0), seen("i1", 80.0, kind="narrative", table_no=None)]
    scores, _ = reconcile(readings)
    assert scores["i1"].basis == ("doubt: also given as 80.00",)
    assert (scores["i1"].readings, scores["i1"].dissent) == ((0,), (1,))


def test_basis_of_an_accused_score_names_the_failing_sum():
    scores, _ = reconcile([seen("i1", 91.0), seen("i2", 95.0), seen("i3", 100.0), seen("indicator-1", 95.0)])
    assert scores["i1"].basis == ("doubt: indicator-1 = mean(i1…3) does not hold",)


def test_basis_of_a_repaired_score_is_the_sum_that_forced_it():
    readings = [
        seen("i1", 95.17),
        seen("i2", 95.42),
        seen("i3", 100.0),
        seen("indicator-1", 96.53),
        seen("i1", 94.17, kind="issue", table_no=5),
    ]
    scores, _ = reconcile(readings)
    assert scores["i1"].basis == ("sum: indicator-1 = mean(i1…3)", "doubt: also given as 95.17")


def test_roles_are_given_to_what_was_weighed_and_to_nothing_else():
    copied = [seen("i1", 50.0, kind="issue", table_no=9), seen("i2", 51.0, kind="issue", table_no=9)]
    readings = [
        seen("i1", 90.0),
        seen("i2", 95.0),
        seen("i1", 80.0, kind="narrative", table_no=None),
        replace(seen("i3", 70.0), is_foreign=True),
        replace(seen("e1", 0.0, raw="-"), value=None),
        *copied,
    ]
    result = reconcile_scores(readings, lambda year, codes: ())
    assert find_roles(readings, result.rows) == dict.fromkeys((0, 1, 2, 4), "score")


def test_number_that_is_no_result_is_not_weighed():
    target = replace(seen("i1", 95.0), role="target")
    scores, findings = reconcile([target, seen("i1", 90.0)])
    assert [score.score for score in scores.values()] == [90.0]
    assert findings == []
    assert reconcile([target]) == ({}, [])


def test_total_beyond_all_its_parts_is_a_warning_even_where_nobody_is_sure_of_the_rule():
    soft = replace(PART_MEAN, is_hard=False)
    parts = [seen("i1", 91.0), seen("i2", 95.0), seen("i3", 99.0)]
    for total, severity in ((91.0, "info"), (90.99, "warning"), (99.0, "info"), (99.01, "warning")):
        scores, findings = reconcile([*parts, seen("indicator-1", total)], (soft,))
        assert [(f.code, f.severity) for f in findings] == [("score-sum-mismatch", severity)], total
        # the total bears the doubt, its parts do not
        assert scores["indicator-1"].basis == ("doubt: indicator-1 = mean(i1…3) does not hold",)
        assert scores["i1"].basis == ()
        assert scores["indicator-1"].status == "read"


def test_total_is_suggested_where_other_sums_prove_every_part_and_not_the_total():
    parts = (("iit", 0.3), ("eit", 0.3), ("oit", 0.4))
    overall = Relation("ita", parts, True, "ita is the weighted mean")
    means = [mean_relation(name, (f"{name}-1", f"{name}-2"), is_hard=True) for name in ("iit", "eit", "oit")]
    below = [
        seen(f"{name}-{at}", value + shift)
        for name, value in (("iit", 90.0), ("eit", 80.0), ("oit", 70.0))
        for at, shift in ((1, -1.0), (2, 1.0))
    ]
    instruments = [seen("iit", 90.0), seen("eit", 80.0), seen("oit", 70.0)]
    scores, findings = reconcile([*below, *instruments, seen("ita", 55.0)], (overall, *means))
    assert [(f.code, f.severity, f.suggestion) for f in findings] == [("score-sum-mismatch", "warning", "79.00")]
    assert {code: one.status for code, one in scores.items() if one.status != "verified"} == {"ita": "suspect"}
    # only what is accused bears the doubt
    assert [code for code, one in scores.items() if any("does not hold" in words for words in one.basis)] == ["ita"]
    # where one of the parts is not proven, or the first is the only one that is not, nothing is forced
    for left_out in means:
        kept = [one for one in means if one is not left_out]
        _, findings = reconcile([*below, *instruments, seen("ita", 55.0)], (overall, *kept))
        assert [f.suggestion for f in findings] == [None]


def test_total_that_another_sum_proves_is_not_said_to_be_meant_otherwise():
    low = Relation("ita", (("iit", 0.5), ("eit", 0.5)), True, "ita of two")
    high = Relation("total", (("ita", 0.5), ("oit", 0.5)), True, "total of two")
    means = [mean_relation(name, (f"{name}-1", f"{name}-2"), is_hard=True) for name in ("iit", "eit")]
    below = [seen(f"{name}-{at}", 80.0) for name in ("iit", "eit") for at in (1, 2)]
    readings = [*below, seen("iit", 80.0), seen("eit", 80.0), seen("ita", 60.0), seen("oit", 80.0), seen("total", 70.0)]
    _, findings = reconcile(readings, (low, high, *means))
    assert [(f.code, f.suggestion) for f in findings] == [("score-sum-mismatch", None)]


def test_other_reading_of_the_same_value_cures_nothing():
    """A sum that fails by more than one reading can help is left as it is."""
    scores, _ = reconcile(
        [
            seen("i1", 95.17),
            seen("i2", 95.42),
            seen("i3", 100.0),
            seen("indicator-1", 96.53),
            seen("i1", 95.17, kind="issue", table_no=5),
        ]
    )
    assert (scores["i1"].score, scores["i1"].status) == (95.17, "verified")


def _contributions(*, read_twice):
    """A scan of what IIT, EIT and OIT add to the total of 86.08, with 24.17 of EIT read as 25.17."""
    printed = {"iit": (24.87, 30.0), "eit": (25.17, 30.0), "oit": (37.04, 40.0), "ita": (86.08, 100.0)}
    readings = [
        seen(code, value, method="ocr", confidence=0.9, scale_max=scale, kind=kind, table_no=table_no)
        for kind, table_no in (("results", 1), ("narrative", None))
        for code, (value, scale) in printed.items()
        if kind == "results" or code in read_twice
    ]
    weighted = weighted_relation("ita", [("iit", 0.3), ("eit", 0.3), ("oit", 0.4)], is_hard=True)
    return reconcile(readings, (weighted,))


def test_slip_of_a_contribution_is_looked_for_as_printed():
    scores, findings = _contributions(read_twice={"iit", "oit", "ita"})
    assert (scores["eit"].status, scores["eit"].score) == ("repaired", 24.17)
    assert [(f.code, f.suggestion) for f in findings] == [("score-repaired", "24.17")]


def test_total_is_not_repaired_where_a_contribution_may_be_the_slip():
    scores, _ = _contributions(read_twice=set())
    assert {score.status for score in scores.values()} == {"suspect"}
    assert scores["ita"].score == 86.08
