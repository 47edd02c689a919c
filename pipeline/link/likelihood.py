"""How well every body of the gazetteer explains all the names and places that a report prints, as probabilities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prongsai.normalizers.names.look_alikes import fold_name, look_alike_distance, near_distances
from prongsai.normalizers.names.slips import SLIPS
from prongsai.pipeline.link.gazetteer import SHORTLIST, Gazetteer
from prongsai.pipeline.link.likeness import place_likeness
from prongsai.pipeline.model import Mention

_Floats = NDArray[np.float64]

_NAME_SHARPNESS = 3.0
"""Natural logarithms lost per unit of distance. An unlike letter stands in one name of twenty. Measured on 900 reports
simulated with up to three edits: 3.0 and 3.4 link as many, 2.6 two fewer, and 35 fewer surely."""
_EXACT_SHARPNESS = 1.7
"""How much less likely an edit is where a sound text layer, and no recogniser, spells the name. At 1.25 a row of a list
whose body lies in another province than the report is taken for a neighbour of a name that is two letters off."""
_ROLE_WEIGHT = {
    "title": 1.2,
    "letterhead": 1.1,
    "heading": 1.0,
    "body": 0.7,
    "row": 1.0,
    "filename": 0.7,
    "parent": 1.0,
    "beside": 0.3,
}
"""A title says whose report it is; running text and file names name neighbours and offices too. Measured: body 0.525 to
0.85, filename 0.35 to 0.85, heading 0.5 to 1.5, letterhead 0.55 to 1.65, row 0.5 to 1.5, title 0.6 to 1.8 give the same
rows of 11 reports; 0.35 changes 2 rows."""
_REPEAT_WEIGHT = 0.35
"""What each doubling of the number of equal readings adds: they are copies of one text, not new evidence."""
_FOREIGN_BASE, _FOREIGN_PER_LETTER = 1.0, 0.3
"""The distance at which a reading is taken for another body's name: it costs no more than that."""
_TITLE_FACTOR = 1.4
"""Titles name the body itself: there a strange name is more likely badly garbled than another body's."""
_TYPE_DOUBT = 0.03
"""One mention in thirty calls a body by another type than its own, such as the one that it had before. Measured: 0.015
to 0.272 give the same rows of 10 reports; 0.515 changes 47 rows."""
_NEW_TYPES_FROM = 2567
"""Fiscal year, Buddhist era."""
_NEW_TYPE_DOUBT = 0.06
"""Hundreds of อบต. have become เทศบาล since then."""
_IMPOSSIBLE = -9.0
"""Natural logarithm of about 1 in 8,000: one local body among all, by mere accident."""
_SHORT_FORM_COST = 0.3
"""A name without its last part is likelier that body's than one with a letter unlike (1), and less than it in full.
Measured: 0.15 to 0.65 give the same rows of 10 reports."""
_PLACE_SHARPNESS = 2.6
"""As `_NAME_SHARPNESS`: districts and provinces are printed and misread in the same way."""
_PLACE_DOUBT = {
    "title": 0.04,
    "letterhead": 0.05,
    "heading": 0.06,
    "body": 0.25,
    "row": 0.03,
    "filename": 0.1,
    "parent": 0.06,
    "beside": 0.5,
}
"""Share of names beside which another district or province stands. Rare in titles, one in four in running text.
Measured: body 0.125 to 0.625, filename 0.05 to 0.55, heading 0.03 to 0.53, letterhead 0.025 to 0.525, row 0.015 to
0.515, title 0.02 to 0.28 give the same rows of 11 reports; 0.52 changes 1 rows."""
_LETTER_CODE_DOUBT = 0.15
"""A code of two letters becomes another valid one by a single misreading in 14 % of cases."""
_UNLISTED = {False: -7.2, True: -8.4}
"""Natural logarithm of the odds of a body that the gazetteer lacks and that bears just the printed name, where that is
as usual a name as any, against one listed body: 3.8 % of names are missing built in, few in a register, and each could
be any of many names. Measured on 900 reports of listed bodies and 600 of the 292 bodies of the register that geothai
lacks: from -6.5 to -8 listed bodies with two edits are right in 99 of 100, with three in 95 to 97; of the lacking ones
53 to 73 are taken for a neighbour, most of them for themselves in another spelling."""
_USUAL_SURPRISE = 18.0
"""Mean of 700 names that `NameLikeness` had not seen, by natural logarithms."""
_SURPRISE_WEIGHT = 0.25
"""What a logarithm of surprise weighs: a look-alike distance of 1 is some 6 of them, and costs `_NAME_SHARPNESS`.
Measured: 0.15 to 0.3 give the same share of simulated reports to within 1 in 100."""
_COMPLETE_KINDS = ("pao", "special")
"""Each province has one อบจ.: none is unlisted."""
_CANDIDATES = 6
"""What a person still reads in a finding. Measured: 3 to 9 give the same rows of 10 reports."""
_NEVER_SHOWN = 1e-6
"""What a body is less likely than the best by, to be left out of the sorting: nobody looks at one of 1 in 10,000."""
_NO_PART = 12.0
"""Natural logarithms below which a part of a sum does not change its first five digits."""


@dataclass(frozen=True, slots=True)
class NameReading:
    """All mentions that read the same: folded name, kind, and what the reading weighs."""

    folded: str
    kind: str | None
    weight: float
    is_title: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class BodyRanking:
    """Bodies with their probabilities, best first, and the probability that none of them is meant."""

    order: NDArray[np.int64]
    probability: _Floats
    unlisted: float


def group_readings(mentions: Sequence[Mention]) -> list[NameReading]:
    """The named mentions, equal readings together, the weightiest first."""
    groups: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in mentions:
        if mention.name:
            groups.setdefault((fold_name(mention.name), mention.unit_type), []).append(mention)
    readings = []
    for (folded, kind), members in groups.items():
        base = max(_ROLE_WEIGHT[mention.role] for mention in members)
        weight = base * (1 + _REPEAT_WEIGHT * float(np.log2(len(members))))
        is_title = any(mention.role in ("title", "letterhead", "row") for mention in members)
        readings.append(NameReading(folded, kind, weight, is_title, tuple(members)))
    return sorted(readings, key=lambda reading: -reading.weight)


def rank_units(
    readings: Sequence[NameReading], evidence: Sequence[Mention], gazetteer: Gazetteer, fiscal_year: int | None
) -> BodyRanking:
    """The probability of every unit given all readings and places; see the module for what is weighed."""
    province, district = place_likelihoods(evidence, gazetteer)
    score = gazetteer.prior_penalty + province[gazetteer.province_of_unit]
    score = score + np.append(district, 0.0)[gazetteer.district_of_unit]
    best_place = float((district + province[gazetteer.province_of_district]).max())
    by_province = np.full(len(province), -np.inf)
    np.maximum.at(by_province, gazetteer.province_of_district, district)
    by_province += province
    has_place = bool(province.any() or district.any())
    likely_provinces = np.argsort(-by_province)[:3] if has_place else np.empty(0, dtype=np.int64)
    type_doubt = _TYPE_DOUBT if fiscal_year is not None and fiscal_year < _NEW_TYPES_FROM else _NEW_TYPE_DOUBT
    is_likely = np.zeros(len(province), dtype=bool)
    is_likely[likely_provinces] = True
    near_names = np.unique(gazetteer.name_of_unit[is_likely[gazetteer.province_of_unit]])
    for reading in readings:
        of_names = near_distances(reading.folded, gazetteer.encoded_names, SHORTLIST, near_names, SLIPS)
        best = of_names[gazetteer.name_of_unit[:, 0]]
        # the short form costs a little, so that เมืองพล does not lose to พล where it is printed in full
        short = gazetteer.units_with_short_form
        best[short] = np.minimum(best[short], of_names[gazetteer.name_of_unit[short, 1]] + _SHORT_FORM_COST)
        kind = _kind_loglik(reading.kind, gazetteer.kinds, type_doubt)[gazetteer.kind_of_unit]
        score = score + reading.weight * _or_foreign(kind - _sharpness(reading) * best, reading)
    unlisted = _unlisted_score(readings, type_doubt) + _UNLISTED[gazetteer.is_register] + best_place
    top = max(float(score.max()), unlisted)
    mass = np.exp(score - top)
    total = float(mass.sum()) + float(np.exp(unlisted - top))
    order = _best(mass)
    return BodyRanking(order, mass[order] / total, float(np.exp(unlisted - top)) / total)


def _best(mass: _Floats) -> NDArray[np.int64]:
    """Positions of the greatest values, the first of equals first; fewer where the others are next to nothing."""
    at = np.flatnonzero(mass >= mass.max() * _NEVER_SHOWN)
    if len(at) > _CANDIDATES:
        at = at[mass[at] >= np.partition(mass[at], -_CANDIDATES)[-_CANDIDATES]]
    return at[np.argsort(-mass[at], kind="stable")][:_CANDIDATES]


def _sharpness(reading: NameReading) -> float:
    """How fast the likelihood of a reading falls with the distance of a name from it."""
    is_exact = all(mention.provenance.method == "text" for mention in reading.mentions)
    return _NAME_SHARPNESS * (_EXACT_SHARPNESS if is_exact else 1.0)


def _or_foreign(fit: _Floats, reading: NameReading) -> _Floats:
    """Log-likelihood of a reading that names the body with log-likelihood `fit`, or else is another body's name."""
    limit = (_FOREIGN_BASE + _FOREIGN_PER_LETTER * len(reading.folded)) * (_TITLE_FACTOR if reading.is_title else 1.0)
    foreign = -_NAME_SHARPNESS * limit
    either: _Floats = np.full(fit.shape, foreign)
    near = np.flatnonzero(fit > foreign - _NO_PART)
    either[near] += np.log(1 + np.exp(fit[near] - foreign))
    return either


def _kind_loglik(kind: str | None, kinds: NDArray[np.str_], doubt: float) -> _Floats:
    """Log-likelihood of the printed type word for bodies of these kinds."""
    if kind is None:
        return np.zeros(len(kinds))
    is_same = kinds == kind
    if kind not in ("sao", "mun"):
        return np.array(np.where(is_same, 0.0, _IMPOSSIBLE))
    is_sibling = (kinds == "sao") | (kinds == "mun")
    loglik: _Floats = np.where(is_same, np.log(1 - doubt), np.where(is_sibling, np.log(doubt), _IMPOSSIBLE))
    return loglik


def _unlisted_score(readings: Sequence[NameReading], doubt: float) -> float:
    """How well a body that no gazetteer lists explains the readings: one of them is its true name and type.

    What looks like no name of a place is likelier a garbled one than the name of such a body.

    Returns:
        Natural logarithm beside that of a listed body; minus infinity for kinds of which all bodies are known.
    """
    kinds = np.array([reading.kind or "sao" for reading in readings])
    scores = np.array(
        [_SURPRISE_WEIGHT * (_USUAL_SURPRISE - place_likeness().surprise(one.folded)) for one in readings]
    )
    for reading in readings:
        far = np.array([look_alike_distance(reading.folded, other.folded, SLIPS) for other in readings])
        fit = _kind_loglik(reading.kind, kinds, doubt) - _sharpness(reading) * far
        scores += reading.weight * _or_foreign(fit, reading)
    scores[np.isin(kinds, _COMPLETE_KINDS)] = -np.inf
    return float(scores.max())


def place_likelihoods(evidence: Sequence[Mention], gazetteer: Gazetteer) -> tuple[_Floats, _Floats]:
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
            province += weight * _place_loglik(gazetteer.province_distances(word), doubt)
        else:
            district += weight * _place_loglik(gazetteer.district_distances(word), doubt)
    return province, district


def _place_loglik(distance: NDArray[np.floating], doubt: float) -> _Floats:
    fit = np.exp(-_PLACE_SHARPNESS * np.asarray(distance, dtype=np.float64))
    likelihood: _Floats = np.log((1 - doubt) * fit + doubt / len(fit))
    return likelihood
