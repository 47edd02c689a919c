"""Whose assessment a report is of, by its body, its words and the texts beside its codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.schemes import Judged, bare_frame, frame_of, judge_scheme, share_that_fits
from prongsai.pipeline.model import Observation, Provenance, Unit, UnitDecision

YEAR = 2566
DONE = "รักษาระดับคะแนนและปรับปรุงข้อมูลให้เป็นปัจจุบัน"
LOCAL = load_frame("nacc")
COLLEGES = load_frame("ovec")
COLLEGE_YEAR = max(COLLEGES.years)

UNIT = Unit("6301-sao-ป่ามะม่วง", "sao", "ป่ามะม่วง", "อบต.ป่ามะม่วง", "เมืองตาก", "ตาก", "6301", None, "geothai")
SAO = UnitDecision(UNIT, 0.9, "ป่ามะม่วง", "sao")
SOME_SAO = UnitDecision(None, 0.4, "ป่ามะม่วง", "sao")
NOBODY = UnitDecision(None, 0.0)
COLLEGE = UnitDecision(None, 0.9, "วิทยาลัยเทคนิคตรัง", "สถานศึกษา", is_other=True)
SCHOOL = UnitDecision(None, 0.9, "โรงเรียนสตรีพัทลุง", "สถานศึกษา", is_other=True)
COURT = UnitDecision(None, 0.9, "ศาลจังหวัดตรัง", "อื่น", is_other=True)


def reading(number: int, text: str, year: int | None = YEAR) -> Observation:
    return Observation(
        year, "question", "OIT", f"o{number}", 100.0, 100.0, "", "100", Provenance(3, row_no=number), name_text=text
    )


def readings(
    text: str, numbers: Sequence[int] = range(1, 9), frame: Frame = LOCAL, year: int = YEAR
) -> list[Observation]:
    """A reading of each of these items; `text` stands beside it, "" for the frame's own."""
    questions = frame.years[year].questions
    return [reading(number, text or questions[f"o{number}"].text, year) for number in numbers]


def judged(
    body: UnitDecision = NOBODY,
    subjects: Sequence[UnitDecision] = (),
    opening: Sequence[str] = (),
    seen: Sequence[Observation] = (),
) -> Judged:
    return judge_scheme(body, subjects, opening, seen)


@pytest.mark.parametrize("order", [1, -1])
def test_what_is_done_about_an_item_is_no_other_text_of_it(order: int) -> None:
    fit = share_that_fits(LOCAL, [*readings(""), *readings(DONE)][::order])
    assert fit is not None and (fit.alike, fit.of) == (8, 8)


def test_items_that_bear_other_texts_alone_do_not_fit() -> None:
    fit = share_that_fits(LOCAL, readings(DONE))
    assert fit is not None and not fit.is_good
    assert fit.unlike == tuple((one, LOCAL.years[YEAR].questions[one.code].text) for one in readings(DONE))


@pytest.mark.parametrize(("n_right", "is_good"), [(8, True), (4, True), (3, False), (0, False)])
def test_frame_fits_where_half_of_the_texts_are_its_own(n_right: int, is_good: bool) -> None:
    fit = share_that_fits(LOCAL, [*readings("", range(1, n_right + 1)), *readings(DONE, range(n_right + 1, 9))])
    assert fit is not None
    assert (fit.alike, fit.of, fit.is_good) == (n_right, 8, is_good)


@pytest.mark.parametrize(("n", "is_compared"), [(0, False), (4, False), (5, True)])
def test_fewer_than_five_texts_decide_nothing(n: int, is_compared: bool) -> None:
    assert (share_that_fits(LOCAL, readings(DONE, range(1, n + 1))) is not None) is is_compared
    # many readings of one item are one text
    assert share_that_fits(LOCAL, readings(DONE, [1] * 9)) is None


@pytest.mark.parametrize(
    "other",
    [
        reading(6, ""),
        reading(6, DONE, None),
        reading(6, DONE, 2543),
        reading(99, DONE),
        replace(reading(6, DONE), scope="indicator"),
        replace(reading(6, DONE), code="i6"),
    ],
    ids=["no text", "no year", "no such year", "no such item", "an indicator", "a question of IIT"],
)
def test_only_texts_of_items_of_the_frame_are_compared(other: Observation) -> None:
    fit = share_that_fits(LOCAL, [*readings("", range(1, 6)), other])
    assert fit is not None
    assert (fit.alike, fit.of) == (5, 5)


def test_items_of_two_years_are_held_each_against_its_own() -> None:
    fit = share_that_fits(LOCAL, [*readings("", range(1, 4)), *readings("", range(1, 4), year=2565)])
    assert fit is not None
    assert (fit.alike, fit.of) == (6, 6)


def made(texts: Mapping[str, str]) -> Frame:
    """A frame of one year with these items."""
    year = LOCAL.years[YEAR]
    question = year.questions["o1"]
    questions = {code: replace(question, code=code, text=text) for code, text in texts.items()}
    return Frame({YEAR: replace(year, questions=questions)}, ())


TEN = "กขคงจฉชซฌญ"
SOUND = {"o1": TEN, "o3": "ทรงพล", "o4": "บานเย็น", "o5": "ยืนยง", "o6": "ศึกษา"}


@pytest.mark.parametrize(
    ("printed", "text", "is_alike"),
    [
        (TEN, TEN, True),
        ("กขคงจ", TEN, True),  # shortened
        (f"{TEN}ฐฑฒณดต", TEN, True),  # and what goes on behind it
        ("กขวงวฉวซวญ", TEN, True),  # six letters of ten
        ("กขวงวฉวซวฮ", TEN, False),  # five
        ("วขวงวฉวซวญ", TEN, False),
        ("วขวงวฉวซวญฐฑ", TEN, False),  # nor where it goes on
        ("กขวงวฉวซวญฐฑฒณ", TEN, True),  # the tenth letter counts
        (TEN, "กขวงวฉวซวญฐฑฒณ", True),
        ("ฐฑฒณดต", TEN, False),
    ],
)
def test_text_is_an_items_where_six_letters_of_ten_are_its_own(printed: str, text: str, is_alike: bool) -> None:
    """The second item is likelier, so that the first has to be like enough."""
    frame = made({**SOUND, "o1": text, "o2": f"{printed}ฮ"})
    seen = [reading(1, printed), *(reading(int(code[1:]), SOUND[code]) for code in SOUND if code != "o1")]
    fit = share_that_fits(frame, seen)
    assert fit is not None
    assert (fit.alike, fit.of) == (4 + is_alike, 5)


def test_text_that_is_like_no_other_item_is_that_of_its_code() -> None:
    seen = [reading(1, "กขควววววววว"), *(reading(int(code[1:]), SOUND[code]) for code in SOUND if code != "o1")]
    fit = share_that_fits(made(SOUND), seen)
    assert fit is not None and (fit.alike, fit.of) == (5, 5)
    # a question of IIT may be liker to it and is no item
    fit = share_that_fits(made({**SOUND, "i1": "กขควววววววว"}), seen)
    assert fit is not None and (fit.alike, fit.of) == (5, 5)
    fit = share_that_fits(made({**SOUND, "o2": "กขควววววววว"}), seen)
    assert fit is not None and (fit.alike, fit.of) == (4, 5)


def test_item_whose_text_the_frame_lacks_is_not_compared() -> None:
    fit = share_that_fits(made({**SOUND, "o2": ""}), [reading(at, SOUND.get(f"o{at}", DONE)) for at in range(1, 7)])
    assert fit is not None and (fit.alike, fit.of) == (5, 5)


@pytest.mark.parametrize(
    ("body", "subjects", "scheme"),
    [
        (SAO, (), "nacc"),
        (SOME_SAO, (), "nacc"),  # its kind is known
        (replace(SAO, unit_type=None), (), "nacc"),
        (COLLEGE, (), "ovec"),
        (SCHOOL, (), "obec"),
        (COURT, (), None),
        (replace(COLLEGE, parent=UNIT), (), None),  # a local body's own
        (NOBODY, (), None),
        # the rows of a list speak where the body does not
        (NOBODY, (COLLEGE, SAO, COLLEGE), "ovec"),
        (NOBODY, (COURT, SCHOOL), "obec"),
        (COURT, (SCHOOL, NOBODY), "obec"),
        (SAO, (COLLEGE, COLLEGE), "nacc"),
    ],
)
def test_scheme_is_that_of_the_body_else_of_most_bodies_listed(
    body: UnitDecision, subjects: tuple[UnitDecision, ...], scheme: str | None
) -> None:
    found = judged(body, subjects)
    assert (found.scheme, found.findings) == (scheme, ())
    assert found.frame is frame_of(scheme)


@pytest.mark.parametrize(
    ("body", "opening", "scheme"),
    [
        (NOBODY, ("รายงานผลการประเมิน", "สังกัด สอศ."), "ovec"),
        (NOBODY, ("สังกัด สอศ.", "คณะกรรมการการอาชีวศึกษา"), "ovec"),
        (NOBODY, ("สังกัด สอศ.", "ผลของ อปท. ในจังหวัด"), None),  # two are named
        (NOBODY, ("รายงานผลการประเมิน",), None),
        (SAO, ("สังกัด สอศ.",), "nacc"),  # the body speaks first
        (COURT, ("สังกัด สอศ.",), "ovec"),
    ],
)
def test_words_of_an_authority_say_the_scheme_where_no_body_does(
    body: UnitDecision, opening: tuple[str, ...], scheme: str | None
) -> None:
    assert judged(body, opening=opening).scheme == scheme


def test_frame_is_the_schemes_own_or_one_that_names_nothing() -> None:
    assert frame_of(None) == LOCAL
    assert frame_of("nacc") is LOCAL
    assert frame_of("ovec") is COLLEGES
    bare = frame_of("obec")
    assert bare is bare_frame()
    assert bare.years.keys() == LOCAL.years.keys()
    for year in bare.years.values():
        assert not (year.indicators or year.questions or year.sub_indicators or year.weight_rows or year.levels)
        assert not (year.relations or year.counts or year.aliases)
        for rule in year.rules.values():
            assert (rule.parts_decide, rule.item_marks, rule.mark) == (False, (), "D")


@pytest.mark.parametrize("body", [NOBODY, SAO], ids=["nobody", "local body"])
def test_frame_that_the_printed_texts_bear_out_stays(body: UnitDecision) -> None:
    found = judged(body, seen=readings(""))
    assert (found.scheme, found.findings) == (body.unit and "nacc", ())
    assert found.frame == LOCAL


def test_texts_of_one_other_frame_say_the_scheme_where_nothing_else_does() -> None:
    numbers = sorted(int(code[1:]) for code in COLLEGES.years[COLLEGE_YEAR].questions if code[:1] == "o")
    seen = readings("", numbers, COLLEGES, COLLEGE_YEAR)
    local = share_that_fits(LOCAL, seen)
    assert local is not None and not local.is_good
    found = judged(seen=seen)
    assert (found.scheme, found.findings) == ("ovec", ())
    assert found.frame is COLLEGES
    # a body that is known keeps its scheme, and its frame is silent
    found = judged(SAO, seen=seen)
    assert found.scheme == "nacc"
    assert found.frame is bare_frame()


@pytest.mark.parametrize(("body", "scheme"), [(NOBODY, None), (SAO, "nacc")], ids=["nobody", "local body"])
def test_texts_of_no_frame_are_told_and_no_frame_speaks(body: UnitDecision, scheme: str | None) -> None:
    seen = [*readings("", (1, 2, 3)), *readings(DONE, (4, 5, 6, 7))]
    found = judged(body, seen=seen)
    assert found.scheme == scheme
    assert found.frame is bare_frame()
    (finding,) = found.findings
    assert finding.message == (
        f"4 of 7 items bear other texts than the frame of nacc has for their codes, as o4 `{DONE}`: no name is given "
        "and no sum is held against them"
    )
    assert (finding.severity, finding.code, finding.field, finding.raw) == ("warning", "frame-mismatch", "o4", DONE)
    assert finding.suggestion == LOCAL.years[YEAR].questions["o4"].text
    assert finding.where == Provenance(3, row_no=4)


def test_few_texts_that_fit_nothing_change_nothing() -> None:
    found = judged(SAO, seen=readings(DONE, range(1, 5)))
    assert (found.scheme, found.findings) == ("nacc", ())
    assert found.frame is LOCAL
