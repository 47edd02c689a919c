"""The fonts that lines are drawn with: where they come from, how often each is used, which are held out.

Debian packages (fonts-thai-tlwg, fonts-arundina, fonts-noto-core) are read where apt puts them; the @fontsource
packages come as one woff2 per script and are unpacked once into plain TrueType files.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

DEBIAN_FOLDERS = (
    Path("/usr/share/fonts/truetype/tlwg"),
    Path("/usr/share/fonts/truetype/arundina"),
    Path("/usr/share/fonts/truetype/noto"),
)
FONTSOURCE_WEIGHTS = ("300", "400", "500", "700")
HELD_OUT = frozenset({"niramit", "trirong", "anuphan", "ibm-plex-sans-thai-looped", "Waree", "kodchasan"})
"""Families never seen in training: two looped sans, two serif or humanist, one loopless, one rounded."""

FAMILY_WEIGHT = {  # what Thai offices print with: TH Sarabun, Angsana, Cordia and their kin
    "Laksaman": 16.0, "sarabun": 14.0, "Norasi": 8.0, "Kinnari": 7.0, "Garuda": 5.0, "Loma": 5.0, "Umpush": 6.0,
    "k2d": 1.5, "taviraj": 2.0, "maitree": 1.5, "TlwgTypist": 1.5, "TlwgTypo": 1.0, "NotoLoopedThai": 2.0,
    "NotoSansThai": 1.5, "NotoSerifThai": 1.5, "noto-sans-thai-looped": 2.0, "krub": 2.0, "bai-jamjuree": 1.5,
    "ArundinaSans": 2.0, "ArundinaSerif": 2.0, "prompt": 1.5, "kanit": 1.5, "koho": 1.0, "mali": 0.4, "charm": 0.3,
    "charmonman": 0.1, "pattaya": 0.1, "chonburi": 0.3, "sriracha": 0.3, "itim": 0.3, "Purisa": 0.3,
}  # fmt: skip
LIGHTLY_USED = 0.8


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
    def weight(self) -> float:
        """How often the face is used, beside the others of its family and among families."""
        base = FAMILY_WEIGHT.get(self.family, LIGHTLY_USED)
        slant = 0.25 if re.search("Italic|Oblique", self.style) else 1.0
        heavy = 0.6 if self.style in {"Bold", "700", "500"} else 0.4 if self.style in {"300", "Light"} else 1.0
        return base * slant * heavy


def find_faces(fontsource: Path, unpacked: Path) -> list[Face]:
    """All faces, sorted by name; woff2 files of @fontsource packages are unpacked into `unpacked` when missing."""
    faces = [face for folder in DEBIAN_FOLDERS if folder.is_dir() for face in _find_debian(folder)]
    for package in sorted(fontsource.iterdir()) if fontsource.is_dir() else []:
        faces.extend(_find_fontsource(package, unpacked))
    return sorted(faces, key=lambda face: (face.family, face.style))


def _find_debian(folder: Path) -> list[Face]:
    faces = []
    for path in sorted(folder.glob("*.ttf")):
        family, _, style = path.stem.partition("-")
        if "ก" not in _covered(path):
            continue
        latin = path
        if not {"a", "0"} <= _covered(path):  # Noto keeps Latin in a file of its own
            latin = folder / f"NotoS{'erif' if 'Serif' in family else 'ans'}-{style or 'Regular'}.ttf"
        faces.append(Face(family, style or "Regular", path, latin))
    return faces


def _find_fontsource(package: Path, unpacked: Path) -> list[Face]:
    faces = []
    for weight in FONTSOURCE_WEIGHTS:
        files = {}
        for script in ("thai", "latin"):
            source = package / "files" / f"{package.name}-{script}-{weight}-normal.woff2"
            if not source.exists():
                break
            files[script] = _unpack(source, unpacked)
        if len(files) == 2:
            faces.append(Face(package.name, weight, files["thai"], files["latin"]))
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
