"""Texts of Excel cells that are set in runs: what is struck through is left out, what is raised is no digit."""

from __future__ import annotations

from typing import Any

from prongsai.pipeline.pages.packages import is_set, local_name
from prongsai.pipeline.pages.word.visible import RAISED_DIGITS

_RAISED = str.maketrans("0123456789", RAISED_DIGITS)


def read_rich_text(item: Any) -> str:
    """The text of an element that holds `t`, or runs (`r`) of them; readings of signs (`rPh`) are no part of it."""
    pieces: list[str] = []
    for part in item:
        name = local_name(part)
        if name == "t":
            pieces.append(part.text or "")
        elif name == "r":
            pieces.append(_read_run(part))
    return "".join(pieces)


def _read_run(run: Any) -> str:
    parts = {local_name(part): part for part in run}
    text = (parts["t"].text or "") if "t" in parts else ""
    for one in parts.get("rPr", ()):
        name = local_name(one)
        if name == "strike" and is_set(one.get("val", "1")):
            return ""
        if name == "vertAlign" and one.get("val") == "superscript":
            text = text.translate(_RAISED)
    return text
