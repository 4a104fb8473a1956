"""Settings of the lab: which reviews, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scoutview.language import tr
from scoutview.settings import Preset, Settings, learning_rate_setting, setting, steps_setting

SYNTHETIC = "synthetic"


@dataclass(frozen=True, kw_only=True)
class ReviewSettings(Settings):
    steps: int = steps_setting(570)
    learning_rate: float = learning_rate_setting(1e-2)
    corpus: str = setting(
        SYNTHETIC,
        tr("Reviews"),
        description=tr(
            "Made up by a grammar, or a file of your own: lines of text, a tab and a label (0 or 1), or a CSV"
            " with the columns text and label. Labels are used for judging only."
        ),
        choices=(SYNTHETIC,),
        path=True,
    )
    negated: float = setting(
        0.25,
        tr("Negated"),
        description=tr("Share of the opinions that are negated, “not good”, in made-up reviews."),
        minimum=0.0,
        maximum=1.0,
    )
    layers: int = setting(2, tr("Layers"), description=tr("Recurrent ones, each with an MLP."), minimum=1, maximum=6)
    cells: int = setting(96, tr("Units"), description=tr("Of each recurrent layer."), minimum=4, maximum=1024)
    width: int = setting(
        64, tr("Width"), description=tr("Numbers per letter between the layers."), minimum=4, maximum=512
    )
    places: int = setting(
        5, tr("Letters before"), description=tr("How many the convolution of each layer adds."), minimum=1, maximum=16
    )
    longest: float = setting(
        400.0,
        tr("Longest memory"),
        description=tr("Letters that the slowest units remember at the beginning; the others spread down to 1."),
        minimum=2.0,
        maximum=10_000.0,
        unit=tr("letters"),
    )
    window: int = setting(
        160,
        tr("Window"),
        description=tr("Letters read at a time, each from where a review begins."),
        minimum=16,
        maximum=400,
    )
    batch: int = setting(24, tr("Batch"), description=tr("Windows in a step."), minimum=1, maximum=512)
    presets: ClassVar[tuple[Preset, ...]] = (
        Preset(
            "live",
            tr("Live"),
            tr("Made-up reviews, one opinion in four negated. Within half a minute one unit says which are good."),
            {},
        ),
        Preset(
            "hard",
            tr("Negated often"),
            tr("One opinion in three is negated, so that single words tell less."),
            {"negated": 0.35},
        ),
    )
