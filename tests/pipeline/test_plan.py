"""A plan counts what a run would read, by a quick look, and names what it would pass over."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.media_types import DOCX, PDF, PNG, TEXT
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.face import cli
from prongsai.pipeline.pages.survey import MOST_LOOKED_AT, Survey, survey_file
from prongsai.pipeline.plan import plan_run
from prongsai.pipeline.run import run_pipeline
from tests.fake_readers import make_misbehaving_reader
from tests.paths import SAMPLES


def english_pdf(path: Path, pages: int, blank: range = range(0)) -> Path:
    canvas = Canvas(str(path))
    for number in range(pages):
        if number not in blank:
            canvas.drawString(72, 720, "An annual report on budgets and other matters")
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan") / "reports"
    folder.mkdir()
    shutil.copy(SAMPLES / "analysis.pdf", folder)
    shutil.copy(SAMPLES / "scan.pdf", folder)
    shutil.copy(SAMPLES / "dump.txt", folder)
    english_pdf(folder / "english.pdf", 3)
    (folder / "cut.pdf").write_bytes((SAMPLES / "analysis.pdf").read_bytes()[:300])
    (folder / "sheet.xlsb").write_bytes(b"x")
    return folder


def test_plan_counts_pages_by_kind_and_names_the_rest(reports: Path) -> None:
    plan = plan_run([reports], Settings(out=reports.parent / "dataset", workers=1))
    assert (plan.documents, plan.kept, plan.kinds) == (5, 0, {PDF: 3, TEXT: 1})
    assert plan.scanned_pages >= 1 and plan.text_pages >= 4
    assert plan.without_thai == ["english.pdf"]
    assert [one.partition(":")[0] for one in plan.failing] == ["cut.pdf"]
    assert len(plan.passed_over) == 1 and "sheet.xlsb" in plan.passed_over[0]
    assert plan.seconds > 0
    half = plan_run([reports], Settings(out=reports.parent / "dataset", workers=2))
    assert half.seconds == pytest.approx(plan.seconds / 2)
    assert not (reports.parent / "dataset").exists() and not (reports.parent / ".dataset").exists()


def test_plan_leaves_out_what_is_kept(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for name in "ab":
        (tmp_path / "reports" / f"{name}.txt").write_text(f"one {name}")
    settings = Settings(out=tmp_path / "dataset", workers=1, only=("a.txt",))
    run_pipeline([tmp_path / "reports"], settings)
    plan = plan_run([tmp_path / "reports"], Settings(out=tmp_path / "dataset", workers=1))
    assert (plan.documents, plan.kept, plan.kinds) == (2, 1, {TEXT: 1})
    # another reader's rows are none of this one's
    run_pipeline([tmp_path / "reports"], Settings(out=tmp_path / "other", workers=1), make_misbehaving_reader)
    assert plan_run([tmp_path / "reports"], Settings(out=tmp_path / "other", workers=1)).kept == 0


def test_command_prints_lines_or_json(reports: Path) -> None:
    command = ["plan", str(reports), "--out", str(reports.parent / "dataset"), "--workers", "1"]
    said = CliRunner().invoke(cli.app, command)
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith("documents  5: 0 kept from before, 5 to read\n")
    assert "no Thai    1: another language" in said.stdout and "passed over 1" in said.stdout
    told = json.loads(CliRunner().invoke(cli.app, [*command, "--json"]).stdout)
    assert told["to_read"] == 5 and told["kinds"] == {PDF: 3, TEXT: 1}


def test_long_file_is_looked_at_in_parts(tmp_path: Path) -> None:
    pages = 3 * MOST_LOOKED_AT
    path = english_pdf(tmp_path / "long.pdf", pages, blank=range(pages // 3, pages))
    found = survey_file(path.read_bytes(), PDF)
    assert found is not None and found.text + found.scanned == pages
    assert abs(found.text - pages // 3) <= 2 and found.has_thai is False


def test_pictures_are_scans_and_office_files_have_no_pages() -> None:
    picture = (SAMPLES.parent / "samples" / "README.md").read_bytes()
    with pytest.raises(DocumentError) as caught:
        survey_file(picture, PNG)
    assert caught.value.code == "picture-not-read"
    assert survey_file(b"", DOCX) is None


def test_page_without_a_text_layer_says_nothing_of_its_language(tmp_path: Path) -> None:
    path = english_pdf(tmp_path / "blank.pdf", 2, blank=range(2))
    assert survey_file(path.read_bytes(), PDF) == Survey(0, 2, None)
