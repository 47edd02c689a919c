"""Texts of OpenDocument (.odt) -> blocks: everything that is printed, in the order of the text.

Headings of pages come first and their feet and notes last, each text once, as with Word files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Cell, Finding, Paragraph, Result, Table
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part, join_in_cell
from prongsai.pipeline.pages.left_out import LeftOut, describe_left_out
from prongsai.pipeline.pages.opendocument.lists import ListNumbers
from prongsai.pipeline.pages.opendocument.package import OdfStyles, open_package, read_picture, read_printed
from prongsai.pipeline.pages.packages import PACKAGE_ERRORS, Package, attribute, local_name
from prongsai.pipeline.pages.word.read import drop_note_marks
from prongsai.pipeline.pages.word.tabbed import gather_tabbed

_MOST_DEPTH = 40
"""Tables in tables, lists in lists: more is no text."""
_MOST_REPEATED = 500
"""Rows or columns that a table of a text may repeat; a sheet repeats more."""
_GROUPS = frozenset(f"table-{what}" for what in ("rows", "header-rows", "row-group"))
_EDGES = (("header", "header-left", "header-first"), ("footer", "footer-left", "footer-first"))


def read_odt(data: bytes) -> Result[Part]:
    """Blocks and pictures of an OpenDocument text, tables without numbers yet.

    Raises:
        DocumentError: it is no such file, a damaged one, or needs a password.
    """
    package = open_package(data, "OpenDocument text")
    try:
        walk = _Walk(package)
        parts = list(gather_tabbed(walk.read()))
        return Result(parts, [*describe_left_out(walk.left_out), *_say_short(walk.short_rows)])
    except DocumentError:
        raise
    except (StopIteration, *PACKAGE_ERRORS) as error:
        raise package.damaged(error) from error


def _say_short(n_rows: int) -> list[Finding]:
    if not n_rows:
        return []
    message = f"{n_rows} rows of tables have fewer cells than their tables: parts of the file are lost"
    return [Finding("error", "text-damaged", message, suggestion="fetch it again from its source")]


class _Walk:
    """Reads one file once, from its first paragraph to its last: lists go on through it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.parse("content.xml")
        self._page_styles = package.parse("styles.xml") if package.has("styles.xml") else None
        self._styles, self._lists = OdfStyles(), ListNumbers()
        for holder in (self._page_styles, self._root):
            if holder is not None:
                self._styles.add(holder)
                self._lists.add(holder)
        self._notes: list[Any] = []
        self._lists_met = 0
        self._last_lists: dict[str, str] = {}
        self._depth = 0
        self.left_out: list[LeftOut] = []
        self.short_rows = 0

    def read(self) -> list[Part]:
        body = next(one for one in self._root.iter("{*}body"))
        inside = [part for holder in body for part in self._blocks(holder)]
        edges = [list(self._edges(kinds)) for kinds in _EDGES]
        notes = [part for note in self._notes for part in self._note(note)]
        return [*edges[0], *inside, *edges[1], *notes]

    def _edges(self, kinds: tuple[str, ...]) -> Iterator[Part]:
        """The headers or footers of all kinds of pages, each text once, without pictures: those are emblems."""
        said: set[str] = set()
        for master in () if self._page_styles is None else self._page_styles.iter("{*}master-page"):
            for edge in master:
                if local_name(edge) not in kinds or attribute(edge, "display") == "false":
                    continue
                for part in self._blocks(edge):
                    if isinstance(part, Table) or (isinstance(part, Paragraph) and part.text not in said):
                        said.update([part.text] if isinstance(part, Paragraph) else [])
                        yield part

    def _note(self, note: Any) -> Iterator[Part]:
        for body in note:
            if local_name(body) == "note-body":
                yield from self._blocks(body)

    def _blocks(self, holder: Any) -> Iterator[Part]:
        """Paragraphs, tables and pictures in an element that holds such, in order."""
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise ValueError("its parts are nested beyond reason")
        for element in holder:
            name = local_name(element)
            if name in ("p", "h"):
                yield from self._paragraph(element)
            elif name == "list":
                yield from self._list(element)
            elif name == "table":
                yield from self._table(element)
            elif name in ("section", "index-body", "table-of-content", "alphabetical-index", "numbered-paragraph"):
                if attribute(element, "display") != "none":
                    yield from self._blocks(element)
            elif name in ("frame", "custom-shape", "rect", "g", "a"):
                yield from self._frame(element)
            elif name == "tracked-changes":
                texts = (one for one in element.iter("{*}deletion"))
                self.left_out += [LeftOut("deleted", " ".join("".join(one.itertext()).split())) for one in texts]
        self._depth -= 1

    def _paragraph(self, element: Any, label: str = "") -> Iterator[Part]:
        printed = read_printed(element, self._styles)
        self.left_out += [LeftOut("hidden", text) for text in printed.hidden]
        self.left_out += [LeftOut("struck", text) for text in printed.struck]
        self._notes += printed.notes
        is_bold = local_name(element) == "h" or _is_all_bold(element, self._styles)
        for number, line in enumerate(printed.text.split("\n")):
            if line.strip():
                text = (label if number == 0 else "") + " ".join(drop_note_marks(line).split("\t")).strip()
                yield Paragraph(text, raw=line, is_bold=is_bold, method="text")
        for frame in printed.frames:
            yield from self._frame(frame)

    def _list(self, element: Any, level: int = 1, about: tuple[str, str] | None = None) -> Iterator[Part]:
        """The items of a list with their numbers; `about` is the list and the style that it is part of."""
        style = attribute(element, "style-name") or (about[1] if about else "")
        about = about or (self._begin_list(element, style), style)
        for item in element:
            is_numbered = local_name(item) == "list-item"
            start = attribute(item, "start-value")
            for part in item:
                if local_name(part) == "list":
                    yield from self._list(part, level + 1, (about[0], style))
                elif local_name(part) in ("p", "h"):
                    number = int(start) if start else None
                    label = self._lists.label(about[0], style, level, number) if is_numbered else ""
                    yield from self._paragraph(part, label)
                    is_numbered = False

    def _begin_list(self, element: Any, style: str) -> str:
        """The list whose numbers go on: an earlier one where the element says so, else one of its own."""
        continued = attribute(element, "continue-list")
        if continued is not None or attribute(element, "continue-numbering") == "true":
            name = continued or self._last_lists.get(style, style)
            self._lists.begin(name, goes_on=True)
        else:
            self._lists_met += 1
            name = attribute(element, "id") or f"{style} {self._lists_met}"
            self._lists.begin(name, goes_on=False)
        self._last_lists[style] = name
        return name

    def _frame(self, frame: Any) -> Iterator[Part]:
        """The picture, or the text, of a frame."""
        picture = read_picture(self._package, frame)
        if picture is not None:
            yield picture
            return
        for child in frame:
            if local_name(child) == "text-box":
                yield from self._blocks(child)
        if local_name(frame) in ("custom-shape", "rect", "g", "a"):
            yield from self._blocks(frame)

    def _table(self, element: Any) -> Iterator[Part]:
        """A table; one of a single cell gives what it holds."""
        rows = list(_rows_of(element))
        boxes = [cell for row in rows for cell in row if local_name(cell) == "table-cell"]
        if len(boxes) == 1:
            yield from self._blocks(boxes[0])
            return
        cells: list[Cell] = []
        pictures: list[EmbeddedPicture] = []
        n_cols = 0
        widths: list[int] = []
        for at, row in enumerate(rows):
            col = 0
            for box in row:
                times = _count(box, "number-columns-repeated")
                if local_name(box) == "table-cell":
                    text, raw, found = join_in_cell(list(self._blocks(box)))
                    pictures += found
                    spans = _count(box, "number-rows-spanned"), _count(box, "number-columns-spanned")
                    spans = (min(spans[0], len(rows) - at), spans[1])
                    cells += [Cell(at, col + again, text, raw, *spans) for again in range(times)]
                col += times
            n_cols = max(n_cols, col)
            widths.append(col)
        # a program writes a cell at each place, also at those that others cover
        self.short_rows += sum(width < n_cols for width in widths)
        yield Table(tuple(cells), len(rows), n_cols, method="text")
        yield from pictures


def _rows_of(table: Any) -> Iterator[Any]:
    for child in table:
        name = local_name(child)
        if name == "table-row" and attribute(child, "visibility") not in ("collapse", "filter"):
            for _ in range(_count(child, "number-rows-repeated")):
                yield child
        elif name in _GROUPS:
            yield from _rows_of(child)


def _count(element: Any, name: str) -> int:
    return max(1, min(int(attribute(element, name) or 1), _MOST_REPEATED))


def _is_all_bold(element: Any, styles: OdfStyles) -> bool:
    if styles.text_of(element).is_bold:
        return True
    spans = [one for one in element if local_name(one) == "span" and "".join(one.itertext()).strip()]
    return bool(spans) and not (element.text or "").strip() and all(styles.text_of(one).is_bold for one in spans)
