"""A network that sorts itself: that it does, against the control, and what is said of it."""

import math

import numpy as np
import pytest
import torch
from torch import nn

from scoutview.errors import UserError
from scoutview.frame import Curves
from scoutview.labs.modular import seats
from scoutview.labs.modular.answers import READ_POINTS
from scoutview.labs.modular.lab import Modular
from scoutview.labs.modular.model import SeatedNetwork, connection_cost
from scoutview.labs.modular.probe import PointProbe
from scoutview.labs.modular.seats import change_seats, line_order, total_length
from scoutview.labs.modular.settings import ModularSettings
from scoutview.labs.modular.story import APART, marks, story
from scoutview.labs.modular.tasks import formula_values
from scoutview.models.initialization import untrained
from scoutview.observation import Question
from scoutview.settings import Preset, settings_from_text
from scoutview.training.trainer import Trainer
from tests.every_lab import asker_at

QUICK = {"steps": "1500", "learning_rate": "1e-2"}


def lab(**settings: str) -> Modular:
    return Modular(settings_from_text(ModularSettings, settings))


def trained(**settings: str) -> Trainer:
    trainer = Trainer(lab(**settings))
    trainer.take_steps(trainer._lab.settings.steps)
    return trainer


def network(sizes: tuple[int, ...] = (4, 6, 5, 2), seed: int = 0) -> SeatedNetwork:
    return untrained(lambda: SeatedNetwork(sizes), torch.Generator().manual_seed(seed))


# that it learns what it is about


def test_with_what_connections_cost_the_two_formulas_come_apart_and_without_they_do_not() -> None:
    apart, control = (trained(seed="31", mode=mode, **QUICK).frame_now().metrics for mode in ("all", "none"))
    assert apart["crossing_share"] < 0.1
    assert control["crossing_share"] > 0.3
    assert control["validation_loss"] < 0.03  # it learned as well
    assert apart["validation_loss"] < 0.03
    assert apart["dead_neurons"] > 20 > control["dead_neurons"]
    assert apart["connection_cost"] < control["connection_cost"] / 4


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 45))
def test_it_is_so_with_seeds_that_nothing_was_chosen_on(seed: int) -> None:
    crossing = {
        mode: trained(seed=str(seed), mode=mode).frame_now().metrics["crossing_share"] for mode in ("all", "none")
    }
    assert crossing["all"] < 0.1
    assert crossing["none"] > 0.3


def test_a_run_that_begins_without_a_cost_comes_apart_once_it_is_switched_on() -> None:
    trainer = Trainer(lab(seed="3", mode="none", strength="1e-2", **QUICK))
    trainer.take_steps(400)
    before = trainer.frame_now().metrics["crossing_share"]
    trainer.change_setting("mode", "all")
    trainer.take_steps(1100)
    assert before > 0.3
    assert trainer.frame_now().metrics["crossing_share"] < 0.1


def test_formulas_are_read_off_a_network_that_came_apart_and_not_off_the_control() -> None:
    for mode, found in (("all", True), ("none", False)):
        trainer = trained(seed="31", mode=mode, **QUICK)
        question = Question("read_formulas")
        answer = trainer._lab.observe(trainer.model, trainer._lab.default_probe(), [question])[question]
        assert all(bool(text) == found for text in answer["formula_texts"])
        if found:
            first, second = answer["formula_texts"]
            assert "x1 + " in first
            assert "x3)³" in first
            assert "x2²" in second
            assert "sin(π x4)" in second
            assert (answer["formula_errors"] < 0.03).all()
        else:
            assert all("x1, x2, x3 and x4" in reason for reason in answer["formula_reasons"])


# what connections cost, and seats


def test_the_cost_is_weight_times_length_over_all_connections() -> None:
    model = network()
    model.seats[1].copy_(torch.tensor([3, 0, 5, 1, 4, 2]))
    sizes, expected = model.sizes, 0.0
    for layer, weight in enumerate(each.weight.detach().numpy() for each in model.layers):
        for row, column in np.ndindex(weight.shape):
            above = (int(model.seats[layer + 1][row]) + 0.5) / sizes[layer + 1]
            below = (int(model.seats[layer][column]) + 0.5) / sizes[layer]
            expected += abs(float(weight[row, column])) * (abs(above - below) + 0.1)
    assert float(connection_cost(model, by_length=True).detach()) == pytest.approx(expected, rel=1e-5)
    even = sum(float(each.weight.detach().abs().sum()) for each in model.layers) * (0.1 + 1 / 3)
    assert float(connection_cost(model, by_length=False).detach()) == pytest.approx(even, rel=1e-5)


@pytest.mark.parametrize("seed", range(6))
def test_a_change_of_seats_makes_connections_shorter_and_changes_nothing_that_is_computed(seed: int) -> None:
    model, inputs = network(seed=seed), torch.rand(7, 4, generator=torch.Generator().manual_seed(seed))
    weights = [each.weight.abs().detach() for each in model.layers]
    before, said = total_length(weights, model.seats), model(inputs)
    change_seats(model, inputs_move=True)
    assert total_length(weights, model.seats) < before
    assert torch.equal(model(inputs), said)
    assert all(sorted(each.tolist()) == list(range(len(each))) for each in model.seats)


@pytest.mark.parametrize("seed", range(4))
def test_an_exchange_of_two_seats_alone_makes_connections_shorter_until_none_does(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = network(seed=seed)
    monkeypatch.setattr(seats, "line_order", lambda _: [each.float() for each in model.seats])  # as they sit
    weights = [each.weight.abs().detach() for each in model.layers]
    lengths = [total_length(weights, model.seats)]
    for _ in range(20):
        change_seats(model, inputs_move=True)
        lengths.append(total_length(weights, model.seats))
    assert lengths[1] < lengths[0]
    assert lengths == sorted(lengths, reverse=True)
    strongest = int((weights[0].sum(1) + weights[1].sum(0)).argmax())
    for other in range(len(model.seats[1])):
        exchanged = [each.clone() for each in model.seats]
        exchanged[1][[strongest, other]] = exchanged[1][[other, strongest]]
        assert total_length(weights, exchanged) > lengths[-1] - 1e-4


def test_inputs_that_keep_their_seats_keep_them() -> None:
    model = network()
    change_seats(model, inputs_move=False)
    assert model.seats[0].tolist() == [0, 1, 2, 3]
    assert any(each.tolist() != sorted(each.tolist()) for each in model.seats[1:])


def test_the_order_on_a_line_sets_two_networks_that_share_nothing_side_by_side() -> None:
    weights = [torch.zeros(4, 4), torch.zeros(2, 4)]
    for ours in ((0, 2), (1, 3)):
        for row in ours:
            for column in ours:
                weights[0][row, column] = 1.0
            weights[1][ours[0] % 2, row] = 1.0
    for line in line_order(weights)[:2]:
        signs = torch.sign(line)
        assert signs[0] == signs[2] != signs[1] == signs[3]


def test_a_cost_counts_ten_times_in_the_middle_of_a_run() -> None:
    one = lab(steps="400")
    assert [one.dearness(step) for step in (1, 100, 101, 300, 301)] == [1, 1, 10, 10, 1]
    assert lab(mode="none").penalty(network(), 1) is None


@pytest.mark.parametrize(("mode", "moves"), [("none", False), ("L1", False), ("L1+length", False), ("all", True)])
def test_seats_change_only_where_they_may(mode: str, moves: bool) -> None:
    model, one = network(), lab(mode=mode)
    one.after_step(model, [], 99, torch.Generator())
    assert all(each.tolist() == sorted(each.tolist()) for each in model.seats)
    one.after_step(model, [], 100, torch.Generator())
    assert any(each.tolist() != sorted(each.tolist()) for each in model.seats) == moves


# the other tasks


@pytest.mark.parametrize("preset", ModularSettings.presets, ids=lambda preset: preset.name)
def test_every_preset_makes_settings(preset: Preset) -> None:
    settings = settings_from_text(ModularSettings, {"preset": preset.name})
    assert {key: getattr(settings, key) for key in preset.values} == preset.values


def test_the_sums_of_training_and_the_others_are_all_sums() -> None:
    one = lab(task="addition", modulus="7")
    inputs = torch.cat([one._trained[0], one._unseen[0]])
    right = torch.cat([one._trained[1], one._unseen[1]])
    pairs = {tuple(row.view(2, 7).argmax(1).tolist()) for row in inputs}
    assert len(pairs) == len(inputs) == 49
    for row, answer in zip(inputs, right, strict=True):
        assert sum(row.view(2, 7).argmax(1).tolist()) % 7 == answer


@pytest.mark.slow
def test_digits_are_read_with_half_of_the_neurons_idle() -> None:
    metrics = trained(preset="digits").frame_now().metrics
    assert metrics["validation_accuracy"] > 0.93
    assert metrics["dead_neurons"] > 16


# what is asked


@pytest.mark.parametrize(
    ("settings", "text", "sentence"),
    [
        ({}, "x1=3", "^x1 should be from -1 to 1, not 3"),
        ({}, "x5=0", "a probe is written x1="),
        ({"task": "digits"}, "picture=200", "no unseen picture 200: they go from 0 to 199"),
        ({"task": "addition"}, "a=3,b=13", "they go from 0 to 12"),
    ],
)
def test_what_is_no_probe_is_refused_in_a_sentence(settings: dict[str, str], text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        lab(**settings).parse_probe(text)


def test_a_neuron_is_asked_as_the_network_computes_it() -> None:
    one, asker = asker_at("modular", -1)
    question = Question.of("wired_neuron", layer=1, neuron=2)
    answer = asker.answer(one.default_probe(), [question])[question]
    model = asker._model
    assert isinstance(model, SeatedNetwork)
    assert isinstance(one, Modular)
    probe = one.default_probe()
    assert isinstance(probe, PointProbe)
    point = np.array(probe.point)
    for number, place in ((0, 5), (3, 40)):
        moved = point.copy()
        moved[number] = answer["response_values"][number, place]
        hidden = torch.tensor(moved[None], dtype=torch.float32)
        for layer in model.layers[:2]:
            hidden = nn.functional.silu(layer(hidden)).detach()
        assert answer["responses"][number, place] == pytest.approx(float(hidden[0, 2]), abs=1e-5)
    inputs, right = one._unseen
    weight = model.layers[2].weight.detach()  # the same numbers
    kept = weight[:, 2].clone()
    weight[:, 2] = 0
    without = float((model(inputs) - right).square().mean().detach())
    weight[:, 2] = kept
    whole = float((model(inputs) - right).square().mean().detach())
    assert float(answer["loss_without_neuron"]) == pytest.approx(without, rel=1e-5)
    assert float(answer["loss_with_neuron"]) == pytest.approx(whole, rel=1e-5)


def test_what_each_pixel_adds_to_a_neuron_is_told_as_a_picture_where_the_inputs_are_one() -> None:
    for name, shape in (("modular/digits", (8, 8)), ("modular", (0, 0))):
        one, asker = asker_at(name, -1)
        question = Question.of("wired_neuron", layer=0, neuron=2)
        answer = asker.answer(one.default_probe(), [question])[question]
        assert answer["response_picture"].shape == shape
    one, asker = asker_at("modular/digits", -1)
    answer = asker.answer(one.default_probe(), [question])[question]
    row, column = 3, 4
    model = asker._model
    assert isinstance(model, SeatedNetwork)
    ends = np.repeat(one._task.unseen.inputs[:1], 2, axis=0)
    ends[:, 8 * row + column] = 0, 1
    empty, full = torch.nn.functional.silu(model.layers[0](torch.from_numpy(ends)))[:, 2].tolist()
    assert answer["response_picture"][row, column] == pytest.approx(full - empty, abs=1e-5)


def test_a_neuron_that_there_is_not_is_refused() -> None:
    one, asker = asker_at("modular", -1)
    for choices, sentence in (({"layer": 2}, "no layer of neurons 2"), ({"neuron": 8}, "no neuron 8")):
        with pytest.raises(UserError, match=sentence):
            asker.answer(one.default_probe(), [Question.of("wired_neuron", **choices)])


def test_what_is_right_is_what_the_formulas_say() -> None:
    (first, second), *_ = formula_values(np.array([[0.5, -0.5, 0.25, 0.5]]))
    assert first == pytest.approx(0.75**3)
    assert second == pytest.approx(0.25 + math.sin(math.pi / 2))
    assert READ_POINTS > 100


# what is told of a run


def curves(crossing: list[float]) -> Curves:
    steps = np.arange(len(crossing)) * 10
    metrics = {
        "crossing_share": np.array(crossing),
        "connection_cost": np.full(len(crossing), 5.0),
        "dead_neurons": np.full(len(crossing), 28.0),
    }
    return Curves(steps, steps.astype(float), metrics)


def test_the_modules_are_apart_from_the_frame_on_from_which_they_stay_so() -> None:
    assert [(mark.name, mark.step) for mark in marks(curves([0.5, 0.05, 0.2, 0.08, 0.02]))] == [(APART, 30)]
    assert marks(curves([0.5, 0.05, 0.2])) == ()
    assert marks(curves([])) == ()


def test_the_story_tells_the_share_that_crosses() -> None:
    told = curves([0.5, 0.3, 0.02])
    assert story(told, 0, 40).startswith("untrained")
    assert "30 % of the wiring crosses" in story(told, 10, 40)
    assert story(told, 20, 40).startswith("They have come apart: 2 %")
    assert "28 of 40 neurons" in story(told, 20, 40)
