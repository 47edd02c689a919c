"""What the sentences of a report say of its scores, held against the scores: `highest`, `above 99`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.normalizers.printed_numbers import SAME_SCORE
from prongsai.pipeline.frame.frame import Frame, YearFrame
from prongsai.pipeline.model import Score, Statement
from prongsai.pipeline.reconcile.contradictions.contradiction import (
    NAMED,
    Contradiction,
    OwnScores,
    contradict,
    value_of,
)
from prongsai.pipeline.reconcile.places import at


def check_statements(statements: Sequence[Statement], own: OwnScores, frame: Frame) -> Iterator[Contradiction]:
    """The statements that the report's own scores refute, each score and claim once.

    A rank is held against the scores that it may be meant among: where the sentence does not say which, and stands
    below the name of an instrument, those of the instrument. A value right at a limit refutes nothing: `over 95` is
    said of 95.00 by many.
    """
    told = set()
    for statement in statements:
        score = own.find(statement.fiscal_year, statement.code)
        key = (statement.fiscal_year, statement.code, statement.claim, statement.limit)
        if score is None or key in told:
            continue
        found = _check_rank(statement, score, own, frame) if statement.limit is None else _check(statement, score, own)
        if found is not None:
            told.add(key)
            yield found


def holds(statement: Statement, own: OwnScores, frame: Frame) -> bool | None:
    """Whether the report's own scores bear a statement out; None where they do not hold what decides it."""
    score = own.find(statement.fiscal_year, statement.code)
    if score is None:
        return None
    if statement.limit is not None:
        return _check(statement, score, own) is None
    others = [one for one in _ranked_among(statement, score, own, frame) if one.code != score.code]
    return None if not others else _check_rank(statement, score, own, frame) is None


def _check(statement: Statement, score: Score, own: OwnScores) -> Contradiction | None:
    """A value on the wrong side of its limit."""
    assert statement.limit is not None
    value = value_of(score)
    is_over = statement.claim in ("above", "at least")
    if (value >= statement.limit - SAME_SCORE) if is_over else (value <= statement.limit + SAME_SCORE):
        return None
    claim = f"{statement.claim} {statement.limit:g}"
    message = (
        f"`{statement.about}`{at(statement.provenance)} is counted among those {claim} (`{statement.text}`), "
        f"and {score.code} is {score.score:.2f}{at(own.place_of(score))}"
    )
    return _about(statement, score, message, claim)


def _check_rank(statement: Statement, score: Score, own: OwnScores, frame: Frame) -> Contradiction | None:
    """A rank that another score has."""
    rivals = [one for one in _ranked_among(statement, score, own, frame) if one.code != score.code]
    sign = 1 if statement.claim == "highest" else -1
    beyond = [one for one in rivals if sign * (value_of(one) - value_of(score)) >= SAME_SCORE]
    if not beyond:
        return None
    beyond.sort(key=lambda one: (-sign * value_of(one), one.code))
    named = ", ".join(f"{one.code} is {one.score:.2f}{at(own.place_of(one))}" for one in beyond[:NAMED])
    more = f" and {len(beyond) - NAMED} more are {_DIRECTION[sign]}" if len(beyond) > NAMED else ""
    message = (
        f"{score.code} is said to be the {statement.claim} in `{statement.text}`{at(statement.provenance)}, "
        f"and is {score.score:.2f}{at(own.place_of(score))}: {named}{more}"
    )
    return _about(statement, score, message, f"the {statement.claim}")


_DIRECTION = {1: "higher", -1: "lower"}


def _about(statement: Statement, score: Score, message: str, claim: str) -> Contradiction:
    finding = contradict(message, statement.provenance, score.code, statement.about or statement.text)
    # where a sum holds with the value, the sentence is what is wrong
    doubts = {} if score.is_proven else {(score.fiscal_year, score.code): f"doubt: said to be {claim}"}
    return Contradiction(finding, doubts)


def _ranked_among(statement: Statement, score: Score, own: OwnScores, frame: Frame) -> Sequence[Score]:
    """The scores that the statement may be meant among; none where nothing says which."""
    alike = [one for one in own.of_year(score.fiscal_year) if one.scope == score.scope]
    if statement.among == "all":
        return alike
    if statement.among == "instrument" or (statement.among == "unsaid" and statement.instrument is not None):
        # a sentence may name another instrument in passing; the score's own is what it can be the highest of
        return [one for one in alike if one.instrument == score.instrument]
    if statement.among == "unsaid":
        return alike
    codes = _codes_of_issue(statement, own, frame.nearest(score.fiscal_year))
    return [one for one in alike if one.code in codes]


def _codes_of_issue(statement: Statement, own: OwnScores, year: YearFrame) -> set[str]:
    """The codes in the tables of the issue that a statement stands under, and the indicators that they are part of."""
    codes = {one.code for one in own.seen if one.provenance.table_no in statement.issue_tables}
    return codes | {parent for code in codes if (parent := _indicator_of(code, year)) is not None}


def _indicator_of(code: str, year: YearFrame) -> str | None:
    direct = year.question_indicator(code)
    sub = year.sub_indicators.get(year.question_sub_indicator(code) or "")
    return direct or (sub.indicator_code if sub is not None else None)
