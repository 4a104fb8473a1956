"""Sine: a network of one hidden layer learns a curve from points. The window lists it before torch is there."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from scoutview.frame import Arrays
from scoutview.labs.declaration import Column, ProbeEntry, Row
from scoutview.labs.lab import Batch, Lab
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_CHANNELS, LEARNING_TRAJECTORIES
from scoutview.observation import Channel, Question
from scoutview.probe import Probe
from scoutview.settings import Settings, learning_rate_setting, setting, steps_setting

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

PLACES = 201  # at which the curve is drawn
CHECKED = 256  # points that it never trains on
BATCH = 64


@dataclass(frozen=True, kw_only=True)
class SineSettings(Settings):
    """How wide the network is, and how many waves it learns."""

    steps: int = steps_setting(1500)
    learning_rate: float = learning_rate_setting(0.02)
    width: int = setting(32, "Width", description="Numbers inside the network: its size.", minimum=1, maximum=4096)
    waves: int = setting(2, "Waves", description="That it learns; more are harder.", minimum=1, maximum=20)


@dataclass(frozen=True, kw_only=True)
class PlaceProbe(Probe):
    """A place on the axis."""

    x: float = setting(0.25, "x", minimum=-1.0, maximum=1.0, step=0.05)


class Sine(Lab[SineSettings, PlaceProbe]):
    """Squared error of sin(π · waves · x) for x from -1 to 1, by Adam."""

    plugin_api = 1
    name = "sine"
    title = "Sine"
    summary = "A small network learns a wave from points on it."
    loss_kind = "squared error"
    loss_unit = "squared error"
    example_words = ("point", "points")
    Settings: ClassVar[type[Settings]] = SineSettings
    channels = (
        Channel("curve_places", ("place",), "where the curve is drawn", question="curve"),
        Channel("curve_said", ("place",), "what the network says there", question="curve"),
        Channel("curve_right", ("place",), "the sine there", question="curve"),
        Channel("asked_place", (), "the place asked", question="place"),
        Channel("asked_said", (), "what the network says there", question="place"),
        Channel("asked_right", (), "the sine there", question="place"),
        *LEARNING_CHANNELS,
    )
    trajectories = LEARNING_TRAJECTORIES
    about_model = frozenset({"curve"}) | ABOUT_LEARNING
    arrangement = (
        Column(700, (Row(1, ("sine_curve", "one_weight", "one_step", "loss_landscape")),)),
        Column(500, (Row(1, ("learning_curves", "runs")),)),
    )
    probe_entry = ProbeEntry("fields", example="x=0.25")
    intervention_example = "weight hidden[0, 0] +1"

    def assets(self) -> Mapping[str, bytes]:
        return {}

    def data_title(self) -> str:
        return f"{self.settings.waves} waves · synthetic"

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from collections import OrderedDict

        from torch import nn

        from scoutview.models.initialization import untrained

        width = self.settings.width
        parts = OrderedDict(hidden=nn.Linear(1, width), bend=nn.Tanh(), answer=nn.Linear(width, 1))
        return untrained(lambda: nn.Sequential(parts), rng)

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from scoutview.models.optimizer import Adam

        return [Adam(model.parameters(), lr=self.settings.learning_rate)]

    def draw_batch(self, rng: torch.Generator) -> Batch:
        import torch

        x = 2 * torch.rand(BATCH, 1, generator=rng) - 1  # (B, 1)
        return x, torch.sin(self._speed * x)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        x, right = batch
        return (model(x) - right).square().mean()

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        import torch

        x = torch.linspace(-1, 1, CHECKED, device=next(model.parameters()).device)[:, None]  # (N, 1)
        with torch.no_grad():
            return {"validation_loss": float(self.loss(model, (x, torch.sin(self._speed * x))))}

    def default_probe(self) -> PlaceProbe:
        return PlaceProbe()

    def observe(
        self, model: nn.Module, probe: PlaceProbe, questions: Collection[Question]
    ) -> Mapping[Question, Arrays]:
        answers = {"curve": self._curve, "place": self._place}
        return {question: answers[question.name](model, probe) for question in questions}

    def _curve(self, model: nn.Module, probe: PlaceProbe) -> Arrays:
        places = np.linspace(-1, 1, PLACES, dtype=np.float32)
        return {
            "curve_places": places,
            "curve_said": _said(model, places),
            "curve_right": np.sin(self._speed * places),
        }

    def _place(self, model: nn.Module, probe: PlaceProbe) -> Arrays:
        place = np.float32(probe.x)
        said = _said(model, np.array([place]))[0]
        return {"asked_place": place, "asked_said": said, "asked_right": np.float32(math.sin(self._speed * probe.x))}

    @property
    def _speed(self) -> float:
        return math.pi * self.settings.waves


def _said(model: nn.Module, places: np.ndarray) -> np.ndarray:
    """(N,) -> (N,)"""
    import torch

    with torch.no_grad():
        return model(torch.from_numpy(places)[:, None])[:, 0].numpy()


LABS = (Sine,)
