"""A damaged model is refused before it reads anything."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import ExitCode, ReferenceDataError
from prongsai.pipeline.pages import model_files
from prongsai.pipeline.pages.glyphs.model import read_glyph_model
from prongsai.pipeline.pages.model_files import read_model_file
from prongsai.pipeline.pages.scan.engines import pick_engines
from prongsai.pipeline.pages.scan.reader import LineReader
from tests.paths import DATA

MODELS = ("glyphs/model.npz", "reader/reader.onnx", "reader/alphabet.txt", "reader/calibration.json")


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the models that stands for the installed one."""
    for name in ("SHA256SUMS", *MODELS):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(DATA / name, tmp_path / name)
    monkeypatch.setattr(model_files, "files", lambda package: tmp_path)
    read_glyph_model.cache_clear()
    return tmp_path


def change_one_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) * 2 // 3] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("name", MODELS)
def test_whole_model_is_read(name: str) -> None:
    assert read_model_file(name) == files("prongsai.data").joinpath(name).read_bytes()


@pytest.mark.parametrize("name", MODELS)
def test_one_changed_bit_is_noticed(name: str, copied: Path) -> None:
    change_one_bit(copied / name)
    with pytest.raises(ReferenceDataError, match=f"data/{name} is damaged.*install prongsai again"):
        read_model_file(name)


@pytest.mark.parametrize("name", ["reader/reader.onnx", "SHA256SUMS"])
def test_missing_file_is_named(name: str, copied: Path) -> None:
    (copied / name).unlink()
    with pytest.raises(ReferenceDataError, match=f"cannot be read.*{name}"):
        read_model_file("reader/reader.onnx")


def test_file_that_is_not_listed_is_refused(copied: Path) -> None:
    (copied / "SHA256SUMS").write_text("")
    with pytest.raises(ReferenceDataError, match="not the listed one"):
        read_model_file("reader/reader.onnx")


def test_glyph_model_is_held_to_its_checksum(copied: Path) -> None:
    assert read_glyph_model()
    read_glyph_model.cache_clear()
    change_one_bit(copied / "glyphs" / "model.npz")
    with pytest.raises(ReferenceDataError, match=r"model\.npz is damaged"):
        read_glyph_model()


@pytest.mark.parametrize("name", [name for name in MODELS if name.startswith("reader/")])
def test_run_does_not_fall_back_from_a_damaged_reader(name: str, copied: Path) -> None:
    assert LineReader()
    change_one_bit(copied / name)
    with pytest.raises(ReferenceDataError, match="is damaged") as raised:
        pick_engines(Settings().ocr)
    assert raised.value.exit_code == ExitCode.BUG
