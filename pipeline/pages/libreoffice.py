"""Documents of Office 97 (.doc, .ppt) as what LibreOffice makes of them, where it is installed.

It runs as a process of its own, with a profile of its own that runs no macros and follows no links, and for a limited
time: whatever is in the file costs no more than that.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from prongsai.pipeline.discover.media_types import DOC, DOCX, PPT, PPTX
from prongsai.pipeline.errors import DocumentError

PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
CONVERTED = {DOC: (DOCX, "doc", "docx"), PPT: (PPTX, "ppt", "pptx")}
"""Media type -> what it becomes, the suffix that it has, and the one that it gets."""
TIMEOUT_S = 120.0
"""By the clock, of one file: a start takes 2 to 15 seconds, a report of a hundred pages 10 more."""
_MOST_CPU_S = 120
"""Of the processor: what is left of the program when this process is killed ends by itself."""
_MOST_BYTES = 256 * 1024**2
"""Of what it writes: as much as a file may have (`--max-file`)."""
_NOBODY = "http://127.0.0.1:9"
"""A proxy where nobody answers: a document that names pictures on the web is not to fetch them."""
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""


def find_libreoffice(programs: tuple[str, ...] = PROGRAMS) -> Path | None:
    """The program, where it is installed."""
    found = next((path for name in programs if (path := shutil.which(name)) is not None), None)
    return Path(found) if found else None


def convert(media_type: str, data: bytes, program: Path | None = None, timeout_s: float = TIMEOUT_S) -> bytes:
    """A document of Office 97 in the format that newer programs write.

    Args:
        media_type: one of `CONVERTED`.
        data: the file.
        program: LibreOffice; looked for where it is not given.
        timeout_s: seconds by the clock.
    Raises:
        DocumentError: it is not installed, takes too long, or cannot read the file.
    """
    program = program or find_libreoffice()
    _, suffix, becomes = CONVERTED[media_type]
    if program is None:
        message = f"files of Office 97 (.{suffix}) are read where LibreOffice is installed, and it is not"
        raise DocumentError("format-not-read", message, f"install LibreOffice, or save it as .{becomes} or PDF")
    # a profile in use by another process would make the program hand its work over and end
    with tempfile.TemporaryDirectory(prefix="prongsai-office-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        (work / "profile" / "user").mkdir(parents=True)
        (work / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        (work / f"report.{suffix}").write_bytes(data)
        _run(_command(program, work, suffix, becomes), work, timeout_s)
        made = work / "out" / f"report.{becomes}"
        if not made.is_file() or made.stat().st_size > _MOST_BYTES:
            raise _say_unreadable(becomes)
        return made.read_bytes()


def _command(program: Path, work: Path, suffix: str, becomes: str) -> list[str]:
    profile = (work / "profile").as_uri()
    options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    output = ["--convert-to", becomes, "--outdir", str(work / "out")]
    return [str(program), f"-env:UserInstallation={profile}", *options, *output, str(work / f"report.{suffix}")]


def _run(command: list[str], work: Path, timeout_s: float) -> None:
    environment = {**os.environ, "HOME": str(work), "http_proxy": _NOBODY, "https_proxy": _NOBODY}
    try:
        process = subprocess.Popen(
            command,
            cwd=work,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        remedy = "install LibreOffice again, or save the file as PDF"
        raise DocumentError("format-not-read", f"LibreOffice cannot be started: {error}", remedy) from error
    try:
        if hasattr(resource, "prlimit"):  # Linux
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (_MOST_CPU_S, _MOST_CPU_S))
        process.wait(timeout_s)
    except subprocess.TimeoutExpired as error:
        remedy = "open it in LibreOffice or Word, save it as PDF, and run again"
        message = f"LibreOffice took more than {timeout_s:g} seconds for the file"
        raise DocumentError("document-timeout", message, remedy) from error
    except ProcessLookupError:  # it has ended before its limit could be set
        process.wait(timeout_s)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it has started: they are a session of their own."""
    with suppress(ProcessLookupError, PermissionError):  # nobody is left; macOS says so in its own way
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _say_unreadable(becomes: str) -> DocumentError:
    remedy = f"open it in Word or PowerPoint, save it as .{becomes} or PDF, and run again"
    return DocumentError("document-unreadable", "LibreOffice cannot read the file", remedy)
