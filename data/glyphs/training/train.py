"""Train the glyph classifier of data/glyphs/model.npz from a folder of Thai fonts.

    python -m prongsai.data.glyphs.training.train FONT_FOLDER... --out data/glyphs/model.npz [--leave-out NAME]...

Needs fonttools, scikit-learn and what the project needs. Fonts whose file name starts with a left-out name are used
for the printed accuracy only, never for training.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from sklearn.neural_network import MLPClassifier

from prongsai.normalizers.thai.codes import PRIVATE_USE
from prongsai.pipeline.pages.glyphs.outlines import Outline, flatten_curve, measure_letter_height, outline_to_features

CHARACTERS = (
    [chr(code) for code in [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]]
    + list("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    + list(".,:;!?'\"()[]{}/\\|-_+=*%&#@$<>~^\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u00b0\u00b7")
)
_BODY = {chr(code) for code in [*range(0x0E01, 0x0E2F), 0x0E30, 0x0E32]}
_VARIANT_NAME = re.compile(r"uni(0E[0-9A-F]{2})[._]", re.IGNORECASE)
_SEED = 20


class _PolygonPen(BasePen):
    """Collects the contours of a glyph as polygons."""

    def __init__(self, glyph_set: object) -> None:
        super().__init__(glyph_set)
        self.contours: list[list[tuple[float, float]]] = []

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 (the pen protocol's name)
        self.contours.append([point])

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.contours[-1].append(point)

    def _curveToOne(self, first, second, end) -> None:  # type: ignore[no-untyped-def]  # noqa: N802
        self.contours[-1].extend(flatten_curve(self.contours[-1][-1], first, second, end))


def read_font(path: Path) -> dict[str, list[Outline]]:
    """Character -> the outlines that the font draws it with: the plain one and its positional variants."""
    font = TTFont(path, lazy=True)
    names: dict[str, str] = {}
    for code, name in font.getBestCmap().items():
        character = PRIVATE_USE.get(code, chr(code))
        if character in CHARACTERS:
            names.setdefault(name, character)
    for name in font.getGlyphOrder():
        found = _VARIANT_NAME.match(name)
        if found and chr(int(found[1], 16)) in CHARACTERS:
            names.setdefault(name, chr(int(found[1], 16)))
    for source, target in _single_substitutions(font):
        if source in names and names[source] >= "\u0e01":  # Latin letters are substituted by small capitals
            names.setdefault(target, names[source])
    glyphs, scale = font.getGlyphSet(), 1.0 / font["head"].unitsPerEm
    outlines: dict[str, list[Outline]] = {}
    for name, character in names.items():
        pen = _PolygonPen(glyphs)
        glyphs[name].draw(pen)
        outline = tuple(np.array(c, dtype=np.float32) * np.float32(scale) for c in pen.contours if len(c) > 2)
        if outline:
            outlines.setdefault(character, []).append(outline)
    return outlines


def _single_substitutions(font: TTFont) -> Iterator[tuple[str, str]]:
    table = font["GSUB"].table if "GSUB" in font else None
    for lookup in table.LookupList.Lookup if table and table.LookupList else ():
        for part in lookup.SubTable:
            part = getattr(part, "ExtSubTable", part)
            if part.LookupType == 1:
                yield from part.mapping.items()


def letter_height(outlines: dict[str, list[Outline]]) -> float:
    """The height of the font's consonants; for a font with Latin letters alone that of its small letters."""
    wanted = _BODY if _BODY & outlines.keys() else set("acemnorsuvwxz")
    body = {i: shapes[0] for i, (char, shapes) in enumerate(outlines.items()) if char in wanted}
    return measure_letter_height(body, {})


def vary(outline: Outline, random: np.random.Generator) -> Outline:
    """The outline as a narrower, wider or slanted face of the family would draw it."""
    slant = random.choice([0.0, 0.0, 0.0, 0.12, 0.2])
    stretch = random.uniform(0.85, 1.15)
    matrix = np.array([[stretch, 0.0], [slant, 1.0]], dtype=np.float32)
    weight = random.uniform(-0.012, 0.012)
    waves = random.uniform(0.0, 0.015, 2), random.uniform(4.0, 14.0, 2), random.uniform(0.0, 6.3, 2)
    return tuple(_bend(_embolden(contour, weight), *waves) @ matrix for contour in outline)


def _bend(contour: np.ndarray, heights: np.ndarray, lengths: np.ndarray, phases: np.ndarray) -> np.ndarray:
    """Shift points by slow waves: strokes lie a little elsewhere, as another designer would put them."""
    return (contour + heights * np.sin(contour[:, ::-1] * lengths + phases)).astype(np.float32)


def _embolden(contour: np.ndarray, weight: float) -> np.ndarray:
    """Move every point outwards by `weight` em: a bolder or lighter face."""
    along = np.roll(contour, -1, axis=0) - np.roll(contour, 1, axis=0)
    length = np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    outwards = np.stack([along[:, 1], -along[:, 0]], axis=1) / length
    return (contour + outwards * np.float32(weight)).astype(np.float32)


def build_rows(paths: list[Path], copies: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Features and character numbers of all glyphs of these fonts, each in `copies` variations and as it is."""
    rows, labels = [], []
    for path in paths:
        outlines = read_font(path)
        # the Latin half of a family lies in a file of its own: the Thai half gives the letter height
        sibling = Path(str(path).replace("-latin-", "-thai-"))
        height = letter_height(read_font(sibling) if sibling != path and sibling.exists() else outlines)
        for character, shapes in outlines.items():
            for shape in shapes:
                for copy in range(copies + 1):
                    outline = vary(shape, random) if copy else shape
                    factor = float(np.exp(random.normal(0.0, 0.04))) if copy else 1.0
                    rows.append(outline_to_features(outline, height * factor))
                    labels.append(CHARACTERS.index(character))
    return np.array(rows, dtype=np.float32), np.array(labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave-out", action="append", default=[], metavar="NAME")
    parser.add_argument("--copies", type=int, default=5)
    args = parser.parse_args()
    random = np.random.default_rng(_SEED)
    paths = sorted(p for folder in args.folders for p in folder.rglob("*") if p.suffix in (".ttf", ".otf"))
    held_out = [p for p in paths if p.stem.lower().startswith(tuple(name.lower() for name in args.leave_out))]
    training = [p for p in paths if p not in held_out]
    features, labels = build_rows(training, args.copies, random)
    print(f"{len(training)} fonts, {len(labels)} glyphs")
    model = MLPClassifier((256,), batch_size=256, max_iter=16, alpha=1e-4, random_state=_SEED, verbose=True)
    model.fit(features, labels)
    np.savez_compressed(
        args.out,
        characters=np.array([ord(CHARACTERS[i]) for i in model.classes_], dtype=np.uint32),
        w1=model.coefs_[0].astype(np.float16),
        b1=model.intercepts_[0].astype(np.float32),
        w2=model.coefs_[1].astype(np.float16),
        b2=model.intercepts_[1].astype(np.float32),
    )
    for path in held_out:
        x, y = build_rows([path], 0, random)
        guess = model.predict(x)
        wrong = [f"{CHARACTERS[a]}>{CHARACTERS[b]}" for a, b in zip(y, guess, strict=True) if a != b]
        print(f"{path.stem}: {np.mean(guess == y):.4f} of {len(y)}; {' '.join(wrong)}")


if __name__ == "__main__":
    main()
