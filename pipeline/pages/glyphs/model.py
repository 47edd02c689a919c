"""The classifier that says which characters an outline may be: a small network trained on free Thai fonts.

What it was trained on and how well it does on fonts that it has not seen is in `data/glyphs/README.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.pages.glyphs.outlines import N_FEATURES
from prongsai.pipeline.pages.model_files import read_model_file


@dataclass(frozen=True, slots=True)
class GlyphModel:
    """Weights of a network with one hidden layer; `characters[i]` is what output i stands for."""

    characters: tuple[str, ...]
    w1: NDArray[np.float32]
    b1: NDArray[np.float32]
    w2: NDArray[np.float32]
    b2: NDArray[np.float32]

    def predict(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Probability of each character for each glyph, shape (n, len(characters))."""
        hidden = np.maximum(features @ self.w1 + self.b1, 0.0)
        scores = hidden @ self.w2 + self.b2
        scores -= scores.max(axis=1, keepdims=True)
        odds: NDArray[np.float32] = np.exp(scores)
        odds /= odds.sum(axis=1, keepdims=True)
        return odds


@lru_cache(maxsize=1)
def read_glyph_model() -> GlyphModel:
    """The model that the package carries.

    Raises:
        ReferenceDataError: the file is missing, damaged, or was made for other features.
    """
    try:
        with np.load(BytesIO(read_model_file("glyphs/model.npz"))) as arrays:
            model = GlyphModel(
                tuple(map(chr, arrays["characters"])),
                *(arrays[name].astype(np.float32) for name in ("w1", "b1", "w2", "b2")),
            )
    except (KeyError, ValueError) as error:
        raise ReferenceDataError("data/glyphs/model.npz is no model of glyphs; install prongsai again") from error
    if model.w1.shape[0] != N_FEATURES:
        raise ReferenceDataError("data/glyphs/model.npz was trained for other features; install prongsai again")
    return model
