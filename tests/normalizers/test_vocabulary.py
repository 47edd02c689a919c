"""Tables of words: what is refused when they are loaded, and what they find."""

from __future__ import annotations

import csv
import re
from importlib.resources import files

import pytest

from prongsai.normalizers.vocabulary import COLUMNS, VocabularyError, build_vocabulary


def row(wording: str, means: str = "target", **more: str) -> dict[str, str]:
    return {
        "wording": wording,
        "means": means,
        "source": "test",
        "example": f"{wording} ๘๕",
        "counter_example": "ได้คะแนน ๘๕",
        **more,
    }


def test_longer_wording_wins_and_blanks_do_not_count() -> None:
    words = build_vocabulary("t", [row("เป้าหมาย"), row("ตั้ง เป้าหมาย ไว้", "goal")])
    assert [(hit.start, hit.means) for hit in words.find("ตั้งเป้าหมาย ไว้ เป้าหมาย")] == [(0, "goal"), (17, "target")]


def test_read_wants_the_whole_text() -> None:
    words = build_vocabulary("t", [row("ค่า เป้าหมาย")])
    assert words.read("ค่าเป้าหมาย") is not None
    assert words.read("ค่าเป้าหมาย ๘๕") is None


def test_alternation_of_a_meaning_that_no_row_has_is_refused() -> None:
    with pytest.raises(VocabularyError, match="no wording that means 'share'"):
        build_vocabulary("t", [row("เป้าหมาย")]).alternation("share")


def test_signs_of_patterns_in_words_match_themselves() -> None:
    words = build_vocabulary("t", [row("อบต.")])
    assert [hit.end for hit in words.find("อบตX อบต.")] == [9]


@pytest.mark.parametrize("text", ["พ.ศ.", "พศ", "พ. ศ .", "พ .ศ", "พ.ศ"])
def test_points_of_an_abbreviation_may_be_missing_and_blanks_stand_around_them(text: str) -> None:
    pattern = build_vocabulary("t", [row("พ.ศ."), row("พ. ศ. ไทย")]).abbreviations()
    assert re.fullmatch(pattern, text) is not None
    assert re.fullmatch(pattern, f"{text}ไทย") is not None
    assert re.fullmatch(pattern, "พXศ") is None


def test_part_of_a_table_is_that_of_the_rows_with_all_these_values() -> None:
    rows = [row(word, reach=word[0], side=word[1]) for word in ("กข", "กค", "ขค")]
    words = build_vocabulary("t", rows, ["reach", "side"])
    assert [one.text for one in words.where(reach="ก").wordings] == ["กข", "กค"]
    assert [one.text for one in words.where(reach="ก", side="ค").wordings] == ["กค"]
    with pytest.raises(VocabularyError, match="no wording with {'reach': 'ค'}"):
        words.where(reach="ค")


def test_table_without_rows_finds_nothing() -> None:
    assert list(build_vocabulary("t", []).find("เป้าหมาย")) == []


def test_fault_names_the_line_of_the_table_below_its_heading() -> None:
    with pytest.raises(VocabularyError, match="line 3: wording is empty"):
        build_vocabulary("t", [row("เป้าหมาย"), row("")])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row("เป้าหมาย"), row("เป้า หมาย", "goal")], "stands there twice"),
        ([row("เป้า|หมาย")], "a pattern belongs into code"),
        ([row("เป้าหมาย", extra="1")], "the columns are"),
        ([{**row("เป้าหมาย"), "counter_example": " "}], "counter_example is empty"),
        ([row("")], "wording is empty"),
    ],
    ids=["two-meanings", "pattern", "unknown-column", "no-counter-example", "no-wording"],
)
def test_tables_that_contradict_themselves_are_refused(rows: list[dict[str, str]], message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        build_vocabulary("t", rows)


FOLDER = files("prongsai.data").joinpath("language")
TABLES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".csv"))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_found_in_its_example_and_not_in_its_counter_example(table: str) -> None:
    """Whatever columns a table adds: a wording that its own example does not show, or that its counter-example shows,
    is a row nobody checked."""
    text = FOLDER.joinpath(table).read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    words = build_vocabulary(table, rows, [column for column in rows[0] if column not in COLUMNS])
    for wording in words.wordings:
        assert any(hit.wording is wording for hit in words.find(wording.example)), wording
        assert all(hit.wording is not wording for hit in words.find(wording.counter_example)), wording
