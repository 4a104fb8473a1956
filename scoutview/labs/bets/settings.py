"""Settings of the lab: the bets, how their outcomes come, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.settings import Preset, Settings, learning_rate_setting, setting, steps_setting

HEADS = 4


@dataclass(frozen=True, kw_only=True)
class BetSettings(Settings):
    steps: int = steps_setting(800)
    learning_rate: float = learning_rate_setting(1e-3)
    outcomes: str = setting(
        "planted",
        tr("Outcomes"),
        description=tr(
            "Planted: the outcome agrees with the right answer as often as said below. Honest: it is won as"
            " often as its chance says."
        ),
        choices=("planted", "honest"),
    )
    agreement: int = setting(
        9,
        tr("Agreement"),
        description=tr("Of ten bets, those whose outcome agrees with the right answer, where outcomes are planted."),
        minimum=0,
        maximum=10,
    )
    largest: int = setting(
        15, tr("Largest amount"), description=tr("What can be won or lost: 1 to this."), minimum=5, maximum=40
    )
    width: int = setting(
        32,
        tr("Width"),
        description=tr("Numbers per token inside the network; a multiple of 4."),
        minimum=4,
        maximum=1024,
    )
    layers: int = setting(2, tr("Layers"), description=tr("Blocks of attention and MLP."), minimum=1, maximum=12)
    batch: int = setting(256, tr("Batch"), description=tr("Bets in one step."), minimum=1, maximum=16_384)
    presets: ClassVar[tuple[Preset, ...]] = (
        Preset(
            "shortcut",
            tr("A shortcut that misleads"),
            tr(
                "In 9 of 10 bets the outcome agrees with the right answer: made so, to be a shortcut. Where it"
                " misleads the network gets worse, all wrong, and then right. About ten seconds."
            ),
            {},
        ),
        Preset(
            "honest",
            tr("Honest outcomes"),
            tr(
                "The contrast: a bet is won as often as its chance says. The outcome tells less, and is followed for a"
                " few steps at most."
            ),
            {"outcomes": "honest"},
        ),
        Preset(
            "idle",
            tr("Outcomes that say nothing"),
            tr("Half of the outcomes agree with the right answer: there is no shortcut to follow."),
            {"agreement": 5},
        ),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.width % HEADS:
            raise UserError(
                tr("Width (width) should be a multiple of {heads}, the attention heads, not {width}.").format(
                    heads=HEADS, width=self.width
                )
            )
