"""Tables whose cells are kept apart by marks: tabs, pipes, and rules drawn with plus and minus signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.pages.dumps.lines import Line, Shape, say_unclear
from prongsai.pipeline.pages.dumps.markup import tidy
from prongsai.pipeline.pages.text_tables import say_too_wide

_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_RULES = "-=_\u2500\u2501\u2550"
_CORNERS = (
    "+\u250c\u252c\u2510\u251c\u253c\u2524\u2514\u2534\u2518\u2554\u2566\u2557\u2560\u256c\u2563\u255a\u2569\u255d"
)
_DRAWN_RULE = re.compile(
    rf"\s*[{re.escape(_CORNERS)}][{re.escape(_RULES + _CORNERS)} ]{{2,}}[{re.escape(_CORNERS)}]\s*"
)
_DRAWN_BAR = re.compile("[|\u2502\u2503\u2551]")
_VALUE = re.compile(rf"[{DIGIT}]{{1,3}}(?:[.,][{DIGIT}]{{1,2}})?\s?%?|-")


def find_tabbed(lines: Sequence[Line], start: int) -> Shape | None:
    """The table of tabs that begins at line `start`; None where none does.

    A single line with one tab is an indented paragraph or a label with its value.
    """
    if "\t" not in lines[start].raw or not lines[start].raw.strip():
        return None
    rows: list[list[str]] = []
    line_nos: list[list[int]] = []
    at = start
    while at < len(lines):
        line = lines[at].raw
        if "\t" in line and line.strip():
            rows.append(line.split("\t"))
            line_nos.append([lines[at].no])
        elif line.strip() and rows and at + 1 < len(lines) and "\t" in lines[at + 1].raw:
            # a cell that the service broke over two lines: the rest of the last cell stands alone before the next row
            rows[-1][-1] += "\n" + line
        else:
            break
        at += 1
    if len(rows) == 1 and len([cell for cell in rows[0] if cell.strip()]) < 2:
        return None
    return Shape(rows, at, say_too_wide(rows, lines[start].no), line_nos)


def find_piped(lines: Sequence[Line], start: int) -> Shape | None:
    """The table of pipes that begins at line `start`: with the rule of Markdown under its first row, or closed rows."""
    if lines[start].raw.count("|") < 2 or start + 1 >= len(lines):
        return None
    has_rule = bool(_PIPE_RULE.match(lines[start + 1].raw))
    if not has_rule and not (_is_closed(lines[start]) and _is_closed(lines[start + 1])):
        return None
    rows = []
    line_nos = []
    at = start
    while at < len(lines) and "|" in lines[at].raw and (has_rule or _is_closed(lines[at])):
        if not _PIPE_RULE.match(lines[at].raw):
            rows.append([part.replace("\\|", "|") for part in _PIPE.split(lines[at].raw.strip().strip("|"))])
            line_nos.append([lines[at].no])
        at += 1
    return Shape(rows, at, say_too_wide(rows, lines[start].no), line_nos) if rows else None


def _is_closed(line: Line) -> bool:
    text = line.raw.strip()
    return len(text) > 2 and text[0] == text[-1] == "|" and text.count("|") > 2


def find_drawn(lines: Sequence[Line], start: int) -> Shape | None:
    """The table that begins with a drawn rule at line `start`.

    Between two rules stands one row, its cells on as many lines as they take; but where each of those lines has a
    number in the same column, as in tables with rules at head and foot alone, each is a row.
    """
    if not _DRAWN_RULE.fullmatch(lines[start].raw):
        return None
    bands: list[list[tuple[Line, list[str]]]] = [[]]
    at = start + 1
    while at < len(lines):
        raw = lines[at].raw
        if _DRAWN_RULE.fullmatch(raw):
            bands.append([])
        elif _DRAWN_BAR.match(raw.lstrip()):
            bands[-1].append((lines[at], [part.strip() for part in _DRAWN_BAR.split(raw.strip())[1:]]))
        else:
            break
        at += 1
    n_cols = max((len(_closed(parts)) for band in bands for _, parts in band), default=0)
    if n_cols < 2:
        return Shape([], at)
    rows: list[list[str]] = []
    line_nos: list[list[int]] = []
    findings = []
    for band in bands:
        for row in _band_to_rows([(line, _closed(parts)) for line, parts in band]):
            cells = row[1]
            if 1 < len(cells) < n_cols and any(_VALUE.fullmatch(tidy(cell)) for cell in cells):
                findings.append(say_unclear([row[0]], f"{len(cells)} cells are drawn in a table of {n_cols} columns"))
                continue
            rows.append(cells)
            line_nos.append([row[0].no])
    return Shape(rows, at, findings, line_nos)


def _closed(parts: list[str]) -> list[str]:
    """The cells of a drawn line without what stands behind its last bar; a line that is not closed keeps its last."""
    return parts[:-1] if parts and not parts[-1] else parts


def _band_to_rows(band: list[tuple[Line, list[str]]]) -> list[tuple[Line, list[str]]]:
    if not band:
        return []
    width = max(len(cells) for _, cells in band)
    is_listed = len(band) > 1 and any(
        all(col < len(cells) and _VALUE.fullmatch(tidy(cells[col])) for _, cells in band) for col in range(1, width)
    )
    if is_listed:
        return band
    joined = ["\n".join(cells[col] for _, cells in band if col < len(cells) and cells[col]) for col in range(width)]
    return [(band[0][0], joined)]
