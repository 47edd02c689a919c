"""What is installed and in use, for `prongsai doctor` and for whoever helps a user."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import PipelineError
from prongsai.pipeline.pages.scan.engines import describe_engines
from prongsai.pipeline.pages.scan.tesseract import find_tessdata
from prongsai.pipeline.resources import Resources

PACKAGES = (
    "pypdfium2",
    "pdfplumber",
    "pyarrow",
    "pandas",
    "opencv-python-headless",
    "onnxruntime",
    "pythainlp",
    "geothai",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a run needs or can use."""

    what: str
    is_ok: bool
    detail: str
    remedy: str = ""


def examine(settings: Settings) -> list[Fact]:
    """Everything that decides what a run can do here; nothing is raised for what is missing."""
    return [
        Fact("python", sys.version_info >= (3, 11), f"{platform.python_version()} on {platform.platform()}"),
        *(_package(name) for name in PACKAGES),
        *_engines(),
        _languages(),
        *_reference_data(settings),
    ]


def _package(name: str) -> Fact:
    try:
        return Fact(name, True, version(name))
    except PackageNotFoundError:
        return Fact(name, False, "not installed", "run make install")


def _engines() -> list[Fact]:
    remedy = "scans are read less well without it; run make install with apt or Homebrew at hand"
    return [
        Fact(f"OCR {fact.name}", fact.is_available, fact.detail, "" if fact.is_available else remedy)
        for fact in describe_engines()
    ]


def _languages() -> Fact:
    folder = find_tessdata()
    if folder is None:
        return Fact("OCR languages", False, "no Thai model for Tesseract", "apt-get install tesseract-ocr-tha")
    names = sorted(path.stem for path in Path(folder).glob("*.traineddata"))
    return Fact("OCR languages", "tha" in names, f"{', '.join(names)} in {folder}")


def _reference_data(settings: Settings) -> list[Fact]:
    resources = Resources(settings)
    facts = []
    try:
        resources.frame  # noqa: B018  loading is the check
        facts.append(Fact("assessment frame", True, "codes and weights of every year agree"))
    except PipelineError as error:
        facts.append(Fact("assessment frame", False, str(error), "reinstall prongsai"))
    source = str(settings.gazetteer) if settings.gazetteer else "built in (geothai)"
    try:
        facts.append(Fact("gazetteer", True, f"{source}, {len(resources.gazetteer.units)} bodies"))
    except PipelineError as error:
        facts.append(Fact("gazetteer", False, f"{source}: {error}", "leave out --gazetteer, or mend the file"))
    return facts
