"""The relations between the scores of a year, as its frame states them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from prongsai.pipeline.frame.frame import Frame, YearFrame, question_codes
from prongsai.pipeline.frame.records import INSTRUMENTS, Indicator, InstrumentRule, Mark, SubIndicator, Weight
from prongsai.pipeline.frame.relations import Relation, mean_relation, weighted_relation
from prongsai.pipeline.model import Instrument


def relations_of_year(frame: Frame, year: int | None, codes: Collection[str]) -> tuple[Relation, ...]:
    """The relations of a Buddhist year, largest score first; none for a year without a frame.

    Args:
        frame: the frames of all years.
        year: the year assessed.
        codes: the codes that a report has for it. Where the frame does not know which questions make up an indicator, a
            full set of as many questions as other years have suggests it.
    """
    if year is None or year not in frame.years:
        return ()
    known = tuple(_with_parts_of_parts(frame.years[year]))
    parents = {relation.parent for relation in known}
    return known + tuple(guess for guess in _guess_relations(frame, year, codes) if guess.parent not in parents)


def _guess_relations(frame: Frame, year: int, codes: Collection[str]) -> Iterator[Relation]:
    for share in frame.shares:
        letter, count, size = share.instrument[0].lower(), share.questions, share.questions_each
        names = list(question_codes(letter, 1, count))
        if f"{letter}{count + 1}" in codes or not all(name in codes for name in names):
            continue
        members = {row.no for row in frame.years[year].indicators.values() if row.instrument == share.instrument}
        if not set(range(share.first_indicator, share.first_indicator + count // size)) <= members:
            continue  # this year's indicators are others
        for at in range(0, count, size):
            parent = f"indicator-{share.first_indicator + at // size}"
            mean = mean_relation(parent, names[at : at + size], is_hard=False, mark=share.mark)
            rule = f"{mean.rule}, as other indicators here are"
            yield replace(mean, rule=rule, family=f"{letter}-questions", is_guess=True)


def state_relations(
    indicators: Mapping[str, Indicator],
    subs: Mapping[str, SubIndicator],
    rules: Mapping[Instrument, InstrumentRule],
    weights: Mapping[Instrument, Weight],
) -> Iterator[Relation]:
    """The sum that gives each score of a year, as its tables state it; a year without weights has none for `ita`.

    Overall and instruments follow from the indicators in every year; what an indicator's parts decide, `rules` says.
    """
    for sub in subs.values():
        instrument = indicators[sub.indicator_code].instrument
        questions = question_codes(instrument[0].lower(), sub.first, sub.last)
        yield _of_parts(sub.code, questions, rules[instrument], sub.mark)
    for row in indicators.values():
        rule = rules[row.instrument]
        if rule.parts == "sub_indicators":
            own = [s for s in subs.values() if s.indicator_code == row.code]
            if own:
                yield _of_parts(row.code, [s.code for s in own], rule, max(s.mark for s in own))
        elif row.first is not None and row.last is not None and row.range_mark is not None:
            questions = question_codes(row.instrument[0].lower(), row.first, row.last)
            yield _of_parts(row.code, questions, rule, row.range_mark)
    for name in INSTRUMENTS:
        members = [row for row in indicators.values() if row.instrument == name]
        if not members:
            continue
        mark: Mark = "D" if rules[name].mark == "D" else max(row.mark for row in members)
        yield mean_relation(name.lower(), [row.code for row in members], is_hard=True, mark=mark)
    if weights:
        shares = [(name.lower(), row.share) for name, row in weights.items()]
        yield weighted_relation("ita", shares, is_hard=True, mark=max(row.mark for row in weights.values()))


def _of_parts(code: str, parts: Sequence[str], rule: InstrumentRule, mark: Mark) -> Relation:
    """The mean that gives an indicator; of parts of EIT that decide nothing, a report may prove the rule itself."""
    relation = mean_relation(code, parts, rule.parts_decide, "D" if rule.mark == "D" else mark)
    return replace(relation, family="e-questions") if rule.instrument == "EIT" and not rule.parts_decide else relation


def _with_parts_of_parts(frame: YearFrame) -> Iterator[Relation]:
    """The sums of a year, and again with the parts of their parts: bodies often print indicators without instruments
    between, and items without sub-indicators."""
    for code, relation in sorted(frame.relations.items(), key=lambda item: _rank(item[0])):
        if relation.mark == "D":
            continue  # general knowledge without a source: the number of questions in the report says more
        yield relation
        flat = _flatten(frame, relation)
        if flat != relation.parts:
            yield weighted_relation(code, flat, relation.is_hard, relation.mark)


def _rank(code: str) -> int:
    return 0 if code == "ita" else 1 if code in ("iit", "eit", "oit") else 2


def _flatten(frame: YearFrame, relation: Relation) -> tuple[tuple[str, float], ...]:
    """The parts replaced by their own parts, one level down, where all of them have some."""
    if relation.parent in ("iit", "eit", "oit") or not all(part in frame.relations for part, _ in relation.parts):
        return relation.parts
    return tuple(
        (inner, weight * share) for part, weight in relation.parts for inner, share in frame.relations[part].parts
    )
