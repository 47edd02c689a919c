"""Which body a report is about: every printed name and place is weighed against every body of the gazetteer.

A garbled name is often the right name of another body (ทุ่งทอง for กู่ทอง), so no single reading decides. Each body gets
the probability of all readings together: names by look-alike distance, the type word, district and province, each
allowed to be wrong. What is printed may also be a body that the gazetteer lacks; that has a probability too, and where
it or a second body comes too near, nobody is chosen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz.distance import Levenshtein

from prongsai.normalizers.names.look_alikes import fold_name, look_alike_distance
from prongsai.normalizers.names.other_bodies import kind_of_other
from prongsai.normalizers.names.place_names import province_names
from prongsai.normalizers.names.type_words import printed_type, short_form
from prongsai.parsers.mentions import find_mentions
from prongsai.pipeline.link.exact import find_exact, find_twin
from prongsai.pipeline.link.gazetteer import Gazetteer
from prongsai.pipeline.link.likelihood import BodyRanking, NameReading, group_readings, place_likelihoods, rank_units
from prongsai.pipeline.link.reporter import ASIDE, Reporter, find_reporter, is_named_in_passing
from prongsai.pipeline.model import Finding, Mention, Unit, UnitDecision

_EXACT_ROW = {False: 0.97, True: 0.99}
"""How sure an exact name in the right province is; built in, a body of that name may be one that geothai lacks."""
_LONE_READING = 0.88
"""The most that one reading of a name is worth where the report names no place at all, and any where a body outside
local government may be the one that reports, where the name stands once or twice and in running text alone, or where
every reading gives the body another type than its own."""
_MOST_READINGS = 10
"""Readings that are weighed, the weightiest first; a long report garbles its name in dozens of ways."""
_DECIDED, _MARGIN = 0.35, 2.5
"""The least probability of the best body, and by what factor it must surpass the next one."""
_CLEAR, _CLEAR_MARGIN, _CLEAR_OF_UNLISTED = 0.08, 5.0, 3.0
"""The same, where a place is printed, for a body that stands clear where much of the probability is spread over bodies
that nothing speaks for: by what factors it must surpass the next one, and one that the gazetteer lacks. Of 1,800
simulated reports of up to three wrong letters ten are decided so, all rightly; at a margin of 4 one more is wrong."""
_CLEAR_CONFIDENCE = 0.75
"""What such a body is worth at the least: as one that has the least probability of the others."""
_LEAST_CANDIDATE = 1e-4
"""A body that is less likely than one in ten thousand is none that a person would look at."""
_UNLIKE, _UNLIKE_PER_LETTER = 0.5, 0.4
"""How far a name may lie from the body's own and still be its misreading: half a letter, and two letters of five."""
_SHARED = 0.6
"""The least probability for a name or province that the undecided candidates have in common."""
_CALIBRATION = ((0.0, 0.2, 0.35, 0.6, 0.93, 1.0), (0.0, 0.5, 0.75, 0.88, 0.9, 0.995))
"""From computed to true probability, measured on 8,000 simulated reports with bodies drawn from the DLA register. From
0.6 to 0.93 the computed one is too low (97 % were right), but 0.9 is kept for what is right in over 99 %."""


@dataclass(frozen=True, slots=True)
class LinkedUnit:
    """Who the report is about, what a person should look at, and the mentions that name another body."""

    decision: UnitDecision
    findings: list[Finding]
    foreign: tuple[Mention, ...] = ()


def link_unit(mentions: Sequence[Mention], gazetteer: Gazetteer, fiscal_year: int | None = None) -> LinkedUnit:
    """Decide the reporting body from everything that the report names.

    Args:
        mentions: of the whole document, in reading order, places included; rows of results tables are left out here.
        gazetteer: built in or imported.
        fiscal_year: of the report; it says how far the printed type may differ from the register's.
    Returns:
        The decision with a calibrated confidence; its `unit` is None where the evidence does not decide, and then
        `name` and places are what is printed most.
    """
    own = [mention for mention in mentions if mention.role != "row"]
    reporter = find_reporter(own)
    if reporter.other is not None:
        return LinkedUnit(_decide_other(reporter, own, gazetteer, fiscal_year), [])
    evidence = [mention for mention in own if mention.role not in ASIDE and mention.unit_type != "other"]
    local = group_readings(evidence)
    if not local:
        district, province = _voted_places(own, gazetteer)
        return LinkedUnit(UnitDecision(None, 0.0, district=district, province=province), [])
    twin = find_twin(local[0], evidence, gazetteer)
    if twin is not None:
        decision = _decide_exactly(twin, local, _EXACT_ROW[False])
    else:
        ranking = rank_units(local[:_MOST_READINGS], evidence, gazetteer, fiscal_year)
        decision = _decide(ranking, local, evidence, gazetteer)
    foreign = _find_foreign(decision, local)
    own_names = [one for reading in local for one in reading.mentions if one not in foreign]
    if reporter.is_disputed or is_named_in_passing(own_names):
        decision = replace(decision, confidence=min(decision.confidence, _LONE_READING))
    return LinkedUnit(decision, _findings(decision, foreign), foreign)


def _decide_other(
    reporter: Reporter, own: Sequence[Mention], gazetteer: Gazetteer, fiscal_year: int | None
) -> UnitDecision:
    """A school or a department is named as printed, never linked; the body that it says it belongs to is."""
    other = reporter.other
    assert other is not None, "the caller looked"
    parent = None
    evidence = [mention for mention in own if mention.role != "beside" and mention.unit_type != "other"]
    above = group_readings(reporter.parents)
    places = [mention for mention in evidence if not mention.name]
    if above:
        ranking = rank_units(above, [*reporter.parents, *places], gazetteer, fiscal_year)
        parent = _decide(ranking, above, [*above[0].mentions, *places], gazetteer).unit
    district, province = _voted_places([other, *evidence], gazetteer)
    kind, _ = kind_of_other(other.name)
    if other.name in province_names():
        district, province = None, other.name
    elif parent is not None and province is None:
        province = parent.province
    return UnitDecision(
        None, 0.0, other.name, kind, district, province,
        mentions=reporter.spellings, is_other=True, printed=other.text, parent=parent,
    )  # fmt: skip


def link_row(name_text: str, place: str | None, body: UnitDecision | None, gazetteer: Gazetteer) -> UnitDecision:
    """Decide the body of one row of a results table.

    Args:
        name_text: the name as printed in the row, with or without its type word.
        place: district and province printed in the row, as one text, with or without the words อำเภอ and จังหวัด; None
            where the row has none.
        body: the report's own body, whose province holds for the rows as well; None if nothing is known of it.
        gazetteer: built in or imported.
    """
    mentions = [*find_mentions(name_text, "row"), *_read_row_place(place or "", gazetteer)]
    named = [mention for mention in mentions if mention.name]
    if not named:
        named = [Mention(name_text, None, name_text.strip(), None, None, "row")]
    if body is not None and body.province and not any(mention.province for mention in mentions):
        mentions = [*mentions, Mention(body.province, None, "", None, body.province, "row")]
    readings = group_readings(named[:1])
    if readings[0].kind == "other":
        return _row_of_other(named[0], mentions, gazetteer)
    evidence = [named[0], *(mention for mention in mentions if not mention.name)]
    exact = find_exact(readings[0], evidence, gazetteer) or find_twin(readings[0], evidence, gazetteer)
    if exact is not None:
        return _decide_exactly(exact, readings, _EXACT_ROW[gazetteer.is_register])
    ranking = rank_units(readings, evidence, gazetteer, None)
    return _decide(ranking, readings, evidence, gazetteer)


def _decide_exactly(unit: Unit, readings: Sequence[NameReading], sure: float) -> UnitDecision:
    """The decision for a body whose very name is printed, in its place."""
    spellings = tuple(dict.fromkeys(mention.text for reading in readings for mention in reading.mentions))
    return UnitDecision(
        unit, sure, unit.name, _type_of(readings, unit), unit.district, unit.province, ((unit, sure),), spellings,
        printed=readings[0].mentions[0].text,
    )  # fmt: skip


def _row_of_other(named: Mention, mentions: Sequence[Mention], gazetteer: Gazetteer) -> UnitDecision:
    district, province = _voted_places([mention for mention in mentions if not mention.name], gazetteer)
    kind, _ = kind_of_other(named.name)
    return UnitDecision(
        None, 0.0, named.name, kind, district, province, mentions=(named.text,), is_other=True, printed=named.text
    )


def _read_row_place(place: str, gazetteer: Gazetteer) -> list[Mention]:
    """The places of a row; columns headed อำเภอ and จังหวัด print the bare names, province last."""
    worded = [mention for mention in find_mentions(place, "row") if not mention.name]
    if worded or not place.strip():
        return worded
    *districts, last = place.split()
    is_province = any(fold_name(last) == fold_name(known.name) for known in gazetteer.provinces) or bool(districts)
    mentions = [Mention(word, None, "", word, None, "row") for word in districts]
    district, province = (None, last) if is_province else (last, None)
    return [*mentions, Mention(last, None, "", district, province, "row")]


def _decide(
    ranking: BodyRanking, readings: Sequence[NameReading], evidence: Sequence[Mention], gazetteer: Gazetteer
) -> UnitDecision:
    candidates = tuple(
        (gazetteer.units[int(at)], float(value))
        for at, value in zip(ranking.order, ranking.probability, strict=True)
        if value > _LEAST_CANDIDATE
    )
    spellings = tuple(dict.fromkeys(mention.text for reading in readings for mention in reading.mentions))
    best, second = (*ranking.probability[:2].tolist(), 0.0)[:2]
    is_clear = _is_placed(evidence) and best >= max(
        _CLEAR, _CLEAR_MARGIN * second, _CLEAR_OF_UNLISTED * ranking.unlisted
    )
    if is_clear or best >= max(_DECIDED, _MARGIN * second):
        unit = gazetteer.units[int(ranking.order[0])]
        confidence = max(float(np.interp(best, *_CALIBRATION)), _CLEAR_CONFIDENCE)
        if len(evidence) == 1 and not (evidence[0].province or evidence[0].district):
            confidence = min(confidence, _LONE_READING)
        if not any(reading.kind in (None, unit.type) for reading in readings):
            confidence = min(confidence, _LONE_READING)
        printed = _type_of(readings, unit)
        return UnitDecision(
            unit, confidence, unit.name, printed, unit.district, unit.province, candidates, spellings,
            printed=readings[0].mentions[0].text,
        )  # fmt: skip
    name, province = _shared_name(ranking, readings, gazetteer), _shared_province(ranking, evidence, gazetteer)
    district, _ = _voted_places(evidence, gazetteer)
    return UnitDecision(
        None, best, name, _type_of(readings, None), district, province, candidates, spellings,
        printed=readings[0].mentions[0].text,
    )  # fmt: skip


def _is_placed(evidence: Sequence[Mention]) -> bool:
    """Whether a province or district is printed, or a letter number, whose letters stand for a province."""
    return any(one.province or one.district or (one.role == "letterhead" and not one.name) for one in evidence)


def _shared_name(ranking: BodyRanking, readings: Sequence[NameReading], gazetteer: Gazetteer) -> str:
    """The name that the best candidates share (two districts may have one), else the weightiest reading as printed."""
    share: dict[str, float] = defaultdict(float)
    for at, value in zip(ranking.order, ranking.probability, strict=True):
        share[gazetteer.units[int(at)].name] += float(value)
    name, probability = _best(share)
    return name if probability >= _SHARED else readings[0].mentions[0].name


def _shared_province(ranking: BodyRanking, evidence: Sequence[Mention], gazetteer: Gazetteer) -> str | None:
    share: dict[str, float] = defaultdict(float)
    for at, value in zip(ranking.order, ranking.probability, strict=True):
        share[gazetteer.units[int(at)].province] += float(value)
    name, probability = _best(share)
    return name if probability >= _SHARED else _voted_places(evidence, gazetteer)[1]


def _voted_places(evidence: Sequence[Mention], gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """The district and the province that the printed places agree on, each None where they do not."""
    by_province, by_district = place_likelihoods(evidence, gazetteer)
    by_district = by_district + by_province[gazetteer.province_of_district]
    places = []
    for likelihood, known in ((by_district, gazetteer.districts), (by_province, gazetteer.provinces)):
        mass = np.exp(likelihood - likelihood.max())
        at = int(mass.argmax())
        places.append(known[at].name if mass[at] / mass.sum() >= _SHARED else None)
    return places[0], places[1]


def _best(shares: Mapping[str, float]) -> tuple[str, float]:
    return max(shares.items(), key=lambda item: item[1], default=("", 0.0))


def _type_of(readings: Sequence[NameReading], unit: Unit | None) -> str | None:
    """The abbreviation of the type as printed most, of those that agree with the unit's kind."""
    votes: dict[str, float] = defaultdict(float)
    for reading in readings:
        for mention in reading.mentions:
            printed = printed_type(mention.text)
            if printed and (unit is None or mention.unit_type == unit.type):
                votes[printed] += reading.weight / len(reading.mentions)
    if votes:
        return _best(votes)[0]
    if unit is None:
        return None
    return unit.facts.abbreviation or short_form(unit.type) or unit.full_name


def _find_foreign(decision: UnitDecision, readings: Sequence[NameReading]) -> tuple[Mention, ...]:
    """Mentions of a local body that cannot be a misreading of the one decided on."""
    if decision.unit is None:
        return ()
    own = fold_name(decision.unit.name)
    return tuple(mention for one in readings if _is_unlike(one.folded, own) for mention in one.mentions)


def _is_unlike(folded: str, own: str) -> bool:
    limit = _UNLIKE + _UNLIKE_PER_LETTER * max(len(own), len(folded))
    # no slip costs more than an unlike letter, and plain edits are counted in a hundredth of the time
    return Levenshtein.distance(folded, own) > limit and look_alike_distance(folded, own) > limit


def _findings(decision: UnitDecision, foreign: Sequence[Mention]) -> list[Finding]:
    findings = []
    if decision.unit is None and decision.name:
        names = "; ".join(f"{u.full_name} {u.district or ''} {u.province}" for u, _ in decision.candidates[:3])
        message = f"the evidence does not decide which body {decision.name!r} is"
        findings.append(Finding("warning", "unit-ambiguous", message, field="unit_id", suggestion=names or None))
    times = Counter(fold_name(mention.name) for mention in foreign)
    first = {fold_name(mention.name): mention for mention in reversed(foreign)}
    for name, mention in sorted(first.items(), key=lambda item: foreign.index(item[1])):
        where = mention.provenance
        often = f", {times[name]} times" if times[name] > 1 else ""
        message = f"{mention.text!r}{often}, is another body than {decision.name!r}: text copied from another report?"
        findings.append(
            Finding("warning", "unit-foreign", message, where.page, where.bbox, "unit_name", mention.text, where=where)
        )
    return findings
