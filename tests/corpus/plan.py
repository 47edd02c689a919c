"""Which reports the corpus has: two halves that share no wording, font, year or body."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.corpus.draft import Draft
from tests.corpus.layouts.analysis import add_neighbour, write_analysis, write_instrument_report
from tests.corpus.layouts.grouped import write_grouped_questions, write_instrument_rows, write_prose
from tests.corpus.layouts.measures import write_by_instrument, write_by_issue, write_merged_issues, write_single
from tests.corpus.layouts.memo import write_memo
from tests.corpus.layouts.results import write_results, write_results_of_two_years
from tests.corpus.places import Body, pick_bodies, pick_district, tambons
from tests.corpus.scores import ScoreSet, make_scores
from tests.corpus.style import Style

WEB_FONTS = {
    "Sarabun": "sarabun",
    "Niramit": "niramit",
    "Kanit": "kanit",
    "Trirong": "trirong",
    "Bai Jamjuree": "bai-jamjuree",
    "Prompt": "prompt",
}
"""Families that come as npm packages @fontsource/…; all others are Debian's fonts-thai-tlwg and fonts-noto-core."""

Write = Callable[[Draft, "Half"], None]


@dataclass(frozen=True)
class Half:
    """What one half of the corpus uses and the other does not."""

    split: str
    letter: str
    years: tuple[int, ...]
    word_fonts: tuple[tuple[str, float], ...]
    web_fonts: tuple[tuple[str, float], ...]
    wordings: tuple[int, ...]
    code_forms: tuple[str, ...]
    item_forms: tuple[str, ...]
    columns: tuple[str, ...]
    results_columns: tuple[str, ...]
    item_breaks: tuple[str, ...]


TUNED = Half(
    "tuned",
    "t",
    (2562, 2564, 2565, 2566, 2568),
    (("Laksaman", 15), ("Garuda", 11), ("Norasi", 14), ("Loma", 11)),
    (("Sarabun", 12), ("Noto Sans Thai", 11), ("Niramit", 12)),
    (0, 1),
    ("{letter}{number}", "{upper}{number}"),
    ("{n}. ", "{n}) "),
    (
        "no measure steps responsible period results outcomes",
        "measure steps results responsible period followup",
        "no measure period responsible results outcomes",
        "measure steps responsible period results outcomes",
    ),
    ("no name iit eit oit ita level", "no name ita level iit eit oit"),
    ("\n",),
)
HELD_OUT = Half(
    "held_out",
    "h",
    (2563, 2567, 2569),
    (("Umpush", 12), ("Kinnari", 13), ("Waree", 10.5), ("Sawasdee", 12)),
    (("Kanit", 11), ("Noto Serif Thai", 11), ("Trirong", 11), ("Bai Jamjuree", 11)),
    (2, 3),
    ("{upper} {number}", "{letter}{number}", "{upper}{number}"),
    ("({n}) ", "- ", "{n}. "),
    (
        "no measure responsible steps period results",
        "measure period steps responsible outcomes followup",
        "no measure steps period outcomes responsible results",
        "no measure results responsible period followup",
    ),
    ("level no name ita oit eit iit", "no name district eit iit oit ita level"),
    ("\n", " "),
)


@dataclass(frozen=True)
class Recipe:
    """One report of each half; `style` holds what differs from the half's running choice."""

    name: str
    write: Write
    style: dict[str, object]
    form: str = "pdf"


def scores_of(draft: Draft, year: int | None = None) -> ScoreSet:
    return make_scores(year or draft.year, draft.rng, draft.rng.uniform(0.25, 0.95))


def analysis(questions: str = "", issues: tuple[int, ...] = (), earlier: int = 0, misprint: str = "") -> Write:
    def write(draft: Draft, half: Half) -> None:
        scores = scores_of(draft)
        if misprint:
            choices = [code for code, value in scores.values.items() if code.startswith(misprint) and 41 < value < 99]
            draft.plant_misprint(scores, draft.rng.choice(choices))
        past = tuple(scores_of(draft, draft.year - back) for back in range(earlier, 0, -1) if draft.year - back >= 2562)
        write_analysis(draft, scores, past, questions, issues)

    return write


def neighbour(draft: Draft, half: Half) -> None:
    write_analysis(draft, scores_of(draft), questions="IIT")
    other = pick_bodies(draft.rng, 1)[0]
    add_neighbour(draft, other, scores_of(draft))


def single(count: int, quoted: int | None = None, parts: int = 1) -> Write:
    """`quoted` is how many years back the quoted overall score lies; None quotes none."""

    def write(draft: Draft, half: Half) -> None:
        write_single(draft, count, None if quoted is None else scores_of(draft, max(2562, draft.year - quoted)), parts)

    return write


def by_instrument(draft: Draft, half: Half) -> None:
    write_by_instrument(draft, scores_of(draft, max(2562, draft.year - 1)))


def by_issue(*issues: int) -> Write:
    return lambda draft, half: write_by_issue(draft, issues)


def memo(with_table: bool) -> Write:
    return lambda draft, half: write_memo(draft, scores_of(draft, max(2562, draft.year - 1)), with_table)


def instrument(name: str) -> Write:
    return lambda draft, half: write_instrument_report(draft, scores_of(draft), name)


def results(columns: int, weighted: bool, grouped: bool, count: int = 14) -> Write:
    """More than 20 bodies make it a table of a whole province."""

    def write(draft: Draft, half: Half) -> None:
        is_province = count > 20
        names = half.results_columns[columns]
        if is_province:
            places = [place for place in tambons() if place[2] == draft.body.province]
            bodies = [
                Body(draft.rng.choice(("อบต.", "ทต.")), *place)
                for place in draft.rng.sample(places, min(count, len(places)))
            ]
        else:
            district = pick_district(draft.rng, count)
            bodies = pick_bodies(draft.rng, count, district)
            draft.body = bodies[0]
        write_results(draft, bodies, names, weighted, grouped, is_province=is_province)

    return write


def whole(write: Callable[[Draft, ScoreSet], None]) -> Write:
    """A report that needs nothing but its scores."""
    return lambda draft, half: write(draft, scores_of(draft))


def merged_issues(*issues: int) -> Write:
    return lambda draft, half: write_merged_issues(draft, issues)


def two_years(draft: Draft, half: Half) -> None:
    bodies = pick_bodies(draft.rng, 12, pick_district(draft.rng, 12))
    draft.body = bodies[0]
    write_results_of_two_years(draft, bodies)


HEAD = "เอกสารประกอบการประเมินคุณธรรมและความโปร่งใส"

RECIPES = (
    Recipe("analysis-summary", analysis(), {}),
    Recipe("analysis-iit", analysis("IIT"), {"producer": "browser"}),
    Recipe("analysis-eit-oit", analysis("EIT OIT"), {"numerals": "mixed"}),
    Recipe("analysis-full", analysis("IIT EIT OIT"), {}),
    Recipe("analysis-two-years", analysis(earlier=1), {"producer": "browser", "numerals": "arabic"}),
    Recipe("analysis-three-years", analysis(earlier=2), {"rules": "horizontal"}),
    Recipe("analysis-issues", analysis("IIT", (1, 4)), {"numerals": "mixed"}),
    Recipe("analysis-seven-issues", analysis("", (1, 2, 3, 4, 5, 6, 7)), {}),
    Recipe("analysis-misprint-question", analysis("IIT EIT", misprint="i"), {}),
    Recipe("analysis-misprint-indicator", analysis("IIT EIT", misprint="indicator-"), {"producer": "browser"}),
    Recipe("analysis-neighbour", neighbour, {}),
    Recipe("analysis-rotated", analysis("OIT"), {"rotated": True, "numerals": "arabic"}),
    Recipe("analysis-borderless", analysis("EIT"), {"rules": "none", "producer": "browser"}),
    Recipe("measures-single", single(4), {}),
    Recipe("measures-quoted", single(5, 0), {"producer": "browser", "landscape": True}),
    Recipe("measures-continued", single(6, 1, 2), {}),
    Recipe("measures-instruments", by_instrument, {}),
    Recipe("measures-issues", by_issue(1, 3, 5, 7), {"landscape": True}),
    Recipe("measures-issues-browser", by_issue(2, 4, 6), {"producer": "browser"}),
    Recipe("measures-no-repeat", single(7), {"repeat_header": False}),
    Recipe("memo", memo(False), {}),
    Recipe("memo-arabic", memo(False), {"numerals": "arabic", "producer": "browser"}),
    Recipe("memo-table", memo(True), {}),
    Recipe("instrument-iit", instrument("IIT"), {}),
    Recipe("instrument-narrow", instrument("EIT"), {"narrow_scores": True}),
    Recipe("instrument-oit", instrument("OIT"), {"producer": "browser", "rules": "horizontal"}),
    Recipe("results-weighted", results(0, True, False), {}),
    Recipe("results-grouped", results(1, False, True), {"numerals": "arabic"}),
    Recipe("results-borderless", results(0, False, False), {"rules": "none", "producer": "browser"}),
    Recipe("results-province", results(1, True, False, 36), {"size_pt": 11}),
    Recipe("dump-analysis", analysis("IIT EIT OIT"), {"numerals": "mixed"}, "txt"),
    Recipe("dump-misprint", analysis("IIT EIT", misprint="i"), {}, "txt"),
    Recipe("dump-issues", analysis("", (1, 3, 7)), {}, "txt"),
    Recipe("dump-measures", single(5, 0), {}, "txt"),
    Recipe("dump-results", results(0, True, False), {}, "txt"),
    Recipe("dump-pipes", by_issue(1, 2), {}, "md"),
    Recipe("dump-web", analysis("EIT", (6,)), {}, "html"),
    Recipe("word-measures", by_instrument, {}, "docx"),
    Recipe("word-analysis", analysis("IIT"), {"numerals": "mixed"}, "docx"),
    Recipe("analysis-grouped", whole(write_grouped_questions), {"running_head": HEAD}),
    Recipe("analysis-grouped-browser", whole(write_grouped_questions), {"producer": "browser"}),
    Recipe("analysis-instrument-rows", whole(write_instrument_rows), {}),
    Recipe("analysis-prose", whole(write_prose), {"running_head": HEAD}),
    Recipe("measures-merged-issues", merged_issues(1, 2, 6, 7), {"running_head": HEAD, "landscape": True}),
    Recipe("results-two-years", two_years, {}),
    Recipe("dump-grouped", whole(write_grouped_questions), {}, "txt"),
)
FIRST_BODIES = 78
"""Drawn in one go; later reports draw theirs apart, so that adding a report leaves the others as they are."""


def choose_style(half: Half, number: int, changes: dict[str, object]) -> Style:
    """The half's running choice for its report `number`, with the recipe's own changes."""
    is_browser = changes.get("producer") == "browser"
    fonts = half.web_fonts if is_browser else half.word_fonts
    font, size = fonts[number % len(fonts)]
    base = Style(
        font=font,
        size_pt=size,
        numerals="arabic" if number % 5 == 3 else "thai",
        wording=half.wordings[number % 2],
        title_form=half.wordings[(number // 2) % 2],
        level_form=(number // 3) % 2,
        code_form=half.code_forms[number % len(half.code_forms)],
        item_form=half.item_forms[number % len(half.item_forms)],
        columns=half.columns[number % len(half.columns)],
        item_break=half.item_breaks[number % len(half.item_breaks)],
        district_short=half.split == "held_out" and number % 3 == 1,
        capital_short=number % 2 == 1,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def reports() -> Iterator[tuple[str, Recipe, Draft]]:
    """(name, recipe, finished draft) of every report, always the same."""
    first = pick_bodies(random.Random("prongsai corpus bodies"), FIRST_BODIES)
    later = pick_bodies(random.Random("prongsai corpus bodies, later"), FIRST_BODIES)
    middle = FIRST_BODIES // 2
    for half, bodies in ((TUNED, first[:middle] + later[:middle]), (HELD_OUT, first[middle:] + later[middle:])):
        own = bodies[: len(RECIPES)]
        for number, (recipe, body) in enumerate(zip(RECIPES, own, strict=True)):
            year = half.years[number % len(half.years)]
            if ("issues" in recipe.name and year < 2567) or ("years" in recipe.name and year < 2565):
                year = half.years[-1]  # the seven issues came with 2567, and nothing is older than 2562
            name = f"{half.letter}{number + 1:02}-{recipe.name}"
            draft = Draft(body, year, choose_style(half, number, recipe.style), random.Random(name), half.split)
            recipe.write(draft, half)
            yield name, recipe, draft
