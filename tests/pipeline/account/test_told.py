"""How a finding lists numbers that nothing explains."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.told import MOST_LISTED, OpenNumber, Tally, tell_numbers
from prongsai.pipeline.model import BBox, Finding, Provenance

BOX = BBox(1, 2, 3, 4)


def tell(count: int, code: str | None = "i1") -> Finding:
    numbers = [OpenNumber(Provenance(3 + at, BOX, row_no=at), f"{at}.00", code) for at in range(count)]
    return tell_numbers(numbers, "page 3: ")


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, "a number: i1 0.00"),
        (2, "2 numbers: i1 0.00, i1 1.00"),
        (5, "5 numbers: i1 0.00, i1 1.00, i1 2.00, i1 3.00, i1 4.00"),
        (6, "6 numbers: i1 0.00, i1 1.00, i1 2.00, i1 3.00, i1 4.00 …"),
    ],
)
def test_message_shows_five_numbers_with_their_codes(count: int, shown: str) -> None:
    assert tell(count).message == f"page 3: no row explains {shown}"


def test_number_without_a_code_stands_alone() -> None:
    assert tell(2, None).message == "page 3: no row explains 2 numbers: 0.00, 1.00"


def test_finding_stands_at_the_first_number() -> None:
    finding = tell(3)
    assert (finding.severity, finding.code, finding.page, finding.bbox) == ("warning", "numbers-unexplained", 3, BOX)
    assert finding.where == Provenance(3, BOX, row_no=0)
    assert finding.suggestion == "look at them in the report"


@pytest.mark.parametrize(("count", "rest"), [(150, ""), (151, " and 1 more"), (160, " and 10 more")])
def test_all_numbers_are_listed_up_to_more_than_a_body_has(count: int, rest: str) -> None:
    listed = [f"i1 {at}.00" for at in range(min(count, MOST_LISTED))]
    assert tell(count).raw == f"{', '.join(listed)}{rest}"


def test_part_of_a_document_without_numbers_has_nothing_to_tell() -> None:
    assert Tally() == Tally(0, (), ())
