"""Documents of one run held against each other: who is told, of whom, and what it does to the scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any

import pytest
from pyarrow import concat_tables

from prongsai.pipeline.across.compare import compare_documents
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.rows import document_row
from prongsai.pipeline.emit.schema import MEASURES, SCORES
from prongsai.pipeline.emit.spill import DocumentTables, make_table, rows_to_tables
from prongsai.pipeline.model import Document
from tests.fake_rows import fill_row

OURS, THEIRS = "4405-sao-กู่ทอง", "9605-mun-มะรือโบตก"
SCORED = {"iit": 91.23, "eit": 88.41, "oit": 93.75, "indicator-1": 90.17, "indicator-2": 92.29, "ita": 91.39}


def document(
    name: str,
    scores: Mapping[str, float] = SCORED,
    body: str | None = OURS,
    year: int = 2567,
    status: str = "read",
    measures: Sequence[str] = (),
    raw: Mapping[str, str] | None = None,
    province: str = "มหาสารคาม",
    pages: Mapping[str, int] | None = None,
) -> DocumentTables:
    """One document with these scores of one body and year, on page 2 where `pages` does not say otherwise.

    `body` is the id of one; None for one that is known by its name and its province alone.
    """
    found = Document(name * 64, (f"{name}.pdf",), "application/pdf")
    own_name = "มะรือโบตก" if body == THEIRS else "กู่ทอง"
    whose = {"unit_id": body, "unit_type": "อบต.", "unit_name": own_name, "province": province}
    rows = [
        fill_row(
            SCORES,
            document_id=found.document_id,
            **whose,
            fiscal_year=year,
            scope="overall",
            code=code,
            score=value,
            scale_max=100.0,
            score_100=value,
            status=status,
            confidence=0.97,
            basis=["sum: here"],
            raw_score=(raw or {}).get(code, f"{value:.2f}"),
            page=(pages or {}).get(code, 2),
            x0=10.0,
            top=20.0,
            x1=30.0,
            bottom=40.0,
            place=f"page {(pages or {}).get(code, 2)}",
        )
        for code, value in scores.items()
    ]
    done = [
        fill_row(
            MEASURES,
            measure_id=f"{name}:{at}",
            document_id=found.document_id,
            fiscal_year=year,
            measure_no=at,
            measure=f"{whose['unit_name']} {text}",
            results=[f"{text} {text} {text}"],
        )
        for at, text in enumerate(measures, start=1)
    ]
    row = document_row(found, status="ok", fiscal_year=year, **whose)
    return rows_to_tables(DocumentRows(row, scores=rows, measures=done))


def compared(*documents: DocumentTables) -> list[DocumentTables]:
    across = compare_documents(documents)
    return [across.amend(tables) for tables in documents]


def found(tables: DocumentTables) -> list[str]:
    return [row["code"] for row in tables["findings"].to_pylist()]


def scores(tables: DocumentTables) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in tables["scores"].to_pylist()}


def test_documents_that_agree_are_told_nothing() -> None:
    other = {**SCORED, "o1": 100.0}
    before = [document("a"), document("b", other), document("c", body=THEIRS, scores={"ita": 60.0})]
    assert compared(*before) == before


def test_score_that_differs_is_told_in_both_and_names_the_other() -> None:
    one, other = compared(document("a"), document("b", {**SCORED, "ita": 82.35}))
    assert found(one) == found(other) == ["score-differs-between-documents"]
    (finding,) = one["findings"].to_pylist()
    assert finding["message"] == (
        "the scores of 2567 differ from those in b.pdf (bbbbbbbb): here ita 91.39 and there 82.35"
    )
    assert (finding["field"], finding["raw"], finding["page"], finding["place"]) == ("ita", "91.39", 2, "page 2")
    assert [finding[side] for side in ("x0", "top", "x1", "bottom")] == [10, 20, 30, 40]
    ita, iit = scores(one)["ita"], scores(one)["iit"]
    assert (ita["status"], ita["basis"]) == ("read", ["sum: here", "doubt: 82.35 in b.pdf (bbbbbbbb)"])
    assert (iit["status"], iit["basis"]) == ("read", ["sum: here"])
    assert one["documents"].to_pylist()[0]["n_warnings"] == 1


def test_confirmed_score_bears_the_doubt_too() -> None:
    one, other = compared(document("a", status="verified"), document("b", {**SCORED, "ita": 82.35}))
    assert (scores(one)["ita"]["status"], scores(one)["ita"]["basis"][-1]) == (
        "verified",
        "doubt: 82.35 in b.pdf (bbbbbbbb)",
    )
    assert scores(other)["ita"]["basis"][-1] == "doubt: 91.39 in a.pdf (aaaaaaaa)"


@pytest.mark.parametrize("raw", ["91.4", "91"])
def test_value_that_is_rounded_in_one_document_agrees(raw: str) -> None:
    rounded = document("b", {**SCORED, "ita": float(raw)}, raw={"ita": raw})
    assert [found(tables) for tables in compared(document("a"), rounded)] == [[], []]


@pytest.mark.parametrize("status", ["suspect", "conflict", "ambiguous"])
def test_doubted_score_speaks_against_nobody(status: str) -> None:
    doubted = document("b", {"ita": 82.35}, status=status)
    assert [found(tables) for tables in compared(document("a"), doubted)] == [[], []]


def test_other_bodies_years_and_unknown_bodies_do_not_differ() -> None:
    others = [
        document("b", {"ita": 82.35}, year=2566),
        document("c", {"ita": 70.11}, body=THEIRS),
        fill_unknown("d"),
    ]
    assert all(not found(tables) for tables in compared(document("a"), *others))


def fill_unknown(name: str) -> DocumentTables:
    """A document whose body nobody knows."""
    tables = document(name, {"ita": 55.55}, body=None)
    rows = [row | {"unit_name": None, "unit_type": None} for row in tables["scores"].to_pylist()]
    file = Document(name * 64, (f"{name}.pdf",), "application/pdf")
    return rows_to_tables(DocumentRows(document_row(file, status="ok"), scores=rows))


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


def test_order_of_documents_changes_not_who_is_doubted() -> None:
    documents = [document("a"), document("b", {**SCORED, "ita": 82.35}), document("c", body=THEIRS)]
    outcomes = []
    for order in permutations(range(3)):
        told = compared(*(documents[at] for at in order))
        outcomes.append({at: doubted(tables) for at, tables in zip(order, told, strict=True)})
    assert all(outcome == outcomes[0] for outcome in outcomes)


def doubted(tables: DocumentTables) -> set[str]:
    return {code for code, row in scores(tables).items() if any("doubt" in words for words in row["basis"])}


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


def test_three_codes_that_differ_are_named_and_more_are_counted() -> None:
    changed = {code: value - 10 for code, value in SCORED.items()}
    for count, more in ((3, ""), (4, " and 1 more"), (5, " and 2 more")):
        other = SCORED | dict(list(changed.items())[:count])
        one, _ = compared(document("a"), document("b", other))
        (finding,) = one["findings"].to_pylist()
        assert finding["message"].count(" and there ") == 3
        assert finding["message"].partition(" more")[0].endswith(more.partition(" more")[0])
        assert (" more" in finding["message"]) == bool(more)
        doubts = [row for row in scores(one).values() if row["basis"][-1].startswith("doubt: ")]
        assert len(doubts) == count


@pytest.mark.parametrize(("value", "is_told"), [(91.41, True), (91.40, False), (91.38, False), (91.37, True)])
def test_one_hundredth_may_be_rounding_and_two_are_a_difference(value: float, is_told: bool) -> None:
    one, _ = compared(document("a"), document("b", {"ita": value}))
    assert found(one) == ["score-differs-between-documents"] * is_told


@pytest.mark.parametrize(("value", "raw", "is_told"), [(91.4, "91.4", False), (91.5, "91.5", True), (92.0, "92", True)])
def test_rounded_value_may_be_half_its_last_place_away(value: float, raw: str, is_told: bool) -> None:
    one, _ = compared(document("a"), document("b", {"ita": value}, raw={"ita": raw}))
    assert found(one) == ["score-differs-between-documents"] * is_told


def test_each_of_many_documents_is_held_against_the_first_twenty() -> None:
    names = "abcdefghijklmnopqrstuvw"
    told = compared(*(document(name, {"ita": 50.11 + at}) for at, name in enumerate(names)))
    counted = [len(scores(tables)["ita"]["basis"]) - 1 for tables in told]
    # the first twenty meet all others, the three behind them the first twenty
    assert counted == [1] * len(names)
    assert [tables["findings"].to_pylist()[0]["message"].rpartition("; ")[2] for tables in (told[0], told[-1])] == [
        "so say 21 documents more",
        "so say 19 documents more",
    ]


def test_finding_stands_where_the_first_score_that_differs_does() -> None:
    ours = document("a", pages={"eit": 3, "ita": 7})
    one, _ = compared(ours, document("b", SCORED | {"ita": 12.34, "indicator-2": 55.55}))
    (finding,) = one["findings"].to_pylist()
    assert (finding["field"], finding["raw"], finding["page"]) == ("indicator-2", "92.29", 2)
    one, _ = compared(ours, document("b", SCORED | {"ita": 12.34}))
    assert [(row["field"], row["page"]) for row in one["findings"].to_pylist()] == [("ita", 7)]


def test_finding_stands_where_the_score_of_that_body_and_year_does() -> None:
    """A list of bodies gives one code many times."""
    first, second = document("a", {"ita": 70.11}, body=THEIRS), document("a", {"ita": 91.39}, pages={"ita": 4})
    both = {**first, "scores": concat_tables([first["scores"], second["scores"]])}
    listed, _ = compared(both, document("b", {"ita": 82.35}))
    (finding,) = listed["findings"].to_pylist()
    assert (finding["raw"], finding["page"]) == ("91.39", 4)
    basis = {row["unit_id"]: row["basis"] for row in listed["scores"].to_pylist()}
    assert basis == {THEIRS: ["sum: here"], OURS: ["sum: here", "doubt: 82.35 in b.pdf (bbbbbbbb)"]}


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


def test_nothing_to_compare_is_no_matter() -> None:
    assert compared() == []
    empty = {name: table.slice(0, 0) for name, table in document("a").items()}
    assert compared(empty) == [empty]
