"""What some trainings need besides a loss: a penalty, something done after each step, buffers in the model."""

import numpy as np
import pytest
import torch

from scoutview.cli import main
from scoutview.errors import UserError
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.recording.reader import Recording
from scoutview.training.trainer import Trainer
from scoutview.training.worker import TrainingRun
from tests.tiny_lab import TinyHooksLab, TinyLab, tiny_lab


class Penalised(TinyLab):
    """Pulls all weights towards 0, harder with each step."""

    strength = 0.01

    def penalty(self, model, step):
        return sum(weight.square().sum() for weight in model.parameters()) * self.strength * step


def last_frame(lab, until, **options):
    frames = [step.frame for step in Trainer(lab, **options).steps(until) if step.frame is not None]
    return frames[-1]


def recorded(lab, path, **options):
    run = TrainingRun(lab, path, device="cpu", **options)
    run.start()
    assert run.join(100)
    assert run.status().state == "finished", run.status()
    return path


def test_a_penalty_is_descended_with_the_loss_and_its_gradient_is_right():
    lab = tiny_lab(Penalised)
    trainer = Trainer(lab)
    list(trainer.steps(4))
    model, batch = trainer.model, lab.draw_batch(torch.Generator().manual_seed(1))
    plain, penalised = lab.loss(model, batch), lab.loss(model, batch) + lab.penalty(model, 5)
    weights = list(model.parameters())
    without, with_it = torch.autograd.grad(plain, weights), torch.autograd.grad(penalised, weights)
    for weight, one, other in zip(weights, without, with_it, strict=True):
        torch.testing.assert_close(other - one, 2 * lab.strength * 5 * weight)
    pulled, free = last_frame(tiny_lab(Penalised), 60), last_frame(tiny_lab(), 60)
    size = {id(frame): sum(np.square(array).sum() for array in frame.weights.values()) for frame in (pulled, free)}
    assert size[id(pulled)] < 0.7 * size[id(free)]


def test_the_loss_that_is_told_is_that_of_the_batch_alone():
    steps = [list(Trainer(tiny_lab(kind)).steps(1))[1].loss for kind in (TinyLab, Penalised)]
    assert steps[0] == steps[1]


def test_a_penalty_that_is_no_number_ends_the_training_in_a_sentence():
    class Broken(TinyLab):
        def penalty(self, model, step):
            return torch.tensor(float("nan")) if step == 3 else None

    with pytest.raises(UserError, match="diverged: at step 3"):
        list(Trainer(tiny_lab(Broken)).steps(5))


def test_what_is_done_after_a_step_happens_once_for_each_and_draws_from_its_own_generator():
    drawn = []

    class Noting(TinyLab):
        def after_step(self, model, optimizers, step, rng):
            assert not torch.is_grad_enabled()
            drawn.append((step, float(torch.rand(1, generator=rng))))

    plain = last_frame(tiny_lab(), 8)
    noted = last_frame(tiny_lab(Noting), 8)
    assert [step for step, _ in drawn] == list(range(1, 9))
    assert len({number for _, number in drawn}) == 8
    assert all(np.array_equal(plain.weights[name], noted.weights[name]) for name in plain.weights)
    first = list(drawn)
    drawn.clear()
    last_frame(tiny_lab(Noting, seed=1), 8)
    assert {number for _, number in drawn}.isdisjoint(number for _, number in first)


@pytest.mark.parametrize("at", [9, 10, 37, 40])
def test_training_on_from_any_step_gives_the_same_bits(at):
    through = Trainer(tiny_lab(TinyHooksLab))
    list(through.steps(60))
    first = Trainer(tiny_lab(TinyHooksLab))
    list(first.steps(at))
    rest = Trainer(tiny_lab(TinyHooksLab), state=first.state())
    list(rest.steps(60))
    ours, theirs = rest.state(), through.state()
    assert ours.numbers == theirs.numbers
    assert any(name.startswith("options.0.0.weight_decay") for name in ours.numbers)
    assert ours.arrays.keys() == theirs.arrays.keys()
    assert all(ours.arrays[name].tobytes() == theirs.arrays[name].tobytes() for name in ours.arrays)


def test_a_run_with_hooks_is_recorded_thinned_continued_and_told_about(tmp_path, capsys):
    settings = {"steps": 400, "frame_budget": 100}
    through = recorded(tiny_lab(TinyHooksLab, **settings), tmp_path / "through.scout")
    part = recorded(tiny_lab(TinyHooksLab, **settings), tmp_path / "part.scout", steps=155)
    recorded(tiny_lab(TinyHooksLab, **settings), part, steps=245, continue_run=True)
    with Recording.open(through) as one, Recording.open(part) as other:
        assert len(one) <= 100
        common = set(one.steps.tolist()) & set(other.steps.tolist())
        assert len(common) > 60
        for step in common:
            ours, theirs = one.frame_at(step), other.frame_at(step)
            assert ours.metrics == theirs.metrics
            assert all(ours.weights[name].tobytes() == theirs.weights[name].tobytes() for name in ours.weights)
        buffers = {"table", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"}
        assert buffers <= set(one[-1].weights)
        assert "mixing" not in one[-1].weights
        assert one[-1].weights["norm.num_batches_tracked"] == 400
    assert main(["info", str(through)]) == 0
    assert "frames" in capsys.readouterr().out


@pytest.mark.parametrize("stored", ["float32", "float16"])
def test_a_model_with_buffers_answers_as_the_one_that_trains(tmp_path, stored):
    lab = tiny_lab(TinyHooksLab, stored_weights=stored, seed=3)
    path = recorded(lab, tmp_path / "a.scout", steps=70)
    trainer = Trainer(tiny_lab(TinyHooksLab, stored_weights=stored, seed=3))
    list(trainer.steps(70))
    trainer.model.eval()
    with torch.no_grad():
        expected = trainer.model(torch.eye(3))[:, 0].numpy()
    asker = Asker(tiny_lab(TinyHooksLab, stored_weights=stored, seed=3))
    with Recording.open(path) as recording:
        asker.load(recording.frame_at(70))
    question = Question("line")
    answer = asker.answer(lab.default_probe(), [question])[question]["line"]
    np.testing.assert_allclose(answer, expected, atol=2e-3 if stored == "float16" else 1e-6)
    again = asker.answer(lab.default_probe(), [question])[question]["line"]
    np.testing.assert_array_equal(answer, again)  # looking changes no running average


def test_where_an_average_is_kept_buffers_are_those_of_the_model_that_trains():
    trainer = Trainer(tiny_lab(TinyHooksLab))
    list(trainer.steps(30))
    state = trainer.state().arrays
    for name in ("table", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"):
        np.testing.assert_array_equal(state[f"average.{name}"], state[f"model.{name}"])
    assert not np.array_equal(state["average.first.weight"], state["model.first.weight"])
