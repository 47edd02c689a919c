"""What the second reader adds to a score that nothing else confirms: agreement, disagreement, or no word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import prongsai
from prongsai.pipeline.model import BBox, Char, Observation, Provenance, Result, Score
from prongsai.pipeline.pages.layer.second_reader import SecondPage
from prongsai.pipeline.reconcile.second_reading import confirm_scores, find_pages_to_confirm, number_key
from tests.fuzz.test_pdf import pdf_of

BOX = BBox(100, 200, 150, 220)
SEEN = Observation(2568, "instrument", "IIT", "iit", 95.21, 100.0, "IIT", "๙๕.๒๑", Provenance(3, BOX, 1, 2, "text", 1))
SCORE = Score(2568, "instrument", "IIT", "iit", 95.21, 100.0, None, "read", 0.97, (0,))


def glyphs(text: str, x0: float = 105.0, top: float = 203.0, step: float = 5.0) -> tuple[Char, ...]:
    return tuple(
        Char(char, char, x0 + step * at, top, x0 + step * at + 4, top + 12, top + 10, 12.0, "F")
        for at, char in enumerate(text)
    )


def confirm(
    *chars: Char, cells: tuple[BBox, ...] = (), seen: Observation = SEEN, score: Score = SCORE
) -> tuple[Score, Result[Score]]:
    result = confirm_scores([score], [seen], {3: SecondPage(3, chars, cells)})
    return result.rows[0], result


def test_agreement_is_a_basis_and_raises_neither_status_nor_confidence() -> None:
    """The digits are one of five claims: the body, the year and the quantity are as doubtful as before."""
    score, result = confirm(*glyphs("95.21"))
    assert score == replace(SCORE, basis=("agrees: pdfplumber",))
    assert result.findings == []


def test_other_digits_are_a_conflict_and_a_finding() -> None:
    score, result = confirm(*glyphs("96.21"))
    assert (score.status, score.score) == ("conflict", 95.21)
    assert score.basis == ("doubt: pdfplumber reads 96.21",)
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.raw, finding.suggestion) == (
        "readers-disagree",
        "warning",
        "๙๕.๒๑",
        "96.21",
    )
    assert (finding.page, finding.bbox) == (3, BOX)


@pytest.mark.parametrize("text", ["9521", "195.21", "5.21", "95.2", "9.521"])
def test_lost_and_added_digits_and_points_differ(text: str) -> None:
    assert confirm(*glyphs(text))[0].status == "conflict"


@pytest.mark.parametrize("text", ["๙๕.๒๑", "95,21", "(95.21)"])
def test_same_number_otherwise_written_agrees(text: str) -> None:
    assert confirm(*glyphs(text))[0].basis == ("agrees: pdfplumber",)


def test_glyphs_outside_the_cell_say_nothing() -> None:
    score, result = confirm(*glyphs("77.77", x0=300), *glyphs("66.66", top=260))
    assert (score.status, score.basis, result.findings) == ("read", ("not compared: pdfplumber",), [])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("๙๕.๒๑ คะแนน", "95.21"),
        ("9 5 . 2 1", "95.21"),
        ("95,21", "95.21"),
        (".5", "5"),
        ("5.", "5"),
        (", 5,", "5"),
        ("95", "95"),
        ("ก.", ""),
    ],
)
def test_key_of_a_number_is_its_digits_and_the_points_between_them(text: str, key: str) -> None:
    assert number_key(text) == key


@pytest.mark.parametrize("shift", [0.4, 1.4])
def test_number_printed_twice_to_look_bold_is_one(shift: float) -> None:
    assert confirm(*glyphs("95.21"), *glyphs("95.21", x0=105 + shift))[0].basis == ("agrees: pdfplumber",)


@pytest.mark.parametrize(("lower", "is_one_line"), [(5.0, True), (7.0, False)])
def test_baselines_half_a_type_size_apart_are_two_lines(lower: float, is_one_line: bool) -> None:
    """On one line the glyphs are read from the left, which here gives another number."""
    score, _ = confirm(*glyphs("95.", x0=120, top=200), *glyphs("21", x0=105, top=200 + lower))
    assert (score.status == "conflict") is is_one_line


def test_digit_that_occurs_twice_is_two() -> None:
    seen = replace(SEEN, raw_score="99.11")
    assert confirm(*glyphs("99.11"), seen=seen)[0].basis == ("agrees: pdfplumber",)


def test_glyph_without_a_character_cannot_be_compared() -> None:
    chars = glyphs("95.2") + (glyphs("95.21")[-1]._replace(text="(cid:917)"),)
    assert confirm(*chars)[0].basis == ("not compared: pdfplumber",)


def test_codes_that_only_the_repair_reads_cannot_be_compared() -> None:
    seen = replace(SEEN, raw_score="\uf711\uf712", provenance=replace(SEEN.provenance, method="repaired_text"))
    assert confirm(*glyphs("77.77"), seen=seen)[0].basis == ("not compared: pdfplumber",)


def test_number_sewn_together_over_a_page_end_is_no_disagreement() -> None:
    seen = replace(SEEN, raw_score="95.\n21")
    assert confirm(*glyphs("95."), seen=seen)[0].basis == ("not compared: pdfplumber",)


def test_number_in_two_lines_of_one_cell_agrees() -> None:
    assert confirm(*glyphs("95.", top=200), *glyphs("21", top=208))[0].basis == ("agrees: pdfplumber",)


def test_cell_that_the_second_reader_sees_cut_elsewhere_is_a_disagreement() -> None:
    wide = BBox(90, 195, 260, 225)
    score, result = confirm(*glyphs("95.21"), *glyphs("88.10", x0=200), cells=(wide,))
    assert score.basis == ("doubt: pdfplumber reads 95.2188.10",)
    assert [finding.code for finding in result.findings] == ["readers-disagree"]


def test_smallest_cell_around_the_number_counts() -> None:
    cells = (BBox(0, 0, 500, 500), BBox(95, 195, 155, 225))
    assert confirm(*glyphs("95.21"), *glyphs("88.10", x0=200), cells=cells)[0].basis == ("agrees: pdfplumber",)


def test_sentence_agrees_where_its_number_stands_in_the_paragraph() -> None:
    seen = replace(SEEN, context_kind="narrative", provenance=Provenance(3, BBox(50, 190, 500, 230)))
    text = "2568 IIT 95.21 EIT 88.10"
    assert confirm(*glyphs(text, x0=60), seen=seen)[0].basis == ("agrees: pdfplumber",)
    whole = replace(seen, raw_score="95")
    assert confirm(*glyphs("IIT 95, EIT 88", x0=60), seen=whole)[0].basis == ("agrees: pdfplumber",)
    # the paragraph may go on over the page end, so absence is no disagreement
    assert confirm(*glyphs("IIT 95.215", x0=60), seen=seen)[0].basis == ("not compared: pdfplumber",)


@pytest.mark.parametrize(
    "score",
    [replace(SCORE, is_proven=True), replace(SCORE, status="verified"), replace(SCORE, status="repaired")],
    ids=["sum", "agreed", "repaired"],
)
def test_what_is_proven_is_not_read_again(score: Score) -> None:
    assert find_pages_to_confirm([score], [SEEN]) == []
    assert confirm(*glyphs("96.21"), score=score)[1].rows == [score]


def test_only_text_layers_are_read_again() -> None:
    assert find_pages_to_confirm([SCORE], [SEEN]) == [3]
    for place in (replace(SEEN.provenance, method="ocr"), replace(SEEN.provenance, method="dump"), Provenance()):
        assert find_pages_to_confirm([SCORE], [replace(SEEN, provenance=place)]) == []


def test_page_that_could_not_be_read_again_leaves_the_score() -> None:
    (score,) = confirm_scores([SCORE], [SEEN], {}).rows
    assert score == replace(SCORE, basis=("not compared: pdfplumber",))


def report(iit: str) -> bytes:
    """A page with a ruled table of three instruments; `iit` is the content that draws the score of the first."""
    rules = [f"{x} 700 m {x} 600 l S" for x in (72, 172, 272, 372)] + [f"72 {y} m 372 {y} l S" for y in (700, 650, 600)]
    texts = [(80, 730, "(ITA 2567) Tj")]
    for at, (name, value) in enumerate((("IIT", iit), ("EIT", "(91.10) Tj"), ("OIT", "(93.40) Tj"))):
        texts += [(80 + 100 * at, 670, f"({name} 2567) Tj"), (80 + 100 * at, 620, value)]
    drawn = [f"BT /F1 12 Tf 1 0 0 1 {x} {y} Tm {text} ET" for x, y, text in texts]
    return pdf_of("\n".join(["q 0.5 w", *rules, "Q", *drawn, ""]).encode())


def test_text_that_hides_what_is_printed_is_found_out(tmp_path: Path) -> None:
    """PDFium believes what a file says that a glyph run means (ActualText); pdfplumber reads the glyphs."""
    path = tmp_path / "report.pdf"
    path.write_bytes(report("/Span << /ActualText (95.21) >> BDC (96.21) Tj EMC"))
    frames = prongsai.read_report(path)
    scores = frames.scores.set_index("code")
    assert scores.status.to_dict() == {"iit": "conflict", "eit": "read", "oit": "read"}
    assert scores.basis.map(list).to_dict() == {
        "iit": ["year: column heading `IIT 2567`", "doubt: pdfplumber reads 96.21"],
        "eit": ["year: column heading `EIT 2567`", "agrees: pdfplumber"],
        "oit": ["year: column heading `OIT 2567`", "agrees: pdfplumber"],
    }
    assert "readers-disagree" in frames.findings.code.tolist()
    path.write_bytes(report("(95.21) Tj"))
    assert set(prongsai.read_report(path).scores.status) == {"read"}
