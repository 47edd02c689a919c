"""Charts of office files are not read, and that is said: loudly only where their numbers stand nowhere else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
import xlsxwriter
from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.media_types import XLSX
from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.memory import UNWATCHED
from prongsai.pipeline.pages.sheets.read import read_workbook
from prongsai.pipeline.pages.slides import read_slides
from prongsai.pipeline.pages.word.read import read_docx
from prongsai.pipeline.run import run_pipeline
from tests.corpus.writers.slides import pack_slides, shape, slide
from tests.dataset_rows import read_rows

CHART = (
    b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>IIT</c:v><c:v>92.14</c:v>'
    b"</c:chartSpace>"
)
RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="../charts/chart1.xml"/>'
    b"</Relationships>"
)


def told(findings: Sequence[Finding]) -> list[tuple[str, str, str | None]]:
    return [(one.severity, one.code, one.raw) for one in findings]


def workbook(source: str, hide: str = "") -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheets = {name: book.add_worksheet(name) for name in ("ผล", "ปี 2566")}
        for sheet in sheets.values():
            sheet.write_column(0, 0, ["IIT", "EIT"])
            sheet.write_column(0, 1, [92.14, 81.2])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": source})
        sheets["ผล"].insert_chart("D4", chart)
        if hide:
            sheets[hide].hide()
    return buffer.getvalue()


def of_workbook(data: bytes) -> list[Finding]:
    return [finding for sheet in read_workbook(XLSX, data, UNWATCHED) for finding in sheet.parts.findings]


@pytest.mark.parametrize("source", ["=ผล!$B$1:$B$2", "='ปี 2566'!$B$1:$B$2"])
def test_a_chart_of_cells_that_are_read_loses_nothing(source: str) -> None:
    (finding,) = of_workbook(workbook(source))
    assert (finding.severity, finding.code, finding.page) == ("info", "text-left-out", 1)


def test_a_chart_of_a_hidden_sheet_shows_what_no_cell_does() -> None:
    found = of_workbook(workbook("='ปี 2566'!$B$1:$B$2", hide="ปี 2566"))
    assert ("info", "picture-not-read") in {(one.severity, one.code) for one in found}


def slides(text: str) -> bytes:
    related = "ppt/slides/_rels/slide1.xml.rels"
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(pack_slides([slide(shape(text))], {}))) as plain,
        zipfile.ZipFile(buffer, "w") as charted,
    ):
        for name in plain.namelist():
            charted.writestr(name, RELATIONS if name == related else plain.read(name))
        charted.writestr("ppt/charts/chart1.xml", CHART)
    return buffer.getvalue()


def test_a_chart_on_a_slide_is_told_with_what_it_shows() -> None:
    (read,) = read_slides(slides("ผล"), UNWATCHED)
    assert told(read.findings) == [("info", "picture-not-read", "IIT; 92.14")]
    assert read.findings[0].page == 1


def test_beside_words_of_scores_it_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pptx").write_bytes(slides("คะแนนการประเมิน ITA"))
    run_pipeline([tmp_path / "in"], Settings(out=tmp_path / "out", quiet=True, workers=1))
    found = [(row["severity"], row["code"]) for row in read_rows(tmp_path / "out")["findings"]]
    assert ("warning", "picture-not-read") in found


def test_a_chart_in_word_is_told() -> None:
    document = docx.Document()
    document.add_paragraph("ผล")
    part = Part(PackURI("/word/charts/chart1.xml"), CONTENT_TYPE.DML_CHART, CHART, document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart")
    buffer = io.BytesIO()
    document.save(buffer)
    assert told(read_docx(buffer.getvalue()).findings) == [("info", "picture-not-read", "IIT; 92.14")]
