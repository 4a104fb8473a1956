"""What a model of somebody's own is asked with: an example of its saved batch, or a text, or numbers."""

from __future__ import annotations

from dataclasses import dataclass

from scoutview.language import tr
from scoutview.probe import PhotoProbe, PictureProbe, Probe
from scoutview.settings import setting


@dataclass(frozen=True, kw_only=True)
class OwnProbe(Probe):
    """Example `example` of the batch that the recording carries, from 0; or what was typed in its place."""

    example: int = setting(
        0, tr("Example"), description=tr("Of the batch that was recorded."), minimum=0, maximum=1_000_000
    )
    typed: str = setting("", tr("Typed"), description=tr("A text, or numbers, in its place."), field_px=260)


@dataclass(frozen=True, kw_only=True)
class SavedPictureProbe(PictureProbe):
    """A small grey picture of the batch that the recording carries: number `validation`, from 0."""

    @property
    def title(self) -> str:
        return self.own or tr("example {number}").format(number=self.validation)


def example_of(probe: Probe) -> int | None:
    """The example of the saved batch that is asked with, from 0; None where something else enters."""
    if isinstance(probe, OwnProbe):
        return None if probe.typed.strip() else probe.example
    assert isinstance(probe, PictureProbe | PhotoProbe)
    if probe.pixels:
        return None
    return probe.validation if isinstance(probe, PictureProbe) else probe.number - 1
