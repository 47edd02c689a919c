"""From Thai ITA reports to a dataset. For notebooks: `read_report` and `load`; for everything else, `prongsai`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prongsai.pipeline.face.notebook import Frames, load, read_report

__all__ = ["Frames", "load", "read_report"]


def __getattr__(name: str) -> Any:
    # On demand: pandas and the reader take a second to load, which workers and the command line should not pay.
    if name in __all__:
        from prongsai.pipeline.face import notebook

        return getattr(notebook, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
