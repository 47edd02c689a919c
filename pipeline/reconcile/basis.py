"""Why a score has its status, in words: the entries of `scores.basis`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalizers.printed_numbers import FLOAT_SLACK
from prongsai.pipeline.frame.relations import Relation
from prongsai.pipeline.model import Answer, OpenClaim

_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]+)")
_FEW = 3
"""So many weighted parts are written out with their weights."""


def sum_basis(relation: Relation) -> str:
    """The sum that a score stands in and that holds.

    >>> sum_basis(Relation("iit", tuple((f"indicator-{n}", 0.2) for n in range(1, 6)), True, ""))
    'sum: iit = mean(indicator-1…5)'
    >>> sum_basis(Relation("ita", (("iit", 0.3), ("eit", 0.3), ("oit", 0.4)), True, ""))
    'sum: ita = 0.3 iit + 0.3 eit + 0.4 oit'
    """
    return f"sum: {describe_sum(relation)}"


def agreement_basis(count: int) -> str:
    """How many independent readings say the same."""
    return f"agrees: {count} readings"


def failing_sum_basis(relation: Relation) -> str:
    """A sum that accuses the score."""
    return f"doubt: {describe_sum(relation)} does not hold"


def dissent_basis(raw: Sequence[str]) -> str:
    """The other values that are printed for the same code."""
    return f"doubt: also given as {', '.join(dict.fromkeys(raw))}"


def rule_basis(finding_code: str) -> str:
    """A rule of the frame that the score breaks, by the code of its finding."""
    return f"doubt: {finding_code}"


def second_reading_basis(other: str) -> str:
    """What the second reader reads instead."""
    return f"doubt: pdfplumber reads {other}"


def answer_basis(answer: Answer) -> str:
    """The words that make a claim of the score.

    >>> answer_basis(Answer("year", "column heading `ปี ๒๕๖๗`"))
    'year: column heading `ปี ๒๕๖๗`'
    """
    return f"{answer.question}: {answer.said_by}"


def open_claim_basis(claim: OpenClaim) -> str:
    """A question that nothing decides.

    >>> open_claim_basis(OpenClaim("body", ("ภาพรวม", "สำนักปลัด")))
    'doubt: body may be ภาพรวม or สำนักปลัด'
    """
    return f"doubt: {claim.question} may be {' or '.join(claim.between)}"


SECOND_AGREES = "agrees: pdfplumber"
SECOND_SILENT = "not compared: pdfplumber"
NO_YEAR = "doubt: nothing tells the year"
LOST_DIGIT = "doubt: printed with fewer decimals than the other numbers"


def describe_sum(relation: Relation) -> str:
    """A relation as a formula."""
    codes = [code for code, _ in relation.parts]
    weights = [weight for _, weight in relation.parts]
    if max(weights) - min(weights) < FLOAT_SLACK:
        return f"{relation.parent} = mean({_span(codes)})"
    if len(codes) <= _FEW:
        return f"{relation.parent} = {' + '.join(f'{weight:.3g} {code}' for code, weight in relation.parts)}"
    return f"{relation.parent} = weighted mean({_span(codes)})"


def _span(codes: Sequence[str]) -> str:
    """Codes in a row as `indicator-1…5`, others one by one."""
    found = [_NUMBERED.fullmatch(code) for code in codes]
    pairs = [(match["stem"], int(match["number"])) for match in found if match is not None]
    stem, first = pairs[0] if pairs else ("", 0)
    if len(pairs) == len(codes) > 1 and pairs == [(stem, first + at) for at in range(len(codes))]:
        return f"{codes[0]}…{pairs[-1][1]}"
    return ", ".join(codes)
