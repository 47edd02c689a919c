"""Why a score has its status, as a sentence: the entries of `basis` in the words of somebody who looks at the paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from prongsai.pipeline.face.rows import name_of_body

_SUM = re.compile(r"sum: (?P<total>\S+) = (?P<parts>.+)")
_MEAN = re.compile(r"(?P<kind>mean|weighted mean)\((?P<of>.+)\)")
_SPAN = re.compile(r"(?P<stem>.*?)(?P<first>[0-9.]+)…(?P<last>[0-9.]+)")
_AGREES = re.compile(r"agrees: (?P<count>[0-9]+) readings")
_CLAIM = re.compile(r"(?P<question>quantity|body|year|code|scale): (?P<said>.+)", re.DOTALL)
_UNSAID = {"the report's own year": "the report's own, as no word near it names one"}
_WHAT = {
    "verified": "verified",
    "read": "read, and nothing speaks against it",
    "repaired": "repaired, as arithmetic forces it",
    "corrected": "corrected by a person",
    "ambiguous": "ambiguous: the digits are read, what they are of is not sure",
    "conflict": "conflict: readings disagree and nothing decides",
    "suspect": "suspect: it breaks a rule",
}


def explain_score(row: Mapping[str, Any]) -> str:
    """One sentence: the status, what speaks for the value, where its claims come from, what speaks against it.

    >>> basis = ["sum: indicator-1 = mean(i1…3)", "year: column heading `ปี ๒๕๖๗`", "body: caption"]
    >>> explain_score({"status": "verified", "code": "indicator-1", "basis": basis})
    'verified: it is the mean of i1 … i3; year from the column heading `ปี ๒๕๖๗`; body from the caption'
    >>> explain_score({"status": "read", "code": "ita", "basis": ["doubt: also given as ๙๕.๑๗"]})
    'read, but: also given as ๙๕.๑๗'

    Args:
        row: a row of `scores`.
    """
    basis = [str(entry) for entry in row["basis"] or ()]
    doubts = [entry.removeprefix("doubt: ") for entry in basis if entry.startswith("doubt: ")]
    proofs = [_in_words(entry, row["code"]) for entry in basis if not entry.startswith("doubt: ")]
    status = str(row["status"])
    what = status if proofs or doubts else _WHAT.get(status, status)
    said = f"{what}: {'; '.join(proofs)}" if proofs else what
    return said + (f"{';' if proofs else ','} but: {'; '.join(doubts)}" if doubts else "")


def _in_words(entry: str, code: str) -> str:
    """One entry of `basis` that speaks for the score, or says where a claim comes from."""
    if match := _SUM.fullmatch(entry):
        parts = _parts_in_words(match["parts"])
        return f"it is {parts}" if match["total"] == code else f"with it {match['total']} is {parts}"
    if match := _AGREES.fullmatch(entry):
        return f"it is printed alike in {match['count']} places"
    if entry == "agrees: pdfplumber":
        return "a second reader, pdfplumber, reads the same digits"
    if entry == "not compared: pdfplumber":
        return "the second reader, pdfplumber, finds no number there"
    if match := _CLAIM.fullmatch(entry):
        said = match["said"]
        return f"{match['question']} {_UNSAID[said]}" if said in _UNSAID else f"{match['question']} from the {said}"
    return entry


def _parts_in_words(parts: str) -> str:
    """
    >>> _parts_in_words("mean(indicator-1…5)"), _parts_in_words("0.3 iit + 0.7 eit")
    ('the mean of indicator-1 … indicator-5', '0.3 iit + 0.7 eit')
    """
    mean = _MEAN.fullmatch(parts)
    if mean is None:
        return parts
    span = _SPAN.fullmatch(mean["of"])
    of = f"{span['stem']}{span['first']} … {span['stem']}{span['last']}" if span else mean["of"]
    return f"the {mean['kind']} of {of}"


def describe_score(row: Mapping[str, Any]) -> str:
    """Whose score it is, and its value, before the reasons.

    >>> row = {"code": "iit", "unit_type": "ทต.", "unit_name": "นาแก้ว", "subject": None, "fiscal_year": 2567}
    >>> describe_score({**row, "score": 78.82, "scale_max": 100.0, "raw_score": "๗๘.๘๒", "printed_name": "IIT"})
    'iit of ทต.นาแก้ว in 2567 is 78.82, printed as `๗๘.๘๒` beside `IIT`'
    """
    name = name_of_body(row) or row["subject"]
    whose = f" of {name}" if name else ""
    year = f" in {row['fiscal_year']}" if row["fiscal_year"] else ""
    points = f" of {row['scale_max']:g} points" if row["scale_max"] not in (None, 100.0) else ""
    beside = f" beside `{row['printed_name']}`" if row["printed_name"] else ""
    return f"{row['code']}{whose}{year} is {row['score']:.2f}{points}, printed as `{row['raw_score']}`{beside}"
