"""Whether what stands above a table speaks of measures, or of projects, money, risks, training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.issues import opens_issue
from prongsai.parsers.measures.groups import heads_code
from prongsai.pipeline.model import Block, Paragraph

_MATTERS = load_vocabulary("table_matters")
_CAPTION_LINES = 4
"""A caption, what it wraps to, a unit of money and a number of the table have a line each at the most."""
_OPENING_LINES = 6
"""Lines of a cover that say what a report is about: title, what it wraps to, year, body, its district and province."""
_LONGEST_CAPTION = 220
"""Characters: two printed lines and a half. A longer paragraph is running text."""


def speaks_of_measures(blocks: Sequence[Block], at: int) -> bool | None:
    """Whether the nearest words above a table that say what it is about name measures; None where nothing says it.

    Args:
        blocks: the document in reading order.
        at: where the table stands among them.
    """
    above = [block.text for block in blocks[max(0, at - _CAPTION_LINES) : at] if isinstance(block, Paragraph)]
    captions = [text for text in reversed(above) if len(text) <= _LONGEST_CAPTION]
    opening = [block.text for block in blocks[:at] if isinstance(block, Paragraph)][:_OPENING_LINES]
    nearest = _first_answer(captions)
    if nearest is not None:
        return nearest
    titled = _first_answer(opening)
    if titled is not None:
        return titled
    # a sentence may name the assessment in passing, in a document of another matter too
    return True if any(names_assessment(text) for text in (*captions, *opening)) else None


def _first_answer(texts: Iterable[str]) -> bool | None:
    for text in texts:
        means = {hit.means for hit in _MATTERS.find(text)}
        if "measures" in means or opens_issue(text) or heads_code(text):
            return True
        if "other matter" in means:
            return False
    return None
