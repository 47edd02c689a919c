"""From Thai ITA reports to a dataset.

Everything for use from Python stands here: `run` makes a dataset of folders of reports, `load` gives its tables as data
frames, `read_report` the rows of one report. The command `prongsai` does the same from a shell.

    import prongsai

    summary = prongsai.run("reports", out="dataset")
    scores = prongsai.load("dataset").scores
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prongsai.pipeline.config import Settings
    from prongsai.pipeline.emit.summary import Summary
    from prongsai.pipeline.errors import PipelineError
    from prongsai.pipeline.face.notebook import Frames, load, read_report, run
    from prongsai.pipeline.run import Progress

    __version__: str

__all__ = [
    "Frames",
    "PipelineError",
    "Progress",
    "Settings",
    "Summary",
    "__version__",
    "load",
    "read_report",
    "run",
]

_HOMES = {
    "Frames": "prongsai.pipeline.face.notebook",
    "PipelineError": "prongsai.pipeline.errors",
    "Progress": "prongsai.pipeline.run",
    "Settings": "prongsai.pipeline.config",
    "Summary": "prongsai.pipeline.emit.summary",
    "load": "prongsai.pipeline.face.notebook",
    "read_report": "prongsai.pipeline.face.notebook",
    "run": "prongsai.pipeline.face.notebook",
}


def __getattr__(name: str) -> Any:
    # On demand: pandas and the reader take a second to load, which workers and the command line should not pay.
    if name == "__version__":
        from importlib.metadata import version

        return version("prongsai")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
