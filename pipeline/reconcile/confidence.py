"""How likely a score holds all five claims: measured on reports with known truth, not decreed.

What is known of a score is written as a few words (`describe_scores`): its status, how it was read, what proves it,
which words answer for year, body and quantity, what stands against it. Each of them has a weight, a row of
`data/confidence/weights.csv` that `tests/bench/fit_confidence.py` fitted; their sum is the logarithm of the odds. One
status rests on it: what is most likely wrong is `suspect` (`checks.doubt_unlikely`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp

from prongsai.normalizers.tables import read_table
from prongsai.pipeline.model import Observation, Score
from prongsai.pipeline.reconcile.basis import SECOND_AGREES, SECOND_SILENT

ALWAYS = "always"
"""The word that every score has: the odds of one of which nothing else is known."""
_LEAST, _MOST = 0.01, 0.999
"""No evidence of ours is stronger: a thousand reports cannot tell one in a thousand from one in ten thousand."""
_SEVERAL = 4
"""So many codes in one table are a list of them: the three instruments with their total, or indicators."""
_SURENESS = (0.99, 0.95, 0.9, 0.8, 0.62)
"""Steps of a reader's own sureness; the last is that below which a lone reading is suspect."""


def measure_confidence(scores: Sequence[Score], seen: Sequence[Observation]) -> list[Score]:
    """The scores with the probability that each holds its five claims.

    Args:
        scores: as all other steps left them.
        seen: the readings that they refer to.
    """
    described = describe_scores(scores, seen)
    return [replace(score, confidence=probability_of(words)) for score, words in zip(scores, described, strict=True)]


def probability_of(words: Sequence[str]) -> float:
    """The probability that goes with what is known of a score; a word that was never met in fitting weighs nothing."""
    weights, ceilings = load_weights(), load_ceilings()
    odds = sum(weights.get(word, 0.0) for word in words)
    most = min((ceilings[word] for word in words if word in ceilings), default=_MOST)
    return min(max(1 / (1 + exp(-odds)), _LEAST), most)


@cache
def load_weights() -> Mapping[str, float]:
    """Word -> its weight."""
    return {row["word"]: float(row["weight"]) for row in read_table("confidence", "weights")}


@cache
def load_ceilings() -> Mapping[str, float]:
    """Word of a doubtful status -> the share of such scores that held: no good heading makes one surer than that."""
    return {row["word"]: float(row["held"]) for row in read_table("confidence", "ceilings")}


def describe_scores(scores: Sequence[Score], seen: Sequence[Observation]) -> list[tuple[str, ...]]:
    """What is known of each score, as the words that have weights, in a fixed order.

    Args:
        scores: all of one document, so that a code alone in its table is known as such.
        seen: the readings that they refer to.
    """
    codes: dict[int | None, set[str]] = defaultdict(set)
    for score in scores:
        codes[seen[score.readings[0]].provenance.table_no].add(score.code)
    return [tuple(_describe(score, seen, codes)) for score in scores]


def _describe(score: Score, seen: Sequence[Observation], codes: Mapping[int | None, set[str]]) -> Iterator[str]:
    readings = [seen[at] for at in score.readings]
    first = readings[0]
    places = {(one.context_kind, one.provenance.table_no) for one in readings}
    is_sentence = first.context_kind == "narrative"
    yield ALWAYS
    yield f"status {score.status}"
    yield f"method {first.provenance.method}"
    yield f"context {first.context_kind}"
    step = _step(max(one.confidence for one in readings))
    yield f"sure {step}"
    yield f"scope {score.scope}"
    if is_sentence:
        yield f"sentence sure {step}"
    else:
        beside = len(codes[first.provenance.table_no])
        yield f"{'one code' if beside == 1 else 'few codes' if beside < _SEVERAL else 'several codes'} in its table"
    if score.is_proven:
        yield "sum holds"
    if len(places) > 1:
        yield "places agree"
    if score.dissent:
        yield f"dissent, {score.status}"
        if any(seen[at].provenance.table_no == first.provenance.table_no for at in score.dissent):
            yield f"dissent in the same table, {score.status}"
    yield from _describe_answers(score, first, is_sentence)
    if SECOND_AGREES in score.basis:
        yield "second reader agrees"
    if SECOND_SILENT in score.basis:
        yield "second reader silent"


def _describe_answers(score: Score, first: Observation, is_sentence: bool) -> Iterator[str]:
    """Where the words stand that say whose score it is, of which year and of what, and what nothing says."""
    answers = {answer.question: answer.said_by for answer in first.answers}
    year = f"year {_place(answers.get('year'))}"
    yield year
    if is_sentence:
        # a sentence without a year of its own, on a whole instrument, is more often a share or a weight than a result
        yield f"sentence, {score.scope}, {year}"
    if score.subject is not None:
        yield "row of a list"
    elif not is_sentence:
        yield f"body {_place(answers.get('body'))}"
        yield f"quantity {_place(answers.get('quantity'))}"
    for claim in first.open_claims:
        yield f"open {claim.question}"


def _step(sureness: float) -> str:
    """The step of a reader's sureness, for a table.

    >>> _step(1.0), _step(0.93), _step(0.5)
    ('from 0.99', 'from 0.9', 'less')
    """
    return next((f"from {step:g}" for step in _SURENESS if sureness >= step), "less")


def _place(said_by: str | None) -> str:
    """Where the words stand that answer a question, without the words.

    >>> _place("column heading `ปี ๒๕๖๗`"), _place(None)
    ('column heading', 'unsaid')
    """
    return "unsaid" if said_by is None else said_by.split("`", 1)[0].strip()
