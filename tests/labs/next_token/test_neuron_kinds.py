"""Which neuron is shown first, and on what it is said to fire: against loops over the text."""

import numpy as np
import pytest

from scoutview.analysis.neuron_activity import activations
from scoutview.analysis.neuron_kinds import (
    BEGINNING,
    CLEAR,
    COMMON,
    STRONGEST,
    holding,
    kinds_of,
    telling_neurons,
)
from scoutview.app import sample_recordings
from scoutview.labs.next_token.families import FAMILIES
from scoutview.labs.next_token.held_out import neuron_text, pieces_of
from scoutview.labs.next_token.lab import NextToken
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES, asker_at, small_lab

WITH_NEURONS = [
    name for name in NAMES if isinstance(small_lab(name), NextToken) and "neuron" in small_lab(name).questions()
]


def groups(fits: list[float], holds: list[bool], here: list[float], strongest: list[float]) -> list[list[int]]:
    """Of a text of one token."""
    found = telling_neurons(np.array(fits), np.array([holds]), np.array([here]), np.array(strongest))
    return [group.tolist() for group in found]


def test_telling_are_those_with_a_clear_kind_that_are_at_work_where_it_holds() -> None:
    assert groups([0.9, 0.7, 0.6], [False, True, True], [4, 4, 4], [5, 5, 5]) == [[1, 2], [0]]
    assert groups([0.9, 0.7, 0.2], [True, True, True], [1, 4, 4], [5, 5, 5]) == [[1], [2], [0]]  # not at work, vague
    assert groups([0.6, 0.7], [True, True], [2, 2], [5, 5]) == [[1, 0]], "the clearest at their head"
    assert groups([0.7, 0.9], [True, True], [0, 0], [5, 5]) == [[1, 0]], "none is at work"


def test_a_neuron_is_telling_at_work_on_any_token_of_the_text() -> None:
    active = np.array([[0.0, 5, 0], [5, 0, 0]])
    holds = np.array([[True, True, True], [False, True, True]])
    found = telling_neurons(np.array([0.9, 0.6, 0.8]), holds, active, np.full(3, 5.0))
    assert [group.tolist() for group in found] == [[1], [0], [2]], "the first is at work where its kind does not hold"


def test_a_dead_neuron_is_none_of_them() -> None:
    assert groups([0.9, 0.1], [True, False], [-0.1, 0.0], [-0.1, 0.2]) == [[1]]
    assert groups([0.9, 0.1], [True, True], [0, 0], [0, 0]) == [[0]]  # unless all are


def by_hand(name: str) -> tuple[np.ndarray, np.ndarray, list[list[str]]]:
    """Activations of all neurons on all held-out tokens, each token's piece, and the pieces as words."""
    lab, asker = asker_at(name, -1)
    pieces = pieces_of(lab._carried, asker._model.context)
    values = [activations(asker._model, [piece]).reshape(len(piece.ids), -1) for piece in pieces]
    words = [[lab._carried.tokenizer.vocabulary[number].strip() for number in piece.ids] for piece in pieces]
    piece_of = np.array([row for row, piece in enumerate(pieces) for _ in piece.ids])
    return np.concatenate(values), piece_of, words


def kinds_by_hand(words: list[list[str]]) -> dict[str, list[bool]]:
    """Each family and each common word, on it and right before it."""
    kinds: dict[str, list[bool]] = {}
    for family in FAMILIES.values():
        kinds[family.fires] = [label for text in words for label in family.labels(text)]
    on = [word for text in words for word in text]
    before = [word for text in words for word in (*text[1:], None)]
    for told, each in (("on", on), ("right before", before)):
        for word in {word for word in each if word}:
            kinds[f"{told} “{word}”"] = [other == word for other in each]
    return {name: label for name, label in kinds.items() if any(label)}


def telling_by_hand(name: str) -> set[int]:
    """The neurons with a clear kind that are at work on a token of it in the lab's own text."""
    lab, asker = asker_at(name, -1)
    asked = [Question("neuron"), Question("probabilities")]
    first, prediction = (dict(each) for each in asker.answer(lab.default_probe(), asked).values())
    sites = [Question.of("matrix_product", site=f"block.{layer}.mlp.contract") for layer in range(2)]
    here = np.concatenate([asker.answer(lab.default_probe(), [site])[site]["product_input"] for site in sites], axis=1)
    values, piece_of, words = by_hand(name)
    kinds = kinds_by_hand(words)
    labels, chance = np.array(list(kinds.values())), np.mean(list(kinds.values()), axis=1)
    text = [token.strip() for token in first["neuron_tokens"].tolist()]
    following = lab._carried.tokenizer.vocabulary[int(prediction["probabilities"][-1].argmax())].strip()
    held = kinds_by_hand([[*text, following]])
    starts = [int(np.flatnonzero(piece_of == row)[0]) for row in range(len(words))]
    telling = set()
    for column, own in enumerate(values.T):
        peaks = [
            start + int(own[start : start + len(text)].argmax()) for start, text in zip(starts, words, strict=True)
        ]
        places = sorted(peaks, key=lambda place: -own[place])[:STRONGEST]
        fits = labels[:, places].mean(1) - chance
        holds = held.get(list(kinds)[int(fits.argmax())], [])
        at_work = own.max() > 0 and here[:, column] >= own.max() / 3
        if fits.max() >= CLEAR and any(at_work[place] for place in range(len(text)) if holds and holds[place]):
            telling.add(column)
    return telling


@pytest.mark.parametrize("name", WITH_NEURONS)
def test_the_first_neuron_is_the_telling_one_without_which_the_prediction_changes_most(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe, plain = lab.default_probe(), Question("probabilities")
    first = dict(asker.answer(probe, [Question("neuron")])[Question("neuron")])
    neurons = int(first["neuron_shape"][1])
    before = asker.answer(probe, [plain])[plain]["probabilities"]
    likeliest, places = before.argmax(-1), np.arange(len(before))
    changes: dict[int, np.ndarray] = {}
    for column in telling_by_hand(name):
        off = probe.with_interventions((f"neuron {column // neurons}.{column % neurons} off",))
        after = asker.answer(off, [plain])[plain]["probabilities"]
        changes[column] = np.abs(after - before)[places, likeliest]
    assert len(changes) > 1, "there is something to choose from"
    most = max(float(change.max()) for change in changes.values())
    chosen, position = int(first["neuron"] @ [neurons, 1]), int(first["neuron_position"])
    assert changes[chosen].max() == pytest.approx(most, rel=0.01, abs=1e-6)
    assert changes[chosen][position] == pytest.approx(most, rel=0.01, abs=1e-6)
    moved = first["neuron_likelihoods"]
    assert abs(float(moved[-1] - moved[0])) == pytest.approx(most, rel=0.01, abs=1e-6)
    assert str(first["neuron_target"]) == lab._carried.tokenizer.vocabulary[int(likeliest[position])]


@pytest.mark.parametrize("name", WITH_NEURONS)
def test_switching_it_off_leaves_it_the_first(name: str) -> None:
    lab, asker = asker_at(name, -1)
    first = asker.answer(lab.default_probe(), [Question("neuron")])[Question("neuron")]
    off = lab.default_probe().with_interventions(("neuron {}.{} off".format(*first["neuron"]),))
    for question in (Question("neuron"), Question("neuron").of_unchanged()):
        again = asker.answer(off, [question])[question]
        assert again["neuron"].tolist() == first["neuron"].tolist()
        assert int(again["neuron_position"]) == int(first["neuron_position"])
        np.testing.assert_allclose(again["neuron_likelihoods"], first["neuron_likelihoods"], atol=1e-5)


def test_kinds_are_those_of_the_text() -> None:
    lab, asker = asker_at("next_token", -1)
    kinds = kinds_of(neuron_text(lab._carried, asker._model.context))
    _, _, words = by_hand("next_token")
    expected = kinds_by_hand(words)
    families = {family.fires for family in FAMILIES.values()}
    for name, label in zip(kinds.names, kinds.labels, strict=True):
        if name == "at the beginning of a text":
            assert label.tolist() == [place == 0 for text in words for place in range(len(text))]
        else:
            assert label.tolist() == expected[name], name
    common = {name for name, label in expected.items() if name not in families and sum(label) >= COMMON}
    assert common <= {*kinds.names, *(name for name in common if "<" in name)}


def test_what_a_neuron_fires_on_is_counted_over_its_strongest_places() -> None:
    lab, asker = asker_at("next_token", -1)
    kinds = kinds_of(neuron_text(lab._carried, asker._model.context))
    values, piece_of, words = by_hand("next_token")
    told = 0
    for neuron in range(0, 128, 9):
        question = Question.of("neuron_places", layer=1, neuron=neuron)
        seen = dict(list(asker.unfold(lab.default_probe(), question))[-1])
        own = values[:, 128 + neuron]
        peaks = [int(np.flatnonzero(piece_of == row)[own[piece_of == row].argmax()]) for row in range(len(words))]
        places = sorted(peaks, key=lambda place: -own[place])[:STRONGEST]
        if kind := str(seen["places_kind"]):
            told += 1
            label = kinds.labels[kinds.names.index(kind)]
            assert seen["places_of_kind"].tolist() == [bool(label[place]) for place in places]
            assert float(seen["places_kind_share"]) == pytest.approx(label.mean(), abs=1e-6)
        else:
            assert not seen["places_of_kind"].any()
    assert told >= 3


@pytest.mark.parametrize("name", WITH_NEURONS)
def test_an_empty_text_is_at_the_beginning(name: str) -> None:
    lab, asker = asker_at(name, -1)
    carried, context = lab._carried, asker._model.context
    text = neuron_text(carried, context)
    kinds, start = kinds_of(text), carried.tokenizer.start_id
    at = kinds.names.index(BEGINNING)
    begin = np.cumsum([0, *(len(piece.ids) for piece in pieces_of(carried, context)[:-1])])
    assert np.flatnonzero(kinds.labels[at]).tolist() == begin.tolist()
    assert holding(text, kinds, [start], following=5)[-1, at]
    assert not holding(text, kinds, [start, 5], following=6)[-1, at]


def test_the_sample_opens_on_a_neuron_with_a_lesson() -> None:
    with Recording.open(sample_recordings()["next_token"]) as sample:
        lab = lab_of_recording(sample)
        asker = Asker(lab)
        asker.load(sample.frame_at(int(sample.steps[-1])))
        kept = {question.name: answer for _, _, question, answer in sample.kept_answers()}
        places = dict(list(asker.unfold(lab.default_probe(), Question("neuron_places")))[-1])
        first = asker.answer(lab.default_probe(), [Question("neuron")])[Question("neuron")]
    assert kept["neuron"]["neuron"].tolist() == first["neuron"].tolist(), "what it opens with is by this rule too"
    assert str(places["places_kind"])
    assert places["places_of_kind"].sum() >= 15
    assert first["neuron_activations"].max() >= places["places_activation"][0] / 3, "it is at work in the text shown"
    before, _, off = first["neuron_likelihoods"].tolist()
    assert before - off >= 0.3, "from the tenth row one sees that it does something"
