"""What a model of somebody's own is asked with: an example of its saved batch, or a text, or numbers."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.probe import Probe
from scoutview.settings import setting


@dataclass(frozen=True, kw_only=True)
class OwnProbe(Probe):
    """Example `example` of the batch that the recording carries, from 0; or what was typed in its place."""

    example: int = setting(0, "Example", description="Of the batch that was recorded.", minimum=0, maximum=1_000_000)
    typed: str = setting("", "Typed", description="A text, or numbers, in its place.", field_px=260)
