"""What the sentences of a passage say of its numbers, each kind of words beside the others."""

from __future__ import annotations

import pytest

from tests.score_makers import read_prose


def test_share_of_people_is_no_score_and_keeps_its_words() -> None:
    share, score = read_prose("มีผู้ตอบแบบวัด IIT คิดเป็นร้อยละ 92.50", "คะแนน IIT เท่ากับ 85.10 คะแนน")[::-1]
    assert (share.value, share.role) == (92.5, "share")
    assert (score.value, score.role) == (85.1, "score")


@pytest.mark.parametrize(
    ("lines", "is_old"),
    [
        (("ปี 2566 และปี 2567 ได้คะแนน ITA 88.52 คะแนน เป็น 91.70 คะแนน",), False),
        (("ปี 2567 และปี 2568 ได้คะแนน ITA 88.52 คะแนน เป็น 91.70 คะแนน",), True),
        (("ปี 2567", "ได้คะแนน ITA 88.52 คะแนน เป็น 91.70 คะแนน"), True),
        (("ปี 2567 IIT ได้ 80.10 คะแนน ITA ได้ 88.52 คะแนน เป็น 91.70 คะแนน",), True),
        (("IIT ได้ 80.10 คะแนน ปี 2567 ITA ได้ 88.52 คะแนน เป็น 91.70 คะแนน",), False),
        (("ได้คะแนน ITA 88.52 คะแนน เป็น 91.70 คะแนน ในปี 2567",), True),
    ],
)
def test_number_before_a_change_is_a_result_of_the_earlier_year_that_is_named_for_it(
    lines: tuple[str, ...], is_old: bool
) -> None:
    roles = {seen.value: seen.role for seen in read_prose(*lines)}
    assert roles[88.52] == ("unknown" if is_old else "score")
