"""Numbered and bulleted text -> its items, without the numbering.

A number with a dot or bracket is an enumerator only where it continues a sequence (1, 2, 3 …, or 1.1, 1.2 inside 1),
so scores (`๙๖.๕๓`), dates, abbreviations and numbers in a sentence stay text. A dash is a bullet at the start of a
line, or where several stand in one text; between two words or two dates it stays a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.thai.letters import BULLETS, DIGIT, THAI_WORD
from prongsai.normalizers.thai.lines import join_lines
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.list_marks import NEEDS_NEXT, NOT_AFTER, NUMBER, Mark, find_marks, is_plausible


@dataclass(frozen=True, slots=True)
class Item:
    """One element of a list: its text, how deep it lies (0 is outermost), and its printed number if it has one.

    `is_lead` marks text that stands before the first item.
    """

    text: str
    depth: int = 0
    number: int | None = None
    is_lead: bool = False
    printed: str = ""
    """Its number as printed, without what closes it (`๑.๒`); "" for a bullet and for text without a mark."""


def find_items(text: str | Sequence[str]) -> list[Item]:
    """The items of a numbered or bulleted text in order, numbering removed, nested ones as elements of their own.

    Text without numbering is one element; what stands before the first item is an element too.

    >>> [item.text for item in find_items("สำนักปลัด ๑. นักจัดการงานทั่วไป ๒. งานประชาสัมพันธ์")]
    ['สำนักปลัด', 'นักจัดการงานทั่วไป', 'งานประชาสัมพันธ์']
    >>> [item.text for item in find_items("ได้คะแนน ๙๖.๕๓ ตามมาตรา ๙. ในรอบ ๖ เดือน")]
    ['ได้คะแนน ๙๖.๕๓ ตามมาตรา ๙. ในรอบ ๖ เดือน']

    Args:
        text: running text, or the printed lines of a cell, where an item may begin at each line.
    """
    lines = text.split("\n") if isinstance(text, str) else [part for line in text for part in line.split("\n")]
    whole = "\n".join(line.strip() for line in lines if line.strip())
    items: list[Item] = []
    opened: Mark | None = None
    depth = 0
    at = 0
    for mark, mark_depth in _pick_marks(whole):
        items.extend(_make_item(whole, (at, mark.start), depth, opened))
        opened, depth, at = mark, mark_depth, mark.end
    items.extend(_make_item(whole, (at, len(whole)), depth, opened))
    return items


def outer_items(items: Sequence[Item]) -> list[Item]:
    """The items of the outermost list, each with the text of what is nested in it."""
    outermost = min((item.depth for item in items if not item.is_lead), default=0)
    merged: list[Item] = []
    for item in items:
        if merged and item.depth > outermost:
            merged[-1] = replace(merged[-1], text=f"{merged[-1].text} {item.text}")
        else:
            merged.append(item)
    return merged


def take_number(text: str) -> tuple[int | None, str]:
    """The number in front of a text and the text without it; of `๓.๒)` the last part counts.

    >>> take_number("๔.รายงานความก้าวหน้า"), take_number("๓๐ วันทำการ")
    ((4, 'รายงานความก้าวหน้า'), (None, '๓๐ วันทำการ'))
    """
    stripped = text.strip().lstrip(BULLETS + " ").strip()
    match = NUMBER.match(to_arabic(stripped))
    if match is None or (not match.group("close") and "." not in match.group("path")):
        return None, text.strip()
    rest = stripped[match.end() :]
    path = tuple(int(part) for part in match.group("path").split("."))
    is_closed = bool(match.group("close"))
    if not is_closed and (not rest.startswith((" ", "\n")) or NOT_AFTER.match(rest)):
        return None, text.strip()
    if not is_plausible(path, is_closed=is_closed) or re.match(r"[0-9]", to_arabic(rest)):
        return None, text.strip()
    return path[-1], rest.strip()


def _make_item(whole: str, span: tuple[int, int], depth: int, mark: Mark | None) -> Iterator[Item]:
    text = join_lines(whole[span[0] : span[1]].split("\n")).strip()
    # a mark without text is the rest of a cut cell, or a list that begins right with a nested one
    if not re.search(r"[^\W_]", text):
        return
    number, printed = None, ""
    if mark is not None and mark.path:
        number, printed = mark.path[-1], _printed_number(whole[mark.start : mark.end])
    yield Item(text, depth, number, is_lead=mark is None, printed=printed)


def _printed_number(mark: str) -> str:
    """The number of a mark as printed, without what closes it or the word that counts."""
    counted = re.search(f"[{DIGIT}][{DIGIT}.\\s]*", mark)
    return re.sub(r"\s", "", counted[0] if counted else mark).strip("().")


def _pick_marks(text: str) -> list[tuple[Mark, int]]:
    """The marks that open items, with the depth of each: a stack of running lists decides."""
    marks = find_marks(text)
    picked: list[tuple[Mark, int]] = []
    running: list[Mark] = []
    for index, mark in enumerate(marks):
        level = _continued_level(running, mark)
        if not _is_believable(mark, level, marks[index + 1 :]):
            continue
        if level is not None:
            del running[level:]
        elif not _may_begin(mark, running, marks[index + 1 :], is_first=not picked, text=text):
            continue
        else:
            del running[_home_level(running, mark) :]
        running.append(mark)
        picked.append((mark, len(running) - 1))
    return picked


def _is_believable(mark: Mark, level: int | None, later: Sequence[Mark]) -> bool:
    """False for a number that more likely belongs to the sentence, because a better mark of its number follows."""
    if not mark.is_doubtful and not (mark.is_bare and not mark.at_line_start):
        return True
    better = any(one.path == mark.path and not one.is_bare for one in later)
    if mark.is_bare and not mark.at_line_start:
        # inside a line it also needs the next number, with its dot
        following = (mark.path[-1] + 1,)
        return level is not None and not better and any(one.path == following and not one.is_bare for one in later)
    # the last word of an item may be one that takes a number: `… สี่ไตรมาส ๒. …`
    return level is not None and not better


def _continued_level(running: Sequence[Mark], mark: Mark) -> int | None:
    """Which running list a mark continues, innermost first; None for no list."""
    for level in range(len(running) - 1, -1, -1):
        last = running[level]
        if not mark.path or not last.path:
            if mark.path == last.path and mark.kind == last.kind:
                return level
            continue
        same_family = len(mark.path) == len(last.path) and mark.path[:-1] == last.path[:-1]
        is_alike = mark.kind == last.kind or mark.is_bare or last.is_bare or len(mark.path) > 1
        if not same_family or not is_alike:
            continue
        if len(mark.path) > 1 and mark.at_line_start and mark.kind == ")":
            # `๓.๗)` for `๓.๓)`: so marked at the start of a line it is an item, whatever its digit was read as
            return level
        step = mark.path[-1] - last.path[-1]
        is_innermost = level == len(running) - 1
        if (
            step == 0
            and is_innermost
            and mark.at_line_start
            and last.at_line_start
            and mark.kind == last.kind
            and not mark.is_bare
        ):
            # the same number printed twice, each time at the start of a line: one of them is misprinted
            return level
        # a number that the recogniser lost leaves a gap; a longer one is believed only at the start of a line
        if step == 1 or (not mark.is_bare and 1 < step <= (3 if mark.at_line_start else 2)):
            return level
    return None


def _home_level(running: Sequence[Mark], mark: Mark) -> int:
    """Where a list that begins with `mark` hangs: under its parent by number, beside its own kind, else innermost."""
    for level, last in enumerate(running):
        if len(mark.path) > 1 and last.path == mark.path[:-1]:
            return level + 1
        if last.kind == mark.kind and len(last.path) == len(mark.path) and bool(mark.path):
            return level
    return len(running)


def _may_begin(mark: Mark, running: Sequence[Mark], later: Sequence[Mark], *, is_first: bool, text: str) -> bool:
    if not mark.path:
        return (
            mark.at_line_start
            or sum(1 for one in later if one.kind == mark.kind) + len([one for one in running if one.kind == mark.kind])
            > 0
        )
    if mark.kind.startswith(NEEDS_NEXT):
        return mark.path == (1,) and _has_next(mark, later)
    is_counted = "ก" not in mark.kind or mark.path == (1,)
    if mark.start == 0 and is_first and is_counted and not mark.is_bare:
        # a cell that goes on from the page before begins in the middle of the sequence; `จ.` there is an abbreviation
        return True
    if mark.is_bare:
        # a number that lost its dot begins a list only where the next number kept its own, or begins a line as it does
        return mark.path == (1,) and any(
            one.path == (2,) and (not one.is_bare or (one.at_line_start and mark.at_line_start)) for one in later
        )
    if mark.path[-1] != 1:
        parent = mark.path[:-1]
        return mark.at_line_start and len(mark.path) > 1 and any(one.path == parent for one in running)
    if len(mark.path) > 1:
        return mark.at_line_start or any(one.path == mark.path[:-1] for one in running) or _has_next(mark, later)
    restarts = any(one.kind == mark.kind and len(one.path) == 1 for one in running)
    return (mark.at_line_start and not restarts) or _has_next(mark, later) or (not running and _is_alone(mark, text))


def _has_next(mark: Mark, later: Sequence[Mark]) -> bool:
    following = (*mark.path[:-1], mark.path[-1] + 1)
    return any(one.path == following and (one.kind == mark.kind or one.is_bare or len(one.path) > 1) for one in later)


_SHORTEST_LONE_ITEM = 12
"""Characters of what a lone number opens: a word or two behind it is a reference."""


def _is_alone(mark: Mark, text: str) -> bool:
    """A lone `๑.` with a lead-in before it: an item only where Thai text follows at some length."""
    return len(text) - mark.end > _SHORTEST_LONE_ITEM and bool(re.match(rf"\s*[{THAI_WORD}]{{2}}", text[mark.end :]))
