"""Texts and missing values made comparable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pandas as pd

PERSON_MARK = "[ชื่อบุคคล]"
"""What stands where a name was hidden: that is no fault of the text."""
Tally = Counter[str]
"""Figure -> count; `figures.py` says what each figure means."""
Note = Callable[[str], None]
"""Takes one line about one miss."""

ITEM_MARK = re.compile(r"(?:(?<=\s)|^)(?:\(?\d{1,2}[.)]+(?:\d{1,2}[.)]*)?|[-•])(?=\s|$)")


def ignore(_line: str) -> None:
    """The note that nobody reads."""


def to_arabic(text: str) -> str:
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


def plain(value: Any) -> str:
    """Text for comparison: Arabic digits, no item marks, dashes or white space; lists are joined.

    >>> plain("๑. ก  ๒. ข"), plain(["ก", "ข"])
    ('กข', 'กข')
    """
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    text = value if isinstance(value, str) else " ".join(str(item) for item in value)
    return re.sub(r"[\s\-–•]+", "", ITEM_MARK.sub(" ", to_arabic(text).replace(PERSON_MARK, "")))


def value_of(value: Any) -> Any:
    """None for any of the ways in which a data frame says nothing."""
    return None if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)) else value
