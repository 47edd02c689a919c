"""What the bench publishes: README's figures are those that it wrote, and the cases run where they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prongsai.pipeline.link.gazetteer import load_gazetteer
from tests.bench.bench_cases import run_cases
from tests.bench.bench_constants import Side, in_child, walk
from tests.bench.bench_link import measure_across, measure_lacking
from tests.bench.moved_constants import CannotMove, Constant, follow, put
from tests.bench.nightly_files import KINDS, change_file, make_files
from tests.bench.readme import BEGIN, END, FIGURES, README, fill, group_states, put_in, table_row
from tests.corpus.variants import VARIANTS

SOUND = {"reports": 1, "scores_wanted": 2, "scores_right": 2}
FLAWED = SOUND | {"scores_right": 1, "scores_lost": 1}


def test_readme_has_the_figures_that_the_bench_wrote() -> None:
    text = README.read_text(encoding="utf-8")
    assert fill(text) == text, "run python -m tests.bench.readme"


def test_figures_are_of_every_state_and_of_both_halves() -> None:
    states = json.loads(FIGURES.read_text(encoding="utf-8"))["states"]
    assert list(states) == list(VARIANTS)
    assert all(set(halves) == {"tuned", "held_out"} for halves in states.values())


def test_broken_layers_without_a_flaw_share_a_row_and_those_with_one_do_not() -> None:
    states = {
        "text": {"tuned": SOUND, "held_out": SOUND},
        "ghost-blank": {"tuned": SOUND, "held_out": SOUND},
        "nul-tone": {"tuned": SOUND, "held_out": SOUND},
        "pua-marks": {"tuned": FLAWED, "held_out": SOUND},
    }
    rows = group_states(states)
    assert list(rows) == ["text layer, Word, dumps", "2 kinds of broken layers", "pua marks"]
    assert rows["2 kinds of broken layers"]["held_out"]["scores_right"] == 4


def test_row_shows_what_was_lost_and_what_was_silent() -> None:
    row = table_row("x", FLAWED | {"scores_silent": 3}, SOUND | {"scores_silent": 4})
    assert row[4:11] == ["50", "0", "0", "0", "3", "0", "1"]
    assert row[-1] == "100 / 4"


def test_folder_of_the_nights_has_files_of_every_kind_and_none_twice(tmp_path: Path) -> None:
    make_files(tmp_path / "made", 2 * len(KINDS), 0.0)
    files = sorted((tmp_path / "made").iterdir())
    assert {path.suffix for path in files} >= {".pdf", ".txt", ".docx", ".xlsx", ".ods", ".zip"}
    assert len({path.read_bytes() for path in files}) == len(files) == 2 * len(KINDS)
    before = [path.read_bytes() for path in files]
    change_file(tmp_path / "made")
    assert sum(path.read_bytes() != data for path, data in zip(files, before, strict=True)) == 1


def test_marks_must_be_there_once() -> None:
    assert put_in(f"a\n{BEGIN}\nold\n{END}\nb", "new") == "a\nnew\nb"
    with pytest.raises(ValueError, match="once each"):
        put_in(f"{BEGIN} {BEGIN} {END}", "new")


ROWS_OF_A_HEADING = Constant("pipeline/model/blocks.py", "MOST_HEADING_ROWS", None, 4)


def test_constant_is_moved_wherever_it_is_imported() -> None:
    held = follow(ROWS_OF_A_HEADING)
    assert {"parsers/scores/heading_rows.py", "pipeline/tables/joined/rows.py"} <= set(held)

    def move() -> int:
        put(ROWS_OF_A_HEADING, 7, held)
        from prongsai.parsers.scores import heading_rows
        from prongsai.pipeline.tables.joined import rows

        return heading_rows.MOST_HEADING_ROWS + rows.MOST_HEADING_ROWS

    assert in_child(move) == 14


def test_one_number_of_a_table_is_moved_and_the_others_stay() -> None:
    weight = Constant("pipeline/link/likelihood.py", "_ROLE_WEIGHT", "title", 1.2)

    def move() -> str:
        put(weight, 0.5, follow(weight))
        from prongsai.pipeline.link import likelihood

        return f"{likelihood._ROLE_WEIGHT['title']} {likelihood._ROLE_WEIGHT['heading']}"

    assert in_child(move) == "0.5 1.0"


def test_constant_in_a_default_cannot_be_moved() -> None:
    with pytest.raises(CannotMove, match="while loading"):
        follow(Constant("parsers/years.py", "_REACH", None, 320))


def test_values_are_tried_outwards_until_rows_change() -> None:
    def read_with(value: float) -> int:
        return 3 if value > 5 else 0

    assert walk(ROWS_OF_A_HEADING, [5, 6, 7], read_with) == Side(5, 6, 3)
    assert walk(ROWS_OF_A_HEADING, [3, 2], read_with) == Side(2, None, 0)


def test_value_that_breaks_the_reading_is_an_answer() -> None:
    def read_with(value: float) -> int:
        raise ZeroDivisionError

    assert walk(ROWS_OF_A_HEADING, [3], read_with) == Side(4, 3, "ZeroDivisionError")


def write_runner(folder: Path, *lines: str) -> Path:
    (folder / "cases").mkdir(parents=True)
    (folder / "tools").mkdir()
    (folder / "tools" / "cases.py").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_cases_are_skipped_with_a_word_where_there_are_none(tmp_path: Path) -> None:
    assert run_cases(tmp_path / "shared", Path("prongsai")) == "cases: skipped, ../shared has no cases here"


def test_cases_end_with_their_totals(tmp_path: Path) -> None:
    shared = write_runner(tmp_path / "shared", "import sys", "print('a', 'b', 'all', sys.argv[3:], sep='\\n')")
    assert run_cases(shared, Path("prongsai")) == "all\n['prongsai']"


def test_cases_that_cannot_run_are_an_error(tmp_path: Path) -> None:
    shared = write_runner(tmp_path / "shared", "raise SystemExit('no pandas')")
    with pytest.raises(RuntimeError, match="no pandas"):
        run_cases(shared, Path("prongsai"))


def test_stage_across_documents_is_timed_on_some_that_are_copied_and_some_that_differ() -> None:
    figures = measure_across(120)
    # two of the hundred and twenty repeat the scores before them, three are of a body and year that came before
    assert (figures["documents"], figures["rows"] > 120, 4 <= figures["findings"] <= 30) == (120, True, True)


def test_body_that_the_gazetteer_lacks_is_surely_none_of_its_neighbours() -> None:
    figures = measure_lacking(20, load_gazetteer())
    assert (figures["reports"], figures["sure and wrong"]) == (20, 0)
    assert figures["wrong"] < 6
