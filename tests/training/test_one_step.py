"""In every lab: the step that is taken apart is the trainer's own, bit for bit, and its sizes are those of numpy."""

import copy
import math
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from scoutview.analysis.one_weight import in_double
from scoutview.errors import UserError
from scoutview.frame import Arrays, Change
from scoutview.labs.lab import Lab
from scoutview.labs.shared_channels import GRADIENT_STEPS, ONE_STEP, SCORED_ANSWERS
from scoutview.observation import Question
from scoutview.recording.format import RunPoint, TrainingState
from scoutview.training.one_step import (
    ALIKE,
    NO_DATA,
    RECORDED,
    RETRACED,
    UNTRAINED,
    WEIGHTS,
    StepApart,
    training_answers,
)
from scoutview.training.trainer import Trainer
from tests.every_lab import TRAINED_HERE, small_lab, some_every_day
from tests.tiny_lab import TinyHooksLab, tiny_lab

every_lab = pytest.mark.parametrize("name", some_every_day(TRAINED_HERE, 5))
STEP = 7


def trained_to(lab: Lab[Any, Any], step: int, changes: tuple[Change, ...] = ()) -> Trainer:
    trainer = Trainer(lab, changes=changes)
    for _ in trainer.steps(step) if step else ():
        pass
    return trainer


def at(trainer: Trainer) -> tuple[int, dict[str, Tensor], RunPoint]:
    """The step, the weights that a frame would hold, and the state that a recording would."""
    weights = {name: tensor.clone() for name, tensor in trainer.model.state_dict().items()}
    return trainer.step, weights, RunPoint((), trainer.state())


def answered(lab: Lab[Any, Any], trainer: Trainer, name: str, run: RunPoint | None = None, **choices: Any) -> Arrays:
    """The last step of the trajectory."""
    step, weights, recorded = at(trainer)
    return list(training_answers(lab, step, weights, run or recorded, Question.of(name, **choices)))[-1]


@every_lab
@pytest.mark.parametrize("step", [0, STEP])
def test_the_step_is_that_of_the_run_bit_for_bit(name: str, step: int) -> None:
    lab = small_lab(name)
    trainer = trained_to(lab, step)
    number, weights, run = at(trainer)
    one = StepApart(lab, number, weights, run if step else RunPoint())
    assert one.source == (RECORDED if step else UNTRAINED)
    loss = one.trainer.learn(one.batch)
    expected = next(iter(list(trainer.steps(step + 1))[-1:]))
    assert loss == expected.loss
    for mine, theirs in ((one.model, trainer.learner), (one.trainer.model, trainer.model)):
        for key, tensor in theirs.state_dict().items():
            assert torch.equal(mine.state_dict()[key], tensor), key


@every_lab
def test_what_is_told_of_it_is_the_runs_own_step(name: str) -> None:
    lab = small_lab(name)
    trainer = trained_to(lab, STEP)
    told = answered(lab, trainer, ONE_STEP)
    before = {key: each.detach().double().clone() for key, each in trainer.learner.named_parameters()}
    loss = list(trainer.steps(STEP + 1))[-1].loss
    parts = dict(zip(told["step_parts"].tolist(), range(len(told["step_parts"])), strict=True))
    found: dict[int, list[tuple[Tensor, Tensor, Tensor]]] = {}
    for key, weight in trainer.learner.named_parameters():
        part = parts.get(key.rpartition(".")[0], parts.get("", -1))
        assert weight.grad is not None
        found.setdefault(part, []).append((before[key], weight.grad.double(), weight.detach().double() - before[key]))
    assert sorted(found) == list(parts.values()), "each learned number belongs to a part"
    for part, tensors in found.items():
        weights, slopes, moves = (np.concatenate([each[n].flatten().numpy() for each in tensors]) for n in range(3))
        assert told["step_counts"][part] == weights.size
        assert told["step_weights"][part] == pytest.approx(np.sqrt((weights**2).mean()), rel=1e-9)
        assert told["step_gradients"][part] == pytest.approx(np.sqrt((slopes**2).mean()), rel=1e-9)
        assert told["step_changes"][part] == pytest.approx(np.sqrt((moves**2).mean()), rel=1e-5)
    assert told["step_number"] == STEP + 1
    assert float(told["step_loss_before"]) == pytest.approx(loss, rel=1e-5)
    assert float(told["step_loss_after"]) != float(told["step_loss_before"])
    every = np.concatenate([each[1].flatten().numpy() for tensors in found.values() for each in tensors])
    assert float(told["step_gradient_length"]) == pytest.approx(np.linalg.norm(every), rel=1e-9)


@every_lab
def test_elsewhere_the_run_is_trained_again_to_the_very_state_it_had(name: str) -> None:
    lab = small_lab(name)
    trainer = trained_to(lab, STEP)
    step, weights, run = at(trainer)
    one = StepApart(lab, step, weights, RunPoint(retraces=True))
    assert (one.source, one.is_known) == (WEIGHTS, False)
    assert [*one.retrace()] == list(range(1, STEP + 1))
    assert (one.source, one.is_known) == (RETRACED, True)
    again, had = one.trainer.state(), run.state
    assert had is not None
    assert again.arrays.keys() == had.arrays.keys()
    for key, array in had.arrays.items():
        assert np.array_equal(again.arrays[key], array), key
    batch = StepApart(lab, step, weights, RunPoint()).batch
    assert all(torch.equal(*parts) for parts in zip(one.batch, batch, strict=True)), "the same batch each time"


def test_the_next_frame_goes_on_where_the_last_was_trained_again() -> None:
    lab = small_lab("digits")
    frames = [at(trained_to(lab, step)) for step in (4, 7)]
    told = [[*StepApart(lab, step, weights, RunPoint(retraces=True)).retrace()] for step, weights, _ in frames]
    assert told == [[1, 2, 3, 4], [5, 6, 7]]
    told = [[*StepApart(lab, step, weights, RunPoint(retraces=True)).retrace()] for step, weights, _ in frames[::-1]]
    assert told == [[], [1, 2, 3, 4]]


def test_a_run_that_comes_out_otherwise_keeps_the_weights_of_its_frame() -> None:
    lab = small_lab("denoising")
    step, weights, _ = at(trained_to(lab, STEP))
    weights = {key: 1.5 * tensor if tensor.is_floating_point() else tensor for key, tensor in weights.items()}
    one = StepApart(lab, step, weights, RunPoint(retraces=True))
    assert len([*one.retrace()]) == STEP
    assert one.source == ALIKE
    assert all(torch.equal(tensor, weights[key]) for key, tensor in one.model.state_dict().items())
    assert all(optimizer.state for optimizer in one.trainer.optimizers)


def test_what_is_not_known_is_not_told() -> None:
    lab = small_lab("digits")
    step, weights, _ = at(trained_to(lab, STEP))
    steps = list(training_answers(lab, step, weights, RunPoint(), Question(ONE_STEP)))
    assert len(steps) == 1
    assert str(steps[0]["step_source"]) == WEIGHTS
    assert np.isfinite(steps[0]["step_gradients"]).all()
    assert np.isnan(steps[0]["step_changes"]).all()
    assert np.isnan(steps[0]["step_loss_after"])
    retraced = list(training_answers(lab, step, weights, RunPoint(retraces=True), Question(ONE_STEP)))
    assert [each["step_retraced"].tolist() for each in retraced[:3]] == [[0, STEP], [1, STEP], [2, STEP]]
    assert np.isfinite(retraced[-1]["step_changes"]).all()


@every_lab
def test_the_whole_gradient_predicts_a_small_step(name: str) -> None:
    lab = small_lab(name)
    trainer = trained_to(lab, STEP)
    rate = 1e-4
    told = answered(lab, trainer, GRADIENT_STEPS, rate=rate)
    assert told["tried_rates"].tolist() == [rate, 0.01, 0.1, 1.0]
    np.testing.assert_allclose(told["tried_predicted"], -told["tried_rates"] * told["tried_square"], rtol=1e-12)
    # by hand: the batch of the run's next step, the gradient of its loss, one step along it
    step, weights, run = at(trainer)
    one = StepApart(lab, step, weights, run)
    model, batch = copy.deepcopy(one.model).double(), in_double(one.batch)
    lab.loss(model, batch).backward()
    before = lab.loss(model, batch).item()
    square = 0.0
    with torch.no_grad():
        for weight in model.parameters():
            assert weight.grad is not None
            square += weight.grad.square().sum().item()
            weight.sub_(0.1 * weight.grad)
        moved = lab.loss(model, batch).item()
    assert float(told["tried_square"]) == pytest.approx(square, rel=1e-9)
    assert float(told["tried_real"][2]) == pytest.approx(moved - before, rel=1e-9)
    assert float(told["tried_real"][0]) == pytest.approx(float(told["tried_predicted"][0]), rel=0.05)


@every_lab
def test_the_signal_at_a_site_is_what_nudging_its_output_does_to_the_loss(name: str) -> None:
    """Along the gradient the loss changes by its length. Before a max pooling it does not: blank pixels tie there."""
    lab = small_lab(name)
    trainer = trained_to(lab, STEP)
    told = answered(lab, trainer, ONE_STEP)
    step, weights, run = at(trainer)
    one = StepApart(lab, step, weights, run)
    model, batch = copy.deepcopy(one.model).double(), in_double(one.batch)
    sites = [site for site in told["step_parts"].tolist() if site]
    for site in {sites[-1], sites[0] if name != "digits" else sites[-1]}:
        part = told["step_parts"].tolist().index(site)
        size, signal = nudged(lab, model, batch, site)
        assert float(told["step_activations"][part]) == pytest.approx(size, rel=1e-4)
        assert float(told["step_signals"][part]) == pytest.approx(signal, rel=1e-3), site


def nudged(lab: Lab[Any, Any], model: nn.Module, batch: Any, site: str) -> tuple[float, float]:
    """The size of what leaves the site, and that of the slope there, by differences along the steepest direction."""
    outputs: list[Tensor] = []
    module = model.get_submodule(site)
    catch = module.register_forward_hook(lambda *call: outputs.append(call[2]))
    loss = lab.site_loss(model, batch)
    catch.remove()
    (gradient,) = torch.autograd.grad(loss, outputs)
    nudge, losses = 1e-4 * gradient / gradient.norm(), []
    for sign in (1, -1):
        move = module.register_forward_hook(lambda *call, sign=sign: call[2] + sign * nudge)
        losses.append(lab.site_loss(model, batch).item())
        move.remove()
    size = outputs[0].detach().numpy()
    return float(np.sqrt((size**2).mean())), (losses[0] - losses[1]) / 2e-4 / math.sqrt(gradient.numel())


@every_lab
def test_the_loss_by_every_product_is_the_loss(name: str) -> None:
    lab = small_lab(name)
    trainer = trained_to(lab, STEP)
    batch = in_double(trainer.draw_batch())
    model = copy.deepcopy(trainer.learner).double()
    with torch.no_grad():
        assert lab.site_loss(model, batch).item() == pytest.approx(lab.loss(model, batch).item(), rel=1e-12)


@every_lab
def test_costs_are_those_of_the_loss(name: str) -> None:
    lab = small_lab(name)
    trainer = trained_to(lab, STEP)
    step, weights, run = at(trainer)
    told = answered(lab, trainer, SCORED_ANSWERS)
    one = StepApart(lab, step, weights, run)
    with torch.no_grad():
        loss = lab.loss(one.model, one.batch).item()
    assert float(told["scored_loss"]) == pytest.approx(loss, rel=1e-5)
    assert len(told["scored_costs"]) == min(24, int(told["scored_count"]))
    assert (np.diff(told["scored_costs"]) <= 0).all(), "the costliest first"
    if lab.loss_kind == "cross-entropy":
        said, right = told["scored_said_probabilities"], told["scored_right_probabilities"]
        single = np.isfinite(right)  # where several answers are right, none of them has the cost by itself
        np.testing.assert_allclose(told["scored_costs"][single], -np.log(right[single]), rtol=1e-9)
        assert (said[single] >= right[single] - 1e-12).all()


@every_lab
def test_of_one_example_all_is_of_that_example(name: str) -> None:
    lab = small_lab(name)
    trainer = trained_to(lab, STEP)
    step, weights, run = at(trainer)
    one = StepApart(lab, step, weights, run, 2)
    whole = StepApart(lab, step, weights, run)
    assert all(len(part) == 1 for part in one.batch)
    with torch.no_grad():
        expected = lab.loss(whole.model, lab.one_example(whole.batch, 2)).item()
    told = answered(lab, trainer, ONE_STEP, example=2)
    assert float(told["step_loss_before"]) == pytest.approx(expected, rel=1e-4)
    assert float(answered(lab, trainer, SCORED_ANSWERS, example=2)["scored_loss"]) == pytest.approx(expected, rel=1e-4)
    beyond = StepApart(lab, step, weights, run, 10**6)
    last = lab.one_example(whole.batch, whole.examples - 1)
    assert all(torch.equal(*parts) for parts in zip(beyond.batch, last, strict=True))


@every_lab
def test_where_the_data_is_not_here_the_carried_sample_is_learned_from(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = small_lab(name)
    trainer = trained_to(lab, STEP)
    step, weights, run = at(trainer)
    here = type(lab)(lab.settings, lab.assets())

    def missing(rng: torch.Generator) -> None:
        raise UserError("There is no such folder.")

    monkeypatch.setattr(here, "draw_batch", missing)
    one = StepApart(here, step, weights, run)
    assert one.source == NO_DATA
    assert one.words == lab.loss_sample().words
    assert np.isfinite(answered(here, trainer, ONE_STEP)["step_gradients"]).all()


@pytest.mark.parametrize("rate", [0.0, -1.0, math.inf, math.nan, "fast"])
def test_a_learning_rate_that_cannot_be_is_told_in_a_sentence(rate: Any) -> None:
    lab = small_lab("digits")
    with pytest.raises(UserError, match="A learning rate is a number above 0, such as"):
        answered(lab, trained_to(lab, 0), GRADIENT_STEPS, rate=rate)


def test_a_model_that_broke_is_told_of_all_the_same() -> None:
    lab = small_lab("digits")
    trainer = trained_to(lab, 1)
    with torch.no_grad():
        next(trainer.learner.parameters()).fill_(math.nan)
    told = answered(lab, trainer, ONE_STEP)
    assert np.isnan(told["step_loss_before"])
    assert np.isnan(told["step_changes"]).all()


def test_a_rate_that_was_changed_while_it_trained_is_that_of_the_step() -> None:
    lab = small_lab("digits")
    changes = (Change(3, "learning_rate", 0.0625),)
    trainer = trained_to(lab, STEP, changes)
    step, weights, run = at(trainer)
    told = list(training_answers(lab, step, weights, RunPoint(changes, run.state), Question(ONE_STEP)))[-1]
    factor = lab.learning_rate(STEP + 1)
    np.testing.assert_allclose(told["step_rates"], factor * 0.0625, rtol=1e-12)


def test_memory_and_decay_are_those_of_the_optimizer_by_hand() -> None:
    lab = small_lab("grokking")
    trainer = trained_to(lab, STEP)
    told = answered(lab, trainer, ONE_STEP)
    state: TrainingState = trainer.state()
    names = [key for key, _ in trainer.learner.named_parameters()]
    place = names.index("unembedding.weight")
    memory = np.linalg.norm(state.arrays[f"optimizer.0.{place}.exp_avg"].astype(np.float64))
    weight = state.arrays["model.unembedding.weight"].astype(np.float64)
    list(trainer.steps(STEP + 1))
    slope = dict(trainer.learner.named_parameters())["unembedding.weight"].grad
    assert slope is not None
    gradient = float(slope.double().norm())
    part = told["step_parts"].tolist().index("unembedding")
    assert told["step_memory"][part] == pytest.approx(0.9 * memory / (0.9 * memory + 0.1 * gradient), rel=1e-6)
    rate = lab.settings.learning_rate * lab.learning_rate(STEP + 1)
    decay = rate * lab.settings.weight_decay * np.sqrt((weight**2).mean())
    assert told["step_decays"][part] == pytest.approx(decay, rel=1e-6)
    assert told["step_optimizers"][part] == "AdamW"


@pytest.mark.parametrize("step", [0, STEP])
def test_penalties_and_what_is_done_after_a_step_are_part_of_it(step: int) -> None:
    lab = tiny_lab(TinyHooksLab, seed=3)
    trainer = trained_to(lab, step)
    number, weights, run = at(trainer)
    one = StepApart(lab, number, weights, run if step else RunPoint())
    assert one.source == (RECORDED if step else UNTRAINED)
    one.trainer.learn(one.batch)
    list(trainer.steps(step + 1))
    for key, tensor in trainer.learner.state_dict().items():
        assert torch.equal(one.model.state_dict()[key], tensor), key
