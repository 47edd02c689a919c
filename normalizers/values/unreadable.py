"""What a reader of values raises."""

from __future__ import annotations


class UnreadableValue(ValueError):
    """A cell's text is not the kind of value asked for; callers turn it into a finding or an observation of doubt."""
