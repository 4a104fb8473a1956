"""Settings of the lab: the skills, the network, how it trains."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.settings import Preset, Settings, learning_rate_setting, setting, steps_setting


@dataclass(frozen=True, kw_only=True)
class SkillSettings(Settings):
    steps: int = steps_setting(9000)
    learning_rate: float = learning_rate_setting(1e-2)
    skills: int = setting(
        40, tr("Skills"), description=tr("Tasks of which every case says the number of one."), minimum=2, maximum=200
    )
    bits: int = setting(24, tr("Bits"), description=tr("Zeros and ones that every case has."), minimum=2, maximum=30)
    parity: int = setting(
        3,
        tr("Bits of a skill"),
        description=tr(
            "So many of the bits count for a skill: is the number of ones among them odd? Each has its own."
        ),
        minimum=1,
        maximum=6,
    )
    exponent: float = setting(
        1.0,
        tr("Rarer by"),
        description=tr(
            "Skill k is met in proportion to 1 / k to this power: 0, all alike; 1, the tenth a tenth as often"
            " as the first."
        ),
        minimum=0.0,
        maximum=3.0,
    )
    hidden: int = setting(256, tr("Neurons"), description=tr("Of the one hidden layer."), minimum=4, maximum=4096)
    batch: int = setting(600, tr("Batch"), description=tr("Cases in a step; each is new."), minimum=8, maximum=20_000)
    presets: ClassVar[tuple[Preset, ...]] = (
        Preset(
            "live",
            tr("Live"),
            tr(
                "40 skills, the last met a fortieth as often as the first. The first come within seconds, the rare ones"
                " late; the mean loss shows none of it."
            ),
            {},
        ),
        Preset(
            "equal",
            tr("All alike"),
            tr(
                "The contrast that makes the point: 40 skills that are met alike come all together. For long the loss"
                " does not move at all, and then it falls."
            ),
            {"exponent": 0.0, "steps": 4000},
        ),
        Preset(
            "few",
            tr("Ten skills"),
            tr("Ten skills alone, which come in seconds: enough to see each of them."),
            {"skills": 10, "steps": 2500},
        ),
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.parity > self.bits:
            raise UserError(
                tr("Bits of a skill (parity) should be at most {bits}, the bits of a case, not {parity}.").format(
                    bits=self.bits, parity=self.parity
                )
            )
        there_are = math.comb(self.bits, self.parity)
        if self.skills > there_are:
            raise UserError(
                tr(
                    "Skills (skills) should be at most {most}: {parity} of {bits} bits can be chosen in so many ways."
                ).format(most=there_are, parity=self.parity, bits=self.bits)
            )
