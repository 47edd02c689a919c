"""Fingerprints: what a kept result rests on besides the document, so that it is used again only where it would be
made again just so.

A stage rests on the code and data that it reads, on the packages that do its work, and on the options that change what
it gives. The costly stages name their own files, so that a new rule of a cheap one leaves their results in use; tests
hold the names against what each stage imports and opens.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, entry_points, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from prongsai.pipeline.config import ENGINE_GROUP, Settings
from prongsai.pipeline.pages.libreoffice import find_libreoffice
from prongsai.pipeline.pages.scan.tessdata import find_tessdata

Stage = Literal["files", "pictures", "pages", "blocks", "second", "rows", "across"]
"""What each file is, pages read from their picture, all pages of a document, its text and tables, pages read by the
second reader, the rows of a document, and what all documents together say of them."""

_PAPER = ("pipeline/model/paper.py", "pipeline/model/findings.py", "pipeline/errors.py", "pipeline/config.py")

_PICTURES = (
    *_PAPER,
    "pipeline/pages/scan",
    "pipeline/pages/model_files.py",
    "pipeline/pages/memory.py",
    "pipeline/pages/pictures.py",
    "pipeline/pages/picture_files.py",
    "pipeline/paper",
    "normalizers/thai",
    "normalizers/values/digits.py",
    "normalizers/printed_numbers.py",
    "normalizers/tables.py",
    "normalizers/vocabulary.py",
    "data/reader",
    "data/language/scan_slips.csv",
    "data/language/thai_words.csv",
)

_PAGES = (
    *_PICTURES,
    "pipeline/pages",
    "normalizers/names/persons.py",
    "normalizers/names/place_names.py",
    "normalizers/values/assessment.py",
    "normalizers/values/list_marks.py",
    "normalizers/values/lists.py",
    "data/glyphs",
    "data/language/assessment.csv",
    "data/language/fact_labels.csv",
    "data/language/sheet_names.csv",
    "data/language/english_words.csv",
    "data/language/person_words.csv",
    "data/language/words_around_names.csv",
)

PARTS: dict[Stage, tuple[str, ...]] = {
    "files": (
        *_PAPER,
        "pipeline/model/documents.py",
        "pipeline/discover",
        "pipeline/spawn.py",
        "normalizers/printable.py",
        "normalizers/tables.py",
        "normalizers/values/assessment.py",
        "normalizers/vocabulary.py",
        "data/language/assessment.csv",
    ),
    "pictures": _PICTURES,
    "pages": _PAGES,
    "blocks": (
        *_PAGES,
        "pipeline/reading.py",
        "pipeline/model/blocks.py",
        "pipeline/discover/archives.py",
        "pipeline/discover/media_types.py",
        "pipeline/discover/unmarked.py",
        "normalizers/printable.py",
        "pipeline/tables/blocks.py",
        "pipeline/tables/edges.py",
        "pipeline/tables/full_cells.py",
        "pipeline/tables/joined",
        "pipeline/tables/parts.py",
        "pipeline/tables/ruled",
        "pipeline/tables/text_columns.py",
        "pipeline/tables/unruled",
        "data/language/line_words.csv",
        "data/language/months.csv",
        "data/language/time_words.csv",
    ),
    "second": (
        *_PAPER,
        "pipeline/paper/raised_marks.py",
        "pipeline/pages/memory.py",
        "pipeline/pages/pdf_objects.py",
        "pipeline/pages/layer/content_stream.py",
        "pipeline/pages/layer/second_reader.py",
    ),
    "rows": ("pipeline", "parsers", "normalizers", "data"),
    "across": ("pipeline/across", "pipeline/supplied", "pipeline", "parsers", "normalizers", "data"),
}
"""Files and folders of the package that decide what a stage gives."""

NOT_ROWS = (
    "pipeline/across",
    "pipeline/history",
    "pipeline/face",
    "pipeline/workers",
    "pipeline/plan.py",
    "pipeline/run.py",
    "pipeline/store",
    "pipeline/supplied",
    "data/samples",
)
"""What compares, shows, hands on and keeps the rows of single documents, and changes none of what is kept."""

_SUFFIXES_LEFT = (".pyc", ".md")
_PACKAGE = "prongsai"
_PIECE = 1024 * 1024
"""Bytes. A bound on memory: a hash is the same whatever pieces the file is read in."""


@dataclass(frozen=True, slots=True)
class Prints:
    """The fingerprint of every stage, in hex."""

    files: str
    pictures: str
    pages: str
    blocks: str
    second: str
    rows: str
    across: str

    @property
    def code(self) -> str:
        """What the rows of a dataset rest on besides the files that were read."""
        return f"{self.rows} {self.across}"

    def of(self, stage: Stage) -> str:
        """The fingerprint of one stage."""
        return {
            "files": self.files,
            "pictures": self.pictures,
            "pages": self.pages,
            "blocks": self.blocks,
            "second": self.second,
            "rows": self.rows,
            "across": self.across,
        }[stage]


def take_prints(settings: Settings, make_reader: Callable[..., object]) -> Prints:
    """The fingerprints for a run with these settings, whose documents are read by what `make_reader` makes.

    The limits of time and memory are not part of them: what they cut short is kept apart.
    """
    readers = _hash_texts([settings.ocr, *_packages(), *_models_outside()])
    depth = "every scan" if settings.every_scan else "scans of Thai reports"
    register = _hash_file(settings.gazetteer) if settings.gazetteer else "built-in"
    made_by = f"{make_reader.__module__}.{make_reader.__qualname__}"
    code = {stage: _hash_texts(_file_hashes(PARTS[stage])) for stage in PARTS}
    return Prints(
        files=_hash_texts([code["files"], *_packages()]),
        pictures=_hash_texts([code["pictures"], readers]),
        pages=_hash_texts([code["pages"], readers, depth]),
        blocks=_hash_texts([code["blocks"], readers, depth]),
        second=_hash_texts([code["second"], *_packages()]),
        rows=_hash_texts([code["rows"], readers, depth, register, made_by]),
        across=_hash_texts([code["across"], *_packages()]),
    )


def list_files(parts: Iterable[str]) -> list[str]:
    """The files of the package that some parts name, by path, in order."""
    return sorted({path for part in parts for path in _walk(part)})


def _walk(part: str) -> Iterator[str]:
    here = files(_PACKAGE).joinpath(*part.split("/"))
    if here.is_file():
        yield part
    elif here.is_dir():
        yield from _walk_folder(here, part)
    else:
        raise FileNotFoundError(f"{part} is no part of {_PACKAGE}")


def _walk_folder(folder: Traversable, name: str) -> Iterator[str]:
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.name == "__pycache__" or path in NOT_ROWS or path.endswith(_SUFFIXES_LEFT):
            continue
        if entry.is_dir():
            yield from _walk_folder(entry, path)
        else:
            yield path


def _file_hashes(parts: Iterable[str]) -> list[str]:
    return [f"{path} {_hash_part(path)}" for path in list_files(parts)]


@cache
def _hash_part(path: str) -> str:
    return hashlib.sha256(files(_PACKAGE).joinpath(*path.split("/")).read_bytes()).hexdigest()


def _packages() -> list[str]:
    """The versions of all packages that the work is done by, and of the interpreter."""
    names = sorted({_name_of(line) for line in requires(_PACKAGE) or ()})
    return [f"python {platform.python_version()}", *(f"{name} {_version_of(name)}" for name in names)]


def _name_of(requirement: str) -> str:
    """
    >>> _name_of("tesserocr>=2.8; extra == 'ocr'")
    'tesserocr'
    """
    for sign in " <>=!~;[(":
        requirement = requirement.split(sign, 1)[0]
    return requirement.strip()


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _models_outside() -> list[str]:
    """The readers of pictures, their models and the converter of old files that do not come with the package."""
    points = entry_points(group=ENGINE_GROUP)
    readers = sorted(f"{one.name} {one.value} {one.dist.version if one.dist else ''}" for one in points)
    office = find_libreoffice()
    if office is not None:
        about = office.resolve().stat()
        readers.append(f"LibreOffice {office.resolve()} {about.st_size} {about.st_mtime_ns}")
    folder = find_tessdata()
    models = sorted(folder.glob("*.traineddata")) if folder else []
    return [*readers, *(f"{path.name} {path.stat().st_size} {_hash_file(path)}" for path in models)]


@cache
def _hash_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _hash_texts(texts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()
