"""Which body a report is about: every printed name and place is weighed against every body of the gazetteer.

A garbled name is often the right name of another body (ทุ่งทอง for กู่ทอง), so no single reading decides. Each body gets
the probability of all readings together: names by look-alike distance, the type word, district and province, each
allowed to be wrong. What is printed may also be a body that the gazetteer lacks; that has a probability too, and where it or a
second body comes too near, nobody is chosen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from normalizers.look_alikes import encode_names, fold_name, look_alike_distance, look_alike_distances
from normalizers.units import find_mentions, printed_type
from pipeline.gazetteer import Gazetteer, load_gazetteer, read_register
from pipeline.model import Finding, Mention, Unit, UnitDecision

__all__ = ["Gazetteer", "LinkedUnit", "link_row", "link_unit", "load_gazetteer", "read_register"]

_Floats = NDArray[np.float64]

_NAME_SHARPNESS = 2.6
"""Natural logarithms lost per unit of look-alike distance."""
_ROLE_WEIGHT = {"title": 1.5, "letterhead": 1.3, "heading": 1.2, "body": 0.8, "row": 1.5, "filename": 0.8}
_REPEAT_WEIGHT = 0.35
"""What each doubling of the number of equal readings adds: they are copies of one text, not new evidence."""
_FOREIGN_BASE, _FOREIGN_PER_LETTER = 1.0, 0.3
"""The distance at which a reading is taken for another body's name: it costs no more than that."""
_TYPE_DOUBT = 0.03
_TYPE_DOUBT_SINCE_2567 = 0.06
"""Hundreds of อบต. have become เทศบาล since 2567."""
_IMPOSSIBLE = -9.0
_SHORT_FORM_COST = 0.3
_PLACE_SHARPNESS = 2.6
_PLACE_DOUBT = {"title": 0.04, "letterhead": 0.05, "heading": 0.06, "body": 0.25, "row": 0.03, "filename": 0.1}
_LETTER_CODE_DOUBT = 0.15
"""A code of two letters becomes another valid one by a single misreading in 14 % of cases."""
_UNLISTED = {False: float(np.log(0.012)), True: float(np.log(0.003))}
"""A body that the gazetteer lacks, against one that it has: 3.8 % of names are missing built in, few in a register."""
_MOST_READINGS = 10
_DECIDED = 0.6
_SHORTLIST = 400
_SURE_CEILING = 0.995


@dataclass(frozen=True, slots=True)
class LinkedUnit:
    """Who the report is about, what a person should look at, and the mentions that name another body."""

    decision: UnitDecision
    findings: list[Finding]
    foreign: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """All mentions that read the same: folded name, kind, and what the reading weighs."""

    folded: str
    kind: str | None
    weight: float
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Ranking:
    """Bodies with their probabilities, best first, and the probability that none of them is meant."""

    order: NDArray[np.int64]
    probability: _Floats
    unlisted: float


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
    readings = _group_readings(own)
    local = [reading for reading in readings if reading.kind != "other"]
    if not local:
        return _link_other(readings, own, gazetteer)
    ranking = _rank(local[:_MOST_READINGS], own, gazetteer, fiscal_year)
    decision = _decide(ranking, local, own, gazetteer)
    foreign = _find_foreign(decision, local)
    return LinkedUnit(decision, _findings(decision, foreign), foreign)


def link_row(name_text: str, place: str | None, body: UnitDecision | None, gazetteer: Gazetteer) -> UnitDecision:
    """Decide the body of one row of a results table.

    Args:
        name_text: the name as printed in the row, with or without its type word.
        place: district and province printed in the row, as one text; None where the row has none.
        body: the report's own body, whose province holds for the rows as well; None if nothing is known of it.
        gazetteer: built in or imported.
    """
    mentions = find_mentions(f"{name_text} {place or ''}".strip(), "row")
    named = [mention for mention in mentions if mention.name]
    if not named:
        named = [Mention(name_text, None, name_text.strip(), None, None, "row")]
    if body is not None and body.province and not any(mention.province for mention in mentions):
        mentions = [*mentions, Mention(body.province, None, "", None, body.province, "row")]
    readings = _group_readings(named[:1])
    if readings[0].kind == "other":
        return UnitDecision(None, 0.0, readings[0].mentions[0].name, "other", mentions=(named[0].text,))
    evidence = [named[0], *(mention for mention in mentions if not mention.name)]
    ranking = _rank(readings, evidence, gazetteer, None)
    return _decide(ranking, readings, evidence, gazetteer)


def _group_readings(mentions: Sequence[Mention]) -> list[_Reading]:
    groups: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in mentions:
        if mention.name:
            groups.setdefault((fold_name(mention.name), mention.unit_type), []).append(mention)
    readings = []
    for (folded, kind), members in groups.items():
        base = max(_ROLE_WEIGHT[mention.role] for mention in members)
        weight = base * (1 + _REPEAT_WEIGHT * float(np.log2(len(members))))
        readings.append(_Reading(folded, kind, weight, tuple(members)))
    return sorted(readings, key=lambda reading: -reading.weight)


def _rank(
    readings: Sequence[_Reading], evidence: Sequence[Mention], gazetteer: Gazetteer, fiscal_year: int | None
) -> _Ranking:
    province, district = _place_likelihoods(evidence, gazetteer)
    score = gazetteer.prior_penalty + province[gazetteer.province_of_unit]
    score = score + np.append(district, 0.0)[gazetteer.district_of_unit]
    best_place = float((district + province[gazetteer.province_of_district]).max())
    by_province = np.full(len(province), -np.inf)
    np.maximum.at(by_province, gazetteer.province_of_district, district)
    by_province += province
    has_place = bool(province.any() or district.any())
    likely_provinces = np.argsort(-by_province)[:3] if has_place else np.empty(0, dtype=np.int64)
    type_doubt = _TYPE_DOUBT_SINCE_2567 if fiscal_year is None or fiscal_year >= 2567 else _TYPE_DOUBT
    near_names = np.unique(gazetteer.name_of_unit[np.isin(gazetteer.province_of_unit, likely_provinces)])
    for reading in readings:
        distance = _name_distances(reading.folded, gazetteer, near_names)[gazetteer.name_of_unit]
        # the short form costs a little, so that เมืองพล does not lose to พล where it is printed in full
        best = np.minimum(distance[:, 0], distance[:, 1] + _SHORT_FORM_COST)
        fit = -_NAME_SHARPNESS * best + _kind_loglik(reading.kind, gazetteer.kind_of_unit, type_doubt)
        score = score + reading.weight * _or_foreign(fit, len(reading.folded))
    unlisted = _unlisted_score(readings, type_doubt) + _UNLISTED[gazetteer.is_register] + best_place
    top = max(float(score.max()), unlisted)
    mass = np.exp(score - top)
    total = float(mass.sum()) + float(np.exp(unlisted - top))
    order = np.argsort(-mass)[:6]
    return _Ranking(order, mass[order] / total, float(np.exp(unlisted - top)) / total)


def _or_foreign(fit: _Floats, length: int) -> _Floats:
    """Log-likelihood of a reading that names the body with log-likelihood `fit`, or else is another body's name."""
    limit = _FOREIGN_BASE + _FOREIGN_PER_LETTER * length
    either: _Floats = np.logaddexp(fit, -_NAME_SHARPNESS * limit)
    return either


def _kind_loglik(kind: str | None, kinds: NDArray[np.str_], doubt: float) -> _Floats:
    """Log-likelihood of the printed type word for bodies of these kinds."""
    if kind is None:
        return np.zeros(len(kinds))
    is_same = kinds == kind
    if kind not in ("sao", "mun"):
        return np.array(np.where(is_same, 0.0, _IMPOSSIBLE))
    is_sibling = np.isin(kinds, ("sao", "mun"))
    loglik: _Floats = np.where(is_same, np.log(1 - doubt), np.where(is_sibling, np.log(doubt), _IMPOSSIBLE))
    return loglik


def _unlisted_score(readings: Sequence[_Reading], doubt: float) -> float:
    """How well a body that no gazetteer lists explains the readings: one of them is its true name and type."""
    names = encode_names([reading.folded for reading in readings])
    kinds = np.array([reading.kind or "sao" for reading in readings])
    scores = np.zeros(len(readings))
    for reading in readings:
        fit = _kind_loglik(reading.kind, kinds, doubt) - _NAME_SHARPNESS * look_alike_distances(reading.folded, names)
        scores += reading.weight * _or_foreign(fit, len(reading.folded))
    return float(scores.max())


def _name_distances(folded: str, gazetteer: Gazetteer, near_names: NDArray[np.int64]) -> _Floats:
    """Distance of the reading to every name form; names that are far by plain edits keep that distance.

    Args:
        near_names: names of the likely provinces, which are compared letter by letter in any case.
    """
    plain = process.cdist([folded], gazetteer.names, scorer=Levenshtein.distance, dtype=np.int32)[0]
    distances = plain.astype(np.float64)
    near = np.argpartition(plain, min(_SHORTLIST, len(plain) - 1))[:_SHORTLIST]
    rows = np.unique(np.concatenate([near, near_names]))
    distances[rows] = look_alike_distances(folded, gazetteer.encoded_names, rows)
    return distances


def _place_likelihoods(evidence: Sequence[Mention], gazetteer: Gazetteer) -> tuple[_Floats, _Floats]:
    """Log-likelihood of the printed places for each province and each district."""
    province, district = np.zeros(len(gazetteer.provinces)), np.zeros(len(gazetteer.districts))
    words: Counter[tuple[str, str, float]] = Counter()
    for mention in evidence:
        doubt = _PLACE_DOUBT[mention.role]
        if mention.province:
            words["province", fold_name(mention.province), doubt] += 1
        if mention.district:
            words["district", fold_name(mention.district), doubt] += 1
        letters = mention.text.split(" ")[0]
        if mention.role == "letterhead" and not mention.name and letters in gazetteer.letter_codes:
            words["province", fold_name(gazetteer.letter_codes[letters]), _LETTER_CODE_DOUBT] += 1
    for (kind, word, doubt), count in words.items():
        weight = 1 + _REPEAT_WEIGHT * float(np.log2(count))
        if kind == "province":
            province += weight * _place_loglik(look_alike_distances(word, gazetteer.encoded_provinces), doubt)
            continue
        distance = look_alike_distances(word, gazetteer.encoded_districts).astype(np.float64)
        if word == "เมือง":
            distance[gazetteer.is_capital_district] = 0.0
        likelihood = weight * _place_loglik(distance, doubt)
        district += likelihood
    return province, district


def _place_loglik(distance: NDArray[np.floating], doubt: float) -> _Floats:
    fit = np.exp(-_PLACE_SHARPNESS * distance.astype(np.float64))
    likelihood: _Floats = np.log((1 - doubt) * fit + doubt / len(fit))
    return likelihood


def _decide(
    ranking: _Ranking, readings: Sequence[_Reading], evidence: Sequence[Mention], gazetteer: Gazetteer
) -> UnitDecision:
    candidates = tuple(
        (gazetteer.units[int(at)], _calibrate(float(value)))
        for at, value in zip(ranking.order, ranking.probability, strict=True)
        if value > 1e-4
    )
    spellings = tuple(dict.fromkeys(mention.text for reading in readings for mention in reading.mentions))
    best = float(ranking.probability[0])
    if best >= _DECIDED:
        unit = gazetteer.units[int(ranking.order[0])]
        return UnitDecision(
            unit, _calibrate(best), unit.name, _type_of(readings, unit), unit.district, unit.province, candidates,
            spellings,
        )  # fmt: skip
    return UnitDecision(
        None, _calibrate(best), _shared_name(ranking, readings, gazetteer), _type_of(readings, None), None,
        _shared_province(ranking, evidence, gazetteer), candidates, spellings,
    )  # fmt: skip


def _calibrate(probability: float) -> float:
    return min(probability, _SURE_CEILING)


def _shared_name(ranking: _Ranking, readings: Sequence[_Reading], gazetteer: Gazetteer) -> str:
    """The name that the best candidates share (two districts may have one), else the weightiest reading as printed."""
    share: dict[str, float] = defaultdict(float)
    for at, value in zip(ranking.order, ranking.probability, strict=True):
        share[gazetteer.units[int(at)].name] += float(value)
    name, probability = _best(share)
    return name if probability >= _DECIDED else readings[0].mentions[0].name


def _shared_province(ranking: _Ranking, evidence: Sequence[Mention], gazetteer: Gazetteer) -> str | None:
    share: dict[str, float] = defaultdict(float)
    for at, value in zip(ranking.order, ranking.probability, strict=True):
        share[gazetteer.units[int(at)].province] += float(value)
    name, probability = _best(share)
    return name if probability >= _DECIDED else _voted_province(evidence, gazetteer)


def _voted_province(evidence: Sequence[Mention], gazetteer: Gazetteer) -> str | None:
    province, _ = _place_likelihoods(evidence, gazetteer)
    mass = np.exp(province - province.max())
    best = int(mass.argmax())
    return gazetteer.provinces[best].name if mass[best] / mass.sum() >= _DECIDED else None


def _best(shares: Mapping[str, float]) -> tuple[str, float]:
    return max(shares.items(), key=lambda item: item[1], default=("", 0.0))


def _type_of(readings: Sequence[_Reading], unit: Unit | None) -> str | None:
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
    return {"sao": "อบต.", "pao": "อบจ."}.get(unit.type, "เทศบาล" if unit.type == "mun" else unit.full_name)


def _link_other(readings: Sequence[_Reading], evidence: Sequence[Mention], gazetteer: Gazetteer) -> LinkedUnit:
    """A report without any local body: a college or department is named as printed, never linked."""
    province = _voted_province(evidence, gazetteer)
    if not readings:
        return LinkedUnit(UnitDecision(None, 0.0, province=province), [])
    first = readings[0].mentions[0]
    spellings = tuple(dict.fromkeys(m.text for reading in readings for m in reading.mentions))
    return LinkedUnit(UnitDecision(None, 0.0, first.name, "other", None, province, mentions=spellings), [])


def _find_foreign(decision: UnitDecision, readings: Sequence[_Reading]) -> tuple[Mention, ...]:
    """Mentions of a local body that cannot be a misreading of the one decided on."""
    if decision.unit is None:
        return ()
    own = fold_name(decision.unit.name)
    return tuple(
        mention
        for reading in readings
        if look_alike_distance(reading.folded, own) > 0.5 + 0.4 * max(len(own), len(reading.folded))
        for mention in reading.mentions
    )


def _findings(decision: UnitDecision, foreign: Sequence[Mention]) -> list[Finding]:
    findings = []
    if decision.unit is None and decision.name:
        names = "; ".join(f"{u.full_name} {u.district or ''} {u.province}" for u, _ in decision.candidates[:3])
        message = f"the evidence does not decide which body {decision.name!r} is"
        findings.append(Finding("warning", "unit-ambiguous", message, field="unit_id", suggestion=names or None))
    for mention in foreign:
        where = mention.provenance
        message = f"{mention.text!r} is another body than {decision.name!r}: text copied from another report?"
        findings.append(
            Finding("warning", "unit-foreign", message, where.page, where.bbox, "unit_name", mention.text)
        )
    return findings
