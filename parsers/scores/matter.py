"""Whether a table that has nothing but a total speaks of the assessment, or of money, training, another index.

Codes, indicators and questions are the assessment's own. A row `รวม`, or a column `คะแนน`, stands in any table.
"""

from __future__ import annotations

import re

from prongsai.normalizers.values.assessment import names_assessment
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.scores.context import TableContext

_OTHER = re.compile(load_vocabulary("other_matters").alternation("other matter"))


def is_of_assessment(grid: ScoreGrid, context: TableContext, label: str = "") -> bool:
    """False where the nearest words that say what a table is about name something else.

    Args:
        grid: the table.
        context: its captions and the heading of its section.
        label: of the row in question, which is nearer than both.
    """
    for text in (label, *reversed(grid.titles), grid.heading_text, *context.captions, context.section):
        if names_assessment(text):
            return True
        if _OTHER.search(text):
            return False
    return True
