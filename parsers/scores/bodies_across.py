"""Lists that are turned: a column for each body, a row for each indicator."""

from __future__ import annotations

import re
from collections.abc import Mapping

from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.columns import ScoreGrid

_BODIES = load_vocabulary("score_bodies").alternation
_BODY = re.compile(
    rf"(?!(?:{_BODIES('type', 'kind or type')})$)"
    rf"(?:{_BODIES('before a kind', 'office')})?\s*(?:{_BODIES('kind', 'kind or type', 'office', 'type')})\s*\S"
)
"""A kind alone (`เทศบาล | อบต. | อบจ.`) heads the mean of all bodies of the kind."""
_FEWEST_BODIES = 3
"""Two bodies beside each other are a comparison: which of them reports, is for their names to say."""
_MOST_OTHERS = 2
"""Columns of scores that may stand beside those of bodies: their mean, the best."""
_LONGEST_NAME = 60
"""Characters of a heading that is a name: the longest official one of a local body has 44, with its district more."""


def find_bodies_across(grid: ScoreGrid) -> Mapping[int, str]:
    """Index -> the body that a column of scores is headed with; none where the table is no turned list."""
    # beside a column that is called a score, those of bodies say no more than a name
    numbers = grid.of_kind("score", "contribution", "other")
    scores = [column for column in numbers if column.is_of_numbers]
    named = {
        column.index: column.own_heading
        for column in scores
        if len(column.own_heading) <= _LONGEST_NAME and _BODY.match(column.own_heading) and not column.claim.words
    }
    is_list = len(set(named.values())) >= _FEWEST_BODIES and len(scores) - len(named) <= _MOST_OTHERS
    return named if is_list else {}
