"""What a table of rating bands that contradicts itself is told."""

from __future__ import annotations

import pytest

from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.frame.checks import check_levels
from prongsai.pipeline.frame.records import Level

BEST, GOOD, FAIR, POOR = (
    ("A", 95.0, 100.0, 95.0),
    ("B", 85.0, 100.0, 85.0),
    ("C", 85.0, 100.0, None),
    ("D", 0.0, 84.99, None),
)
Band = tuple[str, float, float, float | None]


def levels(*bands: Band) -> list[Level]:
    return [Level(name, 9 - at, low, high, least, "A", "X") for at, (name, low, high, least) in enumerate(bands)]


@pytest.mark.parametrize("bands", [(), (BEST, GOOD, FAIR, POOR), (("A", 50.0, 100.0, None), ("D", 0.0, 49.99, None))])
def test_bands_that_rate_every_score_are_accepted(bands: tuple[Band, ...]) -> None:
    check_levels(2575, levels(*bands))


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        ((("A", 95.0, 99.99, None), POOR), "`A`, the best, does not reach 100"),
        ((BEST, GOOD, ("C", 85.0, 94.99, None), POOR), "`C` must reach 100, for who misses `B` by an instrument"),
        ((FAIR, ("D", 0.0, 80.0, None)), "`D` ends at 80, `C` begins at 85"),
        ((FAIR, GOOD, POOR), "`B` does not begin below `C`, nor asks less of each instrument"),
        ((FAIR, ("D", 1.0, 84.99, None)), "`D`, the lowest, does not begin at 0"),
        ((FAIR, ("D", 0.0, 84.99, 10.0)), "`D`, the lowest, asks something of each instrument"),
    ],
)
def test_fault_is_named_by_its_bands(bands: tuple[Band, ...], said: str) -> None:
    with pytest.raises(ReferenceDataError, match=f"^levels.csv, 2575: .*{said}$"):
        check_levels(2575, levels(*bands))
