"""What is asked: four numbers, an unseen picture by its number, or two numbers to add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scoutview.language import tr
from scoutview.probe import Probe
from scoutview.settings import setting


def _number(default: float, name: str) -> Any:
    return setting(default, name, description=tr("From −1 to 1."), minimum=-1.0, maximum=1.0, step=0.1, field_px=52)


@dataclass(frozen=True, kw_only=True)
class PointProbe(Probe):
    """A point at which the formulas are asked."""

    x1: float = _number(0.5, "x1")
    x2: float = _number(-0.5, "x2")
    x3: float = _number(0.3, "x3")
    x4: float = _number(0.4, "x4")

    @property
    def point(self) -> tuple[float, float, float, float]:
        return self.x1, self.x2, self.x3, self.x4


@dataclass(frozen=True, kw_only=True)
class ExampleProbe(Probe):
    """One of the pictures that training never saw, by its number."""

    picture: int = setting(0, tr("Picture"), description=tr("An unseen one, by its number."), minimum=0, field_px=54)
