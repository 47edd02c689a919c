"""Scores and measures that stand in the report of another body or year too: when that is a copy, and who is told."""

from __future__ import annotations

import pytest

from prongsai.pipeline.emit.schema import MEASURES
from prongsai.pipeline.emit.spill import make_table
from tests.pipeline.across.compared import OURS, SCORED, THEIRS, compared, document, fill_unknown, found, scores


def test_scores_of_another_body_are_a_copy_in_both() -> None:
    one, other = compared(document("a", status="verified"), document("b", body=THEIRS, status="verified"))
    assert found(one) == found(other) == ["report-copied"]
    (finding,) = one["findings"].to_pylist()
    assert finding["message"] == (
        f"6 of 6 scores of 2567 are those of {THEIRS} in 2567, in b.pdf (bbbbbbbb): one of the two is copied"
    )
    assert all(row["basis"][-1].startswith("doubt: the same as") for row in scores(one).values())
    assert scores(other)["iit"]["basis"][-1] == f"doubt: the same as of {OURS} in 2567, in a.pdf (aaaaaaaa)"


def test_scores_of_last_year_are_a_copy() -> None:
    one, other = compared(document("a"), document("b", year=2566))
    assert found(one) == found(other) == ["report-copied"]
    assert "the same body in 2566" in one["findings"].to_pylist()[0]["message"]


def test_part_of_the_scores_copied_is_told_and_only_that_part_doubted() -> None:
    own = {"indicator-3": 80.31, "indicator-4": 70.77, "o1": 50.0}
    one, other = compared(
        document("a", {**SCORED, **own}), document("b", {**SCORED, "indicator-3": 66.66}, body=THEIRS)
    )
    assert found(one) == ["report-copied"]
    assert scores(one)["iit"]["basis"][-1].startswith("doubt: the same as")
    assert scores(one)["indicator-4"]["basis"] == scores(other)["indicator-3"]["basis"] == ["sum: here"]


def test_few_scores_and_whole_ones_that_agree_are_chance() -> None:
    full = {f"o{n}": 100.0 for n in range(1, 29)}
    few = {"iit": 91.23, "eit": 88.41, "oit": 93.75, "indicator-1": 71.19, "ita": 60.17}
    assert all(not found(tables) for tables in compared(document("a", full), document("b", full, body=THEIRS)))
    assert all(not found(tables) for tables in compared(document("a"), document("b", few, body=THEIRS)))


STEPS = (
    "จัดประชุมชี้แจงบุคลากรทุกส่วนราชการ",
    "เผยแพร่คู่มือการให้บริการบนเว็บไซต์",
    "ติดตามและรายงานผลทุกไตรมาส",
    "จัดอบรมเจ้าหน้าที่เรื่องจริยธรรม",
    "ปรับปรุงช่องทางรับเรื่องร้องเรียน",
)


def test_measures_with_the_results_of_another_body_are_a_copy_whatever_name_they_bear() -> None:
    one, other = compared(document("a", {}, measures=STEPS), document("b", {}, body=THEIRS, measures=STEPS[:4]))
    assert found(one) == found(other) == ["report-copied"]
    assert "4 of 5 measures" in one["findings"].to_pylist()[0]["message"]


def test_single_measures_that_agree_come_from_handbooks() -> None:
    first = document("a", {}, measures=STEPS)
    second = document("b", {}, body=THEIRS, measures=(*STEPS[:3], "จัดทำแผนที่ภาษีและทะเบียนทรัพย์สินใหม่ทั้งตำบล"))
    assert all(not found(tables) for tables in compared(first, second))


def test_report_in_two_files_is_told_of_the_later_one() -> None:
    one, other = compared(document("a"), document("b"))
    assert found(one) == []
    assert found(other) == ["report-repeated"]
    assert scores(other) == {**scores(document("b"))}


def test_many_copies_of_one_report_do_not_flood_it() -> None:
    bodies = [f"44{n:02}-sao-x" for n in range(12)]
    documents = [document(chr(97 + at), body=body) for at, body in enumerate(bodies)]
    told = compared(*documents)
    assert all(found(tables) == ["report-copied"] for tables in told)
    assert "documents more" in told[0]["findings"].to_pylist()[-1]["message"]


INDICATORS = {f"indicator-{number}": 80.11 + number for number in range(1, 11)}


@pytest.mark.parametrize(("shared", "of", "is_copy"), [(3, 3, False), (4, 4, True), (4, 8, True), (4, 9, False)])
def test_copy_has_four_telling_scores_and_half_of_those_that_both_give(shared: int, of: int, is_copy: bool) -> None:
    ours = dict(list(INDICATORS.items())[:of])
    theirs = {code: value if at < shared else value + 1.5 for at, (code, value) in enumerate(ours.items())}
    told = compared(document("a", ours), document("b", theirs, body=THEIRS))
    assert [found(tables) for tables in told] == [["report-copied"] * is_copy] * 2


def test_whole_scores_that_both_give_do_not_count_and_those_that_one_gives_whole_do() -> None:
    whole = {f"o{number}": 100.0 for number in range(1, 9)}
    ours = dict(list(INDICATORS.items())[:4])
    assert found(compared(document("a", ours | whole), document("b", ours | whole, body=THEIRS))[0]) == [
        "report-copied"
    ]
    # eight items that are whole here and broken there are eight that differ
    broken = dict.fromkeys(whole, 87.5)
    assert not found(compared(document("a", ours | whole), document("b", ours | broken, body=THEIRS))[0])


def test_copied_scores_that_do_not_follow_on_each_other_are_not_looked_for_and_two_neighbours_suffice() -> None:
    ours = dict(list(INDICATORS.items())[:5])
    theirs = {code: value + (1.5 if at == 2 else 0.0) for at, (code, value) in enumerate(ours.items())}
    assert found(compared(document("a", ours), document("b", theirs, body=THEIRS))[0]) == ["report-copied"]


@pytest.mark.parametrize(("ours", "theirs", "is_copy"), [(3, 3, False), (4, 4, True), (5, 4, True), (5, 5, True)])
def test_copied_measures_are_four_and_four_fifths_of_both(ours: int, theirs: int, is_copy: bool) -> None:
    told = compared(document("a", {}, measures=STEPS[:ours]), document("b", {}, body=THEIRS, measures=STEPS[:theirs]))
    assert [found(tables) for tables in told] == [["report-copied"] * is_copy] * 2


def test_measures_of_the_longer_list_must_be_four_fifths_too() -> None:
    more = ("จัดทำแผนที่ภาษีและทะเบียนทรัพย์สินใหม่ทั้งตำบล", "ซ่อมแซมถนนลาดยางสายหลักของหมู่บ้าน")
    told = compared(document("a", {}, measures=(*STEPS[:4], *more)), document("b", {}, body=THEIRS, measures=STEPS[:4]))
    assert [found(tables) for tables in told] == [[], []]


@pytest.mark.parametrize(("count", "is_told"), [(2, False), (3, True)])
def test_report_in_two_files_needs_three_scores_or_three_measures(count: int, is_told: bool) -> None:
    few = dict(list(SCORED.items())[:count])
    assert [found(tables) for tables in compared(document("a", few), document("b", few))] == [
        [],
        ["report-repeated"] * is_told,
    ]
    done = [document(name, {}, measures=STEPS[:count]) for name in "ab"]
    assert [found(tables) for tables in compared(*done)] == [[], ["report-repeated"] * is_told]


def test_report_given_twice_is_no_warning_and_is_told_of_the_first() -> None:
    told = compared(document("a"), document("b"), document("c"))
    assert [found(tables) for tables in told] == [[], ["report-repeated"], ["report-repeated"]]
    for tables in told:
        assert tables["documents"].to_pylist()[0]["n_warnings"] == 0
    assert [tables["findings"].to_pylist()[0]["message"] for tables in told[1:]] == [
        "it gives the same scores and measures as a.pdf (aaaaaaaa)"
    ] * 2


def test_whole_scores_alike_do_not_make_few_others_a_copy() -> None:
    whole = {f"o{number}": 100.0 for number in range(1, 9)}
    three = dict(list(INDICATORS.items())[:3])
    told = compared(document("a", three | whole), document("b", three | whole, body=THEIRS))
    assert [found(tables) for tables in told] == [[], []]


def test_whole_scores_that_differ_do_not_unmake_a_copy() -> None:
    four = dict(list(INDICATORS.items())[:4])
    ours = four | {f"o{number}": 100.0 for number in range(1, 9)}
    theirs = four | {f"o{number}": 50.0 for number in range(1, 9)}
    told = compared(document("a", ours), document("b", theirs, body=THEIRS))
    assert [found(tables) for tables in told] == [["report-copied"], ["report-copied"]]


def test_scores_five_hundredths_apart_are_two_scores() -> None:
    theirs = {code: value + (0.05 if at > 1 else 0.0) for at, (code, value) in enumerate(INDICATORS.items())}
    told = compared(document("a", INDICATORS), document("b", theirs, body=THEIRS))
    assert [found(tables) for tables in told] == [[], []]


def test_body_that_is_known_by_name_is_told_by_its_province_too() -> None:
    first, other = document("a", {"ita": 91.39}, body=None), document("b", {"ita": 82.35}, body=None)
    assert [found(tables) for tables in compared(first, other)] == [["score-differs-between-documents"]] * 2
    elsewhere = document("b", {"ita": 82.35}, body=None, province="ตาก")
    assert [found(tables) for tables in compared(first, elsewhere)] == [[], []]


def test_measures_of_one_body_and_year_in_two_drafts_are_its_own() -> None:
    drafts = document("a", {"ita": 91.39}, measures=STEPS), document("b", {"eit": 88.41}, measures=STEPS)
    assert [found(tables) for tables in compared(*drafts)] == [[], []]
    later = document("b", {}, year=2568, measures=STEPS)
    assert [found(tables) for tables in compared(drafts[0], later)] == [["report-copied"], ["report-copied"]]


def test_measures_of_a_body_that_nobody_knows_are_no_copy() -> None:
    unknown = fill_unknown("b")
    told = compared(
        document("a", {}, measures=STEPS), {**unknown, "measures": document("b", {}, measures=STEPS)["measures"]}
    )
    assert [found(tables) for tables in told] == [[], []]


def test_measures_whose_results_are_not_told_are_not_compared() -> None:
    """They may be a plan that a handbook gave to all bodies."""
    done = [document("a", {}, measures=STEPS), document("b", {}, body=THEIRS, measures=STEPS)]
    for tables in done:
        rows = [row | {"results": []} for row in tables["measures"].to_pylist()]
        tables["measures"] = make_table(MEASURES, rows)
    assert [found(tables) for tables in compared(*done)] == [[], []]


@pytest.mark.parametrize(("letters", "is_copy"), [(39, False), (40, True)])
def test_short_measures_are_alike_by_chance(letters: int, is_copy: bool) -> None:
    told = []
    for name, body in (("a", OURS), ("b", THEIRS)):
        tables = document(name, {}, body=body, measures=("", "", "", ""))
        rows = [
            row | {"measure": chr(0x0E01 + at) * 20, "results": [chr(0x0E01 + at) * (letters - 20)]}
            for at, row in enumerate(tables["measures"].to_pylist())
        ]
        told.append({**tables, "measures": make_table(MEASURES, rows)})
    assert [found(tables) for tables in compared(*told)] == [["report-copied"] * is_copy] * 2
