"""Settings of the lab: the sums, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.settings import Preset, Settings, learning_rate_setting, setting, steps_setting

HEADS = 4


@dataclass(frozen=True, kw_only=True)
class GrokkingSettings(Settings):
    steps: int = steps_setting(1600)
    learning_rate: float = learning_rate_setting(1e-2)
    modulus: int = setting(
        113,
        tr("Modulus"),
        description=tr("The numbers are 0 to this less 1; sums start again at 0."),
        minimum=5,
        maximum=199,
    )
    operation: str = setting("a+b", tr("Operation"), description=tr("What is to be learned."), choices=("a+b", "a-b"))
    pairs: str = setting(
        "unordered",
        tr("Pairs"),
        description=tr(
            "Unordered: a + b and b + a are one sum. Ordered: two, and the network is told which comes first."
        ),
        choices=("unordered", "ordered"),
    )
    fraction: float = setting(
        0.5, tr("Fraction"), description=tr("Share of the sums that training sees."), minimum=0.01, maximum=0.99
    )
    width: int = setting(
        64,
        tr("Width"),
        description=tr("Numbers per token inside the network; a multiple of 4."),
        minimum=4,
        maximum=4096,
    )
    weight_decay: float = setting(
        1.0,
        tr("Weight decay"),
        description=tr("Pulls all weights towards 0; without it the rule is never found."),
        minimum=0.0,
        maximum=10.0,
    )
    presets: ClassVar[tuple[Preset, ...]] = (
        Preset(
            "live",
            tr("Live"),
            tr(
                "Fast enough to wait for: memorised within two seconds, the rule after five to fifteen. It sees half"
                " of the sums; a high learning rate makes the loss spike, and a spike helps the jump."
            ),
            {},
        ),
        Preset(
            "paper",
            tr("As in the paper"),
            tr(
                "The network, data and rates of Nanda et al. (2023). There the validation loss fell below 0.1 near step"
                " 7,900. A step is five times the work of a live one: expect about a quarter of an hour on one core."
            ),
            {
                "pairs": "ordered",
                "fraction": 0.3,
                "width": 128,
                "learning_rate": 1e-3,
                "weight_decay": 1.0,
                "steps": 12_000,
            },
        ),
        Preset(
            "small",
            tr("Small"),
            tr("Sums modulo 59: fewer numbers, seconds to train."),
            {"modulus": 59, "fraction": 0.6, "steps": 1500},
        ),
        Preset(
            "no_decay",
            tr("No weight decay"),
            tr("The contrast that makes the point: it memorises the sums and never finds the rule."),
            {"weight_decay": 0.0, "fraction": 0.4},
        ),
        Preset(
            "most_sums",
            tr("80 % of the sums"),
            tr("With so many sums to learn from the rule comes at once: no delay, nothing to wait for."),
            {"fraction": 0.8},
        ),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        from scoutview.labs.grokking.sums import pair_count

        if self.width % HEADS:
            raise UserError(
                tr("Width (width) should be a multiple of {heads}, the attention heads, not {width}.").format(
                    heads=HEADS, width=self.width
                )
            )
        if self.operation == "a-b" and self.pairs == "unordered":
            raise UserError(tr("a − b and b − a differ: choose ordered pairs (pairs=ordered) to learn a − b."))
        pairs = pair_count(self.modulus, ordered=self.pairs == "ordered")
        trained = round(self.fraction * pairs)
        if trained < 1:
            raise UserError(
                tr("Fraction (fraction) leaves none of the {pairs} sums to train on: choose a larger one.").format(
                    pairs=pairs
                )
            )
        if trained >= pairs:
            raise UserError(
                tr("Fraction (fraction) leaves none of the {pairs} sums for validation: choose a smaller one.").format(
                    pairs=pairs
                )
            )
