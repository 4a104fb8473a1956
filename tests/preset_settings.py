"""Settings with presets and a check across fields, for tests of both."""

from dataclasses import dataclass
from typing import ClassVar

from scoutview.errors import UserError
from scoutview.settings import Preset, Settings, setting


@dataclass(frozen=True, kw_only=True)
class SumSettings(Settings):
    """A share of sums to train with; some must be left over."""

    presets: ClassVar[tuple[Preset, ...]] = (
        Preset("quick", "Quick", "Over in a second.", {}),
        Preset("slow", "As in the book", "Ten minutes.", {"modulus": 97, "learning_rate": 0.01, "steps": 5000}),
    )
    modulus: int = setting(11, "Modulus", minimum=5, maximum=199)
    fraction: float = setting(0.5, "Fraction", minimum=0.01, maximum=1.0)

    def __post_init__(self) -> None:
        super().__post_init__()
        if round(self.fraction * self.modulus**2) == self.modulus**2:
            raise UserError("All sums would be training sums: leave some to test with.")
