"""Sheets, texts and slides of office programs, damaged: blocks of their own text, or one refusal with a remedy."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import strategies as st

from prongsai.normalizers.values.digits import to_arabic
from prongsai.pipeline.discover.media_types import ODS, ODT, PPTX, RTF, XLSX
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.scan.engines import Engines
from prongsai.pipeline.pages.sheets.date_formats import is_date_format
from prongsai.pipeline.pages.sheets.number_formats import show_number, show_text
from prongsai.pipeline.reading import read_blocks
from tests.corpus.blocks import Block, Grid, GridCell, Para
from tests.corpus.writers.opendocument import to_odt
from tests.corpus.writers.rich_text import to_rtf
from tests.corpus.writers.sheets import to_ods, to_xlsx
from tests.corpus.writers.slides import to_pptx
from tests.fuzz.claims import digits_of, is_inside
from tests.fuzz.strategies import mutated, mutated_markup, texts
from tests.fuzz.target import fuzz
from tests.fuzz.test_dumps import assert_whole, texts_of
from tests.fuzz.test_word import pack, unpack

REPORT: list[Block] = [
    Para("รายงานผลการประเมิน ITA 2566", bold=True),
    Para("ได้คะแนน 92.75 คะแนน ระดับ ผ่านดี"),
    Grid(
        (
            (GridCell("ตัวชี้วัด", row_span=2), GridCell("คะแนน", col_span=2)),
            (GridCell("2565"), GridCell("2566")),
            (GridCell("1 การปฏิบัติหน้าที่"), GridCell("95.21"), GridCell("ไม่มี")),
        ),
        (3.0, 1.0, 1.0),
    ),
]
PACKED = {XLSX: to_xlsx(REPORT), ODS: to_ods(REPORT), ODT: to_odt(REPORT), PPTX: to_pptx(REPORT)}
PARTS = {kind: unpack(data) for kind, data in PACKED.items()}
RICH = to_rtf(REPORT)
_RICH_CHARACTER = re.compile(r"\\u(-?[0-9]{1,6})|\\'([0-9A-Fa-f]{2})")
_LETTER = re.compile("[\u0e01-\u0e2eA-Za-z]")


def letters_of(text: str) -> str:
    return "".join(_LETTER.findall(text))


def with_part(kind: str) -> st.SearchStrategy[tuple[str, bytes]]:
    """A kind of file, and its sample with one of its parts damaged, as markup or as bytes."""
    parts = PARTS[kind]

    def damage(name: str) -> st.SearchStrategy[tuple[str, bytes]]:
        changed = st.one_of(mutated_markup(parts[name].decode()).map(str.encode), mutated(parts[name]))
        return changed.map(lambda data: (kind, pack({**parts, name: data})))

    return st.sampled_from([name for name in sorted(parts) if name.endswith((".xml", ".rels"))]).flatmap(damage)


def without_parts(kind: str) -> st.SearchStrategy[tuple[str, bytes]]:
    names = st.lists(st.sampled_from(sorted(PARTS[kind])), min_size=1, max_size=3, unique=True)
    return names.map(lambda lost: (kind, pack({name: one for name, one in PARTS[kind].items() if name not in lost})))


def assert_read_or_refused(kind: str, data: bytes) -> list[str]:
    """The texts of a file; none where it is refused."""
    engines = Engines()
    try:
        reading = read_blocks(kind, data, lambda: engines)
    except DocumentError as error:
        assert error.remedy
        return []
    assert_whole(reading.blocks)
    assert all(finding.message for finding in reading.findings)
    # a page keeps its faults to itself, and no fault may be one that nobody foresaw
    assert "page-crashed" not in {finding.code for finding in reading.findings}, reading.findings
    assert read_blocks(kind, data, lambda: engines).blocks == reading.blocks
    return texts_of(reading.blocks)


@fuzz(st.sampled_from(sorted(PARTS)).flatmap(with_part), share=3)
def test_file_of_parts_with_damaged_markup_gives_its_own_text_or_is_refused(file):
    kind, data = file
    shown = assert_read_or_refused(kind, data)
    if not shown:
        return
    written = html.unescape("".join(part.decode("utf-8", "ignore") for part in unpack(data).values()))
    for text in shown:
        assert is_inside(letters_of(text), letters_of(written))
        if kind in (ODT, PPTX):  # in a sheet a number is shown as its format says
            assert is_inside(digits_of(text), digits_of(written))


@fuzz(st.sampled_from(sorted(PARTS)).flatmap(lambda kind: st.tuples(st.just(kind), mutated(PACKED[kind]))))
def test_damaged_file_of_parts_is_read_or_refused(file):
    assert_read_or_refused(*file)


@fuzz(st.sampled_from(sorted(PARTS)).flatmap(without_parts))
def test_file_without_some_of_its_parts_is_read_or_refused(file):
    assert_read_or_refused(*file)


@fuzz(
    st.one_of(
        mutated(RICH, most=12),
        mutated(to_rtf(REPORT, is_unicode=False), most=12),
        texts("{", "}", "\\", "\\par ", "\\'e1", "\\u3585?", "\\bin9 ", "\\cell ", "\\row ", "\\trowd ", "\\cellx99 ",
              "\\nesttableprops", "\\*", "\\pict ", "ffd8", "\\fonttbl", "\\f1 ", "\\uc0 ", "\\cellx-9 ", "\\u-1 ")
        .map(lambda text: b"{\\rtf1\\ansi " + text.encode("cp874", "ignore") + b"}"),
    ),
    share=2,
)  # fmt: skip
def test_damaged_rich_text_gives_its_own_text_or_is_refused(data):
    def read(escape: re.Match[str]) -> str:
        character = chr(int(escape[1]) % 0x10000) if escape[1] else bytes.fromhex(escape[2]).decode("cp874", "ignore")
        return f"{escape[0]}{character}"

    written = digits_of(_RICH_CHARACTER.sub(read, data.decode("cp874", "ignore")))
    for text in assert_read_or_refused(RTF, data):
        assert is_inside(digits_of(text), written)


_FORMATS = texts(
    "0", "0.00", "#,##0.00", "0%", "0.0", "??0.0", "t0.00", "[$-D00041E]0.00", ";", ";;", "@", '"', '"ร้อยละ "', "\\",
    "_)", "*-", "[Red]", "[>90]", "[<=", "General", "yyyy", "d mmm bbbb", "h:mm", "[h]", "E+00", "/", "# ?/?", ",",
    max_pieces=5,
)  # fmt: skip
_VALUES = st.one_of(
    st.floats(), st.floats(0, 100).map(lambda value: round(value, 4)), st.integers(-99, 2570).map(float)
)


@fuzz(_VALUES, _FORMATS, share=3)
def test_number_under_any_format_is_shown(value, code):
    assert show_number(value, code) == show_number(value, code)
    assert isinstance(show_text("AA", code), str)


@fuzz(
    st.floats(-1000, 1000),
    st.sampled_from(["", "General", "0", "0.0", "0.00", "#,##0.00", "t0.00", "[$-D00041E]0.000", "0.00%", "??0.0#"]),
)
def test_number_under_a_format_of_digits_is_its_value_rounded_to_what_is_shown(value, code):
    shown = to_arabic(show_number(value, code)).strip()
    number = float(shown.rstrip("%").replace(",", ""))
    places = len(shown.rstrip("%").partition(".")[2]) if "e" not in shown.lower() else 9
    scale = 100 if shown.endswith("%") else 1
    assert abs(number - value * scale) <= 0.5000001 * 10**-places + abs(value) * 1e-9
    assert not is_date_format(code)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.0, "0" + "," * 103, "0"),
        (1e15, "0.00.00.00.00.00.00.0", "1000000000000000.0000000000000"),
        (1e300, "0.0" + "%" * 9, None),
        (1.0, "0" + "%" * 100_000, None),
    ],
)
def test_scale_and_decimals_of_a_format_are_bounded(value, code, shown):
    """Found by the targets above: a number too large for a double, and one of more digits than a decimal has."""
    assert show_number(value, code) == shown if shown else show_number(value, code)


@pytest.mark.parametrize("kind", sorted(PARTS))
def test_sound_sample_is_read_in_full(kind):
    """Damage would prove nothing of a sample that cannot be read."""
    shown = "\n".join(assert_read_or_refused(kind, PACKED[kind]))
    for text in ("รายงานผลการประเมิน ITA 2566", "92.75", "1 การปฏิบัติหน้าที่", "95.21", "ไม่มี"):
        assert text in shown


def test_sound_rich_text_is_read_in_full():
    assert "95.21" in assert_read_or_refused(RTF, RICH)
