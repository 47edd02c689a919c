"""What `docs/architecture.md` and the page of rarer additions name is there, and what is there is on the first."""

from __future__ import annotations

import re

from tests.house import modules
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ADDITIONS = (ROOT / "docs" / "additions.md").read_text(encoding="utf-8")
MOST_CHARACTERS = 14_400
"""Two pages of A4 hold 60 lines of 120 characters each."""


def test_every_path_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:pipeline|parsers|normalizers|data|tests)/[\w./-]*[\w/])`", PAGE + ADDITIONS))
    assert len(named) > 40
    assert not sorted(path for path in named if not (ROOT / path).exists())


def test_the_page_shows_every_folder() -> None:
    folders = {path.rpartition("/")[0] for path in modules() if path.count("/") > 1}
    hidden = {folder for folder in folders if f"{folder.rpartition('/')[2]}/" not in PAGE}
    assert not hidden


def test_the_page_is_no_longer_than_two() -> None:
    assert len(PAGE) <= MOST_CHARACTERS


def test_headings_of_both_pages_are_different_additions() -> None:
    headings = [line for page in (PAGE, ADDITIONS) for line in page.splitlines() if line.startswith("## ")]
    assert len(set(headings)) == len(headings)
