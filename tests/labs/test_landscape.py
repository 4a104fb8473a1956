"""In every lab: a slice of its loss against a plain evaluation of moved weights, and that buffers stay."""

from collections.abc import Mapping

import numpy as np
import pytest
import torch

from scoutview.analysis.main_directions import MainDirections
from scoutview.analysis.one_weight import in_double
from scoutview.labs.lab import Lab
from scoutview.observation import Question
from scoutview.observing.answer import Asker, stacked
from tests.every_lab import TRAINED_HERE, asker_at, some_every_day, trained

pytestmark = pytest.mark.parametrize("name", some_every_day(TRAINED_HERE, 5, turn=1))

TRIED = 12  # points
COARSE = 11


def with_run(name: str, position: int) -> tuple[Lab, Asker]:
    lab, asker = asker_at(name, position)
    directions = MainDirections(tuple(asker.learned))
    for frame in trained(name)[1]:
        directions.add(frame.step, frame.weights)
    asker.take_run(directions.found())
    return lab, asker


def plain_loss(lab: Lab, weights: Mapping[str, np.ndarray]) -> float:
    """Of the sample, in double precision, of a model with these weights."""
    model = lab.untrained_model().double().eval()
    model.load_state_dict({key: torch.tensor(np.asarray(array)) for key, array in weights.items()})
    with torch.no_grad():
        return float(lab.loss(model, in_double(lab.loss_sample().batch)))


@pytest.mark.parametrize("position", [0, -1])
def test_each_point_is_the_loss_of_the_moved_weights(name: str, position: int) -> None:
    lab, asker = with_run(name, position)
    told = stacked(list(asker.unfold(lab.default_probe(), Question.of("landscape", detail=COARSE))))
    run, frame = asker._run, trained(name)[1][position]
    (first, second), here = run["directions"], told["landscape_here"][0]
    places, losses = told["landscape_place"].reshape(-1, 2), told["landscape_loss"].ravel()
    for number in np.random.default_rng(0).choice(len(losses) - 4, TRIED, replace=False).tolist():
        (x, y), weights, begin = places[number] - here, dict(frame.weights), 0
        for learned, size in asker.learned.items():
            part = slice(begin, begin + size)
            shift = (x * first[part] + y * second[part]).reshape(weights[learned].shape)
            weights[learned] = weights[learned].astype(np.float64) + shift
            begin += size
        assert losses[number] == pytest.approx(plain_loss(lab, weights), rel=1e-6)


def test_the_loss_at_the_frame_is_the_one_that_is_told_of_the_path(name: str) -> None:
    lab, asker = with_run(name, -1)
    probe, question = lab.default_probe(), Question("sample_loss")
    told = next(iter(asker.unfold(probe, Question("landscape"))))
    answer = asker.answer(probe, [question])[question]["sample_loss"]
    assert float(told["landscape_loss_here"]) == pytest.approx(float(answer), rel=1e-12)
    assert float(answer) == pytest.approx(plain_loss(lab, trained(name)[1][-1].weights), rel=1e-9)


def test_only_what_is_learned_moves(name: str) -> None:
    lab, asker = asker_at(name, -1)
    model = lab.untrained_model()
    assert list(asker.learned) == [key for key, _ in model.named_parameters()]
    assert not set(asker.learned) & {key for key, _ in model.named_buffers()}


def test_asking_for_a_slice_leaves_the_model_as_it_is(name: str) -> None:
    lab, asker = with_run(name, -1)
    before = {key: part.clone() for key, part in asker._model.state_dict().items()}
    for plane in ("run", "chance"):
        list(asker.unfold(lab.default_probe(), Question.of("landscape", plane=plane, detail=COARSE)))
    assert all(torch.equal(part, before[key]) for key, part in asker._model.state_dict().items())


def test_by_chance_the_frame_is_in_the_middle_and_no_path_is_told(name: str) -> None:
    lab, asker = with_run(name, -1)
    question = Question.of("landscape", plane="chance", detail=COARSE)
    told = stacked(list(asker.unfold(lab.default_probe(), question)))
    losses, places = told["landscape_loss"].ravel(), told["landscape_place"].reshape(-1, 2)
    middle = np.flatnonzero((np.abs(places) < 1e-12).all(1))
    assert losses[middle] == pytest.approx(told["landscape_loss_here"][:1], rel=1e-9)
    assert (told["landscape_step"] == -1).all()
    assert 0 < told["landscape_way_share"][0] < 0.1
    assert str(told["landscape_kind"][0]) == "chance"


def test_a_model_that_broke_has_a_slice_without_numbers(name: str) -> None:
    lab, asker = with_run(name, -1)
    with torch.no_grad():
        next(weight for weight in asker._model.parameters() if weight.ndim > 1).fill_(float("nan"))
    told = stacked(list(asker.unfold(lab.default_probe(), Question.of("landscape", detail=COARSE))))
    assert not np.isfinite(told["landscape_loss"]).any()
    assert np.isnan(told["landscape_loss_here"]).all()
    assert np.isfinite(told["landscape_reach"]).all()
    assert np.isfinite(told["landscape_place"].reshape(-1, 2)[: int(told["landscape_points"][0])]).all()
