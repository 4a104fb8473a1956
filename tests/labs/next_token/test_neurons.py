"""Neurons and the search for one, against loops and scikit-learn."""

import itertools
from functools import cache

import numpy as np
import pytest
from sklearn.metrics import average_precision_score

from scoutview.analysis.neuron_activity import activations
from scoutview.analysis.neuron_search import SearchedText, average_precisions, labels_of
from scoutview.analysis.neurons import BEFORE, _histogram
from scoutview.errors import UserError
from scoutview.labs.next_token.families import FAMILIES
from scoutview.labs.next_token.held_out import neuron_text, pieces_of
from scoutview.observation import Question
from tests.every_lab import asker_at


def answer(name: str, probe=None, **choices) -> dict[str, np.ndarray]:
    lab, asker = asker_at("next_token", -1)
    question = Question.of(name, **choices)
    return dict(asker.answer(probe or lab.default_probe(), [question])[question])


def last_step(name: str, **choices) -> dict[str, np.ndarray]:
    lab, asker = asker_at("next_token", -1)
    return dict(list(asker.unfold(lab.default_probe(), Question.of(name, **choices)))[-1])


def test_average_precision_is_that_of_scikit_learn() -> None:
    rng = np.random.default_rng(0)
    values, wanted = rng.standard_normal((500, 7)), rng.random(500) < 0.2
    expected = [average_precision_score(wanted, column) for column in values.T]
    np.testing.assert_allclose(average_precisions(values, wanted), expected, atol=1e-9)
    assert average_precisions(wanted[:, None].astype(float), wanted)[0] == 1
    assert average_precisions(values, np.zeros(500, bool)).tolist() == [0] * 7


def test_a_neurons_activation_is_what_enters_the_second_matrix() -> None:
    plain = answer("neuron", layer=1, neuron=5)
    product = answer("matrix_product", site="block.1.mlp.contract")
    np.testing.assert_allclose(plain["neuron_activations"], product["product_input"][:, 5], atol=1e-6)
    lab, _ = asker_at("next_token", -1)
    held = answer("neuron", lab.default_probe().with_interventions(("neuron 1.5 set to 4",)), layer=1, neuron=5)
    assert held["neuron_activations"].tolist() == [4] * len(held["neuron_tokens"])


def test_a_neuron_that_is_held_still_tells_where_it_would_be_active() -> None:
    plain = answer("neuron", layer=1, neuron=5)
    lab, asker = asker_at("next_token", -1)
    off = lab.default_probe().with_interventions(("neuron 1.5 off",))
    held = answer("neuron", off, layer=1, neuron=5)
    assert not held["neuron_activations"].any()
    assert plain["neuron_alone"].tolist() == plain["neuron_activations"].tolist()
    np.testing.assert_allclose(held["neuron_alone"], plain["neuron_activations"], atol=1e-6)
    question = Question.of("neuron_places", layer=1, neuron=5)
    places = [dict(list(asker.unfold(probe, question))[-1]) for probe in (lab.default_probe(), off)]
    np.testing.assert_allclose(places[1]["places_activation"], places[0]["places_activation"], atol=1e-5)


def test_what_less_of_it_does_is_what_the_interventions_do() -> None:
    lab, _ = asker_at("next_token", -1)
    for held in ((), ("neuron 0.9 off",)):  # held or not, the three are the same
        seen = answer("neuron", lab.default_probe().with_interventions(held), layer=0, neuron=9)
        assert seen["neuron_shares"].tolist() == [1, 0.5, 0]
        deeds: tuple[tuple[str, ...], ...] = ((), ("neuron 0.9 times 0.5",), ("neuron 0.9 off",))
        for deed, likelihood in zip(deeds, seen["neuron_likelihoods"], strict=True):
            place = int(seen["neuron_position"])
            asked = answer("prediction", lab.default_probe().with_interventions(deed), position=place)
            target = asked["outcomes"].tolist().index(str(seen["neuron_target"]))
            assert float(likelihood) == pytest.approx(float(asked["outcome_probabilities"][target]), rel=1e-4)


def test_what_it_promotes_is_its_direct_effect() -> None:
    _, asker = asker_at("next_token", -1)
    weights = {name: tensor.numpy().astype(np.float64) for name, tensor in asker._model.state_dict().items()}
    column = weights["block.0.mlp.contract.weight"][:, 9]
    moved = weights["unembedding.weight"] @ ((column - column.mean()) * weights["norm.weight"])
    moved -= moved.mean()
    seen = answer("neuron", layer=0, neuron=9)
    vocabulary = answer("vocabulary")["vocabulary"]
    assert seen["neuron_promoted"].tolist() == vocabulary[np.argsort(-moved)[:8]].tolist()
    np.testing.assert_allclose(seen["neuron_suppressed_by"], np.sort(moved)[:8], atol=1e-5)


def test_places_are_the_strongest_of_their_pieces() -> None:
    lab, asker = asker_at("next_token", -1)
    pieces = pieces_of(lab._carried, asker._model.context)
    own = [activations(asker._model, [piece])[:, 1, 3] for piece in pieces]
    seen = last_step("neuron_places", layer=1, neuron=3)
    expected = sorted((float(values.max()) for values in own), reverse=True)[: len(seen["places_activation"])]
    np.testing.assert_allclose(seen["places_activation"], expected, atol=1e-4)
    np.testing.assert_allclose(seen["places_values"][:, BEFORE], seen["places_activation"], atol=1e-6)
    assert int(seen["places_counts"].sum()) == int(seen["places_seen"]) == int(seen["places_total"])


@pytest.mark.parametrize(("strongest", "last"), [(0.3, 7.5), (7.4, 7.5), (7.6, 15), (43, 60)])
def test_all_activations_find_room_in_the_histogram(strongest: float, last: float) -> None:
    values = np.append(np.linspace(-0.2, strongest, 100), strongest).astype(np.float32)
    counts, edges = _histogram(values)
    assert edges[-1] == last
    assert counts.sum() == 101
    assert counts.tolist() == [
        int(((values >= low) & (values < high)).sum()) for low, high in itertools.pairwise(edges)
    ]


def test_a_neuron_that_is_the_label_is_found() -> None:
    """With a neuron held at the answer, the search must find it: here at a constant, it tells nothing."""
    lab, asker = asker_at("next_token", -1)
    probe = lab.default_probe().with_interventions(("neuron 0.3 set to 9",))
    found = list(asker.unfold(probe, Question("neuron_search")))[-1]
    assert [0, 3] not in found["found_neurons"].tolist()


@cache
def held_out_activations() -> np.ndarray:
    """(N, layers, M) float16, of one piece after the other."""
    lab, asker = asker_at("next_token", -1)
    pieces = pieces_of(lab._carried, asker._model.context)
    return np.concatenate([activations(asker._model, [piece]).astype(np.float16) for piece in pieces])


@pytest.mark.parametrize("family", FAMILIES)
def test_the_search_keeps_its_halves_apart_and_says_how_good_it_is(family: str) -> None:
    seen = last_step("neuron_search", family=family)
    lab, asker = asker_at("next_token", -1)
    text = neuron_text(lab._carried, asker._model.context)
    sample = SearchedText(text, text.pieces, FAMILIES[family].labels)
    assert not (sample.choosing & sample.scoring).any()
    layer, number = seen["found_neurons"][0]
    values = held_out_activations()[:, layer, number]
    expected = average_precision_score(sample.wanted[sample.scoring], values[sample.scoring])
    assert float(seen["found_precision"][0]) == pytest.approx(expected, abs=0.02)
    assert (np.diff(seen["found_chosen"]) <= 1e-6).all()
    assert float(seen["found_shuffled"]) < 0.4
    assert 0 < float(seen["found_lookup"]) <= 1
    assert seen["found_done"][0] == seen["found_done"][1]


def test_what_a_token_is_the_token_alone_tells() -> None:
    assert float(last_step("neuron_search", family="names")["found_lookup"]) > 0.99


def test_words_of_ones_own_and_families_that_are_not_there() -> None:
    assert labels_of(Question.of("neuron_search", words="fox, bear"), FAMILIES)(["fox", "cat", "bear"]) == [
        True,
        False,
        True,
    ]
    with pytest.raises(UserError, match="There is no family"):
        labels_of(Question.of("neuron_search", family="dragons"), FAMILIES)
    nothing = last_step("neuron_search", words="qqqq")
    assert nothing["found_neurons"].tolist()[0] == [-1, -1]
    with pytest.raises(UserError, match=r"0\.0 to 1\."):
        answer("neuron", layer=0, neuron=10**6)


def test_what_can_be_looked_for_is_told_the_usual_first() -> None:
    told = answer("neuron")["neuron_families"].tolist()
    assert told == list(FAMILIES)
    assert told[0] == "a sentence ends next"


def test_its_effect_is_told_after_the_token_where_it_is_largest_or_after_a_chosen_one() -> None:
    seen = answer("neuron", layer=0, neuron=9)
    before = answer("probabilities")["probabilities"]
    lab, _ = asker_at("next_token", -1)
    after = answer("probabilities", lab.default_probe().with_interventions(("neuron 0.9 off",)))["probabilities"]
    likeliest = before.argmax(-1)
    changes = np.abs(after - before)[np.arange(len(before)), likeliest]
    assert int(seen["neuron_position"]) == int(changes.argmax())
    chosen = answer("neuron", layer=0, neuron=9, position=1)
    assert int(chosen["neuron_position"]) == 1
    np.testing.assert_allclose(chosen["neuron_likelihoods"][0], before[1].max(), rtol=1e-4)
    assert int(answer("neuron", layer=0, neuron=9, position=999)["neuron_position"]) == len(before) - 1


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_after_the_default_training_a_neuron_reads_what_was_said_before() -> None:
    """The claim of docs/neurons.md, on stories that neither training nor the choice of the neuron saw."""
    import torch

    from scoutview.labs.next_token.lab import NextToken
    from scoutview.labs.next_token.settings import NextTokenSettings
    from scoutview.training.trainer import Trainer

    torch.set_num_threads(1)
    lab = NextToken(NextTokenSettings(seed=0))
    trainer = Trainer(lab)
    for _ in trainer.steps(lab.settings.steps):
        pass
    from scoutview.analysis.neuron_search import neuron_search

    found = list(
        neuron_search(trainer._model, neuron_text(lab._carried, trainer._model.context), Question("neuron_search"))
    )[-1]
    assert float(found["found_precision"][0]) >= 0.8
    assert float(found["found_precision"][0]) >= float(found["found_lookup"]) + 0.1
    assert float(found["found_shuffled"]) < 0.4
