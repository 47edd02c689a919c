"""Why a report has the scores and measures that it has, or none: in plain words, from the rows of its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prongsai.pipeline.emit.finding_codes import LOSSES

Row = Mapping[str, Any]

_MOST_TOLD = 12
"""Findings that are told one by one: a screen of 24 lines holds them with the lines around them."""
_MOST_KINDS = 4
"""Kinds of text that are named: what is left of a report is a foreword, headings and a signature."""
_UNSEEN = frozenset(("text-not-seen", "text-left-out", "picture-not-read", "text-layer-differs"))
"""Findings for the record which say that something stands in the file that is not read."""
_ROLES = {
    "target": "goals",
    "pass_mark": "pass marks",
    "weight": "weights",
    "maximum": "full marks",
    "change": "changes",
    "share": "shares of people or answers",
    "count": "counts",
    "other_index": "results of another assessment",
    "self_assessed": "set by the body itself",
    "group_mean": "means of a group",
    "copied": "copied from another report",
    "unknown": "undecided",
}
"""What observations are, as a person says it; a `score` is one."""


def say_why(document: Row, findings: Sequence[Row], observations: Sequence[Row]) -> Iterator[str]:
    """The lines that answer why a document has no scores, fewer than it prints, or all of them.

    Args:
        document: its row of `documents`.
        findings, observations: its rows of these tables.
    """
    yield f"{document['n_scores']} scores and {document['n_measures']} measures were read from it: {_status(document)}."
    codes = {finding["code"] for finding in findings}
    if document["status"] == "failed":
        yield from (_tell(finding) for finding in findings if finding["severity"] == "error")
        return
    if "not-a-report" in codes:
        yield "Nothing in it speaks of the ITA assessment, so that none of its numbers was taken for a score."
        yield from _say_others([one for one in findings if _is_reason(one, document)])
        return
    if "document-blank" in codes:
        yield "All its pages are blank."
        return
    yield from _say_numbers(document, observations)
    yield from _say_text(document)
    yield from _say_dashes(observations)
    losses = [one for one in findings if one["code"] in LOSSES and one["severity"] != "info"]
    if document["pages_unread"]:
        yield f"{document['pages_unread']} of its {document['pages']} pages could not be read."
    if losses:
        yield "What it prints and no row holds:"
        yield from map(_tell, losses[:_MOST_TOLD])
        if len(losses) > _MOST_TOLD:
            yield f"  and {len(losses) - _MOST_TOLD} more"
    yield from _say_others([one for one in findings if one not in losses and _is_reason(one, document)])


def say_why_no_document(findings: Sequence[Row]) -> Iterator[str]:
    """The lines that answer why a file is no document of the dataset.

    Args:
        findings: those about the file.
    """
    yield "No report was made of this file:"
    yield from map(_tell, findings)


def _is_reason(finding: Row, document: Row) -> bool:
    """Whether a finding may be why a value is not there: what is for the record alone tells only where none is."""
    return finding["severity"] != "info" or (document["n_scores"] == 0 and finding["code"] in _UNSEEN)


def _say_others(findings: Sequence[Row]) -> Iterator[str]:
    """What else a person should look at, errors first, those of one kind on one line."""
    kinds: dict[str, list[Row]] = {}
    for one in sorted(findings, key=lambda finding: finding["severity"] != "error"):
        kinds.setdefault(one["code"], []).append(one)
    if kinds:
        yield "What else was found:"
    for alike in list(kinds.values())[:_MOST_TOLD]:
        more = f" (and {len(alike) - 1} more of this kind)" if len(alike) > 1 else ""
        yield _tell(alike[0]) + more


def _say_dashes(observations: Sequence[Row]) -> Iterator[str]:
    count = sum(1 for one in observations if one["role"] == "score" and one["score"] is None)
    if count:
        yield f"For {count} codes it prints a dash: not assessed, which is no score."


def _status(document: Row) -> str:
    meant = {
        "ok": "as far as anyone can tell, all that it states",
        "partial": "something of it was lost",
        "failed": "nothing of it could be read",
    }
    return meant[document["status"]]


def _say_numbers(document: Row, observations: Sequence[Row]) -> Iterator[str]:
    seen, unexplained = document["numbers_seen"], document["numbers_unexplained"]
    if seen == 0:
        yield "No number in it looks like a score."
    elif seen is not None:
        rest = (
            f"{unexplained} of them are in no row"
            if unexplained
            else "each of them is in a row or named for what it is"
        )
        yield f"{seen} of its numbers look like scores; {rest}."
    roles = Counter(one["role"] or "unknown" for one in observations if one["role"] != "score")
    if roles:
        named = ", ".join(f"{count} {_ROLES[role]}" for role, count in roles.most_common())
        yield f"Numbers read that are no scores of this body: {named}."


def _say_text(document: Row) -> Iterator[str]:
    share, kinds = document["text_in_rows"], document["text_kinds"] or []
    if share is None:
        return
    rest = f"; of the rest the most is {', '.join(kinds[:_MOST_KINDS])}" if kinds else ""
    yield f"{share:.0%} of its text stands in rows{rest}."


def _tell(finding: Row) -> str:
    """A finding on one line: where, what, and what to do about it."""
    where = f"{finding['place']}: " if finding["place"] and finding["place"] not in finding["message"] else ""
    remedy = f"; {finding['suggestion']}" if finding["suggestion"] else ""
    return f"  {where}{finding['message']}{remedy}"
