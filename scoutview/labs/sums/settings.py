"""Settings of the lab: the sums, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scoutview.language import tr
from scoutview.settings import Preset, Settings, learning_rate_setting, setting, steps_setting


@dataclass(frozen=True, kw_only=True)
class DigitSumSettings(Settings):
    steps: int = steps_setting(500)
    learning_rate: float = learning_rate_setting(0.02)
    digits: int = setting(4, tr("Digits"), description=tr("Of each of the two numbers."), minimum=2, maximum=7)
    order: str = setting(
        "from the right",
        tr("Order"),
        description=tr(
            "From the right the answer begins with its ones, as one adds on paper; from the left is harder."
        ),
        choices=("from the right", "from the left"),
    )
    width: int = setting(
        32, tr("Width"), description=tr("Numbers per token inside the network: its size."), minimum=4, maximum=512
    )
    layers: int = setting(2, tr("Layers"), description=tr("Blocks of attention and MLP."), minimum=1, maximum=8)
    batch: int = setting(64, tr("Batch"), description=tr("Sums in one step."), minimum=1, maximum=4096)
    presets: ClassVar[tuple[Preset, ...]] = (
        Preset(
            "live", tr("Live"), tr("Sums of four digits, about ten seconds: known by the end in nearly every run."), {}
        ),
        Preset(
            "small", tr("Too small"), tr("A width of 8: in so many steps it learns some places at most."), {"width": 8}
        ),
        Preset(
            "left",
            tr("From the left"),
            tr("The answer as it is read: its first digit already depends on every carry."),
            {"order": "from the left"},
        ),
    )
