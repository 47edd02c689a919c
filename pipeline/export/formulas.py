"""Texts that a spreadsheet would take for a formula, made harmless.

A report may print `=HYPERLINK(…)`, and many print items as `- จัดทำแผน`, which Excel answers with an error. In a
CSV file nothing says that a cell is text, so an apostrophe is put before it, as a person would type it.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

MARK = "'"
_OPENS = "^[\\s\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]"
"""What OWASP names as openings of formulas (CSV Injection), and their full-width forms, behind blanks too."""
_PLAIN = "^[+\\-][0-9\u0e50-\u0e59.,%]*$"
"""A lone dash, or a number with a sign: a spreadsheet shows them as they are."""


def disarm(texts: pa.Array) -> pa.Array:
    """Texts with an apostrophe before those that open a formula.

    >>> disarm(pa.array(["=1+1", "- จัดทำแผน", "-", "+1.25", "85.32", None])).to_pylist()
    ["'=1+1", "'- จัดทำแผน", '-', '+1.25', '85.32', None]
    """
    opens = pc.and_not(pc.match_substring_regex(texts, _OPENS), pc.match_substring_regex(texts, _PLAIN))
    return pc.if_else(opens, pc.binary_join_element_wise(MARK, texts, ""), texts)
