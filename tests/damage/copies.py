"""Damaged copies of samples and of the corpus, by number: flipped bits, holes, cuts, lost and repeated blocks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.variants import list_reports
from tests.paths import ROOT

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


@dataclass(frozen=True)
class Copy:
    """A damaged copy: the file that it was, and the kind of damage."""

    number: int
    source: Path
    damage: str
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.number:04}-{self.damage.replace(' ', '-')}-{self.source.stem}{self.source.suffix}"


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
        yield Copy(number, source, kind, DAMAGES[kind](source.read_bytes(), chance))
