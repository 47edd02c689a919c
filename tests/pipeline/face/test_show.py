"""From a value to the paper, and a page as the reader saw it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import ExitCode, InputError, SettingsError
from prongsai.pipeline.face.cli import app
from prongsai.pipeline.face.inspect import block_lines, draw_page, inspect_page, repaired_lines
from prongsai.pipeline.face.show import crop_place, explain_document, find_rows, format_row
from prongsai.pipeline.model import Finding
from prongsai.pipeline.run import run_pipeline
from tests.page_makers import make_pdf
from tests.paths import SAMPLES


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("show") / "dataset"
    run_pipeline([SAMPLES / "instrument.pdf"], Settings(out=out, workers=1))
    return out


@pytest.fixture(scope="module")
def document_id(dataset: Path) -> str:
    (value,) = pd.read_parquet(dataset / "documents").document_id
    return str(value)


def count_pixels(image: Image.Image, colour: tuple[int, int, int]) -> int:
    return int((np.asarray(image.convert("RGB")) == colour).all(axis=2).sum())


def test_score_leads_to_its_place_and_its_readings(dataset: Path, document_id: str) -> None:
    rows = find_rows(dataset, f"{document_id[:10]}/e1")
    assert [row.table for row in rows][:2] == ["scores", "observations"]
    text = format_row(rows[0])
    assert text.startswith("scores: instrument.pdf, page 1, box ")
    assert f"raw_score = {rows[0].values['raw_score']}" in text
    assert f"  e1 of {rows[0].values['unit_type']}{rows[0].values['unit_name']} in " in text
    assert f"  {rows[0].values['status']}: " in text


def test_file_that_became_no_document_is_found_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "reports" / "sub").mkdir(parents=True)
    (tmp_path / "reports" / "sub" / "junk.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "reports" / "dump.txt").write_bytes((SAMPLES / "dump.txt").read_bytes())
    out = tmp_path / "dataset"
    run_pipeline([tmp_path / "reports"], Settings(out=out, workers=1, quiet=True))
    rows = find_rows(out, "sub/junk.json")
    assert [(row.table, row.values["code"]) for row in rows] == [("findings", "format-not-read")]
    assert explain_document(out, rows)[0] == "No report was made of this file:"
    with pytest.raises(SettingsError):
        find_rows(out, "unk.json")


def test_place_is_cut_out_and_framed(dataset: Path, document_id: str) -> None:
    rows = find_rows(dataset, f"{document_id}/e1")
    crop = crop_place(rows, SAMPLES, Settings())
    assert count_pixels(crop, (255, 0, 0)) > 50
    assert crop.width < 1190 and crop.height < 600


def test_crop_says_what_it_needs(dataset: Path, document_id: str, tmp_path: Path) -> None:
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.4")
    rows = find_rows(dataset, f"{document_id}/e1")
    with pytest.raises(SettingsError, match="--reports"):
        crop_place(rows, None, Settings())
    with pytest.raises(InputError, match="is not in"):
        crop_place(rows, tmp_path, Settings())
    with pytest.raises(SettingsError, match="no place|place on a page"):
        crop_place(find_rows(dataset, document_id)[:1], SAMPLES, Settings())


def test_page_is_drawn_with_words_edges_cells_tables_and_fields() -> None:
    inspected = inspect_page(SAMPLES / "instrument.pdf", 1, Settings())
    assert any(code == "e1" for code, _ in inspected.fields)
    image = draw_page(inspected)
    for colour in ((0x30, 0x60, 0xFF), (0x20, 0xA0, 0x40), (0xFF, 0x90, 0x00), (0xE0, 0x00, 0xE0)):
        assert count_pixels(image, colour) > 100


def test_words_of_a_page_drawn_sideways_lie_in_its_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -595)
        canvas.setFont("Helvetica", 10)
        canvas.grid([100, 200, 300], [400, 420, 440])
        for x in (105, 205):
            for y in (406, 426):
                canvas.drawString(x, y, "word")

    report = tmp_path / "sideways.pdf"
    report.write_bytes(make_pdf(draw))
    picture = np.asarray(draw_page(inspect_page(report, 1, Settings())))
    words, cells = (np.argwhere((picture == colour).all(axis=2)) for colour in ((0x30, 0x60, 0xFF), (0xFF, 0x90, 0x00)))
    assert len(words) > 100
    # from the middle of a rule to its rim is less than a point
    assert (words.min(axis=0) > cells.min(axis=0)).all() and (words.max(axis=0) < cells.max(axis=0)).all()


def test_drawing_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    args = ["inspect", str(SAMPLES / "instrument.pdf"), "--draw", str(tmp_path / "missing" / "page.png")]
    result = CliRunner().invoke(app, args)
    assert result.exit_code == ExitCode.OUTPUT_NOT_WRITTEN
    assert "missing" in result.output and "--draw" in result.output


def test_page_prints_as_text(tmp_path: Path) -> None:
    lines = list(block_lines(inspect_page(SAMPLES / "instrument.pdf", 1, Settings())))
    assert lines[0].startswith("page 1, ")
    assert any(" | " in line for line in lines)
    result = CliRunner().invoke(app, ["inspect", str(SAMPLES / "instrument.pdf"), "--draw", str(tmp_path / "a.bin")])
    assert result.exit_code == ExitCode.OK
    assert Image.open(tmp_path / "a.bin").width > 1000


def test_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(SettingsError, match="--page 99"):
        inspect_page(SAMPLES / "instrument.pdf", 99, Settings())


def test_page_of_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("no pdf", encoding="utf-8")
    with pytest.raises(SettingsError, match="a.pdf is no PDF and has no pages to draw"):
        inspect_page(tmp_path / "a.pdf", 1, Settings())


def test_repaired_line_stands_over_what_the_text_layer_has() -> None:
    seen = inspect_page(SAMPLES / "instrument.pdf", 1, Settings())
    sound, mended = seen.page.words[0], seen.page.words[-1]
    mended = replace(mended, text="น\u0e33", raw="น\u0e4d\u0e32\x07", steps=("compose-sara-am", "drop-unseen"))
    lines = list(repaired_lines(replace(seen, page=replace(seen.page, words=(sound, mended)))))
    assert lines == [
        sound.text,
        "น\u0e33",
        "  raw    น\u0e4d\u0e32<07>",
        "  steps  compose-sara-am, drop-unseen",
    ]


def test_command_prints_lines_or_tables() -> None:
    report = str(SAMPLES / "instrument.pdf")
    as_lines, as_blocks = (CliRunner().invoke(app, ["inspect", report, *more]).stdout for more in (["--text"], []))
    assert "page 1, " not in as_lines and " | " not in as_lines
    assert as_blocks.startswith("page 1, ") and " | " in as_blocks


def test_findings_of_a_page_stand_before_its_text() -> None:
    seen = inspect_page(SAMPLES / "instrument.pdf", 1, Settings())
    finding = Finding("warning", "page-unread", "nothing could be read")
    lines = list(block_lines(replace(seen, findings=(finding,))))
    assert lines[1] == "warning page-unread: nothing could be read"


def test_command_writes_the_place_of_a_value(dataset: Path, document_id: str, tmp_path: Path) -> None:
    options = ["--dataset", str(dataset), "--reports", str(SAMPLES), "--crop", str(tmp_path / "e1.png")]
    result = CliRunner().invoke(app, ["show", f"{document_id}/e1", *options])
    assert result.exit_code == ExitCode.OK
    assert f"wrote {tmp_path / 'e1.png'}" in result.output
    assert count_pixels(Image.open(tmp_path / "e1.png"), (255, 0, 0)) > 50


def test_reading_and_measure_are_shown_by_their_own_marks(dataset: Path, document_id: str) -> None:
    reading = pd.read_parquet(dataset / "observations").observation_id.iloc[0]
    (row,) = find_rows(dataset, str(reading))
    assert (row.table, row.values["observation_id"]) == ("observations", reading)
    with pytest.raises(SettingsError, match="means no row of"):
        find_rows(dataset, f"{document_id}/measure/99")


def read_into(folder: Path, **texts: str) -> Path:
    """A dataset of dumps by their names."""
    (folder / "in" / "a").mkdir(parents=True)
    for name, text in texts.items():
        (folder / "in" / "a" / f"{name}.txt").write_text(text, encoding="utf-8")
    run_pipeline([folder / "in"], Settings(out=folder / "out", workers=1))
    return folder / "out"


ITA = "ผลการประเมิน ITA ปี 2567\n\n"


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return read_into(
        tmp_path_factory.mktemp("why"),
        other="แผนงบประมาณ\n",
        bare="รายงาน ITA\n",
        lost=ITA + "รายการ\tคะแนน\nก่อน\t81.20\nหลัง\t79.80\n",
        goal=ITA + "ตัวชี้วัด\tเป้าหมาย\nการปฏิบัติหน้าที่\t90.00\nการใช้งบประมาณ\t91.00\n",
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("other.txt", "Nothing in it speaks of the ITA assessment"),
        ("a/bare.txt", "No number in it looks like a score."),
        ("lost.txt", "  line 3: table 1 is headed by scores, and nothing was read from it; read it on the page"),
        ("lost.txt", "2 of its numbers look like scores; 2 of them are in no row."),
        ("goal.txt", "Numbers read that are no scores of this body: 2 goals."),
    ],
)
def test_show_says_why_a_report_has_no_scores(several: Path, name: str, said: str) -> None:
    lines = explain_document(several, find_rows(several, name))
    assert lines[0].startswith("0 scores and 0 measures were read from it")
    assert any(line.startswith(said) for line in lines), lines


def test_a_score_needs_no_why(dataset: Path, document_id: str) -> None:
    assert explain_document(dataset, find_rows(dataset, f"{document_id}/e1")) == []
    assert explain_document(dataset, find_rows(dataset, "instrument.pdf"))[0].endswith("all that it states.")


def test_a_name_that_no_file_bears_is_refused(several: Path) -> None:
    with pytest.raises(SettingsError, match=r"no file of .* no reference"):
        find_rows(several, "none.txt")


def test_what_no_row_explains_is_painted_in_its_own_colour(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x, words in ((60, ("ITA 2567", "score", "first", "then")), (200, ("", "score", "81.20", "79.80"))):
            for at, text in enumerate(words):
                canvas.drawString(x, 700 - 20 * at, text)
        canvas.grid([50, 190, 260], [675, 695, 655, 635])

    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf(draw))
    page = inspect_page(path, 1, Settings())
    assert [raw for raw, _ in page.unexplained] == ["81.20", "79.80"]
    assert count_pixels(draw_page(page), (0x00, 0xB0, 0xC0)) > 100


def test_text_that_no_row_holds_is_painted_too(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "ITA 2567")
        for at in range(3):
            canvas.drawString(60, 700 - 14 * at, "words that nobody knows and that are in no row at all")

    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf(draw))
    page = inspect_page(path, 1, Settings())
    assert page.unread and all(50 < box.x0 < 70 and box.bottom > 90 for box in page.unread)
    assert count_pixels(draw_page(page), (0x00, 0xB0, 0xC0)) > 100
    assert count_pixels(draw_page(replace(page, unread=())), (0x00, 0xB0, 0xC0)) == 0
