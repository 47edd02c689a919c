"""The limit that a worker sets itself: processor time for a page and a document.

Seconds of the processor and not of the clock: what a document may take is then the same on a busy machine.
"""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass, field

from prongsai.pipeline.pages.memory import Step


@dataclass(slots=True)
class ProcessorTime:
    """The clock of one document.

    A page that takes too long, in Python or in a library, is ended with its process, by a signal that nothing can
    catch: the parent knows the page and goes on without it.
    """

    document_s: float
    page_s: float
    started: float = field(default_factory=time.process_time)
    was_spent: bool = False

    def begin(self, step: Step | None) -> None:
        """Count anew for a page, or with None for what is done with all pages together."""
        seconds = self.document_s if step is None else min(self.page_s, self.document_s)
        signal.setitimer(signal.ITIMER_PROF, seconds)

    def is_spent(self) -> bool:
        """Whether the document has had its time; once asked and spent, `was_spent`."""
        self.was_spent = self.was_spent or time.process_time() - self.started > self.document_s
        return self.was_spent

    def stop(self) -> None:
        """Count no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)
