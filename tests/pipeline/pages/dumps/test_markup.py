"""Marks lie between the words of a dump and at its numbers; what a reader reads over is left out, and no more."""

import pytest

from prongsai.pipeline.pages.dumps.markup import tidy


@pytest.mark.parametrize(
    "printed",
    [
        "92.14",
        "$92.14$",
        "$$ 92.14 $$",
        r"\(92.14\)",
        r"$\mathbf{92.14}$",
        "$92.14^{1}$",
        "**92.14**",
        "92.14*",
        "92.14**",
        "92.14\u2020",
        "92.14<sup>1</sup>",
        "92.14 <sup>*</sup>",
        "92.14[^2]",
        "92.14\u00b9\u207e",
        "92.14^1^",
        "92.\u200b14",
        "9\u200b2.14",
        "\ufeff92.14\u00ad",
        "92.14<!-- 90 -->",
        "<b>92.14</b>",
        "&#57;2.14",
        "\u00a092.14\u2009",
    ],
)
def test_reader_reads_over_marks_at_a_number(printed: str) -> None:
    assert tidy(printed) == "92.14"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("92.1 4", "92.1 4"),
        ("3 92.14", "3 92.14"),
        ("92:14", "92:14"),
        ("92.\u00a014", "92. 14"),
        ("$5 ต่อคน", "$5 ต่อคน"),
        ("10<sup>2</sup>", "10 2"),
        ("2 * 3.5 * 4", "2 * 3.5 * 4"),
        ("92.14*1", "92.14*1"),
        ("1<sub>2</sub>", "1 2"),
    ],
)
def test_what_may_be_part_of_the_number_stays(printed: str, shown: str) -> None:
    assert tidy(printed) == shown
