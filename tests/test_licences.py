"""Every package that a run needs is under a licence that `requirements/licences.csv` allows, by its own metadata."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from packaging.requirements import Requirement

from tests.paths import ROOT

REQUIREMENTS = ROOT / "requirements"
with (REQUIREMENTS / "licences.csv").open(encoding="utf-8", newline="") as table:
    ALLOWED = {row["written"]: row["licence"] for row in csv.DictReader(table)}
FREE_SOFTWARE_ONLY_UNDER_ITS_OWN_TERMS = ("GPL", "SSPL", "EUPL", "OSL", "BUSL", "Commons Clause", "NC")
"""Parts of names that no allowed licence has: what is built on such a package would be under their terms too."""


def locked(name: str) -> list[Requirement]:
    """What a lock installs on this machine."""
    lines = (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines()
    found = [Requirement(line.removesuffix("\\")) for line in lines if line[:1].isalnum()]
    return [requirement for requirement in found if requirement.marker is None or requirement.marker.evaluate()]


def stated_licences(about: Message) -> list[str]:
    """Everything that a package's metadata says about its licence: expression, classifiers, free text.

    A free text of several lines is the licence itself, which only counts where nothing names it.
    """
    expression, text = about.get("License-Expression"), (about.get("License") or "").strip()
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    stated = [line.rsplit(" :: ", 1)[-1] for line in classifiers if not line.endswith(":: OSI Approved")]
    if expression:
        stated.append(expression)
    if text and ("\n" not in text or not stated):
        stated.append(text)
    return stated


def is_allowed(stated: str, allowed: Iterable[str]) -> bool:
    """Whether a name, or an expression of names with AND and OR, is on the list; one with brackets never is."""
    allowed = set(allowed)
    return stated in allowed or any(
        all(name.strip() in allowed for name in alternative.split(" AND ")) for alternative in stated.split(" OR ")
    )


def refuse(about: Message) -> str | None:
    """Why a package may not be used; None where it may."""
    stated = stated_licences(about)
    if not stated:
        return "its metadata name no licence"
    refused = [licence for licence in stated if not is_allowed(licence, ALLOWED)]
    return f"licence {refused[0][:80]!r} is not allowed" if refused else None


@pytest.mark.parametrize("requirement", locked("run.lock"), ids=lambda requirement: requirement.name)
def test_package_of_a_run_has_an_allowed_licence(requirement: Requirement) -> None:
    assert refuse(metadata(requirement.name)) is None


@pytest.mark.parametrize("requirement", locked("ocr.lock"), ids=lambda requirement: requirement.name)
def test_optional_package_has_an_allowed_licence(requirement: Requirement) -> None:
    try:
        about = metadata(requirement.name)
    except PackageNotFoundError:
        # it needs Tesseract's headers; where they may not be installed, everything else works without it
        pytest.skip(f"{requirement.name} is not installed")
    assert refuse(about) is None


def test_locks_are_read_whole() -> None:
    names = {requirement.name for requirement in locked("run.lock")}
    assert {"numpy", "pyarrow", "pdfplumber", "typer"} <= names
    assert [requirement.name for requirement in locked("ocr.lock")] == ["tesserocr"]


def test_list_allows_no_licence_that_binds_what_is_built_on_it() -> None:
    for written, licence in ALLOWED.items():
        for part in FREE_SOFTWARE_ONLY_UNDER_ITS_OWN_TERMS:
            assert part not in written and part not in licence, written


def about(*fields: tuple[str, str]) -> Message:
    message = Message()
    for name, value in fields:
        message[name] = value
    return message


APPROVED = "License :: OSI Approved :: "


@pytest.mark.parametrize(
    ("fields", "is_fine"),
    [
        ((("License-Expression", "MIT"),), True),
        ((("License-Expression", "MIT AND CC-BY-4.0"),), True),
        ((("License-Expression", "GPL-2.0-only OR BSD-3-Clause"),), True),
        ((("License-Expression", "MIT AND GPL-3.0-or-later"),), False),
        ((("License-Expression", "AGPL-3.0-only"),), False),
        ((("License-Expression", "MIT AND (GPL-2.0-only OR MIT)"),), False),
        ((("Classifier", APPROVED + "MIT License"),), True),
        ((("Classifier", "License :: OSI Approved"), ("License", "MIT")), True),
        ((("Classifier", APPROVED + "GNU Affero General Public License v3"),), False),
        ((("Classifier", APPROVED + "MIT License"), ("License", "AGPL-3.0")), False),
        ((("Classifier", APPROVED + "MIT License"), ("License", "Permission is hereby\ngranted")), True),
        ((("License", "Dual Licensed - GNU AFFERO GPL 3.0 or Commercial"),), False),
        ((("License", "UNKNOWN"),), False),
        ((("License", "Some text\nof a licence"),), False),
        ((), False),
    ],
)
def test_licence_is_judged_by_all_that_is_stated(fields: tuple[tuple[str, str], ...], is_fine: bool) -> None:
    assert (refuse(about(*fields)) is None) == is_fine
