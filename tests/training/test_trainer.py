import threading
from dataclasses import dataclass

import numpy as np
import pytest
import torch

from scoutview.errors import UsageError, UserError
from scoutview.frame import Change
from scoutview.recording.format import pack_weights
from scoutview.settings import setting
from scoutview.training.device import resolve_device
from scoutview.training.trainer import Trainer
from tests.tiny_lab import TinyHooksLab, TinyLab, TinyMuonLab, TinySettings, tiny_lab

KINDS = pytest.mark.parametrize("kind", [TinyLab, TinyMuonLab, TinyHooksLab])


def frames_of(trainer: Trainer, until: int):
    return {step.step: step.frame for step in trainer.steps(until) if step.frame is not None}


def bits(frame):
    return {name: array.tobytes() for name, array in frame.weights.items()}, dict(frame.metrics)


@KINDS
def test_the_same_seed_gives_the_same_bits_while_other_threads_draw(kind):
    alone = frames_of(Trainer(tiny_lab(kind)), 80)
    done = threading.Event()

    def draw():
        while not done.wait(0.0005):
            torch.randn(100)

    other = threading.Thread(target=draw)
    other.start()
    torch.manual_seed(99)
    accompanied = frames_of(Trainer(tiny_lab(kind)), 80)
    done.set()
    other.join()
    assert accompanied.keys() == alone.keys()
    assert all(bits(accompanied[step]) == bits(alone[step]) for step in alone)
    assert bits(frames_of(Trainer(tiny_lab(kind, seed=1)), 5)[5]) != bits(alone[5])


def test_training_leaves_the_global_generator_alone():
    torch.manual_seed(5)
    before = torch.get_rng_state()
    frames_of(Trainer(tiny_lab()), 20)
    assert torch.equal(torch.get_rng_state(), before)


def test_the_first_frame_is_the_untrained_model_and_the_last_step_is_a_frame():
    lab = tiny_lab(steps=2000)
    frames = frames_of(Trainer(lab), 77)
    assert list(frames) == [*range(51), 52, 65, 77]
    untrained = lab.build_model(torch.Generator().manual_seed(0)).state_dict()
    for name, tensor in untrained.items():
        np.testing.assert_array_equal(frames[0].weights[name], tensor.numpy())
    assert frames[0].seconds == 0
    assert frames[77].metrics["validation_loss"] < frames[0].metrics["validation_loss"] / 2


def test_a_frame_never_changes_later():
    trainer = Trainer(tiny_lab())
    steps = trainer.steps(60)
    first = next(steps).frame
    before = bits(first)
    state = trainer.state()
    state_before = {name: array.tobytes() for name, array in state.arrays.items()}
    for _ in steps:
        pass
    assert bits(first) == before
    assert {name: array.tobytes() for name, array in state.arrays.items()} == state_before
    assert not any(array.flags.writeable for array in first.weights.values())


@KINDS
def test_training_on_gives_what_training_through_would_have_given(kind):
    changes = [Change(30, "learning_rate", 0.2), Change(70, "learning_rate", 0.01)]
    through = frames_of(Trainer(tiny_lab(kind), changes=changes), 90)
    for interrupted_at in (1, 43, 75):
        first = Trainer(tiny_lab(kind), changes=changes)
        for _ in first.steps(interrupted_at):
            pass
        second = Trainer(tiny_lab(kind), state=first.state(), changes=changes)
        rest = frames_of(second, 90)
        assert list(rest) == list(range(interrupted_at + 1, 91))
        assert all(bits(rest[step]) == bits(through[step]) for step in rest)


def test_the_average_of_weights_is_what_is_shown_and_evaluated():
    lab = tiny_lab(TinyMuonLab)
    trainer = Trainer(lab)
    shown = None
    for step in trainer.steps(30):
        newest = {name.removeprefix("model."): a for name, a in trainer.state().arrays.items() if "model." in name}
        if shown is None:
            shown = newest
        else:
            decay = min(0.9, (1 + step.step) / (10 + step.step))
            shown = {name: decay * shown[name] + (1 - decay) * newest[name] for name in shown}
        for name, array in step.frame.weights.items():
            np.testing.assert_allclose(array, shown[name], rtol=1e-4, atol=1e-6)
    line = shown["1.weight"] @ shown["0.weight"]
    assert step.frame.metrics["validation_loss"] == pytest.approx(np.square(line - 1).mean(), rel=1e-3)


def test_a_learning_rate_of_the_user_scales_every_group():
    trainer = Trainer(tiny_lab(TinyMuonLab))
    steps = trainer.steps(100)
    for _ in range(21):
        next(steps)
    assert trainer.change_setting("learning_rate", 0.2) == Change(21, "learning_rate", 0.2)
    next(steps)
    rates = [group["lr"] for optimizer in trainer._optimizers for group in optimizer.param_groups]
    assert rates == pytest.approx([0.2, 0.1])
    assert trainer.learning_rate == 0.2


def test_a_rate_set_now_overrules_one_recorded_for_later():
    trainer = Trainer(tiny_lab(), changes=[Change(40, "learning_rate", 9.0)])
    steps = trainer.steps(60)
    for _ in range(31):
        next(steps)
    trainer.change_setting("learning_rate", 0.01)
    for _ in steps:
        pass
    assert trainer.learning_rate == 0.01


def test_a_loss_that_is_no_number_names_the_step_and_what_to_do():
    trainer = Trainer(tiny_lab(learning_rate=1e20))
    with pytest.raises(UserError, match=r"at step \d+ the loss is no number.*learning rate below 1e\+20"):
        frames_of(trainer, 80)
    assert 0 < trainer.step < 80


def test_seconds_count_training_and_evaluation_but_no_rest(monkeypatch):
    clock = iter(range(10_000))
    monkeypatch.setattr("scoutview.training.trainer.time.perf_counter", lambda: float(next(clock)))
    trainer = Trainer(tiny_lab())
    steps = trainer.steps(3)
    assert next(steps).seconds == 0
    for _ in range(50):
        next(clock)
    assert [step.frame.seconds for step in steps] == [2, 4, 6]


@pytest.mark.parametrize("name", ["gpu", "cuda:x", "cpu:1", ""])
def test_an_unknown_device_lists_those_there_are(name):
    with pytest.raises(UsageError, match="there are auto, cpu, cuda"):
        resolve_device(name)


def test_a_device_that_is_not_there_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 0)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert resolve_device("auto") == "cpu"
    with pytest.raises(UserError, match="“cuda” here: torch finds no graphics card"):
        resolve_device("cuda")
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert (resolve_device("auto"), resolve_device("cuda:1")) == ("cuda", "cuda:1")
    with pytest.raises(UserError, match="“cuda:2” here: torch finds 2 with CUDA"):
        resolve_device("cuda:2")


@KINDS
@pytest.mark.parametrize("stored", ["float16", "float32"])
def test_what_a_recording_will_have_to_hold_is_known_before_training(kind, stored):
    trainer = Trainer(tiny_lab(kind, stored_weights=stored, width=2000))
    said = trainer.frame_bytes, trainer.state_bytes
    frames_of(trainer, 2)
    arrays = trainer.state().arrays.values()
    assert pack_weights(trainer.frame_now().weights, stored).size == pytest.approx(said[0], rel=0.05)
    needed = sum(array.nbytes for array in arrays)
    assert 0.9 * needed <= said[1] <= 1.5 * needed  # Muon keeps one number for a weight where AdamW keeps two


@dataclass(frozen=True, kw_only=True)
class PulledSettings(TinySettings):
    pull: str = setting("none", "Pull", choices=("none", "strong"), changeable=True)


class PulledLab(TinyLab):
    """One whose weights are pulled to 0 as a setting says."""

    Settings = PulledSettings

    def penalty(self, model: torch.nn.Module, step: int) -> torch.Tensor | None:
        if self.settings.pull == "none":
            return None
        return sum((weight.abs().sum() for weight in model.parameters()), torch.zeros(()))


def weights_by_step(trainer: Trainer, until: int) -> dict[int, bytes]:
    return {
        taken.step: b"".join(array.tobytes() for array in taken.frame.weights.values())
        for taken in trainer.steps(until)
        if taken.frame is not None
    }


def test_a_setting_changed_while_it_trains_holds_from_the_next_step_and_is_continued_bit_for_bit():
    lab = PulledLab(PulledSettings())
    plain = weights_by_step(Trainer(lab), 30)
    trainer = Trainer(lab)
    first = weights_by_step(trainer, 10)
    change = trainer.change_setting("pull", "strong")
    assert change == Change(11, "pull", 1.0)
    assert trainer.change_setting("pull", "strong") is None
    middle, state = weights_by_step(trainer, 20), trainer.state()
    last = weights_by_step(trainer, 30)
    assert first[10] == plain[10]
    assert middle[11] != plain[11]
    assert lab.settings.pull == "none"
    assert weights_by_step(Trainer(lab, changes=[change]), 30) == first | middle | last
    assert weights_by_step(Trainer(lab, state=state, changes=[change]), 30) == last


def test_a_change_of_one_setting_leaves_those_of_another_for_later():
    trainer = Trainer(PulledLab(PulledSettings()), changes=[Change(9, "learning_rate", 0.5), Change(9, "pull", 1.0)])
    trainer.change_setting("pull", "strong")
    trainer.take_steps(10)
    assert trainer.learning_rate == 0.5
    assert trainer.change_setting("pull", "strong") is None


def test_what_a_model_is_made_of_cannot_be_changed_while_it_trains():
    trainer = Trainer(PulledLab(PulledSettings()))
    with pytest.raises(UserError, match="there are learning_rate, pull"):
        trainer.change_setting("width", 5)
    with pytest.raises(UserError, match="none, strong"):
        trainer.change_setting("pull", "weak")
