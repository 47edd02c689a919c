"""What `docs/architecture.md` names is there, and what is there is on it."""

from __future__ import annotations

import re

from tests.house import modules
from tests.paths import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_path_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:pipeline|parsers|normalizers|data|tests)/[\w./-]*[\w/])`", PAGE))
    assert len(named) > 40
    assert not sorted(path for path in named if not (ROOT / path).exists())


def test_the_page_shows_every_folder() -> None:
    folders = {path.rpartition("/")[0] for path in modules() if path.count("/") > 1}
    hidden = {folder for folder in folders if f"{folder.rpartition('/')[2]}/" not in PAGE}
    assert not hidden
