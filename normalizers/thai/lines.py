"""Printed lines -> running text, the way Thai is written: no blank where a line wrapped between two Thai letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalizers.printed_numbers import was_cut
from prongsai.normalizers.thai.letters import BULLETS, CONSONANT, DIGIT, LEADING_VOWEL, MARK, THAI_LETTER
from prongsai.normalizers.thai.line_cuts import is_cut_address, is_cut_date
from prongsai.normalizers.thai.months import MONTH
from prongsai.normalizers.thai.words import read_words
from prongsai.normalizers.vocabulary import load_vocabulary

_D = f"[{DIGIT}]"
_BULLETS = re.escape(BULLETS)
_ITEM = re.compile(
    rf"^\(?(?:{_D}{{1,2}}(?:\.{_D}{{1,2}})*[.)](?!{_D})|{_D}{{1,2}}(?:\.{_D}{{1,2}})+\s"
    rf"|[{_BULLETS}](?=\s|[^\s{DIGIT}]))"
)
"""A number with its dot or bracket, a number in parts, a bullet; `-5` is a number."""
_ENDS_THAI = re.compile(f"[{THAI_LETTER}]$")
_GOES_ON = re.compile(f"[{THAI_LETTER}\u0e2f\u0e46]")
_HOLDS_ON = "(/-\u2013[\u201c"
"""What these end keeps hold of whatever follows; not a dash that stands between blanks."""
_CLOSES = ")/,.;:]%\u201d"
_WORDS = load_vocabulary("line_words")
_PART = f"[{CONSONANT}]{{1,2}}[{MARK}\u0e30]?\\."
"""One or two letters and a stop: a part of an abbreviation, whose next part may follow."""
_ABBREVIATION = re.compile(f"(?:^|[\\s.(\\-]){_PART}$")
_GOES_ON_ABBREVIATED = re.compile(_PART)
_BEFORE_NAME = re.compile(f"(?:(?:^|[\\s(]){_PART}|{_WORDS.alternation('before_name')})$")
"""A lone part (`\u0e15.`, `\u0e2d.`) and the titles of some bodies hold on to the name behind them."""
_WHOLE_ABBREVIATION = re.compile(f"(?:{MONTH}|{load_vocabulary('time_words').alternation('era')})$")
_REACH = 12
"""Characters before a line end in which an abbreviation stands: the longest month has nine."""
_OFFICE = re.compile(
    f"(?!{_WORDS.alternation('fund')})(?P<kind>{_WORDS.alternation('office')})[{CONSONANT}{LEADING_VOWEL}]"
)
_ENDS_OPEN = re.compile(f"(?:{_WORDS.alternation('goes_on')})$")
_LONGEST_HEAD = 12
"""Letters of a word that may stand before the line end: the words that end on an office have four to seven there."""
_SOFT_HYPHEN = "\u00ad"


def join_lines(lines: Sequence[str], forced: Sequence[bool] | None = None) -> str:
    """Join the printed lines of one cell, item or paragraph.

    Two Thai letters meet without a blank; digits, Latin words and list items keep one between the lines. What a line
    end cut in two, a number, a date, an address, an abbreviation or a word with a hyphen, is whole again.

    Args:
        lines: from top to bottom; a blank at the start of a line says that the layer has one there.
        forced: for each line but the last, whether the next one would not have fitted behind it. Only there can
            `90.5` / `6` be one number; two numbers under each other in a wide cell stay two. Without it, every break
            may be forced.

    >>> join_lines(["จัดทำคู่มือการ", "ให้บริการ ปี", "๒๕๖๖", "ผ่าน Facebook", "และเว็บไซต์"])
    'จัดทำคู่มือการให้บริการ ปี ๒๕๖๖ ผ่าน Facebook และเว็บไซต์'
    >>> join_lines(["๑. จัดทำคู่มือ", "๒. ประชุมชี้แจง"]), join_lines(["๙๐.๕", "๖"]), join_lines(["E-", "Service"])
    ('๑. จัดทำคู่มือ ๒. ประชุมชี้แจง', '๙๐.๕๖', 'E-Service')
    """
    text = last = ""
    for index, line in enumerate(lines):
        part = " ".join(line.split())
        if not part:
            continue
        if text:
            has_blank = line[0].isspace() or _is_listed(last, part)
            is_forced = forced is None or forced[index - 1]
            text = _glue(text, part, has_blank, is_forced)
        else:
            text = part
        last = part
    return text


def _glue(before: str, after: str, has_blank: bool, is_forced: bool) -> str:
    if has_blank:
        return f"{before} {after}"
    if before.endswith(_SOFT_HYPHEN) and after[0].isalpha():
        return before.rstrip(_SOFT_HYPHEN) + after
    if was_cut(before.rsplit(" ", 1)[-1], after, "line end") or is_cut_date(before, after):
        return before + after if is_forced else f"{before} {after}"
    return before + after if _belongs(before, after) else f"{before} {after}"


def _belongs(before: str, after: str) -> bool:
    """Whether nothing stands between two lines: the way of writing decides, whatever the words say."""
    if _ITEM.match(after):
        return False
    if _ENDS_THAI.search(before) and _GOES_ON.match(after):
        return True
    if before.endswith((" -", " \u2013")):
        return False
    if before[-1] in _HOLDS_ON or after[0] in _CLOSES or is_cut_address(before, after):
        return True
    if before.endswith("\u0e2f") and after.startswith("\u0e25\u0e2f"):
        return True  # the two halves of the sign for "and so on"
    return _is_abbreviation_cut(before[-_REACH:], after)


def _is_abbreviation_cut(before: str, after: str) -> bool:
    """Whether an abbreviation goes on in the next line, or stands before the name that it belongs to."""
    if not _ABBREVIATION.search(before) or _WHOLE_ABBREVIATION.search(before):
        return False
    if _GOES_ON_ABBREVIATED.match(after):
        return True
    return bool(_GOES_ON.match(after) and _BEFORE_NAME.search(before))


def _is_listed(line: str, following: str) -> bool:
    """Whether two lines are names of offices under one another, a list without numbers.

    A line that begins with an office ended with one, unless its last words go on: `งานบริหาร และ` / `งานพัสดุ`, or one
    word stands on both lines: `สำนักปลัด พนัก` / `งานจ้าง`.
    """
    office = _OFFICE.match(following)
    if office is None or not _OFFICE.match(line) or _ENDS_OPEN.search(line):
        return False
    words = read_words()
    return all(line[-n:] + office["kind"] not in words for n in range(2, min(_LONGEST_HEAD, len(line)) + 1))
