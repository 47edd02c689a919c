"""What is gathered of a measure piece by piece, and a cell that lists several measures."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.drafts import MeasureDraft, split_measures


@pytest.mark.parametrize(
    ("added", "pieces"),
    [
        ([], None),
        ([(["ประชุม"], False)], [["ประชุม"]]),
        ([(["ประชุม", " ", "เวียน"], False)], [["ประชุม", "เวียน"]]),
        ([(["", " "], False)], None),
        ([(["ประชุม"], False), (["เวียน"], False)], [["ประชุม"], ["เวียน"]]),
        ([(["ประชุม"], False), (["เวียน"], True)], [["ประชุม", "เวียน"]]),
        ([(["ประชุม"], False), (["เวียน"], False), (["แจ้ง"], True)], [["ประชุม"], ["เวียน", "แจ้ง"]]),
        ([(["ประชุม"], True)], [["ประชุม"]]),
        ([(["ประชุม"], False), (["ประชุม"], False)], [["ประชุม"]]),  # printed once more
        ([(["ประชุม"], False), (["ประชุม"], True)], [["ประชุม", "ประชุม"]]),
        ([(["ประชุม"], False), ([" "], True)], [["ประชุม"]]),
    ],
)
def test_text_is_a_new_piece_or_goes_on_in_the_last(
    added: list[tuple[list[str], bool]], pieces: list[list[str]] | None
) -> None:
    draft = MeasureDraft()
    for lines, goes_on in added:
        draft.add("steps", lines, goes_on=goes_on)
    assert draft.pieces.get("steps") == pieces
    assert draft.has("steps") is (pieces is not None)
    assert draft.lines("steps") == [line for piece in pieces or [] for line in piece]
    assert (draft.has("period"), draft.lines("period")) == (False, [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["๑. จัดอบรม", "๒. ทำสื่อ"], [(1, "จัดอบรม"), (2, "ทำสื่อ")]),
        (["๓. จัดอบรม", "๔. ทำสื่อ", "๕. ติดป้าย"], [(3, "จัดอบรม"), (4, "ทำสื่อ"), (5, "ติดป้าย")]),
        (["๑. จัดอบรม"], None),
        (["จัดอบรม"], None),
        (["จัดอบรม", "ทำสื่อ"], None),
        (["- จัดอบรม", "- ทำสื่อ"], None),
        (["มีดังนี้", "๑. จัดอบรม", "๒. ทำสื่อ"], None),  # parts of one measure
        (["๑. จัดอบรม", "๓. ทำสื่อ"], None),
        (["๒. จัดอบรม", "๑. ทำสื่อ"], None),
        ([], None),
    ],
)
def test_cell_that_lists_measures_is_taken_apart(lines: list[str], expected: list[tuple[int, str]] | None) -> None:
    draft = MeasureDraft(issue_no=4, shared={"period"}, pages={2})
    draft.add("measure", lines)
    draft.add("responsible", ["กองคลัง"])
    parts = split_measures(draft)
    if expected is None:
        assert parts == [draft]
        assert draft.shared == {"period"}
        return
    assert [(part.number, *part.lines("measure")) for part in parts] == expected
    assert {(part.issue_no, *part.lines("responsible"), *sorted(part.shared)) for part in parts} == {
        (4, "กองคลัง", "period", "responsible")
    }
    parts[0].shared.clear()  # each has its own
    assert parts[1].shared == {"period", "responsible"}


def test_measure_with_a_number_of_its_own_lists_its_parts() -> None:
    draft = MeasureDraft(number=7)
    draft.add("measure", ["๑. จัดอบรม", "๒. ทำสื่อ"])
    assert split_measures(draft) == [draft]
