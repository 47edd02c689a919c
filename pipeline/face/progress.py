"""What a person sees of a run while it goes on, on stderr: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as ProgressBar
from rich.table import Column

from prongsai.normalizers.printable import escape_controls_on_line
from prongsai.pipeline.face.console import say
from prongsai.pipeline.run import Progress

LINE_EVERY_S = 30.0
"""Without a terminal, a line of progress this often: enough to see that it lives, few enough for a log."""


FEWEST_FOR_ETA, SHORTEST_FOR_ETA_S = 5, 10.0
"""Before so many documents and seconds a guess at the rest is off by more than it tells."""


MINUTE = timedelta(minutes=1)


@contextmanager
def show_progress(is_quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Gives a function to tell progress to: a bar on a terminal, else a line now and then, or nothing."""
    console = Console(stderr=True)
    if is_quiet:
        yield lambda progress: None
    elif console.is_terminal:
        columns = (
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pages]} pages"),
            TimeElapsedColumn(),
            TextColumn("{task.fields[left]} {task.fields[current]}", table_column=Column(no_wrap=True, ratio=1)),
        )
        with ProgressBar(*columns, console=console, transient=True, expand=True) as bar:
            task = bar.add_task("reading", total=None, pages=0, left="", current="")
            clock = _RestOfRun(time.monotonic)

            def show(p: Progress) -> None:
                left, current = clock.say_left(p), escape(escape_controls_on_line(p.current))
                bar.update(task, completed=p.documents, total=p.of_documents, pages=p.pages, left=left, current=current)

            yield show
    else:
        yield _progress_lines(time.monotonic)


@dataclass(slots=True)
class _RestOfRun:
    """How long a run will go on, from how long its documents took so far."""

    clock: Callable[[], float]
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    def say_left(self, progress: Progress) -> str:
        """The time that is left in words; "" before there is anything to tell it from."""
        read = progress.documents - progress.kept
        elapsed = self.clock() - self.started
        if read < FEWEST_FOR_ETA or elapsed < SHORTEST_FOR_ETA_S:
            return ""
        return f"about {say_duration(elapsed / read * (progress.of_documents - progress.documents))} left"


def say_duration(seconds: float) -> str:
    """A time to wait, in the two largest units that matter.

    >>> [say_duration(seconds) for seconds in (20, 100, 5000, 400_000)]
    ['1 min', '2 min', '1 h 23 min', '4 d 15 h']
    """
    days, rest = divmod(max(timedelta(seconds=seconds), MINUTE) + MINUTE / 2, timedelta(days=1))
    hours, rest = divmod(rest, timedelta(hours=1))
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {rest // MINUTE} min" if hours else f"{rest // MINUTE} min"


def _progress_lines(clock: Callable[[], float]) -> Callable[[Progress], None]:
    last, rest = clock(), _RestOfRun(clock)

    def tell(progress: Progress) -> None:
        nonlocal last
        if clock() - last >= LINE_EVERY_S:
            last = clock()
            told = f"read {progress.documents} of {progress.of_documents} documents, {progress.pages} pages"
            parts = (told, rest.say_left(progress), f"at {progress.current}" if progress.current else "")
            say(escape_controls_on_line(", ".join(part for part in parts if part)))

    return tell
