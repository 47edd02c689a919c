"""The register that `prongsai gazetteer import` put in place of the built-in gazetteer, and those before it.

It lies in a folder of the user (`PRONGSAI_HOME`, else `~/.local/share/prongsai`), under the hash of what it says, so
that whatever is kept under a gazetteer's path is never that of another one. `gazetteer.json` there lists the imports;
the last is in use.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from prongsai.pipeline.errors import InputError, OutputError

if TYPE_CHECKING:  # commands that only choose a register do not read one
    from prongsai.pipeline.link.register_file import RegisterRow

HOME = "PRONGSAI_HOME"
BUILT_IN = "built-in"
"""What `--gazetteer` is given to leave an imported register aside."""
_LIST = "gazetteer.json"
_HASH_HEAD = 16
"""Digits of a hash that tell apart any registers that a user may import."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One import: the file that runs use, what it was made from, and when."""

    file: str
    source: str
    bodies: int
    imported_at: str


def home() -> Path:
    """The user's folder of prongsai; it need not exist."""
    given = os.environ.get(HOME)
    if given:
        return Path(given)
    share = os.environ.get("XDG_DATA_HOME")
    return (Path(share) if share else Path.home() / ".local" / "share") / "prongsai"


def list_imported() -> list[Imported]:
    """All imports that were not rolled back, the one in use last.

    Raises:
        InputError: the list is damaged.
    """
    path = home() / _LIST
    try:
        return [Imported(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"{path} is damaged ({error}); delete it and import the register again") from error


def choose_gazetteer(given: Path | None) -> Path | None:
    """The register that a command uses: the one that it is given, else the imported one; None for what is built in.

    Raises:
        InputError: the imported register is gone.
    """
    if given is not None:
        return None if str(given) == BUILT_IN else given
    imported = list_imported()
    if not imported:
        return None
    path = home() / imported[-1].file
    if not path.is_file():
        raise InputError(f"{path} is gone; import the register again, or go back with `prongsai gazetteer rollback`")
    return path


def write_register(rows: Sequence[RegisterRow], source: Path) -> Path:
    """Write a register into the user's folder, under its hash; it is not in use yet.

    Raises:
        OutputError: the folder cannot be written.
    """
    from prongsai.pipeline.link.register_file import write_register_file

    try:
        home().mkdir(parents=True, exist_ok=True)
        partial = home() / f".{os.getpid()}.csv"
        write_register_file(partial, rows, source.name)
        path = home() / f"register-{hashlib.sha256(partial.read_bytes()).hexdigest()[:_HASH_HEAD]}.csv"
        partial.replace(path)
    except OSError as error:
        raise OutputError(f"{home()} cannot be written ({error}); name another folder in {HOME}") from error
    return path


def put_in_use(path: Path, source: Path, bodies: int) -> None:
    """Let runs use a register that `write_register` wrote."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    _write_list([*list_imported(), Imported(path.name, str(source.resolve()), bodies, now)])


def go_back() -> Imported:
    """Take the register in use out of it, so that the one before, or the built-in gazetteer, is used again.

    Raises:
        InputError: none is imported.
    """
    imported = list_imported()
    if not imported:
        raise InputError("no register is imported: the built-in gazetteer is in use")
    _write_list(imported[:-1])
    return imported[-1]


def _write_list(imported: Sequence[Imported]) -> None:
    path = home() / _LIST
    text = json.dumps([asdict(one) for one in imported], ensure_ascii=False, indent=2)
    try:
        partial = path.with_suffix(".part")
        partial.write_text(text + "\n", encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error}); name another folder in {HOME}") from error
