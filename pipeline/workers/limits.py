"""The limits that a worker sets itself: memory, processor time for a page and a document, and its parent's life.

Seconds of the processor and not of the clock: what a document may take is then the same on a busy machine.
"""

from __future__ import annotations

import os
import resource
import signal
import threading
import time
from dataclasses import dataclass, field

from prongsai.pipeline.pages.memory import Step

_LOOK_FOR_PARENT_S = 1.0
"""Chosen: a process that lost its parent ends within a second."""


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


def limit_memory(megabytes: int) -> None:
    """Limit the address space, where the system can (macOS refuses)."""
    limit = megabytes * 1024 * 1024
    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    except (ValueError, OSError):
        print("the system does not limit memory; a very large document may take all of it")


def end_with_parent() -> None:
    """End this process soon after its parent, however that one ends: a killed run must leave nobody at work."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_FOR_PARENT_S)
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
