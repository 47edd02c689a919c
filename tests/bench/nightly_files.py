"""Folders of mixed files for the bench of nightly runs: reports of the corpus in many versions, and what lies about.

Every file has bytes of its own. Dumps get other digits; of the other kinds the same report comes again with a remark
that no reader looks at, which costs a run as much as another report.
"""

from __future__ import annotations

import io
import itertools
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium

from tests.corpus.blocks import Block, Grid, GridCell, Para
from tests.corpus.variants import list_reports, make_variant
from tests.corpus.writers.sheets import to_ods, to_xlsx

SCAN = "scan-200-clean"
PDF_REMARK = b"\n%% copy %d\n"
_DUMPS = (".txt", ".md", ".html")
_DECIMALS = re.compile(rb"(?<=\.[0-9])[0-9](?![0-9.])")

Make = Callable[[int], tuple[str, bytes]]
"""Number of a file -> its suffix and its bytes."""


def make_files(folder: Path, count: int, scan_share: float) -> None:
    """Write `count` distinct files, `scan_share` of them one-page scans; the others are of all kinds in turn."""
    folder.mkdir()
    n_scans = round(count * scan_share)
    for number, make in zip(range(count - n_scans), itertools.cycle(KINDS), strict=False):
        suffix, data = make(number)
        (folder / f"{number:05}{suffix}").write_bytes(data)
    for number in range(n_scans):
        (folder / f"scan-{number:05}.pdf").write_bytes(_remark(_scans()[number % len(_scans())], number))


def change_file(folder: Path) -> None:
    """Give one report of a folder other bytes."""
    path = next(path for path in sorted(folder.iterdir()) if path.suffix == ".pdf")
    path.write_bytes(_remark(path.read_bytes(), 0))


def _remark(pdf: bytes, number: int) -> bytes:
    return pdf + PDF_REMARK % number


@cache
def _reports(*suffixes: str) -> list[Path]:
    return [path for path in list_reports("tuned") if path.suffix in suffixes]


@cache
def _scans() -> list[bytes]:
    """The first pages of some reports as scans."""
    made = []
    for path in list_reports("tuned", every=5, pdf_only=True):
        scanned = make_variant(path, SCAN) or b""
        with pdfium.PdfDocument(scanned) as whole, pdfium.PdfDocument.new() as one:
            one.import_pages(whole, [0])
            buffer = io.BytesIO()
            one.save(buffer)
            made.append(buffer.getvalue())
    return made


def _pdf(number: int) -> tuple[str, bytes]:
    reports = _reports(".pdf")
    return ".pdf", _remark(reports[number % len(reports)].read_bytes(), number)


def _dump(number: int, remark: bytes = b"") -> tuple[str, bytes]:
    reports = _reports(*_DUMPS)
    path = reports[number % len(reports)]
    digits = random.Random(number)
    data = _DECIMALS.sub(lambda _: b"%d" % digits.randrange(10), path.read_bytes())
    return path.suffix, data + b"\n\n%d%b\n" % (number, remark)


def _docx(number: int) -> tuple[str, bytes]:
    reports = _reports(".docx")
    return ".docx", _with_comment(reports[number // len(KINDS) % len(reports)].read_bytes(), number)


def _sheet(number: int) -> tuple[str, bytes]:
    digits = random.Random(number)
    names = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")
    rows = [(GridCell(f"{at} {name}"), GridCell(f"{digits.uniform(70, 99):.2f}")) for at, name in enumerate(names, 1)]
    head = (GridCell("ตัวชี้วัด"), GridCell("คะแนน"))
    title = f"รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 เทศบาลตำบลที่ {number}"
    blocks: list[Block] = [Para(title), Grid((head, *rows), (3.0, 1.0))]
    return (".xlsx", to_xlsx(blocks)) if number // len(KINDS) % 2 else (".ods", to_ods(blocks))


def _broken(number: int) -> tuple[str, bytes]:
    suffix, data = (_pdf, _docx)[number // len(KINDS) % 2](number)
    cut = random.Random(number).uniform(0.2, 0.8)
    return suffix, data[: int(len(data) * cut)] + b"%d" % number


def _archive(number: int) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for place in range(3):
            suffix, data = _dump(number + place, b" of an archive")
            archive.writestr(zipfile.ZipInfo(f"รายงาน/{place}{suffix}"), data)
    return ".zip", buffer.getvalue()


def _other(number: int) -> tuple[str, bytes]:
    return ".txt", b"Minutes of a meeting about roads and lamps, page %d\n" % number * 40


def _with_comment(package: bytes, number: int) -> bytes:
    buffer = io.BytesIO(package)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = b"copy %d" % number
    return buffer.getvalue()


KINDS: tuple[Make, ...] = (*[_pdf] * 6, _dump, _dump, _docx, _sheet, _archive, _broken, _other)
"""As folders of scraped reports are, but for scans: half of the files are PDF."""
