"""The kinds of worn pages, on which reports and how strongly; everything follows from kind, half and report."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import numpy as np

from tests.corpus.scan import Wear, images_to_pdf
from tests.kinds.case import Case
from tests.kinds.corpus_reports import report_case
from tests.worn import camera, glass, hand, layers, marks
from tests.worn.marks import Rng
from tests.worn.prints import Image, Print, Rules, prints

Half = Literal["seen", "unseen"]
HALVES: tuple[Half, ...] = ("seen", "unseen")
FAMILY = "worn"
LAYOUTS = (
    "02-analysis-iit",
    "05-analysis-two-years",
    "06-analysis-three-years",
    "24-instrument-iit",
    "27-results-weighted",
    "28-results-grouped",
    "42-analysis-instrument-rows",
    "45-results-two-years",
)
"""One to two pages each, 14 to 54 scores; the halves share no body, font, year, wording or order of columns."""
RULED = tuple(name for name in LAYOUTS if not name.startswith("06"))
"""Those of which rows stand between rules on all sides."""
LETTERS: Mapping[Half, str] = {"seen": "t", "unseen": "h"}
STRENGTHS: Mapping[Half, tuple[float, ...]] = {"seen": (0.15, 0.5, 0.85), "unseen": (0.3, 0.65, 1.0)}

Spoil = Callable[[Print, float, Rng], Image]
Lay = Callable[[Print, Rng], layers.Sheet]


@dataclass(frozen=True)
class Kind:
    """One way in which pages are worn."""

    what: str
    spoil: Spoil
    wear: Wear = Wear(dpi=200, jpeg_quality=80)
    rules: Rules = "all"
    layouts: tuple[str, ...] = LAYOUTS
    lay: Lay | None = None
    """Makes the text that lies over the picture."""
    is_refused: bool = False
    """Nobody can read it: right is to say so."""
    quality: Callable[[float], int] | None = None
    """JPEG quality by strength; that of `wear` where none is given."""
    dpi: Callable[[float], int] | None = None
    """Likewise."""


GREY = Wear(dpi=200, jpeg_quality=80)
COLOUR = Wear(dpi=200, jpeg_quality=85, is_color=True)
BILEVEL = Wear(dpi=200, is_bilevel=True)


def plain(page: Print, strength: float, rng: Rng) -> Image:
    """As an office scanner gives it."""
    image = glass.turn_within(glass.grey_of(page.image), float(rng.uniform(-0.6, 0.6)))
    return glass.noise(image, 2 + 8 * strength, rng)


def on_grey_scan(mark: Spoil, page: Print, strength: float, rng: Rng) -> Image:
    """Something on the sheet that was scanned in grey."""
    grey = glass.turn_within(glass.grey_of(mark(page, strength, rng)), float(rng.uniform(-0.5, 0.5)))
    return glass.noise(grey, 2 + 4 * strength, rng)


def on_colour_scan(mark: Spoil, page: Print, strength: float, rng: Rng) -> Image:
    """... or in colour."""
    image = glass.turn_within(mark(page, strength, rng), float(rng.uniform(-0.5, 0.5)))
    return glass.noise(image, 2 + 3 * strength, rng)


def one_bit(page: Print, strength: float, rng: Rng) -> Image:
    return glass.dithered(marks.grey_fills(page, strength, rng), rng)


def laser(page: Print, strength: float, rng: Rng) -> Image:
    grey = glass.halftone(marks.grey_fills(page, strength, rng), page.dpi, rng)
    return glass.noise(grey, 3, rng)


def screenshot(page: Print, strength: float, rng: Rng) -> Image:
    return marks.dark_headers(page, strength, rng)


def fax(page: Print, strength: float, rng: Rng) -> Image:
    return np.where(plain(page, strength, rng) > 150, 255, 0).astype(np.uint8)


def lay_wrong_digits(page: Print, rng: Rng) -> layers.Sheet:
    return layers.text_sheet(page, [layers.wrong_digits(word.text, 0.05, rng) for word in page.words])


def lay_bad(page: Print, rng: Rng) -> layers.Sheet:
    return layers.text_sheet(page, [layers.wrong_letters(word.text, 0.2, rng) for word in page.words])


def lay_turned(page: Print, rng: Rng) -> layers.Sheet:
    turn = float(rng.choice((-0.6, 0.6)))
    return layers.text_sheet(page, [layers.wrong_digits(word.text, 0.01, rng) for word in page.words], turn)


KINDS: Mapping[str, Kind] = {
    "clean": Kind("an office scanner", plain),
    "one-bit": Kind("an office scanner, one bit", fax, BILEVEL),
    "highlighter-grey": Kind("marker strokes, scanned in grey", partial(on_grey_scan, marks.highlighter)),
    "highlighter-colour": Kind("marker strokes", partial(on_colour_scan, marks.highlighter), COLOUR),
    "dirty-glass": Kind("dark lines down the page", glass.streaks),
    "dusty-lamp": Kind("pale bands down the page", glass.light_streaks),
    "photograph-mild": Kind("a phone's photograph of a sheet, cut to it", camera.mild_photograph, COLOUR),
    "photograph": Kind("a phone's photograph of a sheet on a desk", camera.photograph, COLOUR),
    "third-copy": Kind("a copy of a copy of a copy", glass.third_copy),
    "crooked": Kind("laid down six to nine degrees askew", glass.crooked),
    "dithered-fills": Kind("grey rows as black dots", one_bit, BILEVEL),
    "halftone-fills": Kind("grey rows as a laser printer's dots", laser, layouts=RULED),
    "grey-fills": Kind("grey rows", partial(on_grey_scan, marks.grey_fills), layouts=RULED),
    "no-rules": Kind("a table without rules", plain, rules="none"),
    "horizontal-rules": Kind("rules between rows alone", plain, rules="horizontal"),
    "bowed": Kind("a phone's scan, lines sag by less than 1 %", camera.phone_scan),
    "watermark": Kind("a large grey word across", partial(on_grey_scan, marks.watermark)),
    "dark-headers-colour": Kind(
        "white on dark headings", partial(on_colour_scan, marks.dark_headers), COLOUR, layouts=RULED
    ),
    "dark-headers-compact": Kind(
        "white on dark headings, a small file",
        partial(on_grey_scan, marks.dark_headers),
        Wear(150, jpeg_quality=35),
        layouts=RULED,
    ),
    "screenshot": Kind("a picture of a window", screenshot, Wear(110, jpeg_quality=92, is_color=True), layouts=RULED),
    "stamps-grey": Kind("stamps over numbers, scanned in grey", partial(on_grey_scan, marks.stamp)),
    "stamps-colour": Kind("stamps over numbers", partial(on_colour_scan, marks.stamp), COLOUR),
    "screen": Kind("a screen photographed", camera.screen, COLOUR),
    "layer-wrong-digits": Kind("a text over the scan with wrong digits", plain, lay=lay_wrong_digits),
    "layer-bad": Kind("a text over the scan that is mostly wrong", plain, lay=lay_bad),
    "layer-turned": Kind("a text over the scan that lies askew", plain, lay=lay_turned),
    "handwriting": Kind("a form filled in by hand", hand.handwriting, is_refused=True),
    "tally": Kind("a form of votes", hand.tally, is_refused=True),
    "jpeg-strong": Kind("packed too small", plain, quality=lambda strength: round(30 - 18 * strength)),
    "thin-rules": Kind("one bit, rules that break off", glass.thin_rules, BILEVEL),
    "faint-rules": Kind("rules hardly there", glass.faint_rules),
    "low-resolution": Kind("100 to 150 dots an inch", plain, dpi=lambda strength: round(150 - 50 * strength)),
    "motion": Kind("the sheet moved", glass.motion),
    "dark-border": Kind("copied with the lid open", glass.dark_border),
    "holes": Kind("punched", partial(on_grey_scan, marks.holes)),
    "staple": Kind("stapled, a corner turned down", partial(on_grey_scan, marks.staple)),
    "folds": Kind("folded as a letter", partial(on_grey_scan, marks.folds)),
    "spine": Kind("bound, a shadow at one side", glass.spine),
}


def worn_report(name: str, half: Half, index: int) -> Case:
    """Report `index` of a kind: its pages worn and put into a PDF, with the truth that it always had."""
    kind = KINDS[name]
    report = LETTERS[half] + kind.layouts[index]
    seed = zlib.crc32(f"{name}/{report}".encode())
    rng = np.random.default_rng(seed)
    strength = STRENGTHS[half][seed % len(STRENGTHS[half])]
    wear = replace(
        kind.wear,
        dpi=kind.dpi(strength) if kind.dpi else kind.wear.dpi,
        jpeg_quality=kind.quality(strength) if kind.quality else kind.wear.jpeg_quality,
    )
    pages = prints(report, wear.dpi, kind.rules)
    images = [kind.spoil(page, strength, rng) for page in pages]
    if kind.lay is None:
        data = images_to_pdf(images, wear)
    else:
        data = layers.under_text(images, [kind.lay(page, rng) for page in pages], wear)
    return report_case(FAMILY, name, index, f"{kind.what} ({report}, {strength})", report, data)


def reports(name: str, half: Half, every: int = 1, first: int = 0) -> Iterator[Case]:
    """The reports of a kind in a half, or each n-th of them."""
    for index in range(first, len(KINDS[name].layouts), every):
        yield worn_report(name, half, index)
