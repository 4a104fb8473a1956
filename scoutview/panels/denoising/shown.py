"""What the denoising panel shows of an observation at its choices. No Qt."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.widgets.steps_plan import Steps
from scoutview.language import tr_noop
from scoutview.observation import Observation
from scoutview.panels.denoising.equation_plan import NoiseTerms
from scoutview.panels.denoising.ways_plan import ASKED_COLUMNS, END, Columns, Way, mixture_angles, spread_columns
from scoutview.probe import SamplingProbe

BACKWARD = ("noisy", "clean", "noise", "alpha", "sigma", "time")
FORWARD = ("noising_pictures", "noising_clean", "noising_noise", "noising_alpha", "noising_sigma", "noising_label")
HALF = "half"  # the step at which half of the mixture's variance is noise


@dataclass(frozen=True, eq=False)
class DenoisingShown:
    """The last observation of a direction, None while there is none, and a step: HALF until one is chosen.

    `schedule`: how much noise there is on the way from a picture to noise, at all steps; None while that is not known.
    """

    observation: Observation | None
    classes: tuple[str, ...] = ()
    forward: bool = False
    step: int | str | None = HALF
    schedule: np.ndarray | None = None

    @property
    def probe(self) -> SamplingProbe | None:
        probe = self.observation.probe if self.observation is not None else None
        return probe if isinstance(probe, SamplingProbe) else None

    @property
    def label(self) -> str:
        """The name of what is drawn, or of the real picture."""
        if self.forward:
            return str(self.observation["noising_label"]) if self.observation is not None else ""
        probe = self.probe
        if probe is None:
            return ""
        return self.classes[probe.label] if probe.label < len(self.classes) else str(probe.label)

    @property
    def shape(self) -> tuple[int, int]:
        if self.observation is None:
            return 8, 8
        shape = self.observation[FORWARD[1] if self.forward else BACKWARD[0]].shape[-2:]
        return int(shape[0]), int(shape[1])

    @cached_property
    def steps(self) -> Steps:
        if self.observation is None:
            return Steps()
        arrived = total = len(self.observation[FORWARD[0] if self.forward else BACKWARD[0]])
        if not self.forward and self.probe is not None:
            total = max(arrived, self.probe.steps)
        step = self.step if not isinstance(self.step, str) else int(np.abs(self._angles(total) - np.pi / 4).argmin())
        noun = (
            tr_noop("noising step") if self.forward else tr_noop("denoising step")
        )  # there are those of the training, too
        return Steps(arrived, total, 0 if self.forward else 1, step, self.step == HALF, noun)

    @cached_property
    def terms(self) -> NoiseTerms | None:
        observation, step = self.observation, self.steps.shown
        if observation is None or step < 0:
            return None
        if self.forward:
            pictures, clean, noise, alpha, sigma = (observation[name] for name in FORWARD[:5])
            return NoiseTerms(pictures[step], clean, noise, float(alpha[step]), float(sigma[step]))
        noisy, clean, noise, alpha, sigma = (observation[name][step] for name in BACKWARD[:5])
        return NoiseTerms(noisy, clean, noise, float(alpha), float(sigma))

    @cached_property
    def way(self) -> Way | None:
        """All pictures from the first step on, as far as they have arrived."""
        if self.observation is None:
            return None
        if self.forward:
            pictures = self.observation[FORWARD[0]]
            return Way(pictures[:-1], len(pictures) - 1, pictures[-1])
        steps = self.steps
        return Way(self.observation["noisy"], steps.total, self.observation["clean"][-1] if steps.complete else None)

    @property
    def after(self) -> int:
        """The step after which samples are shown: the newest until one is chosen."""
        return self.steps.arrived - 1 if self.step == HALF else self.steps.shown

    def columns(self, columns: int) -> Columns:
        """The places of so many pictures on the way, the one at the shown step among them."""
        return self._spread(columns)

    def grid_columns(self, columns: int) -> Columns:
        """The same of the grid, whose ways are known at some of their steps only."""
        return self._spread(columns, ASKED_COLUMNS)

    @property
    def components(self) -> int:
        """How many components a picture is made of; 0 where it is made of its pixels, or that is not known."""
        observation, (height, width) = self.observation, self.shape
        found = int(observation["components"]) if observation is not None and "components" in observation else 0
        return found if found < height * width else 0

    def place_words(self, place: int) -> str:
        """What a place on the way is called."""
        steps = self.steps
        if not self.forward and place >= steps.total:
            return END
        return f"{steps.noun} {place + steps.first}"

    def _angles(self, total: int) -> np.ndarray:
        """Of the mixture at each place, in the order in which they are shown."""
        if self.forward:
            return mixture_angles(total - 1, self.schedule)[::-1]
        return mixture_angles(total, self.schedule)

    def _spread(self, columns: int, asked: int = 0) -> Columns:
        steps = self.steps
        # after the last step the picture is finished
        is_finished = not self.forward and steps.shown == steps.total - 1
        return spread_columns(self._angles(steps.total), columns, steps.shown + is_finished, asked)
