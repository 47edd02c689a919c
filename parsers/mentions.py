"""Bodies and places that a text names, with the place on the paper where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.normalizers.names.units import Role, find_names
from prongsai.pipeline.model import Mention, Provenance


def find_mentions(text: str, role: Role, provenance: Provenance | None = None) -> list[Mention]:
    """Every body and every place that a paragraph or cell names, in order; `find_names` says what counts.

    Args:
        text: one paragraph, cell or file name, repaired, in one or several lines.
        role: where it stands, which says how much a name in it tells.
        provenance: the same on the paper; None where it is on none, as a file name.
    """
    where = provenance or Provenance()
    return [Mention(*name, where) for name in find_names(text, role)]


def without_schools(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Deep in the text a line that begins with a school or a department is about it, and not by it."""
    return (one for one in mentions if one.unit_type != "other" or one.role not in ("body", "heading"))
