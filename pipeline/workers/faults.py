"""What the end of a worker means, said as a finding about the document that it was reading."""

from __future__ import annotations

import re
import signal

from prongsai.pipeline.config import Settings
from prongsai.pipeline.model import Finding
from prongsai.pipeline.workers.messages import PageStep

_FRAME = re.compile(r'File ".*?([^/\\"]+/[^/\\"]+)", line (\d+)')
_ERROR = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Value|Overflow))\b", re.MULTILINE)


def describe_timeout(source: str, settings: Settings) -> Finding:
    """The document took too long, not with one page but with all together."""
    remedy = "raise --timeout if it is a long scan, else open it and see whether it is whole, or leave it out (--skip)"
    message = f"{source} took longer than {settings.timeout_s:g} s of the processor and was given up"
    return Finding("error", "document-timeout", message, raw=source, suggestion=remedy)


def describe_lost_page(step: PageStep, exit_code: int | None, log: str, settings: Settings) -> Finding:
    """The process died at one page, more than once."""
    _, number = step
    if is_timeout(exit_code):
        message = f"page {number} took longer than {settings.page_timeout_s:g} s of the processor and was given up"
        remedy = "look at the page; raise --page-timeout if it is whole"
        return Finding("error", "page-out-of-time", message, number, suggestion=remedy)
    if is_out_of_memory(log):
        message = f"page {number} needs more memory than allowed"
        return Finding("error", "page-out-of-memory", message, number, suggestion="raise --memory if there is more")
    message = f"page {number} crashed the reader ({_reason(exit_code, log)})"
    remedy = "look at the page; print it to a new PDF and run again; --debug says more"
    return Finding("error", "page-crashed", message, number, suggestion=remedy)


def is_timeout(exit_code: int | None) -> bool:
    """True where the process was ended by its own limit of processor time, or late by the clock."""
    return exit_code in (-signal.SIGPROF, LATE)


LATE = -1000
"""Stands for the exit code of a process that the parent ended because it was late by the clock."""


def is_out_of_memory(log: str) -> bool:
    """True where the last words of the process are about memory."""
    errors = _ERROR.findall(log)
    return bool(errors and errors[-1].endswith("MemoryError")) or "bad_alloc" in log


def describe_crash(source: str, exit_code: int | None, log: str) -> Finding:
    """The process died; its log says of what. The text of an error may quote the report, so only its kind is told.

    >>> describe_crash("a.pdf", -11, "").message
    'a.pdf crashed the reader (SIGSEGV)'
    >>> log = 'Traceback\\n  File "/x/pipeline/pages.py", line 7, in f\\nKeyError: 5'
    >>> describe_crash("a.pdf", 1, log).message
    'a.pdf crashed the reader (KeyError at pipeline/pages.py:7)'
    """
    if is_out_of_memory(log):
        remedy = "raise --memory if the machine has more, or split the file"
        return Finding(
            "error", "document-out-of-memory", f"{source} needs more memory than allowed", raw=source, suggestion=remedy
        )
    remedy = "see whether it opens elsewhere, print it to a new PDF, or leave it out with --skip; --debug says more"
    message = f"{source} crashed the reader ({_reason(exit_code, log)})"
    return Finding("error", "document-crashed", message, raw=source, suggestion=remedy)


def _reason(exit_code: int | None, log: str) -> str:
    errors, frames = _ERROR.findall(log), _FRAME.findall(log)
    place = f" at {frames[-1][0]}:{frames[-1][1]}" if frames else ""
    return errors[-1] + place if errors and exit_code == 1 else _exit_reason(exit_code)


def _exit_reason(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        try:
            return signal.Signals(-exit_code).name
        except ValueError:
            return f"signal {-exit_code}"
    return f"exit code {exit_code}"
