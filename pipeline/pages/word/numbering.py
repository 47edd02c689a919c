"""The numbers that Word prints before paragraphs of a list: the file holds only their format, so they are counted here.

A paragraph belongs to a list by its own properties or by those of its style and the styles that it is based on. The
list (`w:num`) points to a definition (`w:abstractNum`), which several lists may share and then go on counting in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.text.paragraph import Paragraph as DocxParagraph

from prongsai.normalizers.values.digits import to_thai

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
"""Levels of a list in Word (ECMA-376, 17.9.6: `w:ilvl` from 0 to 8)."""
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""The letters of `thaiLetters`, without those that official writing does not count with (ECMA-376, 17.18.59)."""
_MOST_LETTERS = 780
"""Letters are repeated after the last one (`กก`), which Word does up to this count; more is a damaged start."""
_MOST_ROMAN = 3999
"""The last number with Roman digits: `m` would stand four times in the next."""
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: the kind of its numbers, the text around them (`%1.%2`), and how it counts.

    `restarts_below` is the number of levels above it, from the top, that set it back when they count on. Where
    `is_legal` is set the numbers of the levels above are shown in Arabic digits.
    """

    kind: str
    text: str
    start: int
    restarts_below: int
    is_legal: bool
    style_id: str | None


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the file; lists of one definition count together, save where one sets `starts` of its own."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts automatic list numbers the way Word does; paragraphs are to be asked for in the order of the body."""

    def __init__(self, document: DocxDocument) -> None:
        self._lists: dict[int, _List] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[int] = set()
        if all(relation.reltype != RELATIONSHIP_TYPE.NUMBERING for relation in document.part.rels.values()):
            return  # a file without lists; python-docx, asked for its part, would fail to make one
        root = document.part.numbering_part.element
        definitions = {node.get(f"{_W}abstractNumId"): node for node in root.iter(f"{_W}abstractNum")}
        links = {num.numId: str(num.abstractNumId.val) for num in root.num_lst}
        for num in root.num_lst:
            name = links[num.numId]
            # a definition may only name a style of lists, whose own list then has the levels
            style_id = _value(definitions.get(name), "numStyleLink", "")
            style = document.styles.element.get_by_id(style_id) if style_id else None
            if style is not None:
                name = links.get(_own_number(style.pPr)[0] or 0, name)
            levels = _read_levels(definitions.get(name))
            starts: dict[int, int] = {}
            for override in num.lvlOverride_lst:
                changed = override.find(f"{_W}lvl")
                if changed is not None:
                    levels[override.ilvl] = _read_level(changed, override.ilvl)
                if override.startOverride is not None and override.ilvl in levels:
                    starts[override.ilvl] = override.startOverride.val
                    levels[override.ilvl] = replace(levels[override.ilvl], start=override.startOverride.val)
            self._lists[num.numId] = _List(name, levels, starts)

    def label(self, paragraph: DocxParagraph) -> str:
        """The number printed before `paragraph`, with a blank after it; empty where Word prints none.

        A bullet is given as a dash, since its sign is a letter of a font of symbols.
        """
        num_id, depth, style_ids = _find_number(paragraph)
        numbered = self._lists.get(num_id)
        if numbered is None:
            return ""
        if depth is None:
            # a style says its level by being named in the list
            named = (d for style_id in style_ids for d, level in numbered.levels.items() if level.style_id == style_id)
            depth = next(named, 0)
        level = numbered.levels.get(depth)
        if level is None:
            return ""
        self._count(num_id, numbered, depth)
        if level.kind == "bullet":
            return "- "
        label = self._spell_label(numbered, depth, level).strip()
        return f"{label} " if label else ""

    def _count(self, num_id: int, numbered: _List, depth: int) -> None:
        if num_id not in self._begun:
            self._begun.add(num_id)
            for one in numbered.starts:
                self._counts.pop((numbered.definition, one), None)
        place = numbered.definition, depth
        self._counts[place] = self._counts.get(place, numbered.levels[depth].start - 1) + 1
        for deeper, level in numbered.levels.items():
            if depth < deeper and depth < level.restarts_below:
                self._counts.pop((numbered.definition, deeper), None)

    def _spell_label(self, numbered: _List, depth: int, level: _Level) -> str:
        text = level.text
        for above in range(depth + 1):
            one = numbered.levels.get(above, level)
            count = self._counts.get((numbered.definition, above), one.start)
            text = text.replace(f"%{above + 1}", spell_number(count, "decimal" if level.is_legal else one.kind))
        return text


def _find_number(paragraph: DocxParagraph) -> tuple[int, int | None, list[str]]:
    """The list of a paragraph (0 for none), its level where that is said, and the ids of its styles, own style first.

    List and level are properties by themselves: each is taken from where it is first said.
    """
    num_id, depth = _own_number(paragraph._p.pPr)
    style_ids: list[str] = []
    is_own = num_id is not None
    for style in _styles(paragraph):
        style_ids.append(style.styleId)
        style_num_id, style_depth = _own_number(style.pPr)
        num_id = style_num_id if num_id is None else num_id
        depth = style_depth if depth is None and not is_own else depth
    if is_own and depth is None:
        depth = 0
    return num_id or 0, depth, style_ids


def _styles(paragraph: DocxParagraph) -> Iterator[Any]:
    """The elements of a paragraph's style and of those that it is based on; a circle of them ends where it closes."""
    seen: set[str] = set()
    style: Any = None if paragraph.style is None else paragraph.style.element
    while style is not None and style.styleId not in seen:
        seen.add(style.styleId)
        yield style
        style = style.base_style


def _own_number(properties: Any) -> tuple[int | None, int | None]:
    numbered = None if properties is None else properties.numPr
    if numbered is None:
        return None, None
    return (
        None if numbered.numId is None else numbered.numId.val,
        None if numbered.ilvl is None else numbered.ilvl.val,
    )


def _read_levels(definition: Any) -> dict[int, _Level]:
    if definition is None:
        return {}
    nodes = ((int(node.get(f"{_W}ilvl")), node) for node in definition.findall(f"{_W}lvl"))
    return {depth: _read_level(node, depth) for depth, node in nodes if 0 <= depth < _LEVELS}


def _read_level(node: Any, depth: int) -> _Level:
    # python-docx has no objects for levels
    legal = node.find(f"{_W}isLgl")
    return _Level(
        kind=_value(node, "numFmt", "decimal"),
        text=_value(node, "lvlText", ""),
        start=int(_value(node, "start", "0")),
        restarts_below=int(_value(node, "lvlRestart", str(depth))),
        is_legal=legal is not None and legal.get(f"{_W}val") not in ("0", "false", "off"),
        style_id=_value(node, "pStyle", "") or None,
    )


def _value(node: Any, name: str, default: str) -> str:
    child = None if node is None else node.find(f"{_W}{name}")
    return default if child is None else child.get(f"{_W}val") or default


def spell_number(count: int, kind: str) -> str:
    """A number in one of Word's formats; Arabic digits for those that Thai reports have no use for.

    >>> [spell_number(count, "thaiLetters") for count in (1, 41, 42)]
    ['ก', 'ฮ', 'กก']
    >>> spell_number(12, "thaiNumbers"), spell_number(7, "decimalZero")
    ('๑๒', '07')
    >>> spell_number(14, "lowerRoman"), spell_number(28, "upperLetter")
    ('xiv', 'BB')
    """
    if kind == "none":
        return ""
    if kind == "thaiNumbers":
        return to_thai(str(count))
    if kind == "decimalZero":
        return f"{count:02d}"
    if 0 < count <= _MOST_LETTERS and kind in ("thaiLetters", "lowerLetter", "upperLetter"):
        letters = _THAI_LETTERS if kind == "thaiLetters" else _LATIN_LETTERS
        text = letters[(count - 1) % len(letters)] * ((count - 1) // len(letters) + 1)
    elif 0 < count <= _MOST_ROMAN and kind in ("lowerRoman", "upperRoman"):
        text = _roman(count)
    else:
        return str(count)
    return text.upper() if kind.startswith("upper") else text


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
