"""Text that is in a file of an office program and no part of what the report says, told by one finding a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from prongsai.pipeline.model import Finding

LeftOutKind = Literal["deleted", "hidden", "struck"]
_MOST_RAW = 5
"""Pieces quoted in a finding: enough to know what it is about."""
_WHAT: dict[LeftOutKind, str] = {
    "deleted": "deleted by tracked changes",
    "hidden": "set as hidden text",
    "struck": "struck through",
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece of text that is not read, and why."""

    kind: LeftOutKind
    text: str


def describe_left_out(left_out: Sequence[LeftOut]) -> list[Finding]:
    """One finding for each reason; a struck number may be one that somebody still counts on, so it is a warning."""
    counts = Counter(one.kind for one in left_out)
    findings = []
    for kind, count in sorted(counts.items()):
        texts = [one.text for one in left_out if one.kind == kind]
        has_number = kind == "struck" and any(ch.isdecimal() for text in texts for ch in text)
        message = f"{count} pieces of text are {_WHAT[kind]} and are not read"
        raw = " | ".join(texts[:_MOST_RAW])
        findings.append(
            Finding("warning" if has_number else "info", "text-left-out", message, raw=raw, suggestion="compare it")
        )
    return findings
