"""A lab with nothing to train: its model was trained elsewhere, and a recording of it has one frame, at step 0.

Such a lab brings its model along in `first_model`, says in `trained_elsewhere` why nothing is trained, has settings
below `SettingsTrainedElsewhere`, and declares `LEARNING_CHANNELS`, so that the panels on training say that sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from scoutview.errors import UserError
from scoutview.labs.lab import Batch, Lab, ProbeType, SettingsType
from scoutview.labs.shared_channels import ABOUT_LEARNING
from scoutview.language import tr
from scoutview.settings import Settings, setting

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn


@dataclass(frozen=True, kw_only=True)
class SettingsTrainedElsewhere(Settings):
    """No steps, no learning rate and no seed, which no form shows: each has one value."""

    seed: int = setting(0, tr("Seed"), description=tr("Nothing is drawn."), minimum=0, maximum=0)
    steps: int = setting(0, tr("Steps"), description=tr("Nothing is trained."), minimum=0, maximum=0)
    learning_rate: float = setting(
        0.0, tr("Learning rate"), description=tr("Nothing is trained."), minimum=0, maximum=0
    )


class LabTrainedElsewhere(Lab[SettingsType, ProbeType]):
    """Base of labs whose model comes trained: no batch, no loss, no optimizer, one frame."""

    def lacking(self) -> Mapping[str, str]:
        return dict.fromkeys(sorted(ABOUT_LEARNING), self.trained_elsewhere)

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        return []

    def draw_batch(self, rng: torch.Generator) -> Batch:
        self._refuse()

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        self._refuse()

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        return {}

    def _refuse(self) -> NoReturn:
        raise UserError(self.trained_elsewhere or self.trains_elsewhere)
