"""What a run needs, looked at before one."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.face.doctor import Fact, examine
from prongsai.pipeline.resources import Resources

DOCTOR = "prongsai.pipeline.face.doctor"


def facts(settings: Settings | None = None) -> dict[str, Fact]:
    return {fact.what: fact for fact in examine(settings or Settings())}


def test_folder_on_the_path_declares_no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def declare(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(f"{DOCTOR}.requires", declare)
    assert "pyarrow" not in facts()


def test_program_for_old_files_is_named_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{DOCTOR}.find_libreoffice", lambda: Path("/usr/bin/soffice"))
    fact = facts()["LibreOffice"]
    assert fact.is_ok
    assert fact.detail == "/usr/bin/soffice: reads .doc and .ppt"


def test_list_of_bodies_that_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    fact = facts(Settings(gazetteer=tmp_path / "other.csv"))["gazetteer"]
    assert not fact.is_ok
    assert "other.csv" in fact.detail
    assert "--gazetteer" in fact.remedy


def test_frame_that_contradicts_itself_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def contradict(resources: Resources) -> None:
        raise ReferenceDataError("weights.csv: 2566 is not 1 together", "mend it")

    monkeypatch.setattr(Resources, "frame", property(contradict))
    fact = facts()["assessment frame"]
    assert (fact.is_ok, fact.remedy) == (False, "install prongsai again")
    assert "2566 is not 1" in fact.detail
