"""Whether a measure was carried out: ticks under `ดำเนินการแล้ว`, boxes beside words, words alone."""

from __future__ import annotations

import re

from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.model import MeasureStatus

_TICKS = "\u2713\u2714\u221a\u2611\u2705\u2612\u2715\u2717\u00fc\uf0fc\uf0fe\uf050\uf052\uf0fd"
BLANKS = " \t\n-\u2013\u2014.\u2026_"
"""What a cell holds that says nothing."""
_ALL_TICKS = re.compile(rf"[{_TICKS}/xXPp\s]+")
_EMPTY_BOX = "\u2610\u25a1\u25cb\u25ef\uf0a8\uf06f"
_WORDS = load_vocabulary("status_words")
_NOT_DONE = re.compile(_WORDS.alternation("not_done"))
_IN_PROGRESS = re.compile(_WORDS.alternation("in_progress"))
_DONE = re.compile(_WORDS.alternation("done"))
_TICKED = rf"(?:[{_TICKS}]|[\[(]\s*[/xX{_TICKS}]\s*[\])])"
_EMPTY = rf"(?:[{_EMPTY_BOX}]|[\[(]\s*[\])])"
# a narrow cell breaks a word anywhere, so a blank or a line end may stand between any two letters
_STATE = "|".join(
    r"\s*".join(map(re.escape, one.text.replace(" ", "")))
    for one in sorted(_WORDS.wordings, key=lambda one: -len(one.text))
)
_OPTION = re.compile(rf"(?:(?P<ticked>{_TICKED})|{_EMPTY})\s*(?P<state>{_STATE})")
_OPTION_BEHIND = re.compile(rf"(?P<state>{_STATE})\s*(?:(?P<ticked>{_TICKED})|{_EMPTY})")
_BETWEEN_TWO = re.compile(rf"(?:{_STATE})\s*{_TICKED}\s*(?:{_STATE})")
"""A tick that may be of the word before it as of the word behind."""


def read_status(cells: dict[MeasureStatus, str]) -> tuple[MeasureStatus | None, str]:
    """Status and text from the columns `ดำเนินการแล้ว`, `อยู่ระหว่างดำเนินการ` and `ยังไม่ดำเนินการ`.

    A tick decides and is no text; other text decides by the column in which it stands, unless it is itself the words
    for another status. Two filled columns say nothing.

    >>> read_status({"done": "\u2713", "not_done": ""})
    ('done', '')
    >>> read_status({"done": "", "not_done": "รอการอนุมัติงบประมาณ"})
    ('not_done', 'รอการอนุมัติงบประมาณ')
    >>> read_status({"done": "ยังไม่ดำเนินการ", "not_done": ""})
    ('not_done', '')
    """
    texts = {status: _without_ticks(text) for status, text in cells.items()}
    filled = [_status_in(status, text) for status, text in cells.items() if text.strip(BLANKS + _EMPTY_BOX)]
    text = " ".join(part for part in texts.values() if part)
    return (filled[0] if len(filled) == 1 else None), text


def take_boxes(text: str) -> tuple[MeasureStatus | None, str]:
    """Status and the rest of a text in which boxes stand beside the words for the status, one of them ticked.

    Several ticked boxes, or none, say nothing; the boxes with their words are no text all the same.

    >>> take_boxes("\u2611 ดำเนินการแล้ว \u2610 ยังไม่ดำเนินการ\\nจัดแล้ว ๔ ครั้ง")
    ('done', 'จัดแล้ว ๔ ครั้ง')
    >>> take_boxes("[ ] ดำเนินการแล้ว [/] อยู่ระหว่างดำเนินการ")
    ('in_progress', '')
    >>> take_boxes("ดำเนินการแล้ว ๔ ครั้ง")
    (None, 'ดำเนินการแล้ว ๔ ครั้ง')
    """
    options = _find_options(text)
    if not options:
        return None, text
    ticked = {_status_of("".join(one["state"].split())) for one in options if one["ticked"]}
    rest = options[0].re.sub("", text)
    lines = [line.strip() for line in rest.split("\n") if line.strip(BLANKS)]
    return (ticked.pop() if len(ticked) == 1 else None), "\n".join(lines)


def _find_options(text: str) -> list[re.Match[str]]:
    """Boxes beside words for the status, on the side of the words where more of them stand; none where that is open.

    `ดำเนินการแล้ว ☑ ยังไม่ดำเนินการ ☐` holds a box before a word too, which ticks the wrong one. A lone empty box is a
    bullet as well as a box.
    """
    before, behind = list(_OPTION.finditer(text)), list(_OPTION_BEHIND.finditer(text))
    if len(before) == len(behind) and before and behind[0].start() < before[0].start():
        return []
    options = max(before, behind, key=len)
    return options if len(options) > 1 or any(one["ticked"] for one in options) else []


def read_status_text(text: str) -> MeasureStatus | None:
    """Status from the words of one column; where boxes stand beside them, one ticked box says it or nothing does.

    >>> read_status_text("โครงการแล้วเสร็จ"), read_status_text("\u2610 ดำเนินการแล้ว \u2610 ยังไม่ดำเนินการ")
    ('done', None)
    """
    if _find_options(text) or _BETWEEN_TWO.search(text):
        return take_boxes(text)[0]
    ticked = re.search(rf"[{_TICKS}]\s*([^{_TICKS}{_EMPTY_BOX}]+)", text)
    return _status_of(ticked.group(1) if ticked else text)


def _status_of(text: str) -> MeasureStatus | None:
    if _NOT_DONE.search(text):
        return "not_done"
    if _IN_PROGRESS.search(text):
        return "in_progress"
    return "done" if _DONE.search(text) else None


def _status_in(column: MeasureStatus, text: str) -> MeasureStatus | None:
    return _status_of("".join(text.split())) if _WORDS.read(text) is not None else column


def _without_ticks(text: str) -> str:
    wording = _WORDS.read(text)
    # what repeats the heading of its column says nothing more than a tick
    if _ALL_TICKS.fullmatch(text.strip()) or (wording is not None and wording.means in ("done", "not_done")):
        return ""
    return re.sub(rf"[{_TICKS}{_EMPTY_BOX}]", "", text).strip(BLANKS)
