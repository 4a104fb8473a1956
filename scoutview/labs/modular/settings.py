"""Settings of the lab: what is learned, what a connection costs, the network, how it trains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from scoutview.language import tr
from scoutview.settings import Preset, Settings, learning_rate_setting, setting, steps_setting

FORMULAS, DIGITS, ADDITION = "formulas", "digits", "addition"
NONE, EVEN, LENGTH, SWAPS, ALL = "none", "L1", "L1+length", "L1+swaps", "all"
MODES = (NONE, EVEN, LENGTH, SWAPS, ALL)


@dataclass(frozen=True, kw_only=True)
class ModularSettings(Settings):
    steps: int = steps_setting(4000)
    learning_rate: float = learning_rate_setting(4e-3)
    mode: str = setting(
        ALL,
        tr("Connections cost"),
        description=tr(
            "What wires cost. none: nothing. L1: their weight. L1+length: weight times length. L1+swaps: their"
            " weight, and neurons change seats. all: weight times length, and seats. Can be changed while it trains."
        ),
        choices=MODES,
        changeable=True,
    )
    strength: float = setting(
        1e-3,
        tr("Cost"),
        description=tr(
            "Of one unit of weight and length; ten times as much from a quarter of the steps to three quarters."
            " Can be changed while it trains."
        ),
        minimum=0.0,
        maximum=10.0,
        changeable=True,
    )
    task: str = setting(
        FORMULAS,
        tr("Task"),
        description=tr(
            "formulas: two formulas of four numbers; digits: 8 x 8 pictures of digits; addition: a + b modulo a number."
        ),
        choices=(FORMULAS, DIGITS, ADDITION),
    )
    width: int = setting(20, tr("Width"), description=tr("Neurons of each hidden layer."), minimum=2, maximum=200)
    layers: int = setting(2, tr("Hidden layers"), minimum=1, maximum=6)
    examples: int = setting(
        100, tr("Examples"), description=tr("Points to train on, of the formulas."), minimum=2, maximum=10_000
    )
    modulus: int = setting(
        13, tr("Modulus"), description=tr("Of the addition: its numbers are 0 to this less 1."), minimum=3, maximum=97
    )
    swap_every: int = setting(
        100,
        tr("Seats change every"),
        description=tr("Where neurons may change seats."),
        minimum=1,
        maximum=100_000,
        unit=tr("steps"),
    )
    presets: ClassVar[tuple[Preset, ...]] = (
        Preset(
            "sorted",
            tr("It sorts itself"),
            tr(
                "Connections cost their length and neurons may change seats: the two formulas come apart. Two or three"
                " seconds."
            ),
            {},
        ),
        Preset(
            "free",
            tr("The control: wires cost nothing"),
            tr(
                "The same network, data and steps without any cost: it learns as well, and everything stays connected"
                " with everything."
            ),
            {"mode": NONE},
        ),
        Preset(
            "digits",
            tr("Digits"),
            tr(
                "Small pictures of digits through the same machinery: about half of the neurons come to have nothing"
                " to do, and it reads nearly as well without them. Two seconds."
            ),
            {"task": DIGITS, "width": 32, "steps": 1500, "strength": 3e-3},
        ),
        Preset(
            "addition",
            tr("Addition modulo 23"),
            tr(
                "Two numbers to add, a fifth of the sums unseen: with what connections cost it comes to know most of"
                " these, without it none. About seven seconds."
            ),
            {"task": ADDITION, "width": 48, "modulus": 23, "steps": 6000, "strength": 3e-4},
        ),
    )
