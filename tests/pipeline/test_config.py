"""Settings are checked once, at the start, with the option to change in the message."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from prongsai.pipeline.config import (
    BUILT_IN_READERS,
    ENGINE_GROUP,
    Settings,
    count_cpus,
    find_readers,
    list_ocr_choices,
)
from prongsai.pipeline.errors import SettingsError


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"ocr": "somebody"}, "--ocr 'somebody' is unknown; choose one of auto, none, own, "),
        ({"workers": 0}, "--workers 0"),
        ({"timeout_s": 0}, "--timeout 0"),
        ({"timeout_s": float("nan")}, "--timeout nan"),
        ({"memory_mb": 10}, "--memory 10"),
        ({"max_file_mb": 0}, "--max-file 0"),
        ({"gazetteer": Path("nowhere.csv")}, "nowhere.csv is not a file"),
    ],
)
def test_option_that_is_off_is_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Settings(**options)


def test_reader_of_another_package_may_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    added = EntryPoint("house-reader", "somewhere:Reader", ENGINE_GROUP)
    monkeypatch.setattr("prongsai.pipeline.config.entry_points", lambda group: [added] if group == ENGINE_GROUP else [])
    assert Settings(ocr="house-reader").ocr == "house-reader"


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/read", "https://reader.example/v1"])
def test_reader_behind_an_address_may_be_chosen(address: str) -> None:
    assert Settings(ocr=address).ocr == address


def test_every_reader_that_can_be_loaded_may_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    added = EntryPoint("one-more", "somewhere:Reader", ENGINE_GROUP)
    monkeypatch.setattr("prongsai.pipeline.config.BUILT_IN_READERS", (*BUILT_IN_READERS, added))
    assert Settings(ocr="one-more").ocr == "one-more"
    assert list_ocr_choices() == ["auto", "none", *sorted(find_readers())]


def test_defaults_are_sound() -> None:
    assert Settings().workers == count_cpus() >= 1
    assert Settings().max_file_bytes == 256 * 1024 * 1024
