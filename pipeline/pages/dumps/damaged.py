"""What is said of a text that came damaged."""

from __future__ import annotations

from prongsai.pipeline.model import Finding, Provenance


def say_damaged_at(line: int, what: str, remedy: str) -> Finding:
    """The finding for something that is lost at one line, from 1."""
    place = Provenance(line_no=line, method="dump")
    return Finding("warning", "text-damaged", what, raw=f"line {line}", suggestion=remedy, where=place)
