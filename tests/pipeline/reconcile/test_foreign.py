"""A score that a sentence gives to a neighbour is never the reporting body's own."""

from prongsai.pipeline.model import Observation, Provenance, UnitDecision
from prongsai.pipeline.reconcile.foreign import mark_foreign

OWN = UnitDecision(None, 0.95, "แม่แฝก", "อบต.", "สันทราย", "เชียงใหม่", mentions=("องค์การบริหารส่วนตำบลแม่แฝก",))


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
