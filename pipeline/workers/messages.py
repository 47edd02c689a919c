"""What a worker and its parent say to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.errors import ExitCode
from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.memory import Step

READY = "ready"

PageStep = tuple[Step, int]
"""What is done, and with which page (from 1)."""


@dataclass(frozen=True, slots=True)
class Task:
    """An input to read, without the pages that a reader died of."""

    found: Input
    given_up: Mapping[PageStep, Finding] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class At:
    """The page that the worker is at; None between pages."""

    page: PageStep | None


@dataclass(frozen=True, slots=True)
class Done:
    """The rows of the input (`spill.tables_to_bytes`).

    `is_cut`: limits of time or memory, or a dying reader, cut something off. `is_lasting`: False where the file itself
    could not be read just now, which another run must try again.
    """

    rows: bytes
    pages: int = 0
    seconds: float = 0.0
    is_cut: bool = False
    is_lasting: bool = True


@dataclass(frozen=True, slots=True)
class RunFault:
    """A fault that concerns the whole run, on its way to the parent."""

    message: str
    exit_code: ExitCode
