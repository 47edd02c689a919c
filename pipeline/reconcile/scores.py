"""Observations -> scores: which of several readings counts, what the sums prove, and how sure we are.

The readings of one body, year and code are weighed, then held against the arithmetic of the frame. A sum that holds
verifies every number in it; a sum that fails accuses the numbers in it that nothing else confirms. A value is changed
only where arithmetic leaves one possibility, and only to another printed reading or, where a machine read the page, to
the one number that differs by a single digit. What a report misprints stays as printed, and is flagged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log10

from prongsai.normalizers.printed_numbers import DECIMALS, SAME_SCORE
from prongsai.pipeline.frame.relations import Relation, Sums, compute_parent, forced_interval, settle_families
from prongsai.pipeline.model import MACHINE_READ, Finding, Observation, Result, Score, Severity
from prongsai.pipeline.reconcile.basis import agreement_basis, dissent_basis, failing_sum_basis, sum_basis
from prongsai.pipeline.reconcile.checks import DOUBTED
from prongsai.pipeline.reconcile.digit_slips import find_single_slips
from prongsai.pipeline.reconcile.entries import (
    CONTEXT_WEIGHT,
    Entries,
    Entry,
    collect_entries,
    find_decimals,
    mark_lost_digits,
    values_of,
)
from prongsai.pipeline.reconcile.foreign import copied_table_findings, find_copied_tables
from prongsai.pipeline.reconcile.places import at

RelationsOf = Callable[[int | None, Collection[str]], Sequence[Relation]]
"""The relations of a Buddhist year, given the codes that the report has for it."""


def reconcile_scores(observations: Sequence[Observation], relations_of: RelationsOf) -> Result[Score]:
    """One score per body, year and code, with a finding for every disagreement.

    Args:
        observations: all readings of one document, in document order.
        relations_of: the relations of a year; none for an unknown year.
    """
    groups: dict[tuple[str | None, str, int | None], list[int]] = defaultdict(list)
    for index, seen in enumerate(observations):
        if seen.value is not None and not seen.is_foreign and seen.role == "score":
            groups[seen.subject, seen.twin, seen.fiscal_year].append(index)
    scores: list[Score] = []
    findings: list[Finding] = []
    for (_, _, year), members in groups.items():
        codes = {observations[index].code for index in members}
        result = _reconcile_group(members, observations, relations_of(year, codes))
        scores.extend(result.rows)
        findings.extend(result.findings)
    return Result(scores, findings)


def _reconcile_group(members: list[int], seen: Sequence[Observation], relations: Sequence[Relation]) -> Result[Score]:
    copied = find_copied_tables(members, seen)
    findings = [one for table_no, wrong in copied.items() for one in copied_table_findings(table_no, wrong, seen)]
    entries = collect_entries(members, seen, set(copied))
    decimals = find_decimals(entries, seen)
    entries = mark_lost_digits(entries, decimals, seen)
    sums = Sums(settle_families(relations, values_of(entries), decimals), decimals, _find_doubted(entries, seen))
    entries = _swap_for_sums(entries, sums)
    entries, mended = _mend_slips(entries, sums, seen)
    entries, failing = _judge(entries, sums, seen)
    settled = [_settle_status(entry, seen) for entry in entries.values()]
    dissent = [finding for entry in settled if (finding := _find_dissent(entry, seen)) is not None]
    return Result([_to_score(entry, seen) for entry in settled], [*findings, *mended, *failing, *dissent])


def _find_doubted(entries: Entries, seen: Sequence[Observation]) -> frozenset[str]:
    """The codes whose every reading is of a picture and is doubted by its reader."""
    return frozenset(
        code
        for code, entry in entries.items()
        if (readings := entry.readings())
        and all(seen[i].confidence < DOUBTED and seen[i].provenance.method in MACHINE_READ for i in readings)
    )


def _swap_for_sums(entries: Entries, sums: Sums) -> Entries:
    """Where a sum fails and exactly one other printed reading makes it hold, that reading is the score."""
    for relation in list(sums.failing(values_of(entries))):
        values = values_of(entries)
        if sums.holds(relation, values):
            continue  # an earlier swap mended it
        cures = [
            (code, other)
            for code in relation.codes
            for other, _ in entries[code].choices
            if abs(other - values[code]) >= SAME_SCORE and sums.cures(relation, code, other, values)
        ]
        if len(cures) == 1:
            code, other = cures[0]
            entries = {**entries, code: replace(entries[code], value=other, was_swapped=True)}
    return entries


def _mend_slips(entries: Entries, sums: Sums, seen: Sequence[Observation]) -> tuple[Entries, list[Finding]]:
    """Where a machine read the page: the one single-digit change, in one number, that makes a failing sum hold."""
    findings = []
    for relation in list(sums.failing(values_of(entries))):
        values = values_of(entries)
        if not relation.is_hard or sums.holds(relation, values):
            continue
        cures = list(_find_slips(relation, entries, sums, values, seen))
        if len(cures) != 1:
            continue
        code, mended = cures[0]
        first = seen[entries[code].first]
        if first.provenance.method not in MACHINE_READ:
            continue  # a text layer says what was printed: the report's own misprint stays, and is flagged
        entries = {**entries, code: replace(entries[code], value=mended, status="repaired", is_mended=True)}
        printed = f"{mended * first.scale_max / 100:.2f}"
        message = f"{code} was read as {first.raw_score}; {relation.rule} leaves only {printed}"
        findings.append(_finding("warning", "score-repaired", message, first, printed))
    return entries, findings


def _find_slips(
    relation: Relation,
    entries: Entries,
    sums: Sums,
    values: Mapping[str, float],
    seen: Sequence[Observation],
) -> Iterator[tuple[str, float]]:
    proven = sums.proven(values)
    for code in relation.codes:
        readings = entries[code].readings()
        if code in proven or len(readings) != 1:
            continue  # two readings that agree are no slip of the reader
        first = seen[readings[0]]
        share = first.scale_max / 100
        # what was meant has two decimals, also where the reading lost one: the loose rounding of a single decimal would
        # let a wrong cure pass for the only one
        exact = replace(sums, decimals={**sums.decimals, code: DECIMALS + log10(share)})
        low, high = forced_interval(relation, code, values, exact.decimals)
        # a slip changes a digit as printed, which of a contribution of 30 or 40 points is no digit of its share of 100
        for printed in find_single_slips(first.raw_score, low * share, high * share):
            mended = printed / share
            if exact.cures(relation, code, mended, values):
                yield code, mended


def _judge(entries: Entries, sums: Sums, seen: Sequence[Observation]) -> tuple[Entries, list[Finding]]:
    """What the sums prove and what they accuse; one finding for each sum that fails."""
    values = values_of(entries)
    proven = sums.proven(values)
    proofs, failing = sums.proofs(values), list(sums.failing(values))
    accusing = [relation for relation in failing if relation.is_hard]
    unsure = [relation for relation in failing if not relation.is_hard and not relation.family]
    accused = {code for relation in accusing for code in relation.codes} - proven
    findings = []
    for relation in failing:
        parent, part = (seen[entries[code].first] for code in relation.codes[:2])
        computed, printed = compute_parent(relation, values), values[relation.parent]
        message = (
            f"{relation.rule}: the parts{at(part.provenance)} give {computed:.2f}, "
            f"the report says {printed:.2f}{at(parent.provenance)}"
        )
        # other sums vouch for every part and for the total none: what the parts give is what was meant
        is_forced = relation.is_hard and relation.parent not in proven and proven.issuperset(relation.codes[1:])
        severity: Severity = "warning" if relation.is_hard or _is_beyond_parts(relation, values) else "info"
        suggestion = f"{computed:.2f}" if is_forced else None
        findings.append(_finding(severity, "score-sum-mismatch", message, parent, suggestion))
    judged = {
        code: replace(
            entry,
            is_proven=code in proven,
            status="suspect" if code in accused and entry.status == "read" else entry.status,
            proofs=tuple(sum_basis(relation) for relation in proofs if code in sums.spoken_for(relation)),
            doubts=(
                *entry.doubts,
                *(failing_sum_basis(relation) for relation in accusing if code in relation.codes and code in accused),
                # a rule that is not sure accuses no part; yet nobody may rely on the total without knowing of it
                *(failing_sum_basis(relation) for relation in unsure if code == relation.parent),
            ),
        )
        for code, entry in entries.items()
    }
    return judged, findings


def _is_beyond_parts(relation: Relation, values: Mapping[str, float]) -> bool:
    """True where no weights at all make the total of its parts: it lies above the highest or below the lowest.

    The questions of EIT that a report prints are often one part of the survey only, and its indicator the mean of both.
    """
    parts = [values[code] for code, _ in relation.parts]
    return not relation.family and not min(parts) - SAME_SCORE <= values[relation.parent] <= max(parts) + SAME_SCORE


def _finding(severity: Severity, code: str, message: str, about: Observation, suggestion: str | None = None) -> Finding:
    place = about.provenance
    return Finding(severity, code, message, place.page, place.bbox, about.code, about.raw_score, suggestion, place)


def _settle_status(entry: Entry, seen: Sequence[Observation]) -> Entry:
    """The entry with its final status."""
    independent, has_dissent = entry.count_places(seen), bool(entry.dissent())
    is_agreed = independent >= 2 and not has_dissent
    if entry.status == "read":
        if entry.was_swapped:
            return replace(entry, status="repaired")
        if entry.is_proven or is_agreed:
            return replace(entry, status="verified")
        return replace(entry, status="conflict") if has_dissent and independent < 2 else entry
    # printed twice alike: the reading is right, the report's own sum is not
    return replace(entry, status="verified") if entry.status == "suspect" and is_agreed else entry


def _find_dissent(entry: Entry, seen: Sequence[Observation]) -> Finding | None:
    """A finding where readings of one code disagree; a mended slip has its own."""
    dissent = entry.dissent()
    if entry.is_mended or not dissent:
        return None
    firsts = {seen[i].raw_score: seen[i] for ids in dissent for i in reversed(ids)}
    others = ", ".join(f"{raw}{at(one.provenance)}" for raw, one in firsts.items())
    shown = seen[(entry.readings() or [entry.first])[0]]
    message = f"{entry.code} is given as {entry.value:.2f}{at(shown.provenance)} and as {others}"
    suggestion = None if entry.status == "conflict" else f"{entry.value:.2f}"
    severity: Severity = "info" if entry.status == "verified" else "warning"
    return _finding(severity, "score-conflict", message, seen[entry.first], suggestion)


def _basis(entry: Entry, seen: Sequence[Observation]) -> tuple[str, ...]:
    """What speaks for the value, then what speaks against it."""
    independent = entry.count_places(seen)
    agreed = [agreement_basis(independent)] if independent > 1 else []
    others = [seen[i].raw_score for ids in entry.dissent() for i in ids]
    return tuple(dict.fromkeys((*entry.proofs, *agreed, *entry.doubts, *([dissent_basis(others)] if others else []))))


def _to_score(entry: Entry, seen: Sequence[Observation]) -> Score:
    readings = entry.readings() or entry.choices[0][1]
    best = max(readings, key=lambda i: (CONTEXT_WEIGHT[seen[i].context_kind], seen[i].confidence, -i))
    first = seen[best]
    ordered = (best, *(i for i in readings if i != best))
    is_mended = not entry.readings()
    value = first.value if not is_mended else entry.value * first.scale_max / 100
    assert value is not None
    rated = next((seen[i] for i in ordered if seen[i].level), first)
    return Score(
        first.fiscal_year,
        first.scope,
        first.instrument,
        entry.code,
        round(value, 2),
        first.scale_max,
        rated.level,
        entry.status,
        max(seen[i].confidence for i in readings),
        ordered,
        first.subject,
        _basis(entry, seen),
        rated.printed_level,
        entry.is_proven,
        tuple(i for ids in entry.dissent() for i in ids),
        first.twin,
    )
