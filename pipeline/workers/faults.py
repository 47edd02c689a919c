"""What the end of a worker means, said as a finding about the document that it was reading."""

from __future__ import annotations

import re
import signal

from prongsai.pipeline.model import Finding

_FRAME = re.compile(r'File ".*?([^/\\"]+/[^/\\"]+)", line (\d+)')
_ERROR = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Value|Overflow))\b", re.MULTILINE)


def describe_timeout(source: str, timeout_s: float) -> Finding:
    """The document took too long."""
    remedy = "raise --timeout if it is a long scan, else open it and see whether it is whole, or leave it out (--skip)"
    message = f"{source} took longer than {timeout_s:g} s and was given up"
    return Finding("error", "document-timeout", message, raw=source, suggestion=remedy)


def describe_crash(source: str, exit_code: int | None, log: str) -> Finding:
    """The process died; its log says of what. The text of an error may quote the report, so only its kind is told.

    >>> describe_crash("a.pdf", -11, "").message
    'a.pdf crashed the reader (SIGSEGV)'
    >>> log = 'Traceback\\n  File "/x/pipeline/pages.py", line 7, in f\\nKeyError: 5'
    >>> describe_crash("a.pdf", 1, log).message
    'a.pdf crashed the reader (KeyError at pipeline/pages.py:7)'
    """
    errors = _ERROR.findall(log)
    if (errors and errors[-1].endswith("MemoryError")) or "bad_alloc" in log:
        remedy = "raise --memory if the machine has more, or split the file"
        return Finding(
            "error", "document-out-of-memory", f"{source} needs more memory than allowed", raw=source, suggestion=remedy
        )
    frames = _FRAME.findall(log)
    place = f" at {frames[-1][0]}:{frames[-1][1]}" if frames else ""
    reason = errors[-1] + place if errors and exit_code == 1 else _exit_reason(exit_code)
    remedy = "see whether it opens elsewhere, print it to a new PDF, or leave it out with --skip; --debug says more"
    message = f"{source} crashed the reader ({reason})"
    return Finding("error", "document-crashed", message, raw=source, suggestion=remedy)


def _exit_reason(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        try:
            return signal.Signals(-exit_code).name
        except ValueError:
            return f"signal {-exit_code}"
    return f"exit code {exit_code}"
