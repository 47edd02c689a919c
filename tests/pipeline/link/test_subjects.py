"""The bodies of the rows of results tables, each linked once with the places that stand nearest to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.link.gazetteer import load_gazetteer
from prongsai.pipeline.link.subjects import link_subjects
from prongsai.pipeline.model import Observation, Provenance, UnitDecision

BUILT_IN = load_gazetteer()
OFFICE = UnitDecision(None, 0.0, "สำนักงานป้องกันฯ", "other", province="ลำปาง")
READING = Observation(
    fiscal_year=2566,
    scope="overall",
    instrument=None,
    code="ita",
    value=92.75,
    scale_max=100.0,
    raw_code="ITA",
    raw_score="๙๒.๗๕",
    provenance=Provenance(page=3, bbox=(10.0, 20.0, 30.0, 40.0)),
)


def row(subject: str | None, place: str | None = None, context: str = "", page: int = 3) -> Observation:
    where = replace(READING.provenance, page=page)
    return replace(READING, subject=subject, subject_place=place, context=context, provenance=where)


def unit_id(decision: UnitDecision) -> str | None:
    return decision.unit.unit_id if decision.unit else None


def test_scores_without_a_row_are_the_reporting_body_s() -> None:
    linked = link_subjects([row(None)], OFFICE, BUILT_IN)
    assert linked.body_of(None) is OFFICE
    assert linked.decisions == {(None, ""): OFFICE}
    assert linked.findings == []


def test_every_row_gets_its_own_body() -> None:
    linked = link_subjects([row("อบต.นายาง"), row("ทต.แม่ลาน", "อ.ลี้ จ.ลำพูน")], OFFICE, BUILT_IN)
    assert unit_id(linked.body_of("อบต.นายาง")) == "5211-sao-นายาง"
    assert unit_id(linked.body_of("ทต.แม่ลาน")) == "5104-mun-แม่ลาน"
    assert linked.body_of(None) is OFFICE
    assert linked.findings == []


def test_row_that_no_reading_names_is_refused() -> None:
    with pytest.raises(KeyError):
        link_subjects([row("อบต.นายาง")], OFFICE, BUILT_IN).body_of("อบต.แม่ลาน")


@pytest.mark.parametrize(
    ("place", "context", "expected"),
    [
        # the heading of the table names the place that its rows leave out
        (None, "ผลการประเมิน\nในเขตอำเภอลี้ จังหวัดลำพูน\nประจำปี ๒๕๖๖", "5104-mun-แม่ลาน"),
        (None, "อำเภอลี้\nจังหวัดลำพูน", "5104-mun-แม่ลาน"),
        # the row's own place comes first
        ("อ.ลี้ จ.ลำพูน", "จังหวัดลำปาง", "5104-mun-แม่ลาน"),
        # no place at all: the report's province, where there is none of that name
        (None, "ผลการประเมิน\nประจำปี ๒๕๖๖", None),
        (None, "", None),
    ],
)
def test_place_of_a_row_is_its_own_or_its_heading_s(place: str | None, context: str, expected: str | None) -> None:
    linked = link_subjects([row("เทศบาลตำบลแม่ลาน", place, context)], OFFICE, BUILT_IN)
    assert unit_id(linked.body_of("เทศบาลตำบลแม่ลาน")) == expected


def test_undecided_row_is_reported_where_it_stands_first() -> None:
    name = "อบต.บ้านยาง"
    linked = link_subjects([row(name, "จังหวัดบุรีรัมย์", page=4), row(name, "จังหวัดบุรีรัมย์", page=5)], OFFICE, BUILT_IN)
    (finding,) = linked.findings
    assert (finding.severity, finding.code, finding.page, finding.bbox) == (
        "warning", "unit-ambiguous", 4, (10.0, 20.0, 30.0, 40.0),
    )  # fmt: skip
    assert (finding.field, finding.raw) == ("subject", name)
    assert repr(name) in finding.message
    assert finding.suggestion is not None
    assert finding.suggestion.split("; ")[:2] == ["องค์การบริหารส่วนตำบลบ้านยาง"] * 2
    assert len(finding.suggestion.split("; ")) == 3


def test_body_outside_local_government_is_nothing_to_look_at() -> None:
    linked = link_subjects([row("โรงเรียนสตรีพัทลุง")], OFFICE, BUILT_IN)
    decision = linked.body_of("โรงเรียนสตรีพัทลุง")
    assert (decision.unit, decision.unit_type) == (None, "สถานศึกษา")
    assert linked.findings == []
