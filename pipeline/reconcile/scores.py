"""Observations -> scores: which of several readings counts, what the sums prove, and how sure we are.

The readings of one body, year and code are weighed, then held against the arithmetic of the frame. A sum that holds
verifies every number in it; a sum that fails accuses the numbers in it that nothing else confirms. A value is changed
only where arithmetic leaves one possibility, and only to another printed reading or, where a machine read the page, to
the one number that differs by a single digit. What a report misprints stays as printed, and is flagged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.pipeline.frame.relations import Relation, Sums, compute_parent, forced_interval, settle_families
from prongsai.pipeline.model import Finding, Observation, Result, Score, ScoreStatus, Severity
from prongsai.pipeline.reconcile.copied import copied_table_finding, find_copied_tables, scaled
from prongsai.pipeline.reconcile.digit_slips import find_single_slips

RelationsOf = Callable[[int | None, Collection[str]], Sequence[Relation]]
"""The relations of a Buddhist year, given the codes that the report has for it."""

# What a reading weighs against another of the same code: a table made to list scores, before prose that quotes one,
# before a table of one issue, which bodies often copy from last year's report or from a neighbour's.
_CONTEXT_WEIGHT = {"main": 4.0, "results": 4.0, "narrative": 3.0, "comparison": 2.5, "issue": 1.0}
# Confidence that a single uncontradicted reading is what the report says; OCR readings bring their own.
_BASE_CONFIDENCE = {"text": 0.97, "repaired_text": 0.96, "dump": 0.93, "narrative": 0.95, "ocr": 1.0}
_VERIFIED, _AGREED, _REPAIRED, _CONFLICT, _SUSPECT = 0.998, 0.99, 0.92, 0.5, 0.4
_LAST_DIGIT_DOUBT = 0.3
"""Share of a reader's doubt that a sum leaves: about one slip in three concerns the last digit."""
_SAME = 0.0051
_MACHINE_READ = ("ocr", "dump")


@dataclass(slots=True)
class _Entry:
    """The state of one code while its body and year are reconciled; `value` is on the 0–100 scale."""

    code: str
    choices: list[tuple[float, list[int]]]
    value: float
    status: ScoreStatus = "read"
    is_proven: bool = False
    was_swapped: bool = False

    @property
    def first(self) -> int:
        """Position of the reading that weighed most, before any sum was looked at."""
        return self.choices[0][1][0]

    def readings(self) -> list[int]:
        return next((ids for value, ids in self.choices if abs(value - self.value) < _SAME), [])


def reconcile_scores(observations: Sequence[Observation], relations_of: RelationsOf) -> Result[Score]:
    """One score per body, year and code, with a finding for every disagreement.

    Args:
        observations: all readings of one document, in document order.
        relations_of: the relations of a year; none for an unknown year.
    """
    groups: dict[tuple[str | None, int | None], list[int]] = defaultdict(list)
    for index, seen in enumerate(observations):
        if seen.value is not None and not seen.is_foreign:
            groups[seen.subject, seen.fiscal_year].append(index)
    scores: list[Score] = []
    findings: list[Finding] = []
    for (_, year), members in groups.items():
        codes = {observations[index].code for index in members}
        result = _reconcile_group(members, observations, relations_of(year, codes))
        scores.extend(result.rows)
        findings.extend(result.findings)
    return Result(scores, findings)


def _reconcile_group(members: list[int], seen: Sequence[Observation], relations: Sequence[Relation]) -> Result[Score]:
    copied = find_copied_tables(members, seen)
    findings = [copied_table_finding(table_no, wrong, seen) for table_no, wrong in copied.items()]
    entries = _collect_entries(members, seen, set(copied))
    decimals = _mark_lost_digits(entries, seen)
    sums = Sums(settle_families(relations, _values(entries), decimals), decimals)
    _swap_for_sums(entries, sums)
    findings.extend(_mend_slips(entries, sums, seen))
    findings.extend(_judge(entries, sums, seen))
    rows = []
    for entry in entries.values():
        finding = _settle_status(entry, seen)
        if finding is not None:
            findings.append(finding)
        rows.append(_to_score(entry, seen))
    return Result(rows, findings)


def _collect_entries(members: Sequence[int], seen: Sequence[Observation], copied: set[int]) -> dict[str, _Entry]:
    by_code: dict[str, list[int]] = defaultdict(list)
    for i in members:
        # a code that only another body's table gives is not stated by this report
        if seen[i].context_kind != "issue" or seen[i].provenance.table_no not in copied:
            by_code[seen[i].code].append(i)
    entries = {}
    for code, ids in by_code.items():
        choices: list[tuple[float, list[int]]] = []
        for i in ids:
            value = scaled(seen[i])
            for known, group in choices:
                if abs(known - value) < _SAME:
                    group.append(i)
                    break
            else:
                choices.append((value, [i]))
        choices.sort(key=lambda choice: (-_weight(choice[1], seen), min(choice[1])))
        entries[code] = _Entry(code, choices, choices[0][0])
    return entries


def _weight(ids: Sequence[int], seen: Sequence[Observation]) -> float:
    return sum(_CONTEXT_WEIGHT[seen[i].context_kind] * seen[i].confidence for i in ids)


def _mark_lost_digits(entries: Mapping[str, _Entry], seen: Sequence[Observation]) -> dict[str, int]:
    """Decimals that count for rounding, of each code; a lone reading that lost one becomes suspect.

    Where a machine read the page and nearly all numbers have two decimals, one with a single decimal has lost a digit,
    and no sum is fine enough to tell which: a mean of three moves by a hundredth when a part moves by three.
    """
    decimals = {code: _decimals(seen[entry.first]) for code, entry in entries.items()}
    if sum(count == 1 for count in decimals.values()) * 3 >= len(decimals):
        return decimals
    for code, entry in entries.items():
        first = seen[entry.first]
        if decimals[code] == 1 and first.scale_max == 100 and first.provenance.method in _MACHINE_READ:
            decimals[code] = 2
            entry.status = "suspect" if len(entry.readings()) == 1 else entry.status
    return decimals


def _decimals(first: Observation) -> int:
    """Decimals that count for rounding; a contribution of 30 or 40 points blows its rounding up: it counts as one."""
    printed = first.raw_score.replace(",", ".").partition(".")[2]
    return 1 if first.scale_max != 100 or sum(ch.isdecimal() for ch in printed) == 1 else 2


def _values(entries: Mapping[str, _Entry]) -> dict[str, float]:
    return {code: entry.value for code, entry in entries.items()}


def _swap_for_sums(entries: dict[str, _Entry], sums: Sums) -> None:
    """Where a sum fails and exactly one other printed reading makes it hold, that reading is the score."""
    for relation in list(sums.failing(_values(entries))):
        values = _values(entries)
        if sums.holds(relation, values):
            continue  # an earlier swap mended it
        cures = [
            (code, other)
            for code in relation.codes
            for other, _ in entries[code].choices
            if abs(other - values[code]) >= _SAME and sums.cures(relation, code, other, values)
        ]
        if len(cures) == 1:
            code, other = cures[0]
            entries[code].value = other
            entries[code].was_swapped = True


def _mend_slips(entries: dict[str, _Entry], sums: Sums, seen: Sequence[Observation]) -> Iterator[Finding]:
    """Where a machine read the page: the one single-digit change, in one number, that makes a failing sum hold."""
    for relation in list(sums.failing(_values(entries))):
        values = _values(entries)
        if not relation.is_hard or sums.holds(relation, values):
            continue
        cures = list(_find_slips(relation, entries, sums, values, seen))
        if len(cures) != 1:
            continue
        code, mended = cures[0]
        first = seen[entries[code].first]
        if first.provenance.method not in _MACHINE_READ:
            continue  # a text layer says what was printed: the report's own misprint stays, and is flagged
        entries[code].value, entries[code].status = mended, "repaired"
        message = f"{code} was read as {first.raw_score}; {relation.rule} leaves only {mended:.2f}"
        yield _finding("warning", "score-repaired", message, first, f"{mended:.2f}")


def _find_slips(
    relation: Relation,
    entries: Mapping[str, _Entry],
    sums: Sums,
    values: Mapping[str, float],
    seen: Sequence[Observation],
) -> Iterator[tuple[str, float]]:
    proven = sums.proven(values)
    for code in relation.codes:
        readings = entries[code].readings()
        if code in proven or len(readings) != 1:
            continue  # two readings that agree are no slip of the reader
        # what was meant has two decimals, also where the reading lost one: the loose rounding of a single decimal would
        # let a wrong cure pass for the only one
        exact = replace(sums, decimals={**sums.decimals, code: 2})
        low, high = forced_interval(relation, code, values, exact.decimals)
        for mended in find_single_slips(seen[readings[0]].raw_score, low, high):
            if exact.cures(relation, code, mended, values):
                yield code, mended


def _judge(entries: dict[str, _Entry], sums: Sums, seen: Sequence[Observation]) -> Iterator[Finding]:
    """Mark what the sums prove and what they accuse; one finding for each sum that fails."""
    values = _values(entries)
    proven = sums.proven(values)
    for code in proven:
        entries[code].is_proven = True
    for relation in sums.failing(values):
        if relation.is_hard:
            for code in relation.codes:
                if code not in proven and entries[code].status == "read":
                    entries[code].status = "suspect"
        parent = seen[entries[relation.parent].first]
        computed, printed = compute_parent(relation, values), values[relation.parent]
        message = f"{relation.rule}: the parts give {computed:.2f}, the report says {printed:.2f}"
        yield _finding("warning" if relation.is_hard else "info", "score-sum-mismatch", message, parent)


def _finding(severity: Severity, code: str, message: str, about: Observation, suggestion: str | None = None) -> Finding:
    place = about.provenance
    return Finding(severity, code, message, place.page, place.bbox, about.code, about.raw_score, suggestion)


def _settle_status(entry: _Entry, seen: Sequence[Observation]) -> Finding | None:
    """Give the entry its final status, and a finding where readings disagree."""
    if entry.status == "repaired":
        return None  # its finding was made where it was mended
    dissent = [ids for value, ids in entry.choices if abs(value - entry.value) >= _SAME]
    independent = {(seen[i].context_kind, seen[i].provenance.table_no) for i in entry.readings()}
    if entry.status == "read":
        if entry.was_swapped:
            entry.status = "repaired"
        elif entry.is_proven or (len(independent) >= 2 and not dissent):
            entry.status = "verified"
        elif dissent and len(independent) < 2:
            entry.status = "conflict"
    elif entry.status == "suspect" and len(independent) >= 2 and not dissent:
        entry.status = "verified"  # printed twice alike: the reading is right, the report's own sum is not
    if not dissent:
        return None
    others = ", ".join(dict.fromkeys(seen[i].raw_score for ids in dissent for i in ids))
    message = f"{entry.code} is given as {entry.value:.2f} and as {others}"
    suggestion = None if entry.status == "conflict" else f"{entry.value:.2f}"
    severity: Severity = "info" if entry.status == "verified" else "warning"
    return _finding(severity, "score-conflict", message, seen[entry.first], suggestion)


def _to_score(entry: _Entry, seen: Sequence[Observation]) -> Score:
    readings = entry.readings() or entry.choices[0][1]
    best = max(readings, key=lambda i: (_CONTEXT_WEIGHT[seen[i].context_kind], seen[i].confidence, -i))
    first = seen[best]
    ordered = (best, *(i for i in readings if i != best))
    is_mended = not entry.readings()
    value = first.value if not is_mended else entry.value * first.scale_max / 100
    assert value is not None
    level = next((seen[i].level for i in ordered if seen[i].level), None)
    return Score(
        first.fiscal_year,
        first.scope,
        first.instrument,
        entry.code,
        round(value, 2),
        first.scale_max,
        level,
        entry.status,
        _confidence(entry, [seen[i] for i in readings]),
        ordered,
        first.subject,
    )


def _confidence(entry: _Entry, readings: Sequence[Observation]) -> float:
    alone = max(_BASE_CONFIDENCE[r.provenance.method] * r.confidence for r in readings)
    if entry.status == "verified":
        proven = _VERIFIED if entry.is_proven else max(_AGREED, alone)
        # a sum excludes gross misreadings, but hardly one of the last digit, so what the reader doubted stays doubted
        is_machine_read = len(readings) == 1 and readings[0].provenance.method == "ocr"
        return min(proven, 1 - (1 - readings[0].confidence) * _LAST_DIGIT_DOUBT) if is_machine_read else proven
    if entry.status == "repaired":
        return _REPAIRED
    if entry.status == "conflict":
        return _CONFLICT
    if entry.status == "suspect":
        return min(_SUSPECT, alone)
    return alone
