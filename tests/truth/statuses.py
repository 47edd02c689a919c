"""Which statuses tell a reader to take a score as it is, and which tell him to look at the paper."""

from __future__ import annotations

TRUSTED = frozenset(("verified", "read", "repaired", "corrected"))
"""Nothing warns the reader of such a row, so a wrong one is silently wrong, whatever its confidence says."""
DOUBTED = frozenset(("ambiguous", "conflict", "suspect"))


def is_trusted(status: str) -> bool:
    """True where a reader takes the score as it is.

    Raises:
        ValueError: the status is in neither list, so nobody has said what a wrong value with it means.
    """
    if status in TRUSTED:
        return True
    if status in DOUBTED:
        return False
    raise ValueError(f"nobody has said whether a score with the status {status!r} is trusted")
