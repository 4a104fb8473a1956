"""Probes: what the user asks a model with. Each has one written form, which its lab reads and writes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from scoutview.settings import Fields, setting


@dataclass(frozen=True, kw_only=True)
class Probe(Fields):
    """Base of all probes: frozen, comparable, hashable. The fields made by `setting` become a form.

    `interventions` are written as `scoutview.interventions` has them, and hold at every frame.
    """

    interventions: tuple[str, ...] = ()

    def with_interventions(self, texts: Sequence[str]) -> Self:
        """The same probe with these and no others."""
        return replace(self, interventions=tuple(texts))


@dataclass(frozen=True, kw_only=True)
class TextProbe(Probe):
    """A text, as typed."""

    text: str


@dataclass(frozen=True, kw_only=True)
class PictureProbe(Probe):
    """A picture: number `validation` of the recording's validation pictures, or `pixels` of the user's own.

    `pixels` is a row-major grey picture (height, width) of bytes 0 (paper) to 255 (ink), empty for a validation
    picture; `source` says in words where it came from.
    """

    validation: int = 0
    pixels: bytes = b""
    height: int = 0
    width: int = 0
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class SamplingProbe(Probe):
    """How to draw a picture from noise: the wanted label, the seed of the noise, guidance and number of steps."""

    label: int = setting(3, "Label", minimum=0, maximum=999)
    seed: int = setting(7, "Seed", minimum=0, maximum=2**31 - 1)
    guidance: float = setting(
        1.0,
        "Guidance",
        description="0 is none: (1 + w) conditional − w unconditional.",
        minimum=0.0,
        maximum=20.0,
    )
    steps: int = setting(50, "Steps", minimum=1, maximum=1000)


@dataclass(frozen=True, kw_only=True)
class NumbersProbe(Probe):
    """Two numbers to be added or subtracted, both below the modulus of the run."""

    a: int = setting(45, "First number", minimum=0, maximum=198)
    b: int = setting(72, "Second number", minimum=0, maximum=198)
