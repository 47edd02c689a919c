"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Debug = Annotated[bool, typer.Option("--debug", help="Print tracebacks with errors.")]
Gazetteer = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="CSV register of local bodies to use. [default: the built-in gazetteer]"),
]
Ocr = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="Who reads scans: auto (our reader, and Tesseract if installed), own, tesseract, none, a reader that "
        "another package adds, or the address of one (http://…), to which every scanned page is then sent.",
    ),
]
