"""Damaged copies of samples and of the corpus, by number: flipped bits, holes, cuts, lost and repeated blocks.

Those of papers are of the committed files; those of texts are of the corpus in the forms of office programs and of
dumps, where a damage may also be inside a part of an archive whose checksums are right again.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.corpus.variants import list_reports
from tests.paths import ROOT
from tests.relations.forms import FORMS, drafts

SAMPLES = ROOT / "data" / "samples"
BLOCK = 512
"""Bytes: disks and networks lose blocks, not bytes."""
LONGEST_HOLE = 16
"""Blocks."""

Damage = Callable[[bytes, random.Random], bytes]


def flip_bits(data: bytes, chance: random.Random) -> bytes:
    """One bit to sixty-four, anywhere."""
    damaged = bytearray(data)
    for _ in range(2 ** chance.randint(0, 6)):
        damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def make_hole(data: bytes, chance: random.Random) -> bytes:
    """Some blocks that read as zeros, or as what lay on the disk before."""
    start = chance.randrange(max(len(data) // BLOCK, 1)) * BLOCK
    length = min(chance.randint(1, LONGEST_HOLE) * BLOCK, len(data) - start)
    filling = bytes(length) if chance.random() < 0.5 else chance.randbytes(length)
    return data[:start] + filling + data[start + length :]


def cut_end(data: bytes, chance: random.Random) -> bytes:
    """A download that broke off."""
    return data[: chance.randint(len(data) // 5, len(data) - 1)]


def cut_middle(data: bytes, chance: random.Random) -> bytes:
    """Some bytes that went missing, so that all behind them moved up."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, LONGEST_HOLE * BLOCK) :]


def repeat_block(data: bytes, chance: random.Random) -> bytes:
    """A block that another one of the file was written over."""
    count = max(len(data) // BLOCK, 1)
    source, target = chance.randrange(count) * BLOCK, chance.randrange(count) * BLOCK
    block = data[source : source + BLOCK]
    return data[:target] + block + data[target + len(block) :]


DAMAGES: dict[str, Damage] = {
    "bits flipped": flip_bits,
    "a hole": make_hole,
    "end cut off": cut_end,
    "bytes missing": cut_middle,
    "a block over another": repeat_block,
}

ARCHIVE = b"PK"
PART_BYTES = 200
"""The least that a part of an archive has to have, to be damaged: less is a list of types or of fonts."""
LONGEST_LOSS = 400
"""Bytes of a part: a paragraph of markup or some."""
_DAY = (2026, 1, 1, 0, 0, 0)
"""Of every part of an archive, so that a copy is the same each time."""


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pack(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _in_a_part(damage: Damage) -> Damage:
    def damage_part(data: bytes, chance: random.Random) -> bytes:
        parts = _parts(data)
        name = chance.choice([name for name, part in parts.items() if len(part) >= PART_BYTES])
        return _pack({**parts, name: damage(parts[name], chance)})

    return damage_part


def _cut_part(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(len(data) // 4, len(data) - 2)]


def _lose_bytes(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, LONGEST_LOSS) :]


def _blank_bytes(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    length = min(chance.randint(1, LONGEST_LOSS), len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def lose_part(data: bytes, chance: random.Random) -> bytes:
    """A part of an archive that is gone, as after a repair by the program that opened it."""
    parts = _parts(data)
    del parts[chance.choice(list(parts))]
    return _pack(parts)


ARCHIVE_DAMAGES: dict[str, Damage] = {
    "a part cut off": _in_a_part(_cut_part),
    "a part gone": lose_part,
    "bytes of a part missing": _in_a_part(_lose_bytes),
    "a hole in a part": _in_a_part(_blank_bytes),
}
"""Of office files that are archives: what a program wrote wrong, so that every checksum holds."""


@dataclass(frozen=True)
class Copy:
    """A damaged copy: the file that it was, by its name and bytes, and the kind of damage."""

    number: int
    source: str
    sound: bytes
    damage: str
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.number:04}-{self.damage.replace(' ', '-')}-{self.source}"


def list_sources() -> list[Path]:
    """The reports that copies are made of: PDFs of samples and corpus twice as often as dumps and Word files."""
    samples = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".pdf", ".txt") and path.stem != "README")
    corpus = [path for split in ("tuned", "held_out") for path in list_reports(split)]
    papers = [path for path in (*samples, *corpus) if path.suffix == ".pdf"]
    return [*samples, *corpus, *papers]


def damaged_copies(count: int, first: int = 0) -> Iterator[Copy]:
    """Copies by number: the number alone decides file, kind of damage and place."""
    sources, kinds = list_sources(), list(DAMAGES)
    for number in range(first, first + count):
        chance = random.Random(f"damaged copy {number}")  # places by chance, no secrets
        source, kind = chance.choice(sources), kinds[number % len(kinds)]
        sound = source.read_bytes()
        yield Copy(number, f"{source.parent.name}-{source.name}", sound, kind, DAMAGES[kind](sound, chance))


OFFICE_FORMS = (
    "word",
    "excel",
    "excel 97",
    "sheet of opendocument",
    "separated values",
    "text of opendocument",
    "rich text",
    "rich text of 1995",
    "slides",
    "text dump",
    "markdown",
    "bare web page",
    "styled web page",
)


@cache
def _report_as(form: str, name: str) -> tuple[str, bytes]:
    file = FORMS[form](name)
    data = _pack(_parts(file.data)) if file.data.startswith(ARCHIVE) else file.data
    return f"{form.replace(' ', '-')}-{name}{Path(file.name).suffix}", data


def damaged_office_copies(count: int, first: int = 0) -> Iterator[Copy]:
    """Copies of reports as office programs and dumps hold them; the number decides form, report, damage and place."""
    names = sorted(drafts())
    for number in range(first, first + count):
        chance = random.Random(f"damaged office copy {number}")  # places by chance, no secrets
        source, sound = _report_as(OFFICE_FORMS[number % len(OFFICE_FORMS)], chance.choice(names))
        kinds = {**DAMAGES, **ARCHIVE_DAMAGES} if sound.startswith(ARCHIVE) else DAMAGES
        kind = chance.choice(list(kinds))
        damaged = kinds[kind](sound, chance)
        if damaged != sound:  # a block of zeros over another changes nothing
            yield Copy(number, source, sound, kind, damaged)
