"""From Thai ITA reports to a dataset. For notebooks: `read_report` and `load`; for everything else, `prongsai`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.api import Frames, load, read_report

__all__ = ["Frames", "load", "read_report"]


def __getattr__(name: str) -> Any:
    # On demand: pandas and the reader take a second to load, which workers and the command line should not pay.
    if name in __all__:
        from pipeline import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
