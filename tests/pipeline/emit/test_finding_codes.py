"""Every finding that the program can make is explained, and nothing else is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from prongsai.pipeline.emit.finding_codes import FINDING_CODES
from tests.paths import ROOT


def codes_in_source() -> Iterator[tuple[str, str]]:
    """Code and file of each string handed to something that makes a finding, a note, a DocumentError or a PageLost."""
    for path in [*(ROOT / "pipeline").rglob("*.py"), *(ROOT / "parsers").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if not re.search(r"Finding$|_finding$|DocumentError$|PageLost$|^Note$", name):
                continue
            for value in [*node.args, *(keyword.value for keyword in node.keywords)]:
                # severities are words without a hyphen as well
                if isinstance(value, ast.Constant) and re.fullmatch(
                    r"[a-z]+(-[a-z]+)+|contradiction", str(value.value)
                ):
                    yield value.value, path.name


def test_every_code_in_the_source_is_explained() -> None:
    explained = {entry.code for entry in FINDING_CODES}
    used = dict(codes_in_source())
    assert len(used) > 20
    assert {code: file for code, file in used.items() if code not in explained} == {}
    assert explained - used.keys() <= {"page-unreadable"}


def test_codes_are_listed_once() -> None:
    codes = [entry.code for entry in FINDING_CODES]
    assert len(set(codes)) == len(codes)
