"""What every document needs and is costly to load: the frame, the gazetteer, the readers of scans."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from prongsai.pipeline.config import Settings
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.link.gazetteer import Gazetteer, load_gazetteer
from prongsai.pipeline.pages.scan.engines import Engines, pick_engines


@dataclass(frozen=True)
class Resources:
    """Loaded once per process, each part when it is first asked for."""

    settings: Settings

    @cached_property
    def frame(self) -> Frame:
        """The assessment frames of all years."""
        return load_frame()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The local bodies: the built-in ones, or the register that the settings name."""
        return load_gazetteer(self.settings.gazetteer)

    @cached_property
    def engines(self) -> Engines:
        """The readers of pictures that the settings choose."""
        return pick_engines(self.settings.ocr)
