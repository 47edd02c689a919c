"""Presentations, written by hand: shapes, tables and pictures on slides."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.corpus.blocks import Block, Grid, placed

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="{_OFFICE}" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
LINES_OF_A_SLIDE = 12


def pack_slides(slides: Sequence[str], more: Mapping[str, bytes]) -> bytes:
    """The archive; `more` are the pictures that all slides may show, by their relation."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", _listed({"m": ("officeDocument", "ppt/presentation.xml")}))
        ids = "".join(f'<p:sldId id="{256 + at}" r:id="s{at}"/>' for at in range(len(slides)))
        archive.writestr(
            "ppt/presentation.xml", f"<p:presentation {_NAMES}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"
        )
        parts = {f"s{at}": ("slide", f"slides/slide{at + 1}.xml") for at in range(len(slides))}
        archive.writestr("ppt/_rels/presentation.xml.rels", _listed(parts))
        pictures = {name: ("image", f"../media/{name}.png") for name in more}
        for at, text in enumerate(slides, start=1):
            archive.writestr(f"ppt/slides/slide{at}.xml", text)
            archive.writestr(f"ppt/slides/_rels/slide{at}.xml.rels", _listed(pictures))
        for name, data in more.items():
            archive.writestr(f"ppt/media/{name}.png", data)
    return buffer.getvalue()


def _listed(parts: Mapping[str, tuple[str, str]]) -> str:
    made = (f'<Relationship Id="{one}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for one, (kind, to) in parts.items())
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(made)}</Relationships>'


def slide(*shapes: str, more: str = "") -> str:
    return f"<p:sld {_NAMES} {more}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"


def shape(text: str, x: int = 0, y: int = 0, kind: str = "", hidden: bool = False) -> str:
    """A box of text; lines are paragraphs."""
    paragraphs = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in text.split("\n"))
    return frame(paragraphs, x, y, kind, hidden)


def frame(paragraphs: str, x: int = 0, y: int = 0, kind: str = "", hidden: bool = False) -> str:
    placeholder = f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>' if kind else "<p:nvPr/>"
    shown = 'hidden="1"' if hidden else ""
    about = f'<p:nvSpPr><p:cNvPr id="2" name="x" {shown}/>{placeholder}</p:nvSpPr>'
    place = f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="100" cy="100"/></a:xfrm></p:spPr>'
    return f"<p:sp>{about}{place}<p:txBody>{paragraphs}</p:txBody></p:sp>"


def picture_shape(relation: str = "picture", y: int = 0) -> str:
    """A picture of 300 by 150 points."""
    place = f'<p:spPr><a:xfrm><a:off x="0" y="{y}"/><a:ext cx="3810000" cy="1905000"/></a:xfrm></p:spPr>'
    return f'<p:pic><p:blipFill><a:blip r:embed="{relation}"/></p:blipFill>{place}</p:pic>'


def table_frame(rows: Sequence[Sequence[tuple[str, str]]], y: int = 0) -> str:
    """A table; each cell is a text and its spans."""
    made = "".join(
        "<a:tr>" + "".join(f"<a:tc {more}><a:txBody>{_lines(text)}</a:txBody></a:tc>" for text, more in row) + "</a:tr>"
        for row in rows
    )
    place = f'<p:xfrm><a:off x="0" y="{y}"/><a:ext cx="9" cy="9"/></p:xfrm>'
    inside = f"<a:graphic><a:graphicData><a:tbl>{made}</a:tbl></a:graphicData></a:graphic>"
    return f"<p:graphicFrame>{place}{inside}</p:graphicFrame>"


def _lines(text: str) -> str:
    return "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in text.split("\n"))


def to_pptx(blocks: Sequence[Block]) -> bytes:
    """A report on slides: each table on one of its own, with the texts before it."""
    slides: list[str] = []
    shapes: list[str] = []
    for block in blocks:
        y = 300_000 * len(shapes)
        if isinstance(block, Grid):
            slides.append(slide(*shapes, table_frame(_spanned(block), y)))
            shapes = []
        else:
            shapes.append(shape(block.text, y=y))
            if len(shapes) >= LINES_OF_A_SLIDE:
                slides.append(slide(*shapes))
                shapes = []
    return pack_slides([*slides, *([slide(*shapes)] if shapes else [])], {})


def _spanned(grid: Grid) -> list[list[tuple[str, str]]]:
    cells = {(row, col): cell for row, col, cell in placed(grid)}
    made = [[("", "") for _ in grid.widths] for _ in grid.rows]
    for (row, col), cell in cells.items():
        for down in range(cell.row_span):
            for across in range(cell.col_span):
                made[row + down][col + across] = ("", 'vMerge="1"' if down else 'hMerge="1"')
        made[row][col] = (cell.text, f'rowSpan="{cell.row_span}" gridSpan="{cell.col_span}"')
    return made
