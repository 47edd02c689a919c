"""What becomes of an input whose reader died: another try, one without the page that it died of, or a failed document.

A reader may be killed by others, or die of what earlier documents left behind in a library. So the first death at a
place proves nothing and the input is tried again in a fresh process; the second one at the same place is its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from prongsai.pipeline.config import Settings
from prongsai.pipeline.model import Finding
from prongsai.pipeline.workers.faults import describe_crash, describe_lost_page, describe_timeout, is_timeout
from prongsai.pipeline.workers.messages import PageStep, Task

TRIES = 2
"""Deaths at one place of a document before that place is given up."""
MOST_PAGES_GIVEN_UP = 20
"""Pages of one document: each costs two starts of a reader, about 4 s, and a file with more is damaged throughout."""


@dataclass(frozen=True, slots=True)
class Death:
    """How a reader ended that was at a document."""

    task: Task
    at: PageStep | None
    """The page that it was at; None between pages."""
    exit_code: int | None
    log: str


@dataclass(slots=True)
class Attempts:
    """Counts the deaths of a run by document and place."""

    settings: Settings
    _deaths: Counter[tuple[str, PageStep | None]] = field(default_factory=Counter)

    def judge(self, death: Death) -> Task | Finding:
        """What to do now: the task to try, in a fresh process; or why the document is given up."""
        found = death.task.found
        key = (found.document.document_id, death.at)
        self._deaths[key] += 1
        # time is counted in the process itself, so nobody else can have taken it
        if self._deaths[key] < TRIES and not is_timeout(death.exit_code):
            return death.task
        source = found.document.sources[0]
        if death.at is None:
            if is_timeout(death.exit_code):
                return describe_timeout(source, self.settings)
            return describe_crash(source, death.exit_code, death.log)
        lost = describe_lost_page(death.at, death.exit_code, death.log, self.settings)
        given_up = {**death.task.given_up, death.at: lost}
        if len(given_up) > MOST_PAGES_GIVEN_UP:
            return describe_crash(source, death.exit_code, death.log)
        return Task(found, given_up)
