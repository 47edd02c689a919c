"""Names over columns and tables decide whose numbers they are, once the report's own body is known."""

from __future__ import annotations

from dataclasses import replace

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
    claims = (OpenClaim("quantity", ("ก", "ข", "ค"), 1 / 3),)
    settled = settle_bodies([replace(SEEN, heading=name, open_claims=claims) for name in "ขกค"], OWN)
    assert [one.role for one in settled] == ["unknown", "score", "unknown"]
    assert settled[1].open_claims == claims


def test_caption_with_another_bodys_name_makes_a_table_copied() -> None:
    neighbour = replace(SEEN, heading="คะแนน", caption="ผลคะแนนของเทศบาลตำบลเขาพนม")
    listed = replace(neighbour, subject="อบต.อื่น")
    assert [one.role for one in settle_bodies([neighbour, listed], OWN)] == ["copied", "score"]
    unknown = replace(OWN, name=None)
    assert settle_bodies([neighbour], unknown) == [neighbour]


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
