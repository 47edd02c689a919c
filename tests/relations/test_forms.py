"""One report says the same in whatever form it comes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.reading import read_bytes
from tests.relations.forms import FORMS, said, text_layer

NAMES = (
    "t01-analysis-summary",
    "h43-analysis-prose",
    "t23-memo-table",
    "h27-results-weighted",
    "t44-measures-merged-issues",
)
SEEN = ("scan", "pages of a picture file")
"""Forms that have to be read from a picture."""
SCANNED = ("h43-analysis-prose", "t23-memo-table")
"""Short ones: a page of a scan takes as long as twenty of text."""


@cache
def said_by_text_layer(name: str) -> dict[str, Any]:
    return said(read_bytes(text_layer(name).data, "report.pdf"))


@pytest.mark.parametrize("name", NAMES)
def test_the_text_layer_says_something(name: str) -> None:
    whole = said_by_text_layer(name)
    assert whole["scores"] or whole["measures"]
    assert whole["year"]


KNOWN_FAILURES = {
    ("t44-measures-merged-issues", "no map to characters", "measures"): "one letter is told for its look-alike",
    ("t44-measures-merged-issues", "garbled layer", "measures"): "a sara am before a tone mark loses its ring twice",
}
"""(report, form, what) -> what is still read otherwise than from the text layer."""


def cases() -> Iterator[Any]:
    for name in NAMES:
        for form in FORMS:
            for what in ("body", "year", "scores", "levels", "measures"):
                if form not in SEEN or name in SCANNED:
                    why = KNOWN_FAILURES.get((name, form, what))
                    marks = [pytest.mark.xfail(reason=why)] if why else []
                    yield pytest.param(name, form, what, marks=marks, id=f"{name}, {form}, {what}")


@pytest.mark.parametrize(("name", "form", "what"), list(cases()))
def test_every_form_says_what_the_text_layer_says(name: str, form: str, what: str) -> None:
    assert said_in_form(name, form)[what] == said_by_text_layer(name)[what]


@cache
def said_in_form(name: str, form: str) -> dict[str, Any]:
    file = FORMS[form](name)
    return said(read_bytes(file.data, file.name, ocr="own" if file.name.endswith((".pdf", ".tif")) else "none"))
