"""Numbers that can be a report's year."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.report_years import is_report_year, is_short_year
from prongsai.pipeline.frame.load import load_frame


@pytest.mark.parametrize(("year", "expected"), [(2554, False), (2555, True), (2599, True), (2600, False)])
def test_bounds_of_years(year: int, expected: bool) -> None:
    assert is_report_year(year) is expected


def test_two_digits_stand_for_years_up_to_the_newest_frame() -> None:
    newest = max(load_frame().years)
    assert [is_short_year(year) for year in (2559, 2560, 2569, newest, newest + 1)] == [False, True, True, True, False]
