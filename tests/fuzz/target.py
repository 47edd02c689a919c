"""What makes a test a fuzz target: made-up input, as many examples as the profile says, and an end to each of them."""

from __future__ import annotations

import functools
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

CPU_LIMIT_S = 10.0
"""Processor time, not wall clock, that one example may take: a busy machine must not look like an endless loop."""


class Hang(AssertionError):
    """The code under test took more than `CPU_LIMIT_S` for one small input."""


@contextmanager
def must_end() -> Iterator[None]:
    """Let the code inside take `CPU_LIMIT_S` of processor time at most."""

    def give_up(number: int, frame: FrameType | None) -> None:
        raise Hang(f"more than {CPU_LIMIT_S:g} s of processor time")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_LIMIT_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def fuzz(
    *strategies: SearchStrategy[object], share: float = 1.0
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function a fuzz target over `strategies`, one per argument.

    Args:
        share: its part of the profile's number of examples; less than 1 where one example takes long.
    """

    def make(check: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(check)
        def timed(*args: object, **kwargs: object) -> None:
            with must_end():
                check(*args, **kwargs)

        examples = max(1, round(settings.default.max_examples * share))
        return settings(max_examples=examples)(given(*strategies)(timed))

    return make
