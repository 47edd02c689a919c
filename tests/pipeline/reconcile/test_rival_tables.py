"""Two tables of one report that give other scores for the same codes: which of them is this body's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from prongsai.pipeline.model import Answer, Observation, OpenClaim, Provenance
from prongsai.pipeline.reconcile.rival_tables import settle_rival_tables

BODY, RESULT = Answer("body", "caption `ผลของหน่วยงาน`"), Answer("quantity", "caption `ผลคะแนน`")
YEAR_ANSWER = Answer("year", "caption `ปี 2567`")


def table(
    number: int | None,
    *values: float | None,
    caption: str = "",
    answers: tuple[Answer, ...] = (),
    page: int = 1,
    **more: Any,
) -> list[Observation]:
    return [
        replace(
            Observation(
                2567, "indicator", "IIT", f"indicator-{at}", value, 100.0, "", "", Provenance(page, None, number)
            ),
            caption=caption,
            answers=answers,
            **more,
        )
        for at, value in enumerate(values, 1)
    ]


FIRST = table(1, 90.0, 80.0, 70.0, 60.0)


def roles(*tables: list[Observation]) -> list[str]:
    """The one role that each table is left with."""
    settled = iter(settle_rival_tables([seen for one in tables for seen in one]))
    left = [{next(settled).role for _ in one} for one in tables]
    assert all(len(one) == 1 for one in left)
    return [one.pop() for one in left]


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [((), (RESULT,)), ((), (BODY,)), ((RESULT,), (BODY,)), ((BODY,), (BODY, RESULT)), ((YEAR_ANSWER,), (RESULT,))],
)
def test_table_of_which_more_is_said_holds_the_scores(weaker: tuple[Answer, ...], stronger: tuple[Answer, ...]) -> None:
    one, other = table(1, 90.0, 80.0, answers=weaker), table(2, 91.0, 81.0, answers=stronger)
    assert roles(one, other) == ["unknown", "score"]
    assert roles(other, one) == ["score", "unknown"]


def test_caption_with_a_word_that_nobody_knows_beats_no_other_table() -> None:
    given = table(1, 90.0, 80.0, caption="คะแนนที่หน่วยงานให้ตนเอง", answers=(BODY,))
    settled = settle_rival_tables([*given, *table(2, 91.0, 81.0)])
    assert [one.role for one in settled] == ["score"] * 4
    claim = OpenClaim("quantity", ("table 1 `คะแนนที่หน่วยงานให้ตนเอง`", "table 2"))
    assert {one.open_claims for one in settled} == {(claim,)}


def test_weaker_table_says_beside_which_it_stands_and_asks_nothing_more() -> None:
    doubt = OpenClaim("year", ("2567", "2566"))
    weaker = table(1, 90.0, 80.0, caption="ตารางที่ 3", open_claims=(doubt,))
    settled = settle_rival_tables([*weaker, *table(2, 91.0, 81.0, answers=(BODY,))])
    assert {(one.role_basis, one.open_claims) for one in settled[:2]} == {("table 1 `ตารางที่ 3` beside table 2", ())}


def test_what_is_no_score_of_the_weaker_table_stays_what_it_is() -> None:
    targets = table(1, 95.0, 85.0, role="target", role_basis="column heading `เป้าหมาย`")
    settled = settle_rival_tables([*table(1, 90.0, 80.0), *targets, *table(2, 91.0, 81.0, answers=(BODY,))])
    assert settled[2:4] == targets


def test_equal_tables_ask_which_of_them_counts_for_the_codes_that_differ() -> None:
    settled = settle_rival_tables([*FIRST, *table(2, 91.0, 81.0, 70.0, 60.0)])
    asked = (OpenClaim("quantity", ("table 1", "table 2")),)
    assert [one.open_claims for one in settled] == [asked, asked, (), ()] * 2
    assert {one.role for one in settled} == {"score"}


def test_question_that_is_open_already_is_not_asked_again_and_others_stay() -> None:
    columns, year = OpenClaim("quantity", ("ก", "ข")), OpenClaim("year", ("2567", "2566"))
    settled = settle_rival_tables(
        [*table(1, 90.0, 80.0, open_claims=(columns,)), *table(2, 91.0, 81.0, open_claims=(year,))]
    )
    assert settled[0].open_claims == (columns,)
    assert settled[2].open_claims == (year, OpenClaim("quantity", ("table 1", "table 2")))


@pytest.mark.parametrize(
    ("other", "are_rivals"),
    [
        ((91.0, 81.0, 70.0, 60.0), True),  # half of them
        ((91.0, 81.0, 70.0, 60.0, 50.0), True),  # a code that the first does not have says nothing
        ((91.0, 80.0, 70.0, 60.0), False),
        ((91.0,), False),  # one code alone
        ((91.0, 81.0), True),
        ((90.005, 80.005, 70.005, 60.005), False),  # the last decimal rounded otherwise
        ((90.01, 80.01, 70.01, 60.01), True),
        ((90.0, 80.0, 70.0, 60.0), False),
    ],
)
def test_tables_are_rivals_where_two_codes_and_half_of_all_differ(other: tuple[float, ...], are_rivals: bool) -> None:
    settled = settle_rival_tables([*FIRST, *table(2, *other)])
    assert any(one.open_claims for one in settled) == are_rivals


def test_two_of_five_codes_are_slips() -> None:
    seen = [*table(1, 90.0, 80.0, 70.0, 60.0, 50.0), *table(2, 91.0, 81.0, 70.0, 60.0, 50.0)]
    assert settle_rival_tables(seen) == seen


def test_values_are_compared_on_one_scale() -> None:
    of_five = [replace(one, value=(one.value or 0) / 20, scale_max=5.0) for one in FIRST]
    same = [*FIRST, *(replace(one, provenance=Provenance(1, None, 2)) for one in of_five)]
    assert settle_rival_tables(same) == same


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "target"},
        {"is_foreign": True},
        {"subject": "อบต.อื่น"},
        {"context_kind": "issue"},
        {"context_kind": "narrative"},
        {"fiscal_year": 2566},
        {"value": None},
    ],
)
def test_only_tables_of_this_bodys_scores_are_rivals(changes: dict[str, Any]) -> None:
    seen = [*FIRST, *(replace(one, **changes) for one in table(2, 91.0, 81.0, 71.0, 61.0))]
    assert settle_rival_tables(seen) == seen


def test_table_that_compares_years_is_a_rival_and_a_sentence_is_not() -> None:
    assert any(
        one.open_claims for one in settle_rival_tables([*FIRST, *table(2, 91.0, 81.0, context_kind="comparison")])
    )
    sentences = [*FIRST, *table(None, 91.0, 81.0, 71.0)]
    assert settle_rival_tables(sentences) == sentences


def test_parts_of_a_grid_and_tables_of_two_pages_are_tables_of_their_own() -> None:
    for other in (table(1, 91.0, 81.0, caption="ตารางที่ 4"), table(1, 91.0, 81.0, page=2)):
        assert [bool(one.open_claims) for one in settle_rival_tables([*FIRST, *other])] == [
            True, True, False, False, True, True,
        ]  # fmt: skip


def test_of_a_code_that_a_table_gives_twice_the_first_reading_counts() -> None:
    twice = [*table(1, 90.0, 80.0), *table(1, 1.0, 2.0)]
    seen = [*twice, *table(2, 90.0, 80.0)]
    assert settle_rival_tables(seen) == seen


def test_rows_that_come_twice_in_one_table_ask_which_of_them_count() -> None:
    again = table(1, 91.0, 81.0, 71.0, 61.0)
    rows = [replace(one, provenance=replace(one.provenance, row_no=at)) for at, one in enumerate([*FIRST, *again])]
    settled = settle_rival_tables(rows)
    assert {one.open_claims for one in settled} == {
        (OpenClaim("quantity", ("table 1", "table 1, its rows the 2. time")),)
    }


def test_row_that_comes_twice_alone_is_for_other_rules() -> None:
    rows = [
        replace(one, provenance=replace(one.provenance, row_no=at)) for at, one in enumerate([*FIRST, *table(1, 91.0)])
    ]
    assert all(not one.open_claims for one in settle_rival_tables(rows))


def test_table_under_a_caption_that_leaves_its_quantity_open_is_the_less_likely_of_two() -> None:
    doubt = OpenClaim("quantity", ("score", "what `หมายตา` makes of it"))
    doubtful = table(1, 95.0, 85.0, caption="หมายตาคะแนน", open_claims=(doubt,))
    settled = settle_rival_tables([*doubtful, *table(2, 91.0, 81.0, caption="ปี 2567")])
    assert [one.role for one in settled] == ["unknown", "unknown", "score", "score"]
    assert {claim.question for one in settled[2:] for claim in one.open_claims} == {"quantity"}
