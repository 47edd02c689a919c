"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Debug = Annotated[bool, typer.Option("--debug", help="Print tracebacks with errors.")]
Gazetteer = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="CSV register of local bodies to use; built-in for none. [default: the one that `prongsai gazetteer "
        "import` put in use, or else built-in]",
    ),
]
Ocr = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="Who reads scans: auto (our reader, and Tesseract if installed), own, tesseract, none, a reader that "
        "another package adds, or the address of one (http://…), to which every scanned page is then sent.",
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        metavar="GLOB",
        help="Read only what matches this path below REPORTS, or lies in a folder or archive that does, as 'trang' or "
        "'*/2567/*.pdf'; repeatable. The dataset then holds only that, so give --out a folder of its own; the same "
        "goes for --since, --limit and --sample.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="Read only files that changed then or later, as 2026-11-01 or 2026-11-01T18:00."),
]
Limit = Annotated[int, typer.Option(metavar="N", help="Read only the first N documents by path. [default: all]")]
Sample = Annotated[
    int, typer.Option(metavar="N", help="Read only N documents, the same ones each time. [default: all]")
]
Manifest = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="CSV of the scraper, path,url,fetched_at with paths below REPORTS: fills source_url and fetched_at.",
    ),
]
Corrections = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="CSV of what people decided, document,field,place,read,value,by,reason,date: applied in every run while "
        "what was read stays the same. docs/nightly.md explains each column.",
    ),
]
EveryScan = Annotated[
    bool,
    typer.Option(
        "--every-scan",
        help="Read scanned files to their end; else one of 20 scanned pages or more is left when every page looked at "
        "is in another language.",
    ),
]
Verify = Annotated[bool, typer.Option("--verify", help="Open every file again, also those that look unchanged.")]
Timeout = Annotated[
    float, typer.Option(help="Seconds of the processor that one document may take; its other pages stay unread.")
]
PageTimeout = Annotated[
    float, typer.Option(help="Seconds of the processor that one page may take before it is given up.")
]
MaxFile = Annotated[int, typer.Option(help="Megabytes; larger files are reported, not read.")]
Accept = Annotated[bool, typer.Option("--accept", help="Publish the new dataset whatever it lost of the one before.")]
Guard = Annotated[
    float,
    typer.Option(
        metavar="PERCENT",
        help="A new dataset that lost more of the documents, scores or verified scores of the one before, in all or in "
        "one folder, is kept aside and not published; 100 for never.",
    ),
]
