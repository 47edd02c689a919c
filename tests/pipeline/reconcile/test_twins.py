"""Two bodies of one printed name in a list are two, and a row printed twice is one."""

from __future__ import annotations

from dataclasses import replace

from prongsai.pipeline.model import Observation, Provenance
from prongsai.pipeline.reconcile.twins import tell_twins

ROW = Observation(
    2567, "overall", None, "ita", 84.3, 100.0, "ITA", "84.30", Provenance(1, None, 1, 3), subject="ทต.ในเมือง",
    context_kind="results",
)  # fmt: skip


def row(row_no: int, value: float, place: str | None = None, table_no: int = 1, year: int = 2567) -> Observation:
    where = Provenance(1, None, table_no, row_no)
    return replace(ROW, value=value, subject_place=place, provenance=where, fiscal_year=year)


def twins(*seen: Observation) -> list[str]:
    return [one.twin for one in tell_twins(seen)]


def test_district_tells_two_bodies_of_one_name_apart() -> None:
    assert twins(row(3, 84.3, "บ้านไผ่"), row(9, 83.8, "เวียงเก่า")) == ["บ้านไผ่", "เวียงเก่า"]


def test_order_tells_them_apart_where_no_district_is_printed() -> None:
    assert twins(row(3, 84.3), row(9, 83.8)) == ["1", "2"]


def test_row_that_is_printed_again_is_the_same() -> None:
    assert twins(row(3, 84.3), row(9, 84.3)) == ["", ""]


def test_rows_of_two_years_and_of_two_tables_are_one_body_s() -> None:
    assert twins(row(3, 84.3), row(9, 83.8, year=2566)) == ["", ""]
    assert twins(row(3, 84.3), row(9, 83.8, table_no=2)) == ["", ""]


def test_same_numbers_in_two_districts_are_of_two_bodies() -> None:
    assert twins(row(3, 84.3, "บ้านไผ่"), row(9, 84.3, "เวียงเก่า")) == ["บ้านไผ่", "เวียงเก่า"]


def test_districts_tell_only_where_each_row_has_one_of_its_own() -> None:
    assert twins(row(3, 84.3, "บ้านไผ่"), row(9, 83.8)) == ["1", "2"]
    assert twins(row(3, 84.3, "บ้านไผ่"), row(9, 83.8, "บ้านไผ่")) == ["1", "2"]
    assert twins(row(3, 84.3, "บ้านไผ่"), row(5, 83.8, "เวียงเก่า"), row(9, 82.1, "บ้านไผ่")) == ["1", "2", "3"]


def test_rows_that_differ_in_one_of_several_codes_are_two() -> None:
    instruments = [replace(row(number, 80.0), code="iit") for number in (3, 9)]
    assert twins(row(3, 84.3), instruments[0], row(9, 83.8), instruments[1]) == ["1", "1", "2", "2"]


def test_rows_of_two_pages_are_two_and_one_row_is_none_beside_itself() -> None:
    over = replace(row(3, 83.8), provenance=Provenance(2, None, 1, 3))
    assert twins(row(3, 84.3), over) == ["1", "2"]
    assert twins(row(3, 84.3), row(3, 83.8)) == ["", ""]


def test_only_named_rows_of_lists_of_results_have_twins() -> None:
    own = [replace(row(number, value), subject=None) for number, value in ((3, 84.3), (9, 83.8))]
    assert twins(*own) == ["", ""]
    main = [replace(one, subject="ทต.ในเมือง", context_kind="main") for one in own]
    assert twins(*main) == ["", ""]
    assert twins(row(3, 84.3), replace(row(9, 83.8), subject="ทต.โนนสูง")) == ["", ""]
