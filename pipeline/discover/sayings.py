"""What there is to say of a file that is not read, as findings that name it first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from prongsai.normalizers.printable import escape_controls_on_line
from prongsai.normalizers.values.assessment import names_assessment
from prongsai.pipeline.discover.media_types import NOT_READ_SUFFIXES, check_promise, find_kind_not_read
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding, Severity

LONGEST_REASON = 200
"""Characters of what a library says; some quote whole headers."""


def file_finding(source: str, severity: Severity, code: str, what: str, remedy: str | None) -> Finding:
    """A finding about the file at `source`, its message the source and then `what`."""
    return Finding(severity, code, f"{source} {what}", raw=source, suggestion=remedy)


def unreadable_finding(source: str, message: str) -> Finding:
    """A file, folder or member cannot be opened or read."""
    remedy = "check its permissions and that it opens, or fetch it again"
    return Finding("error", "file-unreadable", f"{source}: {message}", raw=source, suggestion=remedy)


def error_finding(source: str, error: DocumentError) -> Finding:
    """What an error of one file says, with its remedy."""
    return Finding("error", error.code, f"{source}: {error}", raw=source, suggestion=error.remedy)


def not_a_report_finding(source: str, what: str, kind: str | None = None) -> Finding:
    """A file that is left out: worth a warning where bodies publish reports in its kind, else only noted.

    Args:
        what: ends the sentence that begins with the source.
        kind: what its bytes say that it is, of the kinds that are not read.
    """
    suffix = PurePosixPath(source).suffix.lower()
    if kind is None and suffix not in NOT_READ_SUFFIXES:
        return file_finding(source, "info", "not-a-report", what, None)
    named = f" ({suffix.removeprefix('.') if suffix in NOT_READ_SUFFIXES else kind})"
    remedy = "if it is a report, save it as PDF; unpack an archive by hand"
    return file_finding(source, "warning", "format-not-read", f"is of a kind that is not read{named}", remedy)


def odd_name_finding(source: str, head: bytes) -> Finding:
    """A text under a name that no text has is left out: worth a warning where it names the assessment.

    Args:
        head: its first bytes, in one of the two encodings that Thai is written in.
    """
    if not any(names_assessment(head.decode(codec, "ignore")) for codec in ("utf-8", "cp874")):
        return unknown_finding(source, head)
    what = "is a text that speaks of the ITA assessment, under a name that no text has, and is not read"
    return file_finding(source, "warning", "format-not-read", what, "name it .txt, and run again")


def unknown_finding(source: str, head: bytes) -> Finding:
    """A file of a kind that holds no report is left out."""
    return not_a_report_finding(source, "is no document, picture, text or archive", find_kind_not_read(head))


def storage_finding(source: str, *, is_encrypted: bool) -> Finding:
    """A storage of Office 97 is left out: it is locked, or the document of a program that is not read."""
    if not is_encrypted:
        return not_a_report_finding(source, "is a file of Office that is not read", "old Office file")
    remedy = "open it with its password, save it without, and run again"
    return file_finding(source, "error", "document-encrypted", "needs a password", remedy)


def fold_findings(source: str, findings: list[Finding], most: int) -> Iterator[Finding]:
    """The first `most` findings of each code, and for the rest of them how many they are."""
    counts: Counter[str] = Counter()
    folded: dict[str, Finding] = {}
    for finding in findings:
        counts[finding.code] += 1
        if counts[finding.code] <= most:
            yield finding
        else:
            folded[finding.code] = finding
    for code, last in sorted(folded.items()):
        what = f"holds {counts[code] - most} more files of which the same is to be said as of {last.raw}"
        yield file_finding(source, last.severity, code, what, last.suggestion)


def crashed_finding(source: str, error: BaseException) -> Finding:
    """Looking at a file met a fault that no library is known for; only its kind is told."""
    if isinstance(error, MemoryError):
        remedy = "raise --memory if the machine has more, or unpack it by hand and run on the folder"
        return file_finding(source, "error", "document-out-of-memory", "needs more memory than allowed", remedy)
    remedy = "see whether it opens elsewhere; unpack an archive by hand, or leave it out with --skip"
    return file_finding(source, "error", "document-crashed", f"could not be looked at ({type(error).__name__})", remedy)


def reason_of(error: BaseException) -> str:
    """What an error says, short and on one line: its text may quote a header of the file."""
    said = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return escape_controls_on_line(said)[:LONGEST_REASON]


def judge_file(
    source: str, media_type: str, size: int, not_read: str | None
) -> tuple[Finding | None, tuple[Finding, ...]]:
    """What is wrong with a file before it is read: why it need not be, and what else to say."""
    if size == 0:
        remedy = "fetch it again, or leave it out with --skip"
        return file_finding(source, "error", "document-empty", "is empty", remedy), ()
    promise = check_promise(source.rsplit("/", 1)[-1], media_type)
    if promise == "kept":
        return None, ()
    what = f"is not what its name says; it holds {f'a {not_read}' if not_read else media_type}"
    if promise == "harmless":
        remedy = "rename the file; it was read as what it holds"
        return None, (file_finding(source, "warning", "media-type-mismatch", what, remedy),)
    remedy = "fetch it again (servers answer with a web page when a file is gone), or rename it if it is a dump"
    return file_finding(source, "error", "media-type-mismatch", what, remedy), ()
