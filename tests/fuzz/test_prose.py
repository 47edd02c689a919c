"""Sentences: a score, a year and a measure that are read from them stand in them."""

from __future__ import annotations

from hypothesis import strategies as st

from prongsai.parsers.facts import read_facts
from prongsai.parsers.measures.groups import Group
from prongsai.parsers.measures.parse import parse_measures
from prongsai.parsers.measures.prose import read_measure_prose
from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.lookup import FrameCodes
from prongsai.pipeline.model import Paragraph
from prongsai.pipeline.tables.unwrap import unwrap_lines
from tests.fuzz.claims import digits_of, is_inside, without_blanks
from tests.fuzz.strategies import texts
from tests.fuzz.target import fuzz
from tests.fuzz.test_score_tables import assert_sane, tables

FRAME = FrameCodes(load_frame())
PROSE_WORDS = (
    "ผลการประเมิน ITA ", "ปีงบประมาณ พ.ศ. 2566 ", "ได้คะแนน ", "คะแนน", "เท่ากับ ", "92.75 ", "๙๕.๒๑", "100",
    "อยู่ในระดับ ", "ผ่านดี", "A ", "ตัวชี้วัดที่ ", "ข้อ i5 ", "การปฏิบัติหน้าที่ ", "IIT ", "(OIT) ", "ผู้มีส่วนได้ส่วนเสียภายใน ",
    "ร้อยละ ", "คะแนนเต็ม 100 ", "เพิ่มขึ้นจากปี 2565 ", "ต่ำกว่า ", "เป้าหมาย ", "อบต.นายาง ", "9.1 ", "คะแนนรวม ",
    "ภาพรวม ", "\n", ", ",
)  # fmt: skip
MEASURE_WORDS = (
    "มาตรการที่ ๑ ", "มาตรการ ", "ประเด็นที่ ๒ ", "๑) ", "๒) ", "- ", "ขั้นตอน : ", "ผู้รับผิดชอบ : ", "สำนักปลัด",
    "ระยะเวลา : ", "ต.ค. ๖๕ - ก.ย. ๖๖", "ผลการดำเนินการ : ", "จัดทำคู่มือการให้บริการ", "เพื่อยกระดับ ",
    "การกำกับติดตาม ", "นายสมมุติ ตัวอย่าง ", "i5 ", "IIT ", "๑.๑ ", "\n",
)  # fmt: skip


def paragraphs(*words: str) -> st.SearchStrategy[list[Paragraph]]:
    made = st.builds(
        lambda text, is_bold, is_wrapped: Paragraph(text, text, 1, is_bold=is_bold, is_wrapped=is_wrapped),
        texts(*words, max_pieces=10),
        st.booleans(),
        st.booleans(),
    )
    return st.lists(made, max_size=6)


@fuzz(paragraphs(*PROSE_WORDS), st.sampled_from([None, 2566]), share=3)
def test_score_of_a_sentence_stands_in_it(lines, year):
    seen = parse_score_prose(lines, [YearClaim(year)] * len(lines), FRAME)
    assert parse_score_prose(lines, [YearClaim(year)] * len(lines), FRAME) == seen
    printed = "\n".join(line.text for line in lines)
    for one in seen:
        assert_sane(one, printed)
        assert one.context_kind == "narrative"


@fuzz(paragraphs(*PROSE_WORDS, *MEASURE_WORDS))
def test_facts_of_a_report_are_its_own_words(lines):
    facts = read_facts(lines)
    printed = "\n".join(line.text for line in lines)
    assert facts.title is None or is_inside(without_blanks(facts.title), without_blanks(printed))
    for year in (facts.fiscal_year, facts.assessed_year):
        assert year is None or is_inside(str(year)[2:], digits_of(printed))


@fuzz(paragraphs(*PROSE_WORDS, *MEASURE_WORDS))
def test_unwrapped_lines_hold_the_same_letters(lines):
    joined = unwrap_lines(lines)
    assert unwrap_lines(lines) == joined
    assert without_blanks("".join(line.text for line in joined)) == without_blanks("".join(line.text for line in lines))


@fuzz(
    st.lists(
        st.one_of(paragraphs(*MEASURE_WORDS).map(lambda lines: lines[:3]), tables().map(lambda table: [table])),
        max_size=5,
    )
)
def test_measures_are_made_of_what_is_printed(parts):
    blocks = [block for part in parts for block in part]
    result = parse_measures(blocks, 2566)
    assert parse_measures(blocks, 2566) == result
    printed = without_blanks(
        "".join(b.text if isinstance(b, Paragraph) else "".join(c.text for c in b.cells) for b in blocks)
    )
    for measure in result.rows:
        assert measure.measure.strip()
        letters = set(
            without_blanks(measure.measure + "".join((*measure.steps, *measure.responsible, *measure.results)))
        )
        assert letters <= set(printed)
        if measure.period_start and measure.period_end:
            assert measure.period_start <= measure.period_end
    lines = [(block, Group(None, None, None)) for block in blocks if isinstance(block, Paragraph)]
    assert all(draft is not None for draft in read_measure_prose(lines))
