"""In every lab: slopes against central differences, the sample, and what is asked for that is not there."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest
import torch
from torch import Tensor

from scoutview.analysis.one_weight import gradients, in_double
from scoutview.errors import UserError
from scoutview.observation import Question
from scoutview.observing.answer import Asker, stacked
from tests.every_lab import NAMES_AND_VARIANTS, TRAINED_HERE, asker_at, some_every_day, trained

TRAINED = [name for name in NAMES_AND_VARIANTS if name.partition("/")[0] in TRAINED_HERE]

pytestmark = pytest.mark.parametrize("name", some_every_day(TRAINED, 7))

NUDGES = (1e-3, 1e-4, 1e-5, 1e-6)  # a longer one rounds less, a shorter one crosses fewer kinks
SMALL = 1e-3  # of the largest slope: below it the loss has too few digits


@pytest.mark.parametrize(
    ("position", "weights"),
    [(-1, 20), pytest.param(0, 200, marks=pytest.mark.slow), pytest.param(-1, 200, marks=pytest.mark.slow)],
)
def test_slopes_are_those_of_central_differences(name: str, position: int, weights: int) -> None:
    lab, frames = trained(name)
    model = lab.untrained_model()
    model.load_state_dict({key: torch.tensor(array) for key, array in frames[position].weights.items()})
    model, batch = model.double(), in_double(lab.loss_sample().batch)
    _, slopes = gradients(model, lambda moved: lab.loss(moved, batch))
    largest = max(slope.abs().max().item() for slope in slopes.values())
    for site, number in chosen(slopes, weights):
        slope = slopes[site].flatten()[number].item()
        weight = model.get_submodule(site).weight.detach().view(-1)
        apart = min(abs(difference(lambda: lab.loss(model, batch), weight, number, nudge) - slope) for nudge in NUDGES)
        assert apart <= 1e-6 * max(abs(slope), SMALL * largest), (site, number)


def chosen(slopes: Mapping[str, Tensor], count: int) -> list[tuple[str, int]]:
    """Weights by chance, each as likely as any other."""
    every = np.cumsum([slope.numel() for slope in slopes.values()])
    numbers = np.random.default_rng(0).integers(every[-1], size=count)
    sites, found = list(slopes), []
    for number in numbers.tolist():
        place = int(np.searchsorted(every, number, side="right"))
        found.append((sites[place], number - int(every[place]) + slopes[sites[place]].numel()))
    return found


@torch.no_grad()
def difference(loss: Callable[[], Tensor], weight: Tensor, number: int, nudge: float) -> float:
    before, losses = weight[number].item(), []
    for by in (nudge, -nudge):
        weight[number] = before + by
        losses.append(loss().item())
    weight[number] = before
    return (losses[0] - losses[1]) / (2 * nudge)


def test_the_sample_is_the_same_on_a_machine_without_the_data(name: str) -> None:
    lab, _ = trained(name)
    here, elsewhere = lab.loss_sample(), type(lab)(lab.settings, lab.assets()).loss_sample()
    assert here.words == elsewhere.words
    assert all(torch.equal(*parts) for parts in zip(here.batch, elsewhere.batch, strict=True))


def test_the_plain_question_is_about_the_most_telling_weight(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe()
    telling = asker.answer(probe, [Question("telling_weights")])[Question("telling_weights")]
    first = next(iter(asker.unfold(probe, Question("one_weight"))))
    assert first["weight_site"] == telling["telling_sites"][0]
    assert first["weight_place"].tolist() == telling["telling_places"][0].tolist()
    assert float(first["weight_gradient"]) == pytest.approx(float(telling["telling_gradients"][0]), rel=1e-9)


def test_an_intervention_moves_the_loss_to_where_the_curve_says(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe()
    plain = stacked(list(asker.unfold(probe, Question("one_weight"))))
    site, (row, column) = str(plain["weight_site"][0]), plain["weight_place"][0].tolist()
    extents = dict(zip(*shapes_of(asker), strict=True))[site]
    index = [row, *map(int, np.unravel_index(column, extents[1:]))]
    question = Question.of("one_weight", site=site, row=row, column=column)
    changed = next(iter(asker.unfold(probe.with_interventions((f"weight {site}{index} +0.2",)), question)))
    expected = plain["moved_loss"][(plain["moved_by"] == 0.2) & (plain["moved_column"] == column)]
    assert float(changed["moved_loss"]) == pytest.approx(float(expected[0]), rel=1e-6)


def shapes_of(asker: Asker) -> tuple[list[str], list[list[int]]]:
    """The sites, and the shapes of their weights."""
    answer = asker.answer(asker.lab.default_probe(), [Question("telling_weights")])[Question("telling_weights")]
    extents = answer["weight_extents"].tolist()
    return answer["weight_sites"].tolist(), [[size for size in each if size] for each in extents]


@pytest.mark.parametrize(("row", "told"), [(0, "This model has no weight “nowhere”"), (10**6, "is named by a row")])
def test_a_weight_that_the_model_does_not_have_is_told_in_a_sentence(name: str, row: int, told: str) -> None:
    lab, asker = asker_at(name, -1)
    question = Question.of("one_weight", site=shapes_of(asker)[0][0] if row else "nowhere", row=row, column=0)
    with pytest.raises(UserError, match=told):
        next(iter(asker.unfold(lab.default_probe(), question)))


def test_a_model_that_broke_is_told_of_all_the_same(name: str) -> None:
    lab, asker = asker_at(name, -1)
    with torch.no_grad():
        next(weight for weight in asker._model.parameters() if weight.ndim > 1).fill_(float("nan"))
    steps = stacked(list(asker.unfold(lab.default_probe(), Question("one_weight"))))
    assert not np.isfinite(steps["moved_loss"]).any()
