"""Word: tracked changes, content controls, nested tables, text boxes, headers, hidden and struck text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import docx as word
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.corpus.blocks import Para
from tests.corpus.writers.dumps import grid_rows
from tests.kinds.author import TEN, Author
from tests.kinds.case import Case

FAMILY = "docx"


def cases() -> Iterator[Case]:
    for kind, write_number in NUMBERS.items():
        for index in range(2):
            author = Author(FAMILY, kind, index)
            document, values = start(author), author.values(TEN)
            fill_table(author, document, values, write_number)
            yield finish(author, f"the numbers of the table: {kind}", document, values)

    for index in range(3):
        author = Author(FAMILY, "content-control", index)
        document, values = start(author), author.values(TEN)
        table = fill_table(author, document, values, write_plain)
        for row in table.rows[1 : 4 + index]:
            hold(row.cells[-1]._tc if index < 2 else row._tr)
        yield finish(author, "cells or rows inside content controls", document, values)

    for index in range(2):
        author = Author(FAMILY, "only-the-page-header-says-who", index)
        document, values = word.Document(), author.values(TEN)
        header = document.sections[0].header
        header.paragraphs[0].text = author.title().text
        header.add_paragraph(author.who().text)
        document.add_paragraph("ผลการประเมินรายตัวชี้วัด")
        fill_table(author, document, values, write_plain)
        yield finish(author, "body and year stand in the page header alone", document, values)

    for index in range(2):
        author = Author(FAMILY, "overall-score-in-a-text-box", index)
        document = start(author)
        value = author.value()
        said = f"{author.body.full_name} ได้คะแนนรวม ITA {author.number(value)} คะแนน"
        document.add_paragraph()._p.append(text_box(said, is_modern=bool(index)))
        yield finish(author, "the overall score in a text box", document, {"ita": value})

    for index in range(2):
        author = Author(FAMILY, "table-in-a-table", index)
        document, values = start(author), author.values(TEN)
        frame = document.add_table(1, 1 + index)
        fill_table(author, frame.rows[0].cells[-1], values, write_plain)
        yield finish(author, "the table stands in a cell of another one", document, values)

    for index in range(2):
        author = Author(FAMILY, "dotted-tab-leaders", index)
        document, values = start(author), author.values(TEN)
        for code, value in values.items():
            document.add_paragraph(f"{author.label(code)}\t{author.number(value)}")
        yield finish(author, "a list with tabs instead of a table", document, values)


def start(author: Author) -> Any:
    document = word.Document()
    for block in author.head():
        assert isinstance(block, Para)
        document.add_paragraph(block.text)
    return document


def finish(author: Author, what: str, document: Any, values: dict[str, float]) -> Case:
    stream = io.BytesIO()
    document.save(stream)
    return author.file(what, "report.docx", stream.getvalue(), values)


def fill_table(author: Author, place: Any, values: dict[str, float], write_number: Callable[..., None]) -> Any:
    rows = grid_rows(author.scores_table(["คะแนนที่ได้"], values))
    table = place.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        row.cells[0].text = cells[0]
        if row is table.rows[0] or not cells[1][-1].isdecimal():
            row.cells[1].text = cells[1]
        else:
            write_number(row.cells[1].paragraphs[0], cells[1], author.number(author.value()))
    return table


def run(text: str, *marks: str, tag: str = "w:t") -> Any:
    properties = "".join(f"<w:{mark}/>" for mark in marks)
    return parse_xml(f'<w:r {nsdecls("w")}><w:rPr>{properties}</w:rPr><{tag} xml:space="preserve">{text}</{tag}></w:r>')


def around(name: str, *runs: Any, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    element.extend(runs)
    return element


def write_plain(paragraph: Any, new: str, old: str) -> None:
    paragraph._p.append(run(new))


def write_tracked(paragraph: Any, new: str, old: str) -> None:
    gone = around("w:del", run(old, tag="w:delText"), id="1", author="reviewer", date="2024-01-01T00:00:00Z")
    come = around("w:ins", run(new), id="2", author="reviewer", date="2024-01-01T00:00:00Z")
    paragraph._p.extend((gone, come))


def write_tracked_end(paragraph: Any, new: str, old: str) -> None:
    gone = around("w:del", run("00", tag="w:delText"), id="1", author="reviewer", date="2024-01-01T00:00:00Z")
    come = around("w:ins", run(new[-2:]), id="2", author="reviewer", date="2024-01-01T00:00:00Z")
    paragraph._p.extend((run(new[:-2]), gone, come))


def write_behind_hidden(paragraph: Any, new: str, old: str) -> None:
    paragraph._p.extend((run(old, "vanish"), run(new)))


def write_behind_struck(paragraph: Any, new: str, old: str) -> None:
    paragraph._p.extend((run(f"{old} ", "strike"), run(new)))


def write_in_smart_tag(paragraph: Any, new: str, old: str) -> None:
    paragraph._p.append(around("w:smartTag", run(new), uri="urn:x", element="metricconverter"))


def write_in_field(paragraph: Any, new: str, old: str) -> None:
    paragraph._p.append(around("w:fldSimple", run(new), instr="REF score"))


def write_before_note(paragraph: Any, new: str, old: str) -> None:
    raised = run("1")
    raised.rPr.append(around("w:vertAlign", val="superscript"))
    paragraph._p.extend((run(new), raised))


NUMBERS: dict[str, Callable[..., None]] = {
    "tracked-change": write_tracked,
    "tracked-last-digits": write_tracked_end,
    "hidden-old-number": write_behind_hidden,
    "struck-old-number": write_behind_struck,
    "smart-tag": write_in_smart_tag,
    "field-result": write_in_field,
    "raised-note-mark": write_before_note,
}
"""Kind -> how the numbers of a table are written; a reader sees the new one alone."""


def hold(element: Any) -> None:
    """Put a content control around a cell or a row."""
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    element.addprevious(control)
    control[-1].append(element)


def text_box(text: str, is_modern: bool) -> Any:
    """A run with a box, in the old drawing language or in the new one with the old as its fallback."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    if not is_modern:
        return parse_xml(f"<w:r {spaces}>{old}</w:r>")
    new = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return parse_xml(f"<w:r {spaces}><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>")
