"""What holds for every lab in the registry, the next one included."""

from itertools import islice
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.errors import UserError
from scoutview.labs.lab import Lab
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.settings import fields_of
from scoutview.training.trainer import Trainer
from tests.every_lab import (
    NAMES_AND_VARIANTS,
    OTHER_PROBES,
    asker_at,
    first_frames,
    skip_if_trained_elsewhere,
    small_lab,
    trained,
)

pytestmark = pytest.mark.parametrize("name", NAMES_AND_VARIANTS)


def plain_questions(lab: Lab[Any, Any]) -> list[Question]:
    """All that can be asked of it but trajectories."""
    return [Question(question) for question in lab.questions() if question not in lab.trajectories]


def test_the_same_seed_gives_the_same_frames_whatever_other_threads_draw(name: str) -> None:
    _, frames = trained(name)
    torch.manual_seed(1234)
    torch.rand(17)
    again = first_frames(small_lab(name))
    assert [frame.step for frame in again] == [frame.step for frame in frames]
    for frame, other in zip(frames, again, strict=True):
        assert frame.metrics == other.metrics
        assert all(np.array_equal(frame.weights[key], other.weights[key]) for key in frame.weights)


def test_another_seed_gives_other_frames(name: str) -> None:
    skip_if_trained_elsewhere(name)
    _, frames = trained(name)
    other = next(iter(Trainer(small_lab(name, seed="2")).steps(1))).frame
    assert other is not None
    assert any(not np.array_equal(frames[0].weights[key], other.weights[key]) for key in other.weights)


def test_training_draws_nothing_from_the_global_generator(name: str) -> None:
    skip_if_trained_elsewhere(name)
    before = torch.get_rng_state()
    for _ in Trainer(small_lab(name)).steps(3):
        pass
    assert torch.equal(before, torch.get_rng_state())


def test_training_lowers_the_loss(name: str) -> None:
    skip_if_trained_elsewhere(name)
    _, frames = trained(name)
    assert frames[-1].metrics["train_loss"] < frames[0].metrics["train_loss"]


def test_a_lab_knows_of_how_many_answers_its_accuracies_are(name: str) -> None:
    lab, frames = trained(name)
    told = type(lab)(lab.settings, lab.assets()).evaluation
    for role in ("train", "validation"):
        if f"{role}_accuracy" in frames[0].metrics:
            right = np.array([frame.metrics[f"{role}_accuracy"] for frame in frames]) * told.asked[role]
            np.testing.assert_allclose(right, right.round(), atol=1e-3)


def test_frames_are_read_only(name: str) -> None:
    _, frames = trained(name)
    weight = next(iter(frames[0].weights.values()), None)
    if weight is None:
        pytest.skip("there is no model")
    with pytest.raises(ValueError, match="read-only"):
        weight[...] = 0


def test_every_channel_is_answered_with_the_axes_it_declares(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe()
    arrays = {}
    for answer in asker.answer(probe, plain_questions(lab)).values():
        arrays |= answer
    for question in lab.trajectories:
        arrays |= next(iter(asker.unfold(probe, Question(question))))
    for channel in lab.channels:
        array = arrays[channel.name]
        assert array.ndim == len(channel.dims), channel.name
        assert array.dtype != object
        assert not array.flags.writeable, channel.name


def test_observing_draws_nothing_and_repeats_itself(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe()
    before = torch.get_rng_state()
    for question in lab.questions():
        if question in lab.trajectories:
            first, second = (list(islice(asker.unfold(probe, Question(question)), 2))[-1] for _ in range(2))
        else:
            first, second = (asker.answer(probe, [Question(question)])[Question(question)] for _ in range(2))
        assert all(np.array_equal(first[key], second[key], equal_nan=first[key].dtype.kind == "f") for key in first)
    assert torch.equal(before, torch.get_rng_state())


def test_no_probe_changes_what_is_said_to_be_about_the_model(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probes = lab.default_probe(), lab.parse_probe(OTHER_PROBES[name])
    assert lab.about_model <= set(lab.questions())
    for question in map(Question, sorted(lab.about_model)):
        if question.name in lab.trajectories:
            first, second = (list(islice(asker.unfold(probe, question), 3))[-1] for probe in probes)
        else:
            first, second = (asker.answer(probe, [question])[question] for probe in probes)
        assert all(np.array_equal(first[key], second[key], equal_nan=first[key].dtype.kind == "f") for key in first)


def test_a_probe_survives_its_written_form(name: str) -> None:
    lab, _ = trained(name)
    for probe in (lab.default_probe(), lab.parse_probe(OTHER_PROBES[name])):
        assert lab.parse_probe(lab.format_probe(probe)) == probe
    assert lab.parse_probe(OTHER_PROBES[name]) != lab.default_probe()


def test_a_neuron_of_each_layer_that_a_lab_declares_can_be_held(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe, plain = lab.default_probe(), plain_questions(lab)
    before = asker.answer(probe, plain)
    for layer in range(len(lab.neurons())):
        held = asker.answer(probe.with_interventions((f"neuron {layer}.0 set to 9",)), plain)
        assert any(
            held[question][key].tobytes() != array.tobytes()
            for question in plain
            for key, array in before[question].items()
        )
        with pytest.raises(UserError, match="This model has no neuron"):
            asker.answer(probe.with_interventions((f"neuron {layer}.99999 off",)), plain)


def test_a_lab_with_a_recordings_assets_answers_as_the_one_with_the_data(name: str) -> None:
    lab, frames = trained(name)
    elsewhere = type(lab)(lab.settings, lab.assets())
    probe = elsewhere.default_probe()
    assert probe == lab.default_probe()
    plain = plain_questions(lab)
    answers = []
    for one in (lab, elsewhere):
        asker = Asker(one)
        asker.load(frames[-1])
        answers.append(asker.answer(probe, plain))
    for question in plain:
        for key, array in answers[0][question].items():
            assert array.tobytes() == answers[1][question][key].tobytes(), key


def test_the_products_at_every_site_are_right(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe()
    if not {"sites", "matrix_product"} <= set(lab.questions()):
        pytest.skip("this lab shows no products")
    sites = asker.answer(probe, [Question("sites")])[Question("sites")]
    for site in sites["site_names"]:
        question = Question.of("matrix_product", site=str(site))
        product = asker.answer(probe, [question])[question]
        expected = product["product_input"].astype(float) @ product["product_weight"] + product["product_bias"]
        np.testing.assert_allclose(product["product_output"], expected, atol=1e-4)


def test_settings_have_defaults_within_their_ranges_and_labels(name: str) -> None:
    lab, _ = trained(name)
    assert type(lab).Settings() == type(lab).Settings()
    assert all(field.label for field in fields_of(type(lab).Settings))
