"""Names over columns and tables decide whose numbers they are, once the report's own body is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import Answer, Observation, OpenClaim, Provenance, UnitDecision
from prongsai.pipeline.reconcile.rival_tables import settle_rival_tables
from prongsai.pipeline.reconcile.whose import settle_bodies

OWN = UnitDecision(None, 1.0, "สงยาง", "sao")
SEEN = Observation(
    2567, "indicator", "IIT", "indicator-1", 90.0, 100.0, "1.", "90.00", Provenance(page=1, table_no=1, row_no=2)
)
BOTH = (OpenClaim("quantity", ("อบต.ต้นแบบ", "อบต.สงยาง")),)


def table(number: int, *values: float, caption: str = "", said: str = "") -> list[Observation]:
    answers = (Answer("body", said),) if said else ()
    return [
        replace(
            SEEN,
            code=f"indicator-{at}",
            value=value,
            provenance=Provenance(page=1, table_no=number, row_no=at),
            caption=caption,
            answers=answers,
        )
        for at, value in enumerate(values, 1)
    ]


def test_column_under_another_bodys_name_is_copied_and_the_other_loses_its_doubt() -> None:
    other, own = (replace(SEEN, heading=heading, open_claims=BOTH) for heading in BOTH[0].between)
    settled = settle_bodies([other, own], OWN)
    assert [(one.role, one.is_foreign, one.open_claims) for one in settled] == [
        ("copied", True, ()),
        ("score", False, ()),
    ]
    assert settled[1].answers == (Answer("body", "column heading `อบต.สงยาง`"),)


def test_own_name_without_its_type_is_known() -> None:
    claims = (OpenClaim("quantity", ("อื่น ๆ", "สงยาง")),)
    settled = settle_bodies([replace(SEEN, heading=name, open_claims=claims) for name in claims[0].between], OWN)
    assert [one.role for one in settled] == ["unknown", "score"]
    assert settled[0].role_basis == "column heading `อื่น ๆ` beside column heading `สงยาง`"


def test_of_columns_that_nothing_tells_apart_the_likeliest_is_a_score_in_doubt() -> None:
    claims = (OpenClaim("quantity", ("ก", "ข", "ค")),)
    settled = settle_bodies([replace(SEEN, heading=name, open_claims=claims) for name in "ขกค"], OWN)
    assert [one.role for one in settled] == ["unknown", "score", "unknown"]
    assert settled[1].open_claims == claims


def test_caption_with_another_bodys_name_makes_a_table_copied() -> None:
    neighbour = replace(SEEN, heading="คะแนน", caption="ผลคะแนนของเทศบาลตำบลเขาพนม")
    listed = replace(neighbour, subject="อบต.อื่น")
    assert [one.role for one in settle_bodies([neighbour, listed], OWN)] == ["copied", "score"]
    unknown = replace(OWN, name=None)
    assert settle_bodies([neighbour], unknown) == [neighbour]


def test_caption_with_another_bodys_name_is_the_basis_and_closes_what_was_open() -> None:
    (seen,) = settle_bodies([replace(SEEN, caption="ผลคะแนนของเทศบาลตำบลเขาพนม", open_claims=BOTH)], OWN)
    assert (seen.role_basis, seen.is_foreign, seen.open_claims) == ("caption `ผลคะแนนของเทศบาลตำบลเขาพนม`", True, ())


def test_own_name_over_a_column_speaks_before_another_in_the_caption() -> None:
    (seen,) = settle_bodies([replace(SEEN, heading="อบต.สงยาง", caption="ผลคะแนนของเทศบาลตำบลเขาพนม")], OWN)
    assert (seen.role, seen.answers) == ("score", (Answer("body", "column heading `อบต.สงยาง`"),))


def test_words_that_answered_already_are_not_asked_for_a_name() -> None:
    ours = Answer("body", "column heading `คะแนนเรา เทียบ อบต.ต้นแบบ`")
    seen = replace(SEEN, heading="คะแนนเรา เทียบ อบต.ต้นแบบ", answers=(ours,))
    assert settle_bodies([seen], OWN) == [seen]
    asked_of_the_year = replace(seen, answers=(replace(ours, question="year"),))
    assert settle_bodies([asked_of_the_year], OWN)[0].role == "copied"


@pytest.mark.parametrize("caption", ["ผลคะแนนของโรงเรียนบ้านเป้า", "ผลคะแนน ปี 2567", ""])
def test_caption_without_a_body_of_this_kind_says_nothing(caption: str) -> None:
    seen = replace(SEEN, heading="คะแนน", caption=caption)
    assert settle_bodies([seen], OWN) == [seen]


def test_reading_that_is_no_score_keeps_its_role() -> None:
    target = replace(SEEN, role="target", caption="ผลคะแนนของเทศบาลตำบลเขาพนม", open_claims=BOTH)
    assert settle_bodies([target], OWN) == [target]


def test_rivals_stand_in_one_row_of_one_table() -> None:
    claims = (OpenClaim("quantity", ("ก", "ข")),)
    one, other = (replace(SEEN, heading=name, open_claims=claims) for name in "กข")
    assert [seen.role for seen in settle_bodies([one, other], OWN)] == ["score", "unknown"]
    for changes in (
        {"provenance": replace(SEEN.provenance, row_no=3)},
        {"provenance": replace(SEEN.provenance, table_no=2)},
        {"provenance": replace(SEEN.provenance, page=2)},
        {"code": "indicator-2"},
        {"fiscal_year": 2566},
        {"raw_code": "2."},
    ):
        apart = settle_bodies([one, replace(other, **changes)], OWN)  # type: ignore[arg-type]
        assert [seen.role for seen in apart] == ["score", "score"], changes


def test_of_three_columns_one_that_is_named_away_leaves_the_others_in_doubt() -> None:
    names = ("ก", "อบต.ต้นแบบ", "ข")
    claims = (OpenClaim("quantity", names),)
    first, copied, last = settle_bodies([replace(SEEN, heading=name, open_claims=claims) for name in names], OWN)
    assert (first.role, copied.role, last.role) == ("score", "copied", "unknown")
    assert first.open_claims == (OpenClaim("quantity", ("ก", "ข")),)
    assert last.role_basis == "column heading `ข` beside column heading `ก`"


def test_table_said_to_be_of_this_body_counts_before_one_of_which_nothing_is_said() -> None:
    seen = [*table(1, 90, 80, 70), *table(2, 91, 81, 71, caption="ผลของหน่วยงาน", said="caption")]
    settled = settle_rival_tables(seen)
    assert [one.role for one in settled] == ["unknown"] * 3 + ["score"] * 3
    assert settled[0].role_basis == "table 1 beside table 2 `ผลของหน่วยงาน`"


def test_tables_that_nothing_tells_apart_keep_the_question_open() -> None:
    settled = settle_rival_tables([*table(1, 90, 80, 70), *table(2, 91, 81, 70)])
    assert [len(one.open_claims) for one in settled] == [1, 1, 0, 1, 1, 0]
    assert settled[0].open_claims[0].between == ("table 1", "table 2")


def test_a_slip_in_a_repeated_table_opens_nothing() -> None:
    seen = [*table(1, 90, 80, 70), *table(2, 90, 80, 71)]
    assert settle_rival_tables(seen) == seen
    other_year = [*table(1, 90, 80), *(replace(one, fiscal_year=2566) for one in table(2, 91, 81))]
    assert settle_rival_tables(other_year) == other_year


@pytest.mark.parametrize("is_told", [False, True])
def test_column_whose_numbers_the_report_repeats_elsewhere_is_the_likelier(is_told: bool) -> None:
    claims = (OpenClaim("quantity", ("ก", "ข")),)
    first = replace(SEEN, heading="ก", value=80.0, open_claims=claims)
    last = replace(SEEN, heading="ข", value=90.0, open_claims=claims)
    again = replace(SEEN, value=90.0, provenance=Provenance(page=2, table_no=2, row_no=1))
    told = replace(SEEN, value=90.0, context_kind="narrative")
    settled = settle_bodies([first, last, told if is_told else again], OWN)
    assert [one.role for one in settled[:2]] == ["unknown", "score"]
    assert settled[1].open_claims == (OpenClaim("quantity", ("ข", "ก")),)


@pytest.mark.parametrize(
    "changes",
    [{"value": 90.01}, {"code": "indicator-2"}, {"fiscal_year": 2566}, {"subject": "กอง"}, {"role": "target"}, {}],
)
def test_other_number_or_the_same_table_supports_no_column(changes: dict[str, object]) -> None:
    claims = (OpenClaim("quantity", ("ก", "ข")),)
    first = replace(SEEN, heading="ก", value=80.0, open_claims=claims)
    last = replace(SEEN, heading="ข", value=90.0, open_claims=claims)
    number = 2 if changes else 1
    other = replace(SEEN, value=90.0, provenance=Provenance(page=1, table_no=number, row_no=7))
    settled = settle_bodies([first, last, replace(other, **changes)], OWN)  # type: ignore[arg-type]
    assert [one.role for one in settled[:2]] == ["score", "unknown"]


def test_column_named_away_is_not_the_likeliest_of_those_left() -> None:
    names = ("อบต.ต้นแบบ", "ก", "ข")
    claims = (OpenClaim("quantity", names),)
    settled = settle_bodies([replace(SEEN, heading=name, open_claims=claims) for name in names], OWN)
    assert [one.role for one in settled] == ["copied", "score", "unknown"]


def test_question_that_is_none_of_columns_stays_open_whatever_their_names_say() -> None:
    code = OpenClaim("code", ("iit", "ita"))
    rivals = [replace(SEEN, heading=heading, open_claims=(*BOTH, code)) for heading in BOTH[0].between]
    assert [one.open_claims for one in settle_bodies(rivals, OWN)] == [(), (code,)]


def test_own_name_beside_another_in_one_heading_is_our_own() -> None:
    (seen,) = settle_bodies([replace(SEEN, heading="อบต.สงยาง เทียบกับเทศบาลตำบลเขาพนม")], OWN)
    assert seen.role == "score"
