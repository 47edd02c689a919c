"""The files of trained models, held to their checksums when they are read.

A table that is damaged contradicts itself and is refused; a network with one weight off reads on and reads wrongly.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

from prongsai.pipeline.errors import ReferenceDataError

CHECKSUMS = "SHA256SUMS"


def read_model_file(name: str, data: Traversable | None = None) -> bytes:
    """The bytes of a file that the package carries, once they are known to be those that were shipped.

    Args:
        name: path below `data/`, as `SHA256SUMS` lists it.
        data: the folder that holds the list and the file; by default the package's own.
    Raises:
        ReferenceDataError: the file or the list is missing, the file is not listed, or its bytes are others.
    """
    data = data or files("prongsai.data")
    try:
        checksums = dict(line.split()[::-1] for line in data.joinpath(CHECKSUMS).read_text("utf-8").splitlines())
        content = data.joinpath(name).read_bytes()
    except (OSError, ValueError) as error:
        raise ReferenceDataError(f"data/{name} cannot be read ({error}); install prongsai again") from error
    if hashlib.sha256(content).hexdigest() != checksums.get(name):
        raise ReferenceDataError(f"data/{name} is damaged: its checksum is not the listed one; install prongsai again")
    return content
