"""Whether a document is about the assessment, or about purchases, budgets, risks and speaks of it only in passing."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import Block, Paragraph

_MATTERS = load_vocabulary("table_matters")
_OPENING_LINES = 8
"""What a cover or a letterhead has: title, what it wraps to, year, body, whose it is, number, date and subject."""
_LONGEST_TITLE = 220
"""Characters: two printed lines and a half, as of a caption. A longer paragraph is running text, which may name the
assessment as the reason for a report on anything."""


def is_of_other_matter(blocks: Sequence[Block]) -> bool:
    """True where the title names another matter, and no line of the opening the assessment.

    Args:
        blocks: the document in reading order.
    """
    opening = [block.text for block in blocks if isinstance(block, Paragraph) and block.text.strip()][:_OPENING_LINES]
    titles = [text for text in opening if len(text) <= _LONGEST_TITLE]
    if any(names_assessment(text) for text in titles):
        return False
    return any(hit.means in ("other matter", "other report") for text in titles for hit in _MATTERS.find(text))
