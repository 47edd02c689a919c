"""The data files that `data/SHA256SUMS` answers for; `make checksums` writes it anew."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.paths import DATA

WITHOUT_CHECKSUM = {".py", ".md", ".keep"}
"""Code and prose, which git answers for."""


def list_data_files(data: Path = DATA) -> list[Path]:
    """Tables, models and samples, sorted by path; what trained the models is left out."""
    found = (path for path in data.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    return sorted(
        path
        for path in found
        if path.suffix not in WITHOUT_CHECKSUM
        and path.name not in WITHOUT_CHECKSUM
        and not {"training", "__pycache__"} & set(path.parts)
    )


def format_checksums(data: Path = DATA) -> str:
    """What `sha256sum` prints for the data files, run in their folder."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(data)}\n" for path in list_data_files(data)
    )


if __name__ == "__main__":
    print(format_checksums(), end="")
