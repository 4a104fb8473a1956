"""Looking through the steps of a trajectory: which one is shown, and where it lies on its track. Arithmetic only."""

from dataclasses import dataclass, replace
from typing import Self

from scoutview.graphics.base.box import Box
from scoutview.language import tr, tr_noop, translated

PLAY_SECONDS = 4.0  # a whole trajectory
HANDLE = 7.0
LEAST_TRACK = 90.0  # with which steps have their whole name


@dataclass(frozen=True)
class Steps:
    """`arrived` of `total` steps are there and are named from `first` on; `chosen` is None for the newest one.

    `untouched`: nobody has chosen a step yet, so playing begins at the first one. `noun`: what one is called.
    """

    arrived: int = 0
    total: int = 0
    first: int = 1
    chosen: int | None = None
    untouched: bool = False
    noun: str = tr_noop("step")

    @property
    def shown(self) -> int:
        """The place of the shown step, from 0; -1 while none has arrived."""
        newest = self.arrived - 1
        return newest if self.chosen is None else min(self.chosen, newest)

    @property
    def complete(self) -> bool:
        return 0 < self.total <= self.arrived

    def moved(self, by: int) -> int | None:
        """The choice so many steps further, within those that have arrived."""
        return self.choice_of(self.shown + by)

    def choice_of(self, place: int) -> int | None:
        """This step as a choice; the last one means: always the newest."""
        return None if place >= self.arrived - 1 else max(place, 0)

    @property
    def named(self) -> str:
        """ "step 12"."""
        return f"{translated(self.noun)} {max(self.shown, 0) + self.first}".lstrip()

    @property
    def short(self) -> Self:
        """The same with a noun of one word, the one that tells these steps from those of the training."""
        return replace(self, noun=self.noun.partition(" ")[0])

    @property
    def bare(self) -> Self:
        """The same without a noun."""
        return replace(self, noun="")

    def text(self) -> str:
        """ "step 12 of 50"."""
        if not self.arrived:
            return ""
        return tr("{step} of {last}", "of steps").format(step=self.named, last=max(self.total, 1) - 1 + self.first)


@dataclass(frozen=True)
class TrackPlan:
    """The track of a slider, `total` steps from its left end to its right one."""

    track: Box
    total: int

    def x(self, place: int) -> float:
        return self.track.x + self.track.width * place / max(1, self.total - 1)

    def place_at(self, x: float) -> int:
        share = (x - self.track.x) / max(1.0, self.track.width)
        return round(min(max(share, 0.0), 1.0) * max(0, self.total - 1))


def plan_track(width: float, height: float, total: int, text_width: float) -> TrackPlan:
    """The track left of a text of this width."""
    return TrackPlan(Box(HANDLE + 3, height / 2, max(20.0, width - text_width - 2 * HANDLE - 16), 0), total)
