"""What a document holds is remembered whole: the second time nothing of it is read, and the blocks are the same."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from prongsai.pipeline import reading as module
from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.media_types import DOCX, PDF, TEXT, XLSX
from prongsai.pipeline.model import Block, Finding, Paragraph
from prongsai.pipeline.pages.memory import UNWATCHED, Beside
from prongsai.pipeline.reading import Reading, read_blocks
from prongsai.pipeline.run import make_reader
from prongsai.pipeline.store.prints import take_prints
from prongsai.pipeline.store.results import ResultStore
from tests.corpus.blocks import Grid, GridCell, Para
from tests.corpus.variants import FILES
from tests.corpus.writers.sheets import to_xlsx

SHEET = to_xlsx(
    [
        Para("ผลการประเมิน"),
        Grid(((GridCell("ตัวชี้วัด"), GridCell("คะแนน")), (GridCell("1"), GridCell("92.75"))), (3.0, 1.0)),
    ]
)
DATA = {
    DOCX: (FILES / "tuned/t38-word-measures.docx").read_bytes(),
    PDF: (FILES / "tuned/t21-memo.pdf").read_bytes(),
    XLSX: SHEET,
    TEXT: "คะแนน 92.75".encode(),
}
BLOCK: Block = Paragraph("ก")


def beside(folder: Path) -> Beside:
    prints = take_prints(Settings(), make_reader)
    return Beside(ResultStore(folder, prints, "limits").memory_of("f" * 64), UNWATCHED, every_scan=False)


def no_engines() -> NoReturn:
    raise AssertionError("none of these has a picture of text")


@pytest.mark.parametrize("kind", [DOCX, PDF, XLSX])
def test_nothing_of_the_file_is_read_again(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_blocks(kind, DATA[kind], no_engines, beside(tmp_path))
    assert first.blocks
    monkeypatch.delattr(module, "_read_blocks")
    assert read_blocks(kind, b"", no_engines, beside(tmp_path)) == first


def test_other_kind_of_the_same_bytes_is_read(tmp_path: Path) -> None:
    read_blocks(XLSX, DATA[XLSX], no_engines, beside(tmp_path))
    assert beside(tmp_path).memory.recall("blocks", DOCX, Reading) is None


def test_text_is_read_each_time(tmp_path: Path) -> None:
    assert read_blocks(TEXT, DATA[TEXT], no_engines, beside(tmp_path)).blocks
    assert beside(tmp_path).memory.recall("blocks", TEXT, Reading) is None


def test_document_that_lost_a_page_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = Reading([BLOCK], [Finding("error", "page-out-of-time", "page 2 took longer", 2)])
    monkeypatch.setattr(module, "_read_blocks", lambda *_: lost)
    assert read_blocks(PDF, b"", no_engines, beside(tmp_path)) is lost
    assert beside(tmp_path).memory.recall("blocks", PDF, Reading) is None
