"""A real lab of a few lines for tests of what is not about labs: a line fitted through points."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import torch
from torch import nn

from scoutview.frame import Arrays, Curves, Mark
from scoutview.labs.average import ExponentialAverage
from scoutview.labs.declaration import ProbeEntry
from scoutview.labs.lab import Lab
from scoutview.models.initialization import untrained
from scoutview.observation import Channel, Question
from scoutview.probe import TextProbe
from scoutview.settings import Settings, setting


@dataclass(frozen=True, kw_only=True)
class TinySettings(Settings):
    steps: int = setting(80, "Steps", minimum=0, maximum=1_000_000)
    learning_rate: float = setting(0.05, "Learning rate", minimum=1e-6, maximum=1e30, changeable=True)
    width: int = setting(3, "Width", minimum=1, maximum=100_000)
    fail_at: int = setting(-1, "Step whose batch raises", minimum=-1)


class TinyLab(Lab[TinySettings, TextProbe]):
    """Linear regression with AdamW."""

    name = "tiny"
    title = "Tiny"
    summary = "A line through points."
    loss_kind = "squared error"
    loss_unit = "squared error"
    Settings = TinySettings
    channels: ClassVar = (
        Channel("line", ("width",)),
        Channel("words", ("word",)),
        Channel("denoising", ("step",)),
    )
    trajectories: ClassVar = frozenset({"denoising"})
    kept_trajectories: ClassVar = trajectories
    probe_entry = ProbeEntry("text", "a text")

    def assets(self) -> Mapping[str, bytes]:
        return {"note": b"made of a formula"}

    def data_title(self) -> str:
        return "points, synthetic"

    def build_model(self, rng: torch.Generator) -> nn.Module:
        shapes = ((self.settings.width, 4), (4, 1))
        # Their own initialization would draw from the global generator.
        model = nn.Sequential(*(nn.utils.skip_init(nn.Linear, *shape, bias=False) for shape in shapes))
        with torch.no_grad():
            for weight in model.parameters():
                weight.copy_(torch.randn(weight.shape, generator=rng) / 2)
        return model

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        return [torch.optim.AdamW(model.parameters(), lr=self.settings.learning_rate)]

    def learning_rate(self, step: int) -> float:
        return min(1.0, step / 10)

    def draw_batch(self, rng: torch.Generator) -> tuple[torch.Tensor, ...]:
        self._draws = getattr(self, "_draws", -1) + 1  # the first one only loads data
        if self._draws == self.settings.fail_at:
            raise RuntimeError("the batch is bad")
        inputs = torch.randn(8, self.settings.width, generator=rng)
        return inputs, inputs.sum(1, keepdim=True)

    def loss(self, model: nn.Module, batch: tuple[torch.Tensor, ...]) -> torch.Tensor:
        inputs, targets = batch
        return (model(inputs) - targets).square().mean()

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        inputs = torch.eye(self.settings.width)
        return {"validation_loss": float((model(inputs) - 1).square().mean())}

    def marks(self, curves: Curves) -> Sequence[Mark]:
        low = np.flatnonzero(curves.metrics["validation_loss"] < 0.3 * curves.metrics["validation_loss"][0])
        return [Mark("learned", int(curves.steps[low[0]]))] if len(low) else []

    def default_probe(self) -> TextProbe:
        return TextProbe(text="a probe")

    def parse_probe(self, text: str) -> TextProbe:
        return TextProbe(text=text)

    def format_probe(self, probe: TextProbe) -> str:
        return probe.text

    def observe(self, model: nn.Module, probe: TextProbe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        line = (model[1].weight @ model[0].weight)[0].detach().numpy()  # (width,)
        answers = {"line": {"line": line}, "words": {"words": np.array(probe.text.split())}}
        return {question: answers[question.name] for question in questions}

    def unfold(self, model, probe, question):
        for step in range(3):
            yield {"denoising": np.float32(step)}


class TinyMuonLab(TinyLab):
    """The same with two optimizers, Muon among them, and an average of weights."""

    name = "tiny_muon"
    average = ExponentialAverage(0.9)  # type: ignore[assignment]  # the same whatever the settings

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        first, second = model.parameters()
        rate = self.settings.learning_rate
        return [torch.optim.Muon([first], lr=rate), torch.optim.AdamW([second], lr=rate / 2)]


class TinyNetwork(nn.Module):
    """A table that is drawn once and saved, one that is drawn once and not saved, and a batch norm."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Linear(width, 4, bias=False)
        self.norm = nn.BatchNorm1d(4)
        self.second = nn.Linear(4, 1, bias=False)
        self.register_buffer("table", torch.empty(width))
        self.register_buffer("mixing", torch.empty(4, 4), persistent=False)

    def draw(self, rng: torch.Generator) -> None:
        self.table.normal_(1.0, 0.1, generator=rng)
        self.mixing.normal_(0.0, 0.1, generator=rng).add_(torch.eye(4))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        hidden = self.first(inputs * self.table) @ self.mixing  # (B, 4)
        return self.second(self.norm(hidden))


class TinyHooksLab(TinyLab):
    """The same with all that a training may want besides: buffers, a penalty, something done after each step.

    The penalty fades; every tenth step a weight is drawn anew and forgotten by its optimizer, whose weight decay grows.
    """

    name = "tiny_hooks"
    average = ExponentialAverage(0.9)  # type: ignore[assignment]  # the same whatever the settings

    def build_model(self, rng: torch.Generator) -> nn.Module:
        return untrained(lambda: TinyNetwork(self.settings.width), rng)

    def penalty(self, model: nn.Module, step: int) -> torch.Tensor | None:
        return model.first.weight.square().sum() / step if step <= 40 else None

    def after_step(self, model, optimizers, step, rng) -> None:
        if step % 10:
            return
        row = int(torch.randint(4, (1,), generator=rng))
        model.first.weight[row].normal_(0.0, 0.3, generator=rng)
        optimizers[0].state[model.first.weight]["exp_avg"][row] = 0
        optimizers[0].param_groups[0]["weight_decay"] += 0.01

    def observe(self, model: nn.Module, probe: TextProbe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        line = model(torch.eye(self.settings.width))[:, 0].detach().numpy()  # (width,)
        answers = {"line": {"line": line}, "words": {"words": np.array(probe.text.split())}}
        return {question: answers[question.name] for question in questions}


def tiny_lab(kind: type[TinyLab] = TinyLab, **settings) -> TinyLab:
    return kind(TinySettings(**settings))
