"""Reports whose names and texts would act on a terminal: read, found again, and harmless to look at."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import ExitCode
from prongsai.pipeline.face.cli import app
from prongsai.pipeline.face.show import crop_place, find_rows
from prongsai.pipeline.run import run_pipeline
from tests.escaped_names import unescape_name
from tests.page_makers import make_pdf

NAME = b"\x1b]0;owned\x07\xe9\xe2\x80\xae.pdf"
DUMP = "อบต.โนนสะอาด\x1b[2J ปีงบประมาณ พ.ศ. 2566 ผลการประเมิน ITA ได้คะแนน 92.75 คะแนน\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports with a PDF of that name and a dump with that text, the dataset beside them."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "reports").mkdir()
    (folder / "reports" / os.fsdecode(NAME)).write_bytes(
        make_pdf(lambda page: page.drawString(60, 700, "ITA 2566 92.75"))
    )
    (folder / "reports" / "a\x1b[31m.txt").write_text(DUMP)
    (folder / "reports" / "b\x1b[31m.pdf").write_text("no PDF at all")
    run_pipeline([folder / "reports"], Settings(out=folder / "dataset", workers=1))
    return folder


def test_source_leads_back_to_the_file(folder: Path) -> None:
    documents = pd.read_parquet(folder / "dataset" / "documents")
    (source,) = [source for sources in documents.sources for source in sources if "owned" in source]
    assert source == r"\u001b]0;owned\u0007\xe9\u202e.pdf"
    assert (folder / "reports" / unescape_name(source)).read_bytes().startswith(b"%PDF")


def test_crop_finds_a_report_of_any_name(folder: Path) -> None:
    documents = pd.read_parquet(folder / "dataset" / "documents")
    (document_id,) = documents[documents.sources.str[0].str.contains("owned")].document_id
    (row, *_) = find_rows(folder / "dataset", document_id)
    row.values.update(page=1, x0=50.0, top=50.0, x1=90.0, bottom=90.0)
    assert crop_place([row], folder / "reports", Settings(workers=1)).width > 40


def test_nothing_of_it_reaches_the_terminal_as_it_is(folder: Path) -> None:
    runner = CliRunner()
    again = runner.invoke(app, ["run", str(folder / "reports"), "--out", str(folder / "again"), "--workers", "1"])
    assert again.exit_code == ExitCode.ERROR_FINDINGS
    assert "media-type-mismatch: b\\u001b[31m.pdf" in again.output
    outputs = [again.output]
    for document_id in pd.read_parquet(folder / "dataset" / "documents").document_id:
        outputs.append(runner.invoke(app, ["show", document_id, "--dataset", str(folder / "dataset")]).output)
    missing = runner.invoke(app, ["run", str(folder / "no\x1b[31mwhere"), "--out", str(folder / "none")])
    outputs.append(missing.output)
    assert "no\\u001b[31mwhere does not exist" in missing.output
    for output in outputs:
        assert output
        assert not [c for c in output if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 or c in "\u202e"]
