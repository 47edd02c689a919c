"""Files without pages are shown as text, each piece with its place, what was read there and what is in no row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import ExitCode, SettingsError
from prongsai.pipeline.face.cli import app
from prongsai.pipeline.face.inspect_file import file_lines, inspect_file, raw_lines
from prongsai.pipeline.model import Paragraph
from tests.relations.forms import FORMS, drafts

DUMP = """\
รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567
เทศบาลตำบลแม่สอด

คะแนนภาพรวม 91.25 คะแนน
ผลการประเมิน
IIT เฉลี่ย ๙๒.๗๕ หน่วย
"""


def seen_of(path: Path, page: int | None = None) -> list[str]:
    return list(file_lines(inspect_file(path, page, Settings(ocr="none"))))


def test_lines_of_a_dump_have_places_and_below_them_what_came_of_them(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(DUMP, encoding="utf-8")
    lines = seen_of(path)
    assert lines[0].startswith("text/plain, ")
    at = lines.index("line 4  คะแนนภาพรวม 91.25 คะแนน")
    assert lines[at + 1] == "  = ita 2567: 91.25"
    at = lines.index("line 6  IIT เฉลี่ย ๙๒.๗๕ หน่วย")
    assert lines[at + 1] == "  ? 92.75"
    assert any(line.startswith("warning numbers-unexplained: ") for line in lines)


@pytest.mark.parametrize("form", ["word", "excel", "styled web page", "separated values"])
def test_every_score_of_a_file_is_shown_once_below_its_row(tmp_path: Path, form: str) -> None:
    file = FORMS[form](next(iter(sorted(drafts()))))
    path = tmp_path / file.name
    path.write_bytes(file.data)
    lines = seen_of(path)
    scores = [line for line in lines if line.lstrip().startswith("= ") and not line.lstrip().startswith("= measure")]
    assert scores and len(scores) == len(set(scores))
    assert any(line.startswith("table 1") for line in lines) and any(line.startswith("  row 1  ") for line in lines)


def test_a_sheet_is_a_page_and_other_files_have_none(tmp_path: Path) -> None:
    file = FORMS["excel"](next(iter(sorted(drafts()))))
    path = tmp_path / "report.xlsx"
    path.write_bytes(file.data)
    assert len(seen_of(path, 1)) <= len(seen_of(path))
    with pytest.raises(SettingsError, match="nothing on a page 99"):
        seen_of(path, 99)


def test_command_shows_text_and_what_the_file_has(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(DUMP.replace("91.25", "91\u200b.25"), encoding="utf-8")
    shown = CliRunner().invoke(app, ["inspect", str(path)])
    assert shown.exit_code == ExitCode.OK and "line 4  " in shown.stdout
    raw = CliRunner().invoke(app, ["inspect", str(path), "--text"])
    assert raw.exit_code == ExitCode.OK and "line 4" not in raw.stdout
    drawn = CliRunner().invoke(app, ["inspect", str(path), "--draw", str(tmp_path / "a.png")])
    assert drawn.exit_code == ExitCode.ARGUMENTS and "leave --draw out" in drawn.output


def test_text_that_was_mended_stands_over_what_the_file_has(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("<p>คะแนน ITA  ได้\n91.25</p>", encoding="utf-8")
    (paragraph,) = (seen := inspect_file(path, None, Settings(ocr="none"))).blocks
    assert isinstance(paragraph, Paragraph)
    mended = replace(paragraph, text="น\u0e33", raw="น\u0e4d\u0e32", steps=("compose-sara-am",))
    assert list(raw_lines(replace(seen, blocks=(mended,)))) == [
        "น\u0e33",
        "  raw    น\u0e4d\u0e32",
        "  steps  compose-sara-am",
    ]
    assert list(raw_lines(seen)) == [paragraph.text]
