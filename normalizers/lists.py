"""Numbered and bulleted text -> its items, without the numbering.

A number with a dot or bracket is an enumerator only where it continues a sequence (1, 2, 3 …, or 1.1, 1.2 inside 1),
so scores (`๙๖.๕๓`), dates, abbreviations and numbers in a sentence stay text. A dash is a bullet at the start of a
line, or where several stand in one text; between two words or two dates it stays a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizers.digits import to_arabic
from normalizers.lines import join_lines

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One element of a list: its text, how deep it lies (0 is outermost), and its printed number if it has one.

    `is_lead` marks text that stands before the first item.
    """

    text: str
    depth: int = 0
    number: int | None = None
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something in a text that may open an item: `kind` is its style, `path` its numbers (empty for a bullet).

    `is_doubtful` where the word before it takes a number (`ไตรมาส ๒.`).
    """

    start: int
    end: int
    kind: str
    path: Path
    at_line_start: bool
    is_doubtful: bool = False


# styles: `๑.` and `๑.๑`, `๑)` and `๑.๑)`, `(๑)`, `ก.`, `ก)`, `(ก)`
_NUMBER = re.compile(
    r"(?P<open>\()?(?<![0-9])(?P<path>[0-9]{1,2}(?:\s?\.\s?[0-9]{1,2}){0,3})(?:\s?(?P<close>[.)](?:\s?\))?))?"
)
_THAI_NUMBER = re.compile(r"(?P<open>\()?(?P<letter>[กขคงจฉชซ])(?P<close>[.)])(?=\s)")
_THAI_LETTERS = "กขคงจฉชซ"
_BULLET = re.compile(
    "[-\u2010-\u2015\u2022\u25aa\u25ab\u25cf\u25cb\u25a0\u25e6\u00b7\u27a2\u2713\u2714\uf0b7\uf0d8\uf0a7\uf0fc*]"
)
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015*"
# what stands before a number that belongs to the sentence; the short words only where they are whole words
_NOT_BEFORE = re.compile(
    r"(?:มาตรา|ข้อที่|ครั้งที่|หมู่ที่|ไตรมาส|ไตรมาสที่|ตัวชี้วัดที่|ประเด็นที่|ร้อยละ|ไม่น้อยกว่า|อย่างน้อย|พ\.ศ\.)\s*$"
    r"|(?:^|[\s(])(?:ข้อ|ที่|และที่|ครั้ง|หมู่|ม\.|รอบ|ราย|เวลา|ระดับ|จำนวน|คะแนน|เป็น)\s*$"
)
_NOT_AFTER = re.compile(r"^\s*(?:%|ล้าน|บาท|คะแนน|เมตร|กม|ตร|นาที|วินาที|ชั่วโมง|ไร่|กิโล|น\.)")
_TEXT_END = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e)\u201d.]$")
_SHORTEST_BULLET_ITEM = 6


def split_items(text: str | Sequence[str]) -> list[str]:
    """The items of a numbered or bulleted text in order, numbering removed, nested ones as elements of their own.

    Text without numbering is one element; what stands before the first item is an element too.

    >>> split_items("สำนักปลัด ๑. นักจัดการงานทั่วไป ๒. งานประชาสัมพันธ์")
    ['สำนักปลัด', 'นักจัดการงานทั่วไป', 'งานประชาสัมพันธ์']
    >>> split_items("ได้คะแนน ๙๖.๕๓ ตามมาตรา ๙. ในรอบ ๖ เดือน")
    ['ได้คะแนน ๙๖.๕๓ ตามมาตรา ๙. ในรอบ ๖ เดือน']

    Args:
        text: running text, or the printed lines of a cell, where an item may begin at each line.
    """
    return [item.text for item in find_items(text)]


def find_items(text: str | Sequence[str]) -> list[Item]:
    """As `split_items`, with the depth and the printed number of each item."""
    lines = text.split("\n") if isinstance(text, str) else [part for line in text for part in line.split("\n")]
    whole = "\n".join(line.strip() for line in lines if line.strip())
    items: list[Item] = []
    opened: _Mark | None = None
    depth = 0
    at = 0
    for mark, mark_depth in _pick_marks(whole):
        items.extend(_make_item(whole[at : mark.start], depth, opened))
        opened, depth, at = mark, mark_depth, mark.end
    items.extend(_make_item(whole[at:], depth, opened))
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
    stripped = text.strip().lstrip("-\u2022 ").strip()
    match = _NUMBER.match(to_arabic(stripped))
    if match is None or (not match.group("close") and "." not in match.group("path")):
        return None, text.strip()
    rest = stripped[match.end() :]
    if not match.group("close") and not rest.startswith((" ", "\n")):
        return None, text.strip()
    if re.match(r"[0-9]", to_arabic(rest)) or _NOT_AFTER.match(rest):
        return None, text.strip()
    return int(match.group("path").split(".")[-1]), rest.strip()


def _make_item(raw: str, depth: int, mark: _Mark | None) -> Iterator[Item]:
    text = join_lines(raw.split("\n")).strip()
    # a mark without text is the rest of a cut cell, or a list that begins right with a nested one
    if re.search(r"[^\W_]", text):
        yield Item(text, depth, mark.path[-1] if mark and mark.path else None, is_lead=mark is None)


def _pick_marks(text: str) -> list[tuple[_Mark, int]]:
    """The marks that open items, with the depth of each: a stack of running lists decides."""
    marks = _find_marks(text)
    picked: list[tuple[_Mark, int]] = []
    running: list[_Mark] = []
    for index, mark in enumerate(marks):
        level = _continued_level(running, mark)
        # the last word of an item may be one that takes a number; then no better mark of that number follows
        if mark.is_doubtful and (level is None or any(_is_same(mark, one) for one in marks[index + 1 :])):
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


def _is_same(mark: _Mark, other: _Mark) -> bool:
    return mark.path == other.path and mark.kind == other.kind


def _continued_level(running: Sequence[_Mark], mark: _Mark) -> int | None:
    """Which running list a mark continues, innermost first; None for no list."""
    for level in range(len(running) - 1, -1, -1):
        last = running[level]
        if not mark.path or not last.path:
            if mark.path == last.path and mark.kind == last.kind:
                return level
            continue
        same_family = len(mark.path) == len(last.path) and mark.path[:-1] == last.path[:-1]
        if not same_family or (mark.kind != last.kind and len(mark.path) == 1):
            continue
        step = mark.path[-1] - last.path[-1]
        # a number that the recogniser lost leaves a gap, believed only at the start of a line
        if step == 1 or (mark.at_line_start and 1 < step <= 3):
            return level
    return None


def _home_level(running: Sequence[_Mark], mark: _Mark) -> int:
    """Where a list that begins with `mark` hangs: under its parent by number, beside its own kind, else innermost."""
    for level, last in enumerate(running):
        if len(mark.path) > 1 and last.path == mark.path[:-1]:
            return level + 1
        if last.kind == mark.kind and len(last.path) == len(mark.path) and bool(mark.path):
            return level
    return len(running)


def _may_begin(mark: _Mark, running: Sequence[_Mark], later: Sequence[_Mark], *, is_first: bool, text: str) -> bool:
    if not mark.path:
        return (
            mark.at_line_start
            or sum(1 for one in later if one.kind == mark.kind) + len([one for one in running if one.kind == mark.kind])
            > 0
        )
    if mark.start == 0 and is_first:
        # a cell that goes on from the page before begins in the middle of the sequence
        return True
    if mark.path[-1] != 1:
        parent = mark.path[:-1]
        return mark.at_line_start and len(mark.path) > 1 and any(one.path == parent for one in running)
    if len(mark.path) > 1:
        return mark.at_line_start or any(one.path == mark.path[:-1] for one in running) or _has_next(mark, later)
    restarts = any(one.kind == mark.kind and len(one.path) == 1 for one in running)
    return (mark.at_line_start and not restarts) or _has_next(mark, later) or (not running and _is_alone(mark, text))


def _has_next(mark: _Mark, later: Sequence[_Mark]) -> bool:
    following = (*mark.path[:-1], mark.path[-1] + 1)
    return any(one.path == following and (one.kind == mark.kind or len(one.path) > 1) for one in later)


def _is_alone(mark: _Mark, text: str) -> bool:
    """A lone `๑.` with a lead-in before it: an item only where Thai text follows at some length."""
    return len(text) - mark.end > 12 and bool(re.match(r"\s*[\u0e01-\u0e2e\u0e40-\u0e44]{2}", text[mark.end :]))


def _find_marks(text: str) -> list[_Mark]:
    arabic = to_arabic(text)
    marks = [*_number_marks(arabic), *_letter_marks(text), *_bullet_marks(arabic)]
    marks.sort(key=lambda mark: mark.start)
    # `- ๓.๑)`: the bullet before a number only decorates it
    return (
        [
            mark
            for at, mark in enumerate(marks)
            if mark.path
            or at + 1 == len(marks)
            or text[mark.end : marks[at + 1].start].strip()
            or not marks[at + 1].path
        ]
        if marks
        else []
    )


def _number_marks(arabic: str) -> Iterator[_Mark]:
    for match in _NUMBER.finditer(arabic):
        path = tuple(int(part) for part in match.group("path").split("."))
        opened, closed = match.group("open"), (match.group("close") or "").replace(" ", "")
        before, after = arabic[: match.start()], arabic[match.end() :]
        if opened and closed != ")":
            continue
        if not closed and (len(path) == 1 or not after.startswith((" ", "\n"))):
            continue
        if 0 in path or re.match(r"[0-9]", after) or (not closed and _NOT_AFTER.match(after)):
            continue
        at_line_start = _begins_line(before)
        is_apart = before[-1:].isspace()
        # only a later number may stand right after the text, without a blank
        if not (at_line_start or is_apart or (path[-1] > 1 and _TEXT_END.search(before))):
            continue
        # a number with both brackets belongs to no word before it
        is_doubtful = not at_line_start and not (opened and is_apart) and bool(_NOT_BEFORE.search(before[-20:]))
        kind = f"({closed}" if opened else closed[-1:] or "."
        yield _Mark(match.start(), match.end(), kind, path, at_line_start, is_doubtful)


def _begins_line(before: str) -> bool:
    line = before.rpartition("\n")[2]
    return not line.strip() or bool(re.fullmatch(rf"\s*{_BULLET.pattern}\s*", line))


def _letter_marks(text: str) -> Iterator[_Mark]:
    for match in _THAI_NUMBER.finditer(text):
        before = text[: match.start()]
        if before and not before[-1].isspace():
            continue
        kind = ("(" if match.group("open") else "") + "ก" + match.group("close")
        number = _THAI_LETTERS.index(match.group("letter")) + 1
        yield _Mark(match.start(), match.end(), kind, (number,), _begins_line(before))


def _bullet_marks(arabic: str) -> Iterator[_Mark]:
    for match in _BULLET.finditer(arabic):
        before, after = arabic[: match.start()], arabic[match.end() :]
        at_line_start = _begins_line(before)
        if not at_line_start and not before[-1].isspace():
            continue
        is_dash = match.group() in _DASHES
        if is_dash and not at_line_start and not _is_inline_bullet(before, after):
            continue
        if is_dash and re.match(r"\s*[0-9]", after) and not re.match(r"\s*[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]", after):
            continue
        yield _Mark(match.start(), match.end(), "-" if is_dash else match.group(), (), at_line_start)


def _is_inline_bullet(before: str, after: str) -> bool:
    """A dash inside a line opens an item where a longer phrase follows and no number or short word precedes."""
    if re.search(r"[0-9.]\s*$", before) or re.match(r"\s*$", after):
        return False
    item = re.split(r"\s[-\u2013]\s?|\n", after, maxsplit=1)[0].strip()
    if len(item) < _SHORTEST_BULLET_ITEM:
        return False
    # `ติดต่อ - สอบถาม`, `ถาม - ตอบ`: pairs of words
    return not re.search(r"(?:ติดต่อ|ถาม|เบิก|รับ|ยืม)\s*$", before)
