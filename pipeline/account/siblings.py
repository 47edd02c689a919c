"""Items of a list of which nothing is in any row, beside items of the same list that are in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.list_marks import NUMBER
from prongsai.pipeline.account.evidence import SHORTEST_PIECE, letters_of
from prongsai.pipeline.account.texts import TextInRows
from prongsai.pipeline.model import Block, Paragraph

_BULLET = re.compile("\\s*([-\u2013\u2022\u25aa\u25cf\u25cb\u25e6\u27a2\u2713\uf0b7\uf0d8\uf0a7\uf0fc*])\\s*")
_FARTHEST = 12
"""Blocks to the next item: the steps, the office, the period and the results of a measure stand between two."""
_LONGEST_LABEL = 80
"""Letters of a line that only says what the next one is: `๒) การกำหนดผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง`."""
_WHOLE = 0.9
"""Share of an item's pieces: all but those of one word that was mended."""
_MAY_BE_ITEMS = frozenset((None, "analysis", "letter"))
"""Kinds of text that an item of measures or proposals may be taken for by its words."""
Mark = tuple[str, int]
"""What an item counts under (`1.` of `1.2`, or its bullet), and its number there; 0 for a bullet."""


@dataclass(frozen=True, slots=True)
class _Item:
    at: int
    mark: Mark
    paragraph: Paragraph
    is_held: bool
    is_whole: bool
    """Whether a row holds it to the last word, as rows do what they read as one item."""


def find_lost_items(blocks: Sequence[Block], kinds: Sequence[str | None], rows: TextInRows) -> Iterator[Paragraph]:
    """The items that no row holds, where the item before or behind is in a measure or an analysis.

    Args:
        blocks: all of the document in reading order.
        kinds: what each of them is, None where nothing says so.
        rows: the text of its rows.
    """
    items = list(_read_items(blocks, rows))
    for at, item in enumerate(items):
        if item.is_held or kinds[item.at] not in _MAY_BE_ITEMS or _heads(blocks, item.at, rows):
            continue
        before = (one for one in reversed(items[:at]) if item.at - one.at <= _FARTHEST)
        behind = (one for one in items[at + 1 :] if one.at - item.at <= _FARTHEST)
        if _is_sibling_held(item, before, -1) or _is_sibling_held(item, behind, 1):
            yield item.paragraph


def _read_items(blocks: Sequence[Block], rows: TextInRows) -> Iterator[_Item]:
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(letters_of(block.text)) < SHORTEST_PIECE:
            continue
        mark = read_mark(block.text)
        if mark is not None:
            is_whole = rows.holds_item(block.text, _WHOLE)
            yield _Item(at, mark, block, is_whole or rows.holds_item(block.text), is_whole)


def read_mark(text: str) -> Mark | None:
    """What stands before an item, where it is closed or a bullet.

    >>> read_mark("๑.๒) พัฒนาช่องทาง"), read_mark("3. อบรม"), read_mark("- อบรม"), read_mark("๙๒.๗๕ คะแนน")
    (('1', 2), ('', 3), ('-', 0), None)
    """
    bullet = _BULLET.match(text)
    rest = text[bullet.end() :] if bullet else text.lstrip()
    number = NUMBER.match(to_arabic(rest))
    if number is not None and number["close"]:
        *over, last = (part.strip() for part in number["path"].split("."))
        return ".".join(over), int(last)
    return (bullet[1], 0) if bullet else None


def _heads(blocks: Sequence[Block], at: int, rows: TextInRows) -> bool:
    """Whether an item is the label of what follows: a table, an item of its own, or a line that is in a row."""
    mark, following = read_mark(_text(blocks[at])), blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or mark is None or len(letters_of(_text(blocks[at]))) > _LONGEST_LABEL:
        return False
    if not isinstance(following, Paragraph):
        return True
    below = read_mark(following.text)
    if below is not None:
        return below[0].split(".")[-1] == str(mark[1]) and below[1] == 1
    return rows.holds(following.text, following.provenance)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _is_sibling_held(item: _Item, others: Iterator[_Item], step: int) -> bool:
    """Whether the next item of the same list, in one direction, is in a row."""
    over, number = item.mark
    wanted = (over, number + step) if number else item.mark
    return next((one.is_whole for one in others if one.mark in (wanted, item.mark)), False)
