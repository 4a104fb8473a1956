"""What the main button does now: one answer for its word, for its key, and for what then happens."""

from dataclasses import dataclass
from enum import Enum

from scoutview.language import tr
from scoutview.training.worker import TrainingStatus


@dataclass(frozen=True)
class _Told:
    word: str
    icon: str
    tooltip: str


class MainStep(Enum):
    """The next step of the run on screen, or of none."""

    PAUSE = _Told(tr("Pause"), "pause", tr("Pause the training"))
    CHOSEN = _Told(tr("Train", "a button"), "play", tr("Train a new model of the chosen lab"))
    FIRST = _Told(tr("Train", "a button"), "play", tr("Train the model on screen"))
    RESUME = _Told(tr("Resume", "a button"), "play", tr("Go on with the training"))
    CONTINUE = _Told(
        tr("Continue", "a button"), "play", tr("Train this model on, from its last frame; Reset begins anew")
    )
    ANEW = _Told(tr("Train", "a button"), "play", tr("Train a new model with these settings"))
    NOTHING = _Told(tr("Train", "a button"), "play", tr("Choose a lab first"))
    TRAINED = _Told(tr("Train", "a button"), "play", tr("Nothing is trained here: this model is trained elsewhere"))

    @property
    def begins(self) -> bool:
        """Whether it begins a training, so that a click that was meant to pause one must not do it."""
        return self not in (MainStep.PAUSE, MainStep.NOTHING, MainStep.TRAINED)


def main_step(
    training: TrainingStatus | None,
    recorded_state: str,
    *,
    newest_step: int | None,
    is_at_start: bool,
    is_sample: bool,
    is_trained: bool = False,
) -> MainStep:
    """Of a run whose recording says this of itself; `newest_step` is None where none is on screen.

    `is_trained`: its model was trained elsewhere, or is trained there only.
    A sample is not trained on but trained anew, and so is what another process trains, or what went wrong by itself.
    """
    state = training.state if training is not None else ""
    if state in ("starting", "training"):
        return MainStep.PAUSE
    if is_at_start:
        return MainStep.CHOSEN
    if newest_step is None:
        return MainStep.NOTHING
    if is_trained:
        return MainStep.TRAINED
    if state == "paused":
        return MainStep.RESUME if newest_step else MainStep.FIRST
    if is_sample or recorded_state in ("training", "failed"):
        return MainStep.ANEW
    return MainStep.CONTINUE if newest_step else MainStep.FIRST
