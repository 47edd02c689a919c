"""What a report calls its issues: in the list that announces them, and in the heading over each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalizers.values.digits import to_arabic
from prongsai.parsers.issues import LONGEST_TITLE, read_issue
from prongsai.pipeline.model import Block, IssueTitle, Paragraph

_LISTED = re.compile(r"^[\s\-–•*]*\(?(?P<number>[1-9])\s*[.)]\s*(?P<title>\S.*)$")
_SHORTEST_LIST = 3
"""Fewer numbered lines are a list of anything."""
_WRAPPED = 1
"""Lines without a number between two titles: the longest title of the frame takes two lines of 16 pt across A4."""


def find_issue_titles(blocks: Sequence[Block]) -> list[IssueTitle]:
    """The titles of lists that count up from 1, and of then of headings `ประเด็นที่ ๑ …`.

    Whether a list is one of issues is for the caller to tell: its titles are, or are not, those of the frame.
    """
    headings: list[IssueTitle] = []
    lists: list[list[IssueTitle]] = [[]]
    gap = 0
    for line in (block for block in blocks if isinstance(block, Paragraph)):
        heading = read_issue(line.text, {})
        if heading is not None and heading[1]:
            headings.append(IssueTitle(*heading, None, line.provenance))
            continue
        listed = _LISTED.match(to_arabic(line.text)) if len(line.text) <= LONGEST_TITLE else None
        gap = 0 if listed else gap + 1
        number = int(listed["number"]) if listed else None
        if number != len(lists[-1]) + 1 and (listed or gap > _WRAPPED) and lists[-1]:
            lists.append([])
        if listed and number == len(lists[-1]) + 1:
            title = line.text[listed.start("title") :].strip()
            lists[-1].append(IssueTitle(number, title, len(lists), line.provenance))
    return [one for listing in lists if len(listing) >= _SHORTEST_LIST for one in listing] + headings
