"""The frame of each year, and what it refuses to load."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.frame.frame import YearFrame
from prongsai.pipeline.frame.load import build_frame, load_frame, load_schemes, read_tables
from prongsai.pipeline.frame.lookup import FrameCodes
from prongsai.pipeline.frame.records import INSTRUMENTS
from prongsai.pipeline.frame.relations import compute_parent
from prongsai.pipeline.frame.sums import relations_of_year

Tables = dict[str, list[dict[str, str]]]


def parts_of(frame: YearFrame, code: str) -> tuple[str, ...]:
    """The codes whose mean (for `ita`: weighted mean) gives `code`; empty where none is known."""
    relation = frame.relations.get(code)
    return tuple(part for part, _ in relation.parts) if relation else ()


def tables() -> Tables:
    return {name: [dict(row) for row in rows] for name, rows in read_tables().items()}


def tables_until(last: int, **last_of: int) -> Tables:
    """The tables as they stood when `last` was the newest year; `last_of` ends a single table earlier.

    What is newest, or not established, is told by these: a year added to the tables later makes no difference.
    """
    rows = tables()
    for name in ("indicators", "sub_indicators", "questions", "question_counts", "weights"):
        rows[name] = [row for row in rows[name] if int(row["year"]) <= last_of.get(name, last)]
    for name in ("levels", "issues", "instruments"):
        rows[name] = [row for row in rows[name] if int(row["year_from"]) <= last]
        for row in rows[name]:
            row["year_to"] = str(min(int(row["year_to"]), last_of.get(name, last)))
    return rows


@pytest.mark.parametrize("year", range(2562, 2570))
def test_years_until_2569_have_ten_indicators_in_the_same_order(year: int) -> None:
    indicators = load_frame().year(year).indicators
    assert list(indicators) == [f"indicator-{n}" for n in range(1, 11)]
    assert [row.instrument for row in indicators.values()] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2


def test_official_name_depends_on_the_year() -> None:
    frame = load_frame()
    assert frame.official_name("indicator-8", 2564) == "การปรับปรุงระบบการทำงาน"
    assert frame.official_name("indicator-8", 2568) == "การปรับปรุงการทำงาน"
    assert frame.official_name("o10", 2566) == "นโยบายคุ้มครองข้อมูลส่วนบุคคล"
    assert frame.official_name("o10", 2568) == "E-Service"
    assert frame.official_name("eit", 2567) == "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก"


def test_guessed_wording_is_never_an_official_name() -> None:
    frame = load_frame()
    assert frame.year(2566).questions["i1"].mark == "D"
    assert frame.official_name("i1", 2566) is None
    assert frame.official_name("i1", 2599) is None


def test_parts_follow_the_formula_of_the_frame() -> None:
    frame = load_frame().year(2568)
    assert parts_of(frame, "indicator-1") == ("i1", "i2", "i3")
    assert parts_of(frame, "indicator-10") == ("indicator-10.1", "indicator-10.2")
    assert parts_of(frame, "indicator-10.1") == ("o21", "o22", "o23")
    assert parts_of(frame, "eit") == ("indicator-6", "indicator-7", "indicator-8")
    assert frame.relations["ita"].parts == (("iit", 0.3), ("eit", 0.3), ("oit", 0.4))
    assert parts_of(frame, "i1") == ()
    assert all(abs(sum(dict(sum_.parts).values()) - 1) < 1e-9 for sum_ in frame.relations.values())


@pytest.mark.parametrize(
    ("year", "overall", "indicators"),
    [
        # means of all bodies of ตราด, จันทบุรี and นครนายก as the assessor printed them (source G2-168)
        (2564, 81.45, (93.55, 87.72, 91.01, 87.93, 89.52, 90.55, 88.68, 88.58, 72.89, 65.56)),
        (2564, 80.99, (92.84, 86.27, 89.21, 84.70, 87.51, 90.03, 87.99, 85.97, 75.39, 65.39)),
        (2564, 77.85, (94.65, 89.11, 91.95, 89.29, 89.86, 92.12, 89.90, 89.49, 65.89, 51.15)),
        (2563, 75.62, (92.57, 86.13, 90.08, 85.98, 88.04, 83.67, 82.11, 79.29, 69.94, 52.78)),
        (2563, 67.54, (92.17, 85.44, 88.74, 84.05, 86.51, 84.62, 83.70, 81.88, 51.68, 29.82)),
    ],
)
def test_formula_gives_the_printed_overall_score(year: int, overall: float, indicators: tuple[float, ...]) -> None:
    frame = load_frame().year(year)
    values = {f"indicator-{n}": score for n, score in enumerate(indicators, start=1)}
    for code in ("iit", "eit", "oit", "ita"):
        values[code] = compute_parent(frame.relations[code], values)
    assert values["ita"] == pytest.approx(overall, abs=0.006)


def test_question_knows_its_indicator() -> None:
    frame = load_frame()
    assert frame.year(2564).question_indicator("i7") == "indicator-2"
    assert frame.year(2568).question_indicator("i7") == "indicator-3"
    assert frame.year(2568).question_sub_indicator("o12") == "indicator-9.3"
    assert frame.year(2568).question_indicator("o99") is None


def test_what_is_not_established_is_absent() -> None:
    before = {"sub_indicators": 2567, "questions": 2567, "question_counts": 2567, "weights": 2567, "levels": 2567}
    rows = tables_until(2568, **before)
    for row in rows["indicators"]:
        if row["year"] == "2568":
            row.update(first_question="", last_question="", range_confidence="")
    frame = build_frame(rows).year(2568)
    assert parts_of(frame, "ita") == ()
    assert parts_of(frame, "indicator-9") == ()
    assert parts_of(frame, "iit") == tuple(f"indicator-{n}" for n in range(1, 6))
    assert frame.count("IIT") is None
    assert frame.level_for(90.0, {}) == frozenset()


def test_level_before_2566_follows_from_the_overall_score() -> None:
    frame = load_frame()
    assert frame.level_for(2564, 94.99, {}) == {"A"}
    assert frame.level_for(2564, 95.0, {}) == {"AA"}
    assert frame.level_for(2562, 49.99, {}) == {"F"}


@pytest.mark.parametrize(
    ("overall", "scores", "levels"),
    [
        (97.0, (96.0, 96.0, 98.0), {"ผ่านดีเยี่ยม"}),
        (97.0, (94.0, 99.0, 98.0), {"ผ่านดี"}),
        (94.64, (None, 84.0, None), {"ผ่าน"}),
        (97.0, (None, None, None), {"ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"}),
        (90.0, (None, None, None), {"ผ่านดี", "ผ่าน"}),
        (84.99, (90.0, 90.0, 70.0), {"ต้องปรับปรุง"}),
        (69.0, (None, None, None), {"ต้องปรับปรุงโดยด่วน"}),
    ],
)
def test_level_since_2566_needs_every_instrument(
    overall: float, scores: tuple[float | None, ...], levels: set[str]
) -> None:
    known = {name: score for name, score in zip(INSTRUMENTS, scores, strict=True) if score is not None}
    assert load_frame().level_for(2568, overall, known) == levels


def test_known_questions_carry_the_wording() -> None:
    known = dict(load_frame().year(2568).known_questions("OIT"))
    assert len(known) == 28
    assert known["o2"] == "ข้อมูลผู้บริหาร"


def test_nearest_year_helps_where_none_is_printed() -> None:
    frame = build_frame(tables_until(2568))
    assert frame.nearest(None).year == 2568
    assert frame.nearest(2575).year == 2568
    assert frame.nearest(2555).year == 2562
    assert frame.nearest(2565).year == 2565


def drop_weight(rows: Tables) -> None:
    rows["weights"].remove(next(r for r in rows["weights"] if r["year"] == "2564"))


def change_weight(rows: Tables) -> None:
    rows["weights"][0]["weight"] = "0.4"


def overlap_ranges(rows: Tables) -> None:
    next(r for r in rows["indicators"] if r["year"] == "2568" and r["no"] == "2")["first_question"] = "i3"


def leave_sub_indicator_out(rows: Tables) -> None:
    rows["sub_indicators"].remove(next(r for r in rows["sub_indicators"] if r["sub"] == "9.3"))


def repeat_question(rows: Tables) -> None:
    rows["questions"].append(rows["questions"][0])


def drop_question(rows: Tables) -> None:
    rows["questions"].remove(next(r for r in rows["questions"] if r["code"] == "o5"))


def open_level_gap(rows: Tables) -> None:
    next(r for r in rows["levels"] if r["level"] == "B")["overall_max"] = "80"


def name_unknown_instrument(rows: Tables) -> None:
    rows["indicators"][0]["instrument"] = "XIT"


def use_unknown_mark(rows: Tables) -> None:
    rows["questions"][0]["confidence"] = "E"


@pytest.mark.parametrize(
    "damage",
    [
        drop_weight,
        change_weight,
        overlap_ranges,
        leave_sub_indicator_out,
        repeat_question,
        drop_question,
        open_level_gap,
        name_unknown_instrument,
        use_unknown_mark,
    ],
)
def test_contradictory_tables_are_refused(damage: Callable[[Tables], None]) -> None:
    rows = tables()
    damage(rows)
    with pytest.raises(ReferenceDataError):
        build_frame(rows)


def test_every_row_has_a_source_and_a_mark() -> None:
    for name, rows in tables().items():
        for row in rows:
            assert row["source"], (name, row)
            assert row["confidence"] in ("A", "B", "C", "D"), (name, row)


def test_source_keys_are_explained() -> None:
    text = files("prongsai.data").joinpath("codes", "sources.csv").read_text(encoding="utf-8")
    keys = {line.split(",")[0] for line in text.splitlines()[1:]}
    named = {row["source"].split(";")[0].split(" ")[0].rstrip(",") for row in tables()["indicators"]}
    assert named <= keys


def test_frame_of_a_scheme_and_a_year() -> None:
    assert load_schemes() == ("nacc", "ovec")
    year = load_frame("nacc").years[2568]
    assert year is not None
    assert year.year == 2568
    assert 2561 not in load_frame("nacc").years
    with pytest.raises(ReferenceDataError, match="no scheme 'police'"):
        load_frame("police")


def test_gap_between_years_is_bridged_from_before() -> None:
    rows = tables_until(2569, sub_indicators=2568, weights=2568)
    for name in ("indicators", "sub_indicators", "questions", "question_counts", "weights"):
        rows[name] = [row for row in rows[name] if row["year"] != "2565"]
    frame = build_frame(rows)
    assert frame.nearest(2565).year == 2564
    assert frame.nearest(2569, "weights").year == 2568
    assert frame.nearest(2569, "sub_indicators").year == 2568


def test_parsers_are_told_the_nearest_established_facts() -> None:
    codes = FrameCodes(build_frame(tables_until(2569, sub_indicators=2568, weights=2568)))
    assert codes.full_points(2569) == {"iit": 30.0, "eit": 30.0, "oit": 40.0}
    assert codes.all_points == {30.0, 40.0}
    assert codes.most_questions == 48
    assert codes.divided_indicators(2569) == {9, 10}
    assert not codes.divided_indicators(2561)
    assert [one.number for one in codes.indicators(2575)] == list(range(1, 11))
    assert codes.indicators(2561) == ()
    assert len(codes.indicators(None)) == 10
    assert "การปรับปรุงระบบการทำงาน" in codes.indicators(2568)[7].wordings
    assert [known.code for known in codes.questions(2568, "EIT")] == [f"e{n}" for n in range(1, 10)]


def test_relations_are_hard_where_the_frame_says_so() -> None:
    frame = load_frame()

    def hard(year: int) -> set[str]:
        return {r.parent for r in relations_of_year(frame, year, ()) if r.is_hard}

    whole = {"ita", "iit", "eit", "oit"}
    assert hard(2564) == whole | {f"indicator-{n}" for n in range(1, 9)}
    assert hard(2568) == whole | {f"indicator-{n}" for n in range(1, 6)}


def test_items_of_oit_alone_have_marks_of_their_own() -> None:
    rules = load_frame().year(2568).rules
    assert {name: rule.item_marks for name, rule in rules.items()} == {"IIT": (), "EIT": (), "OIT": (0.0, 50.0, 100.0)}


def test_full_set_of_questions_suggests_their_indicators() -> None:
    codes = [f"i{n}" for n in range(1, 31)]
    guessed = [r for r in relations_of_year(load_frame(), 2566, codes) if r.is_guess]
    assert [(r.parent, r.parts[0][0], len(r.parts)) for r in guessed] == [
        (f"indicator-{n}", f"i{6 * n - 5}", 6) for n in range(1, 6)
    ]
    assert not [r for r in relations_of_year(load_frame(), 2566, [*codes, "i31"]) if r.is_guess]


def drop_rule(rows: Tables) -> None:
    rows["instruments"] = [row for row in rows["instruments"] if row["instrument"] != "EIT"]


def misname_letter(rows: Tables) -> None:
    rows["instruments"][0]["letter"] = "e"


def misname_parts(rows: Tables) -> None:
    rows["instruments"][0]["parts"] = "items"


def mark_off_scale(rows: Tables) -> None:
    rows["instruments"][-1]["item_marks"] = "0;50;150"


def orphan_sub_indicator(rows: Tables) -> None:
    rows["sub_indicators"][0]["sub"] = "11.1"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (drop_rule, "instruments.csv, 2562"),
        (misname_letter, "codes of IIT begin with 'e'"),
        (misname_parts, "says neither questions"),
        (mark_off_scale, "item marks of OIT must lie between 0 and 100"),
        (orphan_sub_indicator, "11.1 is a part of no indicator"),
    ],
)
def test_rules_of_instruments_are_checked(change: Callable[[Tables], None], message: str) -> None:
    rows = tables()
    change(rows)
    with pytest.raises(ReferenceDataError, match=message):
        build_frame(rows)
