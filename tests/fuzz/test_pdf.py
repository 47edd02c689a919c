"""Damaged PDFs: text and tables with boxes on their pages, or one refusal; never a crash of the reader."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache

from hypothesis import strategies as st

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.media_types import PDF
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import BBox, Block, Paragraph
from prongsai.pipeline.reading import read_blocks
from prongsai.pipeline.resources import Resources
from prongsai.pipeline.tables.blocks import extract_blocks
from tests.fuzz.strategies import mutated, numbers, texts
from tests.fuzz.target import fuzz
from tests.page_makers import HEIGHT_PT, WIDTH_PT, make_grid_edges, make_page, make_pdf, make_word

CONTENT = (
    "q 0.5 w 72 700 m 400 700 l S 72 650 m 400 650 l S 72 650 m 72 700 l S 400 650 m 400 700 l S Q\n"
    "BT /F1 12 Tf 80 670 Td (ITA 2566) Tj 150 0 Td (92.75) Tj ET\n"
    "BT /F1 12 Tf 1 0 0 1 80 600 Tm [(IIT) -250 (95.21)] TJ ET\n"
    "BT /F2 14 Tf 80 560 Td <0001000200030004> Tj ET\n"
)
TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "2 beginbfchar <0001> <0E01> <0002> <0E19> endbfchar 1 beginbfrange <0003> <0005> <0E50> endbfrange endcmap end end"
)


def pdf_of(
    content: bytes, to_unicode: bytes = TO_UNICODE.encode(), box: str = "0 0 595 842", rotate: str = "0"
) -> bytes:
    """A PDF of one page with a plain font and one that only its ToUnicode table reads."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {rotate} /Contents 4 0 R".encode()
        + b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        _stream(content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Th /Encoding /Identity-H /DescendantFonts [7 0 R]"
        b" /ToUnicode 8 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Th /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /DW 500 >>",
        _stream(to_unicode),
    )
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


@cache
def resources() -> Resources:
    return Resources(Settings(ocr="none", workers=1))


def boxes_of(blocks: list[Block]) -> Iterator[BBox]:
    for block in blocks:
        if block.bbox is not None:
            yield block.bbox
        if not isinstance(block, Paragraph):
            yield from (cell.bbox for cell in block.cells if cell.bbox is not None)


def assert_read_or_refused(data: bytes) -> None:
    try:
        reading = read_blocks(PDF, data, lambda: resources().engines)
    except DocumentError as error:
        assert error.remedy
        return
    counts = reading.pages
    assert counts is not None
    assert counts.pages == counts.text + counts.scanned + counts.repaired + counts.unread
    for box in boxes_of(reading.blocks):
        assert all(abs(side) < 1e7 for side in box), box
        assert box.x0 <= box.x1
        assert box.top <= box.bottom
    assert read_blocks(PDF, data, lambda: resources().engines).blocks == reading.blocks


NUMBERS = st.sampled_from(["0", "-1", "1e9", "99999999999", "0.0001", "nan", "595", "842", "(", "/X"])


@fuzz(mutated(CONTENT.encode(), most=8).map(pdf_of))
def test_page_with_a_damaged_content_stream_is_read_or_refused(data):
    assert_read_or_refused(data)


@fuzz(mutated(TO_UNICODE.encode(), most=8).map(lambda table: pdf_of(CONTENT.encode(), table)))
def test_font_with_a_damaged_table_of_characters_is_read_or_refused(data):
    assert_read_or_refused(data)


@fuzz(
    st.lists(NUMBERS, min_size=4, max_size=4).map(" ".join),
    st.sampled_from(["0", "90", "180", "45", "-90", "1e9"]),
    share=0.5,
)
def test_page_of_odd_size_and_turn_is_read_or_refused(box, rotate):
    assert_read_or_refused(pdf_of(CONTENT.encode(), box=box, rotate=rotate))


@fuzz(
    st.one_of(mutated(pdf_of(CONTENT.encode())), mutated(make_pdf(lambda canvas: canvas.drawString(72, 700, "92.75"))))
)
def test_damaged_pdf_is_read_or_refused(data):
    assert_read_or_refused(data)


@fuzz(
    st.lists(
        st.tuples(
            st.one_of(numbers(), texts(max_pieces=2)), st.integers(-20, 620), st.integers(-20, 860), st.integers(1, 40)
        ),
        max_size=30,
    ),
    st.lists(st.integers(0, 595), max_size=5, unique=True).map(sorted),
    st.lists(st.integers(0, 842), max_size=5, unique=True).map(sorted),
)
def test_blocks_of_any_words_and_rules_lie_where_the_words_and_rules_lie(words, xs, ys):
    made = [make_word(text, x, y, size=size) for text, x, y, size in words if text.strip()]
    edges = make_grid_edges(xs, ys) if len(xs) > 1 and len(ys) > 1 else []
    page = make_page(made, edges)
    blocks = extract_blocks(page).rows
    assert extract_blocks(page).rows == blocks
    left = min([0.0, *(word.bbox.x0 for word in made)])
    right = max([WIDTH_PT, *(word.bbox.x1 for word in made)])
    top = min([0.0, *(word.bbox.top for word in made)])
    bottom = max([HEIGHT_PT, *(word.bbox.bottom for word in made)])
    for box in boxes_of(blocks):
        assert left <= box.x0 <= box.x1 <= right
        assert top <= box.top <= box.bottom <= bottom
