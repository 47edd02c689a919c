"""Pictures and boxes that lie on a sheet."""

from __future__ import annotations

import pytest

from prongsai.pipeline.pages.embedded import EmbeddedPicture
from prongsai.pipeline.pages.packages import Package
from prongsai.pipeline.pages.sheets.drawings import Drawn, read_drawing
from tests.fuzz.test_word import pack

SPACES = 'xmlns:d="http://d" xmlns:a="http://a" xmlns:r="http://r"'
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="in" Type="x/image" Target="p.png"/>
<Relationship Id="out" Type="x/image" Target="http://elsewhere/p.png" TargetMode="External"/>
<Relationship Id="gone" Type="x/image" Target="gone.png"/></Relationships>"""
FROM = "<d:from><d:col>3</d:col><d:colOff>9</d:colOff><d:row>7</d:row></d:from>"


def picture(relation: str, size: str = "", hidden: str = "") -> str:
    return (
        f'<d:pic><d:nvPicPr><d:cNvPr id="1" {hidden}/></d:nvPicPr>'
        f'<d:blipFill><a:blip r:embed="{relation}"/></d:blipFill>'
        f"<d:spPr><a:xfrm>{size}</a:xfrm></d:spPr></d:pic>"
    )


def box(*lines: str, hidden: str = "") -> str:
    text = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return f'<d:sp><d:nvSpPr><d:cNvPr id="2" {hidden}/></d:nvSpPr><d:txBody>{text}</d:txBody></d:sp>'


def read(*shapes: str, place: str = FROM) -> Drawn:
    anchors = "".join(f"<d:twoCellAnchor>{place}{shape}</d:twoCellAnchor>" for shape in shapes)
    parts = {
        "xl/drawings/drawing1.xml": f"<d:wsDr {SPACES}>{anchors}</d:wsDr>".encode(),
        "xl/drawings/_rels/drawing1.xml.rels": RELATIONS.encode(),
        "xl/drawings/p.png": b"png",
    }
    return read_drawing(Package(pack(parts), "workbook"), "xl/drawings/drawing1.xml")


@pytest.mark.parametrize(
    ("size", "points"),
    [
        ('<a:ext cx="1270000" cy="635000"/>', (100.0, 50.0)),
        ('<a:ext cx="0" cy="635000"/>', None),
        ('<a:ext cx="635000" cy="0"/>', None),
        ('<a:ext cx="12700" cy="12700"/>', (1.0, 1.0)),
        ('<a:ext cx="6350" cy="6350"/>', (0.5, 0.5)),
        ('<a:ext uri="x"/>', None),
        ("", None),
    ],
)
def test_picture_has_the_size_that_is_said(size: str, points: tuple[float, float] | None) -> None:
    assert read(picture("in", size)) == Drawn((EmbeddedPicture(b"png", points, (7, 3)),), ())


@pytest.mark.parametrize(
    ("corner", "cell"),
    [
        ("<d:col>3</d:col><d:row>7</d:row>", (7, 3)),
        ("<d:col>3</d:col>", (0, 3)),
        ("<d:row>7</d:row>", (7, 0)),
        ("<d:col/><d:row/>", (0, 0)),
    ],
)
def test_picture_lies_on_the_cell_of_its_corner(corner: str, cell: tuple[int, int]) -> None:
    assert read(picture("in"), place=f"<d:from>{corner}</d:from>").pictures[0].cell == cell


@pytest.mark.parametrize("around", ["grpSp", "AlternateContent", "Choice"])
def test_what_holds_shapes_is_looked_into(around: str) -> None:
    assert read(f"<d:{around}>{box('ประกาศ')}</d:{around}>").lines == ("ประกาศ",)
    assert read(f"<d:Fallback>{box('ประกาศ')}</d:Fallback>").lines == ()


def test_picture_without_a_corner_lies_on_no_cell() -> None:
    assert read(picture("in"), place="").pictures[0].cell is None


@pytest.mark.parametrize("relation", ["out", "gone", "unknown"])
def test_picture_that_is_not_in_the_file_is_left_out(relation: str) -> None:
    assert read(picture(relation)) == Drawn((), ())


def test_what_is_hidden_is_left_out() -> None:
    shown, hidden = 'hidden="0"', 'hidden="1"'
    assert read(picture("in", hidden=hidden), box("ลับ", hidden=hidden), box("เห็น", hidden=shown)) == Drawn((), ("เห็น",))


def test_groups_are_looked_into_and_empty_lines_dropped() -> None:
    group = f"<d:grpSp>{box('ประกาศ  ณ', ' ', 'วันที่')}<d:grpSp>{picture('in')}</d:grpSp></d:grpSp>"
    drawn = read(group, "<d:cxnSp/>")
    assert drawn.lines == ("ประกาศ ณ", "วันที่")
    assert [one.data for one in drawn.pictures] == [b"png"]
