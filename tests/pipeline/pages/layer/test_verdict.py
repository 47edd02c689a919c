"""Judging text layers by font and page, and mending their glyphs by rules."""

from __future__ import annotations

import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.glyphs.maps import CodeTable
from prongsai.pipeline.pages.glyphs.repairs import repair_glyphs
from prongsai.pipeline.pages.layer.verdict import LayerCounter, describe_verdict, repair_chars, settle_verdict
from tests.glyph_makers import GHOST, INVENTED, judge_layer, replay_steps
from tests.glyph_makers import make_glyphs as glyphs
from tests.glyph_makers import read_glyphs as read

CLEAN = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ ๒๕๖๖ "


@pytest.mark.parametrize(
    ("broken", "mended", "step"),
    [
        ("จ" + GHOST + "านวน", "จำนวน", "close-ghost-blank"),
        ("น\u0e49" + GHOST + "า", "น้ำ", "close-ghost-blank"),
        ("เจ\uf70bาหน\uf70bาท\u0e35\uf70a", "เจ้าหน้าที่", "decode-private-use"),
        ("\uf0fe ผ่าน", "\u2611 ผ่าน", "keep-check-boxes"),
        ("เร\u0e35ยน\u200b", "เรียน", "drop-invisible-characters"),
        ("เป\u0e47" + INVENTED + "น", "เป็น", "drop-invented-blank"),
        ("ประจ\ufffdาปี", "ประจำปี", "fill-unknown-nikhahit"),
        ("คร \u0e39", "ครู", "close-blank-before-mark"),
        ("หน\u0e48\u0e48วย", "หน่วย", "drop-doubled-marks"),
        ("ประจ\u0e4dาปี", "ประจำปี", "compose-sara-am"),
        ("น\u0e4d\u0e49า", "น้ำ", "compose-sara-am"),
        ("จ\u0e32\u0e4dนวน", "จำนวน", "turn-reversed-sara-am"),
        ("คำาถาม", "คำถาม", "drop-doubled-sara-am"),
        ("น\u0e33\u0e49", "น้ำ", "move-tone-before-sara-am"),
        ("ล\u0e32\u0e49น", "ล้าน", "move-tone-before-sara-aa"),
        ("น\u0e49\u0e35", "นี้", "move-vowel-before-tone"),
        ("เเละ", "และ", "join-sara-ae"),
    ],
)
def test_fault_is_mended_by_its_step(broken: str, mended: str, step: str) -> None:
    chars = glyphs(broken)
    repaired = repair_glyphs(chars)
    assert read(repaired.chars) == mended
    assert step in [taken.name for taken in repaired.steps]
    assert [char.raw for char in repaired.chars] == [char.raw for char in chars]


def test_swap_is_undone_in_its_font_only() -> None:
    swapped = glyphs("กำรประเมินควำมโปร่งใสในกำรด" + GHOST + "ำเนินงำนของหน่วยงำน", "BAD#2")
    good = glyphs("ทำ จำ นำ คำ", "GOOD#3", y=140)
    verdict = judge_layer([swapped + good])
    assert verdict.swapped_fonts == {"BAD#2"}
    repaired = read(repair_chars(swapped + good, verdict).chars)
    assert repaired == "การประเมินความโปร่งใสในการดำเนินงานของหน่วยงาน" + "ทำ จำ นำ คำ"


def test_number_cut_by_padding_is_closed_and_two_numbers_stay_two() -> None:
    five, blank, rest = glyphs("5"), glyphs(" ", x=53), glyphs("96,160.00", x=60)
    assert read(repair_glyphs(five + blank + rest).chars) == "596,160.00"
    assert read(repair_glyphs(glyphs("5 96,160.00")).chars) == "5 96,160.00"


def test_mark_behind_the_next_letter_returns_to_its_own() -> None:
    kan, nu = glyphs("ก"), glyphs("น", x=60)
    mark = glyphs("\u0e31", x=60)
    repaired = repair_glyphs([*kan, *nu, *mark, *glyphs(" า\u0e49", x=70)]).chars
    assert [(c.text, c.x0, c.x1) for c in repaired[:3]] == [("ก", 50, 60), ("\u0e31", 60, 60), ("น", 60, 70)]


def test_mark_at_the_end_of_its_letter_stays() -> None:
    assert read(repair_glyphs(glyphs("กน\u0e31 า\u0e49")).chars).startswith("กน\u0e31")


def test_letter_behind_a_zero_width_character_keeps_its_place() -> None:
    shadow = Char("\u200b", "\u200b", 50, 88, 60, 103, 100, 16.0, "F#1")
    letter = shadow._replace(text="\u0e40", raw="\u0e40")
    repaired = repair_glyphs([shadow, letter, *glyphs("ก", x=60)]).chars
    assert [(char.text, char.x0, char.x1) for char in repaired[:1]] == [("\u0e40", 50, 60)]
    assert read(repaired) == "เก"


def test_steps_are_known_per_glyph() -> None:
    repaired = repair_glyphs(glyphs("กานประจ" + GHOST + "าปี")).chars
    assert [char.steps for char in repaired[:7]] == [()] * 7
    assert [char.steps for char in repaired[7:9]] == [("close-ghost-blank",)] * 2
    assert [char.steps for char in repaired[9:]] == [()] * 2


def test_clean_page_comes_back_with_the_same_glyphs() -> None:
    chars = glyphs(CLEAN * 20)
    repaired = repair_glyphs(chars)
    assert repaired.steps == ()
    assert all(before is after for before, after in zip(chars, repaired.chars, strict=True))


_SIGNS = [chr(c) for c in (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E5B))]
_SIGNS += [" ", GHOST, INVENTED, "\ufffd", "\u200b", "\uf70a", "\uf70b", "1", "5", ".", ","]
soup = st.lists(st.sampled_from(_SIGNS), max_size=30).map("".join)


@settings(max_examples=120, deadline=None)
@given(soup, st.booleans())
def test_repair_can_be_replayed_twice_is_once_and_no_digit_changes(text: str, is_swapped: bool) -> None:
    chars = glyphs(text)
    repaired = repair_glyphs(chars, {"F#1"} if is_swapped else ())
    assert replay_steps([c.raw for c in chars], repaired.steps) == [c.text for c in repaired.chars]
    assert read(repair_glyphs(repaired.chars).chars) == read(repaired.chars)
    assert [c for c in read(repaired.chars) if c.isdigit()] == [c for c in text if c.isdigit()]


def test_one_bad_font_spoils_its_pages_only() -> None:
    bad = glyphs("\x1d1>\x0f@0\u0e04\x15>\x0f11/" * 4, "BAD#2", y=200)
    verdict = judge_layer([glyphs(CLEAN * 3), glyphs(CLEAN * 3) + bad])
    assert verdict.fonts["BAD#2"].status == "unreadable"
    assert verdict.fonts["F#1"].status == "good"
    assert [page.status for page in verdict.pages] == ["good", "unreadable_font"]
    assert verdict.suspects == {"BAD#2": (2,)}


def test_thai_read_as_greek_is_found() -> None:
    verdict = judge_layer([glyphs("\u03c5\u03d4\u03c4\u03aa\u0395\u03d4\u03c4\u03aa\u03c5" * 5)])
    assert verdict.fonts["F#1"].faults == ("codes-without-characters",)


def test_latin_junk_over_a_scan_is_no_text() -> None:
    junk = glyphs(
        "rufrd tuYl crd uuun Jon vru lau lyrfl Ja nul tajvloood bdbdiufi aalnxi iGal toou vnrotzusulri vsirfl " * 2
    )
    verdict = judge_layer([junk], image_share=1.0)
    assert not verdict.page(1).is_usable


def test_stamp_over_a_scan_is_no_text_and_a_short_page_is() -> None:
    stamp = glyphs("เลขรับ ๑๒๓")
    assert judge_layer([stamp], image_share=0.95).page(1).status == "stamp_only"
    assert judge_layer([stamp], image_share=0.0).page(1).is_usable


def test_page_without_glyphs_has_no_text() -> None:
    assert judge_layer([[]]).page(1).status == "no_text"


def test_character_that_no_table_gives_is_doubted() -> None:
    table = CodeTable(frozenset({1}), frozenset(CLEAN), frozenset({"%"}))
    chars = glyphs(CLEAN * 2 + "%%.%%", "F#1")
    verdict = judge_layer([chars], tables={"1": table})
    assert verdict.fonts["F#1"].has_guesses
    assert not verdict.page(1).is_usable
    assert judge_layer([glyphs(CLEAN * 2)], tables={"1": table}).page(1).is_usable


class _Page(list[Char]):
    """A list that can be watched being let go of."""


def test_no_page_is_kept_after_it_was_judged() -> None:
    seen: list[weakref.ref[_Page]] = []
    counter = LayerCounter()
    for _ in range(20):
        page = _Page(glyphs(CLEAN))
        seen.append(weakref.ref(page))
        counter.add(page)
        del page
        assert all(page() is None for page in seen)
    assert counter.judge().fonts["F#1"].glyphs == 20 * len(CLEAN)


def test_settling_keeps_fonts_that_were_not_read() -> None:
    verdict = judge_layer([glyphs(CLEAN)])
    assert settle_verdict(verdict, {}) == verdict


def test_findings_name_fonts_and_pages() -> None:
    bad = glyphs("\x1d1>\x0f@0\u0e04\x15>\x0f11/" * 4, "TAG+BAD#2")
    findings = describe_verdict(judge_layer([glyphs("ประจ\u0e4dาปี" * 5), bad]))
    assert [(f.code, f.severity, f.page) for f in findings] == [
        ("text-layer-garbled", "info", 1),
        ("text-layer-garbled", "warning", 2),
        ("text-layer-unusable", "info", 2),
    ]
    assert "TAG+BAD" in findings[1].message
