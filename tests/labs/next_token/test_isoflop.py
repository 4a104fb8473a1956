"""What the isoFLOP preset adds: a rate that stays and goes by the width, averaged weights, and a count of the work."""

import itertools
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.labs.average import PolynomialAverage
from scoutview.labs.next_token.lab import NextToken
from scoutview.labs.next_token.settings import NextTokenSettings
from scoutview.settings import preset_of, settings_from_text, settings_from_values
from scoutview.training.trainer import Trainer


def isoflop(**texts: str) -> NextToken:
    return NextToken(settings_from_text(NextTokenSettings, {"preset": "isoflop", "corpus": "stories", **texts}))


def test_a_rate_that_stays_is_the_same_at_the_end_and_far_beyond() -> None:
    lab = isoflop(steps="100")
    assert [lab.learning_rate(step) for step in (15, 30, 100, 10_000)] == [0.5, 1.0, 1.0, 1.0]
    assert NextToken(NextTokenSettings(steps=100)).learning_rate(100) == pytest.approx(0.1)


def test_adamw_goes_by_the_root_of_the_width_of_the_rate_over_that_of_the_model() -> None:
    rates: dict[int, Any] = {}
    for width in (16, 36, 64):
        lab = isoflop(width=str(width))
        (optimizer,) = lab.build_optimizers(lab.untrained_model())
        rates[width] = optimizer.param_groups[0]["lr"]
    assert rates[16] == pytest.approx(0.016)
    assert rates[64] == pytest.approx(rates[16] / 2)
    assert rates[36] == pytest.approx(rates[16] * 4 / 6)


def test_what_is_recorded_is_the_average_of_the_weights_that_were_trained() -> None:
    lab = isoflop(steps="12", width="8", evaluated="1")
    trainer, average = Trainer(lab), PolynomialAverage(8.0)
    raw = lab.untrained_model()
    (optimizer,), rng = lab.build_optimizers(raw), torch.Generator().manual_seed(1)
    expected = {name: weight.detach().clone() for name, weight in raw.named_parameters()}
    rate = optimizer.param_groups[0]["lr"]
    frame = None
    for step in trainer.steps(12):
        frame = step.frame or frame
    for step in range(1, 13):
        optimizer.param_groups[0]["lr"] = rate * lab.learning_rate(step)
        optimizer.zero_grad()
        lab.loss(raw, lab.draw_batch(rng)).backward()
        optimizer.step()
        for name, weight in raw.named_parameters():
            expected[name].lerp_(weight.detach(), average.share(step))
    assert frame is not None
    for name, weight in expected.items():
        np.testing.assert_array_equal(frame.weights[name], weight.numpy())


def test_a_continued_run_has_the_average_of_one_that_was_never_interrupted() -> None:
    lab = isoflop(steps="20", width="8", evaluated="1")
    whole, first = Trainer(lab), Trainer(lab)
    (last,) = [step.frame for step in whole.steps(20)][-1:]
    for _ in first.steps(9):
        pass
    second = Trainer(lab, state=first.state())
    (continued,) = [step.frame for step in second.steps(20)][-1:]
    assert last is not None
    assert continued is not None
    for name, weight in last.weights.items():
        np.testing.assert_array_equal(continued.weights[name], weight)


@pytest.mark.parametrize("width", [14, 50])
def test_the_work_of_a_step_is_six_operations_per_token_and_weight_that_is_multiplied(width: int) -> None:
    lab = isoflop(width=str(width))
    model = lab.untrained_model()
    weights = sum(weight.numel() for weight in model.parameters())
    multiplied = sum(m.weight.numel() for m in model.modules() if isinstance(m, torch.nn.Linear))
    assert lab.tokens_per_step() == 32 * 32
    assert lab.flops_per_step(weights) == pytest.approx(6 * multiplied * 32 * 32)


def test_a_run_of_the_sweep_is_the_preset_but_for_its_width() -> None:
    (sweep,) = NextToken.sweeps
    widths = [int(width) for width in sweep.varies["width"]]
    for width in widths:
        settings = settings_from_text(NextTokenSettings, {**sweep.settings, "width": str(width)})
        preset = preset_of(replace(settings, width=NextTokenSettings.width))
        assert preset is not None
        assert preset.name == "isoflop"
    counts = [24 * width**2 + 105 * width for width in widths]
    steps = [math.log(after / before) for before, after in itertools.pairwise(counts)]
    assert max(steps) < 1.5 * min(steps)  # even enough on a log axis for a parabola


def test_recordings_from_before_these_settings_train_and_are_measured_as_they_were() -> None:
    settings = settings_from_values(NextTokenSettings, {"seed": 3, "steps": 200})
    lab = NextToken(settings)
    assert lab.average is None
    assert (settings.schedule, settings.rate_width, settings.evaluated) == ("decay", 0, 12)
    (muon, adamw) = lab.build_optimizers(lab.untrained_model())
    assert muon.param_groups[0]["lr"] == settings.learning_rate
    assert adamw.param_groups[0]["lr"] == pytest.approx(0.2 * settings.learning_rate)
