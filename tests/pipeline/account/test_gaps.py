"""Codes left out of a table that counts on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.gaps import find_cut_end, find_gaps, find_jumps
from prongsai.pipeline.model import Block, Finding, Observation, Paragraph, Provenance, Table


def readings(*codes: str, table: int = 7, subject: str | None = None) -> list[Observation]:
    return [
        Observation(
            2567, "question", "IIT", code, 80.0, 100.0, code, "80.00", Provenance(3, None, table, row), subject=subject
        )
        for row, code in enumerate(codes, 1)
    ]


def told(*seen: Observation, known: frozenset[str] = frozenset()) -> list[tuple[str | None, str | None]]:
    evidence = Evidence(seen, dict.fromkeys(range(len(seen)), "score"), (), ())
    return [(one.field, one.raw) for one in find_gaps(evidence, known)]


def test_a_row_that_is_not_there_is_told_with_its_place() -> None:
    seen = readings("i1", "i2", "i3", "i5", "i6", "i7")
    (finding,) = find_gaps(Evidence(seen, dict.fromkeys(range(len(seen)), "score"), (), ()), ())
    assert (finding.code, finding.field) == ("score-missing", "i4")
    assert finding.message == "table 7 goes from i1 to i7 without i4"
    assert finding.where == Provenance(3, None, 7, 3)


def test_several_rows_are_one_finding() -> None:
    numbers = [number for number in range(1, 13) if number not in (4, 9)]
    assert told(*readings(*(f"indicator-{number}" for number in numbers))) == [
        ("indicator-4", "indicator-4, indicator-9")
    ]


@pytest.mark.parametrize(
    "codes",
    [
        ("i1", "i2", "i3", "i4", "i5"),
        ("i1", "i2", "i4", "i5"),
        ("i1", "i4", "i7", "i9", "i12"),
        ("iit", "eit", "oit", "indicator-9.1", "indicator-9.3"),
    ],
    ids=["whole", "few", "a-choice", "not-counted"],
)
def test_whole_tables_and_choices_lack_nothing(codes: tuple[str, ...]) -> None:
    assert told(*readings(*codes)) == []


def test_what_stands_elsewhere_or_is_told_is_not_missing() -> None:
    table = readings("i1", "i2", "i3", "i5", "i6", "i7")
    assert told(*table, *readings("i4", table=8)) == []
    assert told(*table, known=frozenset(("i4",))) == []


def test_a_row_of_a_list_that_lacks_one_code_is_told_with_its_body() -> None:
    whole, short = ("i1", "i2", "i3", "i4", "i5", "i6"), ("i1", "i2", "i3", "i5", "i6")
    seen = [*readings(*whole, subject="ทต.ก"), *readings(*short, subject="ทต.ข")]
    assert told(*seen) == [("i4", "i4 (ทต.ข)")]
    assert told(*seen, *readings("i4", table=8, subject="ทต.ข")) == []
    assert told(*seen, *readings("i4", table=8, subject="ทต.ค")) == [("i4", "i4 (ทต.ข)")]


def test_two_bodies_of_one_name_lack_codes_each_for_itself() -> None:
    both = [replace(one, twin=twin) for twin in ("เมือง", "นาแก") for one in readings("i1", "i2", "i3", "i4", "i6")]
    assert told(*both) == [("i5", "i5, i5")]


def of_year(year: int | None, *codes: str, table: int = 7) -> list[Observation]:
    return [replace(one, fiscal_year=year) for one in readings(*codes, table=table)]


def test_a_year_that_lacks_one_code_is_told_beside_years_that_have_it() -> None:
    names = [f"indicator-{number}" for number in range(1, 11)]
    seen = [*of_year(2564, *names), *of_year(2565, *names[:3], *names[4:]), *of_year(2566, *names[:8], names[9])]
    assert told(*seen) == [("indicator-4", "indicator-4 (2565), indicator-9 (2566)")]
    assert told(*seen, *of_year(2565, names[3], table=9)) == [("indicator-9", "indicator-9 (2566)")]
    # a heading elsewhere that says no year may be of this one
    assert told(*seen, *of_year(None, names[3], names[8], table=9)) == []


def test_a_finding_about_the_code_in_another_year_hides_no_gap() -> None:
    names = [f"indicator-{number}" for number in range(1, 7)]
    seen = [*of_year(2564, *names), *of_year(2565, *names[:3], *names[4:])]
    roles = dict.fromkeys(range(len(seen)), "score")
    differs = Finding("warning", "score-conflict", "they differ", field="indicator-4")
    (found,) = find_gaps(Evidence(seen, roles, (), [differs]), {"indicator-4"})
    assert found.raw == "indicator-4 (2565)"
    lost = replace(differs, code="score-unreadable")
    assert list(find_gaps(Evidence(seen, roles, (), [lost]), {"indicator-4"})) == []


def test_years_that_ask_more_questions_leave_none_out_of_the_others() -> None:
    seen = [*of_year(2564, *(f"o{n}" for n in range(1, 44))), *of_year(2567, *(f"o{n}" for n in range(1, 36)))]
    assert told(*seen) == []


FEWEST = {"i": 15, "e": 9, "o": 26}


def ends(*codes: str, behind: Block | None = None, n_others: int = 26) -> list[str | None]:
    """The codes missed in a document that lists so many items of OIT, and ends with a table of these codes."""
    seen = [*readings(*codes), *readings(*(f"o{number}" for number in range(1, n_others + 1)), table=6)]
    evidence = Evidence(seen, dict.fromkeys(range(len(seen)), "score"), (), ())
    blocks: list[Block] = [Paragraph("heading"), Table((), len(codes) + 1, 3, 7)]
    return [one.field for one in find_cut_end([*blocks, *([behind] if behind else [])], evidence, FEWEST, ())]


def test_a_document_that_ends_within_a_list_of_questions_is_cut() -> None:
    assert ends("e1") == ["e2"]
    assert ends(*(f"i{number}" for number in range(1, 15))) == ["i15"]


@pytest.mark.parametrize(
    "codes",
    [
        [f"e{number}" for number in range(1, 10)],
        ["e3", "e4"],
        ["e1", "e3"],
        ["indicator-1", "indicator-2"],
    ],
    ids=["as many as a year has", "not from the first", "a choice", "indicators of one instrument"],
)
def test_other_lists_at_the_end_are_whole(codes: list[str]) -> None:
    assert ends(*codes) == []


def test_two_questions_alone_are_a_choice() -> None:
    assert ends("e1", "e2", n_others=3) == []


def test_a_list_that_something_follows_was_not_cut() -> None:
    assert ends("e1", "e2", behind=Paragraph("a remark")) == []


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ((1, 2, 3, 5), None),  # four are some that a table picks out
        ((1, 2, 3, 5, 6), "i4"),
        ((11, 12, 13, 15, 16), "i14"),  # of six one
        ((1, 2, 3, 4, 5, 6, 7, 10), "i8"),  # two of ten are a fifth
        ((1, 2, 3, 4, 5, 6, 9), None),  # two of nine are more
        ((21, 22, 23, 24, 25, 26, 29), None),
    ],
)
def test_few_are_left_out_of_many_that_count_on(numbers: tuple[int, ...], missing: str | None) -> None:
    found = told(*readings(*(f"i{number}" for number in numbers)))
    assert [field for field, _ in found] == ([missing] if missing else [])


def test_place_is_that_of_the_row_before_the_first_that_is_missing() -> None:
    seen = readings("i1", "i2", "i3", "i5", "i6", "i7", "i9", "i10", "i11")
    (finding,) = find_gaps(Evidence(seen, dict.fromkeys(range(len(seen)), "score"), (), ()), ())
    assert finding.where == Provenance(3, None, 7, 3)
    assert (finding.severity, finding.page, finding.raw) == ("warning", 3, "i4, i8")


def test_running_text_has_no_gaps_and_half_numbers_do_not_count_on() -> None:
    seen = [replace(one, provenance=Provenance(3)) for one in readings("i1", "i2", "i3", "i5", "i6", "i7")]
    assert told(*seen) == []
    assert told(*readings("i1", "i2", "i3", "i5.1", "i6.1", "i7.1")) == []


def test_letters_count_on_each_for_itself() -> None:
    assert told(*readings("i1", "i2", "i3", "e5", "e6", "e7")) == []
    both = ("i1", "i2", "i3", "i5", "i6", "e1", "e2", "e4", "e5", "e6")
    assert [field for field, _ in told(*readings(*both))] == ["i4", "e3"]


def count(letter: str, first: int, last: int) -> list[str]:
    return [f"{letter}{number}" for number in range(first, last + 1)]


def jumps(*codes: str, elsewhere: tuple[str, ...] = (), known: frozenset[str] = frozenset()) -> list[str | None]:
    seen = [*readings(*codes), *readings(*elsewhere, table=8)]
    evidence = Evidence(seen, dict.fromkeys(range(len(seen)), "score"), (), ())
    return [one.raw for one in find_jumps(evidence, known)]


def test_rows_lost_between_two_instruments_are_told() -> None:
    assert jumps(*count("i", 1, 23), *count("o", 16, 43)) == ["o1 to o15"]


@pytest.mark.parametrize(
    "codes",
    [
        [*count("i", 1, 30), *count("e", 1, 15), *count("o", 1, 43)],
        [*count("i", 1, 23), "o16", "o17"],
        [*count("i", 2, 23), *count("o", 16, 43)],
        [*count("i", 1, 23), "o16", "o18", "o20", "o22", "o24"],
        ["i1", "i2", *count("o", 16, 43)],
    ],
    ids=["each from its first", "two of another", "not from the first", "a choice", "two of one"],
)
def test_lists_that_are_whole_or_a_choice_make_no_jump(codes: list[str]) -> None:
    assert jumps(*codes) == []


def test_codes_that_another_table_gives_or_a_finding_names_are_not_missing() -> None:
    codes = (*count("i", 1, 23), *count("o", 16, 43))
    assert jumps(*codes, elsewhere=("o3",)) == []
    assert jumps(*codes, known=frozenset(("o3",))) == []
