"""What a label in unknown words is of, told by what stands behind it and by its words, and how the tables say it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from prongsai.normalizers.values.lists import find_items
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.headers import Heading, MeasureField, measure_wordings, pick_heading, pick_label
from prongsai.parsers.measures.cell_shapes import shape_of

FEWEST = 2
"""Times that a label comes, and labels that come so: one of either may be chance."""
_SURE = 60.0
"""Strength of a heading, of 100, in which a word tells what it is."""
_ABOUT: frozenset[MeasureField] = frozenset({"steps", "responsible", "period", "results", "outcomes", "monitoring"})
_BESIDE: frozenset[MeasureField] = frozenset({"plan", "budget", "kpi", "ignored"})
"""What else a label may announce of a measure."""
_BY_SHAPE: frozenset[MeasureField] = frozenset({"responsible", "period"})
"""Fields that their values tell better than a wording does."""
_SECTIONS = load_vocabulary("section_words")
_TITLE = "".join(
    next(one.text for one in _SECTIONS.wordings if one.means == means) for means in ("measure_title", "ordinal")
)


def told_field(printed: str, values: Sequence[str], *, is_below: bool, is_marked: bool) -> MeasureField | None:
    """The field of a label; None where nothing says that it is one, or where it names the measure itself.

    >>> told_field("หน่วยที่ทำ", ["กองคลัง", "กองช่าง"], is_below=True, is_marked=False)
    'responsible'

    Args:
        printed: the label.
        values: what stands behind it, each time that it comes.
        is_below: whether a title of a measure stands over it: `แนวทางการดำเนินการ` then says how.
        is_marked: by a colon or bold letters; others are believed only where words or values tell what they are.
    """
    if not any(values):
        return None
    shape = shape_of(values).guess()
    if shape in _BY_SHAPE:
        return shape
    known = _known(printed)
    if known is not None:
        if known.field == "measure":
            return known.otherwise if is_below else None
        return known.field if known.field in _ABOUT | _BESIDE else None
    return shape or "ignored" if is_marked else None


def is_listed(text: str) -> bool:
    """True for text that is a list of two items or more."""
    return len([item for item in find_items(text) if not item.is_lead]) > 1


def results_behind_steps(labels: Sequence[tuple[str, MeasureField | None]]) -> list[MeasureField | None]:
    """The fields of some labels; a second list of steps of which no word says what it is tells what came of the first.

    >>> results_behind_steps([("ฟฟหก", "steps"), ("ฟฟกด", "period"), ("ฟฟพร", "steps")])
    ['steps', 'period', 'results']
    >>> results_behind_steps([("วิธีการ", "steps"), ("ขั้นตอนการปฏิบัติ", "steps")])
    ['steps', 'steps']
    """
    fields = [field for _, field in labels]
    settled: list[MeasureField | None] = []
    for printed, field in labels:
        is_second = field == "steps" and "steps" in settled and "results" not in (*settled, *fields)
        settled.append("results" if is_second and _known(printed) is None else field)
    return settled


def _known(printed: str) -> Heading | None:
    """What the words of a label say, where they say it clearly."""
    found = pick_label(printed) or pick_heading(printed)
    return found if found is not None and found.strength >= _SURE else None


def tell_measures(fields: Collection[MeasureField | None]) -> bool:
    """True for labels that say who, how, when or what came of it at least twice, who or when among them."""
    told = {field for field in fields if field in _ABOUT}
    return len(told) >= FEWEST and bool(told & _BY_SHAPE)


def standard_label(name: MeasureField, value: str) -> str:
    """The line with a label of the field that the tables know as a whole and that means nothing else."""
    wording = next(
        one.key for one in measure_wordings() if one.field == name and one.match == "whole" and not one.otherwise
    )
    return f"{wording} : {value}".rstrip()


def standard_title(number: int, text: str) -> str:
    """The title of a measure as the tables have it."""
    return f"{_TITLE} {number} : {text}"
