"""The fonts that lines are drawn with: where they come from, how often each is used, which are held out.

Debian packages (fonts-thai-tlwg, fonts-arundina, fonts-noto-core, fonts-noto-extra, fonts-freefont-ttf and, for Latin
beside Thai, fonts-liberation) are read where apt puts them or below another root; the @fontsource packages come as one
woff2 per script and are unpacked once into plain TrueType files.
"""

from __future__ import annotations

import functools
import itertools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

DEBIAN_ROOT = Path("/usr/share/fonts/truetype")
DEBIAN_FOLDERS = ("tlwg", "arundina", "noto", "freefont")
PARTNER_FOLDERS = ("liberation", "freefont", "arundina")
"""Latin letters and digits that word processors set beside a Thai face: Times, Arial, DejaVu and their metric twins."""
FONTSOURCE_WEIGHTS = ("200", "300", "400", "500", "600", "700")
FONTSOURCE_SLANTS = ("normal", "italic")
HELD_OUT = frozenset({"niramit", "trirong", "anuphan", "ibm-plex-sans-thai-looped", "Waree", "kodchasan"})
"""Families never seen in training: two looped sans, two serif or humanist, one loopless, one rounded."""

FAMILY_WEIGHT = {  # what Thai offices print with: TH Sarabun, Angsana, Cordia and their kin
    "Laksaman": 16.0, "sarabun": 14.0, "Norasi": 8.0, "Kinnari": 7.0, "Garuda": 5.0, "Loma": 5.0, "Umpush": 6.0,
    "k2d": 1.5, "taviraj": 2.0, "maitree": 1.5, "TlwgTypist": 1.5, "TlwgTypo": 1.0, "NotoLoopedThai": 2.0,
    "NotoSansThai": 1.5, "NotoSerifThai": 1.5, "noto-sans-thai-looped": 2.0, "krub": 2.0, "bai-jamjuree": 1.5,
    "ArundinaSans": 2.0, "ArundinaSerif": 2.0, "prompt": 1.5, "kanit": 1.5, "koho": 1.0, "mali": 0.4, "charm": 0.3,
    "charmonman": 0.1, "pattaya": 0.1, "chonburi": 0.3, "sriracha": 0.3, "itim": 0.3, "Purisa": 0.3,
    "FreeSerif": 4.0, "FreeSans": 2.0, "FreeMono": 1.0, "noto-serif-thai": 1.5, "pridi": 1.5, "playpen-sans-thai": 0.4,
}  # fmt: skip
LIGHTLY_USED = 0.8
PARTNER_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Face:
    """One style of one family: a file for Thai and one for Latin, the same file where a font has both."""

    family: str
    style: str
    thai: Path
    latin: Path

    @property
    def is_held_out(self) -> bool:
        return self.family in HELD_OUT

    @property
    def style_weight(self) -> float:
        """How often the style is used beside the upright book style of its family."""
        style = self.style.lower()
        slant = 0.4 if re.search("italic|oblique", style) else 1.0
        width = 0.3 if "condensed" in style else 1.0
        heavy = next((share for pattern, share in STROKE_SHARES if re.search(pattern, style)), 1.0)
        return slant * width * heavy


STROKE_SHARES = (("thin|black|100|900", 0.1), ("extrabold|extralight|200|800", 0.2), ("light|300", 0.4),
                 ("bold|medium|500|600|700", 0.6))  # fmt: skip


@dataclass(frozen=True, slots=True)
class FaceSet:
    """Faces to draw with, the running sum of how often each is used, and Latin files that may stand beside them."""

    faces: tuple[Face, ...]
    cumulative: tuple[float, ...]
    partners: tuple[Path, ...]

    def pick(self, rng: random.Random) -> Face:
        """A face; now and then with the Latin letters and digits of another font, as word processors mix them."""
        face = rng.choices(self.faces, cum_weights=self.cumulative)[0]
        if self.partners and rng.random() < PARTNER_SHARE:
            face = replace(face, latin=rng.choice(self.partners))
        return face


def pick_faces(fontsource: Path, unpacked: Path, debian: Path, is_held_out: bool) -> FaceSet:
    """The faces of training, or those held out, which stand without partners so that all of a line is unseen."""
    faces = tuple(face for face in find_faces(fontsource, unpacked, debian) if face.is_held_out == is_held_out)
    partners = () if is_held_out else tuple(find_partners(debian))
    return FaceSet(faces, tuple(itertools.accumulate(face_weights(faces))), partners)


def face_weights(faces: Sequence[Face]) -> list[float]:
    """How often each face is used: its family's share, parted among its styles however many the family has."""
    totals: dict[str, float] = {}
    for face in faces:
        totals[face.family] = totals.get(face.family, 0.0) + face.style_weight
    return [FAMILY_WEIGHT.get(f.family, LIGHTLY_USED) * f.style_weight / totals[f.family] for f in faces]


def find_faces(fontsource: Path, unpacked: Path, debian: Path = DEBIAN_ROOT) -> list[Face]:
    """All faces, sorted by name; woff2 files of @fontsource packages are unpacked into `unpacked` when missing."""
    folders = [debian / name for name in DEBIAN_FOLDERS]
    faces = [face for folder in folders if folder.is_dir() for face in _find_debian(folder)]
    for package in sorted(fontsource.iterdir()) if fontsource.is_dir() else []:
        faces.extend(_find_fontsource(package, unpacked))
    return sorted(faces, key=lambda face: (face.family, face.style))


def find_partners(debian: Path = DEBIAN_ROOT) -> list[Path]:
    """Files whose Latin letters and digits may stand beside any Thai face, sorted."""
    files = (path for name in PARTNER_FOLDERS for path in (debian / name).glob("*.ttf"))
    return sorted(path for path in files if {"a", "0"} <= _covered(path))


def _find_debian(folder: Path) -> list[Face]:
    faces = []
    for path in sorted(folder.glob("*.ttf")):
        family, _, style = path.stem.partition("-")
        if not family.startswith("Noto"):  # FreeSerifBoldItalic, beside Norasi-BoldItalic
            family, joined = _part_style(family)
            style = style or joined
        if "ก" not in _covered(path):
            continue
        latin = path
        if not {"a", "0"} <= _covered(path):  # Noto keeps Latin in a file of its own
            kind = "erif" if "Serif" in family else "ans"
            latin = folder / f"NotoS{kind}-{style or 'Regular'}.ttf"
            latin = latin if latin.exists() else folder / f"NotoS{kind}-Regular.ttf"
        faces.append(Face(family, style or "Regular", path, latin))
    return faces


def _part_style(name: str) -> tuple[str, str]:
    """A file's name parted into family and style.

    >>> _part_style("FreeSerifBoldItalic"), _part_style("Loma")
    (('FreeSerif', 'BoldItalic'), ('Loma', ''))
    """
    match = re.fullmatch(r"(.+?)((?:Bold)?(?:Italic|Oblique)?)", name)
    return (match[1], match[2]) if match else (name, "")


def _find_fontsource(package: Path, unpacked: Path) -> list[Face]:
    faces = []
    for weight, slant in itertools.product(FONTSOURCE_WEIGHTS, FONTSOURCE_SLANTS):
        files = {}
        for script in ("thai", "latin"):
            source = package / "files" / f"{package.name}-{script}-{weight}-{slant}.woff2"
            if not source.exists():
                break
            files[script] = _unpack(source, unpacked)
        if len(files) == 2:
            style = weight if slant == "normal" else f"{weight}-{slant}"
            faces.append(Face(package.name, style, files["thai"], files["latin"]))
    return faces


def _unpack(source: Path, folder: Path) -> Path:
    target = folder / f"{source.stem}.ttf"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        font = TTFont(source)
        font.flavor = None
        font.save(target)
    return target


@functools.cache
def _covered(path: Path) -> frozenset[str]:
    with TTFont(path, lazy=True) as font:
        return frozenset(chr(code) for code in font.getBestCmap())


def covers(face: Face, text: str) -> bool:
    """Whether the face has a glyph for every character of the text."""
    return all(char in _covered(face.thai) or char in _covered(face.latin) for char in text)


def split_runs(face: Face, text: str) -> list[tuple[Path, str]]:
    """The text cut into runs of one font file; the Latin file where both have the character, as browsers choose."""
    runs: list[tuple[Path, str]] = []
    for char in text:
        path = face.latin if char in _covered(face.latin) else face.thai
        if runs and runs[-1][0] == path:
            runs[-1] = (path, runs[-1][1] + char)
        else:
            runs.append((path, char))
    return runs


@functools.lru_cache(maxsize=400)
def load_font(path: Path, size_px: int) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels per em, shaped by raqm so that marks sit where they belong."""
    return ImageFont.truetype(str(path), size_px, layout_engine=ImageFont.Layout.RAQM)


@functools.cache
def body_share(face: Face) -> float:
    """Height of the consonant ก as a share of the em."""
    box = load_font(face.thai, 200).getbbox("ก", anchor="ls")
    return float(-box[1]) / 200
