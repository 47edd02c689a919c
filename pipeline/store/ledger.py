"""What was seen in each file, so that an unchanged file is not opened again.

A file counts as unchanged where path, size, time of the last change and inode are what they were; `--verify` opens all
of them all the same. A file that changed within the last seconds is looked at again next time, since a second change in
the same tick of the clock would not show.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.child import look_in_child
from prongsai.pipeline.discover.folder import LookAtAll
from prongsai.pipeline.discover.looked import Looked, look_key, looked_from_plain, looked_to_plain
from prongsai.pipeline.discover.walk import FilePlace
from prongsai.pipeline.store.results import not_kept

LEDGER_NAME = "ledger.jsonl"
SETTLED_NS = 2_000_000_000
"""The coarsest clock of a file system in use, that of FAT, ticks every two seconds."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Looks at files, and at those only that it does not know; a `LookAtAll`.

    `print_` is the fingerprint of the code that looks; what other code saw is not used.
    """

    path: Path
    print_: str
    is_trusted: bool = True
    """False to look at every file, and keep what is seen."""
    look: LookAtAll = look_in_child
    now_ns: Callable[[], int] = time.time_ns

    def __call__(self, places: Sequence[FilePlace], settings: Settings) -> Iterator[Looked]:
        """One `Looked` for each place, the known ones first; what is new is written down at the end.

        Raises:
            OutputError: it cannot be written down.
        """
        known = self._read() if self.is_trusted else {}
        lines: list[str] = []
        unknown: list[FilePlace] = []
        for place in places:
            line = known.get(_name(place, settings))
            looked = _parse(line) if line is not None else None
            if line is None or looked is None:
                unknown.append(place)
            else:
                lines.append(line)
                yield looked
        for place, looked in zip(unknown, self.look(unknown, settings), strict=True):
            if looked.may_be_kept and self.now_ns() - place.stamp.mtime_ns > SETTLED_NS:
                lines.append(json.dumps([_name(place, settings), looked_to_plain(looked)], ensure_ascii=False))
            yield looked
        if unknown or len(known) != len(lines):
            self._write(lines)

    def _read(self) -> dict[str, str]:
        """Name of a place -> the line about it; nothing where the ledger is missing, damaged or other code's."""
        try:
            head, *lines = self.path.read_text(encoding="utf-8", errors="surrogatepass").splitlines()
            if json.loads(head) != self.print_:
                return {}
            # the name stands first and is short; the rest is parsed when it is asked for
            return {json.loads(line[1 : line.index('", ') + 1]): line for line in lines}
        except (OSError, ValueError):
            return {}

    def _write(self, lines: Iterable[str]) -> None:
        partial = self.path.with_suffix(".part")
        text = "\n".join([json.dumps(self.print_), *lines]) + "\n"
        try:
            partial.write_text(text, encoding="utf-8", errors="surrogatepass")
            partial.replace(self.path)
        except OSError as error:
            raise not_kept(self.path.parent, error) from error


def _name(place: FilePlace, settings: Settings) -> str:
    """What an unchanged file is known by; in ASCII without quotes, so that it can be cut out of a line."""
    return "-".join([look_key(place, settings), *map(str, astuple(place.stamp))])


def _parse(line: str) -> Looked | None:
    try:
        return looked_from_plain(json.loads(line)[1])
    except (ValueError, IndexError):
        return None
