"""What became of one correction: the rows of the document as it leaves them, or why it was not applied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Unit

Rows = Mapping[str, list[TableRow]]
"""Table name -> the rows of one document, `findings` aside."""


@dataclass(frozen=True, slots=True)
class Known:
    """What decisions are looked up in."""

    frame: Frame
    find_unit: Callable[[str], Unit | None]
    """Gives the body with a `unit_id`; None where the gazetteer has none."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The tables that are otherwise now."""

    tables: Rows


@dataclass(frozen=True, slots=True)
class Stale:
    """Nothing is changed; `why` is for people, and `row` the score or measure that stands there now."""

    why: str
    row: TableRow | None = None


Outcome = Applied | Stale
