"""The errors that a run can end with, each with its exit code and a remedy."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells its caller."""

    OK = 0
    ERROR_FINDINGS = 1
    ARGUMENTS = 2
    INPUT_UNREADABLE = 3
    OUTPUT_NOT_WRITTEN = 4
    REFUSED = 5
    BUG = 70
    INTERRUPTED = 130


class PipelineError(Exception):
    """A fault that the user can do something about: the message names the file and the next step."""

    exit_code: ExitCode = ExitCode.BUG


class SettingsError(PipelineError):
    """An option or argument is off."""

    exit_code = ExitCode.ARGUMENTS


class InputError(PipelineError):
    """The input as a whole cannot be read."""

    exit_code = ExitCode.INPUT_UNREADABLE


class DocumentError(PipelineError):
    """One document cannot be read: a finding of the run, never its end.

    `code` is the finding's code, `remedy` what the user can do.
    """

    exit_code = ExitCode.INPUT_UNREADABLE

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code = code
        self.remedy = remedy


class OutputError(PipelineError):
    """The dataset could not be written; the previous snapshot is whole."""

    exit_code = ExitCode.OUTPUT_NOT_WRITTEN


class ReferenceDataError(PipelineError):
    """A table under data/ contradicts itself or is damaged."""

    exit_code = ExitCode.BUG
