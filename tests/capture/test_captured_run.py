"""A loop of one's own becomes a recording, whatever happens to it, and trains as it would without."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

import scoutview
from scoutview.capture.budget import AT_FIRST_S, SHARE, Budget
from scoutview.capture.captured_run import CapturedRun, record
from scoutview.errors import UserError
from scoutview.recording import Recording, RecordingError
from scoutview.recording.writer import RecordingWriter


def small(seed: int = 0) -> nn.Sequential:
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2))


def trained(model: nn.Module, run: CapturedRun | None, steps: range) -> None:
    """Some steps of a loop as people write it, with dropout drawn from torch's own generator."""
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    for step in steps:
        loss = nn.functional.dropout(model(torch.randn(8, 3)), 0.2).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if run is not None:
            run.step(step, loss=loss, lr=0.1)


def test_the_model_before_and_after_is_in_the_file(tmp_path: Path) -> None:
    model = small()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    with scoutview.record(model, tmp_path / "run.scout", every=10) as run:
        trained(model, run, range(1, 36))
    with Recording.open(tmp_path / "run.scout") as recording:
        assert recording.state == "finished"
        assert recording.description.lab == "own_model"
        assert recording.curves().planned_steps == 35
        assert list(recording.steps) == [0, 10, 20, 30, 35]
        for frame, weights in ((recording[0], before), (recording[-1], model.state_dict())):
            assert sorted(frame.weights) == sorted(weights)
            assert all(np.array_equal(array, weights[name].numpy()) for name, array in frame.weights.items())
        assert set(recording[-1].metrics) == {"train_loss", "lr"}
        recording.verify()


def test_a_recorded_training_is_the_one_that_was_not(tmp_path: Path) -> None:
    one, other = small(), small()
    torch.manual_seed(5)
    trained(one, None, range(1, 20))
    torch.manual_seed(5)
    with record(other, tmp_path / "run.scout", example=torch.randn(2, 3, generator=torch.Generator())) as run:
        trained(other, run, range(1, 20))
    assert all(torch.equal(tensor, one.state_dict()[name]) for name, tensor in other.state_dict().items())


def test_the_graph_and_what_else_was_told_are_carried(tmp_path: Path) -> None:
    path, given = tmp_path / "run.scout", torch.ones(5, 3)
    record(small(), path, example=given, targets=torch.zeros(5).long(), loss="cross-entropy", labels=["a", "b"]).close()
    with Recording.open(path) as recording:
        assets = recording.assets
    about = json.loads(assets["about.json"])
    assert (about["labels"], about["loss"], about["no_graph"]) == (["a", "b"], "cross-entropy", "")
    assert about["sizes"] == "input: axis 0 (1 or more)"
    assert sorted(assets) == ["about.json", "example.safetensors", "graph.json"]


class Deciding(nn.Linear):
    def forward(self, given: Tensor) -> Tensor:
        return super().forward(given) if given.sum() > 0 else given


def test_without_a_graph_it_is_recorded_all_the_same(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match=r"decides by the numbers in a tensor.* recorded as ever\.$"):
        record(Deciding(2, 2), tmp_path / "run.scout", example=torch.ones(2, 2)).close()
    with Recording.open(tmp_path / "run.scout") as recording:
        assert "decides by the numbers" in json.loads(recording.assets["about.json"])["no_graph"]
        assert "weight" in recording[0].weights


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    record(small(), tmp_path / "run.scout").close()
    before = (tmp_path / "run.scout").read_bytes()
    with pytest.raises(UserError, match=r"^run.scout exists already: .*, or go on with it by resume=True.$"):
        record(small(), tmp_path / "run.scout")
    assert (tmp_path / "run.scout").read_bytes() == before


@pytest.mark.parametrize(("error", "state"), [(KeyboardInterrupt, "stopped"), (ValueError, "failed")])
def test_what_ends_a_loop_leaves_all_that_was_recorded(tmp_path: Path, error: type[BaseException], state: str) -> None:
    model = small()

    def loop() -> None:
        with record(model, tmp_path / "run.scout", every=5) as run:
            trained(model, run, range(1, 18))
            raise error

    with pytest.raises(error):
        loop()
    with Recording.open(tmp_path / "run.scout") as recording:
        assert (list(recording.steps), recording.state) == ([0, 5, 10, 15], state)


def test_a_run_is_gone_on_with_from_an_earlier_step(tmp_path: Path) -> None:
    model, path = small(), tmp_path / "run.scout"
    with record(model, path, every=5) as run:
        trained(model, run, range(1, 21))
    with record(model, path, every=5, resume=True) as run:
        trained(model, run, range(13, 26))
    with Recording.open(path) as recording:
        assert list(recording.steps) == [0, 5, 10, 15, 20, 25]
        assert [(change.step, change.name) for change in recording.curves().changes] == [(13, "resumed")]
        assert all(np.diff(recording.curves().seconds) >= 0)
        recording.verify()


def test_another_model_is_not_gone_on_with(tmp_path: Path) -> None:
    record(small(), tmp_path / "run.scout").close()
    with pytest.raises(UserError, match="was recorded of another model"):
        record(nn.Linear(2, 2), tmp_path / "run.scout", resume=True)
    record(small(), tmp_path / "run.scout", resume=True).close()


def test_steps_grow(tmp_path: Path) -> None:
    with record(small(), tmp_path / "run.scout") as run:
        run.step(3)
        with pytest.raises(UserError, match="Steps should grow: 3 came after 3"):
            run.step(3)


def test_several_models_under_names_without_what_stands_around_them(tmp_path: Path) -> None:
    model = small()
    average = torch.optim.swa_utils.AveragedModel(model)
    models = {"model": torch.compile(model, backend="eager"), "average": average}
    with record(models, tmp_path / "run.scout", every=1) as run:
        trained(model, None, range(1, 3))
        run.step(1)
    with Recording.open(tmp_path / "run.scout") as recording:
        names = [f"{which}.{name}" for which in ("model", "average") for name in model.state_dict()]
        assert sorted(recording[1].weights) == sorted(names)
        assert (recording[1].weights["model.0.weight"] == model[0].weight.detach().numpy()).all()
        assert (recording[1].weights["average.0.weight"] != recording[1].weights["model.0.weight"]).any()


def test_weights_that_are_tied_on_the_way_keep_their_names(tmp_path: Path) -> None:
    model = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 3))
    with record(model, tmp_path / "run.scout", every=1) as run:
        run.step(1)
        model[1].weight = model[0].weight
        run.step(2)
    with Recording.open(tmp_path / "run.scout") as recording:
        one, other = recording[1].weights, recording[2].weights
        assert sorted(one) == sorted(other) == ["0.bias", "0.weight", "1.bias", "1.weight"]
        assert (one["1.weight"] != other["1.weight"]).any()
        assert (other["0.weight"] == other["1.weight"]).all()
    record(model, tmp_path / "run.scout", resume=True).close()


def test_a_model_that_becomes_another_one_is_told_once(tmp_path: Path) -> None:
    model = small()
    with record(model, tmp_path / "run.scout", every=1) as run:
        run.step(1)
        model.append(nn.Linear(2, 2))
        with pytest.warns(UserWarning, match=r"^From step 2 on the model has other weights"):
            run.step(2)
        run.step(3)  # told once: warnings are errors here
    with Recording.open(tmp_path / "run.scout") as recording:
        assert "4.weight" in recording[-1].weights
        recording.verify()


def test_complex_weights_are_pairs_of_numbers(tmp_path: Path) -> None:
    model = nn.ParameterList([torch.tensor([1 + 2j, 3 - 4j])])
    record(model, tmp_path / "run.scout").close()
    record(model, tmp_path / "run.scout", resume=True).close()
    with Recording.open(tmp_path / "run.scout") as recording:
        assert recording[0].weights["0"].tolist() == [[1, 2], [3, -4]]


@pytest.mark.parametrize("step", [1.0, "1", None, torch.ones(2), 2**60])
def test_a_step_is_a_whole_number(tmp_path: Path, step: Any) -> None:
    with record(small(), tmp_path / "run.scout", every=1) as run:
        run.step(torch.tensor(1))
        with pytest.raises(UserError, match="A step should be "):
            run.step(step)
    with Recording.open(tmp_path / "run.scout") as recording:
        assert list(recording.steps) == [0, 1]


def test_what_is_no_number_is_left_out(tmp_path: Path) -> None:
    with record(small(), tmp_path / "run.scout", every=1) as run, pytest.warns(UserWarning, match="is no number"):
        run.step(1, loss=0.5, huge=10**400, words="many", several=torch.ones(2))
    with Recording.open(tmp_path / "run.scout") as recording:
        assert recording[-1].metrics == {"train_loss": 0.5}


def test_a_run_that_is_open_is_not_gone_on_with(tmp_path: Path) -> None:
    with record(small(), tmp_path / "run.scout"), pytest.raises(UserError, match=r"close that run first, by run.close"):
        record(small(), tmp_path / "run.scout", resume=True)


def test_half_precision_is_kept(tmp_path: Path) -> None:
    model = nn.Linear(3, 2).bfloat16()
    record(model, tmp_path / "run.scout").close()
    with Recording.open(tmp_path / "run.scout") as recording:
        assert (recording[0].weights["weight"] == model.weight.detach().float().numpy()).all()


def test_a_full_disk_ends_the_recording_and_not_the_training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = small()
    with record(model, tmp_path / "run.scout", every=1) as run:

        def full(*_: object) -> None:
            raise RecordingError("The disk is full.")

        monkeypatch.setattr(RecordingWriter, "add_frame", full)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            trained(model, run, range(1, 200))
            run.close()
    assert [str(each.message) for each in caught] == ["ScoutView records no more of this run: The disk is full."]


def test_other_processes_of_a_training_record_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RANK", "1")
    with record(small(), tmp_path / "run.scout", example=torch.ones(2, 3)) as run:
        run.step(1, loss=0.5)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"model": 3}, "should be a torch model"),
        ({"every": -1}, "“every” should be a number of steps"),
        ({"loss": "hinge"}, "“loss” should be one of cross-entropy, squared error, not “hinge”"),
        ({"loss": "cross-entropy"}, "give them as “targets”"),
        ({"tokenizer": "nowhere.json"}, "There is no tokenizer nowhere.json"),
        ({"tokenizer": 5}, "The tokenizer should be one of"),
        ({"model": nn.ReLU()}, "The model has no weights"),
        ({"model": nn.Sequential(nn.LazyLinear(3))}, "“0.weight” has no size yet: call the model once"),
        ({"model": {"a model": nn.Linear(1, 1), "b": nn.Linear(1, 1)}}, "names that are words"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(tmp_path: Path, given: dict, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        record(**{"model": small(), "path": tmp_path / "run.scout"} | given)
    assert list(tmp_path.iterdir()) == []


def test_asking_for_it_is_all_that_loads_it() -> None:
    code = "import sys, scoutview; print('torch' in sys.modules, 'numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
    with pytest.raises(AttributeError, match="nothing"):
        _ = scoutview.nothing


# the budget


def frames_of(budget: Budget, *, step_s: float, frame_s: float, steps: int) -> tuple[list[int], float]:
    """Which steps become frames, and what they cost in all, where a step and a frame take so long."""
    spacing, spent_s, found = 1, 0.0, []
    for step in range(1, steps + 1):
        if not budget.is_due(step, spacing, ["loss"]):
            continue
        if budget.allows(step * step_s):
            spent_s += frame_s
            budget.count(spent_s)
            found.append(step)
        elif budget.is_too_close(step):
            spacing *= 2
    return found, spent_s


def test_frames_cost_no_more_than_their_share() -> None:
    found, spent_s = frames_of(Budget(), step_s=0.005, frame_s=0.004, steps=4000)
    assert spent_s <= AT_FIRST_S + SHARE * 20
    assert len(found) > 30
    late = np.diff([step for step in found if step > 2000])
    assert len(set(late)) == 1  # they stand evenly


def test_frames_that_cost_nothing_are_all_taken() -> None:
    assert frames_of(Budget(), step_s=0.005, frame_s=0.0, steps=300)[0] == list(range(1, 301))


def test_what_is_asked_for_is_taken_whatever_it_costs() -> None:
    assert frames_of(Budget(every=7), step_s=0.001, frame_s=1.0, steps=30)[0] == [7, 14, 21, 28]


def test_a_step_that_was_evaluated_is_a_frame() -> None:
    budget = Budget()
    assert [budget.is_due(step, 100, ["loss"]) for step in (51, 52)] == [False, False]
    assert budget.is_due(53, 100, ["loss", "val_loss"])
    assert not budget.is_due(54, 100, ["loss"])


def test_steps_that_are_logged_among_others_are_frames() -> None:
    budget = Budget()
    due = [budget.is_due(step, 100, ["loss"] if step % 7 == 0 else []) for step in range(51, 64)]
    assert [step for step, is_due in zip(range(51, 64), due, strict=True) if is_due] == [56, 63]
