"""What is installed and in use, for `prongsai doctor` and for whoever helps a user."""

from __future__ import annotations

import platform
import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import PipelineError
from prongsai.pipeline.pages.libreoffice import find_libreoffice
from prongsai.pipeline.pages.scan.engines import describe_engines
from prongsai.pipeline.pages.scan.tessdata import find_tessdata
from prongsai.pipeline.resources import Resources

OLDEST_PYTHON = (3, 11)
"""As `requires-python` of the package says."""
ENGINE_REMEDIES = {
    "own": "install prongsai again",
    "tesseract": "scans are read less well without it",
}
"""By the name of the reader, beside what it says itself is missing; readers of other packages are theirs to explain."""

THAI_MODEL_REMEDY = (
    "install tesseract-ocr-tha (apt-get) or tesseract-lang (brew), or name its folder in TESSDATA_PREFIX"
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
        Fact("python", sys.version_info >= OLDEST_PYTHON, f"{platform.python_version()} on {platform.platform()}"),
        *map(_package, ("prongsai", *_required_packages())),
        *_engines(),
        _languages(),
        _libreoffice(),
        *_reference_data(settings),
    ]


def _required_packages() -> list[str]:
    """Names of the packages that an installed prongsai declares, those of its extras left out."""
    try:
        declared = requires("prongsai") or []
    except PackageNotFoundError:
        return []  # a folder on the path, with nothing declared; the fact about prongsai itself says so
    names = [re.match(r"[\w.-]+", line) for line in declared if "extra ==" not in line]
    return sorted(name[0] for name in names if name)


def _package(name: str) -> Fact:
    try:
        return Fact(name, True, version(name))
    except PackageNotFoundError:
        return Fact(name, False, "not installed", f"python -m pip install {name}")


def _engines() -> list[Fact]:
    return [
        Fact(
            f"OCR {fact.name}",
            fact.is_available,
            fact.detail,
            "" if fact.is_available else ENGINE_REMEDIES.get(fact.name, "see the package that brings it"),
        )
        for fact in describe_engines()
    ]


def _languages() -> Fact:
    folder = find_tessdata()
    if folder is None:
        return Fact("OCR languages", False, "no Thai model for Tesseract", THAI_MODEL_REMEDY)
    names = sorted(path.stem for path in Path(folder).glob("*.traineddata"))
    return Fact("OCR languages", "tha" in names, f"{', '.join(names)} in {folder}")


def _libreoffice() -> Fact:
    program = find_libreoffice()
    if program is None:
        remedy = "install LibreOffice if there are files of Office 97; all others are read without it"
        return Fact("LibreOffice", False, "not installed: .doc and .ppt are not read", remedy)
    return Fact("LibreOffice", True, f"{program}: reads .doc and .ppt")


def _reference_data(settings: Settings) -> list[Fact]:
    resources = Resources(settings)
    facts = []
    try:
        resources.frame  # noqa: B018  loading is the check
        facts.append(Fact("assessment frame", True, "codes and weights of every year agree"))
    except PipelineError as error:
        facts.append(Fact("assessment frame", False, str(error), "install prongsai again"))
    source = str(settings.gazetteer) if settings.gazetteer else "built in (geothai)"
    try:
        facts.append(Fact("gazetteer", True, f"{source}, {len(resources.gazetteer.units)} bodies"))
    except PipelineError as error:
        facts.append(
            Fact(
                "gazetteer",
                False,
                f"{source}: {error}",
                "leave out --gazetteer or mend the file; leave an imported one with `prongsai gazetteer rollback`",
            )
        )
    return facts
