"""A score that a sentence gives to a neighbour is never the reporting body's own."""

from dataclasses import replace

import pytest

from prongsai.pipeline.model import Observation, Provenance, Unit, UnitDecision
from prongsai.pipeline.reconcile.foreign import copied_table_findings, find_copied_tables, mark_foreign

OWN = UnitDecision(None, 0.95, "แม่แฝก", "อบต.", "สันทราย", "เชียงใหม่", mentions=("องค์การบริหารส่วนตำบลแม่แฝก",))

UNIT = Unit("5014-sao-แม่แฝก", "sao", "แม่แฝก", "องค์การบริหารส่วนตำบลแม่แฝก", "สันทราย", "เชียงใหม่", "5014", None, "geothai")


def said(context, kind="narrative"):
    return Observation(
        2567, "overall", None, "ita", 90.0, 100.0, "ITA", "90.00", Provenance(), context=context, context_kind=kind
    )


def is_foreign(context, own=OWN, kind="narrative"):
    return mark_foreign([said(context, kind)], own)[0].is_foreign


def test_neighbour_named_last_owns_the_score():
    assert is_foreign("เมื่อเทียบกับเทศบาลตำบลแม่โจ้ ซึ่งได้คะแนน")


def test_own_name_whole_or_garbled_keeps_the_score():
    assert not is_foreign("องค์การบริหารส่วนตำบลแม่แฝก ได้คะแนน")
    assert not is_foreign("องค์การบริหารส่วนตำบลแม่แฟก ได้คะแนน")
    assert not is_foreign("ต่างจากเทศบาลตำบลแม่โจ้ องค์การบริหารส่วนตำบลแม่แฝก ได้คะแนน")


def test_sentence_without_a_name_is_the_reports_own():
    assert not is_foreign("ได้คะแนนรวม")


def test_nothing_is_foreign_to_an_unknown_body_or_in_a_table():
    assert not is_foreign("เทศบาลตำบลแม่โจ้ ได้คะแนน", own=UnitDecision(None, 0.0))
    assert not is_foreign("เทศบาลตำบลแม่โจ้ ได้คะแนน", kind="main")


def test_province_and_tambon_of_one_name_are_two_bodies():
    tambon = UnitDecision(UNIT, 0.95, "แม่แฝก", "อบต.")
    assert is_foreign("องค์การบริหารส่วนจังหวัดแม่แฝก ได้คะแนน", own=tambon)
    assert not is_foreign("เทศบาลตำบลแม่แฝก ได้คะแนน", own=tambon)
    province = UnitDecision(replace(UNIT, type="pao", name="แม่แฝก"), 0.95, "แม่แฝก", "อบจ.")
    assert not is_foreign("องค์การบริหารส่วนจังหวัดแม่แฝก ได้คะแนน", own=province)
    assert is_foreign("องค์การบริหารส่วนตำบลแม่แฝก ได้คะแนน", own=province)


def test_place_without_a_body_names_nobody_else():
    assert not is_foreign("ในเขตอำเภอสันทราย จังหวัดเชียงใหม่ ได้คะแนน")


def issue(code, value, table_no=9, kind="issue", scale_max=100.0):
    place = Provenance(3, None, table_no, 1)
    return replace(
        said("", kind), code=code, value=value, raw_score=f"{value:.2f}", provenance=place, scale_max=scale_max
    )


def copied(*readings):
    return find_copied_tables(range(len(readings)), readings)


MAIN = [issue(f"i{n}", 90.0 + n, table_no=1, kind="main") for n in range(1, 7)]


@pytest.mark.parametrize(
    ("values", "n_wrong"),
    [
        ([81.0, 82.0, 93.0, 94.0, 95.0, 96.0], 2),  # two of six: a third
        ([81.0, 82.0, 93.0, 94.0], 2),
        ([81.0, 92.0, 93.0], 0),  # one is a misprint
        ([91.0, 92.0, 93.0], 0),
        ([91.004, 92.004], 0),
        ([91.006, 92.006], 2),
    ],
)
def test_table_is_copied_where_two_codes_and_a_third_disagree(values, n_wrong):
    table = [issue(f"i{n}", value) for n, value in enumerate(values, start=1)]
    assert {no: len(ids) for no, ids in copied(*MAIN, *table).items()} == ({9: n_wrong} if n_wrong else {})


def test_two_wrong_of_seven_are_misprints():
    main = [*MAIN, issue("i7", 97.0, table_no=1, kind="main")]
    table = [issue(f"i{n}", 81.0 if n < 3 else 90.0 + n) for n in range(1, 8)]
    assert copied(*main, *table) == {}


def test_full_marks_in_both_tell_nothing_but_full_marks_in_one_do():
    full = [issue(f"o{n}", 100.0, table_no=1, kind="main") for n in range(1, 6)]
    table = [issue(f"o{n}", 100.0) for n in range(1, 6)]
    assert list(copied(*MAIN, *full, *table, issue("i1", 81.0), issue("i2", 82.0))) == [9]
    half = [issue("o1", 50.0), issue("o2", 50.0)]
    assert list(copied(*full, *half)) == [9]
    partial = [issue("o1", 50.0, table_no=1, kind="main"), issue("o2", 50.0, table_no=1, kind="results")]
    assert list(copied(*partial, issue("o1", 100.0), issue("o2", 100.0))) == [9]


def test_only_tables_of_an_issue_with_codes_of_the_main_tables_can_be_copies():
    values = [("i1", 81.0), ("i2", 82.0)]
    for kind in ("narrative", "comparison", "main"):
        assert copied(*MAIN, *(issue(code, value, kind=kind) for code, value in values)) == {}
    assert copied(*MAIN, *(issue(code, value, table_no=None) for code, value in values)) == {}
    assert copied(*MAIN, issue("e1", 81.0), issue("e2", 82.0)) == {}


def test_contribution_agrees_with_its_score_on_the_scale_of_a_hundred():
    main = [issue("iit", 90.0, table_no=1, kind="main"), issue("eit", 80.0, table_no=1, kind="main")]
    assert copied(*main, issue("iit", 27.0, scale_max=30.0), issue("eit", 24.0, scale_max=30.0)) == {}


def test_finding_names_the_table_its_codes_and_what_it_prints():
    readings = [*MAIN, issue("i1", 81.0), issue("i2", 82.0)]
    (finding,) = copied_table_findings(9, copied(*readings)[9], readings)
    assert (finding.severity, finding.code, finding.page, finding.field, finding.raw) == (
        "warning",
        "unit-foreign",
        3,
        "score",
        "81.00, 82.00",
    )
    assert finding.message == (
        "table 9 gives other scores for i1, i2 than the main tables (page 3), where they are 91.00, 92.00: "
        "it seems copied from another report"
    )


def test_scores_of_two_instruments_in_one_copied_table_are_two_findings():
    full = [issue(f"o{n}", 50.0, table_no=1, kind="main") for n in (1, 2)]
    table = [issue("i1", 81.0), issue("i2", 82.0), issue("o1", 100.0), issue("o2", 100.0)]
    readings = [replace(one, instrument="IIT" if one.code < "j" else "OIT") for one in [*MAIN, *full, *table]]
    told = copied_table_findings(9, copied(*readings)[9], readings)
    assert [one.raw for one in told] == ["81.00, 82.00", "100.00, 100.00"]
    assert "o1, o2 than the main tables (page 3), where they are 50.00, 50.00" in told[1].message
