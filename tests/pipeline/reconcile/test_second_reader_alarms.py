"""The two readers of a text layer agree on every report of ours, sound or broken, so a disagreement means something."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import prongsai
from prongsai.pipeline.config import Settings
from tests.corpus.variants import FILES, make_variant

REPORTS = ("t24-instrument-iit", "h25-instrument-narrow", "t13-analysis-borderless", "t21-memo")
VARIANTS = ("text", "libreoffice", "unmapped-digits", "no-tounicode", "collided-tounicode", "cut-numbers", "nul-tone")
"""The layers that reach the digits: codes of digits lost, taken by other signs, parted, or shifted by signs before."""


@pytest.mark.parametrize("variant", VARIANTS)
def test_readers_never_disagree_on_what_is_printed(variant: str, tmp_path: Path) -> None:
    said: Counter[str] = Counter()
    for path in sorted(one for name in REPORTS for one in FILES.rglob(f"{name}.pdf")):
        data = make_variant(path, variant)
        if data is None:
            continue
        (tmp_path / path.name).write_bytes(data)
        frames = prongsai.read_report(tmp_path / path.name, Settings(ocr="none"))
        assert not {"readers-disagree", "second-reader-failed"} & set(frames.findings.code), path.name
        said.update(line for basis in frames.scores.basis for line in basis if line.endswith("pdfplumber"))
    assert said.total() > 10, "the second reader was asked"
