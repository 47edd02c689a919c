"""Measures are paired with their truth and judged field by field."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.truth.measures import tally_measures
from tests.truth.text import plain


def measure(text: str, **more: Any) -> dict[str, Any]:
    empty = {"issue_no": None, "measure_no": 1, "responsible": "", "period": "", "outcomes": ""}
    return empty | {"measure": text, "steps": "", "results": "", "followup": ""} | more


def read(text: str, **more: Any) -> dict[str, Any]:
    return measure(text) | {"monitoring": None, "fiscal_year": 2566, "status": None} | more


def tally(wanted: dict[str, Any], *rows: dict[str, Any], findings: Any = ()) -> dict[str, int]:
    return dict(tally_measures({"measures": [wanted], "fiscal_year": 2566}, rows, findings))


WANTED = measure("จัดทำคู่มือการให้บริการ")


def test_numbering_and_white_space_do_not_count() -> None:
    assert plain("๑. จัด ประชุม ๒) แจ้งผล") == plain(["จัดประชุม", "แจ้งผล"]) == "จัดประชุมแจ้งผล"
    assert plain("ปี ๒๕๖๖") == "ปี2566"


def test_measures_are_paired_by_likeness_and_the_rest_is_invented() -> None:
    got = tally(WANTED, read("อย่างอื่นที่ยาวกว่าและไม่เหมือน"), read("จัดทำคู่มือการให้บริกาน"))
    assert (got["measures_found"], got["measures_wanted"], got["measures_invented"]) == (1, 1, 1)


def test_a_reading_serves_one_measure() -> None:
    got = tally_measures({"measures": [WANTED, WANTED], "fiscal_year": 2566}, [read(WANTED["measure"])], ())
    assert (got["measures_found"], got["measures_lost"]) == (1, 1)


def test_year_of_a_measure_is_that_of_its_report() -> None:
    assert tally(WANTED, read(WANTED["measure"]))["measure_years_right"] == 1
    for year in (2565, None):
        assert "measure_years_right" not in tally(WANTED, read(WANTED["measure"], fiscal_year=year))


def test_cells_and_lists_are_compared() -> None:
    got = tally(
        WANTED | {"steps": "๑. ร่าง ๒. พิมพ์", "n_steps": 2},
        read(WANTED["measure"], steps=["ร่าง", "พิม"], monitoring="ไม่มีในรายงาน"),
    )
    assert (got["cells_right"], got["cells_wanted"]) == (1, 3)
    assert got["edits"] == 2 + len("ไม่มีในรายงาน")
    assert (got["lists_right"], got["lists_wanted"]) == (1, 1)
    assert tally(WANTED | {"steps": "ก ข", "n_steps": 2}, read(WANTED["measure"], steps=["ก ข"]))["lists_right"] == 0


def test_period_needs_both_days() -> None:
    wanted = WANTED | {"period_start": "2022-10-01", "period_end": "2023-09-30"}
    days = {"period_start": date(2022, 10, 1), "period_end": date(2023, 9, 30)}
    assert tally(wanted, read(WANTED["measure"], **days))["periods_right"] == 1
    assert tally(wanted, read(WANTED["measure"], **days | {"period_end": None}))["periods_right"] == 0
    assert tally(wanted)["periods_right"] == 0


def test_status_counts_where_the_report_has_one() -> None:
    assert "statuses_wanted" not in tally(WANTED, read(WANTED["measure"]))
    wanted = WANTED | {"status": "done"}
    assert tally(wanted, read(WANTED["measure"], status="done"))["statuses_right"] == 1
    assert tally(wanted, read(WANTED["measure"], status="not_done"))["statuses_right"] == 0


def test_missing_measure_costs_all_its_characters_and_is_lost_unless_named() -> None:
    got = tally(WANTED)
    assert (got["measures_found"], got["measures_lost"], got["measures_flagged"]) == (0, 1, 0)
    assert got["edits"] == got["characters"] == len(WANTED["measure"])
    finding = {"severity": "warning", "code": "x", "message": "", "field": None, "raw": WANTED["measure"]}
    got = tally(WANTED, findings=[finding])
    assert (got["measures_lost"], got["measures_flagged"]) == (0, 1)
