"""What a report calls its issues, held against the titles that the frame gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from prongsai.pipeline.model import IssueTitle
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction, contradict
from prongsai.pipeline.reconcile.places import at

_SAME, _OTHER = 85.0, 75.0
"""Similarity in percent of a title that is the frame's but for a letter in seven, and of one that cannot be a misprint
of it: every fourth letter is another."""
_AS_PRINTED = ("text", "dump", "narrative")
"""Where letters are those of the file; a picture's reader garbles titles itself."""
_FEWEST_OWN = 3
"""So many issues bear the frame's titles before another title is a slip: reports also count issues of their own."""


def check_issue_titles(titles: Sequence[IssueTitle], official: Mapping[int, str]) -> Iterator[Contradiction]:
    """Issues with the title of another one, or with a title that is none where the report gives the right one too.

    Args:
        titles: what the report calls its issues; a list of which most bear other titles is one of something else.
        official: number and title of each issue of the frame.
    """
    printed = [one for one in titles if one.number in official and one.provenance.method in _AS_PRINTED]
    named = [one for one in printed if _likeness(one, official[one.number]) >= _SAME]
    in_lists, named_in_lists = (Counter(one.list_no for one in some) for some in (printed, named))
    known = [one for one in printed if one.list_no is None or 2 * named_in_lists[one.list_no] > in_lists[one.list_no]]
    right = {one.number: one for one in reversed(named)}
    if len(right) < _FEWEST_OWN:
        return
    told = set()
    for one in known:
        likeness = {number: _likeness(one, name) for number, name in official.items()}
        if likeness[one.number] >= _OTHER or (one.number, one.text) in told:
            continue
        told.add((one.number, one.text))
        best = max(likeness, key=lambda number: likeness[number])
        place = f"issue {one.number} is called `{one.text}`{at(one.provenance)}"
        if likeness[best] >= _SAME:
            message = f"{place}, which is the title of issue {best}"
        elif one.number in right:
            message = f"{place} and `{right[one.number].text}`{at(right[one.number].provenance)}"
        else:
            continue
        yield Contradiction(contradict(message, one.provenance, "issue", one.text, official[one.number]))


def _likeness(one: IssueTitle, name: str) -> float:
    """How much of the shorter stands in the longer, in percent: a list says `แสดงการวิเคราะห์…` before a title."""
    return fuzz.partial_ratio("".join(one.text.split()), "".join(name.split()))
