"""Generated reports: what they are made of, and what must come of a sample of them."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from tests.gate.floors import below
from tests.layouts.bounds import bounds
from tests.layouts.collection import COUNTS, FAMILIES, reports
from tests.layouts.floors import EVERY, PATH, tally_sample
from tests.layouts.no_scores import SENTENCES_EACH
from tests.layouts.words import FOLDER, HALVES, LATER_HALVES, has_words, load_words
from tests.paths import ROOT
from tests.truth.figures import FIGURES
from tests.truth.scores import wanted_scores
from tests.truth.text import Tally

FEWEST_REPORTS, FEWEST_VALUES = 400, 6000


@pytest.fixture(scope="module")
def sample() -> dict[str, Tally]:
    return tally_sample()


@pytest.mark.parametrize("figure", [figure.name for figure in FIGURES])
def test_no_figure_falls_below_its_floor(sample: dict[str, Tally], figure: str) -> None:
    assert below(sample, PATH, figure) == []


def test_sample_has_every_family_of_both_halves(sample: dict[str, Tally]) -> None:
    assert {name: tally["read"] for name, tally in sample.items()} == {
        f"{half} {family}": -(-COUNTS[family] // EVERY) for half in HALVES for family in FAMILIES
    }


def test_collection_is_as_large_as_its_figures_need() -> None:
    halves = len(HALVES)
    assert halves * (COUNTS["tables"] + COUNTS["lists"]) >= FEWEST_REPORTS
    assert halves * COUNTS["sentences"] >= FEWEST_REPORTS
    assert halves * COUNTS["no-score-sentences"] * SENTENCES_EACH >= 500
    assert halves * COUNTS["no-score-tables"] >= 100
    values = sum(
        len(wanted_scores(case.truth))
        for half in HALVES
        for family in FAMILIES
        for case in reports(family, half, EVERY)
    )
    assert values * EVERY >= FEWEST_VALUES


def test_halves_share_no_wording() -> None:
    texts = {
        half: {(slot, one.text) for (of, slot), ones in load_words().items() if of == half for one in ones}
        for half in (*HALVES, *LATER_HALVES)
    }
    assert all(texts.values())
    for one, other in combinations(texts.values(), 2):
        assert [text for text in one & other if has_words(text[1])] == []


def test_words_are_not_those_of_the_product() -> None:
    """The generator reads its own tables alone; a wording may stand in both only because offices write it so."""
    assert FOLDER.is_relative_to(ROOT / "tests")
    sources = [
        path.read_text(encoding="utf-8") for path in FOLDER.parent.glob("*.py") if path.name != "test_layouts.py"
    ]
    assert not any("data/language/" in text or "load_vocabulary" in text for text in sources)


def test_same_seed_gives_the_same_report_and_another_seed_another() -> None:
    for family, write in FAMILIES.items():
        assert write("seen", 7).files == write("seen", 7).files
        assert write("seen", 7).files != write("seen", 8).files, family


def test_reports_differ_in_form() -> None:
    forms = Counter(case.document for case in reports("tables", "unseen", EVERY))
    assert len(forms) >= 4


def test_bounds_need_a_count() -> None:
    with pytest.raises(ValueError, match="no share"):
        bounds(3, 2)
    with pytest.raises(ValueError, match="no share"):
        bounds(0, 0)
