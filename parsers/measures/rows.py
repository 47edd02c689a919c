"""One row of a measures table: its cells by field, its group, and whether it is a measure at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from prongsai.normalizers.names.persons import is_signature
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.instruments import find_instruments
from prongsai.normalizers.values.lists import take_number
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.headers import MeasureField
from prongsai.parsers.issues import LONGEST_TITLE, read_issue
from prongsai.parsers.measures.columns import Columns, Row
from prongsai.parsers.measures.groups import Group, read_group_row
from prongsai.pipeline.model import Cell

Fields = Mapping[MeasureField, Sequence[Cell]]

_PRINTED_NUMBER = re.compile(r"^\W*(?:[^\W\d_]{2,8}\s*)?([0-9]{1,2}(?:\s?\.\s?[0-9]{1,2})*)[\s.)]*$")
_COUNTER = re.compile(r"^\W*[0-9]{1,2}\W*$")
_WORDS = load_vocabulary("section_words")
_SUM = re.compile(rf"^\W*(?:{_WORDS.alternation('sum')})\W*$")
_CONTINUED = re.compile(rf"\(\s*(?:{_WORDS.alternation('continued')})\s*\)\s*$")
_NOTE = re.compile(rf"^\W*(?:{_WORDS.alternation('note', 'remark')})")


def row_fields(row: Row, columns: Columns) -> dict[MeasureField, list[Cell]]:
    """The cells of a row by field; a field may have several columns where one heading spans them.

    A cell that covers columns of several fields belongs to one of them: to the measure if that is among them.
    """
    fields: dict[MeasureField, list[Cell]] = {}
    taken: list[Cell] = []
    for col, name in sorted(columns.fields.items(), key=lambda one: (one[1] != "measure", one[0])):
        cell = row[col] if col < len(row) else None
        if cell is not None and cell.text.strip() and not any(cell is one for one in taken):
            fields.setdefault(name, []).append(cell)
            taken.append(cell)
    return fields


def field_text(fields: Fields, name: MeasureField) -> str:
    """The text of a field; a dash alone is none."""
    text = printed_text(fields, name)
    return "" if text.strip("-\u2013\u2014. ") == "" else text


def take_continued(text: str) -> tuple[str, bool]:
    """A text without `(ต่อ)` behind it, and whether it had one: what it names goes on from before.

    >>> take_continued("๓. จัดอบรม (ต่อ)")
    ('๓. จัดอบรม', True)
    """
    match = _CONTINUED.search(text)
    return (text[: match.start()].rstrip(), True) if match else (text, False)


def printed_text(fields: Fields, name: MeasureField) -> str:
    """The text of a field as printed."""
    return " ".join(cell.text for cell in fields.get(name, ())).strip()


def is_furniture(cells: Sequence[Cell], fields: Fields) -> bool:
    """True for a row that says nothing of a measure: column numbers, a sum, a note, a signature."""
    if all(_COUNTER.match(to_arabic(cell.text)) for cell in cells):
        return len(cells) > 1
    if _SUM.match(field_text(fields, "measure")) or any(_SUM.match(cell.text) for cell in cells[:2]):
        return True
    return bool(_NOTE.match(cells[0].text)) or any(is_signature(cell.text) for cell in cells)


def row_number(fields: Fields, columns: Columns) -> int | None:
    """The number that a row prints for its measure, the last part of `1.2`; None where it has none of its own."""
    if _numbers_issues(columns):
        return None
    match = _PRINTED_NUMBER.match(to_arabic(printed_text(fields, "number")))
    return int(match.group(1).split(".")[-1]) if match else None


def _numbers_issues(columns: Columns) -> bool:
    """True where the number column stands before an issue column, so that it counts issues and not measures."""
    place = {name: col for col, name in reversed(list(columns.fields.items()))}
    return "number" in place and "issue" in place and place["number"] < place["issue"] < place["measure"]


def group_of_columns(fields: Fields, columns: Columns, group: Group, issue_names: Mapping[int, str]) -> Group:
    """The group that a row's own issue and instrument cells say; an empty cell goes on with the row above."""
    instruments = find_instruments(printed_text(fields, "instrument"))
    instrument = instruments[0] if len(instruments) == 1 else group.instrument
    text = field_text(fields, "issue")
    if not text:
        return Group(group.issue_no, group.issue, instrument, group.about)
    issue = read_issue(text, issue_names)
    number, title = issue if issue else take_number(text)
    if number is None and _numbers_issues(columns):
        match = _PRINTED_NUMBER.match(to_arabic(printed_text(fields, "number")))
        number = int(match.group(1).split(".")[0]) if match else None
    return Group(number, " ".join(title.split()) or None, instrument, text)


def group_of_row(row: Row, cells: Sequence[Cell], group: Group, issue_names: Mapping[int, str]) -> Group | None:
    """The group that a title row opens; None for a row of data."""
    if len(cells) != 1:
        return None
    cell = cells[0]
    is_wide = sum(1 for one in row if one is cell) >= max(3, len(row) - 1)
    # a dump leaves the covered cells empty, so a lone first cell counts as well, if it reads like a title
    if not is_wide and row[0] is not cell:
        return None
    named = read_group_row(cell.text, group, issue_names)
    if named is not None or not is_wide or len(cell.text) > LONGEST_TITLE:
        return named
    number, title = take_number(cell.text)
    return Group(number, " ".join(title.split()), group.instrument, cell.text)
