"""The year of a score is the year assessed, not the year of the report or of the measures."""

import pytest

from prongsai.parsers.number_places import NumberPlace
from prongsai.parsers.years import (
    find_years,
    is_compared,
    pick_assessed_year,
    pick_document_year,
    pick_only_year,
    pick_year_of_score,
)

DOTS = "." * 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", [(2567, "assessed")]),
        ("มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568", [(2568, "planned")]),
        ("นำผลการประเมินปี ๒๕๖๖ มาจัดทำมาตรการในปี ๒๕๖๗", [(2566, "assessed"), (2567, "planned")]),
        ("ณ วันที่ ๓๐ กันยายน ๒๕๖๗", [(2567, "dated")]),
        ("คะแนน2567", [(2567, "assessed")]),
        ("มาตรการ2567", [(2567, "planned")]),
        ("มาตรการตามผลการประเมินปี 2567", [(2567, "assessed")]),
        ("ผลการประเมินเพื่อปรับปรุงปี 2567", [(2567, "planned")]),
    ],
)
def test_year_takes_the_role_of_the_nearest_words_before_it(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(m.year, m.role) for m in find_years(text)] == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2567", [2567]),
        ("(2567)", [2567]),
        ("ปี 2567. ปี 2568, ปี 2569", [2567, 2568, 2569]),
        ("ที่ ลป/2567", [2567]),
        ("เลขที่ 12567", []),
        ("เลขที่ 25678", []),
        ("จำนวน 2,568.00 บาท", []),
        ("จำนวน 2568.00 บาท", []),
        ("จำนวน 2567,000 บาท", []),
        ("จำนวน 1.2567 และ 1,2567", []),
        ("เลขที่ 1/2567", []),
        ("พ.ศ. 2499 และ พ.ศ. 2540", []),
        ("ประจำปี ๖๗", [2567]),
        ("ปีงบประมาณ พ.ศ. 68", [2568]),
        ("ปี 67.5 และ ปี 67,000 และ ปี 675", []),
        ("ปี 12", []),
        ("ข้อ 67", []),
        ("ปี 66 และปี 2567", [2566, 2567]),
    ],
)
def test_years_in_the_order_of_the_text(text: str, years: list[int]) -> None:
    assert [m.year for m in find_years(text)] == years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a plan over years: its words before two years that are joined, or years too far apart for anything else
        ("แผนพัฒนา (พ.ศ. 2566 - 2570)", [(2566, "span"), (2570, "span")]),
        ("แผนพัฒนา พ.ศ. 2566 ถึง พ.ศ. 2567", [(2566, "span"), (2567, "span")]),
        ("ปี 2566 – 2570", [(2566, "span"), (2570, "span")]),
        ("ปี 2564 - 2567", [(2564, "span"), (2567, "span")]),
        ("ปี 2565 - 2567", [(2565, "plain"), (2567, "plain")]),
        ("ผลคะแนนปี 2566 - 2567", [(2566, "assessed"), (2567, "plain")]),
        ("แผนพัฒนา ปี 2566 และปี 2567", [(2566, "planned"), (2567, "plain")]),
        ("ปี 2566, 2570", [(2566, "plain"), (2570, "plain")]),
        # the words of a plan stand before its own years
        ("ปี 2564 ตามนโยบาย 2566 - 2567", [(2564, "plain"), (2566, "span"), (2567, "span")]),
        ("ปี 2566 - 2567 ตามนโยบาย", [(2566, "plain"), (2567, "plain")]),
        (f"นโยบาย{'.' * 101}ปี 2566 - 2567", [(2566, "span"), (2567, "span")]),
        (f"นโยบาย{'.' * 102}ปี 2566 - 2567", [(2566, "plain"), (2567, "plain")]),
        # an Act's
        ("พ.ร.บ.ข้อมูลข่าวสาร พ.ศ. 2560", [(2560, "act")]),
        ("พ.ร.บ.ข้อมูลข่าวสาร ปีงบประมาณ พ.ศ. 2560", [(2560, "plain")]),
        ("ประกาศผลการประเมิน พ.ศ. 2567", [(2567, "assessed")]),
        # of a letter's number
        ("ที่ ลป/ 2567", [(2567, "dated")]),
        ("ที่ ลป/2567", [(2567, "dated")]),
        ("ที่ ลป /2567", [(2567, "plain")]),
        # what is aimed at, unless it rests on results
        ("เพื่อยกระดับผลการประเมินปี 2567", [(2567, "planned")]),
        ("เพื่อยกระดับ\nผลการประเมินปี 2567", [(2567, "assessed")]),
        ("เพื่อยกระดับงานตามผลการประเมินปี 2567", [(2567, "assessed")]),
        (f"ยกระดับ{'.' * 38}ผลการประเมินปี 2567", [(2567, "planned")]),
        (f"ยกระดับ{'.' * 39}ผลการประเมินปี 2567", [(2567, "assessed")]),
        # from then on
        ("ผลคะแนนปี 2567 เป็นต้นไป", [(2567, "planned")]),
    ],
)
def test_words_and_signs_around_a_year_say_what_it_is_of(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(m.year, m.role) for m in find_years(text)] == expected


def test_relative_year_counts_from_the_reports_and_names_none_without_it() -> None:
    text = "ผลการประเมินปีที่แล้ว และผลการประเมินปี 2567"
    assert [(m.year, m.role, m.is_relative) for m in find_years(text, 2567)] == [
        (2566, "assessed", True),
        (2567, "assessed", False),
    ]
    assert [m.year for m in find_years(text)] == [2567]
    assert find_years("ปีที่แล้ว") == []


@pytest.mark.parametrize(("report_year", "role"), [(2566, "planned"), (2567, "assessed"), (2568, "assessed")])
def test_no_report_has_results_of_a_later_year(report_year: int, role: str) -> None:
    assert [m.role for m in find_years("ผลการประเมินปี 2567", report_year)] == [role]


def test_year_stands_where_its_digits_stand() -> None:
    assert [(m.start, m.end) for m in find_years("ปี ๒๕๖๗ และปี ๖๖")] == [(3, 7), (14, 16)]


@pytest.mark.parametrize(
    ("gap", "role"),
    [("." * (110 - len("คะแนน")), "assessed"), ("." * (111 - len("คะแนน")), "plain"), (" ปี 2566 ", "plain")],
)
def test_words_speak_of_a_year_within_reach_and_not_past_another_year(gap: str, role: str) -> None:
    assert find_years(f"{DOTS}คะแนน{gap}2567")[-1].role == role


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("เพิ่มขึ้นจากปี ", True),
        ("เทียบกับปี ", True),
        ("ได้เพิ่มขึ้นจากปี ", True),
        ("ได้คะแนน ปี ", False),
        ("", False),
        (f"{DOTS}เทียบ{'.' * 19}", True),
        (f"{DOTS}เทียบ{'.' * 20}", False),
    ],
)
def test_year_that_the_words_right_before_it_compare_with(before: str, expected: bool) -> None:
    text = f"{before}2566 เพิ่มขึ้น"
    assert is_compared(text, find_years(text)[0]) is expected


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("ตารางคะแนน ประจำปี ๒๕๖๗", 2567),
        ("ผลการประเมินปี 2566 และมาตรการปี 2567", 2566),
        ("มาตรการปี 2568", 2568),
        ("ณ ปี 2567 และ ณ ปี 2567", 2567),
        ("ณ ปี 2566 และ ณ ปี 2567", None),
        ("ผลการประเมินปี 2566 และผลการประเมินปี 2567", None),
        ("ปี 2564 ปี 2565 ปี 2566 ณ วันที่สามสิบ เดือนกันยายน พ.ศ. 2567", None),
        ("ผลย้อนหลัง ปี 2565 ปี 2566 ปี 2567", None),
        ("ตารางที่ 1", None),
    ],
)
def test_year_of_a_heading(heading: str, year: int | None) -> None:
    assert pick_only_year(heading) == year


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("พ.ร.บ.ข้อมูลข่าวสาร พ.ศ. 2560", None),
        ("พ.ร.บ.ข้อมูลข่าวสาร พ.ศ. 2560 ปี 2567", 2567),
        ("แผนพัฒนา พ.ศ. 2566 - 2570", None),
        ("แผนพัฒนา พ.ศ. 2566 - 2570 ปี 2567", 2567),
        ("ณ วันที่ 30 กันยายน 2566", None),
        ("ณ วันที่ 30 กันยายน 2566 ปี 2567", 2567),
    ],
)
def test_day_act_and_plan_over_years_are_no_year_of_a_heading(heading: str, year: int | None) -> None:
    assert pick_only_year(heading) == year


@pytest.mark.parametrize(
    ("heading", "report_year", "year"),
    [
        ("มาตรการปี 2568", 2567, None),  # of what is to come
        ("มาตรการปี 2568", 2568, 2568),
        ("ปี 2567 มาตรการปี 2568", 2567, 2567),
        ("ปี 2567 มาตรการปี 2568", None, None),
        ("ผลการประเมินปีที่แล้ว", 2567, 2566),
    ],
)
def test_year_later_than_the_report_is_no_year_of_a_heading(heading: str, report_year: int, year: int | None) -> None:
    assert pick_only_year(heading, report_year) == year


def year_of(text: str, *, last: int = 0, stop: int | None = None, reach: int = 320) -> int | None:
    """The year given to the 91.00 of `text`."""
    at = text.index("91.00")
    place = NumberPlace(text, at, at + len("91.00"), last, len(text) if stop is None else stop)
    found = pick_year_of_score(place, find_years(text), reach)
    return found.year if found else None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ปี 2566 ได้คะแนน 91.00", 2566),
        ("ปี 2565 และปี 2566 ได้คะแนน 91.00", 2566),
        ("ผลการประเมินปี 2566 ตามแผนงานปี 2567 ได้ 91.00", 2566),
        ("แผนงานปี 2567 ได้ 91.00", None),
        ("ได้ 91.00 คะแนน ในปี 2567", 2567),
        ("ได้ 91.00 คะแนน ในปี 2567 จากคะแนน ในปี 2568", 2567),
        ("ได้ 91.00 ณ วันที่ 30 กันยายน 2567", None),
        ("ได้ 91.00 คะแนน เพิ่มขึ้นจากปี 2566", None),
        ("ได้ 91.00เทียบผลคะแนนปี 2566", None),  # a word of comparison right behind it
        ("ได้ 91.00 คะแนน\nผลการประเมินปี 2567", None),
        ("พ.ร.บ.ข้อมูลข่าวสาร พ.ศ. 2560 ได้ 91.00", None),
        ("นโยบาย ปี 2566 - 2567 ได้ 91.00", None),
        ("เพิ่มขึ้น ได้ 91.00 คะแนน ในปี 2567", 2567),
        ("ได้ 91.00 คะแนน", None),
        ("ปี 2566 ได้คะแนน 91.00 คะแนน ในปี 2567", 2566),
        ("OIT คะแนนรวม 91.00 คะแนน ผลการประเมินรายตัวชี้วัด ปี 2564 ปี 2565 ปี 2566 ปี 2567", None),
    ],
)
def test_year_of_a_score_in_a_sentence(text: str, year: int | None) -> None:
    assert year_of(text) == year


def test_scores_beside_it_bound_the_words_of_a_score() -> None:
    text = "ปี 2566 ได้คะแนน 91.00 คะแนน ปี 2567"
    before, after = text.index("2566"), text.index("2567")
    assert year_of(text, last=before) == 2566
    assert year_of(text, last=before + 1) == 2567
    assert year_of(text, last=before + 1, stop=after + 1) == 2567
    assert year_of(text, last=before + 1, stop=after) is None


def test_year_stands_within_reach_of_its_score() -> None:
    before, after = "ปี 2566 คือ 91.00", "91.00 คะแนน 2566"
    assert [year_of(before, reach=reach) for reach in (9, 8)] == [2566, None]
    assert [year_of(after, reach=reach) for reach in (8, 7)] == [2566, None]
    assert year_of(f"ปี 2566{'.' * 316}91.00") == 2566
    assert year_of(f"ปี 2566{'.' * 317}91.00") is None


def test_before_its_paragraph_only_a_year_of_results_dates_a_score() -> None:
    plain, assessed = "ณ ปี 2566\nได้ 91.00", "ผลคะแนน ปี 2566\nได้ 91.00"
    assert [year_of(text) for text in (plain, assessed)] == [None, 2566]
    assert year_of("ณ ปี\n2566 ได้ 91.00") == 2566


@pytest.mark.parametrize(
    ("years", "year"),
    [
        ("2564 2565 2566", None),
        ("2564 2565 2566 2567", None),
        ("2565 2566", 2566),
        ("2565 2566 2566", 2566),
        (f"2564{'.' * 20}2565{'.' * 20}2566", None),
        (f"2564{'.' * 21}2565{'.' * 20}2566", 2566),
        (f"2564{'.' * 20}2565{'.' * 21}2566", 2566),
        (f"2564 2565 2566{'.' * 21}2567", 2567),
        (f"2563{'.' * 21}2564 2565 2566", 2563),
        ("2564 5 2565 6 2566", 2566),  # numbers stand between them
        ("2564 / 2565 8 2566", 2566),
        ("ปี 2564 1ปี 2565 ปี 2566", 2566),
    ],
)
def test_years_of_a_list_date_nothing(years: str, year: int | None) -> None:
    assert year_of(f"{years} คือ 91.00") == year


@pytest.mark.parametrize(
    ("titles", "texts", "year"),
    [
        (["รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"], ["ผลการประเมินปี ๒๕๖๖"] * 9, 2567),
        (["ปี 2566", "ปี 2567", "ปี 2566"], [], 2566),
        (["ปี 2566", "ปี 2567"], [], 2567),
        (["รายงาน"], ["ปี 2566 ปี 2566 ปี 2567"], 2566),
        (["พ.ร.บ.ข้อมูลข่าวสาร พ.ศ. 2560", "ปี 2567"], [], 2567),
        (["แผนพัฒนา พ.ศ. 2566 - 2570", "ปี 2567"], [], 2567),
        (["ณ วันที่ 30 กันยายน 2568", "ปี 2567"], [], 2567),
        (["พ.ร.บ.ข้อมูลข่าวสาร พ.ศ. 2560"], [], 2560),  # where there is nothing else
        ([], [], None),
    ],
)
def test_year_of_a_document(titles: list[str], texts: list[str], year: int | None) -> None:
    assert pick_document_year(titles, texts) == year


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (["ผลการประเมินปี ๒๕๖๖", "มาตรการปี ๒๕๖๗", "มาตรการปี ๒๕๖๗"], 2566),
        (["ผลการประเมินปี 2566", "ผลการประเมินปี 2567", "ผลการประเมินปี 2567"], 2567),
        (["ผลการประเมินปี 2567", "ผลการประเมินปี 2566"], 2566),
        (["มาตรการปี ๒๕๖๗", "ณ ปี 2567"], None),
        (["ผลการประเมินปี 2566 ผลการประเมินปี 2565"], 2565),  # named as often, the earlier
        ([], None),
    ],
)
def test_year_whose_results_are_spoken_of_most(texts: list[str], year: int | None) -> None:
    assert pick_assessed_year(texts) == year


def test_words_for_the_last_year_speak_of_nobodys_results() -> None:
    assert pick_assessed_year(["ผลการประเมินปีที่แล้ว"], 2567) is None
    assert pick_assessed_year(["ผลการประเมินปี 2568", "ผลการประเมินปี 2566"], 2567) == 2566
