"""Which of the line readers on this machine a run uses.

Their names are in `prongsai.pipeline.config`. Readers of other packages register a callable that gives an `Engine`
under the entry point group `prongsai.ocr_engines`, and are chosen by their entry point's name; `auto` knows ours alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint
from typing import Protocol, runtime_checkable

from prongsai.pipeline.config import OWN_READER, TESSERACT, find_readers, is_address
from prongsai.pipeline.errors import ReferenceDataError, SettingsError
from prongsai.pipeline.pages.scan.engine import Body, Engine, GreyImage, LineReading
from prongsai.pipeline.pages.scan.fuse import distrust_numbers, fuse_readings
from prongsai.pipeline.pages.scan.remote import RemoteReader
from prongsai.pipeline.pages.scan.second_look import NumberReader, confirm_numbers

# lines that our reader is less sure of than this are shown to a second reader as well
DOUBTFUL = 0.96


# what a reader raises that is not there, or not whole
Unavailable = (ImportError, OSError, ReferenceDataError)


@runtime_checkable
class BodyReader(NumberReader, Protocol):
    """A reader that profits from knowing where the letter bodies stand, and that can be held to numbers."""

    name: str

    def read_lines(self, images: Sequence[GreyImage], bodies: Sequence[Body | None] | None = None) -> list[LineReading]:
        """One reading per image; a body of None is not known."""
        ...


@dataclass(frozen=True, slots=True)
class EngineFact:
    """What `doctor` says of one reader."""

    name: str
    is_available: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Engines:
    """The readers of a run: `own` for every line with numerals first of all, `words` as reader or witness of words."""

    own: Engine | None = None
    words: Engine | None = None

    @property
    def is_empty(self) -> bool:
        """True where nobody reads pictures."""
        return self.own is None and self.words is None

    def read_lines(self, images: Sequence[GreyImage], bodies: Sequence[Body]) -> list[LineReading]:
        """One reading per line image, by our reader where there is one, seconded by the other where in doubt.

        The `confidence` of each is its characters' mean, whatever the reader calls it.
        """
        if self.own is None:
            readings = self.words.read_lines(images) if self.words is not None else []
            return [distrust_numbers(_with_mean(r)) for r in readings]
        own = self.own
        if isinstance(own, BodyReader):
            # whether a line is print at all is said by the first look; the second one only doubts its numbers
            first = [_with_mean(r) for r in own.read_lines(images, bodies)]
            readings = confirm_numbers(own, images, bodies, first)
        else:
            readings = [_with_mean(r) for r in own.read_lines(images)]
        if self.words is None:
            return readings
        doubtful = [i for i, r in enumerate(readings) if r.text and r.confidence < DOUBTFUL]
        for i, second in zip(doubtful, self.words.read_lines([images[i] for i in doubtful]), strict=True):
            readings[i] = fuse_readings(readings[i], second)
        return readings


def _with_mean(reading: LineReading) -> LineReading:
    if not reading.char_confidence:
        return reading
    return replace(reading, confidence=sum(reading.char_confidence) / len(reading.char_confidence))


def _open(point: EntryPoint) -> Engine:
    """Load and start one reader; raises one of `Unavailable` where a part of it is missing."""
    engine: Engine = point.load()()
    return engine


def pick_engines(choice: str) -> Engines:
    """The readers for `--ocr`: `auto` takes what is installed, a name or an address just that one, `none` nobody.

    Raises:
        SettingsError: a reader was asked for by name and is unknown or cannot start.
    """
    if choice == "none":
        return Engines()
    if is_address(choice):
        return Engines(own=RemoteReader(choice))
    points = find_readers()
    if choice == "auto":
        opened: dict[str, Engine | None] = {}
        for name in (OWN_READER, TESSERACT):
            try:
                opened[name] = _open(points[name])
            except (ImportError, OSError):
                # not installed; `describe_engines` tells why, and a page that nobody reads becomes a finding. Weights
                # that are there and damaged are another matter: that error goes through
                opened[name] = None
        return Engines(own=opened[OWN_READER], words=opened[TESSERACT])
    if choice not in points:
        raise SettingsError(f"--ocr {choice!r} is unknown; choose auto, none or one of {', '.join(sorted(points))}")
    try:
        engine = _open(points[choice])
    except Unavailable as error:
        raise SettingsError(f"--ocr {choice}: {error}") from error
    # a reader from outside stands where ours does: its numerals are its own business
    return Engines(words=engine) if choice == TESSERACT else Engines(own=engine)


def describe_engines() -> list[EngineFact]:
    """What `prongsai doctor` prints about readers."""
    facts = []
    for name, point in find_readers().items():
        try:
            engine = _open(point)
        except Unavailable as error:
            facts.append(EngineFact(name, False, str(error)))
        else:
            facts.append(EngineFact(name, True, str(getattr(engine, "version", ""))))
    return facts
