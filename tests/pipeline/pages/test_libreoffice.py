"""LibreOffice is a stranger: it may be missing, fail, never end, or leave others behind, and costs one file at most."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from prongsai.pipeline.discover.media_types import DOC, PPT
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.libreoffice import convert, find_libreoffice
from prongsai.pipeline.pages.word.read import read_docx
from tests.corpus.blocks import Grid, GridCell, Para
from tests.corpus.writers.rich_text import to_rtf


def program(folder: Path, script: str) -> Path:
    """A program that stands for LibreOffice; `$out` is the folder that it is to write to, `$in` the file."""
    path = folder / "soffice"
    head = 'for at in "$@"; do in=$at; done\nwhile [ "$1" != --outdir ]; do shift; done\nout=$2\nmkdir -p "$out"\n'
    path.write_text(f"#!/bin/sh\n{head}{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(("kind", "suffix"), [(DOC, "docx"), (PPT, "pptx")])
def test_what_it_writes_is_taken_and_nothing_is_left_behind(
    tmp_path: Path, kind: str, suffix: str, monkeypatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    fake = program(tmp_path, f'cat "$in" > "$out/report.{suffix}"')
    assert convert(kind, b"bytes of a report", fake) == b"bytes of a report"
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]


def test_where_it_is_missing_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.pipeline.pages.libreoffice.find_libreoffice", lambda: None)
    with pytest.raises(DocumentError, match="LibreOffice is installed") as refused:
        convert(DOC, b"x")
    assert refused.value.code == "format-not-read"
    assert ".docx or PDF" in refused.value.remedy


def test_it_is_found_by_its_names(tmp_path: Path) -> None:
    assert find_libreoffice(("prongsai-no-such-program",)) is None
    assert find_libreoffice(("prongsai-no-such-program", "sh")) is not None


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$", "true"])
def test_file_that_it_cannot_read_is_told(tmp_path: Path, script: str) -> None:
    with pytest.raises(DocumentError, match="cannot read") as refused:
        convert(DOC, b"x", program(tmp_path, script))
    assert refused.value.code == "document-unreadable"


def test_program_that_cannot_start_is_told(tmp_path: Path) -> None:
    (tmp_path / "soffice").write_bytes(b"no program")
    with pytest.raises(DocumentError, match="cannot be started"):
        convert(DOC, b"x", tmp_path / "soffice")


def test_one_that_never_ends_is_ended_with_all_that_it_has_started(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    fake = program(tmp_path, f"sleep 600 &\necho $! > {pids}\necho $$ >> {pids}\nwait")
    start = time.monotonic()
    with pytest.raises(DocumentError, match="took more than") as refused:
        convert(DOC, b"x", fake, timeout_s=2)
    assert refused.value.code == "document-timeout"
    assert time.monotonic() - start < 60
    for pid in map(int, pids.read_text().split()):
        for _ in range(100):
            if not is_alive(pid):
                break
            time.sleep(0.1)
        assert not is_alive(pid)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that waits for somebody to ask how it ended does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_profile_is_its_own_and_closes_the_web(tmp_path: Path) -> None:
    fake = program(
        tmp_path, 'echo "$HOME $http_proxy" > "$out/report.docx"; cat profile/user/*.xcu >> "$out/report.docx"'
    )
    said = convert(DOC, b"x", fake).decode()
    assert "prongsai-office-" in said and "127.0.0.1:9" in said and "DisableMacrosExecution" in said


# the program is half a gigabyte, and optional for users as well; the tests above try everything of ours with a stand-in
@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
def test_the_program_itself_gives_the_text_and_the_table() -> None:
    # it tells kinds by their bytes, so that rich text stands for a file that no library of ours can write
    rows = ((GridCell("ตัวชี้วัด"), GridCell("คะแนน")), (GridCell("การปฏิบัติหน้าที่"), GridCell("91.25")))
    read = read_docx(convert(DOC, to_rtf([Para("ผลการประเมิน ITA"), Grid(rows, (0.6, 0.4))]))).rows
    assert [part.text for part in read if isinstance(part, Paragraph)][0] == "ผลการประเมิน ITA"
    (table,) = [part for part in read if isinstance(part, Table)]
    assert [cell.text for cell in table.cells] == ["ตัวชี้วัด", "คะแนน", "การปฏิบัติหน้าที่", "91.25"]
