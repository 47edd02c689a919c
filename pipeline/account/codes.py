"""Codes of the assessment as printed: questions, indicators by number or name, instruments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.values.instruments import find_instruments
from prongsai.normalizers.vocabulary import load_vocabulary

CodeKind = Literal["question", "sub_indicator", "indicator", "instrument"]
DEEPEST_FIRST: tuple[CodeKind, ...] = ("question", "sub_indicator", "indicator", "instrument")
"""What a row is about when it names several: a row of a question also names its instrument."""

_WORDS = load_vocabulary("indicator_words").alternation
_QUESTION = re.compile(r"(?<![0-9A-Za-z])([iIeEoO])\s?[.\-]?\s?([1-9][0-9]?)(?![0-9A-Za-z]|\.[0-9])")
_INDICATOR = re.compile(
    rf"(?:{_WORDS('indicator', 'index', 'sub', 'short')})\s*(?:{_WORDS('ordinal')})?\s*"
    r"(?P<no>[1-9][0-9]?)(?:\.(?P<part>[1-9]))?(?![0-9]|\.[0-9])"
)
Names = Mapping[str, str]
"""An indicator's name without blanks -> its code."""


def names_of(indicators: Sequence[KnownIndicator]) -> Names:
    """Every wording of the names of a year's indicators."""
    return {"".join(text.split()): f"indicator-{one.number}" for one in indicators for text in one.wordings}


def find_codes(text: str, names: Names) -> list[str]:
    """The codes that a text with Arabic digits names, each once: questions, then indicators, then instruments.

    >>> find_codes("I 3 การแจ้งขั้นตอน ตัวชี้วัดที่ 1", {}), find_codes("EIT การใช้อำนาจ", {"การใช้อำนาจ": "indicator-3"})
    (['i3', 'indicator-1'], ['indicator-3', 'eit'])
    """
    questions = [f"{match[1].lower()}{match[2]}" for match in _QUESTION.finditer(text)]
    numbered = [
        f"indicator-{match['no']}" + (f".{match['part']}" if match["part"] else "")
        for match in _INDICATOR.finditer(text)
    ]
    squeezed = "".join(text.split())
    named = [code for name, code in names.items() if name in squeezed]
    instruments = [name.lower() for name in find_instruments(text)]
    return list(dict.fromkeys((*questions, *numbered, *named, *instruments)))


def kind_of(code: str) -> CodeKind | None:
    """What a code stands for; None for the overall score.

    >>> kind_of("i3"), kind_of("indicator-1.2"), kind_of("eit"), kind_of("ita")
    ('question', 'sub_indicator', 'instrument', None)
    """
    if code.startswith("indicator-"):
        return "sub_indicator" if "." in code else "indicator"
    if re.fullmatch("[ieo][0-9]+", code):
        return "question"
    return "instrument" if code in ("iit", "eit", "oit") else None


def code_of_row(codes: Sequence[str]) -> str | None:
    """The one code that a row is about: of those named, the only one of the deepest kind; None where there are two.

    >>> code_of_row(["i3", "iit"]), code_of_row(["i3", "i4"]), code_of_row([])
    ('i3', None, None)
    """
    for kind in DEEPEST_FIRST:
        of_kind = [code for code in codes if kind_of(code) == kind]
        if of_kind:
            return of_kind[0] if len(of_kind) == 1 else None
    return None
